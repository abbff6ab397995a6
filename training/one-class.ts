import { Random } from "../src/math/random.js";
import { auc } from "../src/math/roc.js";
import { parseWeights, type Network } from "../src/model/format.js";
import type { AutoencoderOptions } from "./autoencoder-options.js";
import { AutoencoderLearner } from "./autoencoder.js";
import { train } from "./loop.js";
import { pick, pixels, type Digits, type Mnist } from "./mnist.js";
import { pcaNetwork } from "./pca-network.js";
import { packNetwork } from "./quantise.js";
import { errors, mean } from "./run.js";

const EPOCHS = 60;

export interface OneClass {
  /** Numbers of the code, and components. */
  readonly k: number;
  /** For each digit as the only normal one: area under the ROC curve of the error, its test digits against all others. */
  readonly autoencoder: readonly number[];
  readonly pca: readonly number[];
  readonly meanAutoencoder: number;
  readonly meanPca: number;
}

/**
 * Another way to ask for anomalies: one digit is normal, the nine others are not. An autoencoder of its own for each digit (`options`, trained
 * on that digit alone) against principal components of that digit, as many as the code has numbers.
 */
export async function compareOneClass(mnist: Mnist, options: AutoencoderOptions, seed: number): Promise<OneClass> {
  const test = pixels(mnist.test);
  const autoencoder: number[] = [];
  const pca: number[] = [];
  for (let digit = 0; digit < 10; digit++) {
    const own: Mnist = { train: only(mnist.train, digit), validation: only(mnist.validation, digit), test: mnist.test };
    const random = new Random(seed + digit);
    const learner = new AutoencoderLearner(options, own, random);
    const id = `${options.id}, only ${digit}`;
    await train({ id, seed, epochs: EPOCHS, batch: 128, rate: 3e-3, examples: own.train.count, recipe: id }, learner, random);
    autoencoder.push(score(written(learner), mnist.test, test, digit));
    pca.push(score(reread(packNetwork(pcaNetwork(own.train, options.latent))), mnist.test, test, digit));
  }
  return { k: options.latent, autoencoder, pca, meanAutoencoder: round(mean(autoencoder)), meanPca: round(mean(pca)) };
}

const only = (digits: Digits, digit: number): Digits =>
  pick(
    digits,
    Array.from(digits.labels.keys()).filter((i) => digits.labels[i] === digit),
  );

const reread = (bytes: Uint8Array): Network => parseWeights(new Uint8Array(bytes).buffer);
const written = (learner: AutoencoderLearner): Network => reread(packNetwork(learner.plain("as is").network));

function score(network: Network, { labels, count }: Digits, images: Float32Array, digit: number): number {
  const all = errors(network, images, count);
  return round(
    auc(
      all.filter((_, i) => labels[i] === digit),
      all.filter((_, i) => labels[i] !== digit),
    ),
  );
}

const round = (value: number): number => Number(value.toPrecision(4));
