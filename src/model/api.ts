/**
 * What the rest of the library may know about models: plain numbers in, plain numbers out. No tensor crosses this line
 * and nothing here imports TensorFlow.js.
 *
 * Images are `Float32Array`s of n·784 pixels in [0, 1], row by row, ink = 1. Codes are `Float32Array`s of n·latentSize.
 */

/** Ids of the networks that the library ships; the catalogue has one entry for each. */
export type AutoencoderId = "nested" | "pca" | "ae2" | "vae2" | "ae32" | "vae32" | "denoiser" | "anomaly" | "sensor";
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
  /** Pixels of one image: 784 (of the sensor's autoencoder, samples of one window: 64). */
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

/** Images: 1 to 64 pixels either way; a pixel is 1 number (grey, ink = 1) or 3 (red, green, blue), in [0, 1]. */
export interface ImageShape {
  readonly width: number;
  readonly height: number;
  readonly channels: 1 | 3;
}

/** Labelled images: MNIST test digits that ship with the library, or an author's own. Row by row, the numbers of a pixel side by side. */
export interface Dataset extends ImageShape {
  readonly id: string;
  readonly count: number;
  /** width·height·channels: 784 of the digits. */
  readonly inputSize: number;
  /** count·inputSize numbers in [0, 1]. Shared by every tag on the page: do not write into it. */
  readonly images: Float32Array;
  /** count classes, counted from 0. */
  readonly labels: Uint8Array;
  /** A name for every class; labels count into it. */
  readonly classes: readonly string[];
}

/** An author's own model: images as in {@link Dataset}, `decode` answers pixels in [0, 1]. */
export interface OwnAutoencoder extends Autoencoder {
  readonly kind: "ae" | "vae";
  /** The first k numbers alone are a code too, for every k. */
  readonly nested: boolean;
}

/** Where an author's own model and data are, from the page: a manifest, a sprite file. */
export interface OwnAddresses {
  readonly modelSrc?: string;
  readonly dataSrc?: string;
}

/** What stands at such addresses. `dataSrc` goes before the data that the manifest names. */
export interface OwnAssets {
  readonly image: ImageShape;
  /** "" where the manifest does not say. */
  readonly title: string;
  readonly licence: string;
  readonly classes: readonly string[];
  readonly autoencoder?: OwnAutoencoder;
  readonly data?: Dataset;
}

/** What a network that learns in the page starts from. */
export interface TrainerOptions {
  /** Digits to learn from, n·784 pixels; not copied, not to be changed while it trains. */
  images: Float32Array;
  /** Digits that it never learns from, m·784 pixels, m > 0. */
  heldOut: Float32Array;
  /** Numbers of the code. */
  k: number;
  /** Units of the hidden layers, one on each side of the code. */
  hidden: number;
  /** Digits of one step; at most n. */
  batch: number;
  /** Adam's step size. */
  rate: number;
  /** Of the first weights and of the order of the digits. */
  seed: number;
  /** Numbers of one image, where these are no digits; 784. */
  inputSize?: number;
}

/**
 * An autoencoder 784-hidden-k-hidden-784, or with images of another size (ReLU, linear code, logistic pixels) that learns by Adam on the binary cross-entropy,
 * mean over pixels. The same options give the same numbers, bit by bit, on one backend and browser.
 */
export interface Trainer {
  readonly backend: "wasm" | "cpu";
  readonly inputSize: number;
  /** Changes hold from the next step on. */
  rate: number;
  /** Steps done. */
  readonly steps: number;
  /** Loss of the held-out digits with the weights as they are; NaN until the first `advance` that gave true. */
  readonly heldOutLoss: number;
  /** Loss of the last step's digits, before they moved the weights; NaN before the first step. */
  readonly trainLoss: number;
  /** Of the last step, for encoder and decoder: Euclidean lengths of weights, gradient and of what the step added to the weights. */
  readonly nudge: { readonly theta: Nudge; readonly phi: Nudge };
  /** One piece of work of some milliseconds, on any device; true when it finished a step (the first time: when it has measured the first weights). */
  advance(): boolean;
  /** n·784 pixels to n·k numbers, in slices, with the weights of the moment of the call. */
  encode(x: Float32Array, options?: RunOptions): Promise<Float32Array>;
  /** n·784 pixels to n·784 pixels, likewise. */
  reconstruct(x: Float32Array, options?: RunOptions): Promise<Float32Array>;
  dispose(): void;
}

export interface Nudge {
  readonly weights: number;
  readonly gradient: number;
  readonly step: number;
}

export interface AssetTypes {
  nested: Autoencoder;
  pca: Autoencoder;
  ae2: Autoencoder;
  vae2: Autoencoder;
  ae32: Autoencoder;
  vae32: Autoencoder;
  denoiser: Autoencoder;
  anomaly: Autoencoder;
  /** Windows of 64 samples in place of images; see `math/vibration.ts`. */
  sensor: Autoencoder;
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
