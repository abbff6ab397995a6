import type { Layer, Network } from "../src/model/format.js";
import { matrix, multiply } from "./gemm.js";

/** Runs networks as read from a weights file: the figures are made with this, from the shipped bytes. */
export function runLayers(layers: readonly Layer[], input: Float32Array, n: number, k?: number): Float32Array {
  let x = input;
  for (const layer of layers) {
    const y = multiply(matrix(x, n, layer.in), matrix(layer.weights, layer.in, layer.out));
    const row = layer.film ? (k! - 1) * layer.out : 0;
    for (let r = 0, i = 0; r < n; r++) {
      for (let o = 0; o < layer.out; o++, i++) {
        let v = y[i] + layer.bias[o];
        if (layer.film) v = v * (1 + layer.film.scale[row + o]) + layer.film.shift[row + o];
        y[i] = layer.activation === "relu" ? Math.max(0, v) : layer.activation === "sigmoid" ? 1 / (1 + Math.exp(-v)) : v;
      }
    }
    x = y;
  }
  return x;
}

const CHUNK = 1000;

/** Codes of n images; numbers past the k-th are zero. */
export function encode(net: Network, images: Float32Array, n: number, k = net.latentSize): Float32Array {
  return inChunks(n, net.latentSize, (start, size) => {
    const z = runLayers(net.encoder, images.subarray(start * net.inputSize, (start + size) * net.inputSize), size, k);
    if (k < net.latentSize) for (let r = 0; r < size; r++) z.fill(0, r * net.latentSize + k, (r + 1) * net.latentSize);
    return z;
  });
}

export function decode(net: Network, codes: Float32Array, n: number, k = net.latentSize): Float32Array {
  const { decoder } = net;
  if (!decoder) throw new Error(`${net.id} has no decoder`);
  return inChunks(n, net.inputSize, (start, size) =>
    runLayers(decoder, codes.subarray(start * net.latentSize, (start + size) * net.latentSize), size, k),
  );
}

/** Squared error summed over pixels of each image. */
export function errors(net: Network, images: Float32Array, n: number, k = net.latentSize): Float64Array {
  const out = new Float64Array(n);
  for (let start = 0; start < n; start += CHUNK) {
    const size = Math.min(CHUNK, n - start);
    const x = images.subarray(start * net.inputSize, (start + size) * net.inputSize);
    const y = decode(net, encode(net, x, size, k), size, k);
    for (let r = 0, i = 0; r < size; r++) for (let p = 0; p < net.inputSize; p++, i++) out[start + r] += (y[i] - x[i]) ** 2;
  }
  return out;
}

/** Index of the largest of row r's numbers. */
export function top(rows: Float32Array, r: number, columns: number): number {
  let best = 0;
  for (let c = 1; c < columns; c++) if (rows[r * columns + c] > rows[r * columns + best]) best = c;
  return best;
}

export const mean = (values: ArrayLike<number>): number => {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i];
  return sum / values.length;
};

function inChunks(n: number, width: number, run: (start: number, size: number) => Float32Array): Float32Array {
  const out = new Float32Array(n * width);
  for (let start = 0; start < n; start += CHUNK) out.set(run(start, Math.min(CHUNK, n - start)), start * width);
  return out;
}
