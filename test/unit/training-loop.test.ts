import assert from "node:assert/strict";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, test } from "node:test";
import { Random } from "../../src/math/random.js";
import { Adam, rateAt } from "../../training/adam.js";
import type { AutoencoderOptions } from "../../training/autoencoder-options.js";
import { AutoencoderLearner } from "../../training/autoencoder.js";
import { writeWhole } from "../../training/files.js";
import { train, type Learner, type Plan } from "../../training/loop.js";
import { makeModel } from "../../training/make.js";
import { measureMap } from "../../training/measures/map.js";
import { readIdx, readMnist, type Digits, type Mnist } from "../../training/mnist.js";
import { parameter } from "../../training/network.js";
import { packNetwork } from "../../training/quantise.js";
import type { Recipe } from "../../training/recipe.js";

const folder = mkdtempSync(path.join(tmpdir(), "ae-training-"));
after(() => rmSync(folder, { recursive: true, force: true }));

/** Blots of ink at places that two numbers decide. */
function blots(seed: number, count: number): Digits {
  const random = new Random(seed);
  const images = new Uint8Array(count * 784);
  for (let r = 0; r < count; r++) {
    const [cx, cy] = [8 + 12 * random.uniform(), 8 + 12 * random.uniform()];
    for (let p = 0; p < 784; p++) images[r * 784 + p] = 255 * Math.exp(-(((p % 28) - cx) ** 2 + (Math.floor(p / 28) - cy) ** 2) / 8);
  }
  return { count, images, labels: Uint8Array.from({ length: count }, (_, i) => i % 10) };
}

const mnist: Mnist = { train: blots(1, 320), validation: blots(2, 60), test: blots(3, 2000) };

const options: AutoencoderOptions = {
  id: "tiny",
  hidden: [12],
  latent: 3,
  pixelBudget: 0.5,
  roundFrom: 0.5,
  levels: 63,
  knots: [1, 2, 3],
  conditionEncoder: true,
  warp: { rotation: 5, scale: 0.05, shear: 0, shift: 1 },
};

const plan = (more: Partial<Plan>): Plan => ({
  id: "tiny",
  seed: 1,
  epochs: 6,
  batch: 32,
  rate: 5e-3,
  examples: 320,
  recipe: "tiny",
  ...more,
});

async function run(more: Partial<Plan>) {
  const random = new Random(1);
  const learner = new AutoencoderLearner(options, mnist, random);
  const outcome = await train(plan(more), learner, random);
  return { outcome, bytes: packNetwork(learner.plain("standardise").network) };
}

test("a run learns, and the same seed gives the same bytes", async () => {
  const first = await run({ epochs: 12 });
  assert.ok(first.outcome.validation < 0.7 * (await run({ epochs: 1 })).outcome.validation);
  assert.deepEqual((await run({ epochs: 12 })).bytes, first.bytes);
});

test("stopped after any epoch and started again, a run ends with the same bytes", async () => {
  const whole = await run({});
  for (const stop of [1, 3, 5]) {
    const checkpoint = path.join(folder, `stop-${stop}.ckpt`);
    let epochs = 0;
    const part = await run({ checkpoint, stopAfter: () => ++epochs === stop });
    assert.equal(part.outcome.finished, false);
    const rest = await run({ checkpoint });
    assert.equal(rest.outcome.resumedAt, stop);
    assert.equal(rest.outcome.finished, true);
    assert.deepEqual(rest.bytes, whole.bytes, `stopped after epoch ${stop}`);
    assert.equal(rest.outcome.validation, whole.outcome.validation);
  }
});

test("a checkpoint of another recipe is not taken up; one that is cut off is named", async () => {
  const checkpoint = path.join(folder, "other.ckpt");
  await run({ checkpoint, stopAfter: () => true });
  assert.equal((await run({ checkpoint, recipe: "another", epochs: 1 })).outcome.resumedAt, 0);
  await run({ checkpoint, stopAfter: () => true });
  writeFileSync(checkpoint, readFileSync(checkpoint).subarray(0, -5));
  await assert.rejects(run({ checkpoint }), /other\.ckpt cannot be used \(it is cut off\); delete it/);
  writeFileSync(checkpoint, "no");
  await assert.rejects(run({ checkpoint }), /it is not a checkpoint/);
});

test("a loss that is not a number ends the run with a message and writes nothing", async () => {
  const value = parameter(1);
  let steps = 0;
  const broken: Learner = { parameters: [value], step: () => (++steps < 15 ? 1 : NaN), validate: () => 1 };
  const checkpoint = path.join(folder, "nan.ckpt");
  await assert.rejects(
    train(plan({ checkpoint, id: "broken" }), broken, new Random(1)),
    /broken: the loss became NaN in epoch 2, step 5 .*No weights were written/,
  );
  assert.ok(existsSync(checkpoint), "the checkpoint of epoch 1 is kept");

  const weights = path.join(folder, "nan");
  const recipe: Recipe = {
    id: "ae2",
    kind: "autoencoder",
    seed: 1,
    training: { epochs: 1, batch: 32, rate: 1e-3 },
    options: {},
    measure: () => assert.fail("not reached"),
    learner: () => ({ learner: { ...broken, step: () => NaN }, finish: () => assert.fail("not reached") }),
  };
  await assert.rejects(makeModel(recipe, mnist, { weights, checkpoints: weights, data: null }, { quiet: true }), /the loss became NaN/);
  assert.ok(!existsSync(path.join(weights, "ae2.bin")) && !existsSync(path.join(weights, "catalogue.json")));
});

test("a whole model: file, entry and figures agree; an interrupted make ends with the same file", async () => {
  const recipe: Recipe = {
    id: "ae2",
    kind: "autoencoder",
    seed: 4,
    training: { epochs: 4, batch: 32, rate: 5e-3 },
    options,
    measure: measureMap,
    learner(data, random) {
      const learner = new AutoencoderLearner({ ...options, latent: 2, knots: undefined, id: "ae2" }, data, random);
      return { learner, finish: () => ({ network: learner.plain("standardise").network }) };
    },
  };
  const make = (name: string, interrupted?: () => boolean) => {
    const places = {
      weights: path.join(folder, name),
      checkpoints: path.join(folder, name, "checkpoints"),
      data: path.join(folder, name, "data.ts"),
    };
    return makeModel(recipe, mnist, places, { quiet: true, interrupted });
  };
  assert.equal(await make("a"), true);
  assert.equal(await make("b", () => true), false);
  assert.ok(!existsSync(path.join(folder, "b", "ae2.bin")), "nothing half done");
  assert.equal(await make("b"), true);
  const [a, b] = ["a", "b"].map((name) => readFileSync(path.join(folder, name, "ae2.bin")));
  assert.deepEqual(b, a);
  const entry = JSON.parse(readFileSync(path.join(folder, "a", "catalogue.json"), "utf8")).assets[0];
  assert.equal(entry.bytes, a.length);
  assert.ok(entry.figures.error > 0 && entry.unquantised.error > 0);
  assert.match(readFileSync(path.join(folder, "a", "data.ts"), "utf8"), /"ae2": \{"id":"ae2"/);
  assert.deepEqual(readdirSync(path.join(folder, "a", "checkpoints")), [], "the checkpoint goes when the model is written");
});

test("a write that fails leaves the old file and no other", async () => {
  const file = path.join(folder, "kept", "file.bin");
  writeWhole(file, "old");
  assert.throws(() => writeWhole(path.join(file, "below"), "new"), /could not write .*below/);
  const taken = path.join(folder, "kept", "taken");
  mkdirSync(taken);
  assert.throws(() => writeWhole(taken, "new"), /could not write .*taken.*as it was before/, "the rename onto a folder fails");
  assert.equal(readFileSync(file, "utf8"), "old");
  assert.deepEqual(readdirSync(path.dirname(file)).sort(), ["file.bin", "taken"]);
});

test("MNIST that is missing or broken is named", async () => {
  assert.throws(() => readMnist(path.join(folder, "nowhere")), /MNIST is not here: .*train-images-idx3-ubyte cannot be read/);
  const file = path.join(folder, "labels");
  const header = Buffer.from([0, 0, 8, 1, 0, 0, 0, 3]);
  writeFileSync(file, Buffer.concat([header, Buffer.from([1, 2, 3])]));
  assert.deepEqual([...readIdx(file, [3])], [1, 2, 3]);
  assert.throws(() => readIdx(file, [4]), /is not the IDX file expected: 4 bytes, 12 in all \(it has 11\)/);
  writeFileSync(file, Buffer.concat([header, Buffer.from([1, 2])]));
  assert.throws(() => readIdx(file, [3]), /it has 10/);
});

test("Adam finds the bottom of a bowl; the rate warms up and falls", async () => {
  const p = parameter(2);
  p.value.set([3, -2]);
  const adam = new Adam([p]);
  for (let i = 0; i < 2000; i++) {
    p.gradient.set([2 * p.value[0], 20 * p.value[1]]);
    adam.step(rateAt(i, 2000, 0.05));
  }
  assert.ok(Math.abs(p.value[0]) < 1e-3 && Math.abs(p.value[1]) < 1e-3);
  assert.deepEqual([...p.gradient], [0, 0]);
  assert.ok(rateAt(0, 1000, 1) < 0.01 && rateAt(200, 1000, 1) > 0.85 && rateAt(999, 1000, 1) < 0.02);
});
