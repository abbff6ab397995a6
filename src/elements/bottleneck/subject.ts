/** What the living figure has to know of its images and model: the digits' here, an author's own in own-subject.ts. */
import type { common } from "../../i18n/en/common.js";
import type { BottleneckWords } from "../../i18n/en/bottleneck-rest.js";
import type { Autoencoder } from "../../model/api.js";
import { catalogueEntry } from "../../model/catalogue.js";
import { sampleImage } from "./inputs.js";
import { AVERAGE, usualLimit } from "./look.js";
import type { Fewer } from "./own-question.js";
import { DIGITS, MAX_K, WAITING, type Scene, type Subject } from "./scene.js";

/** A sample that can be chosen. */
export interface Tile {
  readonly digit: number;
  /** Which of its class, from 0. */
  readonly nth: number;
}

export interface LiveSubject extends Subject {
  /** Classes are counted from 0 to this, less one. */
  readonly classes: number;
  readonly tiles: readonly Tile[];
  /** The lengths that a code may have, in order. */
  readonly lengths: readonly number[];
  /** Training has switched the units after these off: they are 0 for every image. */
  readonly unitsInUse: number;
  /** Mean errors over the test digits, for k = 1 … 64. */
  readonly average: { readonly nested: readonly number[]; readonly pca: readonly number[] } | null;
  /** Whether the images are such as are drawn here: 28 × 28, grey. */
  readonly isDrawn: boolean;
  /** Whether a classifier reads the images, and what was stored is about them. */
  readonly isDigits: boolean;
  /** Class and place of a sample that there is, the nearest. */
  nearest(digit: number, nth?: number): Tile;
  /** Shared, not to be written into. Null: not known yet. */
  image(digit: number, nth?: number): Float32Array | null;
  /** Half the width of the axis that holds nearly all codes of k numbers. */
  limit(k: number): number;
  /** What has to be measured before the first answer is shown. */
  prepare?(model: Autoencoder, signal: AbortSignal): Promise<void>;
  /** The words for it, of the language's words for digits. */
  words?(words: BottleneckWords, language: string, lang: string): BottleneckWords;
  common?(words: typeof common, language: string): typeof common;
  /** What is asked of a sample in place of the digit's question; null: nothing. */
  question?(scene: Scene, language: string, lang: string): Fewer | null;
}

const TEN = Array.from({ length: 10 }, (_, digit) => ({ digit, nth: 0 }));

export const digits: LiveSubject = {
  ...DIGITS,
  classes: TEN.length,
  tiles: TEN,
  lengths: Array.from({ length: MAX_K }, (_, i) => i + 1),
  unitsInUse: catalogueEntry("nested").unitsInUse ?? MAX_K,
  average: AVERAGE,
  isDrawn: true,
  isDigits: true,
  nearest: (digit) => ({ digit: Math.min(TEN.length - 1, digit), nth: 0 }),
  image: sampleImage,
  limit: usualLimit,
};

export const waiting: LiveSubject = { ...digits, ...WAITING, tiles: [], average: null, isDrawn: false, isDigits: false, image: () => null };
