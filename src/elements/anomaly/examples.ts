/** The examples that are scored: test digits and damaged ones, windows of a healthy sensor and of faulty ones. Always the same. */
import { damage, type Anomaly } from "../../math/anomalies.js";
import { Random } from "../../math/random.js";
import { vibration, WINDOW, type Fault } from "../../math/vibration.js";
import { COUNT, type Kind, type Source } from "./anomaly.logic.js";

const PIXELS = 784;
const SEEDS = { damage: 1_000, healthy: 20_000, faulty: 30_000 };

export interface Digits {
  readonly images: Float32Array;
  readonly labels: Uint8Array;
}

/** Which test digit an example is made of: the first are shown as they are, the next ones damaged. */
export const digitOf = (kind: Kind | null, index: number): number => (kind === null ? index : COUNT + index);

/** One example: 784 pixels, or a window of 64 samples; `kind` null: normal. */
export function example(source: Source, kind: Kind | null, index: number, digits: Digits | null): Float32Array {
  if (source === "sensor") {
    const random = new Random((kind ? SEEDS.faulty : SEEDS.healthy) + index);
    return vibration(WINDOW, random, (kind as Fault | null) ?? undefined);
  }
  const at = digitOf(kind, index) * PIXELS;
  const image = digits!.images.subarray(at, at + PIXELS);
  return kind ? damage(image, kind as Anomaly, new Random(SEEDS.damage + index)) : image.slice();
}

/** Examples `from` to `to`, one after the other. */
export function examples(source: Source, kind: Kind | null, from: number, to: number, digits: Digits | null): Float32Array {
  const size = source === "digits" ? PIXELS : WINDOW;
  const out = new Float32Array((to - from) * size);
  for (let i = from; i < to; i++) out.set(example(source, kind, i, digits), (i - from) * size);
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
