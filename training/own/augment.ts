import type { Random } from "../../src/math/random.js";
import { CHANNELS, HEIGHT, row, SIZE, WIDTH, type Flags } from "./flags-data.js";

/** How far a picture to learn from may be off the one that was painted. */
export interface Augment {
  /** Pixels, either way; what comes in at the edge is the edge's colour. */
  readonly shift: number;
  /** Share of the contrast about mid-grey, and of brightness, either way. */
  readonly contrast: number;
  readonly brightness: number;
  /** Share of the pictures that are mirrored, left and right, and again up and down. */
  readonly mirror: number;
  /** Share of the pictures whose red, green and blue change places. */
  readonly recolour: number;
}

const ORDERS = [
  [0, 2, 1],
  [1, 0, 2],
  [1, 2, 0],
  [2, 0, 1],
  [2, 1, 0],
] as const;
const AS_IS = [0, 1, 2] as const;

/** The pictures at `indices`, each changed at random. */
export function augmented(flags: Flags, indices: ArrayLike<number>, random: Random, how: Augment): Float32Array {
  const out = new Float32Array(indices.length * SIZE);
  for (let r = 0; r < indices.length; r++) change(row(flags, indices[r]), out.subarray(r * SIZE, (r + 1) * SIZE), random, how);
  return out;
}

function change(from: Float32Array, to: Float32Array, random: Random, how: Augment): void {
  const spread = (limit: number) => (2 * random.uniform() - 1) * limit;
  const [dx, dy] = [spread(how.shift), spread(how.shift)];
  const gain = 1 + spread(how.contrast);
  const offset = 0.5 - 0.5 * gain + spread(how.brightness);
  const [flipX, flipY] = [random.uniform() < how.mirror, random.uniform() < how.mirror];
  const colours = random.uniform() < how.recolour ? ORDERS[random.integer(ORDERS.length)] : AS_IS;
  const within = (value: number, most: number) => Math.min(most, Math.max(0, value));
  for (let y = 0, i = 0; y < HEIGHT; y++) {
    const v = within((flipY ? HEIGHT - 1 - y : y) + dy, HEIGHT - 1);
    const y0 = Math.min(HEIGHT - 2, Math.floor(v));
    for (let x = 0; x < WIDTH; x++) {
      const u = within((flipX ? WIDTH - 1 - x : x) + dx, WIDTH - 1);
      const x0 = Math.min(WIDTH - 2, Math.floor(u));
      const at = (y0 * WIDTH + x0) * CHANNELS;
      const below = at + WIDTH * CHANNELS;
      for (let c = 0; c < CHANNELS; c++, i++) {
        const k = colours[c];
        const top = from[at + k] + (from[at + CHANNELS + k] - from[at + k]) * (u - x0);
        const bottom = from[below + k] + (from[below + CHANNELS + k] - from[below + k]) * (u - x0);
        to[i] = within(gain * (top + (bottom - top) * (v - y0)) + offset, 1);
      }
    }
  }
}
