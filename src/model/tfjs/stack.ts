import type { Layer } from "../format.js";
import type { BackendName } from "./backend-name.js";
import { dense, tensor, tidy, useBackend, type Tensor } from "./runtime.js";

interface Uploaded {
  readonly in: number;
  readonly out: number;
  readonly activation: Layer["activation"];
  readonly film: Layer["film"];
  readonly weights: Tensor;
  readonly bias: Tensor;
}

/** The dense layers of an encoder or a decoder, with their weights on a backend. */
export class Stack {
  readonly inputSize: number;
  readonly outputSize: number;
  /** Multiply-adds for one row. */
  readonly work: number;
  readonly #layers: Uploaded[];

  constructor(
    private readonly backend: BackendName,
    layers: readonly Layer[],
  ) {
    this.inputSize = layers[0].in;
    this.outputSize = layers[layers.length - 1].out;
    this.work = layers.reduce((sum, layer) => sum + layer.in * layer.out, 0);
    useBackend(backend);
    this.#layers = layers.map((layer) => ({
      in: layer.in,
      out: layer.out,
      activation: layer.activation,
      film: layer.film,
      weights: tensor(layer.weights, [1, layer.in, layer.out]),
      bias: tensor(layer.bias, [layer.out]),
    }));
  }

  /**
   * Runs rows through the layers, in one go.
   * @param x rows·inputSize numbers
   * @param k the k (1, 2, …) of each row, for layers that are conditioned on it
   * @param out where rows·outputSize numbers go
   */
  run(x: Float32Array, k: (row: number) => number, out: Float32Array): void {
    const rows = x.length / this.inputSize;
    useBackend(this.backend);
    tidy(() => {
      let h = tensor(x, [1, rows, this.inputSize]);
      for (const layer of this.#layers) {
        h = dense(h, layer.weights, layer.bias, layer.film ? "linear" : layer.activation);
        // Scaling and shifting here rather than by kernels is as fast for big batches, faster for one image, and saves three kernels.
        if (layer.film) h = tensor(condition(h.dataSync() as Float32Array, layer, k), [1, rows, layer.out]);
      }
      out.set(h.dataSync());
    });
  }

  dispose(): void {
    for (const { weights, bias } of this.#layers) {
      weights.dispose();
      bias.dispose();
    }
    this.#layers.length = 0;
  }
}

/** activation(y · (1 + scale[k]) + shift[k]) for every row of y, in place. */
function condition(y: Float32Array, layer: Uploaded, k: (row: number) => number): Float32Array {
  const { out, activation } = layer;
  const { scale, shift } = layer.film!;
  for (let start = 0, row = 0; start < y.length; start += out, row++) {
    const table = (k(row) - 1) * out;
    for (let o = 0; o < out; o++) {
      const value = y[start + o] * (1 + scale[table + o]) + shift[table + o];
      y[start + o] = activation === "relu" ? Math.max(0, value) : activation === "sigmoid" ? 1 / (1 + Math.exp(-value)) : value;
    }
  }
  return y;
}
