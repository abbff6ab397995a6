/** The same softmax regression for codes and for pixels, in small pieces. */
import { fittingSoftmax, predictSoftmax } from "../../math/softmax-regression.js";
import { accuracyOf, CLASSES, drawLabelled, type Draw, type Settings } from "./features.logic.js";

/** Rows of numbers that describe the digits: codes, or pixels. */
export interface Features {
  readonly rows: Float32Array;
  readonly width: number;
}

export interface Sources {
  readonly codes: Features;
  readonly pixels: Features;
  /** Classes of all digits; a classifier sees those of the labelled ones only. */
  readonly truth: Uint8Array;
}

const PREDICTED_AT_ONCE = 200;

/** What a classifier that knows some digits' labels calls all digits. Yields where it may pause. */
export function* callAll({ rows, width }: Features, labelled: ArrayLike<number>, given: ArrayLike<number>): Generator<void, Uint8Array> {
  const some = new Float32Array(labelled.length * width);
  for (let i = 0; i < labelled.length; i++) some.set(rows.subarray(labelled[i] * width, (labelled[i] + 1) * width), i * width);
  yield;
  const classifier = yield* fittingSoftmax(some, given, CLASSES);
  const n = rows.length / width;
  const calls = new Uint8Array(n);
  for (let from = 0; from < n; from += PREDICTED_AT_ONCE) {
    const to = Math.min(n, from + PREDICTED_AT_ONCE);
    calls.set(predictSoftmax(classifier, rows.subarray(from * width, to * width)), from);
    yield;
  }
  return calls;
}

/** Draw number `draw` (from 0): both classifiers get the same labels and are tested on the same digits, those without one. */
export function* experiment({ codes, pixels, truth }: Sources, settings: Settings, draw: number): Generator<void, Draw> {
  const labelled = drawLabelled(truth, settings, draw);
  const given = Uint8Array.from(labelled, (i) => truth[i]);
  const byCodes = yield* callAll(codes, labelled, given);
  const byPixels = yield* callAll(pixels, labelled, given);
  return { labelled, codes: accuracyOf(byCodes, truth, labelled), pixels: accuracyOf(byPixels, truth, labelled) };
}
