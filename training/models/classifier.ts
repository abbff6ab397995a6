import type { Random } from "../../src/math/random.js";
import { choosePixels, fillBatch, widenInputs, type PixelChoice } from "../inputs.js";
import type { Learner } from "../loop.js";
import type { Digits, Mnist } from "../mnist.js";
import { backwardAll, dense, forwardAll, last, parametersOf, type Dense } from "../network.js";
import { withRounded, type PlainLayer } from "../quantise.js";
import { measureClassifier } from "../measures/classifier.js";
import type { Recipe } from "../recipe.js";
import { logSoftmax } from "../softmax.js";

const CLASSES = 10;

const options = {
  hidden: [96, 48],
  pixelBudget: 0.01,
  roundFrom: 0.8,
  levels: 63,
  // Drawings are less upright and less centred than MNIST's digits.
  warp: { rotation: 15, scale: 0.15, shear: 0.15, shift: 2 },
};

/** Grades drawings and labels decoded digits: 784 pixels to 10 logits. */
export const classifier: Recipe = {
  id: "classifier",
  kind: "classifier",
  seed: 4,
  training: { epochs: 120, batch: 256, rate: 3e-3, decay: 1e-3 },
  options,
  measure: measureClassifier,
  learner(mnist, random) {
    const learner = new ClassifierLearner(mnist, random);
    return {
      learner,
      finish() {
        const temperature = learner.temperature();
        return {
          network: { id: "classifier", inputSize: 784, latentSize: CLASSES, encoder: learner.plain(temperature), levels: options.levels },
          notes: { temperature },
        };
      },
    };
  },
};

class ClassifierLearner implements Learner {
  readonly layers: Dense[];
  readonly parameters;
  readonly #choice: PixelChoice;

  constructor(
    private readonly mnist: Mnist,
    random: Random,
  ) {
    this.#choice = choosePixels(mnist.train, options.pixelBudget);
    const sizes = [this.#choice.active.length, ...options.hidden, CLASSES];
    this.layers = sizes.slice(1).map((out, i) => dense(sizes[i], out, i === sizes.length - 2 ? "linear" : "relu", random));
    this.parameters = parametersOf(this.layers);
  }

  /** Mean cross-entropy, in nats. */
  step(indices: Uint32Array, random: Random, progress: number): number {
    const n = indices.length;
    const x = fillBatch(this.mnist.train, indices, this.#choice.active, random, options.warp);
    const work = () => {
      const tapes = forwardAll(this.layers, x, n);
      const logp = logSoftmax(last(tapes), CLASSES);
      const error = new Float32Array(n * CLASSES);
      let loss = 0;
      for (let r = 0; r < n; r++) {
        const label = this.mnist.train.labels[indices[r]];
        loss -= logp[r * CLASSES + label];
        for (let c = 0; c < CLASSES; c++) error[r * CLASSES + c] = (Math.exp(logp[r * CLASSES + c]) - (c === label ? 1 : 0)) / n;
      }
      backwardAll(this.layers, tapes, error, n);
      return loss / n;
    };
    return progress >= options.roundFrom ? withRounded(this.layers, options, work) : work();
  }

  /** Share of wrong answers, with the cross-entropy to part equals; with the weights as they would be written. */
  validate(): number {
    const { validation } = this.mnist;
    const logits = this.#logits(validation);
    let wrong = 0;
    for (let r = 0; r < validation.count; r++) {
      let best = 0;
      for (let c = 1; c < CLASSES; c++) if (logits[r * CLASSES + c] > logits[r * CLASSES + best]) best = c;
      if (best !== validation.labels[r]) wrong++;
    }
    return wrong / validation.count + 1e-3 * crossEntropy(logits, validation.labels, 1);
  }

  /** The number to divide the logits by for the least cross-entropy on the validation digits (Guo et al. 2017). */
  temperature(): number {
    const { validation } = this.mnist;
    const logits = this.#logits(validation);
    let best = 1;
    let least = Infinity;
    for (let t = 0.5; t <= 4; t += 0.01) {
      const value = crossEntropy(logits, validation.labels, t);
      if (value < least) [least, best] = [value, t];
    }
    return Number(best.toFixed(2));
  }

  plain(temperature: number): PlainLayer[] {
    const layers = this.layers.map((l): PlainLayer => ({
      in: l.in,
      out: l.out,
      activation: l.activation,
      weights: l.weights.value.slice(),
      bias: l.bias.value.slice(),
    }));
    layers[0] = widenInputs(layers[0], this.#choice);
    const head = layers[layers.length - 1];
    layers[layers.length - 1] = { ...head, weights: head.weights.map((w) => w / temperature), bias: head.bias.map((b) => b / temperature) };
    return layers;
  }

  #logits(digits: Digits): Float32Array {
    const all = Uint32Array.from({ length: digits.count }, (_, i) => i);
    return withRounded(this.layers, options, () =>
      last(forwardAll(this.layers, fillBatch(digits, all, this.#choice.active), digits.count)),
    );
  }
}

/** Mean −log p(label) of softmax(logits / temperature), in nats. */
function crossEntropy(logits: Float32Array, labels: Uint8Array, temperature: number): number {
  const logp = logSoftmax(
    logits.map((l) => l / temperature),
    CLASSES,
  );
  let sum = 0;
  for (let r = 0; r < labels.length; r++) sum -= logp[r * CLASSES + labels[r]];
  return sum / labels.length;
}
