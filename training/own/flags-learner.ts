import type { Random } from "../../src/math/random.js";
import { foldCode, scalingFor, type Fold, type Scaling } from "../fold.js";
import type { Learner } from "../loop.js";
import { backwardAll, conditionsFor, dense, forwardAll, last, parametersOf, type Conditions, type Dense } from "../network.js";
import { withRounded, type Levels, type PlainLayer, type PlainNetwork } from "../quantise.js";
import { mean } from "../run.js";
import { augmented, type Augment } from "./augment.js";
import { SIZE, type Flags } from "./flags-data.js";

/** What shapes a network of flags and its training. */
export interface FlagsOptions extends Levels {
  readonly id: string;
  /** Hidden units of the encoder; the decoder has them the other way round. */
  readonly hidden: readonly number[];
  readonly latent: number;
  readonly augment: Augment;
  /** Weights are rounded as in the file during training from this share of the run on. */
  readonly roundFrom: number;
  /** The encoder's last hidden layer is logistic, which bounds the code. */
  readonly logisticCode?: boolean;
  /** Nested: the k's at which the decoder's and the encoder's hidden units have a scale and a shift of their own. */
  readonly knots?: readonly number[];
}

/**
 * A dense autoencoder of coloured pictures: ReLU hidden units, linear code, sigmoid numbers, squared error. With `knots` it is nested: k
 * is drawn for each picture, half uniformly and half uniformly in log k, and the code is cut to its first k numbers (Rippel, Gelbart and
 * Adams 2014). It is chosen by the error over the pictures that it learns from: the held-out ones have no say in anything.
 */
export class FlagsLearner implements Learner {
  readonly #encoder: Dense[];
  readonly #decoder: Dense[];
  readonly parameters;

  constructor(
    readonly options: FlagsOptions,
    private readonly flags: Flags,
    random: Random,
  ) {
    const { hidden, latent, knots, logisticCode } = options;
    const film = knots?.length ?? 0;
    const chain = (sizes: readonly number[], end: "linear" | "sigmoid") =>
      sizes.slice(1).map((out, i) => {
        const final = i === sizes.length - 2;
        const unit = logisticCode && end === "linear" && i === sizes.length - 3 ? "sigmoid" : "relu";
        return dense(sizes[i], out, final ? end : unit, random, final ? 0 : film);
      });
    this.#encoder = chain([SIZE, ...hidden, latent], "linear");
    this.#decoder = chain([latent, ...[...hidden].reverse(), SIZE], "sigmoid");
    this.parameters = parametersOf(this.#layers);
  }

  get #layers(): Dense[] {
    return [...this.#encoder, ...this.#decoder];
  }

  /** Squared error summed over the numbers of a picture, mean over the batch. Indices count the flags over and over. */
  step(indices: Uint32Array, random: Random, progress: number): number {
    const n = indices.length;
    const x = augmented(
      this.flags,
      indices.map((i) => i % this.flags.count),
      random,
      this.options.augment,
    );
    const work = () => this.#step(x, n, random);
    return progress >= this.options.roundFrom ? withRounded(this.#layers, this.options, work) : work();
  }

  #step(x: Float32Array, n: number, random: Random): number {
    const { latent, knots } = this.options;
    const k = new Uint8Array(n).fill(latent);
    if (knots) for (let r = 0; r < n; r++) k[r] = drawK(latent, random);
    const conditions = this.#conditions(k);
    const cut = (z: Float32Array) => {
      for (let r = 0; r < n; r++) z.fill(0, r * latent + k[r], (r + 1) * latent);
    };
    const up = forwardAll(this.#encoder, x, n, conditions);
    const codes = last(up);
    cut(codes);
    const down = forwardAll(this.#decoder, codes, n, conditions);
    const y = last(down);
    const error = new Float32Array(y.length);
    let loss = 0;
    for (let i = 0; i < y.length; i++) {
      const d = y[i] - x[i];
      loss += d * d;
      error[i] = (2 * d) / n;
    }
    const atCode = backwardAll(this.#decoder, down, error, n, conditions, true);
    cut(atCode);
    backwardAll(this.#encoder, up, atCode, n, conditions);
    return loss / n;
  }

  #conditions(k: Uint8Array): Conditions | undefined {
    return this.options.knots && conditionsFor(k, this.options.knots);
  }

  /** The error over the pictures that it learns from, as they are, with the weights as they would be written. */
  validate(): number {
    const { knots, latent } = this.options;
    return withRounded(this.#layers, this.options, () => {
      const errors = (knots ?? [latent]).map((k) => this.#error(k));
      return mean(errors);
    });
  }

  #error(k: number): number {
    const { count, images } = this.flags;
    const conditions = this.#conditions(new Uint8Array(count).fill(k));
    const codes = last(forwardAll(this.#encoder, images, count, conditions));
    for (let r = 0; r < count; r++) codes.fill(0, r * this.options.latent + k, (r + 1) * this.options.latent);
    const y = last(forwardAll(this.#decoder, codes, count, conditions));
    let sum = 0;
    for (let i = 0; i < y.length; i++) sum += (y[i] - images[i]) ** 2;
    return sum / count;
  }

  /** The network as it will be written, with the scale of its code folded in. */
  plain(fold: Fold): { network: PlainNetwork; scaling: Scaling } {
    const { id, latent, knots, levels, innerLevels } = this.options;
    const { count, images } = this.flags;
    const codes = last(forwardAll(this.#encoder, images, count, this.#conditions(new Uint8Array(count).fill(latent))));
    const scaling = scalingFor(fold, codes, latent);
    const strip = ({ film, weights, bias, ...layer }: Dense): PlainLayer => ({
      ...layer,
      weights: weights.value,
      bias: bias.value,
      ...(film && knots ? { film: { knots, scale: film.scale.value, shift: film.shift.value } } : {}),
    });
    const encoder = this.#encoder.map(strip);
    const decoder = this.#decoder.map(strip);
    const end = encoder.length - 1;
    ({ last: encoder[end], first: decoder[0] } = foldCode(encoder[end], decoder[0], scaling));
    return { network: { id, inputSize: SIZE, latentSize: latent, encoder, decoder, levels, innerLevels }, scaling };
  }
}

function drawK(latent: number, random: Random): number {
  if (random.uniform() < 0.5) return 1 + random.integer(latent);
  return Math.min(latent, Math.floor(Math.exp(random.uniform() * Math.log(latent + 1))));
}
