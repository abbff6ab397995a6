/**
 * Forward passes in plain loops and double precision, as slow and as plain as can be: what the engine is tested against.
 */
import type { Layer, Network } from "../../src/model/format.js";

/** @param k of each row */
export function forward(layers: readonly Layer[], x: ArrayLike<number>, k: (row: number) => number): Float64Array {
  let h = Float64Array.from(x);
  for (const layer of layers) {
    const rows = h.length / layer.in;
    const y = new Float64Array(rows * layer.out);
    for (let row = 0; row < rows; row++) {
      for (let o = 0; o < layer.out; o++) {
        let sum = layer.bias[o];
        for (let i = 0; i < layer.in; i++) sum += h[row * layer.in + i] * layer.weights[i * layer.out + o];
        if (layer.film) {
          const at = (k(row) - 1) * layer.out + o;
          sum = sum * (1 + layer.film.scale[at]) + layer.film.shift[at];
        }
        y[row * layer.out + o] = activate(sum, layer.activation);
      }
    }
    h = y;
  }
  return h;
}

export function encode(network: Network, x: ArrayLike<number>, k: (row: number) => number = () => network.latentSize): Float64Array {
  return masked(forward(network.encoder, x, k), network.latentSize, k);
}

export function decode(network: Network, z: ArrayLike<number>, k: (row: number) => number = () => network.latentSize): Float64Array {
  return forward(network.decoder!, masked(Float64Array.from(z), network.latentSize, k), k);
}

export function classify(network: Network, x: ArrayLike<number>): Float64Array {
  const logits = forward(network.encoder, x, () => 1);
  const classes = network.latentSize;
  return logits.map((_, i) => {
    const row = logits.subarray(i - (i % classes), i - (i % classes) + classes);
    return 1 / row.reduce((sum, other) => sum + Math.exp(other - logits[i]), 0);
  });
}

function masked(codes: Float64Array, size: number, k: (row: number) => number): Float64Array {
  return codes.map((value, i) => (i % size < k(Math.floor(i / size)) ? value : 0));
}

function activate(value: number, activation: Layer["activation"]): number {
  if (activation === "relu") return Math.max(0, value);
  return activation === "sigmoid" ? 1 / (1 + Math.exp(-value)) : value;
}
