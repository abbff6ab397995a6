import type { PixelChoice } from "./inputs.js";
import type { Digits } from "./mnist.js";
import type { Dense } from "./network.js";
import { principalComponents } from "./principal-components.js";

const FAINT = 0.1;

/**
 * Starts an autoencoder as principal components: number c of the code begins as component c, carried through each hidden layer by a
 * pair of ReLU units (relu(a) − relu(−a) = a); the other hidden units begin at random. A nested network that starts at random
 * leaves the last numbers of the code unused (in trials those past k = 42); from here each begins with work to do.
 */
export function startAtPca(encoder: readonly Dense[], decoder: readonly Dense[], digits: Digits, { active, mean }: PixelChoice): void {
  const latent = decoder[0].in;
  const hidden = [...encoder.slice(0, -1), ...decoder.slice(0, -1)].map((l) => l.out);
  if (Math.min(...hidden) < 2 * latent)
    throw new Error(`hidden layers of ${hidden.join(", ")} units are too narrow for ${latent} components`);
  const { components } = principalComponents(digits, latent);

  const pair = (c: number): [unit: number, sign: number][] => [
    [2 * c, 1],
    [2 * c + 1, -1],
  ];
  const single = (c: number): [unit: number, sign: number][] => [[c, 1]];

  /** Incoming weights of the first units are faint, but for those that carry the components. */
  const fade = ({ weights, in: inputs, out }: Dense, units: number) => {
    for (let i = 0; i < inputs; i++) for (let o = 0; o < units; o++) weights.value[i * out + o] *= FAINT;
  };
  /** Component c comes as `from(c)` (unit, sign) pairs and leaves as `to(c)`. */
  const carry = (layer: Dense, from: typeof pair, to: typeof pair) => {
    fade(layer, to === pair ? 2 * latent : latent);
    for (let c = 0; c < latent; c++)
      for (const [i, a] of from(c)) for (const [o, b] of to(c)) layer.weights.value[i * layer.out + o] = a * b;
  };
  const first = encoder[0];
  fade(first, 2 * latent);
  components.forEach((v, c) => {
    for (const [o, sign] of pair(c)) {
      let offset = 0;
      active.forEach((p, i) => {
        first.weights.value[i * first.out + o] = sign * v[p];
        offset += v[p] * mean[p];
      });
      first.bias.value[o] = -sign * offset;
    }
  });
  encoder.slice(1).forEach((layer, i, rest) => carry(layer, pair, i === rest.length - 1 ? single : pair));
  decoder.slice(0, -1).forEach((layer, i) => carry(layer, i === 0 ? single : pair, pair));

  // A sigmoid's slope at m is m(1 − m); the floor keeps nearly blank pixels from shooting.
  const lastLayer = decoder[decoder.length - 1];
  fade(lastLayer, lastLayer.out);
  active.forEach((p, i) => {
    const slope = mean[p] * (1 - mean[p]);
    lastLayer.bias.value[i] = Math.log(Math.max(1e-3, mean[p]) / (1 - mean[p]));
    components.forEach((v, c) => {
      for (const [u, sign] of pair(c)) lastLayer.weights.value[u * lastLayer.out + i] = (sign * v[p]) / (slope + 0.1);
    });
  });
}
