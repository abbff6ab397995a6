/** What the stored results look like. */

/** Grey levels of the digits' sprite: the sample is exact. */
export const SAMPLE_LEVELS = 32;
export const RESULT_LEVELS = 32;
export const DEFAULTS = { k: 8, digit: 3 };

/** Written by `npm run posters`: the default digit at the default k. */
export interface Poster {
  /** Packed at SAMPLE_LEVELS. */
  sample: string;
  /** Packed at RESULT_LEVELS. */
  image: string;
  code: readonly number[];
  /** Of the image before it was packed. */
  mse: number;
}
