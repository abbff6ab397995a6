import { ModelError, type Autoencoder, type Classifier, type CodeOptions, type RunOptions } from "./api.js";
import type { Layer } from "./format.js";
import { inSlices, type Pace } from "./slices.js";
import type { BackendName } from "./tfjs/backend-name.js";
import { Stack } from "./tfjs/stack.js";

/** Half an autoencoder: rows in, rows out, in one go. */
export interface Half {
  readonly inputSize: number;
  readonly outputSize: number;
  /** Multiply-adds for one row, or what stands for them. */
  readonly work: number;
  /** How fast it is here. */
  readonly pace: Pace;
  /**
   * @param k of each row, for what is conditioned on it
   * @param out where rows·outputSize numbers go
   */
  run(x: Float32Array, k: (row: number) => number, out: Float32Array): void;
  dispose(): void;
}

/** Dense layers on a backend. */
export class StackHalf extends Stack implements Half {
  constructor(
    backend: BackendName,
    layers: readonly Layer[],
    readonly pace: Pace,
  ) {
    super(backend, layers);
  }
}

interface Names {
  readonly id: string;
  readonly inputSize: number;
  readonly latentSize: number;
}

/** What autoencoders and classifiers share: checked input, slices, errors. */
class Loaded {
  readonly id: string;
  readonly inputSize: number;
  #disposed = false;

  constructor(
    names: Names,
    protected readonly encoder: Half,
  ) {
    this.id = names.id;
    this.inputSize = names.inputSize;
  }

  dispose(): void {
    if (this.#disposed) return;
    this.#disposed = true;
    this.encoder.dispose();
  }

  protected async run(half: Half, x: Float32Array, k: (row: number) => number, signal?: AbortSignal): Promise<Float32Array<ArrayBuffer>> {
    const rows = x.length / half.inputSize;
    const out = new Float32Array(rows * half.outputSize);
    try {
      await inSlices(rows, half.work, half.pace, signal, (from, to) => {
        if (this.#disposed) throw new Error("it was released while it ran, or before");
        const part = x.subarray(from * half.inputSize, to * half.inputSize);
        half.run(part, (row) => k(from + row), out.subarray(from * half.outputSize, to * half.outputSize));
      });
    } catch (cause) {
      if (cause instanceof ModelError) throw cause;
      throw new ModelError("backend", `"${this.id}" could not run: ${String(cause)}.`, { cause });
    }
    return out;
  }
}

export class LoadedAutoencoder extends Loaded implements Autoencoder {
  readonly latentSize: number;
  readonly #decoder: Half;

  constructor(names: Names, encoder: Half, decoder: Half) {
    super(names, encoder);
    this.latentSize = names.latentSize;
    this.#decoder = decoder;
  }

  async encode(x: Float32Array, options: CodeOptions = {}): Promise<Float32Array> {
    const k = rowK(options.k, countRows(x, this.inputSize), this.latentSize);
    return mask(await this.run(this.encoder, x, k, options.signal), k, this.latentSize);
  }

  async decode(z: Float32Array, options: CodeOptions = {}): Promise<Float32Array> {
    const k = rowK(options.k, countRows(z, this.latentSize), this.latentSize);
    const code = options.k === undefined ? z : mask(z.slice(), k, this.latentSize);
    return this.run(this.#decoder, code, k, options.signal);
  }

  override dispose(): void {
    super.dispose();
    this.#decoder.dispose();
  }
}

export class LoadedClassifier extends Loaded implements Classifier {
  readonly classes: number;

  constructor(names: Names, encoder: Half) {
    super(names, encoder);
    this.classes = names.latentSize;
  }

  async classify(x: Float32Array, options: RunOptions = {}): Promise<Float32Array> {
    countRows(x, this.inputSize);
    const logits = await this.run(this.encoder, x, () => 1, options.signal);
    for (let start = 0; start < logits.length; start += this.classes) softmax(logits.subarray(start, start + this.classes));
    return logits;
  }
}

function countRows(data: Float32Array, size: number): number {
  const rows = data.length / size;
  if (!Number.isInteger(rows)) throw new RangeError(`${data.length} numbers are no whole number of rows of ${size}`);
  return rows;
}

/** k of each row, in 1 … max; `max` where nothing is said. */
function rowK(k: CodeOptions["k"], rows: number, max: number): (row: number) => number {
  if (k === undefined) return () => max;
  if (typeof k !== "number" && k.length !== rows) throw new RangeError(`${k.length} values of k for ${rows} rows`);
  const clamp = (value: number) => Math.min(max, Math.max(1, Math.round(value) || 1));
  if (typeof k === "number") {
    const same = clamp(k);
    return () => same;
  }
  return (row) => clamp(k[row]);
}

/** Sets all but the first k numbers of each row to zero, in place. */
function mask<T extends Float32Array>(codes: T, k: (row: number) => number, size: number): T {
  for (let row = 0; row * size < codes.length; row++) codes.fill(0, row * size + k(row), (row + 1) * size);
  return codes;
}

/** In place; the largest logit is subtracted first, so that none overflows. */
function softmax(logits: Float32Array): void {
  const max = logits.reduce((a, b) => Math.max(a, b), -Infinity);
  let sum = 0;
  for (let i = 0; i < logits.length; i++) sum += logits[i] = Math.exp(logits[i] - max);
  for (let i = 0; i < logits.length; i++) logits[i] /= sum;
}
