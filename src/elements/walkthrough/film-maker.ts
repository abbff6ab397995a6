/** Asks the trained network for everything that the film shows of it. */
import { Random } from "../../math/random.js";
import type { Autoencoder } from "../../model/api.js";
import { axisFor, meanSquaredError, PIXELS, type Film, type More } from "./film.js";

/** Lengths of the code that the last chapter compares; the film's own is put among them. */
const LENGTHS = [64, 16, 4, 1];
/** Pictures of one turned number. */
const TURNS = 5;
const NOISE_SEED = 7;

export interface Asked {
  readonly k: number;
  readonly digit: number | null;
  readonly x: Float32Array;
}

/** Noise without any stroke: each pixel alike in [0, 1). */
export function noiseImage(): Float32Array {
  const random = new Random(NOISE_SEED);
  return Float32Array.from({ length: PIXELS }, () => random.uniform());
}

/** The film without its small network. */
export async function makeFilm(nested: Autoencoder, { k, digit, x }: Asked, signal?: AbortSignal): Promise<Film> {
  const lengths = [...new Set([...LENGTHS, k])].sort((a, b) => b - a);
  const noise = noiseImage();
  const ks = [...lengths, k];
  const inputs = new Float32Array(ks.length * PIXELS);
  lengths.forEach((_, row) => inputs.set(x, row * PIXELS));
  inputs.set(noise, lengths.length * PIXELS);
  const codes = await nested.encode(inputs, { k: ks, signal });
  const images = await nested.decode(codes, { k: ks, signal });
  const imageOf = (row: number) => images.slice(row * PIXELS, (row + 1) * PIXELS);
  const own = lengths.indexOf(k);
  const code = codes.slice(own * nested.latentSize, own * nested.latentSize + k);
  const image = imageOf(own);
  const noisy = imageOf(lengths.length);
  return {
    k,
    digit,
    x,
    trained: { code, image, mse: meanSquaredError(x, image) },
    limit: axisFor(code),
    more: {
      lengths: lengths.map((each, row) => ({ k: each, image: imageOf(row), mse: meanSquaredError(x, imageOf(row)) })),
      turn: await turn(nested, code, k, signal),
      noise: { x: noise, image: noisy, mse: meanSquaredError(noise, noisy) },
    },
    little: null,
  };
}

/** The largest number of the code, turned from its own value to the opposite one. */
async function turn(nested: Autoencoder, code: Float32Array, k: number, signal?: AbortSignal): Promise<More["turn"]> {
  const index = code.reduce((best, v, i) => (Math.abs(v) > Math.abs(code[best]) ? i : best), 0);
  const size = Math.abs(code[index]);
  const values = Array.from({ length: TURNS }, (_, i) => size * ((2 * i) / (TURNS - 1) - 1));
  const z = new Float32Array(TURNS * nested.latentSize);
  values.forEach((value, row) => {
    z.set(code, row * nested.latentSize);
    z[row * nested.latentSize + index] = value;
  });
  const images = await nested.decode(z, { k, signal });
  return { index, values, images: values.map((_, row) => images.slice(row * PIXELS, (row + 1) * PIXELS)) };
}
