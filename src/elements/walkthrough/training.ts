/** Trains the small network of the last chapters, the same way each time, in slices that leave the page free. */
import { Random } from "../../math/random.js";
import type { Dataset } from "../../model/api.js";
import { axisFor, meanSquaredError, PIXELS, type Little, type Passage } from "./film.js";
import { LittleNetwork } from "./little-network.js";
import { LAST_STEP } from "./scene-at.js";

export const HIDDEN = 48;
/** Images of a step: this digit and others. */
export const BATCH = 16;
/** Plain gradient descent for the first step, which the film shows by itself; Adam for the others. */
const FIRST_RATE = 0.02;
const RATE = 0.015;
const SEED = 1;
/** The ten typical digits at the start of the data set are what the film may be about: none of the others. */
const TYPICAL = 10;
/** Weights that the film shows of encoder and of decoder. */
const SHOWN = 6;
const SLICE_MS = 5;

/** Weights and biases of the encoder and of the decoder, for a code of k numbers. */
export const countParameters = (k: number): Little["parameters"] => ({
  theta: PIXELS * HIDDEN + HIDDEN + HIDDEN * k + k,
  phi: k * HIDDEN + HIDDEN + HIDDEN * PIXELS + PIXELS,
});

/** All steps of the training, yielding after each image. */
export function* trainLittle(x: ArrayLike<number>, digits: Pick<Dataset, "images" | "count">, k: number): Generator<void, Little> {
  const network = new LittleNetwork({ hidden: HIDDEN, code: k, seed: SEED });
  const random = new Random(SEED);
  const other = () => {
    const i = TYPICAL + random.integer(digits.count - TYPICAL);
    return digits.images.subarray(i * PIXELS, (i + 1) * PIXELS);
  };
  const passage = (): Passage => {
    const { code, image } = network.run(x);
    return { code, image, mse: meanSquaredError(x, image) };
  };
  const steps = [passage()];
  let nudges: Little["nudges"] | null = null;
  for (let step = 1; step <= LAST_STEP; step++) {
    yield* network.gradient([x, ...Array.from({ length: BATCH - 1 }, other)]);
    nudges ??= network.steepest(SHOWN);
    if (step === 1) network.descend(FIRST_RATE);
    else network.adapt(RATE);
    steps.push(passage());
    yield;
  }
  return {
    steps,
    parameters: network.parameters,
    shape: [PIXELS, HIDDEN, k, HIDDEN, PIXELS],
    nudges: nudges!,
    rate: FIRST_RATE,
    limit: axisFor(...steps.map(({ code }) => code)),
  };
}

/** Runs to the end with a pause for the page after each slice; null when it was given up. */
export async function inSlices<T>(work: Generator<void, T>, signal: AbortSignal): Promise<T | null> {
  for (let start = performance.now(); ;) {
    const { done, value } = work.next();
    if (done) return value;
    if (performance.now() - start < SLICE_MS) continue;
    await new Promise((resume) => setTimeout(resume));
    if (signal.aborted) return null;
    start = performance.now();
  }
}
