import { readFileSync } from "node:fs";
import path from "node:path";
import { parseWeights, readWeightsHeader, type LayerHeader, type Network } from "../src/model/format.js";
import { brotliSize, sha256, writeWhole } from "./files.js";
import type { Figures } from "./measure.js";

export interface Entry {
  id: string;
  kind: "autoencoder" | "classifier" | "dataset";
  file: string;
  bytes: number;
  /** Under brotli -q 11. */
  brotliBytes: number;
  sha256: string;
  inputSize: number;
  latentSize: number;
  /** Units of each layer, from the input on. */
  shape: { encoder: number[]; decoder?: number[] } | { count: number; width: number; height: number };
  /** Numbers that are not zero: weights, biases, conditioning. */
  parameters: number;
  command: string;
  seed: number;
  training?: { epochs: number; batch: number; rate: number; decay?: number; examples?: number; bestEpoch: number; minutes?: number };
  options: object;
  notes?: Readonly<Record<string, unknown>>;
  figures: Figures;
  /** The same before the weights were rounded to int8. */
  unquantised?: Figures;
}

export interface Catalogue {
  format: 1;
  data: string;
  assets: Entry[];
}

const ORDER = ["nested", "pca", "ae2", "vae2", "ae32", "vae32", "denoiser", "anomaly", "sensor", "classifier", "digits"];
const DATA = "MNIST: 55,000 to train on, 5,000 to choose by, the 10,000 test digits for the figures";

export function readCatalogue(folder: string): Catalogue {
  const file = path.join(folder, "catalogue.json");
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return { format: 1, data: DATA, assets: [] };
    throw new Error(`${file} cannot be read (${(error as Error).message})`, { cause: error });
  }
  let catalogue: Catalogue;
  try {
    catalogue = JSON.parse(text) as Catalogue;
  } catch (error) {
    throw new Error(`${file} is not JSON: ${(error as Error).message}`, { cause: error });
  }
  if (catalogue?.format !== 1 || !Array.isArray(catalogue.assets)) throw new Error(`${file} is not a catalogue of format 1`);
  return catalogue;
}

/** Puts the entry in place of the one with its id and writes the catalogue, and its short form for the page where asked. */
export function recordEntry(folder: string, entry: Entry, dataFile: string | null): Catalogue {
  const before = readCatalogue(folder);
  const assets = [...before.assets.filter((a) => a.id !== entry.id), entry].sort((a, b) => ORDER.indexOf(a.id) - ORDER.indexOf(b.id));
  const catalogue: Catalogue = { format: 1, data: DATA, assets };
  writeWhole(path.join(folder, "catalogue.json"), stringify(catalogue) + "\n");
  if (dataFile) writeWhole(dataFile, typedCatalogue(catalogue));
  return catalogue;
}

/** What the file says of itself. */
export function describe(file: string, bytes: Uint8Array): Pick<Entry, "file" | "bytes" | "brotliBytes" | "sha256"> {
  return { file, bytes: bytes.length, brotliBytes: brotliSize(bytes), sha256: sha256(bytes) };
}

/** Shape of the network in a weights file, and how many of its numbers are not zero: weights, biases, conditioning. */
export function describeNetwork(bytes: Uint8Array): Pick<Entry, "inputSize" | "latentSize" | "shape" | "parameters"> {
  const { buffer } = new Uint8Array(bytes);
  const { header, start } = readWeightsHeader(buffer);
  const units = (layers: readonly LayerHeader[]) => [layers[0].in, ...layers.map((l) => l.out)];
  let parameters = 0;
  for (const layer of [...header.encoder, ...(header.decoder ?? [])]) {
    if (layer.weights !== undefined)
      parameters += new Int8Array(buffer, start + layer.weights, layer.in * layer.out).filter((q) => q !== 0).length;
    parameters += layer.out + (layer.film ? 2 * layer.film.knots.length * layer.out : 0);
  }
  const shape = { encoder: units(header.encoder), ...(header.decoder ? { decoder: units(header.decoder) } : {}) };
  return { inputSize: header.inputSize, latentSize: header.latentSize, shape, parameters };
}

/** The bytes of a shipped file. */
export function readAsset(folder: string, { id, file }: Pick<Entry, "id" | "file">): Uint8Array<ArrayBuffer> {
  try {
    return new Uint8Array(readFileSync(path.join(folder, file)));
  } catch (error) {
    throw new Error(`${path.join(folder, file)} cannot be read (${(error as Error).message}); npm run train -- ${id} makes it`, {
      cause: error,
    });
  }
}

export function readNetwork(folder: string, id: string): Network {
  const file = `${id}.bin`;
  const bytes = readAsset(folder, { id, file });
  try {
    return parseWeights(bytes.buffer);
  } catch (error) {
    throw new Error(`${path.join(folder, file)}: ${(error as Error).message}`, { cause: error });
  }
}

/** JSON with short arrays of numbers on one line. */
const stringify = (value: unknown): string =>
  JSON.stringify(value, null, 2).replace(
    /\[\s+(-?[\d.e+-]+(?:,\s+-?[\d.e+-]+)*)\s+\]/g,
    (_, list: string) => `[${list.replace(/\s+/g, " ")}]`,
  );

/** The few facts that the page itself needs, as a TypeScript file. */
function typedCatalogue({ assets }: Catalogue): string {
  const facts = assets.map(({ id, kind, file, bytes, sha256: hash, inputSize, latentSize, figures, notes }) => {
    const measured: Record<string, unknown> = {};
    if (Array.isArray(figures.errors)) measured.meanError = figures.errors.map((e) => Number((e / inputSize).toPrecision(4)));
    if (figures.error !== undefined) measured.testError = figures.error;
    if (notes?.unitsInUse) measured.unitsInUse = notes.unitsInUse;
    if (notes?.codeFold) measured.codeFold = shorten(notes.codeFold);
    if (notes?.posteriorDeviation) measured.posteriorDeviation = shorten(notes.posteriorDeviation);
    if (figures.accuracy !== undefined) measured.accuracy = figures.accuracy;
    if (kind === "dataset") measured.count = figures.count;
    if (latentSize === 2 && figures.digitLike !== undefined) measured.digitLike = figures.digitLike;
    if (figures.distanceLimitPage) measured.sampling = shorten(pageSampling(figures));
    if (figures.psnrGaussian) measured.denoising = shorten(denoising(figures));
    return `  ${JSON.stringify(id)}: ${JSON.stringify({ id, kind, file, bytes, sha256: hash, inputSize, latentSize, ...measured })},`;
  });
  return `// Generated by \`npm run train\` from weights/catalogue.json. Do not edit.
export interface CatalogueEntry {
  readonly id: string;
  readonly kind: "autoencoder" | "classifier" | "dataset";
  readonly file: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly inputSize: number;
  /** Length of the code, or number of classes; 0 for a dataset. */
  readonly latentSize: number;
  /** Mean squared error (mean over pixels and test digits) for k = 1, 2, … */
  readonly meanError?: readonly number[];
  /** Of a nested autoencoder: numbers of the code that are in use; those after them are 0 for every image. */
  readonly unitsInUse?: number;
  /** Squared error summed over pixels, mean over the test digits. */
  readonly testError?: number;
  /** What was subtracted from and divided out of each number of the code, folded into the weights, to give it mean 0 and variance 1. */
  readonly codeFold?: { readonly mean: readonly number[]; readonly deviation: readonly number[] };
  /** Of a VAE: standard deviation of q(z|x) for each number of the code. */
  readonly posteriorDeviation?: readonly number[];
  /** Share of test digits that are classified right. */
  readonly accuracy?: number;
  /** Of a map's network: share of decoded draws of N(0, I) that are digit-like, by the training digits. */
  readonly digitLike?: number;
  /** Images in a dataset. */
  readonly count?: number;
  /** Of decoded draws, judged as the page can (\`math/digit-like.ts\` with the sprite's digits): of N(0, I), and of a Gaussian fitted to the codes. */
  readonly sampling?: {
    /** Squared distance to the nearest digit of the sprite that 95 % of other test digits keep to. */
    readonly limit: number;
    readonly prior: SheetFigures;
    readonly fitted: SheetFigures;
  };
  /** Of a denoiser: PSNR in dB at σ = 0.5 and with half the pixels masked, beside the best linear map, the noisy digits and a plain autoencoder. */
  readonly denoising?: { readonly gaussian: DenoisingFigures; readonly mask: DenoisingFigures };
}

export interface SheetFigures {
  readonly digitLike: number;
  readonly offManifold: number;
  readonly medianDistance: number;
}

export interface DenoisingFigures {
  readonly denoised: number;
  readonly linear: number;
  readonly noisy: number;
  readonly plain: number;
}

// prettier-ignore
export const CATALOGUE: { readonly [id: string]: CatalogueEntry } = {
${facts.join("\n")}
};
`;
}

function pageSampling(f: Figures): object {
  const sheet = (fit: string) => ({
    digitLike: f[`digitLike${fit}Page`],
    offManifold: f[`offData${fit}Page`],
    medianDistance: f[`medianDistance${fit}Page`],
  });
  return { limit: f.distanceLimitPage, prior: sheet(""), fitted: sheet("Fitted") };
}

function denoising(f: Figures): object {
  const kind = (name: string) => ({
    denoised: f[`psnr${name}`],
    linear: f[`linear${name}`],
    noisy: f[`noisy${name}`],
    plain: f[`plain${name}`],
  });
  return { gaussian: kind("Gaussian"), mask: kind("Mask") };
}

/** Four digits of every number in a JSON value. */
const shorten = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value, (_, v) => (typeof v === "number" ? Number(v.toPrecision(4)) : v)));
