/** The examples that are scored: test digits and damaged ones, windows of a healthy sensor and of faulty ones. Always the same. */
import { damage, type Anomaly } from "../../math/anomalies.js";
import { Random } from "../../math/random.js";
import { vibration, WINDOW, type Fault } from "../../math/vibration.js";
import { COUNT, type Kind, type Source } from "./anomaly.logic.js";
import { SIZE } from "./moves.js";

const PIXELS = SIZE.digits;
const SEEDS = { damage: 1_000, healthy: 20_000, faulty: 30_000 };

export interface Digits {
  readonly images: Float32Array;
  readonly labels: Uint8Array;
}

/** Where examples come from; `kind` null: normal ones. */
export interface Stock {
  /** Numbers of one example. */
  readonly size: number;
  /** Normal examples, and as many anomalous ones of each kind. */
  readonly count: number;
  example(kind: Kind | null, index: number): Float32Array;
  /** The class of what the example is made of; null where there are none. */
  label(kind: Kind | null, index: number): number | null;
}

/** Which test digit an example is made of: the first are shown as they are, the next ones damaged. */
export const digitOf = (kind: Kind | null, index: number): number => (kind === null ? index : COUNT + index);

/** Of always the same random numbers for the i-th example. */
export const damageSeed = (index: number): Random => new Random(SEEDS.damage + index);

const sensor: Stock = {
  size: SIZE.sensor,
  count: COUNT,
  example: (kind, index) => {
    const random = new Random((kind ? SEEDS.faulty : SEEDS.healthy) + index);
    return vibration(WINDOW, random, (kind as Fault | null) ?? undefined);
  },
  label: () => null,
};

/** What the library has of a source; the digits it needs are given. */
export function stockOf(source: Source, digits: Digits | null): Stock {
  if (source === "sensor") return sensor;
  const { images, labels } = digits!;
  return {
    size: PIXELS,
    count: COUNT,
    example: (kind, index) => {
      const at = digitOf(kind, index) * PIXELS;
      const image = images.subarray(at, at + PIXELS);
      return kind ? damage(image, kind as Anomaly, damageSeed(index)) : image.slice();
    },
    label: (kind, index) => labels[digitOf(kind, index)],
  };
}

/** Examples `from` to `to`, one after the other. */
export function examples({ size, example }: Stock, kind: Kind | null, from: number, to: number): Float32Array {
  const out = new Float32Array((to - from) * size);
  for (let i = from; i < to; i++) out.set(example(kind, i), (i - from) * size);
  return out;
}

/** Of each row: the squared error, summed over its numbers. */
export function squaredErrors(x: Float32Array, reconstruction: Float32Array, size: number): Float32Array {
  return Float32Array.from({ length: x.length / size }, (_, row) => {
    let sum = 0;
    for (let i = row * size; i < (row + 1) * size; i++) sum += (reconstruction[i] - x[i]) ** 2;
    return sum;
  });
}
