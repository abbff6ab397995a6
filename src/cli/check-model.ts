/** `ae-elements check-model`: reads an author's model as a page would, tries it out, and writes its manifest. */
import { parseArgs } from "node:util";
import type { OwnAssets, OwnAutoencoder } from "../model/api.js";
import type { ForeignScripts, Manifest } from "../model/own/for-commands.js";
import { unfit, type OwnTag } from "../model/own-fit.js";
import { checkOut, firstBytes, readFile, writeOut } from "./author-files.js";
import { counted } from "./counted.js";
import { CliError } from "./errors.js";
import type { Output } from "./export.js";
import { addressOf, isAddress, makeManifest, nameOf, type Given } from "./make-manifest.js";
import { openOwnLibrary, type OwnLibraryOptions } from "./own-library.js";

export const usage = `ae-elements check-model <manifest.json>                  checks a model of your own
ae-elements check-model --encoder <model.json> --decoder <model.json> [options]
ae-elements check-model --weights <file.bin> [options]   makes its manifest, and checks that

  --data <file>      its images, as pack-data writes them
  --size <28x28>     of an image (28x28x3: coloured), where neither encoder nor data say it
  --output <name>    of the encoder's outputs the one that is the code
  --ink 0            grey images in which 0 is ink
  --range <-1,1>     what the model has for the pixel values 0 and 1 (default: 0,1)
  --vae, --nested    a variational autoencoder; one whose first k numbers alone are a code
  --title <text>, --licence <text>
  --write            writes the manifest (default: shows it)
  -o, --out <file>   where it is to stand (default: manifest.json, in this folder)`;

const OPTIONS = {
  encoder: { type: "string" },
  decoder: { type: "string" },
  weights: { type: "string" },
  data: { type: "string" },
  size: { type: "string" },
  output: { type: "string" },
  ink: { type: "string" },
  range: { type: "string" },
  vae: { type: "boolean" },
  nested: { type: "boolean" },
  title: { type: "string" },
  licence: { type: "string" },
  write: { type: "boolean" },
  out: { type: "string", short: "o" },
} as const;

/** @param scripts of tests */
export async function runCheckModel(args: readonly string[], output: Output, scripts?: ForeignScripts): Promise<void> {
  const { values, positionals } = parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
  const { write = false, out = "manifest.json", ...given } = values;
  const makes = given.encoder !== undefined || given.decoder !== undefined || given.weights !== undefined;
  if (makes ? positionals.length > 0 : positionals.length !== 1)
    throw new CliError(`Name a manifest, or the files of a model.\n\n${usage}`);
  if (!makes && (write || values.out !== undefined || Object.values(given).some((value) => value !== undefined)))
    throw new CliError(
      "A manifest that is there already is checked as it is: options are for making one from --encoder and --decoder, or --weights.",
    );
  if (write) checkPlace(out, given);
  if (!makes) checkIsNoBinary(positionals[0]);
  try {
    const file = makes ? out : positionals[0];
    const drafts = new Map<string, string>();
    const inputs = new Set<string>();
    const library = await openOwnLibrary({ drafts, inputs, scripts });
    if (makes) {
      const text = `${JSON.stringify(await makeManifest(given, out, library), null, 2)}\n`;
      drafts.set(addressOf(out), text);
      const assets = await check(file, output, { drafts, inputs, scripts });
      if (write) save(out, text, { inputs, assets, output });
      else output.result(text);
    } else await check(file, output, { drafts, scripts });
  } catch (error) {
    const { name, message } = error as Error;
    // what is wrong with the author's files, as the tags say it
    if (name === "ModelError" || error instanceof CliError)
      throw new CliError(asFiles(message, makes ? out : undefined), error instanceof CliError ? error.exitCode : 1, { cause: error });
    throw error;
  }
}

/** Files of this library's own that somebody may take for a model. */
function checkIsNoBinary(file: string): void {
  const kind = firstBytes(file, 4);
  const pair = "--encoder encoder/model.json --decoder decoder/model.json";
  if (kind === "AES1")
    throw new CliError(
      `${file} is a file of images, as pack-data writes them, and no manifest. With a model: ae-elements check-model ${pair} --data ${file}. Without: <ae-trainer data-src="${file}"> needs none.`,
      1,
    );
  if (kind === "AEW1")
    throw new CliError(
      `${file} is a file of weights, and no manifest: ae-elements check-model --weights ${file} --size 28x28 (the size of an image).`,
      1,
    );
}

/** A message of the tags, for files in place of addresses. `draft`: a manifest that nobody wrote yet. */
function asFiles(message: string, draft?: string): string {
  const text = draft === undefined ? message : message.replaceAll(addressOf(draft), "the manifest made of these options");
  return text
    .replace(/did not arrive: no complete answer from (file:\S+) \(Error: (.*?)\)\. .*$/s, "can't be read: $1: $2.")
    .replaceAll(/file:\/\/[^\s"]*[^\s".,:;)]/g, (address) => nameOf(address));
}

const NAME = "manifest.json";

/** What a manifest is written over is nothing, or another manifest. */
function checkPlace(out: string, { encoder, decoder, weights, data }: Given): void {
  const inputs = [encoder, decoder, weights, data].filter((file) => file !== undefined && !isAddress(file)) as string[];
  const before = checkOut(out, { name: NAME, inputs });
  if (before?.isFile() && before.size > 0 && (before.size > MOST_BYTES || !isManifest(readFile(out))))
    throw new CliError(`${out} is there already and is no manifest of a model. Nothing was written; name another file with -o.`);
}

/** No manifest is longer. */
const MOST_BYTES = 1e6;

function isManifest(bytes: Uint8Array): boolean {
  try {
    const { format } = JSON.parse(new TextDecoder().decode(bytes)) as { format?: unknown };
    // of whatever version
    return typeof format === "string" && format.startsWith("ae-elements/model@");
  } catch {
    return false;
  }
}

interface Saving {
  readonly inputs: ReadonlySet<string>;
  readonly assets: OwnAssets;
  readonly output: Output;
}

function save(out: string, text: string, { inputs, assets, output }: Saving): void {
  const replaced = writeOut(out, text, { name: NAME, inputs });
  const [tag] = takers(assets);
  const [more, note] = assets.data ? ["", "the address as seen from the page"] : [' data-src="…"', "addresses as seen from the page"];
  const use = tag ? ` In a page: <${tag} model-src="${out}"${more}></${tag}> (${note})` : "";
  output.note(`${replaced ? "Replaced" : "Wrote"} ${out}.${use}`);
}

async function check(file: string, output: Output, options: OwnLibraryOptions): Promise<OwnAssets> {
  const library = await openOwnLibrary(options);
  const manifest = await library.readManifest(addressOf(file));
  const lease = await library.acquire({ modelSrc: addressOf(file) });
  const lines = await report(manifest, lease.model, library.neededTensorFlow);
  lease.release();
  output.note([`${nameOf(addressOf(file))}: the model runs.`, ...lines.map(([name, text]) => `  ${name.padEnd(8)} ${text}`)].join("\n"));
  return lease.model;
}

const COLOURS = { 1: "grey", 3: "coloured" } as const;
/** Pictures that figures are made from. */
const MOST = 500;

async function report(manifest: Manifest, assets: OwnAssets, foreign: boolean): Promise<[string, string][]> {
  const { image, data } = assets;
  const model = assets.autoencoder!;
  const lines: [string, string][] = [
    ["title", manifest.title || "none: a tag has nothing to call it by"],
    ["licence", manifest.licence || "none: say whose it is and what others may do"],
    ["images", `${image.width} × ${image.height}, ${COLOURS[image.channels]}: ${model.inputSize} numbers`],
    [
      "code",
      `${counted(model.latentSize, "number", "numbers")}${manifest.kind === "vae" ? ", variational" : ""}${manifest.nested ? ", the first k alone are a code" : ""}`,
    ],
    ["tags", tagsFor(assets)],
    ["runs", foreign ? "by TensorFlow.js on the cpu: its script, about 100 kB, is fetched with the model" : "on the library's own engine"],
  ];
  if (!data) {
    lines.push(["data", "none: name some in the manifest (data), or with data-src at the tag; tags have nothing to show without"]);
    return lines;
  }
  const counts = assets.classes.map((name, label) => `${name} ${data.labels.reduce((sum, each) => sum + (each === label ? 1 : 0), 0)}`);
  lines.push(["data", `${counted(data.count, "image", "images")}, ${counted(counts.length, "class", "classes")}: ${counts.join(", ")}`]);
  return [...lines, ...(await figures(model, data.images, Math.min(MOST, data.count)))];
}

/** Tags that run a model; what keeps one from it is the length of the code. */
const RUN: readonly OwnTag[] = ["ae-latent-map", "ae-bottleneck", "ae-anomaly"];

/** Which tags can take it. Images may still come, with data-src. */
function takers(assets: OwnAssets): OwnTag[] {
  const some = { count: 2 } as OwnAssets["data"];
  return RUN.filter((tag) => unfit(tag, { ...assets, data: assets.data ?? some }) === null);
}

function tagsFor(assets: OwnAssets): string {
  const taking = takers(assets);
  const map = assets.autoencoder!.latentSize === 2 ? "" : "; the map (ae-latent-map) needs a code of 2 numbers";
  return `${taking.slice(0, -1).join(", ")}${taking.length > 1 ? " and " : ""}${taking.at(-1) ?? "none"}${map}`;
}

async function figures(model: OwnAutoencoder, images: Float32Array, count: number): Promise<[string, string][]> {
  const size = model.inputSize;
  const x = images.subarray(0, count * size);
  const started = performance.now();
  const y = await model.decode(await model.encode(x));
  const each = (performance.now() - started) / count;
  const mean = new Float64Array(size);
  for (let i = 0; i < x.length; i++) mean[i % size] += x[i] / count;
  let [error, plain] = [0, 0];
  for (let i = 0; i < x.length; i++) {
    error += (y[i] - x[i]) ** 2 / x.length;
    plain += (mean[i % size] - x[i]) ** 2 / x.length;
  }
  if (!Number.isFinite(error)) throw new CliError(nonsense(y, size, model.id), 1);
  const digits = (value: number) => Number(value.toPrecision(3));
  const lines: [string, string][] = [
    [
      "error",
      `${digits(error)}, mean of squares over the numbers of ${counted(count, "image", "images")} (their mean picture in place of each: ${digits(plain)})`,
    ],
    ["time", `${digits(each)} ms for a picture, there and back, here and on the cpu`],
  ];
  if (!(error < plain))
    lines.push([
      "Note",
      "the mean picture is nearer to the images than the model's answers: look at ink and range, and at the order of its pixels",
    ]);
  return lines;
}

function nonsense(answers: Float32Array, size: number, address: string): string {
  const at = answers.findIndex((value) => !Number.isFinite(value));
  return `The model of ${address} gives ${answers[at]} for image ${Math.floor(at / size)} of its data (they count from 0), which is no number to work with.`;
}
