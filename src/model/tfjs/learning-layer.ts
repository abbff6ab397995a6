import type { Random } from "../../math/random.js";
import type { Activation, Layer } from "../format.js";
import { dense, keep, product, tensor, type Tensor } from "./runtime.js";

/** Adam's decay rates and its guard against division by zero (Kingma and Ba 2015, algorithm 1), said outright: backends differ in their defaults. */
const BETA1 = 0.9;
const BETA2 = 0.999;
const EPSILON = 1e-8;

/** Numbers that training moves, with their gradient and Adam's two averages. */
class Parameter {
  readonly gradient: Float32Array;
  readonly #mean: Float32Array;
  readonly #square: Float32Array;

  constructor(readonly value: Float32Array) {
    this.gradient = new Float32Array(value.length);
    this.#mean = new Float32Array(value.length);
    this.#square = new Float32Array(value.length);
  }

  /** One step of Adam. `correct1`, `correct2`: 1 − β to the power of the number of steps, this one included. */
  descend(rate: number, correct1: number, correct2: number, sums: SquaredLengths): void {
    const { value, gradient } = this;
    const mean = this.#mean;
    const square = this.#square;
    let [weights, slopes, steps] = [0, 0, 0];
    for (let i = 0; i < value.length; i++) {
      const g = gradient[i];
      const m = (mean[i] = BETA1 * mean[i] + (1 - BETA1) * g);
      const v = (square[i] = BETA2 * square[i] + (1 - BETA2) * g * g);
      const step = (-rate * (m / correct1)) / (Math.sqrt(v / correct2) + EPSILON);
      value[i] += step;
      weights += value[i] * value[i];
      slopes += g * g;
      steps += step * step;
    }
    sums.weights += weights;
    sums.gradient += slopes;
    sums.step += steps;
  }
}

/** Sums of squares, over as many parameters as were added up. */
export interface SquaredLengths {
  weights: number;
  gradient: number;
  step: number;
}

/** Adam's bias corrections, step by step: products, because `Math.pow` is not the same everywhere. */
export class Correction {
  #power1 = 1;
  #power2 = 1;

  next(): [number, number] {
    this.#power1 *= BETA1;
    this.#power2 *= BETA2;
    return [1 - this.#power1, 1 - this.#power2];
  }
}

/**
 * A dense layer that learns. Matrix products run on TensorFlow.js's backend, as does the activation; what is left is one pass over
 * each array and done here, so that no kernel beside the one of inference is needed. Products with a transposed factor get it
 * transposed: the kernel's own flag takes a path that is eight times slower.
 */
export class LearningLayer {
  readonly weights: Parameter;
  readonly bias: Parameter;
  #uploaded: { weights: Tensor; bias: Tensor; transposed: Tensor | null } | null = null;

  /** Glorot's uniform weights (Glorot and Bengio 2010), zero biases. */
  constructor(
    readonly inputs: number,
    readonly out: number,
    readonly activation: Activation,
    random: Random,
  ) {
    const limit = Math.sqrt(6 / (inputs + out));
    this.weights = new Parameter(Float32Array.from({ length: inputs * out }, () => (2 * random.uniform() - 1) * limit));
    this.bias = new Parameter(new Float32Array(out));
  }

  /** The layer as it is now, to run; a copy. */
  snapshot(): Layer {
    const { inputs, out, activation } = this;
    return { in: inputs, out, activation, weights: this.weights.value.slice(), bias: this.bias.value.slice() };
  }

  forward(x: Tensor): Tensor {
    const { weights, bias } = this.#upload();
    return dense(x, weights, bias, this.activation);
  }

  /**
   * Adds the gradient of n rows to `weights.gradient` and `bias.gradient`.
   * @param input n·inputs numbers that went in
   * @param slope n·out: ∂L/∂ of what stood before the activation
   * @returns n·inputs: ∂L/∂input, where `wanted`
   */
  backward(input: Float32Array, slope: Float32Array, n: number, wanted: boolean): Float32Array | null {
    const { inputs, out } = this;
    const dy = tensor(slope, [1, n, out]);
    add(this.weights.gradient, product(tensor(transpose(input, n, inputs), [1, inputs, n]), dy).dataSync() as Float32Array);
    const bias = this.bias.gradient;
    for (let row = 0, i = 0; row < n; row++) for (let o = 0; o < out; o++, i++) bias[o] += slope[i];
    if (!wanted) return null;
    const up = this.#upload();
    up.transposed ??= keep(tensor(transpose(this.weights.value, inputs, out), [1, out, inputs]));
    return product(dy, up.transposed).dataSync() as Float32Array;
  }

  descend(rate: number, [correct1, correct2]: readonly [number, number], sums: SquaredLengths): void {
    this.weights.descend(rate, correct1, correct2, sums);
    this.bias.descend(rate, correct1, correct2, sums);
    this.weights.gradient.fill(0);
    this.bias.gradient.fill(0);
    this.dispose();
  }

  /** Frees what is on the backend. */
  dispose(): void {
    this.#uploaded?.weights.dispose();
    this.#uploaded?.bias.dispose();
    this.#uploaded?.transposed?.dispose();
    this.#uploaded = null;
  }

  #upload() {
    return (this.#uploaded ??= {
      weights: keep(tensor(this.weights.value.slice(), [1, this.inputs, this.out])),
      bias: keep(tensor(this.bias.value.slice(), [this.out])),
      transposed: null,
    });
  }
}

function add(sum: Float32Array, part: Float32Array): void {
  for (let i = 0; i < sum.length; i++) sum[i] += part[i];
}

/** [rows][columns] to [columns][rows]. */
function transpose(values: Float32Array, rows: number, columns: number): Float32Array {
  const out = new Float32Array(values.length);
  for (let r = 0, i = 0; r < rows; r++) for (let c = 0, o = r; c < columns; c++, o += rows) out[o] = values[i++];
  return out;
}
