import type { Anomaly } from "../src/math/anomalies.js";
import type { Random } from "../src/math/random.js";
import { auc } from "../src/math/roc.js";
import type { AutoencoderOptions } from "./autoencoder-options.js";
import { foldCode, scalingFor, type Fold, type Scaling } from "./fold.js";
import { choosePixels, fillBatch, widenInputs, widenOutputs, type PixelChoice } from "./inputs.js";
import type { Learner } from "./loop.js";
import type { Digits, Mnist } from "./mnist.js";
import { backwardAll, conditionsFor, dense, forwardAll, last, parametersOf, type Conditions, type Dense } from "./network.js";
import { startAtPca } from "./pca-start.js";
import { withRounded, type PlainLayer, type PlainNetwork } from "./quantise.js";
import { mean } from "./run.js";
import { damagedPixels, spoilBatch, spoiltForValidation } from "./spoilt.js";
import { variationalStep } from "./variational.js";

/**
 * A dense autoencoder in training: ReLU hidden units (logistic before the code where asked), linear code, sigmoid pixels, squared
 * error. With `knots` it is nested (one net for every k: k is drawn for each image, the code is cut to its first k numbers and the
 * hidden units are conditioned on k; Rippel, Gelbart and Adams 2014; Perez et al. 2018); with `pixelVariance` it is variational
 * (Kingma and Welling 2014); with `denoising` it sees spoilt digits and is to answer clean ones (Vincent et al. 2008).
 */
export class AutoencoderLearner implements Learner {
  readonly encoder: Dense[];
  readonly decoder: Dense[];
  readonly parameters;
  readonly choice: PixelChoice;
  #validation: { x: Float32Array; n: number };
  #spoilt: Float32Array[] = [];
  #damaged: ReadonlyMap<Anomaly, Float32Array> | null = null;

  constructor(
    readonly options: AutoencoderOptions,
    private readonly mnist: Mnist,
    random: Random,
  ) {
    const { hidden, latent, knots, conditionEncoder, logisticCode } = options;
    this.choice = choosePixels(mnist.train, options.pixelBudget);
    const pixels = this.choice.active.length;
    const count = knots?.length ?? 0;
    const chain = (sizes: number[], end: "linear" | "sigmoid", film: number) =>
      sizes.slice(1).map((out, i) => {
        const final = i === sizes.length - 2;
        const unit = logisticCode && end === "linear" && i === sizes.length - 3 ? "sigmoid" : "relu";
        return dense(sizes[i], out, final ? end : unit, random, final ? 0 : film);
      });
    this.encoder = chain([pixels, ...hidden, latent * (options.pixelVariance ? 2 : 1)], "linear", conditionEncoder ? count : 0);
    this.decoder = chain([latent, ...[...hidden].reverse(), pixels], "sigmoid", count);
    if (options.startAtPca) startAtPca(this.encoder, this.decoder, mnist.train, this.choice);
    this.parameters = parametersOf([...this.encoder, ...this.decoder]);
    this.#validation = { x: this.batch(mnist.validation), n: mnist.validation.count };
    if (options.anomalyGoals) this.#damaged = damagedPixels(mnist.validation, this.choice.active);
    if (options.denoising) this.#spoilt = spoiltForValidation(this.#validation.x);
  }

  step(indices: Uint32Array, random: Random, progress: number): number {
    const { warp, warpShare = 1 } = this.options;
    const bent = warp && random.uniform() < warpShare ? warp : undefined;
    const x = fillBatch(this.mnist.train, indices, this.choice.active, random, bent);
    const work = () =>
      this.options.pixelVariance
        ? variationalStep(this.encoder, this.decoder, x, indices.length, this.options.pixelVariance, random)
        : this.#step(x, indices.length, random);
    return progress >= this.options.roundFrom ? this.#rounded(work) : work();
  }

  /** Always with the weights as they would be written: it chooses what ships. */
  validate(): number {
    return this.#rounded(() => {
      const { validateAt, latent } = this.options;
      if (this.#spoilt.length) {
        const errors = this.#spoilt.map((seen) => this.error(this.#validation.x, this.#validation.n, latent, seen));
        return errors.reduce((a, b) => a + b) / errors.length;
      }
      if (this.#damaged) return this.#missed(this.#damaged);
      if (!validateAt) return this.error(this.#validation.x, this.#validation.n, latent);
      const ratios = validateAt.map(({ k, error }) => this.error(this.#validation.x, this.#validation.n, k) / error);
      return ratios.reduce((a, b) => a + b) / ratios.length;
    });
  }

  /** The share of (normal, damaged) pairs ranked wrongly, against what is allowed; the worst kind of damage counts. */
  #missed(damaged: ReadonlyMap<Anomaly, Float32Array>): number {
    const { x, n } = this.#validation;
    const normal = this.#errors(x, x, n, this.options.latent);
    const goals = Object.entries(this.options.anomalyGoals!) as [Anomaly, number][];
    const ratios = goals.map(([kind, goal]) => {
      const images = damaged.get(kind)!;
      return (1 - auc(normal, this.#errors(images, images, n, this.options.latent))) / (1 - goal);
    });
    return Math.max(...ratios);
  }

  #rounded<T>(work: () => T): T {
    return withRounded([...this.encoder, ...this.decoder], this.options, work);
  }

  /** Chosen pixels of all these digits, in [0, 1]. */
  batch(digits: Digits): Float32Array {
    return fillBatch(
      digits,
      Uint32Array.from({ length: digits.count }, (_, i) => i),
      this.choice.active,
    );
  }

  /** Squared error summed over the chosen pixels, mean over n images (of chosen pixels); `seen` goes in, `images` should come out. */
  error(images: Float32Array, n: number, k: number, seen = images): number {
    return mean(this.#errors(images, seen, n, k));
  }

  #errors(images: Float32Array, seen: Float32Array, n: number, k: number): Float64Array {
    const errors = new Float64Array(n);
    const width = this.choice.active.length;
    const { latent } = this.options;
    for (let start = 0; start < n; start += 1000) {
      const size = Math.min(1000, n - start);
      const part = (all: Float32Array) => all.subarray(start * width, (start + size) * width);
      const x = part(images);
      const conditions = this.#conditions(new Uint8Array(size).fill(k));
      const z = new Float32Array(size * latent);
      const codes = last(forwardAll(this.encoder, part(seen), size, conditions));
      const columns = codes.length / size;
      for (let r = 0; r < size; r++) for (let j = 0; j < k; j++) z[r * latent + j] = codes[r * columns + j];
      const y = last(forwardAll(this.decoder, z, size, conditions));
      for (let i = 0; i < y.length; i++) errors[start + Math.floor(i / width)] += (y[i] - x[i]) ** 2;
    }
    return errors;
  }

  /** The first `latent` columns of the encoder's answer: codes, or means. */
  codes(images: Float32Array, n: number): Float32Array {
    const { latent } = this.options;
    const conditions = this.#conditions(new Uint8Array(n).fill(latent));
    const answer = last(forwardAll(this.encoder, images, n, conditions));
    const columns = answer.length / n;
    if (columns === latent) return answer;
    return Float32Array.from({ length: n * latent }, (_, i) => answer[Math.floor(i / latent) * columns + (i % latent)]);
  }

  #conditions(k: Uint8Array): Conditions | undefined {
    return this.options.knots && conditionsFor(k, this.options.knots);
  }

  #step(x: Float32Array, n: number, random: Random): number {
    const { latent, knots } = this.options;
    const k = new Uint8Array(n).fill(latent);
    if (knots) for (let r = 0; r < n; r++) k[r] = this.#drawK(random);
    const conditions = this.#conditions(k);
    const seen = this.options.denoising ? spoilBatch(x, n, random) : x;
    const up = forwardAll(this.encoder, seen, n, conditions);
    const codes = last(up);
    const cut = (z: Float32Array) => {
      for (let r = 0; r < n; r++) if (k[r] < latent) z.fill(0, r * latent + k[r], (r + 1) * latent);
    };
    cut(codes);
    const down = forwardAll(this.decoder, codes, n, conditions);
    const { loss, error } = this.#pixelLoss(last(down), x, n, k);
    const atCode = backwardAll(this.decoder, down, error, n, conditions, true);
    cut(atCode);
    backwardAll(this.encoder, up, atCode, n, conditions);
    return loss;
  }

  #pixelLoss(y: Float32Array, x: Float32Array, n: number, k: Uint8Array): { loss: number; error: Float32Array } {
    const { weightOf } = this.options;
    const width = this.choice.active.length;
    const error = new Float32Array(y.length);
    let loss = 0;
    for (let r = 0, i = 0; r < n; r++) {
      const weight = weightOf ? weightOf(k[r]) : 1;
      let sum = 0;
      for (let p = 0; p < width; p++, i++) {
        const d = y[i] - x[i];
        sum += d * d;
        error[i] = (2 * weight * d) / n;
      }
      loss += weight * sum;
    }
    return { loss: loss / n, error };
  }

  #drawK(random: Random): number {
    const { latent, uniformShare = 0.5 } = this.options;
    if (random.uniform() < uniformShare) return 1 + random.integer(latent);
    return Math.min(latent, Math.floor(Math.exp(random.uniform() * Math.log(latent + 1))));
  }

  /**
   * The network as it will be written: all 784 pixels, and each number of the code scaled ("scale") so that its variance over the
   * training digits is 1, or scaled and shifted to mean 0 too ("standardise"). That is folded into the last layer of the encoder
   * and the first of the decoder, and changes no reconstruction.
   */
  plain(fold: Fold): { network: PlainNetwork; scaling: Scaling } {
    const { id, latent, knots } = this.options;
    const scaling = scalingFor(fold, this.#trainingCodes(), latent);
    const strip = ({ film, weights, bias, ...l }: Dense): PlainLayer => ({
      ...l,
      weights: weights.value,
      bias: bias.value,
      ...(film && knots ? { film: { knots, scale: film.scale.value, shift: film.shift.value } } : {}),
    });
    const encoder = this.encoder.map(strip);
    const decoder = this.decoder.map(strip);
    const end = encoder.length - 1;
    ({ last: encoder[end], first: decoder[0] } = foldCode(encoder[end], decoder[0], scaling));
    encoder[0] = widenInputs(encoder[0], this.choice);
    decoder[decoder.length - 1] = widenOutputs(decoder[decoder.length - 1], this.choice);
    const { levels, innerLevels } = this.options;
    return { network: { id, inputSize: 784, latentSize: latent, encoder, decoder, levels, innerLevels }, scaling };
  }

  /** Standard deviation of q(z|x), root of its mean variance over the validation digits, for each number of the code. */
  posteriorDeviation(): number[] {
    const { latent } = this.options;
    const { x, n } = this.#validation;
    const heads = last(forwardAll(this.encoder, x, n));
    const variance = new Array<number>(latent).fill(0);
    for (let r = 0; r < n; r++) for (let j = 0; j < latent; j++) variance[j] += Math.exp(heads[(2 * r + 1) * latent + j]) / n;
    return variance.map(Math.sqrt);
  }

  /** Codes (at the largest k) of all training digits. */
  #trainingCodes(): Float32Array {
    const { train } = this.mnist;
    const { latent } = this.options;
    const codes = new Float32Array(train.count * latent);
    for (let start = 0; start < train.count; start += 5000) {
      const indices = Uint32Array.from({ length: Math.min(5000, train.count - start) }, (_, i) => start + i);
      codes.set(this.codes(fillBatch(train, indices, this.choice.active), indices.length), start * latent);
    }
    return codes;
  }
}
