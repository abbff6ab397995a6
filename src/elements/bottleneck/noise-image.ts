import { Random } from "../../math/random.js";
import { PIXELS } from "./bottleneck.logic.js";

/** Independent numbers, uniform in [0, 1); the same for the same seed. */
export function noiseImage(seed: number, size = PIXELS): Float32Array {
  const random = new Random(seed);
  return Float32Array.from({ length: size }, () => random.uniform());
}
