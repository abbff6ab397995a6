import type { Random } from "./random.js";

/** How a clean image is spoilt for a denoiser. */
export type NoiseKind = "gaussian" | "mask";

/**
 * Spoils n pixels in [0, 1] and returns new ones, in [0, 1] too.
 *
 * - "gaussian": adds `level`·N(0, 1) to every pixel, then clamps to [0, 1]. On digits, mostly black, the clamp takes away half of
 *   the noise; training, figures and tags clamp alike.
 * - "mask": each pixel becomes 0 with probability `level` (Vincent et al., "Extracting and composing robust features with denoising
 *   autoencoders", 2008).
 *
 * `level` is at least 0; a mask of 1 or more leaves nothing. One random draw decides each pixel's fate, in order, so that the same
 * seed spoils the same pixels at every level.
 */
export function spoil(clean: ArrayLike<number>, kind: NoiseKind, level: number, random: Random): Float32Array {
  const out = new Float32Array(clean.length);
  if (kind === "mask") {
    for (let i = 0; i < out.length; i++) out[i] = random.uniform() < level ? 0 : clean[i];
  } else {
    for (let i = 0; i < out.length; i++) out[i] = Math.min(1, Math.max(0, clean[i] + level * random.normal()));
  }
  return out;
}

/** Peak signal-to-noise ratio in dB of pixels in [0, 1]: 10 log₁₀(1 / mean squared error). Infinity where nothing differs. */
export function psnr(clean: ArrayLike<number>, image: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < clean.length; i++) sum += (clean[i] - image[i]) ** 2;
  return psnrOf(sum / clean.length);
}

/** PSNR in dB for a mean squared error of pixels in [0, 1]. */
export const psnrOf = (meanSquaredError: number): number => -10 * Math.log10(meanSquaredError);
