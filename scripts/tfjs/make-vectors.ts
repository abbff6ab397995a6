/**
 * Writes test/fixtures/vectors.json: what plain loops in double precision get from the weights that ship. The engine is
 * tested against it on every backend. Run it after the weights have changed:
 *
 *     node --import tsx scripts/tfjs/make-vectors.ts
 */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import type { AssetId } from "../../src/model/api.js";
import { assetIds, catalogueEntry } from "../../src/model/catalogue.js";
import { parseWeights } from "../../src/model/format.js";
import { parseSprite } from "../../src/model/sprite.js";
import { Random } from "../../src/math/random.js";
import { vibration, WINDOW } from "../../src/math/vibration.js";
import * as reference from "./reference.js";

/** Images of the sprite, and for each the k that the nested networks use. */
const IMAGES = [0, 777, 1999];
const KS = [1, 8, 64];
/** Codes that belong to no digit: inside, beside and far from where the codes lie. */
const CODES = [
  [0, 0],
  [1.5, -0.5],
  [-2, 2.5],
];

export interface Vectors {
  /** SHA-256 of each weights file that the numbers belong to. */
  sha256: Record<string, string>;
  /** Indices in the sprite; the inputs of encode and classify, row by row. */
  images: number[];
  /** Windows of the vibration sensor, row by row: the input where it is no image. */
  windows: number[];
  models: Record<string, Vector>;
}

export interface Vector {
  /** Of each row; absent where the model does not know k. */
  k?: number[];
  codes?: number[];
  /** Input of decode, row by row. */
  decodeFrom?: number[];
  decoded?: number[];
  probabilities?: number[];
}

const read = (id: AssetId): ArrayBuffer =>
  new Uint8Array(readFileSync(new URL(`../../weights/${catalogueEntry(id).file}`, import.meta.url))).buffer;
/** Six decimals: a hundred times finer than what the engine must reach. */
const round = (values: ArrayLike<number>) => Array.from(values, (value) => Math.round(value * 1e6) / 1e6);

/** One healthy window and two faulty ones. */
function windows(): number[] {
  const random = new Random(1);
  return [undefined, "harmonic" as const, "spikes" as const].flatMap((fault) => [...vibration(WINDOW, random, fault)]);
}

export async function makeVectors(): Promise<Vectors> {
  const sprite = await parseSprite(read("digits"));
  const size = sprite.width * sprite.height;
  const x = Float32Array.from(IMAGES.flatMap((i) => [...sprite.images.subarray(i * size, (i + 1) * size)]));
  const vectors: Vectors = { sha256: {}, images: IMAGES, windows: round(windows()), models: {} };
  for (const id of assetIds) {
    const { kind, inputSize, latentSize, sha256 } = catalogueEntry(id);
    vectors.sha256[id] = sha256;
    if (kind === "dataset") continue;
    const network = parseWeights(read(id));
    if (kind === "classifier") {
      vectors.models[id] = { probabilities: round(reference.classify(network, x)) };
      continue;
    }
    const input = inputSize === size ? x : Float32Array.from(vectors.windows);
    const k = latentSize > 2 ? KS.map((each) => Math.min(each, latentSize)) : undefined;
    const of = k ? (row: number) => k[row] : undefined;
    const codes = round(reference.encode(network, input, of));
    const decodeFrom = k ? codes : CODES.flat();
    vectors.models[id] = { k, codes, decodeFrom, decoded: round(reference.decode(network, decodeFrom, of)) };
  }
  return vectors;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const file = fileURLToPath(new URL("../../test/fixtures/vectors.json", import.meta.url));
  mkdirSync(dirname(file), { recursive: true });
  const json = JSON.stringify(await makeVectors());
  writeFileSync(file, `${json}\n`);
  console.log(`${file}: ${json.length} bytes`);
}
