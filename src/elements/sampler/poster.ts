/** What is stored of the first throw. Written by scripts/posters/sampler.ts. */
import { unpackImage } from "../../math/packed-image.js";
import type { Kind } from "./judge.js";

export const IMAGE_SIDE = 28;
export const IMAGE_LEVELS = 8;

/** What is said of one sample. */
export interface ShownReading {
  readonly digit: number;
  readonly confidence: number;
  /** Class of the nearest real digit, and its squared distance. */
  readonly label: number;
  readonly distance: number;
  readonly kind: Kind;
}

export interface PosterSheet {
  readonly images: readonly string[];
  readonly readings: readonly ShownReading[];
  /** The real digit nearest to the first sample. */
  readonly real: string;
}

/** Lengths of the digits' codes: how many in each bin of `BIN`, from 0 on; and their mean. */
export interface PosterLengths {
  readonly bins: readonly number[];
  readonly mean: number;
}

const images = new Map<string, Float32Array>();

export function posterImage(text: string): Float32Array {
  let image = images.get(text);
  if (!image) images.set(text, (image = unpackImage(text, IMAGE_SIDE, IMAGE_LEVELS)));
  return image;
}
