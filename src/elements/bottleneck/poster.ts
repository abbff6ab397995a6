/** The figure before its models have come: results that they gave when the library was built. */
import { unpackImage } from "../../math/packed-image.js";

export const SIDE = 28;
/** Grey levels of the digits' sprite: the samples are exact. */
export const SAMPLE_LEVELS = 32;
export const RESULT_LEVELS = 32;

/** Written by `npm run posters`: the default digit at the default k, as every figure shows it at first. */
export interface Poster {
  /** Half the width of the code's axis. */
  limit: number;
  /** The digit, packed at SAMPLE_LEVELS. */
  sample: string;
  result: StoredResult;
}

/** Written too: what every figure shows below. */
export interface Samples {
  /** Half the width of the code's axis for k = 1 … 64: nearly all codes of test digits lie within. */
  codeLimits: readonly number[];
  /** One test digit of each class, packed at SAMPLE_LEVELS. */
  samples: readonly string[];
  /** Mean squared error over all test digits, as in the catalogue. */
  average: StoredErrors;
  /** Of the default digit. */
  errors: StoredErrors;
}

/** Written too: what figures that start otherwise show. */
export interface Stored {
  /** By "digit/k". */
  results: Readonly<Record<string, StoredResult & { pca: StoredPicture }>>;
  /** By digit. */
  errors: readonly StoredErrors[];
}

export interface StoredPicture {
  /** Packed at RESULT_LEVELS. */
  image: string;
  /** Mean squared error of the image before it was packed. */
  error: number;
}

export interface StoredResult extends StoredPicture {
  code: readonly number[];
}

/** For k = 1 … 64, unit 10⁻⁴. */
export interface StoredErrors {
  nested: readonly number[];
  pca: readonly number[];
}

const unpacked = new Map<string, Float32Array>();

/** 784 pixels of a packed image, unpacked once. */
export function imageOf(text: string, levels: number): Float32Array {
  let image = unpacked.get(text);
  if (!image) unpacked.set(text, (image = unpackImage(text, SIDE, levels)));
  return image;
}
