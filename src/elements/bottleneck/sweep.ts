/** One image through one model at every length of the code: what the slider and the curve show, in a single batch. */
import type { Autoencoder } from "../../model/api.js";
import { meanSquaredError } from "./scene.js";

export interface Sweep {
  /** Lengths of the code, one a row. */
  readonly lengths: readonly number[];
  /** A row has so many numbers as its code is long, then zeros. */
  readonly codes: Float32Array;
  /** PCA's may leave [0, 1]. */
  readonly reconstructions: Float32Array;
  /** Mean squared error at k = 1, 2 …; holes where there is no such length. */
  readonly errors: readonly number[];
}

/** @throws Error where not all of them are numbers: more than a float holds came up on the way */
export function mustBeNumbers(what: string, numbers: Float32Array): void {
  const bad = numbers.findIndex((v) => !Number.isFinite(v));
  if (bad >= 0) throw new Error(`${what} holds ${numbers[bad]}, which is no number to work with.`);
}

const upTo = (most: number) => Array.from({ length: most }, (_, i) => i + 1);

/** Rejects with a ModelError. */
export async function sweep(
  model: Autoencoder,
  input: Float32Array,
  signal?: AbortSignal,
  lengths: readonly number[] = upTo(model.latentSize),
): Promise<Sweep> {
  const batch = new Float32Array(lengths.length * input.length);
  lengths.forEach((_, row) => batch.set(input, row * input.length));
  const codes = await model.encode(batch, { k: lengths, signal });
  mustBeNumbers(`The code that ${model.id} gives this input`, codes);
  const reconstructions = await model.decode(codes, { k: lengths, signal });
  mustBeNumbers(`The picture that ${model.id} gives of this input`, reconstructions);
  const errors: number[] = [];
  lengths.forEach((k, row) => (errors[k - 1] = meanSquaredError(input, rowOf(reconstructions, row, lengths.length))));
  return { lengths, codes, reconstructions, errors };
}

/** The image that `k` numbers give; a view, not a copy. */
export function reconstructionAt({ reconstructions, lengths }: Sweep, k: number): Float32Array {
  return rowOf(reconstructions, lengths.indexOf(k), lengths.length);
}

/** The first `k` numbers; a view, not a copy. */
export function codeAt({ codes, lengths }: Sweep, k: number): Float32Array {
  return rowOf(codes, lengths.indexOf(k), lengths.length).subarray(0, k);
}

function rowOf(all: Float32Array, row: number, rows: number): Float32Array {
  const size = all.length / rows;
  return all.subarray(row * size, (row + 1) * size);
}

/** One decode of `code`, at k = its length. */
export async function decodeCode(model: Autoencoder, code: Float32Array, signal?: AbortSignal): Promise<Float32Array> {
  const padded = new Float32Array(model.latentSize);
  padded.set(code);
  const image = await model.decode(padded, { k: code.length, signal });
  mustBeNumbers(`The picture that ${model.id} gives of this code`, image);
  return image;
}
