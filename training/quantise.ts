import { serialiseWeights, type Activation, type LayerHeader, type WeightsHeader } from "../src/model/format.js";
import type { Dense } from "./network.js";

/** A layer as it will be written: plain arrays, all pixels. */
export interface PlainLayer {
  readonly in: number;
  readonly out: number;
  readonly activation: Activation;
  /** [in][out]; with `transposeOf` it is not written. */
  readonly weights: Float32Array;
  readonly bias: Float32Array;
  /** [knots][out] each. */
  readonly film?: { readonly knots: readonly number[]; readonly scale: Float32Array; readonly shift: Float32Array };
  /** Index of the encoder's layer whose weights, transposed, are this layer's. */
  readonly transposeOf?: number;
}

export interface PlainNetwork extends Levels {
  readonly id: string;
  readonly inputSize: number;
  readonly latentSize: number;
  readonly encoder: readonly PlainLayer[];
  readonly decoder?: readonly PlainLayer[];
}

/** Steps either way from zero, at most 127. Fewer make a smaller file under brotli; training with the rounding makes up for it. */
export interface Levels {
  readonly levels: number;
  /** Of the layers between the first of the encoder and the last of the decoder; where absent, `levels`. */
  readonly innerLevels?: number;
}

const levelsAt = (index: number, count: number, { levels, innerLevels = levels }: Levels): number =>
  index === 0 || index === count - 1 ? levels : innerLevels;

/** Conditioning is a small table: it always has all 127 steps. */
const FULL = 127;

/** The step of each output channel: its largest weight is `levels` steps. */
export function channelScales(weights: Float32Array, out: number, levels: number): Float32Array {
  const largest = new Float32Array(out);
  for (let i = 0; i < weights.length; i += out) {
    for (let o = 0; o < out; o++) {
      const size = Math.abs(weights[i + o]);
      if (size > largest[o]) largest[o] = size;
    }
  }
  return largest.map((size) => size / levels);
}

/** Weights as they will be read back from the file: rounded to `levels` steps of each output channel either way. In place. */
export function roundChannels(weights: Float32Array, out: number, levels: number): void {
  const scales = channelScales(weights, out, levels);
  const inverse = scales.map((s) => (s > 0 ? 1 / s : 0));
  for (let i = 0; i < weights.length; i += out)
    for (let o = 0; o < out; o++) weights[i + o] = Math.round(weights[i + o] * inverse[o]) * scales[o];
}

/** Conditioning is rounded a row (a knot) at a time, which is a channel once it is seen the other way round. */
function roundRows(values: Float32Array, columns: number): void {
  for (let at = 0; at < values.length; at += columns) roundChannels(values.subarray(at, at + columns), 1, FULL);
}

/**
 * Runs `work` with the layers' weights rounded as in the file, then puts the float weights back: training with the rounding in
 * place (its gradient taken as 1), or a figure as the reader will see it.
 */
export function withRounded<T>(layers: readonly Dense[], levels: Levels, work: () => T): T {
  const kept: { value: Float32Array; copy: Float32Array }[] = [];
  const keep = (value: Float32Array) => kept.push({ value, copy: value.slice() });
  for (const [i, { weights, out, film }] of layers.entries()) {
    keep(weights.value);
    roundChannels(weights.value, out, levelsAt(i, layers.length, levels));
    for (const table of film ? [film.scale.value, film.shift.value] : []) {
      keep(table);
      roundRows(table, out);
    }
  }
  try {
    return work();
  } finally {
    for (const { value, copy } of kept) value.set(copy);
  }
}

/** The bytes of the weights file of a network. */
export function packNetwork(network: PlainNetwork): Uint8Array {
  const sections: Uint8Array[] = [];
  let offset = 0;
  const add = (array: Int8Array | Float32Array): number => {
    const at = offset;
    const bytes = new Uint8Array(Math.ceil(array.byteLength / 4) * 4);
    bytes.set(new Uint8Array(array.buffer, array.byteOffset, array.byteLength));
    sections.push(bytes);
    offset += bytes.length;
    return at;
  };

  const count = network.encoder.length + (network.decoder?.length ?? 0);
  const pack = (layer: PlainLayer, index: number): LayerHeader => {
    for (const array of [layer.weights, layer.bias, ...(layer.film ? [layer.film.scale, layer.film.shift] : [])]) {
      if (!array.every(Number.isFinite)) throw new Error(`${network.id}: a weight is not a finite number; nothing is written`);
    }
    const header: LayerHeader = { in: layer.in, out: layer.out, activation: layer.activation, bias: 0 };
    if (layer.transposeOf !== undefined) header.transposeOf = layer.transposeOf;
    else {
      const scales = channelScales(layer.weights, layer.out, levelsAt(index, count, network));
      header.weights = add(quantised(layer.weights, scales));
      header.scales = add(scales);
    }
    header.bias = add(layer.bias);
    if (layer.film) {
      const { knots, scale, shift } = layer.film;
      const rows = [scale, shift].flatMap((t) => knots.map((_, j) => t.subarray(j * layer.out, (j + 1) * layer.out)));
      const steps = Float32Array.from(rows, (row) => channelScales(row, 1, FULL)[0]);
      const values = new Int8Array(rows.length * layer.out);
      rows.forEach((row, r) => values.set(quantised(row, steps.subarray(r, r + 1)), r * layer.out));
      header.film = { knots: [...knots], values: add(values), steps: add(steps) };
    }
    return header;
  };

  const header: WeightsHeader = {
    format: 1,
    id: network.id,
    inputSize: network.inputSize,
    latentSize: network.latentSize,
    encoder: network.encoder.map((layer, i) => pack(layer, i)),
    ...(network.decoder ? { decoder: network.decoder.map((layer, i) => pack(layer, network.encoder.length + i)) } : {}),
  };
  return serialiseWeights(header, Buffer.concat(sections));
}

/** Steps of each weight; `scales` repeat along the array. */
function quantised(weights: Float32Array, scales: Float32Array): Int8Array {
  const inverse = scales.map((s) => (s > 0 ? 1 / s : 0));
  return Int8Array.from(weights, (w, i) => Math.round(w * inverse[i % scales.length]));
}
