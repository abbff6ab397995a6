/** What the reader set up, as far as the first picture goes. No DOM, no model. */

/** The nested autoencoder's longest code. */
export const MAX_K = 64;
export const PIXELS = 784;
export const COMPARISONS = ["none", "pca", "identity"] as const;
export type Compare = (typeof COMPARISONS)[number];

/** Where the input comes from. A sample is the one of class `Scene.digit`. */
export type Source =
  | { readonly kind: "sample" }
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

/** A new length takes a new code: the encoder's. */
export function withK(scene: Scene, k: number): Scene {
  return k === scene.k ? scene : { ...scene, k, edited: null, chosen: Math.min(scene.chosen, k - 1) };
}

export function withDigit(scene: Scene, digit: number): Scene {
  return { ...scene, digit, source: SAMPLE, edited: null };
}

/** What a link tells of a scene without an input or a code of the reader's own. */
export function saveNumbers({ k, digit, compare }: Scene): Record<string, string | number | undefined> {
  const own = <T>(value: T, usual: T) => (value === usual ? undefined : value);
  return { k: own(k, DEFAULTS.k), digit: own(digit, DEFAULTS.digit), compare: own<string>(compare, DEFAULTS.compare) };
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

/** Mean over pixels of (x̂ − x)². */
export function meanSquaredError(x: ArrayLike<number>, xhat: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < x.length; i++) sum += (xhat[i] - x[i]) ** 2;
  return sum / x.length;
}
