/** An autoencoder that learns in the page, in pieces of a few milliseconds. Fetched when the first tag trains one. */
import { BCE_EPSILON, lossTerm } from "../math/loss.js";
import { Random } from "../math/random.js";
import { ModelError, type Nudge, type RunOptions, type Trainer, type TrainerOptions } from "./api.js";
import { inSlices, Pace } from "./slices.js";
import { Correction, LearningLayer, type SquaredLengths } from "./tfjs/learning-layer.js";
import type { BackendName } from "./tfjs/backend-name.js";
import { tensor, tidy, useBackend, type Tensor } from "./tfjs/runtime.js";
import { Stack } from "./tfjs/stack.js";

const PIXELS = 784;

/**
 * Images of one piece of work, if they are digits: two to four milliseconds on a laptop. Fixed for each backend and size of the images, and not learnt from the clock, because
 * the order in which float32 numbers are added up decides their last bits.
 */
const PIECE: Readonly<Record<BackendName, number>> = { wasm: 32, cpu: 4 };

/** A product of probabilities above this still has all its digits after one more factor. */
const TINY = 1e-280;

const NOTHING: Nudge = { weights: 0, gradient: 0, step: 0 };

/** @param backend one that has been started */
export function createTrainer(backend: BackendName, options: TrainerOptions): Trainer {
  return new LearningAutoencoder(backend, options);
}

class LearningAutoencoder implements Trainer {
  readonly inputSize: number;
  /** Images of one piece of work. */
  readonly #piece: number;
  rate: number;
  steps = 0;
  heldOutLoss = NaN;
  trainLoss = NaN;
  nudge = { theta: NOTHING, phi: NOTHING };

  readonly #encoder: readonly LearningLayer[];
  readonly #decoder: readonly LearningLayer[];
  readonly #random: Random;
  readonly #order: Uint32Array;
  /** Place in the order; its end: the digits are shuffled again. */
  #next: number;
  readonly #correction = new Correction();
  readonly #pace = new Pace();
  #work: Generator<void, void>;
  #disposed = false;

  constructor(
    readonly backend: BackendName,
    private readonly options: TrainerOptions,
  ) {
    const { images, heldOut, k, hidden, batch, rate, seed, inputSize = PIXELS } = options;
    this.inputSize = inputSize;
    this.#piece = Math.max(1, Math.round(Math.min(1, PIXELS / inputSize) * PIECE[backend]));
    const count = images.length / inputSize;
    if (!(Number.isInteger(count) && count > 0)) throw new RangeError(`${images.length} numbers are no digits to learn from`);
    if (!(Number.isInteger(heldOut.length / inputSize) && heldOut.length > 0)) throw new RangeError("no digits are held out");
    if (!(batch >= 1 && batch <= count)) throw new RangeError(`${batch} of ${count} digits make no batch`);
    this.rate = rate;
    this.#random = new Random(seed);
    const layer = (inputs: number, out: number, activation: "linear" | "relu" | "sigmoid") =>
      new LearningLayer(inputs, out, activation, this.#random);
    this.#encoder = [layer(inputSize, hidden, "relu"), layer(hidden, k, "linear")];
    this.#decoder = [layer(k, hidden, "relu"), layer(hidden, inputSize, "sigmoid")];
    this.#order = Uint32Array.from({ length: count }, (_, i) => i);
    this.#next = count;
    this.#work = this.#measure();
  }

  get #layers(): readonly LearningLayer[] {
    return [...this.#encoder, ...this.#decoder];
  }

  advance(): boolean {
    this.#alive();
    try {
      if (!this.#work.next().done) return false;
    } catch (cause) {
      if (cause instanceof ModelError) throw cause;
      throw new ModelError("backend", `Training stopped: ${String(cause)}.`, { cause });
    }
    this.#work = this.#step();
    return true;
  }

  encode(x: Float32Array, { signal }: RunOptions = {}): Promise<Float32Array> {
    return this.#run(this.#encoder, x, signal);
  }

  reconstruct(x: Float32Array, { signal }: RunOptions = {}): Promise<Float32Array> {
    return this.#run(this.#layers, x, signal);
  }

  dispose(): void {
    this.#disposed = true;
    for (const layer of this.#layers) layer.dispose();
  }

  #alive(): void {
    if (this.#disposed) throw new ModelError("aborted", "The network was given back.");
  }

  /** One step: the gradient of a batch, piece by piece, the nudge, and the loss of the held-out digits after it. */
  *#step(): Generator<void, void> {
    const { batch } = this.options;
    const chosen = this.#choose();
    let loss = 0;
    for (let from = 0; from < batch; from += this.#piece) {
      loss += this.#learn(chosen.subarray(from, from + this.#piece));
      yield;
    }
    const correction = this.#correction.next();
    const theta = this.#descend(this.#encoder, correction);
    const phi = this.#descend(this.#decoder, correction);
    yield;
    yield* this.#measure();
    this.trainLoss = loss / (batch * this.inputSize);
    this.nudge = { theta, phi };
    this.steps++;
  }

  *#measure(): Generator<void, void> {
    const { heldOut } = this.options;
    const piece = 2 * this.#piece * this.inputSize;
    let loss = 0;
    for (let from = 0; from < heldOut.length; from += piece) {
      if (from > 0) yield;
      loss += this.#lossOf(heldOut.subarray(from, from + piece));
    }
    this.heldOutLoss = loss / heldOut.length;
  }

  /** The next digits in an order that is shuffled anew each time it is through; a batch may reach over its end. */
  #choose(): Uint32Array {
    return Uint32Array.from({ length: this.options.batch }, () => {
      if (this.#next === this.#order.length) {
        this.#random.shuffle(this.#order);
        this.#next = 0;
      }
      return this.#order[this.#next++];
    });
  }

  #lossOf(x: Float32Array): number {
    let loss = 0;
    useBackend(this.backend);
    tidy(() => {
      let h = tensor(x, [1, x.length / this.inputSize, this.inputSize]);
      for (const layer of this.#layers) h = layer.forward(h);
      loss = crossEntropy(x, h.dataSync() as Float32Array);
    });
    return loss;
  }

  /** Adds the gradient of these digits' share of the batch to the layers'; gives the sum of their losses over pixels. */
  #learn(digits: Uint32Array): number {
    const { images, batch } = this.options;
    const n = digits.length;
    const x = new Float32Array(n * this.inputSize);
    digits.forEach((digit, row) => x.set(images.subarray(digit * this.inputSize, (digit + 1) * this.inputSize), row * this.inputSize));
    let loss = 0;
    useBackend(this.backend);
    tidy(() => {
      const layers = this.#layers;
      let h: Tensor = tensor(x, [1, n, this.inputSize]);
      const inputs: Float32Array[] = [x];
      for (const layer of layers) inputs.push((h = layer.forward(h)).dataSync() as Float32Array);
      const output = inputs[layers.length];
      loss = crossEntropy(x, output);
      // of the cross-entropy with respect to what the logistic function was given, by both chain rules at once: x̂ − x
      let slope: Float32Array = new Float32Array(output.length);
      for (let i = 0; i < slope.length; i++) slope[i] = (output[i] - x[i]) / (batch * this.inputSize);
      for (let i = layers.length - 1; i >= 0; i--) {
        const before = layers[i].backward(inputs[i], slope, n, i > 0);
        if (!before) break;
        slope = layers[i - 1].activation === "relu" ? masked(before, inputs[i]) : before;
      }
    });
    return loss;
  }

  #descend(layers: readonly LearningLayer[], correction: readonly [number, number]): Nudge {
    const sums: SquaredLengths = { weights: 0, gradient: 0, step: 0 };
    for (const layer of layers) layer.descend(this.rate, correction, sums);
    return { weights: Math.sqrt(sums.weights), gradient: Math.sqrt(sums.gradient), step: Math.sqrt(sums.step) };
  }

  async #run(layers: readonly LearningLayer[], x: Float32Array, signal?: AbortSignal): Promise<Float32Array> {
    this.#alive();
    const rows = x.length / this.inputSize;
    if (!Number.isInteger(rows)) throw new RangeError(`${x.length} numbers are no whole number of images of ${this.inputSize}`);
    const stack = new Stack(
      this.backend,
      layers.map((layer) => layer.snapshot()),
    );
    const out = new Float32Array(rows * stack.outputSize);
    try {
      await inSlices(rows, stack.work, this.#pace, signal, (from, to) =>
        stack.run(
          x.subarray(from * this.inputSize, to * this.inputSize),
          () => 1,
          out.subarray(from * stack.outputSize, to * stack.outputSize),
        ),
      );
    } catch (cause) {
      if (cause instanceof ModelError) throw cause;
      throw new ModelError("backend", `The network could not run: ${String(cause)}.`, { cause });
    } finally {
      stack.dispose();
    }
    return out;
  }
}

/** Binary cross-entropy, summed over pixels; as `lossTerm` has it, with one logarithm for many blank pixels. */
function crossEntropy(x: Float32Array, xhat: Float32Array): number {
  let total = 0;
  let product = 1;
  for (let i = 0; i < x.length; i++) {
    const paper = 1 - xhat[i];
    if (x[i] !== 0 || !(paper >= BCE_EPSILON)) total += lossTerm("bce", x[i], xhat[i]);
    else if ((product *= paper) < TINY) {
      total -= Math.log(product);
      product = 1;
    }
  }
  return total - Math.log(product);
}

/** ReLU's slope: 0 where the unit is off; a copy. */
function masked(slope: Float32Array, output: Float32Array): Float32Array {
  const result = slope.slice();
  for (let i = 0; i < result.length; i++) if (!(output[i] > 0)) result[i] = 0;
  return result;
}
