import { ModelError, type Autoencoder, type Backend, type Classifier } from "./api.js";
import { parseWeights, type Layer, type Network } from "./format.js";
import { LoadedAutoencoder, LoadedClassifier, StackHalf, type Half } from "./networks.js";
import { Pace } from "./slices.js";
import type { BackendName } from "./tfjs/backend-name.js";
import { countTensors, startCpu, startWasm, stopBackend } from "./tfjs/runtime.js";
import { Stack } from "./tfjs/stack.js";

export interface Disposable {
  dispose(): void;
}

/** Runs networks on one backend. */
export interface Engine {
  readonly backend: BackendName;
  /** Why "auto" did not end with wasm. */
  readonly fallback?: string;
  /** Tensors alive, those of other engines on the page included. */
  readonly numTensors: number;
  /** Reads a weights file and uploads it: an {@link Autoencoder}, or a {@link Classifier} if the file has no decoder. */
  load(file: ArrayBuffer): (Autoencoder | Classifier) & Disposable;
  /** An autoencoder of halves that are given: layers to upload, or something of the caller's that runs rows at a pace of its own. */
  pair(names: PairNames, encoder: OwnHalf, decoder: OwnHalf): Autoencoder & Disposable;
}

export interface PairNames {
  /** For messages. */
  readonly id: string;
  readonly inputSize: number;
  readonly latentSize: number;
}

export type OwnHalf = readonly Layer[] | Omit<Half, "pace">;

/**
 * Starts a backend.
 * @param wasm the wasm file on its way; "cpu" needs none
 * @throws ModelError "backend" if wasm was asked for and does not start here, "network" if its file did not arrive
 */
export async function createEngine(wanted: Backend, wasm?: Promise<ArrayBuffer>): Promise<Engine> {
  if (wanted === "cpu" || !wasm) return start("cpu");
  let fresh = false;
  try {
    fresh = await startWasm(await wasm);
    return start("wasm");
  } catch (cause) {
    if (fresh) stopBackend("wasm");
    if (wanted === "auto") return start("cpu", cause instanceof Error ? cause.message : String(cause));
    if (cause instanceof ModelError) throw cause;
    const advice =
      "The page may forbid it (its Content-Security-Policy needs 'wasm-unsafe-eval'); configure({ backend: \"auto\" }) falls back to cpu.";
    throw new ModelError("backend", `WebAssembly did not start: ${String(cause)}. ${advice}`, { cause });
  }
}

function start(backend: BackendName, fallback?: string): Engine {
  if (backend === "cpu") startCpu();
  check(backend);
  const pace = new Pace();
  const stack = (layers: readonly Layer[]) => new StackHalf(backend, layers, pace);
  return {
    backend,
    fallback,
    get numTensors() {
      return countTensors();
    },
    load(file) {
      const network = read(file);
      const encoder = stack(network.encoder);
      return network.decoder ? new LoadedAutoencoder(network, encoder, stack(network.decoder)) : new LoadedClassifier(network, encoder);
    },
    pair(names, encoder, decoder) {
      const half = (given: OwnHalf): Half => (isLayers(given) ? stack(given) : withPace(given));
      return new LoadedAutoencoder(names, half(encoder), half(decoder));
    },
  };
}

const isLayers = (half: OwnHalf): half is readonly Layer[] => Array.isArray(half);

function withPace(half: Omit<Half, "pace">): Half {
  return {
    inputSize: half.inputSize,
    outputSize: half.outputSize,
    work: half.work,
    pace: new Pace(),
    run: (x, k, out) => half.run(x, k, out),
    dispose: () => half.dispose(),
  };
}

/** Two sums that are known, so that a damaged wasm file is found out here and not by wrong pictures. */
function check(backend: BackendName): void {
  const layer = { in: 2, out: 2, weights: Float32Array.of(1, -2, 3, 4), bias: Float32Array.of(0.5, -3) };
  const stack = new Stack(backend, [
    { ...layer, activation: "relu" },
    { ...layer, activation: "sigmoid" },
  ]);
  const out = new Float32Array(2);
  try {
    stack.run(Float32Array.of(1, 0.5), () => 1, out);
  } finally {
    stack.dispose();
  }
  // relu(3, −3) = (3, 0), then σ(3.5) and σ(−9).
  const error = Math.abs(out[0] - 0.970688) + Math.abs(out[1] - 0.000123);
  if (!(error < 1e-5)) throw new Error(`the ${backend} backend computes wrong numbers`);
}

function read(file: ArrayBuffer): Network {
  try {
    return parseWeights(file);
  } catch (cause) {
    throw new ModelError("integrity", `A weights file could not be read: ${String(cause)}.`, { cause });
  }
}
