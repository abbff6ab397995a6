/** Small networks with random weights, written as a weights file. */
import { serialiseWeights, type Activation, type LayerHeader, type WeightsHeader } from "../../src/model/format.js";

export interface LayerSpec {
  out: number;
  activation: Activation;
  film?: boolean;
}

export interface NetworkSpec {
  id?: string;
  inputSize: number;
  latentSize: number;
  encoder: LayerSpec[];
  decoder?: LayerSpec[];
}

/** The same numbers in [0, 1) for the same seed (mulberry32). */
export function random(seed: number): () => number {
  let a = seed >>> 0;
  return () => {
    a = (a + 0x6d2b79f5) | 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

export function randomFloats(length: number, next: () => number, low = -1, high = 1): Float32Array<ArrayBuffer> {
  return Float32Array.from({ length }, () => low + (high - low) * next());
}

/** Weights file of a network with weights of about ±1/√in; conditioned layers have knots at 1, about half, and latentSize. */
export function randomNetworkFile(spec: NetworkSpec, seed: number): ArrayBuffer {
  const next = random(seed);
  const chunks: Uint8Array[] = [];
  let length = 0;
  const put = (part: Int8Array | Float32Array): number => {
    const at = length;
    const bytes = new Uint8Array(Math.ceil(part.byteLength / 4) * 4);
    bytes.set(new Uint8Array(part.buffer, part.byteOffset, part.byteLength));
    chunks.push(bytes);
    length += bytes.length;
    return at;
  };
  const int8 = (count: number) => Int8Array.from({ length: count }, () => Math.floor(next() * 255) - 127);
  const layers = (specs: LayerSpec[], from: number): LayerHeader[] => {
    let size = from;
    return specs.map(({ out, activation, film }) => {
      const step = 1 / (127 * Math.sqrt(size));
      const header: LayerHeader = {
        in: size,
        out,
        activation,
        weights: put(int8(size * out)),
        scales: put(randomFloats(out, next, step, 2 * step)),
        bias: put(randomFloats(out, next, -0.5, 0.5)),
      };
      if (film) {
        const half = Math.ceil(spec.latentSize / 2);
        const knots = [...new Set([1, half, spec.latentSize])];
        const steps = randomFloats(2 * knots.length, next, 0.5 / 127, 1 / 127);
        header.film = { knots, values: put(int8(2 * knots.length * out)), steps: put(steps) };
      }
      size = out;
      return header;
    });
  };
  const header: WeightsHeader = {
    format: 1,
    id: spec.id ?? "random",
    inputSize: spec.inputSize,
    latentSize: spec.latentSize,
    encoder: layers(spec.encoder, spec.inputSize),
    decoder: spec.decoder && layers(spec.decoder, spec.latentSize),
  };
  const payload = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    payload.set(chunk, at);
    at += chunk.length;
  }
  const file = serialiseWeights(header, payload);
  return file.buffer.slice(file.byteOffset, file.byteOffset + file.byteLength) as ArrayBuffer;
}
