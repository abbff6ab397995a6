import type { Random } from "../src/math/random.js";
import { choosePixels, fillBatch, widenInputs, widenOutputs, type PixelChoice, type Warp } from "./inputs.js";
import type { Learner } from "./loop.js";
import type { Digits, Mnist } from "./mnist.js";
import {
  backwardAll,
  conditionsFor,
  dense,
  forwardAll,
  last,
  parametersOf,
  type Conditions,
  type Dense,
} from "./network.js";
import { startAtPca } from "./pca-start.js";
import { withRounded, type PlainLayer, type PlainNetwork } from "./quantise.js";

export interface AutoencoderOptions {
  readonly id: string;
  /** Hidden units of the encoder; the decoder has them the other way round. */
  readonly hidden: readonly number[];
  readonly latent: number;
  /** Squared error (summed over pixels) that leaving out near-constant pixels may cost. */
  readonly pixelBudget: number;
  readonly warp?: Warp;
  /** Share of the images that are bent. */
  readonly warpShare?: number;
  /** Weights are rounded as in the file during training from this share of the run on. */
  readonly roundFrom: number;
  /** Steps either way from zero that a weight has in the file, at most 127. */
  readonly levels: number;
  /** Variational: the squared error counts 1/(2σ²) nats, this is σ² of a pixel. */
  readonly pixelVariance?: number;
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

/** What to do to the scale of the code before it is written. */
export type Fold = "as is" | "scale" | "standardise";

/**
 * A dense autoencoder in training: ReLU hidden units, linear code, sigmoid pixels, squared error. With `knots` it is nested (one
 * net for every k: k is drawn for each image, the code is cut to its first k numbers and the hidden units are conditioned on k;
 * Rippel, Gelbart and Adams 2014; Perez et al. 2018); with `pixelVariance` it is variational (Kingma and Welling 2014).
 */
export class AutoencoderLearner implements Learner {
  readonly encoder: Dense[];
  readonly decoder: Dense[];
  readonly parameters;
  readonly choice: PixelChoice;
  #validation: { x: Float32Array; n: number };
  #last = 0;

  constructor(
    readonly options: AutoencoderOptions,
    private readonly mnist: Mnist,
    random: Random,
  ) {
    const { hidden, latent, knots, conditionEncoder } = options;
    this.choice = choosePixels(mnist.train, options.pixelBudget);
    const pixels = this.choice.active.length;
    const count = knots?.length ?? 0;
    const chain = (sizes: number[], end: "linear" | "sigmoid", film: number) =>
      sizes.slice(1).map((out, i) => {
        const final = i === sizes.length - 2;
        return dense(sizes[i], out, final ? end : "relu", random, final ? 0 : film);
      });
    this.encoder = chain([pixels, ...hidden, latent * (options.pixelVariance ? 2 : 1)], "linear", conditionEncoder ? count : 0);
    this.decoder = chain([latent, ...[...hidden].reverse(), pixels], "sigmoid", count);
    if (options.startAtPca) startAtPca(this.encoder, this.decoder, mnist.train, this.choice);
    this.parameters = parametersOf([...this.encoder, ...this.decoder]);
    this.#validation = { x: this.batch(mnist.validation), n: mnist.validation.count };
  }

  step(indices: Uint32Array, random: Random, progress: number): number {
    this.#last = progress;
    const { warp, warpShare = 1 } = this.options;
    const bent = warp && random.uniform() < warpShare ? warp : undefined;
    const x = fillBatch(this.mnist.train, indices, this.choice.active, random, bent);
    const work = () => (this.options.pixelVariance ? this.#variationalStep(x, indices.length, random) : this.#step(x, indices.length, random));
    return this.#rounding ? withRounded([...this.encoder, ...this.decoder], this.options.levels, work) : work();
  }

  validate(): number {
    const work = () => {
      const { validateAt, latent } = this.options;
      if (!validateAt) return this.error(this.#validation.x, this.#validation.n, latent);
      const ratios = validateAt.map(({ k, error }) => this.error(this.#validation.x, this.#validation.n, k) / error);
      return ratios.reduce((a, b) => a + b) / ratios.length;
    };
    return this.#rounding ? withRounded([...this.encoder, ...this.decoder], this.options.levels, work) : work();
  }

  get #rounding(): boolean {
    return this.#last >= this.options.roundFrom;
  }

  /** Chosen pixels of all these digits, in [0, 1]. */
  batch(digits: Digits): Float32Array {
    return fillBatch(
      digits,
      Uint32Array.from({ length: digits.count }, (_, i) => i),
      this.choice.active,
    );
  }

  /** Squared error summed over the chosen pixels, mean over n images (of chosen pixels). */
  error(images: Float32Array, n: number, k: number): number {
    const width = this.choice.active.length;
    const { latent } = this.options;
    let sum = 0;
    for (let start = 0; start < n; start += 1000) {
      const size = Math.min(1000, n - start);
      const x = images.subarray(start * width, (start + size) * width);
      const conditions = this.#conditions(new Uint8Array(size).fill(k));
      const z = new Float32Array(size * latent);
      const codes = last(forwardAll(this.encoder, x, size, conditions));
      const columns = codes.length / size;
      for (let r = 0; r < size; r++) for (let j = 0; j < k; j++) z[r * latent + j] = codes[r * columns + j];
      const y = last(forwardAll(this.decoder, z, size, conditions));
      for (let i = 0; i < y.length; i++) sum += (y[i] - x[i]) ** 2;
    }
    return sum / n;
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
    const up = forwardAll(this.encoder, x, n, conditions);
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

  /** −ELBO with one sample of z for each image: Σ(x − x̂)²/(2σ²) + KL(q(z|x) ‖ N(0, I)), in nats. */
  #variationalStep(x: Float32Array, n: number, random: Random): number {
    const { latent, pixelVariance } = this.options;
    const weight = 1 / (2 * pixelVariance!);
    const up = forwardAll(this.encoder, x, n);
    const heads = last(up);
    const z = new Float32Array(n * latent);
    const noise = new Float32Array(n * latent);
    let divergence = 0;
    for (let r = 0; r < n; r++) {
      for (let j = 0; j < latent; j++) {
        const mean = heads[2 * r * latent + j];
        const half = Math.exp(heads[(2 * r + 1) * latent + j] / 2);
        const i = r * latent + j;
        noise[i] = random.normal() * half;
        z[i] = mean + noise[i];
        divergence += 0.5 * (mean * mean + half * half - 1) - Math.log(half);
      }
    }
    const down = forwardAll(this.decoder, z, n);
    const y = last(down);
    const error = new Float32Array(y.length);
    let squares = 0;
    for (let i = 0; i < y.length; i++) {
      const d = y[i] - x[i];
      squares += d * d;
      error[i] = (2 * weight * d) / n;
    }
    const atCode = backwardAll(this.decoder, down, error, n, undefined, true);
    const atHeads = new Float32Array(2 * n * latent);
    for (let r = 0; r < n; r++) {
      for (let j = 0; j < latent; j++) {
        const i = r * latent + j;
        const variance = Math.exp(heads[(2 * r + 1) * latent + j]);
        atHeads[2 * r * latent + j] = atCode[i] + heads[2 * r * latent + j] / n;
        atHeads[(2 * r + 1) * latent + j] = (atCode[i] * noise[i]) / 2 + (0.5 * (variance - 1)) / n;
      }
    }
    backwardAll(this.encoder, up, atHeads, n);
    return (weight * squares + divergence) / n;
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
  plain(fold: Fold): { network: PlainNetwork; mean: number[]; deviation: number[] } {
    const { id, latent, knots } = this.options;
    const { mean, deviation } = this.#moments(latent, fold);
    const strip = ({ film, weights, bias, ...l }: Dense): PlainLayer => ({
      ...l,
      weights: weights.value.slice(),
      bias: bias.value.slice(),
      ...(film && knots ? { film: { knots, scale: film.scale.value.slice(), shift: film.shift.value.slice() } } : {}),
    });
    const encoder = this.encoder.map(strip);
    const decoder = this.decoder.map(strip);
    const code = encoder[encoder.length - 1];
    const head: PlainLayer = { ...code, out: latent, weights: new Float32Array(code.in * latent), bias: new Float32Array(latent) };
    for (let j = 0; j < latent; j++) {
      for (let r = 0; r < code.in; r++) head.weights[r * latent + j] = code.weights[r * code.out + j] / deviation[j];
      head.bias[j] = (code.bias[j] - mean[j]) / deviation[j];
    }
    encoder[encoder.length - 1] = head;
    const first = decoder[0];
    for (let j = 0; j < latent; j++) {
      for (let o = 0; o < first.out; o++) {
        first.bias[o] += mean[j] * first.weights[j * first.out + o];
        first.weights[j * first.out + o] *= deviation[j];
      }
    }
    encoder[0] = widenInputs(encoder[0], this.choice);
    decoder[decoder.length - 1] = widenOutputs(decoder[decoder.length - 1], this.choice);
    return { network: { id, inputSize: 784, latentSize: latent, encoder, decoder, levels: this.options.levels }, mean, deviation };
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

  /** What to subtract from each number of the code and to divide it by, from the training digits. */
  #moments(latent: number, fold: Fold): { mean: number[]; deviation: number[] } {
    if (fold === "as is") return { mean: new Array<number>(latent).fill(0), deviation: new Array<number>(latent).fill(1) };
    const { train } = this.mnist;
    const sum = new Float64Array(latent);
    const squares = new Float64Array(latent);
    for (let start = 0; start < train.count; start += 5000) {
      const indices = Uint32Array.from({ length: Math.min(5000, train.count - start) }, (_, i) => start + i);
      const z = this.codes(fillBatch(train, indices, this.choice.active), indices.length);
      for (let i = 0; i < z.length; i++) {
        sum[i % latent] += z[i];
        squares[i % latent] += z[i] * z[i];
      }
    }
    const mean = Array.from(sum, (s) => s / train.count);
    const deviation = mean.map((m, j) => Math.sqrt(squares[j] / train.count - m * m) || 1);
    return { mean: fold === "standardise" ? mean : mean.map(() => 0), deviation };
  }
}
