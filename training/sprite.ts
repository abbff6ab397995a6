import { deflateRawSync } from "node:zlib";
import { Random } from "../src/math/random.js";
import { SPRITE_MAGIC, type SpriteHeader } from "../src/model/sprite.js";
import { pick, PIXELS, type Digits } from "./mnist.js";

const CLASSES = 10;
export const SPRITE = { seed: 6, perClass: 200, levels: 32 } as const;

/**
 * Test digits for the page: `perClass` of each class, drawn by the seed and shuffled, after one sample of each class in the order
 * 0 to 9. The sample is the medoid: the digit with the least mean squared distance to the other chosen digits of its class, so a
 * typical one by rule and not by taste.
 */
export const chooseDigits = (test: Digits, how: { seed: number; perClass: number }): Digits => pick(test, chosenIndices(test, how));

/** Which test digits those are. */
export function chosenIndices(test: Digits, { seed, perClass }: { seed: number; perClass: number }): number[] {
  const random = new Random(seed);
  const chosen: number[][] = Array.from({ length: CLASSES }, () => []);
  const order = random.shuffle(Uint32Array.from({ length: test.count }, (_, i) => i));
  for (const i of order) if (chosen[test.labels[i]].length < perClass) chosen[test.labels[i]].push(i);
  const short = chosen.findIndex((indices) => indices.length < perClass);
  if (short >= 0) throw new Error(`there are only ${chosen[short].length} test digits of class ${short}, not ${perClass}`);
  const samples = chosen.map((indices) => medoid(test, indices));
  const others = random.shuffle(chosen.flat().filter((i) => !samples.includes(i)));
  return [...samples, ...others];
}

/** The member with the least sum of squared distances to the others: Σ‖x − y‖² = n‖x‖² − 2x·Σy + Σ‖y‖². */
function medoid(digits: Digits, indices: readonly number[]): number {
  const sum = new Float64Array(PIXELS);
  for (const i of indices) for (let p = 0; p < PIXELS; p++) sum[p] += digits.images[i * PIXELS + p];
  let best = indices[0];
  let least = Infinity;
  for (const i of indices) {
    let distance = 0;
    for (let p = 0; p < PIXELS; p++) {
      const x = digits.images[i * PIXELS + p];
      distance += indices.length * x * x - 2 * x * sum[p];
    }
    if (distance < least) [least, best] = [distance, i];
  }
  return best;
}

/** Pixels in [0, 1] as the page reads them from the sprite: each at the nearest of `levels` grey levels. */
export const greyLevels = (images: Float32Array, levels: number): Float32Array =>
  images.map((v) => Math.round(v * (levels - 1)) / (levels - 1));

/** The bytes of a sprite file; every pixel goes to the nearest of `levels` grey levels. */
export function packSprite(digits: Digits, levels: number): Uint8Array {
  const header: SpriteHeader = { format: 1, count: digits.count, width: 28, height: 28, levels };
  const text = Buffer.from(JSON.stringify(header));
  const body = deflateRawSync(Buffer.concat([digits.labels, digits.images.map((v) => Math.round((v / 255) * (levels - 1)))]), {
    level: 9,
    memLevel: 9,
  });
  const start = Buffer.alloc(8);
  start.writeUInt32LE(SPRITE_MAGIC, 0);
  start.writeUInt32LE(text.length, 4);
  return new Uint8Array(Buffer.concat([start, text, body]));
}
