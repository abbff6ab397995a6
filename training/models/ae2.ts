import { AutoencoderLearner, type AutoencoderOptions } from "../autoencoder.js";
import type { Recipe } from "../recipe.js";

const options: AutoencoderOptions = { id: "ae2", hidden: [192, 96, 64], latent: 2, pixelBudget: 0.03, roundFrom: 0.8, levels: 31 };

/** Plain autoencoder with a code of two numbers, for the map. Each number has mean 0 and variance 1 over the training digits. */
export const ae2: Recipe = {
  id: "ae2",
  kind: "autoencoder",
  seed: 2,
  training: { epochs: 200, batch: 256, rate: 4e-3 },
  options,
  learner(mnist, random) {
    const learner = new AutoencoderLearner(options, mnist, random);
    return {
      learner,
      finish() {
        const { network, mean, deviation } = learner.plain("standardise");
        return { network, notes: { codeFold: { mean, deviation } } };
      },
    };
  },
};
