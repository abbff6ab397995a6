/** The glossary's entries: under which words a term is found, and which tags show it. Their definitions are in i18n/en/terms.ts. */
export interface Term {
  /** Names and abbreviations in English, in the singular. */
  names: readonly string[];
  /** Tags that show it, the best first. */
  shownBy: readonly string[];
}

const BOTTLENECK = "ae-bottleneck";
const MAP = "ae-latent-map";
const LOSS = "ae-loss-calculator";
const TRAINER = "ae-trainer";
const SAMPLER = "ae-sampler";
const DENOISER = "ae-denoiser";
const ANOMALY = "ae-anomaly";
const FEATURES = "ae-features";
const WALKTHROUGH = "ae-walkthrough";

export const TERMS = {
  anomaly: { names: ["anomaly", "outlier"], shownBy: [ANOMALY] },
  auc: { names: ["auc", "area under the curve"], shownBy: [ANOMALY] },
  autoencoder: { names: ["autoencoder"], shownBy: [BOTTLENECK, WALKTHROUGH] },
  batch: { names: ["batch", "minibatch"], shownBy: [TRAINER] },
  bce: { names: ["bce", "binary cross entropy", "cross entropy"], shownBy: [LOSS] },
  bottleneck: { names: ["bottleneck"], shownBy: [BOTTLENECK] },
  classifier: { names: ["classifier"], shownBy: [FEATURES] },
  compression: { names: ["compression", "compress"], shownBy: [BOTTLENECK] },
  decoder: { names: ["decoder"], shownBy: [BOTTLENECK, WALKTHROUGH] },
  denoising: { names: ["denoising", "denoising autoencoder", "denoise"], shownBy: [DENOISER] },
  encoder: { names: ["encoder"], shownBy: [BOTTLENECK, WALKTHROUGH] },
  epoch: { names: ["epoch"], shownBy: [TRAINER] },
  falseAlarm: { names: ["false alarm", "false positive"], shownBy: [ANOMALY] },
  feature: { names: ["feature"], shownBy: [FEATURES] },
  gradient: { names: ["gradient"], shownBy: [LOSS] },
  gradientDescent: { names: ["gradient descent"], shownBy: [TRAINER, LOSS] },
  heldOut: { names: ["held out", "held out data", "validation data", "test data"], shownBy: [TRAINER] },
  identity: { names: ["identity", "identity mapping"], shownBy: [BOTTLENECK] },
  klDivergence: { names: ["kl divergence", "kullback leibler divergence"], shownBy: [] },
  label: { names: ["label"], shownBy: [FEATURES] },
  latentCode: { names: ["latent code", "code", "latent vector", "z"], shownBy: [BOTTLENECK, MAP] },
  latentSpace: { names: ["latent space"], shownBy: [MAP] },
  learningRate: { names: ["learning rate", "step size"], shownBy: [TRAINER, LOSS] },
  loss: { names: ["loss", "reconstruction loss", "loss function"], shownBy: [LOSS] },
  manifold: { names: ["manifold"], shownBy: [MAP, ANOMALY] },
  masking: { names: ["masking", "masking noise"], shownBy: [DENOISER] },
  mnist: { names: ["mnist"], shownBy: [MAP] },
  mse: { names: ["mse", "mean squared error"], shownBy: [LOSS] },
  noise: { names: ["noise", "gaussian noise"], shownBy: [DENOISER] },
  overfitting: { names: ["overfitting", "overfit"], shownBy: [TRAINER] },
  parameter: { names: ["parameter", "weight"], shownBy: [TRAINER, WALKTHROUGH] },
  pca: { names: ["pca", "principal component analysis"], shownBy: [BOTTLENECK] },
  pixel: { names: ["pixel"], shownBy: [LOSS] },
  prior: { names: ["prior", "standard normal", "standard normal distribution"], shownBy: [SAMPLER, MAP] },
  psnr: { names: ["psnr", "peak signal to noise ratio"], shownBy: [DENOISER] },
  reconstruction: { names: ["reconstruction"], shownBy: [BOTTLENECK, WALKTHROUGH] },
  reconstructionError: { names: ["reconstruction error"], shownBy: [ANOMALY, BOTTLENECK] },
  roc: { names: ["roc", "roc curve"], shownBy: [ANOMALY] },
  sampling: { names: ["sampling", "sample"], shownBy: [SAMPLER] },
  threshold: { names: ["threshold"], shownBy: [ANOMALY] },
  vae: { names: ["vae", "variational autoencoder"], shownBy: [SAMPLER, MAP] },
} as const satisfies Record<string, Term>;

export type TermId = keyof typeof TERMS;

const BY_NAME = new Map<string, TermId>(
  Object.entries(TERMS).flatMap(([id, { names }]) => names.map((name): [string, TermId] => [name, id as TermId])),
);

/** The entry for a word or an id, or null. Case, hyphens, spaces and an English plural do not matter. */
export function findTerm(word: string): TermId | null {
  const id = word.trim();
  if (Object.hasOwn(TERMS, id)) return id as TermId;
  const name = id
    .toLowerCase()
    .replace(/[\s\u2010\u2011_-]+/g, " ")
    .trim();
  const singular = [name, name.replace(/s$/, ""), name.replace(/ies$/, "y"), name.replace(/es$/, "")];
  return singular.map((each) => BY_NAME.get(each)).find((found) => found !== undefined) ?? null;
}
