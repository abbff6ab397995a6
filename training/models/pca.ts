import { PIXELS } from "../mnist.js";
import { principalComponents } from "../principal-components.js";
import type { Recipe } from "../recipe.js";

const COMPONENTS = 64;

/** The best linear autoencoder: 64 principal components. Encoder x·V − m·V, decoder z·Vᵀ + m. */
export const pca: Recipe = {
  id: "pca",
  kind: "autoencoder",
  seed: 5,
  options: { components: COMPONENTS },
  compute(mnist) {
    const { mean, components, variances } = principalComponents(mnist.train, COMPONENTS);
    const weights = new Float32Array(PIXELS * COMPONENTS);
    const bias = new Float32Array(COMPONENTS);
    components.forEach((v, c) => {
      for (let p = 0; p < PIXELS; p++) {
        weights[p * COMPONENTS + c] = v[p];
        bias[c] -= mean[p] * v[p];
      }
    });
    const encoder = [{ in: PIXELS, out: COMPONENTS, activation: "linear" as const, weights, bias }];
    const decoder = [
      {
        in: COMPONENTS,
        out: PIXELS,
        activation: "linear" as const,
        weights: new Float32Array(0),
        bias: Float32Array.from(mean),
        transposeOf: 0,
      },
    ];
    return {
      network: { id: "pca", inputSize: PIXELS, latentSize: COMPONENTS, encoder, decoder, levels: 127 },
      notes: { varianceKept: variances.reduce((a, b) => a + b) },
    };
  },
};
