import type { Random } from "../src/math/random.js";
import { Adam, rateAt } from "./adam.js";
import { loadCheckpoint, saveCheckpoint } from "./checkpoint.js";
import type { Parameter } from "./network.js";

/** What the loop needs of a model that learns by gradient steps. */
export interface Learner {
  readonly parameters: readonly Parameter[];
  /** Adds the gradients of one batch of training images and returns its mean loss. `progress`: share of the run done, 0 to 1. */
  step(indices: Uint32Array, random: Random, progress: number): number;
  /** The figure to choose by, on the validation digits; lower is better. */
  validate(): number;
}

export interface Plan {
  readonly id: string;
  readonly seed: number;
  readonly epochs: number;
  readonly batch: number;
  /** Peak learning rate. */
  readonly rate: number;
  readonly decay?: number;
  /** Images in one epoch. */
  readonly examples: number;
  /** All that shapes the run, as a string: a checkpoint of another recipe is not taken up. */
  readonly recipe: string;
  readonly checkpoint?: string;
  readonly onProgress?: (p: LoopProgress) => void;
  /** For tests and for Ctrl+C: stop after this epoch's checkpoint. */
  readonly stopAfter?: () => boolean;
}

export interface LoopProgress {
  epoch: number;
  epochs: number;
  /** Share of the whole run, 0 to 1. */
  share: number;
  loss: number;
  validation: number;
  seconds: number;
}

export interface Outcome {
  readonly finished: boolean;
  readonly bestEpoch: number;
  readonly validation: number;
  readonly seconds: number;
  readonly resumedAt: number;
}

/**
 * Trains until the plan is done, keeping a checkpoint after each epoch, and leaves the parameters of the best epoch (by
 * validation) in place. Stopped and started again, it ends with the same bytes. Throws on a loss that is not a number.
 */
export async function train(plan: Plan, learner: Learner, random: Random): Promise<Outcome> {
  const { parameters } = learner;
  const adam = new Adam(parameters, plan.decay);
  const bestValues = parameters.map((p) => p.value.slice());
  const arrays = [...parameters.map((p) => p.value), ...adam.moments, ...bestValues];
  let best = Infinity;
  let bestEpoch = 0;
  let epoch = 0;
  let secondsBefore = 0;
  const saved = plan.checkpoint ? loadCheckpoint(plan.checkpoint, plan.recipe, arrays) : null;
  if (saved) {
    ({ epoch, best, bestEpoch, seconds: secondsBefore } = saved);
    adam.steps = saved.steps;
    random.state = saved.random;
  }
  const resumedAt = epoch;
  const began = performance.now();
  const seconds = () => secondsBefore + (performance.now() - began) / 1000;
  const batches = Math.floor(plan.examples / plan.batch);
  if (batches === 0) throw new Error(`${plan.id}: ${plan.examples} examples do not make one batch of ${plan.batch}`);
  const total = batches * plan.epochs;
  let validation = best;
  const order = new Uint32Array(plan.examples);

  while (epoch < plan.epochs) {
    for (let i = 0; i < order.length; i++) order[i] = i;
    random.shuffle(order);
    let sum = 0;
    for (let b = 0; b < batches; b++) {
      const at = epoch * batches + b;
      const loss = learner.step(order.subarray(b * plan.batch, (b + 1) * plan.batch), random, at / total);
      if (!Number.isFinite(loss)) {
        throw new Error(
          `${plan.id}: the loss became ${loss} in epoch ${epoch + 1}, step ${b + 1} (learning rate ${rateAt(at, total, plan.rate)}). ` +
            "No weights were written; the checkpoint of the last whole epoch is kept.",
        );
      }
      adam.step(rateAt(at, total, plan.rate));
      sum += loss;
      if (b % 20 === 0) {
        plan.onProgress?.({ epoch, epochs: plan.epochs, share: at / total, loss: sum / (b + 1), validation, seconds: seconds() });
        await breath();
      }
    }
    epoch++;
    validation = learner.validate();
    if (!Number.isFinite(validation))
      throw new Error(`${plan.id}: the validation figure became ${validation} in epoch ${epoch}. No weights were written.`);
    if (validation <= best) {
      best = validation;
      bestEpoch = epoch;
      parameters.forEach((p, i) => bestValues[i].set(p.value));
    }
    if (plan.checkpoint) {
      const state = { epoch, steps: adam.steps, random: random.state, best, bestEpoch, seconds: seconds() };
      saveCheckpoint(plan.checkpoint, { recipe: plan.recipe, state, arrays });
    }
    plan.onProgress?.({ epoch, epochs: plan.epochs, share: epoch / plan.epochs, loss: sum / batches, validation, seconds: seconds() });
    if (epoch < plan.epochs && plan.stopAfter?.()) return { finished: false, bestEpoch, validation: best, seconds: seconds(), resumedAt };
  }
  parameters.forEach((p, i) => p.value.set(bestValues[i]));
  return { finished: true, bestEpoch, validation: best, seconds: seconds(), resumedAt };
}

/** Lets signals and timers have their turn: the steps themselves never wait. */
const breath = () => new Promise<void>((resolve) => setImmediate(resolve));
