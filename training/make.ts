import path from "node:path";
import { Random } from "../src/math/random.js";
import { parseWeights, type Network } from "../src/model/format.js";
import { describe, describeNetwork, readCatalogue, readNetwork, recordEntry, type Entry } from "./catalogue.js";
import { dropCheckpoint } from "./checkpoint.js";
import { writeWhole } from "./files.js";
import { train } from "./loop.js";
import { measure, unrounded } from "./measure.js";
import type { Mnist } from "./mnist.js";
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
  const checkpoint = path.join(places.checkpoints, `${recipe.id}.ckpt`);
  if (options.fresh) dropCheckpoint(checkpoint);
  const learnt = recipe.compute ? { trained: recipe.compute(mnist), bestEpoch: 0 } : await learn(recipe, mnist, checkpoint, options, say);
  if (!learnt) return false;
  const { trained, bestEpoch } = learnt;

  const bytes = packNetwork(trained.network);
  const network = toNetwork(bytes);
  const classifier = recipe.kind === "classifier" ? network : readClassifier(places.weights);
  say("measuring on the 10,000 test digits");
  const entry: Entry = {
    id: recipe.id,
    kind: recipe.kind,
    ...describe(`${recipe.id}.bin`, bytes),
    ...describeNetwork(bytes),
    command: `npm run train -- ${recipe.id}`,
    seed: recipe.seed,
    ...(recipe.training ? { training: { ...recipe.training, bestEpoch } } : {}),
    options: recipe.options,
    ...(trained.notes ? { notes: trained.notes } : {}),
    figures: measure(network, mnist, classifier),
    unquantised: measure(unrounded(trained.network), mnist, classifier),
  };
  writeWhole(path.join(places.weights, entry.file), bytes);
  recordEntry(places.weights, entry, places.data);
  dropCheckpoint(checkpoint);
  say(`${entry.file}, ${entry.bytes.toLocaleString("en")} bytes (${entry.brotliBytes.toLocaleString("en")} under brotli)`);
  if (recipe.kind === "classifier") remeasureSamples(mnist, places, network);
  return true;
}

async function learn(
  recipe: Recipe,
  mnist: Mnist,
  checkpoint: string,
  options: MakeOptions,
  say: (text: string) => unknown,
): Promise<{ trained: Trained; bestEpoch: number } | null> {
  if (!recipe.learner || !recipe.training) throw new Error(`${recipe.id}: the recipe neither trains nor computes`);
  const random = new Random(recipe.seed);
  const { learner, finish } = recipe.learner(mnist, random);
  const outcome = await train(
    {
      id: recipe.id,
      seed: recipe.seed,
      ...recipe.training,
      examples: mnist.train.count,
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
  return { trained: finish(), bestEpoch: outcome.bestEpoch };
}

/** A new classifier changes what is said of decoded samples: those figures are made again. */
function remeasureSamples(mnist: Mnist, places: Places, classifier: Network): void {
  for (const entry of readCatalogue(places.weights).assets) {
    if (entry.figures.effectiveClasses === undefined) continue;
    const { effectiveClasses } = measure(readNetwork(places.weights, entry.id), mnist, classifier);
    // The float weights are gone by now: their figure with the old classifier would not compare.
    const { effectiveClasses: _, ...unquantised } = entry.unquantised ?? {};
    recordEntry(places.weights, { ...entry, figures: { ...entry.figures, effectiveClasses }, unquantised }, places.data);
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

function toNetwork(bytes: Uint8Array): Network {
  return parseWeights(new Uint8Array(bytes).buffer);
}

function readClassifier(folder: string): Network | null {
  return readCatalogue(folder).assets.some((a) => a.id === "classifier") ? readNetwork(folder, "classifier") : null;
}
