/** What the film is about: one digit and what the networks make of it. Everything in it is computed from the digit. */

export const PIXELS = 784;
export const SIDE = 28;

export interface Passage {
  /** k numbers. */
  readonly code: ArrayLike<number>;
  /** 784 pixels. */
  readonly image: ArrayLike<number>;
  /** Mean over pixels of (x̂ − x)². */
  readonly mse: number;
}

/** A small network, trained in the page on this digit and others. */
export interface Little {
  /** Before any step, and after each of them. */
  readonly steps: readonly Passage[];
  /** Weights and biases of the encoder and of the decoder. */
  readonly parameters: { readonly theta: number; readonly phi: number };
  /** "784–48–8–48–784" */
  readonly shape: readonly number[];
  /** Some weights of encoder and decoder before the first step, with the gradient of the loss. */
  readonly nudges: { readonly theta: readonly Nudge[]; readonly phi: readonly Nudge[] };
  /** Length of the first step: w − rate · gradient. */
  readonly rate: number;
  /** Half the width of the code's axis. */
  readonly limit: number;
}

export interface Nudge {
  readonly weight: number;
  readonly gradient: number;
}

export interface Film {
  readonly k: number;
  /** Class of the sample; null: the reader's own digit. */
  readonly digit: number | null;
  readonly x: ArrayLike<number>;
  /** Through the trained network; null where that has not answered. */
  readonly trained: Passage | null;
  /** Half the width of the code's axis. */
  readonly limit: number;
  readonly more: More | null;
  readonly little: Little | null;
}

/** What only the trained network itself can say. */
export interface More {
  /** The same digit through codes of other lengths, the longest first. */
  readonly lengths: readonly { readonly k: number; readonly image: ArrayLike<number>; readonly mse: number }[];
  /** One number of the code, from one end to the other, and what the decoder draws. */
  readonly turn: { readonly index: number; readonly values: readonly number[]; readonly images: readonly ArrayLike<number>[] };
  readonly noise: { readonly x: ArrayLike<number>; readonly image: ArrayLike<number>; readonly mse: number };
}

/** Mean over pixels of (x̂ − x)². */
export function meanSquaredError(x: ArrayLike<number>, xhat: ArrayLike<number>): number {
  return squaredRows(x, xhat, SIDE) / x.length;
}

/** Sum of (x̂ − x)² over the first rows. */
export function squaredRows(x: ArrayLike<number>, xhat: ArrayLike<number>, rows: number): number {
  let sum = 0;
  for (let i = 0; i < Math.min(x.length, rows * SIDE); i++) sum += (xhat[i] - x[i]) ** 2;
  return sum;
}

/** Ink that was lost and ink that was invented, each as a share of the input's; 0 of a blank input. */
export function inkBalance(x: ArrayLike<number>, xhat: ArrayLike<number>): { lost: number; invented: number } {
  let ink = 0;
  let lost = 0;
  let invented = 0;
  for (let i = 0; i < x.length; i++) {
    ink += x[i];
    lost += Math.max(0, x[i] - xhat[i]);
    invented += Math.max(0, xhat[i] - x[i]);
  }
  return ink > 0 ? { lost: lost / ink, invented: invented / ink } : { lost: 0, invented: 0 };
}

/** Half the width of an axis that holds all these numbers. */
export function axisFor(...codes: readonly ArrayLike<number>[]): number {
  return 1.05 * Math.max(1e-3, ...codes.flatMap((code) => Array.from(code, Math.abs)));
}
