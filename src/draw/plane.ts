/** Marks on the plane of a two-number code: rings of the prior, class numerals, the path, the cursor. Unit: CSS pixel. */
import type { Palette } from "./palette.js";
import { DIMMED, type PlotArea } from "./scatter.js";

type Point = readonly [number, number];
type Context = CanvasRenderingContext2D;

/** Mean and standard deviations of a normal distribution in the plane. */
interface Normal {
  readonly mean: Point;
  readonly spread: Point;
}

/** Dotted rings at 1, 2 and 3 standard deviations of N(0, I), or of another normal distribution, named. */
export function paintRings(context: Context, { x, y }: PlotArea, palette: Palette, font: string, of: Normal | null = null): void {
  const { mean, spread } = of ?? { mean: [0, 0], spread: [1, 1] };
  for (const sigma of [1, 2, 3]) {
    const circle = () => {
      context.beginPath();
      const radius = (i: 0 | 1) => x(sigma * spread[i]) - x(0);
      context.ellipse(x(mean[0]), y(mean[1]), radius(0), radius(1), 0, 0, 2 * Math.PI);
      context.stroke();
    };
    withHalo(context, palette, 3, 0.7, circle);
    context.strokeStyle = palette.colours.ink;
    context.lineWidth = 1;
    context.lineCap = "round";
    context.setLineDash([1, 4]);
    circle();
    context.setLineDash([]);
    if (!font) continue;
    // on the diagonal to the lower right, just outside its ring
    const [px, py] = [x(mean[0] + sigma * spread[0] * Math.SQRT1_2) + 3, y(mean[1] - sigma * spread[1] * Math.SQRT1_2) + 8];
    text(context, `${sigma}σ`, px, py, { font, halo: 3, palette, colour: palette.colours.ink, align: "left" });
  }
}

/** The numeral of each class at its place. */
export function paintNumerals(
  context: Context,
  { x, y }: PlotArea,
  palette: Palette,
  places: readonly (Point | null)[],
  lit: number | null,
  font: string,
): void {
  places.forEach((at, label) => {
    if (!at) return;
    context.globalAlpha = lit === null || lit === label ? 1 : DIMMED;
    text(context, String(label), x(at[0]), y(at[1]), {
      font,
      halo: 5,
      palette,
      colour: palette.colours[`class-${label}`],
      align: "center",
    });
  });
  context.globalAlpha = 1;
}

/** The straight line from a to b with a dot for each decoded image between them. */
export function paintPath(context: Context, { x, y }: PlotArea, palette: Palette, [a, b]: readonly [Point, Point], steps: number): void {
  const line = () => {
    context.beginPath();
    context.moveTo(x(a[0]), y(a[1]));
    context.lineTo(x(b[0]), y(b[1]));
    context.stroke();
  };
  withHalo(context, palette, 4, 1, line);
  context.strokeStyle = palette.colours.ink;
  context.lineWidth = 1.5;
  line();
  context.fillStyle = palette.colours.bg;
  for (let i = 1; i < steps - 1; i++) {
    const t = i / (steps - 1);
    dot(context, x(a[0] + (b[0] - a[0]) * t), y(a[1] + (b[1] - a[1]) * t), 2.6);
    context.fill();
    context.stroke();
  }
}

/** Cross-hairs through the cursor and, if there is one, the leader to the nearest digit. */
export function paintCursor(
  context: Context,
  { x, y, side }: PlotArea,
  palette: Palette,
  at: Point,
  nearest: { at: Point; label: number } | null,
): void {
  const [px, py] = [x(at[0]), y(at[1])];
  context.strokeStyle = palette.colours.z;
  context.lineWidth = 1;
  context.globalAlpha = 0.45;
  context.beginPath();
  context.moveTo(px, 0);
  context.lineTo(px, side);
  context.moveTo(0, py);
  context.lineTo(side, py);
  context.stroke();
  context.globalAlpha = 1;
  if (nearest) {
    const [nx, ny] = [x(nearest.at[0]), y(nearest.at[1])];
    context.lineWidth = 1.5;
    context.beginPath();
    context.moveTo(px, py);
    context.lineTo(nx, ny);
    context.stroke();
    context.fillStyle = palette.colours[`class-${nearest.label % 10}`];
    context.strokeStyle = palette.colours.ink;
    dot(context, nx, ny, 4.5);
    context.fill();
    context.stroke();
  }
  context.fillStyle = palette.colours.z;
  dot(context, px, py, 2.5);
  context.fill();
}

function dot(context: Context, x: number, y: number, radius: number): void {
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
}

/** Strokes a wider line of background first, so that the line is clear of what it crosses. */
function withHalo(context: Context, palette: Palette, width: number, alpha: number, stroke: () => void): void {
  const before = context.globalAlpha;
  context.globalAlpha = alpha;
  context.strokeStyle = palette.colours.bg;
  context.lineWidth = width;
  stroke();
  context.globalAlpha = before;
}

export interface TextStyle {
  font: string;
  halo: number;
  palette: Palette;
  colour: string;
  align: CanvasTextAlign;
}

/** Clear of what it crosses. */
export function text(context: Context, words: string, x: number, y: number, { font, halo, palette, colour, align }: TextStyle): void {
  context.font = font;
  context.textAlign = align;
  // middle of the capitals, not of the em box
  context.textBaseline = "alphabetic";
  const { actualBoundingBoxAscent: ascent } = context.measureText("0");
  context.lineJoin = "round";
  context.strokeStyle = palette.colours.bg;
  context.lineWidth = halo;
  context.strokeText(words, x, y + ascent / 2);
  context.fillStyle = colour;
  context.fillText(words, x, y + ascent / 2);
}
