import { Random } from "../../math/random.js";
import { PIXELS } from "./bottleneck.logic.js";

/** Independent pixels, uniform in [0, 1); the same for the same seed. */
export function noiseImage(seed: number): Float32Array {
  const random = new Random(seed);
  return Float32Array.from({ length: PIXELS }, () => random.uniform());
}
