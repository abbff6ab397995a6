import { ANOMALIES, damage, type Anomaly } from "../src/math/anomalies.js";
import { spoil, type NoiseKind } from "../src/math/noise.js";
import { Random } from "../src/math/random.js";
import { pixels, PIXELS, type Digits } from "./mnist.js";

const KINDS: readonly NoiseKind[] = ["gaussian", "mask"];
/** Most digits are spoilt about as much as in the figures (σ and share of masked pixels about 0.5), the others anything from a trace up. */
const USUAL = { share: 0.6, low: 0.4, high: 0.6 };
const ANY = { low: 0.05, high: 0.9 };
const VALIDATION = { level: 0.5, seed: 5, damage: 22 };

/** Each of n images spoilt by a kind and a level of its own. */
export function spoilBatch(x: Float32Array, n: number, random: Random): Float32Array {
  const width = x.length / n;
  const out = new Float32Array(x.length);
  for (let r = 0; r < n; r++) {
    const kind = KINDS[random.integer(KINDS.length)];
    const { low, high } = random.uniform() < USUAL.share ? USUAL : ANY;
    const level = low + (high - low) * random.uniform();
    out.set(spoil(x.subarray(r * width, (r + 1) * width), kind, level, random), r * width);
  }
  return out;
}

/** The images once with each kind of noise, always the same. */
export const spoiltForValidation = (x: Float32Array): Float32Array[] =>
  KINDS.map((kind) => spoil(x, kind, VALIDATION.level, new Random(VALIDATION.seed)));

/** The chosen pixels of every digit, damaged in each way, always the same. */
export function damagedPixels(digits: Digits, active: Uint16Array): ReadonlyMap<Anomaly, Float32Array> {
  const whole = pixels(digits);
  return new Map(
    ANOMALIES.map((kind) => {
      const random = new Random(VALIDATION.damage);
      const out = new Float32Array(digits.count * active.length);
      for (let r = 0; r < digits.count; r++) {
        const image = damage(whole.subarray(r * PIXELS, (r + 1) * PIXELS), kind, random);
        active.forEach((p, i) => (out[r * active.length + i] = image[p]));
      }
      return [kind, out] as const;
    }),
  );
}
