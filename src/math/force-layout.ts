/**
 * A picture of neighbourhoods: points of the plane where neighbours attract each other and all others push each other away.
 * The forces and the falling step are those of UMAP (McInnes, Healy, Melville 2018) with a = b = 1, which needs no powers; steps are short and
 * repulsion is soft, so that codes that differ in their last digits only (another backend) give the same picture.
 */
import { Random } from "./random.js";

export interface ForceOptions {
  /** Passes over all pairs of neighbours. */
  rounds?: number;
  /** Points that each point is pushed away from in a round, for each of its neighbours. */
  pushes?: number;
  seed?: number;
}

/** The plane is about this wide, in units of the distance at which neighbours rest. */
const WIDTH = 20;
const FIRST_STEP = 0.3;
/** Longest way of one push or pull. */
const MOST = 1;
/** Keeps the push of points on top of each other finite. */
const SOFT = 0.1;

/**
 * `start`: n pairs, any unit; `neighbours`: n·k indices. Yields after each round with the pairs as they are: the same array each
 * time. What it returns fills −1 … 1 on both axes.
 */
export function* forceLayout(
  start: Float32Array,
  neighbours: Uint32Array,
  { rounds = 150, pushes = 2, seed = 1 }: ForceOptions = {},
): Generator<Float64Array, Float32Array> {
  const n = start.length / 2;
  const k = neighbours.length / n;
  const random = new Random(seed);
  const at = Float64Array.from(fitted(start), (v) => (v * WIDTH) / 2);
  for (let round = 0; round < rounds; round++) {
    const step = FIRST_STEP * (1 - round / rounds);
    for (let a = 0; a < n; a++) {
      for (let j = 0; j < k; j++) {
        const b = neighbours[a * k + j];
        pull(at, a, b, step);
        for (let p = 0; p < pushes; p++) push(at, a, random.integer(n), step);
      }
    }
    yield at;
  }
  return fitted(Float32Array.from(at));
}

function pull(at: Float64Array, a: number, b: number, step: number): void {
  const dx = at[2 * a] - at[2 * b];
  const dy = at[2 * a + 1] - at[2 * b + 1];
  const force = -2 / (1 + dx * dx + dy * dy);
  const mx = step * limited(force * dx);
  const my = step * limited(force * dy);
  at[2 * a] += mx;
  at[2 * a + 1] += my;
  at[2 * b] -= mx;
  at[2 * b + 1] -= my;
}

function push(at: Float64Array, a: number, b: number, step: number): void {
  if (a === b) return;
  const dx = at[2 * a] - at[2 * b];
  const dy = at[2 * a + 1] - at[2 * b + 1];
  const square = dx * dx + dy * dy;
  const force = 2 / ((SOFT + square) * (1 + square));
  at[2 * a] += step * limited(force * dx);
  at[2 * a + 1] += step * limited(force * dy);
}

const limited = (v: number) => Math.max(-MOST, Math.min(MOST, v));

/** Each axis centred and stretched to −1 … 1: the axes of such a picture have no unit. */
export function fitted(pairs: Float32Array): Float32Array {
  const low = [Infinity, Infinity];
  const high = [-Infinity, -Infinity];
  for (let i = 0; i < pairs.length; i++) {
    low[i % 2] = Math.min(low[i % 2], pairs[i]);
    high[i % 2] = Math.max(high[i % 2], pairs[i]);
  }
  return pairs.map((v, i) => (2 * v - low[i % 2] - high[i % 2]) / (high[i % 2] - low[i % 2] || 1));
}
