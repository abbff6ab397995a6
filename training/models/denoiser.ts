import type { AutoencoderOptions } from "../autoencoder-options.js";
import { AutoencoderLearner } from "../autoencoder.js";
import { measureDenoiser } from "../measures/denoiser.js";
import type { Recipe } from "../recipe.js";

const options: AutoencoderOptions = {
  id: "denoiser",
  hidden: [336],
  latent: 128,
  denoising: true,
  pixelBudget: 0.03,
  roundFrom: 0.8,
  levels: 63,
  innerLevels: 127,
};

/** Denoising autoencoder: sees digits with noise added or pixels masked, answers clean ones. Its code serves as features too. */
export const denoiser: Recipe = {
  id: "denoiser",
  kind: "autoencoder",
  seed: 9,
  training: { epochs: 150, batch: 256, rate: 6e-3 },
  options,
  measure: measureDenoiser,
  measuredWith: { anomaly: ["plainGaussian", "plainMask"], ae32: ["accuracyPlainCodes"], vae32: ["accuracyVaeCodes"] },
  learner(mnist, random) {
    const learner = new AutoencoderLearner(options, mnist, random);
    return { learner, finish: () => ({ network: learner.plain("as is").network }) };
  },
};
