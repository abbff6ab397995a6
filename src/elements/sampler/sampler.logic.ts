/** What the reader sets on the sampler, and the dice that follow from it. Pure. */
import { Random } from "../../math/random.js";

export type Which = "ae" | "vae";
export type Shown = Which | "both";
/** Codes from N(0, I) times a spread, or from a Gaussian fitted to a model's own codes. */
export type Dice = "prior" | "fitted";

export const MODELS = ["ae", "vae"] as const;
export const MODEL = { ae: "ae32", vae: "vae32" } as const;
/** Numbers of one code. */
export const CODE = 32;
export const PIXELS = 784;
export const MOST = 64;
/** The largest spread. */
export const WIDEST = 6;
const MOST_SEED = 2 ** 31 - 1;
export const SEEDS = { min: 0, max: MOST_SEED, fallback: 1 };
export const COUNTS = { min: 1, max: MOST, fallback: 16 };
export const SPREADS = { min: 0, max: WIDEST, fallback: 1 };

export const shownModels = (shown: Shown): readonly Which[] => (shown === "both" ? MODELS : [shown]);

/** A sheet is small when there are more samples than this. */
export const LARGE_SHEET = 16;

export const nextSeed = (seed: number): number => (seed < MOST_SEED ? seed + 1 : 0);

/** count · 32 numbers from N(0, 1). A larger count goes on where a smaller one ends. */
export function throwDice(seed: number, count: number): Float32Array {
  const random = new Random(seed);
  return Float32Array.from({ length: count * CODE }, () => random.normal());
}

/** What decides a sheet, but for the model. */
export interface Throw {
  readonly dice: Dice;
  readonly spread: number;
  readonly seed: number;
  readonly count: number;
}

/** The kind of dice: all throws of one setting can be counted together. Fitted dice have a spread of their own. */
export const settingOf = ({ dice, spread }: Throw): string => (dice === "fitted" ? dice : `prior ${spread}`);

export const keyOf = (what: Throw): string => `${settingOf(what)} ${what.seed} ${what.count}`;

export const sameThrow = (a: Throw, b: Throw): boolean => keyOf(a) === keyOf(b);

/** ‖z‖ of each code. */
export function lengths(codes: ArrayLike<number>, width = CODE): Float64Array {
  return Float64Array.from({ length: codes.length / width }, (_, r) => {
    let sum = 0;
    for (let i = r * width; i < (r + 1) * width; i++) sum += codes[i] ** 2;
    return Math.sqrt(sum);
  });
}

export function mean(values: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i];
  return sum / values.length;
}

/** A number of samples as the reader predicts it: about a quarter or less, about three quarters or more, or between. */
export const GUESSES = ["few", "some", "most"] as const;
export type Guess = (typeof GUESSES)[number];

/** First and last number of each guess; those that hold no number are left out. Of 16: 0–4, 5–11, 12–16. */
export function guessRanges(count: number): { id: Guess; from: number; to: number }[] {
  const few = Math.floor(count / 4);
  const most = Math.max(few + 1, Math.ceil((3 * count) / 4));
  const ranges = [
    { id: "few", from: 0, to: few },
    { id: "some", from: few + 1, to: most - 1 },
    { id: "most", from: most, to: count },
  ] as const;
  return ranges.filter(({ from, to }) => from <= to);
}

/** Where an arrow key leads on a sheet; null for other keys. */
export function step(key: string, at: number, count: number, columns: number, mirrored: boolean): number | null {
  const forward = mirrored ? -1 : 1;
  const moves: Record<string, number> = {
    ArrowRight: at + forward,
    ArrowLeft: at - forward,
    ArrowDown: at + columns,
    ArrowUp: at - columns,
    Home: 0,
    End: count - 1,
  };
  if (!Object.hasOwn(moves, key)) return null;
  const to = moves[key];
  return to < 0 || to >= count ? at : to;
}
