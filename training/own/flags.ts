/**
 * `npm run train -- flags`: the second data set of the examples, as an author would bring it: pictures, two networks, manifests. It knows
 * nothing of the library's own models but how they are trained.
 */
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { Random } from "../../src/math/random.js";
import { parseWeights } from "../../src/model/format.js";
import { dropCheckpoint } from "../checkpoint.js";
import { brotliSize, sha256, writeWhole } from "../files.js";
import type { Fold } from "../fold.js";
import { train } from "../loop.js";
import { round } from "../measure.js";
import { duration, progressBar } from "../progress.js";
import { packNetwork } from "../quantise.js";
import { encode, errors, mean } from "../run.js";
import { CHANNELS, drawFlags, HEIGHT, pick, readFlags, split, WIDTH, type Flags } from "./flags-data.js";
import { FlagsLearner, type FlagsOptions } from "./flags-learner.js";
import { components, componentsError } from "./flags-pca.js";

export const SPRITE = "flags.sprite.bin";
export const FIGURES = "figures.json";

export interface FlagsRecipe {
  readonly seed: number;
  readonly epochs: number;
  readonly batch: number;
  readonly rate: number;
  readonly options: FlagsOptions;
  readonly fold: Fold;
  /** The manifest that names the file. */
  readonly manifest: string;
  readonly title: string;
}

const rounding = { levels: 127, innerLevels: 127, roundFrom: 0.8 };

/** Each flag counts so many times in an epoch, differently each time. */
const TIMES = 16;

export const FLAGS: readonly FlagsRecipe[] = [
  {
    seed: 21,
    epochs: 200,
    batch: 64,
    rate: 3e-3,
    manifest: "map.json",
    title: "Flags of the world, a code of two numbers",
    fold: "standardise",
    options: {
      id: "flags2",
      hidden: [256, 128, 64],
      latent: 2,
      logisticCode: true,
      augment: { shift: 1, contrast: 0.15, brightness: 0.06, mirror: 0.25, recolour: 0.25 },
      ...rounding,
    },
  },
  {
    seed: 22,
    epochs: 200,
    batch: 64,
    rate: 3e-3,
    manifest: "bottleneck.json",
    title: "Flags of the world, one network for 1 to 32 numbers",
    fold: "scale",
    options: {
      id: "flags32",
      hidden: [320, 192],
      latent: 32,
      knots: [1, 2, 4, 8, 16, 32],
      augment: { shift: 1, contrast: 0.15, brightness: 0.06, mirror: 0.5, recolour: 0.5 },
      ...rounding,
    },
  },
];

/** What is measured, for each k: squared error summed over the 1,296 numbers, mean over the flags. */
export interface FlagsError {
  readonly k: number;
  readonly train: number;
  readonly heldOut: number;
  /** Principal components of the same flags to learn from. */
  readonly pcaTrain: number;
  readonly pcaHeldOut: number;
}

export interface FlagsModel {
  readonly file: string;
  readonly bytes: number;
  readonly brotliBytes: number;
  readonly sha256: string;
  readonly seed: number;
  readonly epochs: number;
  readonly minutes: number;
  readonly hidden: readonly number[];
  readonly errors: readonly FlagsError[];
  /** Standard deviations of the code's numbers over the flags to learn from, and over the held-out ones. */
  readonly codeDeviation?: { readonly train: readonly number[]; readonly heldOut: readonly number[] };
}

export interface FlagsFigures {
  readonly command: string;
  readonly sprite: { readonly file: string; readonly bytes: number; readonly sha256: string };
  /** ISO 3166 code of each picture, in the order of the sprite. */
  readonly codes: readonly string[];
  /** Places in the sprite of those that are never learnt from. */
  readonly heldOut: readonly number[];
  /** Error of the mean flag in place of every flag. */
  readonly meanFlag: { readonly train: number; readonly heldOut: number };
  readonly models: Readonly<Record<string, FlagsModel>>;
}

export interface FlagsPlaces {
  /** Of the example: site/examples/flags. */
  readonly folder: string;
  readonly checkpoints: string;
}

/** Draws the flags where they are not there yet, trains both networks, measures and writes everything. False where it was interrupted. */
export async function makeFlags(
  { folder, checkpoints }: FlagsPlaces,
  { epochs, fresh = false, interrupted }: { epochs?: number; fresh?: boolean; interrupted?: () => boolean } = {},
): Promise<boolean> {
  const { codes, file } = await sprite(folder);
  const flags = await readFlags(file);
  const parts = splitOf(flags);
  const models: Record<string, FlagsModel> = {};
  for (const recipe of FLAGS) {
    const made = await trained({ ...recipe, epochs: epochs ?? recipe.epochs }, parts.train, { checkpoints, fresh, interrupted });
    if (!made) return false;
    const name = `${recipe.options.id}.bin`;
    writeWhole(path.join(folder, name), made.bytes);
    writeWhole(path.join(folder, recipe.manifest), `${JSON.stringify(manifestOf(recipe, name), null, 2)}\n`);
    const { seed, options } = recipe;
    models[options.id] = {
      file: name,
      bytes: made.bytes.length,
      brotliBytes: brotliSize(made.bytes),
      sha256: sha256(made.bytes),
      seed,
      epochs: epochs ?? recipe.epochs,
      minutes: Number((made.seconds / 60).toPrecision(2)),
      hidden: options.hidden,
      ...measureFlags(options, made.bytes, flags),
    };
  }
  const { train: learnt, heldOut } = parts;
  const average = components(learnt, 1);
  const figures: FlagsFigures = {
    command: "npm run train -- flags",
    sprite: { file: SPRITE, bytes: file.length, sha256: sha256(file) },
    codes,
    heldOut: split(flags).heldOut,
    meanFlag: { train: round(componentsError(average, learnt, 0)), heldOut: round(componentsError(average, heldOut, 0)) },
    models,
  };
  writeWhole(path.join(folder, FIGURES), `${JSON.stringify(figures, null, 1)}\n`);
  return true;
}

/** The pictures are drawn once: a browser of another year draws their edges otherwise. Without the file they are drawn again. */
async function sprite(folder: string): Promise<{ file: Uint8Array; codes: readonly string[] }> {
  const [at, figures] = [path.join(folder, SPRITE), path.join(folder, FIGURES)];
  if (existsSync(at) && existsSync(figures)) return { file: new Uint8Array(readFileSync(at)), codes: readFigures(folder).codes };
  console.error("flags: painting them in a browser");
  const drawn = await drawFlags();
  writeWhole(at, drawn.file);
  return drawn;
}

export const readFigures = (folder: string): FlagsFigures => JSON.parse(readFileSync(path.join(folder, FIGURES), "utf8")) as FlagsFigures;

function splitOf(flags: Flags): { train: Flags; heldOut: Flags } {
  const { train: learnt, heldOut } = split(flags);
  return { train: pick(flags, learnt), heldOut: pick(flags, heldOut) };
}

interface Run {
  readonly checkpoints: string;
  readonly fresh: boolean;
  readonly interrupted?: () => boolean;
}

async function trained(recipe: FlagsRecipe, flags: Flags, run: Run): Promise<{ bytes: Uint8Array; seconds: number } | null> {
  const { options, seed, epochs, batch, rate, fold } = recipe;
  const checkpoint = path.join(run.checkpoints, `${options.id}.ckpt`);
  if (run.fresh) dropCheckpoint(checkpoint);
  const random = new Random(seed);
  const learner = new FlagsLearner(options, flags, random);
  const outcome = await train(
    {
      id: options.id,
      seed,
      epochs,
      batch,
      rate,
      examples: flags.count * TIMES,
      recipe: JSON.stringify([options, seed, epochs, batch, rate, flags.count]),
      checkpoint,
      onProgress: progressBar(options.id),
      stopAfter: run.interrupted,
    },
    learner,
    random,
  );
  if (!outcome.finished) return null;
  console.error(`${options.id}: trained in ${duration(outcome.seconds)}; best epoch ${outcome.bestEpoch}`);
  const bytes = packNetwork(learner.plain(fold).network);
  dropCheckpoint(checkpoint);
  return { bytes, seconds: outcome.seconds };
}

/** What the written file does with the flags that it learnt from and with the others. */
export function measureFlags(
  { knots, latent }: FlagsOptions,
  file: Uint8Array,
  flags: Flags,
): Pick<FlagsModel, "errors" | "codeDeviation"> {
  const network = parseWeights(new Uint8Array(file).buffer);
  const { train: learnt, heldOut } = splitOf(flags);
  const pca = components(learnt, latent);
  const error = (of: Flags, k: number) => round(mean(errors(network, of.images, of.count, k)));
  const found = (knots ?? [latent]).map((k) => ({
    k,
    train: error(learnt, k),
    heldOut: error(heldOut, k),
    pcaTrain: round(componentsError(pca, learnt, k)),
    pcaHeldOut: round(componentsError(pca, heldOut, k)),
  }));
  if (knots) return { errors: found };
  const deviation = (of: Flags) => {
    const codes = encode(network, of.images, of.count);
    return Array.from({ length: latent }, (_, j) => {
      const column = codes.filter((__, i) => i % latent === j);
      const average = mean(column);
      return round(Math.sqrt(mean(column.map((z) => (z - average) ** 2))));
    });
  };
  return { errors: found, codeDeviation: { train: deviation(learnt), heldOut: deviation(heldOut) } };
}

function manifestOf({ title, options }: FlagsRecipe, weights: string): object {
  return {
    format: "ae-elements/model@1",
    title,
    licence: "MIT; the drawings are those of flag-icons by Panayiotis Lipiridis, MIT",
    image: { width: WIDTH, height: HEIGHT, channels: CHANNELS },
    latentSize: options.latent,
    ...(options.knots && { nested: true }),
    weights,
    data: SPRITE,
  };
}
