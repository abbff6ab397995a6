/** What a reader can do with x, x̂ and a loss, as pure functions. */
import { lossFloor, lossGradient, lossTermFloor, lossTerms, reduce, type LossName, type Reduction } from "../../math/loss.js";

export const DEFAULT_X: readonly number[] = [0.9, 0.1, 0.7, 0.3, 0.5];
export const DEFAULT_RECONSTRUCTION: readonly number[] = [0.8, 0.2, 0.6, 0.4, 0.5];
/** Pixels that the figure has room for. */
export const MAX_PIXELS = 12;
/** Step sizes. The default brings both losses of the default pixels down, without a step too long. */
export const RATE = { min: 0.05, max: 2, step: 0.05, fallback: 0.8 } as const;

export interface LossSetup {
  readonly x: readonly number[];
  readonly reconstruction: readonly number[];
  readonly loss: LossName;
  readonly reduction: Reduction;
}

export interface Pixel {
  readonly index: number;
  readonly x: number;
  readonly xhat: number;
  /** This pixel's share of the sum, and the least that it can be for this x. */
  readonly term: number;
  readonly floor: number;
  /** ∂L/∂x̂ of this pixel. */
  readonly gradient: number;
}

export interface LossReport {
  readonly pixels: readonly Pixel[];
  readonly sum: number;
  readonly mean: number;
  /** The sum or the mean, as the setup asks. */
  readonly value: number;
  /** The least that `value` can be for this x. */
  readonly floor: number;
}

/** Everything that the figure shows. Values beyond the shorter list are left out. */
export function report({ x, reconstruction, loss, reduction }: LossSetup): LossReport {
  const n = Math.min(x.length, reconstruction.length);
  const source = x.slice(0, n);
  const copy = reconstruction.slice(0, n);
  const terms = lossTerms(loss, source, copy);
  const gradient = lossGradient(loss, reduction, source, copy);
  const pixels = source.map((v, index) => ({
    index,
    x: v,
    xhat: copy[index],
    term: tidy(terms[index]),
    floor: lossTermFloor(loss, v),
    gradient: tidy(gradient[index]),
  }));
  return {
    pixels,
    sum: tidy(reduce("sum", terms)),
    mean: tidy(reduce("mean", terms)),
    value: tidy(reduce(reduction, terms)),
    floor: lossFloor(loss, reduction, source),
  };
}

/** x̂ after one step of gradient descent: x̂ − rate · ∂L/∂x̂, held in [0, 1]. */
export function stepped(xhat: number, gradient: number, rate: number): number {
  return tidy(clamp(xhat - rate * gradient));
}

/** Every value 0 or 1, whichever is nearer; 0.5 becomes 1. */
export function rounded(values: readonly number[]): number[] {
  return values.map((v) => (v >= 0.5 ? 1 : 0));
}

export function isBinary(values: readonly number[]): boolean {
  return values.every((v) => v === 0 || v === 1);
}

export function replaced(values: readonly number[], index: number, value: number): number[] {
  return values.map((v, i) => (i === index ? tidy(clamp(value)) : v));
}

/** A hand, a slider or an arrow key sets hundredths: what they leave behind can be read off. */
export function snap(value: number): number {
  return Math.round(clamp(value) * 100) / 100;
}

/** Where a key moves a value; null for other keys. */
export function nudged(value: number, key: string, shift: boolean): number | null {
  const small = shift ? 0.1 : 0.01;
  const moves: Record<string, number> = {
    ArrowUp: value + small,
    ArrowRight: value + small,
    ArrowDown: value - small,
    ArrowLeft: value - small,
    PageUp: value + 0.1,
    PageDown: value - 0.1,
    Home: 0,
    End: 1,
  };
  return key in moves ? snap(moves[key]) : null;
}

export type Density = "roomy" | "compact" | "dense";

/** How much each pixel can carry, in a figure of at least 600 px and in a narrower one. */
export function density(n: number): { wide: Density; narrow: Density } {
  return { wide: n <= 5 ? "roomy" : n <= 9 ? "compact" : "dense", narrow: n <= 5 ? "compact" : "dense" };
}

/** Takes off the noise of binary fractions (0.9 − 0.8 = 0.09999999999999998): 14 significant digits of the 15.9 that there are. */
export function tidy(value: number): number {
  return Number(value.toPrecision(14)) + 0;
}

const clamp = (value: number) => Math.min(1, Math.max(0, value));
