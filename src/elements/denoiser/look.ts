/** What stands on the figure: the scene's own pictures, and what the models made of them as far as that is known. */
import { psnr } from "../../math/noise.js";
import { DEFAULTS, noisyOf, PIXELS, type Scene } from "./denoiser.logic.js";
import { POSTER } from "./denoiser.poster.js";
import { imageOf, RESULT_LEVELS, SAMPLE_LEVELS, type Readings, type Stored } from "./poster.js";

export interface Levels {
  /** PSNR in dB against the clean picture; Infinity where nothing differs, NaN where it is not known. */
  readonly noisy: number;
  readonly denoised: number;
  readonly plain: number;
}

export interface Look {
  readonly scene: Scene;
  readonly clean: Float32Array;
  readonly noisy: Float32Array;
  /** Null before the models are there, unless stored. */
  readonly output: Float32Array | null;
  readonly plain: Float32Array | null;
  readonly readings: Readings | null;
  readonly psnr: Levels;
}

/** A test digit of this class, 784 pixels; shared, not to be written into. */
export const sampleImage = (digit: number): Float32Array => imageOf(POSTER.samples[digit], SAMPLE_LEVELS);

const BLANK = new Float32Array(PIXELS);

/** Letters, once their script is there; see letters in rest.ts. */
export const letters = new Map<string, Float32Array>();

/** 784 pixels; shared, not to be written into. A letter whose strokes are still on their way is blank. */
export function cleanOf({ source, digit }: Pick<Scene, "source" | "digit">): Float32Array {
  if (source.kind === "sample") return sampleImage(digit);
  return source.kind === "image" ? source.pixels : (letters.get(source.letter) ?? BLANK);
}

export function makeLook(
  scene: Scene,
  clean: Float32Array,
  noisy: Float32Array,
  results: Pick<Look, "output" | "plain" | "readings">,
): Look {
  const { output, plain } = results;
  const level = (image: Float32Array | null) => (image ? psnr(clean, image) : NaN);
  return { scene, clean, noisy, ...results, psnr: { noisy: level(noisy), denoised: level(output), plain: level(plain) } };
}

/** The scene with its stored results: the default's, or those of `stored`, more than the poster has. No result for any other scene. */
export function posterLook(scene: Scene, stored: Stored | null = null): Look {
  const clean = cleanOf(scene);
  const result = isDefault(scene) ? POSTER : startsSimply(scene) ? stored?.[`${scene.noise}/${scene.digit}`] : undefined;
  const image = (text: string | undefined) => (text ? imageOf(text, RESULT_LEVELS) : null);
  return makeLook(scene, clean, noisyOf(clean, scene), {
    output: image(result?.output),
    plain: image(result?.plain),
    readings: result?.readings ?? null,
  });
}

export function isDefault(scene: Scene): boolean {
  return startsSimply(scene) && scene.noise === DEFAULTS.noise && scene.digit === DEFAULTS.digit;
}

/** Whether it differs from the default in nothing but the digit and the kind of noise. */
export function startsSimply({ level, seed, source, erased }: Scene): boolean {
  return level === DEFAULTS.level && seed === DEFAULTS.seed && source.kind === "sample" && !erased;
}
