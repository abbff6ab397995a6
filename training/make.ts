import path from "node:path";
import { Random } from "../src/math/random.js";
import { parseWeights } from "../src/model/format.js";
import { describe, describeNetwork, readCatalogue, recordEntry, type Entry } from "./catalogue.js";
import { dropCheckpoint } from "./checkpoint.js";
import { writeWhole } from "./files.js";
import { train } from "./loop.js";
import { unrounded } from "./measure.js";
import { Lab } from "./lab.js";
import type { Mnist } from "./mnist.js";
import { RECIPES } from "./models/index.js";
import { duration, progressBar } from "./progress.js";
import { packNetwork } from "./quantise.js";
import type { Recipe, Trained } from "./recipe.js";
import { chooseDigits, packSprite, SPRITE } from "./sprite.js";

export interface Places {
  readonly weights: string;
  readonly checkpoints: string;
  /** Where the page's short form of the catalogue goes; null: nowhere. */
  readonly data: string | null;
}

export interface MakeOptions {
  readonly fresh?: boolean;
  /** Asked after each epoch. */
  readonly interrupted?: () => boolean;
  readonly quiet?: boolean;
}

/** Trains (or computes) a model, measures it and writes its file and its entry. False where it was interrupted. */
export async function makeModel(recipe: Recipe, mnist: Mnist, places: Places, options: MakeOptions = {}): Promise<boolean> {
  const say = (text: string) => options.quiet || console.error(`${recipe.id}: ${text}`);
  // A catalogue that cannot be written to later is no reason to train for an hour first.
  readCatalogue(places.weights);
  const checkpoint = path.join(places.checkpoints, `${recipe.id}.ckpt`);
  if (options.fresh) dropCheckpoint(checkpoint);
  const learnt = recipe.compute
    ? { trained: recipe.compute(mnist), bestEpoch: 0, seconds: 0 }
    : await learn(recipe, mnist, checkpoint, options, say);
  if (!learnt) return false;
  const { trained, bestEpoch, seconds } = learnt;

  const bytes = packNetwork(trained.network);
  const lab = new Lab(mnist, places.weights);
  say("measuring on the 10,000 test digits");
  const entry: Entry = {
    id: recipe.id,
    kind: recipe.kind,
    ...describe(`${recipe.id}.bin`, bytes),
    ...describeNetwork(bytes),
    command: `npm run train -- ${recipe.id}`,
    seed: recipe.seed,
    ...(recipe.training ? { training: { ...recipe.training, bestEpoch, minutes: Number((seconds / 60).toPrecision(2)) } } : {}),
    options: recipe.options,
    ...(trained.notes ? { notes: trained.notes } : {}),
    figures: recipe.measure(parseWeights(new Uint8Array(bytes).buffer), lab),
    unquantised: recipe.measure(unrounded(trained.network), lab),
  };
  const before = readCatalogue(places.weights).assets.find((a) => a.id === recipe.id)?.sha256;
  writeWhole(path.join(places.weights, entry.file), bytes);
  recordEntry(places.weights, entry, places.data);
  dropCheckpoint(checkpoint);
  say(`${entry.file}, ${entry.bytes.toLocaleString("en")} bytes (${entry.brotliBytes.toLocaleString("en")} under brotli)`);
  if (before !== entry.sha256) measureAgain(recipe.id, mnist, places);
  return true;
}

async function learn(
  recipe: Recipe,
  mnist: Mnist,
  checkpoint: string,
  options: MakeOptions,
  say: (text: string) => unknown,
): Promise<{ trained: Trained; bestEpoch: number; seconds: number } | null> {
  if (!recipe.learner || !recipe.training) throw new Error(`${recipe.id}: the recipe neither trains nor computes`);
  const random = new Random(recipe.seed);
  const { learner, finish } = recipe.learner(mnist, random);
  const outcome = await train(
    {
      id: recipe.id,
      seed: recipe.seed,
      ...recipe.training,
      examples: recipe.training.examples ?? mnist.train.count,
      recipe: JSON.stringify([recipe.id, recipe.seed, recipe.training, recipe.options]),
      checkpoint,
      onProgress: options.quiet ? undefined : progressBar(recipe.id),
      stopAfter: options.interrupted,
    },
    learner,
    random,
  );
  if (outcome.resumedAt > 0) say(`went on from the checkpoint of epoch ${outcome.resumedAt}`);
  if (!outcome.finished) return null;
  say(`trained in ${duration(outcome.seconds)}; best epoch ${outcome.bestEpoch}, validation ${outcome.validation.toPrecision(5)}`);
  return { trained: await finish(), bestEpoch: outcome.bestEpoch, seconds: outcome.seconds };
}

/** A new network changes what is said of others: those that are measured with it are measured again. */
function measureAgain(id: string, mnist: Mnist, places: Places): void {
  const lab = new Lab(mnist, places.weights);
  for (const entry of readCatalogue(places.weights).assets) {
    const recipe = RECIPES.find((r) => r.id === entry.id);
    const names = recipe?.measuredWith?.[id];
    const network = names && lab.network(entry.id);
    if (!recipe || !names || !network) continue;
    // The float weights are gone by now: what was said of them with the old network would not compare.
    const unquantised = Object.fromEntries(Object.entries(entry.unquantised ?? {}).filter(([name]) => !names.includes(name)));
    recordEntry(places.weights, { ...entry, figures: recipe.measure(network, lab), unquantised }, places.data);
  }
}

/** Chooses the test digits that ship with the library and writes the sprite. */
export function makeDigits(mnist: Mnist, places: Places): void {
  const digits = chooseDigits(mnist.test, SPRITE);
  const bytes = packSprite(digits, SPRITE.levels);
  const counts = Array.from({ length: 10 }, (_, c) => digits.labels.filter((l) => l === c).length);
  const entry: Entry = {
    id: "digits",
    kind: "dataset",
    ...describe("digits.bin", bytes),
    inputSize: 784,
    latentSize: 0,
    shape: { count: digits.count, width: 28, height: 28 },
    parameters: 0,
    command: "npm run train -- digits",
    seed: SPRITE.seed,
    options: SPRITE,
    figures: { count: digits.count, countsByClass: counts },
  };
  writeWhole(path.join(places.weights, entry.file), bytes);
  recordEntry(places.weights, entry, places.data);
  console.error(`digits: ${entry.file}, ${entry.bytes.toLocaleString("en")} bytes`);
}
