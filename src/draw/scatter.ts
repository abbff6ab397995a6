/** Points of labelled classes in a square picture; the colours of ten come again after them. The context's unit is the CSS pixel. */
import type { Scale } from "../math/scale.js";
import type { Palette } from "./palette.js";

export interface Points {
  /** n pairs. */
  readonly codes: Float32Array;
  /** n classes, counted from 0. */
  readonly labels: Uint8Array;
  /** The order in which they are painted: shuffled, so that no class lies on top. */
  readonly order: Uint32Array;
}

export interface PlotArea {
  readonly x: Scale;
  readonly y: Scale;
  /** Width and height in CSS pixels. */
  readonly side: number;
}

export interface ScatterOptions {
  area: PlotArea;
  palette: Palette;
  /** Of a point, in CSS pixels. */
  radius: number;
  /** The others fade; null: none does. */
  lit: number | null;
  /** Each point as the numeral of its class, in this font. */
  numeralFont?: string;
  /** In place of the numerals. */
  names?: readonly string[];
}

/** What is left of a class that is not lit. */
export const DIMMED = 0.15;

/** Opaque: translucent points lose the contrast that their colours were chosen for. */
export function paintScatter(context: CanvasRenderingContext2D, points: Points, options: ScatterOptions): void {
  const { lit } = options;
  if (lit === null) return paintSome(context, points, options, () => true);
  context.globalAlpha = DIMMED;
  paintSome(context, points, options, (label) => label !== lit);
  context.globalAlpha = 1;
  paintSome(context, points, options, (label) => label === lit);
}

function paintSome(
  context: CanvasRenderingContext2D,
  { codes, labels, order }: Points,
  { area, palette, radius, numeralFont, names }: ScatterOptions,
  wanted: (label: number) => boolean,
): void {
  const { x, y, side } = area;
  const colours = Array.from({ length: 10 }, (_, c) => palette.colours[`class-${c}`]);
  if (numeralFont) {
    context.font = numeralFont;
    context.textAlign = "center";
    context.textBaseline = "middle";
  }
  for (const i of order) {
    if (!wanted(labels[i])) continue;
    const px = x(codes[2 * i]);
    const py = y(codes[2 * i + 1]);
    if (px < -radius || py < -radius || px > side + radius || py > side + radius) continue;
    context.fillStyle = colours[labels[i] % 10];
    if (numeralFont) {
      context.fillText(names?.[labels[i]] ?? String(labels[i]), px, py);
      continue;
    }
    context.beginPath();
    context.arc(px, py, radius, 0, 2 * Math.PI);
    context.fill();
  }
}

/** Radius of a point by the width of the picture: 2.2 at 448 pixels, 1.8 at 304. */
export function pointRadius(side: number): number {
  return Math.max(0.9, Math.min(2.6, 1.8 + ((side - 304) * 0.4) / 144));
}
