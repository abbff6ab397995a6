/**
 * A small autoencoder that is trained while the film waits for it: 784 → hidden → code → hidden → 784, tanh in the hidden layers,
 * a linear code, logistic pixels. The loss is the lesson's: the squared distance ‖x − x̂‖² summed over pixels, averaged over the
 * images of a batch. Plain arrays, seeded: the same numbers every time. The gradient is a generator, so that a page can take the
 * work in small pieces.
 */
import { Random } from "../../math/random.js";

export const PIXELS = 784;

export interface LittleOptions {
  hidden: number;
  code: number;
  seed: number;
}

interface Layer {
  readonly inputs: number;
  readonly outputs: number;
  /** outputs · inputs, a row for each output. */
  readonly weights: Parameters;
  readonly biases: Parameters;
  readonly bend: "tanh" | "none" | "logistic";
}

interface Parameters {
  readonly values: Float32Array;
  readonly gradient: Float32Array;
  /** Adam's running means of the gradient and of its square. */
  readonly mean: Float32Array;
  readonly square: Float32Array;
}

/** Adam's rates (Kingma and Ba 2015). */
const BETA_1 = 0.9;
const BETA_2 = 0.999;

/** The layer where the code comes out. */
const CODE_LAYER = 1;
/** Layers of the encoder, θ; the others are the decoder's, φ. */
const ENCODER_LAYERS = 2;

export class LittleNetwork {
  readonly #layers: readonly Layer[];
  /** What each layer made of the last image. */
  readonly #out: readonly Float64Array[];

  /** Steps of Adam so far. */
  #steps = 0;

  constructor({ hidden, code, seed }: LittleOptions) {
    const random = new Random(seed);
    const layer = (inputs: number, outputs: number, bend: Layer["bend"]): Layer => {
      // Glorot and Bengio 2010: the spread of a layer's answers stays about that of its inputs
      const spread = Math.sqrt(6 / (inputs + outputs));
      return {
        inputs,
        outputs,
        bend,
        weights: parameters(inputs * outputs, () => spread * (2 * random.uniform() - 1)),
        biases: parameters(outputs, () => 0),
      };
    };
    this.#layers = [
      layer(PIXELS, hidden, "tanh"),
      layer(hidden, code, "none"),
      layer(code, hidden, "tanh"),
      layer(hidden, PIXELS, "logistic"),
    ];
    this.#out = this.#layers.map(({ outputs }) => new Float64Array(outputs));
  }

  /** All weights and biases of θ and φ. */
  get parameters(): { theta: number; phi: number } {
    const count = (layers: readonly Layer[]) =>
      layers.reduce((sum, { weights, biases }) => sum + weights.values.length + biases.values.length, 0);
    return { theta: count(this.#layers.slice(0, ENCODER_LAYERS)), phi: count(this.#layers.slice(ENCODER_LAYERS)) };
  }

  /** The code of an image and what comes back. Copies. */
  run(x: ArrayLike<number>): { code: Float32Array; image: Float32Array } {
    this.#forward(x);
    return { code: Float32Array.from(this.#out[CODE_LAYER]), image: Float32Array.from(this.#out[this.#out.length - 1]) };
  }

  /** Mean over the images of the squared distance, summed over pixels. Its gradient stays in the layers. Yields after each image. */
  *gradient(images: readonly ArrayLike<number>[]): Generator<void, number> {
    for (const { gradient } of this.#parameters()) gradient.fill(0);
    let loss = 0;
    for (const x of images) {
      this.#forward(x);
      loss += this.#backward(x, 1 / images.length) / images.length;
      yield;
    }
    return loss;
  }

  /** ‖gradient‖² of the gradient that was found last. */
  get gradientSquare(): number {
    let sum = 0;
    for (const { gradient } of this.#parameters()) for (const g of gradient) sum += g * g;
    return sum;
  }

  /** One plain step downhill along the gradient that was found last: w ← w − rate·∂L/∂w. */
  descend(rate: number): void {
    for (const { values, gradient } of this.#parameters()) for (let i = 0; i < values.length; i++) values[i] -= rate * gradient[i];
  }

  /** One step of Adam, which gives every weight a length of step of its own. */
  adapt(rate: number): void {
    this.#steps++;
    const [c1, c2] = [1 - BETA_1 ** this.#steps, 1 - BETA_2 ** this.#steps];
    for (const { values, gradient, mean, square } of this.#parameters()) {
      for (let i = 0; i < values.length; i++) {
        const g = gradient[i];
        mean[i] = BETA_1 * mean[i] + (1 - BETA_1) * g;
        square[i] = BETA_2 * square[i] + (1 - BETA_2) * g * g;
        values[i] -= (rate * (mean[i] / c1)) / (Math.sqrt(square[i] / c2) + 1e-8);
      }
    }
  }

  /** Some weights of the encoder and of the decoder, with the gradient that was found last: the steepest of the middle layers. */
  steepest(count: number): { theta: Nudge[]; phi: Nudge[] } {
    const of = (layer: Layer): Nudge[] =>
      Array.from(layer.weights.gradient.keys())
        .sort((a, b) => Math.abs(layer.weights.gradient[b]) - Math.abs(layer.weights.gradient[a]))
        .slice(0, count)
        .sort((a, b) => a - b)
        .map((i) => ({ weight: layer.weights.values[i], gradient: layer.weights.gradient[i] }));
    return { theta: of(this.#layers[ENCODER_LAYERS - 1]), phi: of(this.#layers[ENCODER_LAYERS]) };
  }

  *#parameters(): Generator<Parameters> {
    for (const { weights, biases } of this.#layers) yield* [weights, biases];
  }

  #forward(x: ArrayLike<number>): void {
    let input = x;
    this.#layers.forEach(({ inputs, outputs, weights: { values }, biases, bend }, l) => {
      const out = this.#out[l];
      const used = inkOf(input);
      for (let o = 0; o < outputs; o++) {
        let sum = biases.values[o];
        const row = o * inputs;
        for (const i of used) sum += values[row + i] * input[i];
        out[o] = bend === "tanh" ? Math.tanh(sum) : bend === "logistic" ? 1 / (1 + Math.exp(-sum)) : sum;
      }
      input = out;
    });
  }

  /** Adds the gradient of share·‖x − x̂‖² of the last image; gives the squared distance. */
  #backward(x: ArrayLike<number>, share: number): number {
    const last = this.#layers.length - 1;
    let distance = 0;
    let slope = this.#out[last].map((v, i) => {
      distance += (v - x[i]) ** 2;
      return 2 * share * (v - x[i]);
    });
    for (let l = last; l >= 0; l--) {
      const { inputs, outputs, weights, biases, bend } = this.#layers[l];
      const out = this.#out[l];
      const input = l > 0 ? this.#out[l - 1] : x;
      const used = inkOf(input);
      const below = new Float64Array(l > 0 ? inputs : 0);
      for (let o = 0; o < outputs; o++) {
        const bent = bend === "tanh" ? 1 - out[o] ** 2 : bend === "logistic" ? out[o] * (1 - out[o]) : 1;
        const s = slope[o] * bent;
        biases.gradient[o] += s;
        const row = o * inputs;
        for (const i of used) weights.gradient[row + i] += s * input[i];
        if (l > 0) for (let i = 0; i < inputs; i++) below[i] += s * weights.values[row + i];
      }
      slope = below;
    }
    return distance;
  }
}

/** Places that are not 0: four of five pixels of a digit are blank, and cost nothing. */
function inkOf(input: ArrayLike<number>): number[] {
  const used: number[] = [];
  for (let i = 0; i < input.length; i++) if (input[i] !== 0) used.push(i);
  return used;
}

function parameters(length: number, start: () => number): Parameters {
  const zeros = () => new Float32Array(length);
  return { values: Float32Array.from({ length }, start), gradient: zeros(), mean: zeros(), square: zeros() };
}

export interface Nudge {
  readonly weight: number;
  readonly gradient: number;
}
