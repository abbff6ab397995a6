import type { Anomaly } from "../src/math/anomalies.js";
import type { Warp } from "./inputs.js";
import type { Levels } from "./quantise.js";

/** What shapes an autoencoder and its training. */
export interface AutoencoderOptions extends Levels {
  readonly id: string;
  /** Hidden units of the encoder; the decoder has them the other way round. */
  readonly hidden: readonly number[];
  readonly latent: number;
  /** Squared error (summed over pixels) that leaving out near-constant pixels may cost. */
  readonly pixelBudget: number;
  readonly warp?: Warp;
  /** Share of the batches that are bent. */
  readonly warpShare?: number;
  /** Weights are rounded as in the file during training from this share of the run on. */
  readonly roundFrom: number;
  /** The encoder's last hidden layer has logistic units. They bound the code: with ReLU a few digits run far away from the others. */
  readonly logisticCode?: boolean;
  /** Variational: the squared error counts 1/(2σ²) nats, this is σ² of a pixel. */
  readonly pixelVariance?: number;
  /** Sees spoilt digits (`training/spoilt.ts` says how), is to answer clean ones. */
  readonly denoising?: boolean;
  /** The epoch to keep is chosen by how well the error tells damaged validation digits, against these areas under the ROC curve. */
  readonly anomalyGoals?: Partial<Readonly<Record<Anomaly, number>>>;
  /** Nested: the k's at which hidden units have a scale and a shift of their own, and whether the encoder has them too. */
  readonly knots?: readonly number[];
  readonly conditionEncoder?: boolean;
  /** Start as principal components instead of at random. */
  readonly startAtPca?: boolean;
  /** Nested: how much a unit of squared error counts at k, and the k's and errors that validation compares with. */
  readonly weightOf?: (k: number) => number;
  readonly validateAt?: readonly { readonly k: number; readonly error: number }[];
  /** Nested: share of the k's drawn uniformly; the others are uniform in log k. */
  readonly uniformShare?: number;
}
