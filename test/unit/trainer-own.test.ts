/** What the trainer makes of an author's images, without a browser. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { planeOf } from "../../src/elements/trainer/code-plane.ts";
import { lossOfMean } from "../../src/elements/trainer/mean-digit.ts";
import { marksOf, takeIn } from "../../src/elements/trainer/own-matter.ts";
import { agree, countWeights, DEFAULTS, judge } from "../../src/elements/trainer/trainer.logic.ts";
import type { Dataset, OwnAssets } from "../../src/model/api.ts";
import { createEngine } from "../../src/model/engine.ts";
import { createTrainer } from "../../src/model/trainer.ts";
import { Random } from "../../src/math/random.ts";

/** Every image is its own number all over, so that it can be told. */
function own(count: number, classes: readonly string[], size = 6): OwnAssets {
  const shape = { width: size / 3, height: 1, channels: 3 } as const;
  const images = Float32Array.from({ length: count * size }, (_, i) => Math.floor(i / size) / count);
  const labels = Uint8Array.from({ length: count }, (_, i) => i % classes.length);
  const data: Dataset = { id: "own", count, ...shape, inputSize: size, images, labels, classes };
  return { image: shape, title: "", licence: "", classes, data };
}

test("a fourth is held out, ten at least and 500 at most; every image stands once, and those shown are of all classes", () => {
  for (const [count, heldOut, most] of [
    [20, 10, 10],
    [245, 61, 184],
    [2000, 500, 1500],
    [9000, 500, 1500],
  ]) {
    const assets = own(count, ["a", "b", "c"]);
    const matter = takeIn(assets);
    assert.deepEqual([matter.heldOut, matter.measured, matter.most], [heldOut, Math.min(100, heldOut), most]);
    const { images, labels } = matter.data;
    assert.equal(matter.data.count, heldOut + most);
    const ids = Array.from({ length: matter.data.count }, (_, i) => Math.round(images[6 * i] * count));
    assert.equal(new Set(ids).size, ids.length);
    ids.forEach((id, i) => assert.equal(labels[i], id % 3));
    assert.deepEqual(new Set(labels.subarray(0, 10)), new Set([0, 1, 2]));
    assert.deepEqual(takeIn(assets).data.images, images, "the same on every page");
  }
});

test("too few images and none are refused, in words", () => {
  assert.throws(() => takeIn(own(19, ["a"])), /needs 20 images or more: .* own has 19/);
  const { data: _, ...none } = own(20, ["a"]);
  assert.throws(() => takeIn(none), /data-src/);
});

test("marks of classes are short and different", () => {
  assert.deepEqual(marksOf(["Africa", "Asia", "North America", "South America"]), ["Af", "As", "NA", "SA"]);
  assert.deepEqual(marksOf(["cat", "car", "dog", ""]), ["0", "1", "do", "3"]);
  assert.deepEqual(marksOf(["0", "1"]), ["0", "1"]);
});

test("settings keep to the images that there are", () => {
  assert.deepEqual(agree(DEFAULTS, 184), { settings: { ...DEFAULTS, size: 184 }, bent: {}, complaints: [] });
  const { settings, bent } = agree({ ...DEFAULTS, size: 1000, k: 40 }, 30);
  assert.deepEqual([settings.size, settings.k, settings.batch], [30, 30, 30]);
  assert.deepEqual(bent, { size: 30, k: 30 });
});

test("weights, likeness and the mean's loss are of the size of the images", () => {
  assert.deepEqual(countWeights(2, 6), { theta: 6 * 64 + 64 + 130, phi: 128 + 64 + 64 * 6 + 6 });
  const images = Float32Array.of(1, 0, 0, 0, 1, 0);
  assert.equal(judge(images, images, 3).verdict, "different");
  assert.equal(judge(images, Float32Array.of(0.5, 0.5, 0, 0.5, 0.5, 0), 3).verdict, "same");
  assert.ok(Math.abs(lossOfMean(images, images, 3) - (2 * Math.log(2)) / 3) < 1e-3);
});

test("on a line each class has its row, however many there are", () => {
  const work = planeOf(Float32Array.of(1, 2, 3), 1, Uint8Array.of(0, 1, 20), null, 21);
  const { value } = work.next();
  const rows = [1, 3, 5].map((i) => value!.places[i]);
  assert.ok(rows.every((row) => Math.abs(row) <= 0.91) && rows[0] > rows[1] && rows[1] > rows[2], String(rows));
});

test("a network of another size learns, the same each time", async () => {
  await createEngine("cpu");
  const random = new Random(5);
  const images = new Float32Array(40 * 6).map((_, i) => (Math.floor(i / 6) % 2 === i % 2 ? 0.9 : 0.1) + 0.1 * random.uniform());
  const run = async () => {
    const options = { images: images.subarray(60), heldOut: images.subarray(0, 60), k: 2, hidden: 8, batch: 10, rate: 0.02, seed: 1 };
    const trainer = createTrainer("cpu", { ...options, inputSize: 6 });
    const losses: number[] = [];
    while (losses.length < 60) if (trainer.advance()) losses.push(trainer.heldOutLoss);
    const back = await trainer.reconstruct(images.subarray(0, 12));
    trainer.dispose();
    return { losses, back };
  };
  const first = await run();
  assert.equal(first.back.length, 12);
  assert.ok(first.losses[59] < 0.75 * first.losses[0], `${first.losses[0]} to ${first.losses[59]}`);
  assert.deepEqual(await run(), first);
});
