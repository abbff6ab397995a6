import type { AutoencoderOptions } from "../autoencoder-options.js";
import { AutoencoderLearner } from "../autoencoder.js";
import { measureMap } from "../measures/map.js";
import type { Recipe } from "../recipe.js";

const options: AutoencoderOptions = {
  id: "ae2",
  hidden: [168, 96, 64],
  latent: 2,
  logisticCode: true,
  pixelBudget: 0.03,
  roundFrom: 0.7,
  levels: 63,
  innerLevels: 127,
};

/** Plain autoencoder with a code of two numbers, for the map. Each number has mean 0 and variance 1 over the training digits. */
export const ae2: Recipe = {
  id: "ae2",
  kind: "autoencoder",
  seed: 2,
  training: { epochs: 60, batch: 256, rate: 4e-3 },
  options,
  measure: measureMap,
  measuredWith: { classifier: ["effectiveClasses", "digitLike"] },
  learner(mnist, random) {
    const learner = new AutoencoderLearner(options, mnist, random);
    return {
      learner,
      finish() {
        const { network, scaling } = learner.plain("standardise");
        return { network, notes: { codeFold: scaling } };
      },
    };
  },
};
