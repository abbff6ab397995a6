import { WINDOW } from "../../src/math/vibration.js";
import { Random } from "../../src/math/random.js";
import type { Learner } from "../loop.js";
import { measureSensor, recordings } from "../measures/anomaly.js";
import { backwardAll, dense, forwardAll, last, parametersOf, type Dense } from "../network.js";
import { withRounded, type PlainLayer } from "../quantise.js";
import type { Recipe } from "../recipe.js";

const options = {
  hidden: [48, 24],
  latent: 4,
  roundFrom: 0.7,
  levels: 127,
  validationSeed: 20,
};

/** Autoencoder of windows of a made-up vibration sensor on a healthy machine (`src/math/vibration.ts`), 64 samples each. */
export const sensor: Recipe = {
  id: "sensor",
  kind: "autoencoder",
  seed: 11,
  training: { epochs: 60, batch: 256, rate: 4e-3, examples: 25_600 },
  options,
  measure: measureSensor,
  learner(_, random) {
    const learner = new SensorLearner(random);
    return {
      learner,
      finish: () => ({
        network: { id: "sensor", inputSize: WINDOW, latentSize: options.latent, ...learner.plain(), levels: options.levels },
      }),
    };
  },
};

const VALIDATION = 5000;

/** Every batch is of new recordings: there is nothing to learn by heart. */
class SensorLearner implements Learner {
  readonly #encoder: Dense[];
  readonly #decoder: Dense[];
  readonly parameters;
  readonly #validation = recordings(new Random(options.validationSeed), VALIDATION);

  constructor(random: Random) {
    const chain = (sizes: number[]) =>
      sizes.slice(1).map((out, i) => dense(sizes[i], out, i === sizes.length - 2 ? "linear" : "relu", random));
    const sizes = [WINDOW, ...options.hidden, options.latent];
    this.#encoder = chain(sizes);
    this.#decoder = chain([...sizes].reverse());
    this.parameters = parametersOf(this.#layers);
  }

  get #layers(): Dense[] {
    return [...this.#encoder, ...this.#decoder];
  }

  /** Squared error summed over the window, mean over the batch. The indices count only how many to record. */
  step(indices: Uint32Array, random: Random, progress: number): number {
    const n = indices.length;
    const x = recordings(random, n);
    const work = () => {
      const tapes = forwardAll(this.#layers, x, n);
      const y = last(tapes);
      const error = y.map((v, i) => (2 * (v - x[i])) / n);
      backwardAll(this.#layers, tapes, error, n);
      return squares(y, x) / n;
    };
    return progress >= options.roundFrom ? withRounded(this.#layers, options, work) : work();
  }

  validate(): number {
    const answer = () => last(forwardAll(this.#layers, this.#validation, VALIDATION));
    return squares(withRounded(this.#layers, options, answer), this.#validation) / VALIDATION;
  }

  plain(): { encoder: PlainLayer[]; decoder: PlainLayer[] } {
    const strip = ({ in: inputs, out, activation, weights, bias }: Dense): PlainLayer => ({
      in: inputs,
      out,
      activation,
      weights: weights.value.slice(),
      bias: bias.value.slice(),
    });
    return { encoder: this.#encoder.map(strip), decoder: this.#decoder.map(strip) };
  }
}

function squares(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] - b[i]) ** 2;
  return sum;
}
