/** The two canvases of the cloud: points and names below, what follows the hand above. Repaints only what has changed. */
import type { Palette } from "../../draw/palette.js";
import { densityOf } from "../../draw/density.js";
import { text } from "../../draw/plane.js";
import type { Named } from "./features.logic.js";

export interface CloudView {
  palette: Palette;
  /** n pairs in −1 … 1, y upwards. */
  places: Float32Array;
  /** The class whose colour each point has; null: all grey. */
  colours: Uint8Array | null;
  /** What the reader has named; empty on the poster. */
  named: Named;
  fontFamily: string;
  /** The digit looked at, and those nearest to it. */
  at: readonly [number, number];
  near: readonly (readonly [number, number])[];
  /** Digits whose labels the draw under way has uncovered, and their classes. */
  drawn: { indices: Uint32Array; labels: Uint8Array } | null;
  /** The reader's own digit. */
  own: readonly [number, number] | null;
}

/** Room for half a handle at the edges. */
const INSET = 12;

export class CloudPicture {
  #painted: readonly unknown[] = [];

  paint(base: HTMLCanvasElement, overlay: HTMLCanvasElement, view: CloudView): void {
    const { clientWidth: width, clientHeight: height } = base;
    if (width === 0 || height === 0) return;
    const density = densityOf(base);
    const { palette, places, colours, named, fontFamily } = view;
    const x = (v: number) => width / 2 + v * (width / 2 - INSET);
    const y = (v: number) => height / 2 - v * (height / 2 - INSET);
    const key = [base, width, height, density, palette, places, colours, named, fontFamily];
    if (key.some((v, i) => v !== this.#painted[i])) {
      this.#painted = key;
      const context = fresh(base, width, height, density);
      if (context) paintPoints(context, x, y, width, view);
    }
    const context = fresh(overlay, width, height, density);
    if (context) paintNear(context, x, y, view);
  }
}

type Along = (v: number) => number;

function paintPoints(context: CanvasRenderingContext2D, x: Along, y: Along, width: number, view: CloudView): void {
  const { palette, places, colours, named, fontFamily } = view;
  const radius = Math.max(1.3, Math.min(2.2, 1.7 + (width - 304) / 288));
  const n = places.length / 2;
  const numerals = colours && palette.forced;
  if (numerals) {
    context.font = `600 9px ${fontFamily}`;
    context.textAlign = "center";
    context.textBaseline = "middle";
  }
  // by colour: one path each
  for (let c = 0; c < 10; c++) {
    context.fillStyle = colours ? palette.colours[`class-${c}`] : palette.colours["ink-3"];
    context.beginPath();
    for (let i = 0; i < n; i++) {
      if ((colours ? colours[i] : i % 10) !== c) continue;
      const [px, py] = [x(places[2 * i]), y(places[2 * i + 1])];
      if (numerals) context.fillText(String(c), px, py);
      else {
        context.moveTo(px + radius, py);
        context.arc(px, py, radius, 0, 2 * Math.PI);
      }
    }
    context.fill();
  }
  for (const [i, label] of named) {
    text(context, String(label), x(places[2 * i]), y(places[2 * i + 1]), {
      font: `700 ${width > 400 ? 19 : 17}px ${fontFamily}`,
      halo: 5,
      palette,
      colour: palette.colours[`class-${label}`],
      align: "center",
    });
  }
}

function paintNear(context: CanvasRenderingContext2D, x: Along, y: Along, { palette, places, at, near, own, drawn }: CloudView): void {
  for (const i of drawn?.indices ?? [])
    dot(context, x(places[2 * i]), y(places[2 * i + 1]), 3.5, palette.colours[`class-${drawn!.labels[i]}`], palette.colours.bg);
  const lines = (width: number, colour: string) => {
    context.lineWidth = width;
    context.strokeStyle = colour;
    context.beginPath();
    for (const to of near) {
      context.moveTo(x(at[0]), y(at[1]));
      context.lineTo(x(to[0]), y(to[1]));
    }
    context.stroke();
  };
  lines(4, palette.colours.bg);
  lines(1.5, palette.colours.z);
  for (const to of near) dot(context, x(to[0]), y(to[1]), 3.5, palette.colours.z, palette.colours.bg);
  dot(context, x(at[0]), y(at[1]), 3.5, palette.colours.ink, palette.colours.bg);
  if (own) {
    const [px, py, r] = [x(own[0]), y(own[1]), 6.5];
    context.beginPath();
    context.moveTo(px, py - r);
    context.lineTo(px + r, py);
    context.lineTo(px, py + r);
    context.lineTo(px - r, py);
    context.closePath();
    context.strokeStyle = palette.colours.bg;
    context.lineWidth = 4;
    context.stroke();
    context.fillStyle = palette.colours.x;
    context.fill();
  }
}

function dot(context: CanvasRenderingContext2D, x: number, y: number, radius: number, colour: string, halo: string): void {
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
  context.strokeStyle = halo;
  context.lineWidth = 3;
  context.stroke();
  context.fillStyle = colour;
  context.fill();
}

function fresh(canvas: HTMLCanvasElement, width: number, height: number, density: number): CanvasRenderingContext2D | null {
  const [w, h] = [Math.round(width * density), Math.round(height * density)];
  if (canvas.width !== w || canvas.height !== h) [canvas.width, canvas.height] = [w, h];
  const context = canvas.getContext("2d");
  context?.setTransform(w / width, 0, 0, h / height, 0, 0);
  context?.clearRect(0, 0, width, height);
  return context;
}
