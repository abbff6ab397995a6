/** The figure before its models have come: what they gave when the library was built. */
import { unpackImage } from "../../math/packed-image.js";
import { SIDE } from "./denoiser.logic.js";

/** Grey levels of the digits' sprite: the samples are exact. */
export const SAMPLE_LEVELS = 32;
export const RESULT_LEVELS = 64;

/** What a classifier says of one picture. */
export interface Reading {
  readonly digit: number;
  /** Its probability, 0 to 1. */
  readonly confidence: number;
}

/** The four pictures of a row: clean, noisy, denoised, plain. */
export type Readings = readonly [clean: Reading, noisy: Reading, denoised: Reading, plain: Reading];

/** What the models made of one scene. */
export interface StoredResult {
  /** Outputs of the denoising and the plain autoencoder, packed at RESULT_LEVELS. */
  output: string;
  plain: string;
  readings: Readings;
}

/** Written by `npm run posters`: the default scene. */
export interface Poster extends StoredResult {
  /** One test digit of each class, packed at SAMPLE_LEVELS. */
  samples: readonly string[];
}

/** Written too, by "noise/digit": what figures show that start with another digit or kind of noise. */
export type Stored = Readonly<Record<string, StoredResult>>;

/** Written too: PSNR at each of the curve's levels, of both outputs. */
export interface PosterCurve {
  denoised: readonly number[];
  plain: readonly number[];
}

const unpacked = new Map<string, Float32Array>();

/** 784 pixels of a packed image, unpacked once: not to be written into. */
export function imageOf(text: string, levels: number): Float32Array {
  let image = unpacked.get(text);
  if (!image) unpacked.set(text, (image = unpackImage(text, SIDE, levels)));
  return image;
}
