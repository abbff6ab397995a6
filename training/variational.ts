import type { Random } from "../src/math/random.js";
import { backwardAll, forwardAll, last, type Dense } from "./network.js";

/**
 * One step of a variational autoencoder (Kingma and Welling 2014): adds the gradients of −ELBO, one sample of z for each of the n images,
 * Σ(x − x̂)²/(2σ²) + KL(q(z|x) ‖ N(0, I)) in nats, and returns its mean. The encoder answers means, then log variances.
 */
export function variationalStep(
  encoder: readonly Dense[],
  decoder: readonly Dense[],
  x: Float32Array,
  n: number,
  pixelVariance: number,
  random: Random,
): number {
  const latent = decoder[0].in;
  const weight = 1 / (2 * pixelVariance);
  const up = forwardAll(encoder, x, n);
  const heads = last(up);
  const z = new Float32Array(n * latent);
  const noise = new Float32Array(n * latent);
  let divergence = 0;
  for (let r = 0; r < n; r++) {
    for (let j = 0; j < latent; j++) {
      const mean = heads[2 * r * latent + j];
      const half = Math.exp(heads[(2 * r + 1) * latent + j] / 2);
      const i = r * latent + j;
      noise[i] = random.normal() * half;
      z[i] = mean + noise[i];
      divergence += 0.5 * (mean * mean + half * half - 1) - Math.log(half);
    }
  }
  const down = forwardAll(decoder, z, n);
  const y = last(down);
  const error = new Float32Array(y.length);
  let squares = 0;
  for (let i = 0; i < y.length; i++) {
    const d = y[i] - x[i];
    squares += d * d;
    error[i] = (2 * weight * d) / n;
  }
  const atCode = backwardAll(decoder, down, error, n, undefined, true);
  const atHeads = new Float32Array(2 * n * latent);
  for (let r = 0; r < n; r++) {
    for (let j = 0; j < latent; j++) {
      const i = r * latent + j;
      const variance = Math.exp(heads[(2 * r + 1) * latent + j]);
      atHeads[2 * r * latent + j] = atCode[i] + heads[2 * r * latent + j] / n;
      atHeads[(2 * r + 1) * latent + j] = (atCode[i] * noise[i]) / 2 + (0.5 * (variance - 1)) / n;
    }
  }
  backwardAll(encoder, up, atHeads, n);
  return (weight * squares + divergence) / n;
}
