/** What one sheet shows. Until the models have answered, what is stored of the first throw; of any other throw the dice alone. */
import { PIXELS, sameThrow, type Throw, type Which } from "./sampler.logic.js";
import { posterImage, type PosterSheet, type ShownReading } from "./poster.js";

export interface Facts {
  readonly which: Which;
  /** The models are there: samples can be picked, dice rolled. */
  readonly live: boolean;
  /** A prediction is open: the samples are not shown. */
  readonly covered: boolean;
  /** count · 32 numbers from N(0, 1), of the throw that is shown. */
  readonly dice: Float32Array;
  readonly count: number;
  /** count images; null while they are not known, or covered. */
  readonly images: readonly Float32Array[] | null;
  readonly readings: readonly ShownReading[] | null;
  /** The real digit nearest to the sample that is looked at. */
  readonly real: Float32Array | null;
}

/** The throw that the poster holds. */
export const POSTER_THROW: Throw = { dice: "prior", spread: 1, seed: 1, count: 16 };

export function storedImages(stored: PosterSheet | null, thrown: Throw): readonly Float32Array[] | null {
  return stored && sameThrow(thrown, POSTER_THROW) ? stored.images.map(posterImage) : null;
}

export function cut(images: Float32Array): Float32Array[] {
  return Array.from({ length: images.length / PIXELS }, (_, i) => images.subarray(i * PIXELS, (i + 1) * PIXELS));
}
