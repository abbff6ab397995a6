/** PCA of an author's own images, computed in the page: only once somebody waits for it, and only while somebody does. */
import type { Principal } from "../math/principal.js";
import { principalMany } from "../math/principal-many.js";
import { ModelError, type Autoencoder, type CodeOptions, type Dataset } from "../model/api.js";
import { Turns } from "./turns.js";

/** As many numbers as go into it, which is about two seconds of work; and no fewer images than these. */
const MOST_NUMBERS = 2 ** 20;
const LEAST_IMAGES = 128;

/** Half done or done, by the images and the number of directions: for other tags, and for one that is moved. */
const works = new WeakMap<Float32Array, Map<number, Work>>();

interface Work {
  readonly steps: Generator<void, Principal>;
  made: Principal | null;
}

export class OwnPca implements Autoencoder {
  readonly id: string;
  readonly inputSize: number;
  /** Images that it is computed from, evenly taken of all. */
  readonly fitted: number;
  readonly #data: Dataset;

  /** `latentSize`: the longest code. */
  constructor(
    data: Dataset,
    readonly latentSize: number,
  ) {
    this.id = `pca of ${data.id}`;
    this.inputSize = data.inputSize;
    this.#data = data;
    this.fitted = Math.min(data.count, OwnPca.mostImages(data.inputSize));
  }

  /** Of so many numbers each, how many images it is computed from. */
  static mostImages(size: number): number {
    return Math.max(LEAST_IMAGES, Math.floor(MOST_NUMBERS / size));
  }

  get isMade(): boolean {
    return this.#work.made !== null;
  }

  async encode(x: Float32Array, { k, signal }: CodeOptions = {}): Promise<Float32Array> {
    const { mean, directions } = await this.#make(signal);
    const { inputSize: size, latentSize } = this;
    const codes = new Float32Array((x.length / size) * latentSize);
    await this.#eachRow(x.length / size, k, signal, (row, used) => {
      for (let d = 0; d < Math.min(used, directions.length); d++) {
        let along = 0;
        for (let i = 0; i < size; i++) along += (x[row * size + i] - mean[i]) * directions[d][i];
        codes[row * latentSize + d] = along;
      }
    });
    return codes;
  }

  /** What it gives may leave [0, 1]. */
  async decode(z: Float32Array, { k, signal }: CodeOptions = {}): Promise<Float32Array> {
    const { mean, directions } = await this.#make(signal);
    const { inputSize: size, latentSize } = this;
    const images = new Float32Array((z.length / latentSize) * size);
    const image = new Float64Array(size);
    await this.#eachRow(z.length / latentSize, k, signal, (row, used) => {
      image.set(mean);
      for (let d = 0; d < Math.min(used, directions.length); d++) {
        const along = z[row * latentSize + d];
        for (let i = 0; i < size; i++) image[i] += along * directions[d][i];
      }
      images.set(image, row * size);
    });
    return images;
  }

  async #eachRow(rows: number, k: CodeOptions["k"], signal: AbortSignal | undefined, run: (row: number, k: number) => void): Promise<void> {
    const turns = new Turns();
    for (let row = 0; row < rows; row++) {
      run(row, typeof k === "object" ? k[row] : (k ?? this.latentSize));
      await turns.next();
      signal?.throwIfAborted();
    }
  }

  get #work(): Work {
    const { images } = this.#data;
    const all = works.get(images) ?? new Map<number, Work>();
    works.set(images, all);
    let work = all.get(this.latentSize);
    if (!work) all.set(this.latentSize, (work = { steps: principalMany(this.#taken(), this.inputSize, this.latentSize), made: null }));
    return work;
  }

  #taken(): () => Float32Array {
    const { images, count, inputSize: size } = this.#data;
    return () => {
      if (this.fitted === count) return images;
      const rows = new Float32Array(this.fitted * size);
      for (let i = 0; i < this.fitted; i++) {
        const at = Math.floor((i * count) / this.fitted);
        rows.set(images.subarray(at * size, (at + 1) * size), i * size);
      }
      return rows;
    };
  }

  /** Goes on where it was left. Rejects with a ModelError "aborted". */
  async #make(signal?: AbortSignal): Promise<Principal> {
    const work = this.#work;
    const turns = new Turns();
    while (!work.made) {
      const { done, value } = work.steps.next();
      if (done && value) work.made = value;
      else await turns.next();
      if (signal?.aborted) throw new ModelError("aborted", "The wait for PCA was given up.");
    }
    return work.made;
  }
}
