import { SIDE } from "./mnist.js";
import type { Random } from "./random.js";

/** What can be wrong with an image in the anomaly figures. */
export const ANOMALIES = ["scratch", "rotate", "flip", "shift"] as const;
export type Anomaly = (typeof ANOMALIES)[number];

/** Images of so many pixels, of 1 number (grey, ink = 1) or 3 (red, green, blue), row by row. */
export interface Frame {
  readonly width: number;
  readonly height: number;
  readonly channels: number;
}
const DIGIT: Frame = { width: SIDE, height: SIDE, channels: 1 };

/**
 * A damaged copy of an image (pixels in [0, 1]; of a digit unless another shape is named).
 *
 * - "scratch": one straight line of ink, {@link SCRATCH_WIDTH} pixels wide and {@link SCRATCH_LENGTH} long, at a random angle, its
 *   middle within 6 pixels of the image's; where it crosses what is drawn the brighter of the two stays. On a colour image it is white.
 *   An image whose mean is above one half gets a line of 0 instead: ink on ink is no scratch.
 * - "rotate": turned by 90° clockwise; an image that is not square by 180°. "flip": mirrored left to right.
 * - "shift": moved by {@link SHIFT} pixels left, right, up or down; what leaves the frame is gone. What comes in is blank; into a colour
 *   image, where no colour is blank, the edge is drawn out.
 *
 * Lengths are those of a digit; in other shapes they are as large against the shorter side.
 * Some anomalies change nothing that matters (a flipped 0 is a 0): no detector can catch those.
 */
export function damage(image: ArrayLike<number>, anomaly: Anomaly, random: Random, frame = DIGIT): Float32Array {
  const { width, height } = frame;
  if (anomaly === "scratch") return scratch(image, random, frame);
  if (anomaly === "rotate")
    return rearrange(image, frame, width === height ? (x, y) => [y, width - 1 - x] : (x, y) => [width - 1 - x, height - 1 - y]);
  if (anomaly === "flip") return rearrange(image, frame, (x, y) => [width - 1 - x, y]);
  const [dx, dy] = DIRECTIONS[random.integer(DIRECTIONS.length)];
  const by = shiftIn(frame);
  return rearrange(image, frame, (x, y) => [x - by * dx, y - by * dy]);
}

export const SCRATCH_WIDTH = 2;
export const SCRATCH_LENGTH = 20;
export const SHIFT = 5;
const DIRECTIONS = [
  [1, 0],
  [-1, 0],
  [0, 1],
  [0, -1],
] as const;
const WANDER = 6;

/** A length in a digit, in another shape. */
const scaled = (length: number, { width, height }: Frame): number => (length * Math.min(width, height)) / SIDE;
/** By how many pixels "shift" moves images of this shape. */
export const shiftIn = (frame: Frame): number => Math.max(1, Math.round(scaled(SHIFT, frame)));

function rearrange(image: ArrayLike<number>, { width, height, channels }: Frame, from: (x: number, y: number) => [number, number]) {
  const out = new Float32Array(width * height * channels);
  const within = (v: number, size: number) => Math.min(size - 1, Math.max(0, v));
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const [u, v] = from(x, y);
      const [column, row] = [within(u, width), within(v, height)];
      if (channels === 1 && (u !== column || v !== row)) continue;
      for (let c = 0; c < channels; c++) out[(y * width + x) * channels + c] = image[(row * width + column) * channels + c];
    }
  }
  return out;
}

function scratch(image: ArrayLike<number>, random: Random, frame: Frame): Float32Array {
  const { width, height, channels } = frame;
  const angle = Math.PI * random.uniform();
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const wander = scaled(WANDER, frame);
  const cx = (width - 1) / 2 + wander * (2 * random.uniform() - 1);
  const cy = (height - 1) / 2 + wander * (2 * random.uniform() - 1);
  // a pixel at least: half a pixel would be a shadow
  const thick = Math.max(1, scaled(SCRATCH_WIDTH, frame));
  const long = scaled(SCRATCH_LENGTH, frame);
  const size = width * height * channels;
  let sum = 0;
  for (let i = 0; i < size; i++) sum += image[i];
  const bright = sum > size / 2;
  return Float32Array.from({ length: size }, (_, i) => {
    const p = Math.floor(i / channels);
    const dx = (p % width) - cx;
    const dy = Math.floor(p / width) - cy;
    // Distance to the line's middle axis, and how far past its end; a pixel wide ramp softens the edge.
    const across = Math.abs(dy * cos - dx * sin) - thick / 2;
    const along = Math.abs(dx * cos + dy * sin) - long / 2;
    const ink = Math.min(1, Math.max(0, 0.5 - Math.max(across, along)));
    return bright ? Math.min(image[i], 1 - ink) : Math.max(image[i], ink);
  });
}
