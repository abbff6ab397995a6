import type { WeightSpec } from "../tfjs/foreign.js";
import { broken } from "./errors.js";
import { bytesOf, countOf, type ModelJson, type WeightGroup } from "./model-json.js";
import { readBytes, type Reading } from "../read.js";

/**
 * Fetches the weights of a network, all files at once: the bytes of its groups, one after the other.
 * @param onBytes bytes of the whole so far
 * @throws ModelError "integrity" where the files are longer or shorter than the weights that `model.json` describes
 */
export async function fetchWeights(
  json: ModelJson,
  reading: Omit<Reading, "onBytes">,
  onBytes: (loaded: number) => void,
): Promise<ArrayBuffer> {
  const whole = new Uint8Array(json.bytes);
  const loaded = new Map<string, number>();
  const fetchOne = (group: WeightGroup, address: string) =>
    readBytes(
      { what: `A weights file of ${within(json.what)}`, address, most: `the ${group.bytes} bytes that ${json.src} describes` },
      group.bytes,
      {
        ...reading,
        onBytes: (count) => {
          loaded.set(address, count);
          onBytes([...loaded.values()].reduce((a, b) => a + b, 0));
        },
      },
    );
  const shards = await Promise.all(json.groups.map((group) => Promise.all(group.paths.map((path) => fetchOne(group, path)))));
  let start = 0;
  for (const [i, group] of json.groups.entries()) {
    const length = shards[i].reduce((sum, shard) => sum + shard.length, 0);
    if (length !== group.bytes)
      throw broken(
        `The weights of ${within(json.what)} do not fit: ${json.src} describes ${group.bytes} bytes, and ${filesIn(group)} ${length}. Upload all files of the model again.`,
      );
    let at = start;
    for (const shard of shards[i]) {
      whole.set(shard, at);
      at += shard.length;
    }
    start += group.bytes;
  }
  return whole.buffer;
}

const filesIn = ({ paths }: WeightGroup): string => (paths.length === 1 ? `${paths[0]} has` : `its ${paths.length} files have`);

/** Gives the numbers of float32 weights by name. */
export function weightReader(json: ModelJson, weights: ArrayBuffer): (name: string) => Float32Array {
  const places = new Map<string, { spec: WeightSpec; start: number }>();
  let start = 0;
  for (const spec of json.groups.flatMap(({ specs }) => specs)) {
    places.set(spec.name, { spec, start });
    start += bytesOf(spec);
  }
  return (name) => {
    const { spec, start: from } = places.get(name)!;
    return decode(spec, weights.slice(from, from + bytesOf(spec)));
  };
}

/** Numbers of a weight, as TensorFlow.js stores and quantises them: little endian, value = q·scale + min. */
function decode(spec: WeightSpec, bytes: ArrayBuffer): Float32Array {
  const { quantization } = spec;
  if (!quantization) return new Float32Array(bytes);
  const stored = quantization.dtype === "uint8" ? new Uint8Array(bytes) : new Uint16Array(bytes);
  if (quantization.dtype === "float16") return Float32Array.from(stored as Uint16Array, half);
  const { scale = 1, min = 0 } = quantization;
  const numbers = new Float32Array(countOf(spec));
  for (let i = 0; i < numbers.length; i++) numbers[i] = stored[i] * scale + min;
  return numbers;
}

/** IEEE 754 binary16. */
function half(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 0x1f;
  const fraction = bits & 0x3ff;
  if (exponent === 0) return sign * fraction * 2 ** -24;
  if (exponent === 0x1f) return fraction ? NaN : sign * Infinity;
  return sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}

/** "The encoder", inside a sentence. */
const within = (what: string): string => what.charAt(0).toLowerCase() + what.slice(1);
