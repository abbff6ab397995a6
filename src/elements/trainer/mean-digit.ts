import { lossTerm } from "../../math/loss.js";
import { PIXELS } from "./trainer.logic.js";

/** Mean over pixels of the cross-entropy when every digit is answered with the mean of `learnt`. */
export function lossOfMean(learnt: Float32Array, digits: Float32Array): number {
  const mean = new Float64Array(PIXELS);
  const ink = new Float64Array(PIXELS);
  for (let i = 0; i < learnt.length; i++) mean[i % PIXELS] += learnt[i];
  for (let i = 0; i < digits.length; i++) ink[i % PIXELS] += digits[i];
  const [n, m] = [learnt.length / PIXELS, digits.length / PIXELS];
  // the cross-entropy is linear in x
  return mean.reduce((sum, v, i) => sum + lossTerm("bce", ink[i] / m, v / n), 0) / PIXELS;
}
