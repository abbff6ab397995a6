/** The figure before its models have come: results that they gave when the library was built. */
import { unpackImage } from "../../math/packed-image.js";

export const SIDE = 28;
/** Grey levels of the digits' sprite: the samples are exact. */
export const SAMPLE_LEVELS = 32;
export const RESULT_LEVELS = 16;

/** Written by `npm run posters`. */
export interface Poster {
  /** Half the width of the code's axis: nearly all codes of test digits lie within. */
  codeLimit: number;
  /** One test digit of each class, packed at SAMPLE_LEVELS. */
  samples: readonly string[];
  /** By "digit/k". */
  results: Readonly<Record<string, PosterResult>>;
  /** By digit: mean squared error for k = 1 … 64, unit 10⁻⁴. */
  errors: Readonly<Record<number, { nested: readonly number[]; pca: readonly number[] }>>;
}

export interface PosterResult {
  code: readonly number[];
  /** Packed at RESULT_LEVELS. */
  image: string;
  error: number;
  pca: { image: string; error: number };
}

const unpacked = new Map<string, Float32Array>();

/** 784 pixels of a packed image, unpacked once. */
export function imageOf(text: string, levels: number): Float32Array {
  let image = unpacked.get(text);
  if (!image) unpacked.set(text, (image = unpackImage(text, SIDE, levels)));
  return image;
}
