import type { PlainLayer } from "./quantise.js";

/** What to do to the scale of the code before it is written. */
export type Fold = "as is" | "scale" | "standardise";

/** Subtracted from each number of the code, and what the rest is divided by. */
export interface Scaling {
  readonly mean: number[];
  readonly deviation: number[];
}

/** The scaling for a fold, from n codes of `latent` numbers. */
export function scalingFor(fold: Fold, codes: Float32Array, latent: number): Scaling {
  const mean = new Array<number>(latent).fill(0);
  if (fold === "as is") return { mean, deviation: mean.map(() => 1) };
  const n = codes.length / latent;
  const squares = mean.slice();
  for (let i = 0; i < codes.length; i++) {
    mean[i % latent] += codes[i] / n;
    squares[i % latent] += codes[i] ** 2 / n;
  }
  const deviation = mean.map((m, j) => Math.sqrt(squares[j] - m * m) || 1);
  return { mean: fold === "standardise" ? mean : mean.map(() => 0), deviation };
}

/**
 * (z − mean) / deviation in place of z: into the last layer of the encoder, and undone in the first layer of the decoder, so that no
 * reconstruction changes. Of an encoder with more outputs than `mean` has numbers (a VAE's heads) only the first are kept.
 */
export function foldCode(last: PlainLayer, first: PlainLayer, { mean, deviation }: Scaling): { last: PlainLayer; first: PlainLayer } {
  const latent = mean.length;
  const head = { ...last, out: latent, weights: new Float32Array(last.in * latent), bias: new Float32Array(latent) };
  const tail = { ...first, weights: first.weights.slice(), bias: first.bias.slice() };
  for (let j = 0; j < latent; j++) {
    for (let r = 0; r < last.in; r++) head.weights[r * latent + j] = last.weights[r * last.out + j] / deviation[j];
    head.bias[j] = (last.bias[j] - mean[j]) / deviation[j];
    for (let o = 0; o < first.out; o++) {
      tail.bias[o] += mean[j] * first.weights[j * first.out + o];
      tail.weights[j * first.out + o] *= deviation[j];
    }
  }
  return { last: head, first: tail };
}
