import { SIDE } from "./mnist.js";
import type { Random } from "./random.js";

/** What can be wrong with a digit in the anomaly figures. */
export const ANOMALIES = ["scratch", "rotate", "flip", "shift"] as const;
export type Anomaly = (typeof ANOMALIES)[number];

/**
 * A damaged copy of a digit (784 pixels in [0, 1], row by row).
 *
 * - "scratch": one straight bright line, {@link SCRATCH_WIDTH} pixels wide and {@link SCRATCH_LENGTH} long, at a random angle, its
 *   middle within 6 pixels of the image's; where it crosses the digit the brighter of the two stays.
 * - "rotate": turned by 90° clockwise. "flip": mirrored left to right.
 * - "shift": moved by {@link SHIFT} pixels left, right, up or down; what leaves the frame is gone.
 *
 * Some anomalies change nothing that matters (a flipped 0 is a 0): no detector can catch those.
 */
export function damage(digit: ArrayLike<number>, anomaly: Anomaly, random: Random): Float32Array {
  if (anomaly === "scratch") return scratch(digit, random);
  if (anomaly === "rotate") return rearrange(digit, (x, y) => [y, SIDE - 1 - x]);
  if (anomaly === "flip") return rearrange(digit, (x, y) => [SIDE - 1 - x, y]);
  const [dx, dy] = DIRECTIONS[random.integer(DIRECTIONS.length)];
  return rearrange(digit, (x, y) => [x - SHIFT * dx, y - SHIFT * dy]);
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

function rearrange(digit: ArrayLike<number>, from: (x: number, y: number) => [number, number]): Float32Array {
  const out = new Float32Array(SIDE * SIDE);
  for (let y = 0; y < SIDE; y++) {
    for (let x = 0; x < SIDE; x++) {
      const [u, v] = from(x, y);
      if (u >= 0 && u < SIDE && v >= 0 && v < SIDE) out[y * SIDE + x] = digit[v * SIDE + u];
    }
  }
  return out;
}

function scratch(digit: ArrayLike<number>, random: Random): Float32Array {
  const angle = Math.PI * random.uniform();
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const middle = (SIDE - 1) / 2;
  const cx = middle + WANDER * (2 * random.uniform() - 1);
  const cy = middle + WANDER * (2 * random.uniform() - 1);
  return Float32Array.from({ length: SIDE * SIDE }, (_, p) => {
    const dx = (p % SIDE) - cx;
    const dy = Math.floor(p / SIDE) - cy;
    // Distance to the line's middle axis, and how far past its end; a pixel wide ramp softens the edge.
    const across = Math.abs(dy * cos - dx * sin) - SCRATCH_WIDTH / 2;
    const along = Math.abs(dx * cos + dy * sin) - SCRATCH_LENGTH / 2;
    const ink = Math.min(1, Math.max(0, 0.5 - Math.max(across, along)));
    return Math.max(digit[p], ink);
  });
}
