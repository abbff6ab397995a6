import type { AutoencoderOptions } from "../autoencoder-options.js";
import { AutoencoderLearner } from "../autoencoder.js";
import { measureMap } from "../measures/map.js";
import type { Recipe } from "../recipe.js";

const options: AutoencoderOptions = {
  id: "vae2",
  hidden: [168, 96, 64],
  latent: 2,
  pixelBudget: 0.03,
  roundFrom: 0.7,
  levels: 63,
  innerLevels: 127,
  pixelVariance: 0.2,
};

/** Variational autoencoder with a code of two numbers and the prior N(0, I), for the map. The file has the head of the mean only. */
export const vae2: Recipe = {
  id: "vae2",
  kind: "autoencoder",
  seed: 3,
  training: { epochs: 130, batch: 256, rate: 4e-3 },
  options,
  measure: measureMap,
  measuredWith: { classifier: ["effectiveClasses", "digitLike"] },
  learner(mnist, random) {
    const learner = new AutoencoderLearner(options, mnist, random);
    return {
      learner,
      finish() {
        const posteriorDeviation = learner.posteriorDeviation();
        // The prior fixes the scale of the code: nothing is folded.
        const { network } = learner.plain("as is");
        return { network, notes: { posteriorDeviation } };
      },
    };
  },
};
