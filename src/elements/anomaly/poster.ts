/** The figure before its model has come: results that the shipped models gave when the library was built. */
import type { Source } from "./anomaly.logic.js";

/** Written by `npm run posters`. */
export interface PosterPart {
  /** The axis of the scores: 0 to `top` in `bins` bins. */
  top: number;
  bins: number;
  /** The default threshold: few normal examples raise an alarm. */
  threshold: number;
  /** Scores of all normal examples, and of each kind of anomalous ones as many as are drawn when all kinds are. */
  normal: string;
  anomalous: readonly string[];
}

/** The example that is shown at first. */
export interface PosterShown {
  /** Class of the digit. */
  label: number;
  score: number;
  /** Packed at IMAGE_LEVELS. */
  image: string;
  reconstruction: string;
}

export interface Poster {
  parts: Readonly<Record<Source, PosterPart>>;
  shown: PosterShown;
}

export const IMAGE_SIDE = 28;
export const IMAGE_LEVELS = 12;

const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
const MOST = LETTERS.length - 1;
const STEPS = 4096;
/** Scores up to twice the axis keep their place; what lies beyond is far beyond. */
const unit = (top: number) => (2 * top) / STEPS;

/** Scores by size, as the steps between them; the last letter says that the step is longer. */
export function packScores(values: ArrayLike<number>, top: number): string {
  const steps = Array.from(values, (v) => Math.min(STEPS - 1, Math.floor(v / unit(top)))).sort((a, b) => a - b);
  return steps
    .map((n, i) => {
      const by = n - (i ? steps[i - 1] : 0);
      return LETTERS[MOST].repeat(Math.floor(by / MOST)) + LETTERS[by % MOST];
    })
    .join("");
}

/** The scores, rounded, by size. */
export function unpackScores(text: string, top: number): Float32Array {
  const values: number[] = [];
  let n = 0;
  for (const letter of text) {
    const by = LETTERS.indexOf(letter);
    n += by;
    if (by < MOST) values.push((n + 0.5) * unit(top));
  }
  return Float32Array.from(values);
}
