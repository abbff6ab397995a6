/** What moves over the stage: ink on its way into the code and out of it, and the gradient on its way back. Unit: CSS px. */
import { densityOf } from "../../draw/density.js";
import type { Palette, Rgb } from "../../draw/palette.js";
import { SIDE, type Film } from "./film.js";
import type { Box, Layout } from "./layout.js";
import type { Scene } from "./scene.js";
import { staggered, unfoldOrder, type Shown } from "./shown.js";

const MOST = 64;
const LEAST_NECK = 3;
/** Fainter pixels do not fly. */
const FAINT = 0.1;
/** Marks on the wire of the largest number. */
const MARKS = 5;
/** A difference as large as this sends a spark back. */
const STEEP = 0.2;

interface View {
  film: Film;
  scene: Scene;
  shown: Shown;
  layout: Layout;
  palette: Palette;
}

type Point = readonly [x: number, y: number];

export function paintSky(canvas: HTMLCanvasElement, view: View): void {
  const { width, height } = view.layout.stage;
  const density = Math.min(3, densityOf(canvas));
  const [w, h] = [Math.round(width * density), Math.round(height * density)];
  if (canvas.width !== w || canvas.height !== h) {
    canvas.width = w;
    canvas.height = h;
  }
  const context = canvas.getContext("2d");
  if (!context) return;
  context.setTransform(density, 0, 0, density, 0, 0);
  context.clearRect(0, 0, width, height);
  const { x, xhat, flow } = view.layout;
  if (!x || !xhat || !flow) return;
  const path = new Path(flow, view.layout, view.film.k);
  if (view.scene.row !== null) markRow(context, x, view.scene.row, view.palette);
  if (view.scene.pour > 0 && view.scene.pour < 1) pour(context, x, path, view);
  marks(context, path, view.scene.wiresIn, "in", view);
  marks(context, path, view.scene.wiresOut, "out", view);
  if (view.scene.unfold > 0 && view.scene.unfold < 1) unfold(context, xhat, path, view);
  if (view.scene.meet > 0 && view.scene.meet < 1) meet(context, view);
  if (view.scene.back > 0 && view.scene.back < 1) back(context, xhat, path, view);
}

/** The way through the network. Distances run in the reading direction. */
class Path {
  readonly neck: number;
  readonly middle: number;

  constructor(
    readonly flow: Box,
    private readonly layout: Layout,
    private readonly k: number,
  ) {
    this.middle = flow.top + flow.height / 2;
    this.neck = Math.max(LEAST_NECK, (flow.height * k) / MOST);
  }

  /** A distance from the start of the network as a place on the stage. */
  at(distance: number): number {
    return this.layout.mirrored ? this.flow.left + this.flow.width - distance : this.flow.left + distance;
  }

  /** The distance of a place on the stage from the network's start; negative before it. */
  distance(x: number): number {
    return this.layout.mirrored ? this.flow.left + this.flow.width - x : x - this.flow.left;
  }

  /** Height of a line through a trapezoid: at its wide side `y`, at its neck the same share of that. */
  squeezed(y: number, inside: number): number {
    const { depth } = this.layout.network;
    const share = Math.min(1, Math.max(0, inside / depth));
    return this.middle + (y - this.middle) * (1 + (this.neck / this.flow.height - 1) * share);
  }

  /** A point on the wire of number i, from the neck to the bar ("in") or from the bar to the neck ("out"). */
  wire(i: number, share: number, side: "in" | "out"): Point {
    const { depth, width, rows } = this.layout.network;
    const inNeck = this.middle - this.neck / 2 + ((i + 0.5) * this.neck) / this.k;
    const inRows = this.flow.top + ((i + 0.5) * this.flow.height) / this.k;
    const [from, to] = side === "in" ? [depth, rows!.start] : [rows!.end, width - depth];
    const [y0, y1] = side === "in" ? [inNeck, inRows] : [inRows, inNeck];
    // a cubic whose handles lie in the middle, as the wires are drawn
    const u = 1 - share;
    const middle = (from + to) / 2;
    const d = u ** 3 * from + 3 * u * u * share * middle + 3 * u * share * share * middle + share ** 3 * to;
    const y = (u ** 3 + 3 * u * u * share) * y0 + (3 * u * share * share + share ** 3) * y1;
    return [this.at(d), y];
  }
}

function markRow(context: CanvasRenderingContext2D, { left, top, width, height }: Box, row: number, { colours }: Palette): void {
  const step = height / SIDE;
  context.strokeStyle = colours.x;
  context.lineWidth = 2;
  context.strokeRect(left + 1, top + row * step - 1, width - 2, step + 2);
}

function pour(context: CanvasRenderingContext2D, from: Box, path: Path, { film, scene, layout, palette }: View): void {
  const step = from.width / SIDE;
  const { depth } = layout.network;
  for (let i = 0; i < film.x.length; i++) {
    if (film.x[i] < FAINT) continue;
    const column = i % SIDE;
    // the columns next to the network leave first
    const share = staggered(scene.pour, (layout.mirrored ? column : SIDE - 1 - column) / (SIDE - 1));
    if (share <= 0 || share >= 1) continue;
    const y = from.top + (Math.floor(i / SIDE) + 0.5) * step;
    const start = path.distance(from.left + (column + 0.5) * step);
    const d = start + (depth - start) * smooth(share);
    const inside = Math.min(1, Math.max(0, d / depth));
    const size = step * (1 - 0.7 * inside);
    const colour = d < 0 ? mix(palette.rgb["seq-1"], palette.rgb.x, Math.min(1, share * 4)) : mix(palette.rgb.x, palette.rgb.theta, inside);
    dot(context, path.at(d), path.squeezed(y, d), size, colour, film.x[i]);
  }
}

/** Marks on the wires: the larger a number, the more. */
function marks(context: CanvasRenderingContext2D, path: Path, progress: number, side: "in" | "out", { film, scene, palette }: View): void {
  if (progress <= 0 || progress >= 1) return;
  const code = (scene.little > 0.5 ? film.little?.steps[scene.step]?.code : film.trained?.code) ?? [];
  const largest = Math.max(1e-6, ...Array.from(code, Math.abs));
  for (let i = 0; i < code.length; i++) {
    const count = Math.max(1, Math.round((MARKS * Math.abs(code[i])) / largest));
    for (let j = 0; j < count; j++) {
      const share = staggered(progress, count > 1 ? j / (count - 1) : 0.5);
      if (share <= 0 || share >= 1) continue;
      const [x, y] = path.wire(i, share, side);
      dot(context, x, y, film.k > 16 ? 3 : 5, css(palette.rgb.z), 1);
    }
  }
}

function unfold(context: CanvasRenderingContext2D, to: Box, path: Path, { film, scene, layout, palette }: View): void {
  const image = film.trained?.image;
  if (!image) return;
  const step = to.width / SIDE;
  const { depth, width } = layout.network;
  for (let i = 0; i < image.length; i++) {
    if (image[i] < FAINT) continue;
    const share = staggered(scene.unfold, unfoldOrder(i, layout.mirrored));
    if (share <= 0 || share >= 1) continue;
    const y = to.top + (Math.floor(i / SIDE) + 0.5) * step;
    const end = path.distance(to.left + ((i % SIDE) + 0.5) * step);
    const d = width - depth + (end - width + depth) * smooth(share);
    const outside = Math.min(1, Math.max(0, (d - width + depth) / depth));
    const colour =
      d < width
        ? mix(palette.rgb.z, palette.rgb.phi, outside)
        : mix(mixed(palette.rgb.phi, palette.rgb.xhat, Math.min(1, (d - width) / 30)), palette.rgb["seq-1"], Math.max(0, share * 3 - 2));
    dot(context, path.at(d), path.squeezed(y, width - d), step * (0.3 + 0.7 * outside), colour, image[i]);
  }
}

/** Input and reconstruction, each in its colour, go to the place of the error map. */
function meet(context: CanvasRenderingContext2D, { film, scene, shown, layout, palette }: View): void {
  const { x, xhat, error } = layout;
  if (!x || !xhat || !error) return;
  const share = smooth(Math.min(1, scene.meet * 1.25));
  const fade = Math.min(1, (1 - scene.meet) * 5);
  for (const [from, ink, rgb] of [
    [x, film.x, palette.rgb["div-neg"]],
    [xhat, shown.image, palette.rgb["div-pos"]],
  ] as const) {
    const left = from.left + (error.left - from.left) * share;
    const top = from.top + (error.top - from.top) * share;
    const step = (from.width + (error.width - from.width) * share) / SIDE;
    for (let i = 0; i < ink.length; i++) {
      if (ink[i] < FAINT) continue;
      dot(context, left + ((i % SIDE) + 0.5) * step, top + (Math.floor(i / SIDE) + 0.5) * step, step, css(rgb), 0.55 * ink[i] * fade);
    }
  }
}

/** From the differences through the decoder, along the wires and through the encoder. */
function back(context: CanvasRenderingContext2D, xhat: Box, path: Path, { film, scene, shown, layout, palette }: View): void {
  const { depth, width } = layout.network;
  const from = layout.error ?? xhat;
  const loss = css(palette.rgb.loss);
  const size = Math.max(3, xhat.width / SIDE / 1.7);
  const passing = (start: number, end: number) => Math.min(1, Math.max(0, (scene.back - start) / (end - start)));
  const out = passing(0, 0.48);
  const wires = passing(0.4, 0.66);
  const home = passing(0.6, 1);
  const { difference } = shown;
  for (let i = 0; i < difference.length; i++) {
    if (Math.abs(difference[i]) < STEEP) continue;
    const column = (i % SIDE) + 0.5;
    const row = Math.floor(i / SIDE) + 0.5;
    const order = ((i * 37) % 101) / 101;
    const share = staggered(out, order);
    if (share > 0 && share < 1) {
      // first to the same pixel of the reconstruction, then into the decoder
      const a: Point = [from.left + (column * from.width) / SIDE, from.top + (row * from.height) / SIDE];
      const b: Point = [xhat.left + (column * xhat.width) / SIDE, xhat.top + (row * xhat.height) / SIDE];
      if (share < 0.45 && layout.error) {
        const u = smooth(share / 0.45);
        dot(context, a[0] + (b[0] - a[0]) * u, a[1] + (b[1] - a[1]) * u, size, loss, 1);
      } else {
        const u = layout.error ? (share - 0.45) / 0.55 : share;
        const start = path.distance(b[0]);
        const d = start + (width - depth - start) * smooth(u);
        dot(context, path.at(d), path.squeezed(b[1], width - d), size, loss, 1);
      }
    }
    const last = staggered(home, order);
    if (last > 0 && last < 1 && i % 2 === 0) {
      const y = path.flow.top + (row * path.flow.height) / SIDE;
      const d = depth * (1 - smooth(last));
      dot(context, path.at(d), path.squeezed(y, d), size, loss, Math.min(1, 4 * (1 - last)));
    }
  }
  for (let i = 0; i < film.k; i++) {
    for (let j = 0; j < 3; j++) {
      const share = staggered(wires, j / 2);
      if (share <= 0 || share >= 1) continue;
      const [x, y] = share < 0.5 ? path.wire(i, 1 - 2 * share, "out") : path.wire(i, 2 - 2 * share, "in");
      dot(context, x, y, 4, loss, 1);
    }
  }
}

function dot(context: CanvasRenderingContext2D, x: number, y: number, size: number, colour: string, strength: number): void {
  context.globalAlpha = strength;
  context.fillStyle = colour;
  context.fillRect(x - size / 2, y - size / 2, size, size);
  context.globalAlpha = 1;
}

const smooth = (u: number) => u * u * (3 - 2 * u);
const css = ([red, green, blue]: Rgb) => `rgb(${red},${green},${blue})`;
const mixed = (a: Rgb, b: Rgb, share: number) => a.map((v, i) => Math.round(v + (b[i] - v) * share)) as unknown as Rgb;
const mix = (a: Rgb, b: Rgb, share: number) => css(mixed(a, b, share));
