import { ANOMALIES } from "../../src/math/anomalies.js";
import type { AutoencoderOptions } from "../autoencoder-options.js";
import { AutoencoderLearner } from "../autoencoder.js";
import { measureAnomaly, pcaFigure } from "../measures/anomaly.js";
import { compareOneClass } from "../one-class.js";
import type { Recipe } from "../recipe.js";

const options: AutoencoderOptions = {
  id: "anomaly",
  hidden: [96, 48],
  latent: 12,
  anomalyGoals: { scratch: 0.96, rotate: 0.97, shift: 0.98 },
  pixelBudget: 0.03,
  roundFrom: 0.7,
  levels: 63,
  innerLevels: 127,
};

const oneClassOptions: AutoencoderOptions = { ...options, id: "one class", hidden: [64], anomalyGoals: undefined };

/** Small plain autoencoder: every digit is normal, what it reconstructs badly is not. */
export const anomaly: Recipe = {
  id: "anomaly",
  kind: "autoencoder",
  seed: 10,
  training: { epochs: 60, batch: 256, rate: 4e-3 },
  options,
  measure: measureAnomaly,
  measuredWith: { pca: ANOMALIES.map((kind) => pcaFigure(kind)) },
  learner(mnist, random) {
    const learner = new AutoencoderLearner(options, mnist, random);
    return {
      learner,
      finish: async () => ({
        network: learner.plain("as is").network,
        notes: { oneClass: await compareOneClass(mnist, oneClassOptions, 40) },
      }),
    };
  },
};
