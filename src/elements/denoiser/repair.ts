/** What the models make of a spoilt picture. Arrays in, arrays out. */
import { psnr } from "../../math/noise.js";
import type { Autoencoder, Classifier, RunOptions } from "../../model/api.js";
import { noisyOf, PIXELS, type Scene } from "./denoiser.logic.js";
import type { Reading, Readings } from "./poster.js";

export interface Menders {
  /** Denoising autoencoder. */
  readonly denoiser: Autoencoder;
  /** Plain autoencoder: it has never seen noise. */
  readonly anomaly: Autoencoder;
}

export interface Repair {
  readonly code: Float32Array;
  readonly output: Float32Array;
  readonly plain: Float32Array;
}

/** n·784 pixels through both autoencoders. */
export async function repair({ denoiser, anomaly }: Menders, noisy: Float32Array, options?: RunOptions): Promise<Repair> {
  const code = await denoiser.encode(noisy, options);
  const output = await denoiser.decode(code, options);
  const plain = await anomaly.decode(await anomaly.encode(noisy, options), options);
  return { code, output, plain };
}

/** Levels at which the curves have a point: 0, 0.05 … 1. */
export const CURVE_LEVELS: readonly number[] = Array.from({ length: 21 }, (_, i) => i / 20);

/** PSNR in dB at each of CURVE_LEVELS. */
export interface Curve {
  readonly noisy: readonly number[];
  readonly denoised: readonly number[];
  readonly plain: readonly number[];
}

/** The scene's own noise, at every level. */
export function noisyCurve(clean: Float32Array, scene: Scene): number[] {
  return CURVE_LEVELS.map((level) => psnr(clean, noisyOf(clean, scene, level)));
}

/** The same with both outputs, as one batch. */
export async function curveOf(models: Menders, clean: Float32Array, scene: Scene, options?: RunOptions): Promise<Curve> {
  const rows = CURVE_LEVELS.map((level) => noisyOf(clean, scene, level));
  const batch = new Float32Array(rows.length * PIXELS);
  rows.forEach((row, i) => batch.set(row, i * PIXELS));
  const { output, plain } = await repair(models, batch, options);
  const levels = (images: Float32Array) => rows.map((_, i) => psnr(clean, images.subarray(i * PIXELS, (i + 1) * PIXELS)));
  return { noisy: rows.map((row) => psnr(clean, row)), denoised: levels(output), plain: levels(plain) };
}

/** A classifier's word on each of four pictures. */
export async function readAll(classifier: Classifier, pictures: readonly Float32Array[], options?: RunOptions): Promise<Readings> {
  const batch = new Float32Array(pictures.length * PIXELS);
  pictures.forEach((picture, i) => batch.set(picture, i * PIXELS));
  const probabilities = await classifier.classify(batch, options);
  const { classes } = classifier;
  return pictures.map((_, i): Reading => {
    const row = probabilities.subarray(i * classes, (i + 1) * classes);
    const confidence = Math.max(...row);
    return { digit: row.indexOf(confidence), confidence };
  }) as unknown as Readings;
}
