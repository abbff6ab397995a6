/** One image through one model at every length of the code: what the slider and the curve show, in a single batch. */
import type { Autoencoder } from "../../model/api.js";
import { MAX_K, meanSquaredError, PIXELS } from "./scene.js";

export interface Sweep {
  /** MAX_K rows of MAX_K numbers; row k − 1 has k of them, then zeros. */
  readonly codes: Float32Array;
  /** MAX_K rows of 784 pixels. PCA's may leave [0, 1]. */
  readonly reconstructions: Float32Array;
  /** Mean squared error over pixels for k = 1 … MAX_K. */
  readonly errors: readonly number[];
}

const EVERY_K = Array.from({ length: MAX_K }, (_, i) => i + 1);

/** Rejects with a ModelError. */
export async function sweep(model: Autoencoder, input: Float32Array, signal?: AbortSignal): Promise<Sweep> {
  const batch = new Float32Array(MAX_K * PIXELS);
  for (let row = 0; row < MAX_K; row++) batch.set(input, row * PIXELS);
  const codes = await model.encode(batch, { k: EVERY_K, signal });
  const reconstructions = await model.decode(codes, { k: EVERY_K, signal });
  const errors = EVERY_K.map((k) => meanSquaredError(input, reconstructions.subarray((k - 1) * PIXELS, k * PIXELS)));
  return { codes, reconstructions, errors };
}

/** The image that `k` numbers give; a view, not a copy. */
export function reconstructionAt({ reconstructions }: Sweep, k: number): Float32Array {
  return reconstructions.subarray((k - 1) * PIXELS, k * PIXELS);
}

/** The first `k` numbers; a view, not a copy. */
export function codeAt({ codes }: Sweep, k: number): Float32Array {
  return codes.subarray((k - 1) * MAX_K, (k - 1) * MAX_K + k);
}

/** One decode of `code`, at k = its length. */
export async function decodeCode(model: Autoencoder, code: Float32Array, signal?: AbortSignal): Promise<Float32Array> {
  const padded = new Float32Array(model.latentSize);
  padded.set(code);
  return model.decode(padded, { k: code.length, signal });
}
