/** Error maps. Apart from the pictures themselves: many a tag paints none before its second script. */
import type { ImageShape } from "../model/api.js";
import { DIGIT, paint } from "./digit.js";
import type { Palette, Rgb } from "./palette.js";

/**
 * Signed error x̂ − x: lost ink in the colour of x, invented ink in the colour of x̂, always on the fixed range −1 … 1, so that
 * small errors look small. In forced colours the sign is carried by hatching: falling strokes lost, rising strokes invented.
 * In coloured images nothing is ink: there the error is that of brightness, darker than x counted as lost.
 */
export function paintError(
  canvas: HTMLCanvasElement,
  reconstruction: ArrayLike<number>,
  input: ArrayLike<number>,
  palette: Palette,
  shape = DIGIT,
): void {
  const { channels } = shape;
  const error = (i: number) => {
    let sum = 0;
    for (let c = i * channels; c < (i + 1) * channels; c++) sum += reconstruction[c] - input[c];
    return Math.min(1, Math.max(-1, sum / channels));
  };
  if (palette.forced) return paintHatched(canvas, error, palette, shape);
  const stops = ["div-neg", "div-neg-mid", "div-0", "div-pos-mid", "div-pos"].map((n) => oklab(palette.rgb[n]));
  const key = stops.join();
  if (key !== ramp.key) ramp = { key, colours: makeRamp(stops) };
  const { colours } = ramp;
  paint(canvas, shape, (i, put) => {
    const at = 3 * Math.round((error(i) + 1) * RAMP_HALF);
    put(colours[at], colours[at + 1], colours[at + 2]);
  });
}

function paintHatched(canvas: HTMLCanvasElement, error: (pixel: number) => number, palette: Palette, { width, height }: ImageShape): void {
  const scale = 8;
  canvas.width = width * scale;
  canvas.height = height * scale;
  const context = canvas.getContext("2d");
  if (!context) return;
  context.fillStyle = palette.colours["div-0"];
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.strokeStyle = palette.colours["div-pos"];
  for (let i = 0; i < width * height; i++) {
    const e = error(i);
    if (Math.abs(e) < 0.1) continue;
    const x = (i % width) * scale;
    const y = Math.floor(i / width) * scale;
    context.lineWidth = 1 + 3 * Math.abs(e);
    context.beginPath();
    context.moveTo(x, e < 0 ? y : y + scale);
    context.lineTo(x + scale, e < 0 ? y + scale : y);
    context.stroke();
  }
}

const RAMP_HALF = 255;
let ramp: { key: string; colours: Uint8ClampedArray } = { key: "", colours: new Uint8ClampedArray(0) };

/** 511 colours between five stops, interpolated in OKLab, where equal steps look equal. */
function makeRamp(stops: Vector[]): Uint8ClampedArray {
  const n = 2 * RAMP_HALF + 1;
  const colours = new Uint8ClampedArray(3 * n);
  for (let i = 0; i < n; i++) {
    const u = (i / (n - 1)) * (stops.length - 1);
    const k = Math.min(stops.length - 2, Math.floor(u));
    const mixed = stops[k].map((v, c) => v + (stops[k + 1][c] - v) * (u - k)) as unknown as Vector;
    colours.set(fromOklab(mixed), 3 * i);
  }
  return colours;
}

type Vector = readonly [number, number, number];

/** sRGB to OKLab (Björn Ottosson, "A perceptual color space for image processing", 2020). */
function oklab([red, green, blue]: Rgb): Vector {
  const [r, g, b] = [red, green, blue].map((v) => (v / 255 <= 0.04045 ? v / 255 / 12.92 : ((v / 255 + 0.055) / 1.055) ** 2.4));
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}

function fromOklab([L, a, b]: Vector): [number, number, number] {
  const l = (L + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (L - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (L - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const linear = [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ];
  return linear.map((v) => 255 * (v <= 0.0031308 ? 12.92 * v : 1.055 * v ** (1 / 2.4) - 0.055)) as [number, number, number];
}
