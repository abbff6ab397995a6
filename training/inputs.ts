import type { Random } from "../src/math/random.js";
import { PIXELS, type Digits } from "./mnist.js";
import type { PlainLayer } from "./quantise.js";

/**
 * The pixels that a model looks at. The pixels with the least variance over the training digits, together at most `budget` of
 * squared error (summed over pixels, mean over digits), are left out: most of the frame, where hardly any digit has ink. Their
 * weights are exactly zero in the file and cost it nothing; the decoder answers their mean.
 */
export interface PixelChoice {
  readonly active: Uint16Array;
  /** Mean of every one of the 784 pixels. */
  readonly mean: Float32Array;
}

export function choosePixels(digits: Digits, budget: number): PixelChoice {
  const sum = new Float64Array(PIXELS);
  const squares = new Float64Array(PIXELS);
  for (let i = 0; i < digits.images.length; i += PIXELS) {
    for (let p = 0; p < PIXELS; p++) {
      const v = digits.images[i + p] / 255;
      sum[p] += v;
      squares[p] += v * v;
    }
  }
  const mean = sum.map((s) => s / digits.count);
  const variance = squares.map((s, p) => s / digits.count - mean[p] ** 2);
  const order = Uint16Array.from({ length: PIXELS }, (_, p) => p).sort((a, b) => variance[a] - variance[b] || a - b);
  let left = 0;
  let spent = 0;
  while (left < PIXELS && spent + variance[order[left]] <= budget) spent += variance[order[left++]];
  return { active: order.slice(left).sort(), mean: Float32Array.from(mean) };
}

/** A first layer over all 784 pixels from one over the chosen ones. */
export function widenInputs(layer: PlainLayer, { active }: PixelChoice): PlainLayer {
  const weights = new Float32Array(PIXELS * layer.out);
  active.forEach((p, i) => weights.set(layer.weights.subarray(i * layer.out, (i + 1) * layer.out), p * layer.out));
  return { ...layer, in: PIXELS, weights };
}

const DARK = -16; // sigmoid(−16) = 1e−7

/** A last layer (sigmoid) over all 784 pixels from one over the chosen ones; the others answer their mean. */
export function widenOutputs(layer: PlainLayer, { active, mean }: PixelChoice): PlainLayer {
  const weights = new Float32Array(layer.in * PIXELS);
  const bias = mean.map((m) => Math.max(DARK, Math.log(m / (1 - m))));
  active.forEach((p, i) => {
    for (let r = 0; r < layer.in; r++) weights[r * PIXELS + p] = layer.weights[r * layer.out + i];
    bias[p] = layer.bias[i];
  });
  return { ...layer, out: PIXELS, weights, bias };
}

/** How far training images are bent at random: degrees, share of the size, share of the size, pixels. All zero: not at all. */
export interface Warp {
  readonly rotation: number;
  readonly scale: number;
  readonly shear: number;
  readonly shift: number;
}

/** The chosen pixels of the images at `indices`, in [0, 1], each image bent by its own random warp. */
export function fillBatch(digits: Digits, indices: ArrayLike<number>, active: Uint16Array, random?: Random, warp?: Warp): Float32Array {
  const width = active.length;
  const batch = new Float32Array(indices.length * width);
  const image = new Float32Array(PIXELS);
  for (let r = 0; r < indices.length; r++) {
    const from = indices[r] * PIXELS;
    if (warp && random) {
      warpImage(digits.images.subarray(from, from + PIXELS), image, random, warp);
      for (let i = 0; i < width; i++) batch[r * width + i] = image[active[i]];
    } else {
      for (let i = 0; i < width; i++) batch[r * width + i] = digits.images[from + active[i]] / 255;
    }
  }
  return batch;
}

const SIDE = 28;
const MARGIN = 2;
const WIDE = SIDE + 2 * MARGIN;
/** The image within a blank margin, so that nothing need be asked of a pixel outside. */
const framed = new Uint8Array(WIDE * WIDE);

/** One random affine map about the image's centre, bilinear between pixels; outside there is no ink. */
function warpImage(from: Uint8Array, to: Float32Array, random: Random, warp: Warp): void {
  const spread = (limit: number) => (2 * random.uniform() - 1) * limit;
  const angle = (spread(warp.rotation) * Math.PI) / 180;
  const sx = 1 + spread(warp.scale);
  const sy = 1 + spread(warp.scale);
  const shear = spread(warp.shear);
  const dx = spread(warp.shift);
  const dy = spread(warp.shift);
  const xx = Math.cos(angle) * sx;
  const xy = Math.sin(angle) * sx + shear;
  const yx = -Math.sin(angle) * sy;
  const yy = Math.cos(angle) * sy;
  const centre = (SIDE - 1) / 2;
  for (let y = 0; y < SIDE; y++) framed.set(from.subarray(y * SIDE, (y + 1) * SIDE), (y + MARGIN) * WIDE + MARGIN);
  const most = SIDE + MARGIN - 1.001;
  for (let y = 0; y < SIDE; y++) {
    const v = y - centre - dy;
    for (let x = 0; x < SIDE; x++) {
      const u = x - centre - dx;
      const px = Math.min(most, Math.max(0, xx * u + xy * v + centre + MARGIN));
      const py = Math.min(most, Math.max(0, yx * u + yy * v + centre + MARGIN));
      const x0 = Math.floor(px);
      const y0 = Math.floor(py);
      const at = y0 * WIDE + x0;
      const top = framed[at] + (framed[at + 1] - framed[at]) * (px - x0);
      const bottom = framed[at + WIDE] + (framed[at + WIDE + 1] - framed[at + WIDE]) * (px - x0);
      to[y * SIDE + x] = (top + (bottom - top) * (py - y0)) / 255;
    }
  }
}
