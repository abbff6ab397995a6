/** What the reader set up, as far as the first picture goes, and what the figure is about. No DOM, no model. */
import { DIGIT } from "../../draw/digit.js";
import type { ImageShape } from "../../model/api.js";

/** The nested autoencoder's longest code. */
export const MAX_K = 64;
export const PIXELS = 784;
/** Of an author's own images. */
export const MOST_CLASSES = 64;
export const COMPARISONS = ["none", "pca", "identity"] as const;
export type Compare = (typeof COMPARISONS)[number];

/** Where the input comes from. A sample is of class `Scene.digit`: its first image or, of an author's own images, its `nth`. */
export type Source =
  | { readonly kind: "sample"; readonly nth?: number }
  | { readonly kind: "letter"; readonly letter: string }
  | { readonly kind: "noise"; readonly seed: number }
  | { readonly kind: "image"; readonly pixels: Float32Array };

export interface Scene {
  /** Length of the code, 1 to MAX_K. */
  readonly k: number;
  /** Class of the sample, 0 to 9; kept while another input is shown. */
  readonly digit: number;
  readonly compare: Compare;
  readonly source: Source;
  /** The code after the reader's hand: k numbers. Null: what the encoder gives. */
  readonly edited: Float32Array | null;
  /** Index of the number that the edit row changes. */
  readonly chosen: number;
}

export const SAMPLE: Source = { kind: "sample" };

export const DEFAULTS: Scene = { k: 8, digit: 3, compare: "none", source: SAMPLE, edited: null, chosen: 0 };

/** What the figure is about: the digits, or images of an author's own. */
export interface Subject {
  readonly shape: ImageShape;
  /** Numbers of one image; NaN where the author's are not there yet. */
  readonly size: number;
  /** Where the axis of k ends, and the neck is as wide as the pictures: the longest code; 64 where there is only one length. */
  readonly most: number;
  /** What a class is called. */
  name(digit: number): string;
  /** What the error map tells in words, as two shares. */
  balance(x: ArrayLike<number>, xhat: ArrayLike<number>): { lost: number; invented: number };
}

export const DIGITS: Subject = { shape: DIGIT, size: PIXELS, most: MAX_K, name: String, balance: inkBalance };
/** An author's own images, before anything is known of them. */
export const WAITING: Subject = { ...DIGITS, size: NaN };
export const isKnown = ({ size }: Subject): boolean => size > 0;

/** What an author or the reader may want and a model may not have. */
export type Asked = Pick<Scene, "k" | "digit">;

/** The scene with what was asked for, where that is something else. */
export function withAsked(scene: Scene, { k, digit }: Asked): Scene {
  const { source } = scene;
  return withK(digit === scene.digit ? scene : source.kind === "sample" ? withDigit(scene, digit) : { ...scene, digit }, k);
}

/** Tells the author's addresses from others. */
export const placeOf = ({ modelSrc, dataSrc }: { modelSrc: string; dataSrc: string }): string => JSON.stringify([modelSrc, dataSrc]);

/** A new length takes a new code: the encoder's. */
export function withK(scene: Scene, k: number): Scene {
  return k === scene.k ? scene : { ...scene, k, edited: null, chosen: Math.min(scene.chosen, k - 1) };
}

export function withDigit(scene: Scene, digit: number): Scene {
  return { ...scene, digit, source: SAMPLE, edited: null };
}

/** What a link tells of a scene without an input or a code of the reader's own. */
export function saveNumbers({ k, digit, compare }: Scene, usual = DEFAULTS): Record<string, string | number | undefined> {
  const own = <T>(value: T, usually: T) => (value === usually ? undefined : value);
  return { k: own(k, usual.k), digit: own(digit, usual.digit), compare: own<string>(compare, usual.compare) };
}

/** Ink that the reconstruction lost and ink that it invented, each as a share of the input's ink; 0 of a blank input. */
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

/** Mean over the numbers of an image of (x̂ − x)². */
export function meanSquaredError(x: ArrayLike<number>, xhat: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < x.length; i++) sum += (xhat[i] - x[i]) ** 2;
  return sum / x.length;
}
