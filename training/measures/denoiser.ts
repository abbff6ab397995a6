import { psnrOf, spoil, type NoiseKind } from "../../src/math/noise.js";
import { Random } from "../../src/math/random.js";
import type { Network } from "../../src/model/format.js";
import type { Lab } from "../lab.js";
import { applyLinearMap, bestLinearMap } from "../linear-map.js";
import { round, type Figures } from "../measure.js";
import { pixels } from "../mnist.js";
import { decode, encode } from "../run.js";
import { measureFeatures } from "./features.js";

const LEVEL = 0.5;
const SEEDS = { test: 15, linear: 16 };
const KINDS: readonly (readonly [NoiseKind, string])[] = [
  ["gaussian", "Gaussian"],
  ["mask", "Mask"],
];

/**
 * PSNR in dB, from the mean squared error over all pixels of all test digits, at σ = 0.5 (clamped) and with half the pixels masked: of
 * the network, of the noisy digits themselves, of a plain autoencoder, and of the best linear map (fitted to the training digits
 * with this very noise, its answer clamped to [0, 1], which makes it better). `gain…` is the network's lead over the linear map.
 */
export function measureDenoiser(network: Network, lab: Lab): Figures {
  const { test } = lab.mnist;
  const clean = pixels(test);
  const figures: Figures = {};
  const level = (image: Float32Array) => psnrOf(squaredError(clean, image) / clean.length);
  const plain = lab.network("anomaly");
  for (const [kind, name] of KINDS) {
    const noisy = spoil(clean, kind, LEVEL, new Random(SEEDS.test));
    const run = (net: Network) => level(decode(net, encode(net, noisy, test.count), test.count));
    const linear = lab.once(`linear ${kind}`, () => level(clamped(linearAnswer(lab, kind, noisy))));
    const denoised = run(network);
    figures[`psnr${name}`] = round(denoised);
    figures[`linear${name}`] = round(linear);
    figures[`gain${name}`] = round(denoised - linear);
    figures[`noisy${name}`] = round(level(noisy));
    if (plain) figures[`plain${name}`] = round(run(plain));
  }
  return { ...figures, ...measureFeatures(network, lab) };
}

function linearAnswer({ mnist }: Lab, kind: NoiseKind, noisy: Float32Array): Float32Array {
  const { train, test } = mnist;
  const random = new Random(SEEDS.linear);
  function* pairs() {
    for (let start = 0; start < train.count; start += 1000) {
      const n = Math.min(1000, train.count - start);
      const wanted = pixels(train, start, start + n);
      yield { input: spoil(wanted, kind, LEVEL, random), wanted, n };
    }
  }
  return applyLinearMap(bestLinearMap(pairs(), 784), noisy, test.count);
}

const clamped = (image: Float32Array) => image.map((v) => Math.min(1, Math.max(0, v)));

function squaredError(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] - b[i]) ** 2;
  return sum;
}
