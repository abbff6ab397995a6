/**
 * What the rest of the library may know about models: plain numbers in, plain numbers out. No tensor crosses this line
 * and nothing here imports TensorFlow.js.
 *
 * Images are `Float32Array`s of n·784 pixels in [0, 1], row by row, ink = 1. Codes are `Float32Array`s of n·latentSize.
 */

/** Ids of the networks that the library ships; the catalogue has one entry for each. */
export type AutoencoderId = "nested" | "pca" | "ae2" | "vae2";
export type ClassifierId = "classifier";
export type ModelId = AutoencoderId | ClassifierId;
export type DatasetId = "digits";
export type AssetId = ModelId | DatasetId;

export interface RunOptions {
  signal?: AbortSignal;
}

export interface CodeOptions extends RunOptions {
  /**
   * How many leading numbers of the code are in use, 1 to `latentSize`: one for the whole batch, or one for each row.
   * The others are zero in the answer of `encode` and ignored by `decode`. Default: all of them.
   */
  k?: number | ArrayLike<number>;
}

export interface Autoencoder {
  readonly id: string;
  /** Pixels of one image: 784. */
  readonly inputSize: number;
  /** Numbers of one code; for the nested autoencoder the largest k. */
  readonly latentSize: number;
  /** n·inputSize pixels to n·latentSize numbers (of a VAE: the mean of q(z|x)). Always n·latentSize, whatever k. */
  encode(x: Float32Array, options?: CodeOptions): Promise<Float32Array>;
  /** n·latentSize numbers to n·inputSize pixels. */
  decode(z: Float32Array, options?: CodeOptions): Promise<Float32Array>;
}

export interface Classifier {
  readonly id: string;
  readonly inputSize: number;
  readonly classes: number;
  /** n·inputSize pixels to n·classes probabilities; each row sums to 1. */
  classify(x: Float32Array, options?: RunOptions): Promise<Float32Array>;
}

/** Test digits of MNIST that ship with the library. */
export interface Dataset {
  readonly id: string;
  readonly count: number;
  readonly inputSize: number;
  /** count·784 pixels in [0, 1]. Shared by every tag on the page: do not write into it. */
  readonly images: Float32Array;
  /** count classes, 0 to 9. */
  readonly labels: Uint8Array;
}

export interface AssetTypes {
  nested: Autoencoder;
  pca: Autoencoder;
  ae2: Autoencoder;
  vae2: Autoencoder;
  classifier: Classifier;
  digits: Dataset;
}

export interface Progress {
  /** Bytes so far and in all, over everything that this caller waits for. */
  loaded: number;
  total: number;
}

export interface AcquireOptions {
  signal?: AbortSignal;
  onProgress?: (progress: Progress) => void;
}

/** A claim on a shared asset. Call `release` once, when the tag that asked for it goes away. */
export interface Lease<T> {
  readonly model: T;
  release(): void;
}

export type Backend = "auto" | "wasm" | "cpu";

export interface Configuration {
  /** Folder of weights and wasm, ending in "/". Default: beside the script that is running. */
  assetBase?: string | URL;
  /** "auto" tries wasm first and falls back to cpu. */
  backend?: Backend;
}

export type ModelErrorCode = "network" | "integrity" | "backend" | "aborted";

/** Why a model could not be had. `recoverable`: asking again may work. */
export class ModelError extends Error {
  override readonly name = "ModelError";
  readonly recoverable: boolean;
  constructor(
    readonly code: ModelErrorCode,
    message: string,
    options?: { cause?: unknown; recoverable?: boolean },
  ) {
    super(message, options?.cause === undefined ? undefined : { cause: options.cause });
    this.recoverable = options?.recoverable ?? code !== "aborted";
  }

  /** A second copy of the library on the page gets its errors from the pool of the first: they count as its own. */
  static override [Symbol.hasInstance](value: unknown): boolean {
    return (value as Error | null | undefined)?.name === "ModelError";
  }
}
