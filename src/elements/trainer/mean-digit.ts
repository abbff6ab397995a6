import { lossTerm } from "../../math/loss.js";
import { PIXELS } from "./trainer.logic.js";

/** Mean over the numbers of an image of the cross-entropy when every image is answered with the mean of `learnt`. */
export function lossOfMean(learnt: Float32Array, images: Float32Array, size = PIXELS): number {
  const mean = meanOf(learnt, size);
  const ink = meanOf(images, size);
  // the cross-entropy is linear in x
  return mean.reduce((sum, v, i) => sum + lossTerm("bce", ink[i], v), 0) / size;
}

function meanOf(images: Float32Array, size: number): Float64Array {
  const mean = new Float64Array(size);
  for (let from = 0; from < images.length; from += size) for (let i = 0; i < size; i++) mean[i] += images[from + i];
  return mean.map((v) => v / (images.length / size));
}
