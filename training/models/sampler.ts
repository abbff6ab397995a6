import type { AutoencoderOptions } from "../autoencoder-options.js";
import { AutoencoderLearner } from "../autoencoder.js";
import { measureSampler } from "../measures/sampler.js";
import type { Recipe } from "../recipe.js";

const shared: Omit<AutoencoderOptions, "id"> = {
  hidden: [168, 96],
  latent: 32,
  pixelBudget: 0.03,
  roundFrom: 0.7,
  levels: 63,
  innerLevels: 127,
};

const measuredWith = { classifier: ["digitLike", "digitLikePage", "digitLikeFitted", "digitLikeFittedPage"] };

const plainOptions: AutoencoderOptions = { ...shared, id: "ae32" };

/** Plain autoencoder with a code of 32 numbers, to throw dice into. Its codes have the scale that training happened to give them. */
export const ae32: Recipe = {
  id: "ae32",
  kind: "autoencoder",
  seed: 7,
  training: { epochs: 80, batch: 256, rate: 4e-3 },
  options: plainOptions,
  measure: measureSampler,
  measuredWith,
  learner(mnist, random) {
    const learner = new AutoencoderLearner(plainOptions, mnist, random);
    return { learner, finish: () => ({ network: learner.plain("as is").network }) };
  },
};

const variationalOptions: AutoencoderOptions = { ...shared, id: "vae32", pixelVariance: 0.3 };

/** VAE of the same size, with the prior N(0, I). The file has the head of the mean only. */
export const vae32: Recipe = {
  id: "vae32",
  kind: "autoencoder",
  seed: 8,
  training: { epochs: 80, batch: 256, rate: 4e-3 },
  options: variationalOptions,
  measure: measureSampler,
  measuredWith,
  learner(mnist, random) {
    const learner = new AutoencoderLearner(variationalOptions, mnist, random);
    return {
      learner,
      finish: () => ({ network: learner.plain("as is").network, notes: { posteriorDeviation: learner.posteriorDeviation() } }),
    };
  },
};
