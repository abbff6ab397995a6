/** Paints the sensor: a signal with the reconstruction over its newest window, and the error below. Unit: CSS px. */
import type { Palette } from "../../draw/palette.js";
import { densityOf } from "../../draw/density.js";
import { text } from "../../draw/plane.js";

type Context = CanvasRenderingContext2D;

/** Amplitudes from −LIMIT to LIMIT are in the picture. */
export const LIMIT = 3;

export interface TracePicture {
  /** The newest last; shorter than `length` at the start. */
  signal: readonly number[];
  /** Of the newest window, or null. */
  reconstruction: ArrayLike<number> | null;
  /** How many samples of the signal came after the window was reconstructed. */
  behind: number;
  /** Samples across the picture. */
  length: number;
  window: number;
}

/** A canvas ready to be painted in CSS px; null where it has no size. */
export function prepare(canvas: HTMLCanvasElement): { context: Context; width: number; height: number } | null {
  const { clientWidth: width, clientHeight: height } = canvas;
  const context = canvas.getContext("2d");
  if (!context || !width || !height) return null;
  const ratio = densityOf(canvas);
  const [w, h] = [Math.round(width * ratio), Math.round(height * ratio)];
  if (canvas.width !== w || canvas.height !== h) [canvas.width, canvas.height] = [w, h];
  context.setTransform(w / width, 0, 0, h / height, 0, 0);
  context.clearRect(0, 0, width, height);
  return { context, width, height };
}

export function paintTrace(
  canvas: HTMLCanvasElement,
  { signal, reconstruction, behind, length, window }: TracePicture,
  palette: Palette,
): void {
  const field = prepare(canvas);
  if (!field) return;
  const { context, width, height } = field;
  const x = (age: number) => width - 1 - (age * (width - 2)) / (length - 1);
  const y = (v: number) => height / 2 - (Math.max(-LIMIT, Math.min(LIMIT, v)) * height) / (2 * LIMIT);
  const left = x(window - 1 + behind);
  context.fillStyle = palette.colours.wash;
  context.fillRect(left, 0, x(behind) - left, height);
  context.strokeStyle = palette.colours.rule;
  context.lineWidth = 1;
  stroke(context, [
    [0, height / 2],
    [width, height / 2],
  ]);
  context.lineJoin = "round";
  if (reconstruction) {
    context.strokeStyle = palette.colours.xhat;
    context.lineWidth = 3;
    if (palette.forced) context.setLineDash([5, 3]);
    stroke(
      context,
      Array.from(reconstruction, (v, i) => [x(window - 1 - i + behind), y(v)]),
    );
    context.setLineDash([]);
  }
  // on top: what the reconstruction misses stands out from it
  context.strokeStyle = palette.colours.x;
  context.lineWidth = 1.5;
  stroke(
    context,
    signal.map((v, i) => [x(signal.length - 1 - i), y(v)]),
  );
}

/** Errors from 0 at the bottom to `top`; from the threshold on, which stands across with its name, the line is thick. */
export function paintErrors(
  canvas: HTMLCanvasElement,
  errors: readonly number[],
  { length, top, threshold, name, font }: { length: number; top: number; threshold: number; name: string; font: string },
  palette: Palette,
): void {
  const field = prepare(canvas);
  if (!field) return;
  const { context, width, height } = field;
  const x = (age: number) => width - 1 - (age * (width - 2)) / (length - 1);
  const y = (v: number) => height - 1 - (Math.min(1.02, v / top) * (height - 4)) / 1.02;
  context.strokeStyle = palette.colours.rule;
  context.lineWidth = 1;
  stroke(context, [
    [0, height - 0.5],
    [width, height - 0.5],
  ]);
  const points = errors.map((v, i): [number, number] => [x(errors.length - 1 - i), y(v)]);
  context.lineJoin = "round";
  context.strokeStyle = palette.colours.loss;
  context.lineWidth = 1.5;
  stroke(context, points);
  context.lineWidth = 4;
  let run: [number, number][] = [];
  points.forEach((point, i) => {
    if (errors[i] >= threshold) run.push(point);
    if (errors[i] < threshold || i === points.length - 1) {
      if (run.length > 0) stroke(context, run.length > 1 ? run : [run[0], [run[0][0] + 1, run[0][1]]]);
      run = [];
    }
  });
  const limit = y(threshold);
  context.strokeStyle = palette.colours.ink;
  context.lineWidth = 1.5;
  stroke(context, [
    [0, limit],
    [width, limit],
  ]);
  if (limit > 18) text(context, name, 6, limit - 10, { font, halo: 3, palette, colour: palette.colours.ink, align: "left" });
}

function stroke(context: Context, points: readonly (readonly number[])[]): void {
  context.beginPath();
  points.forEach(([x, y], i) => (i ? context.lineTo(x, y) : context.moveTo(x, y)));
  context.stroke();
}
