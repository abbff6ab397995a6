import { PIXELS, type Digits } from "./mnist.js";
import { principalComponents } from "./principal-components.js";
import type { PlainNetwork } from "./quantise.js";

/** Principal components of these digits as an autoencoder: encoder x·V − m·V, decoder z·Vᵀ + m. */
export function pcaNetwork(digits: Digits, count: number): PlainNetwork & { readonly varianceKept: number } {
  const { mean, components, variances } = principalComponents(digits, count);
  const weights = new Float32Array(PIXELS * count);
  const bias = new Float32Array(count);
  components.forEach((v, c) => {
    for (let p = 0; p < PIXELS; p++) {
      weights[p * count + c] = v[p];
      bias[c] -= mean[p] * v[p];
    }
  });
  return {
    id: "pca",
    inputSize: PIXELS,
    latentSize: count,
    encoder: [{ in: PIXELS, out: count, activation: "linear", weights, bias }],
    decoder: [
      { in: count, out: PIXELS, activation: "linear", weights: new Float32Array(0), bias: Float32Array.from(mean), transposeOf: 0 },
    ],
    levels: 127,
    varianceKept: variances.reduce((a, b) => a + b),
  };
}
