import { measureEveryK } from "../measures/every-k.js";
import { pcaNetwork } from "../pca-network.js";
import type { Recipe } from "../recipe.js";

const COMPONENTS = 64;

/** The best linear autoencoder: 64 principal components. */
export const pca: Recipe = {
  id: "pca",
  kind: "autoencoder",
  seed: 5,
  options: { components: COMPONENTS },
  measure: measureEveryK,
  compute(mnist) {
    const network = pcaNetwork(mnist.train, COMPONENTS);
    return { network, notes: { varianceKept: network.varianceKept } };
  },
};
