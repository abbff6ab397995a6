/**
 * The weights file, version 1.
 *
 *     bytes 0..3   "AEW1"
 *     bytes 4..7   length of the header in bytes, uint32, little endian
 *     header       JSON in UTF-8 ({@link WeightsHeader}), padded with spaces so that the payload starts at a multiple of 4
 *     payload      sections; every offset in the header counts from the payload's start and is a multiple of 4
 *
 * Weights are int8, one float32 scale for each output channel: w[i][o] = scale[o] · q[i][o], row-major [in][out].
 * Biases are float32. A layer with `transposeOf` owns no weights: it uses those of that encoder layer, transposed.
 */
export type Activation = "linear" | "relu" | "sigmoid";

export interface LayerHeader {
  in: number;
  out: number;
  activation: Activation;
  /** Offset of in·out int8 weights and of out float32 scales; absent with `transposeOf`. */
  weights?: number;
  scales?: number;
  /** Index of the encoder's layer whose weights, transposed, are this layer's. */
  transposeOf?: number;
  /** Offset of out float32 biases. */
  bias: number;
  /** Conditioning on k: unit o becomes activation((x·W + b)[o] · (1 + scale[k][o]) + shift[k][o]), k = 1 … kMax. */
  film?: FilmHeader;
}

/**
 * Scale and shift for every k, kept small: values at a few knots of k, linear in log2 k between them.
 * `knots` are increasing k, first 1 and last kMax. `values` is the offset of int8 [2·knots][out] (all scales, then all
 * shifts), `steps` of 2·knots float32 factors, one for each row.
 */
export interface FilmHeader {
  knots: number[];
  values: number;
  steps: number;
}

export interface WeightsHeader {
  format: 1;
  id: string;
  inputSize: number;
  /** Length of the code, or the number of classes of a classifier. */
  latentSize: number;
  encoder: LayerHeader[];
  /** Absent for a classifier. */
  decoder?: LayerHeader[];
}

/** A layer ready to run: float32 weights, row-major [in][out]. */
export interface Layer {
  readonly in: number;
  readonly out: number;
  readonly activation: Activation;
  readonly weights: Float32Array;
  readonly bias: Float32Array;
  /** kMax·out each; row k − 1 is for k. */
  readonly film?: { readonly scale: Float32Array; readonly shift: Float32Array };
}

export interface Network {
  readonly id: string;
  readonly inputSize: number;
  readonly latentSize: number;
  readonly encoder: readonly Layer[];
  readonly decoder: readonly Layer[] | null;
}

const MAGIC = 0x31574541; // "AEW1", little endian
const MOST_UNITS = 1 << 16;

/** The header of a weights file, and where its payload starts. Throws an Error that says what is wrong with it. */
export function readWeightsHeader(buffer: ArrayBuffer): { header: WeightsHeader; start: number } {
  const view = new DataView(buffer);
  if (buffer.byteLength < 8 || view.getUint32(0, true) !== MAGIC) throw new Error('not a weights file: it does not start with "AEW1"');
  const start = 8 + view.getUint32(4, true);
  if (start > buffer.byteLength || start % 4 !== 0) throw new Error("the header of the weights file is cut off");
  return { header: parseHeader(new Uint8Array(buffer, 8, start - 8)), start };
}

/** Reads a weights file. Throws an Error that says what is wrong with it. */
export function parseWeights(buffer: ArrayBuffer): Network {
  const { header, start } = readWeightsHeader(buffer);
  const floats = (offset: number, length: number) => section(buffer, start + offset, length, Float32Array);
  const bytes = (offset: number, length: number) => section(buffer, start + offset, length, Int8Array);

  const read = (h: LayerHeader, encoder: readonly Layer[]): Layer => ({
    in: h.in,
    out: h.out,
    activation: h.activation,
    weights:
      h.transposeOf !== undefined
        ? transpose(encoder[h.transposeOf].weights, h.out, h.in)
        : dequantise(bytes(h.weights!, h.in * h.out), floats(h.scales!, h.out)),
    bias: floats(h.bias, h.out).slice(),
    film: h.film && readFilm(h.film, h.out, bytes, floats),
  });
  const encoder: Layer[] = [];
  for (const h of header.encoder) encoder.push(read(h, encoder));
  const decoder = header.decoder?.map((h) => read(h, encoder)) ?? null;
  return { id: header.id, inputSize: header.inputSize, latentSize: header.latentSize, encoder, decoder };
}

function parseHeader(bytes: Uint8Array): WeightsHeader {
  let header: WeightsHeader;
  try {
    header = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes)) as WeightsHeader;
  } catch (error) {
    throw new Error("the header of the weights file is broken", { cause: error });
  }
  if (header?.format !== 1) throw new Error(`weights format ${header?.format} is not known; this library reads format 1`);
  const { inputSize, latentSize } = header;
  checkChain("encoder", header.encoder, inputSize, latentSize, latentSize);
  if (header.decoder !== undefined) checkChain("decoder", header.decoder, latentSize, inputSize, latentSize);
  for (const { in: inputs, out, transposeOf } of [...header.encoder, ...(header.decoder ?? [])]) {
    if (transposeOf === undefined) continue;
    const source = header.encoder[transposeOf];
    if (!source || source.transposeOf !== undefined || source.in !== out || source.out !== inputs) {
      throw new Error(`the weights file is broken: layer ${transposeOf} of the encoder cannot lend a ${inputs}×${out} layer its weights`);
    }
  }
  return header;
}

const ACTIVATIONS: readonly unknown[] = ["linear", "relu", "sigmoid"];

/** Layers must fit one another and the ends of the chain; conditioning must go as far as the code. */
function checkChain(name: string, layers: readonly LayerHeader[], first: number, last: number, kMax: number): void {
  const fail = (why: string) => new Error(`the weights file is broken: ${name} ${why}`);
  if (!Array.isArray(layers) || layers.length === 0) throw fail("has no layers");
  let units = first;
  for (const [i, layer] of layers.entries()) {
    const sizes = [layer?.in, layer?.out];
    if (!sizes.every((n) => Number.isInteger(n) && n > 0 && n <= MOST_UNITS)) throw fail(`layer ${i} has no proper size`);
    if (layer.in !== units) throw fail(`layer ${i} takes ${layer.in} numbers and gets ${units}`);
    if (!ACTIVATIONS.includes(layer.activation))
      throw fail(`layer ${i} has an activation that is not known, ${JSON.stringify(layer.activation)}`);
    units = layer.out;
  }
  if (units !== last) throw fail(`answers ${units} numbers, not ${last}`);
  const rising = (list: readonly number[]) => list.every((k, j) => Number.isInteger(k) && (j === 0 ? k === 1 : k > list[j - 1]));
  for (const [i, { film }] of layers.entries())
    if (film && !(Array.isArray(film.knots) && rising(film.knots) && film.knots[film.knots.length - 1] === kMax))
      throw fail(`layer ${i} has knots that do not rise from 1 to ${kMax}`);
}

/** Writes a weights file from its header and the payload that the header's offsets point into. */
export function serialiseWeights(header: WeightsHeader, payload: Uint8Array): Uint8Array {
  let json = JSON.stringify(header);
  const size = new TextEncoder().encode(json).length;
  json += " ".repeat((4 - (size % 4)) % 4);
  const text = new TextEncoder().encode(json);
  const out = new Uint8Array(8 + text.length + payload.length);
  const view = new DataView(out.buffer);
  view.setUint32(0, MAGIC, true);
  view.setUint32(4, text.length, true);
  out.set(text, 8);
  out.set(payload, 8 + text.length);
  return out;
}

/** Scales and shifts for k = 1 … last knot from values at the knots, linear in log2 k: one row of `out` for each k. */
export function interpolateFilm(knots: readonly number[], values: Float32Array, out: number): Float32Array {
  const kMax = knots[knots.length - 1];
  const table = new Float32Array(kMax * out);
  for (let k = 1; k <= kMax; k++) {
    let j = 0;
    while (j < knots.length - 2 && knots[j + 1] < k) j++;
    const a = Math.log2(knots[j]);
    const t = knots.length === 1 ? 0 : (Math.log2(k) - a) / (Math.log2(knots[j + 1]) - a);
    for (let o = 0; o < out; o++) {
      const low = values[j * out + o];
      const high = knots.length === 1 ? low : values[(j + 1) * out + o];
      table[(k - 1) * out + o] = low + (high - low) * t;
    }
  }
  return table;
}

function readFilm(
  film: FilmHeader,
  out: number,
  bytes: (offset: number, length: number) => Int8Array,
  floats: (offset: number, length: number) => Float32Array,
): { scale: Float32Array; shift: Float32Array } {
  const n = film.knots.length;
  const q = bytes(film.values, 2 * n * out);
  const steps = floats(film.steps, 2 * n);
  const values = Float32Array.from(q, (v, i) => v * steps[Math.floor(i / out)]);
  return {
    scale: interpolateFilm(film.knots, values.subarray(0, n * out), out),
    shift: interpolateFilm(film.knots, values.subarray(n * out), out),
  };
}

function dequantise(q: Int8Array, scales: Float32Array): Float32Array {
  const out = scales.length;
  const w = new Float32Array(q.length);
  for (let i = 0; i < w.length; i += out) for (let o = 0; o < out; o++) w[i + o] = q[i + o] * scales[o];
  return w;
}

function transpose(w: Float32Array, rows: number, columns: number): Float32Array {
  const t = new Float32Array(w.length);
  for (let r = 0; r < rows; r++) for (let c = 0; c < columns; c++) t[c * rows + r] = w[r * columns + c];
  return t;
}

type View<T> = { new (buffer: ArrayBuffer, offset: number, length: number): T; BYTES_PER_ELEMENT: number };

function section<T>(buffer: ArrayBuffer, offset: number, length: number, type: View<T>): T {
  if (!Number.isInteger(offset) || offset < 0 || offset % 4 !== 0)
    throw new Error("the weights file is broken: a section has no proper place");
  if (offset + length * type.BYTES_PER_ELEMENT > buffer.byteLength) throw new Error("the weights file is cut off");
  return new type(buffer, offset, length);
}
