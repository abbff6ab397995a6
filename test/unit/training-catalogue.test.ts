import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { CATALOGUE } from "../../src/model/catalogue.generated.js";
import { parseWeights } from "../../src/model/format.js";
import { parseSprite } from "../../src/model/sprite.js";
import { describeNetwork, readCatalogue } from "../../training/catalogue.js";
import { compare } from "../../training/evaluate.js";
import { brotliSize, sha256 } from "../../training/files.js";
import { risesOf } from "../../training/measures/every-k.js";
import { RECIPES } from "../../training/models/index.js";
import { brokenPromises } from "../../training/promises.js";

const folder = new URL("../../weights/", import.meta.url).pathname;
const { assets } = readCatalogue(folder);
const bytesOf = (file: string) => new Uint8Array(readFileSync(folder + file));

test("the catalogue lists every model and the digits, and so does the page's short form", () => {
  const ids = [...RECIPES.map((r) => r.id), "digits"].sort();
  assert.deepEqual(assets.map((a) => a.id).sort(), ids);
  assert.deepEqual(Object.keys(CATALOGUE).sort(), ids);
});

for (const entry of assets) {
  test(`${entry.id}: bytes, sha-256, shape and the short form agree with the file`, async () => {
    const bytes = bytesOf(entry.file);
    assert.equal(bytes.length, entry.bytes);
    assert.equal(sha256(bytes), entry.sha256);
    assert.equal(brotliSize(bytes), entry.brotliBytes);
    const short = CATALOGUE[entry.id];
    for (const key of ["kind", "file", "bytes", "sha256", "inputSize", "latentSize"] as const) assert.equal(short[key], entry[key], key);
    if (entry.kind === "dataset") {
      const sprite = await parseSprite(bytes.buffer);
      assert.equal(sprite.count, short.count);
      return;
    }
    const network = parseWeights(bytes.buffer);
    assert.equal(network.id, entry.id);
    assert.equal(network.inputSize, entry.inputSize);
    assert.equal(network.latentSize, entry.latentSize);
    assert.equal(network.decoder === null, entry.kind === "classifier");
    const { shape, parameters } = describeNetwork(bytes);
    assert.deepEqual(entry.shape, shape);
    assert.equal(entry.parameters, parameters);
  });
}

test("the recipes are those that made the files", () => {
  for (const recipe of RECIPES) {
    const entry = assets.find((a) => a.id === recipe.id)!;
    assert.equal(entry.seed, recipe.seed, recipe.id);
    assert.deepEqual(entry.options, JSON.parse(JSON.stringify(recipe.options)), recipe.id);
    const { bestEpoch: _, minutes: __, ...training } = entry.training ?? { bestEpoch: 0, minutes: 0 };
    assert.deepEqual(training, recipe.training ?? {}, recipe.id);
  }
});

test("every figure and size is as promised", () => {
  assert.deepEqual(brokenPromises(readCatalogue(folder)), []);
});

test("what one tag loads is at most 470 kB, under brotli -q 11", () => {
  const size = (id: string) => assets.find((a) => a.id === id)!.brotliBytes;
  const tags = {
    bottleneck: ["nested", "pca", "classifier"],
    sampler: ["ae32", "vae32", "classifier"],
    denoiser: ["denoiser", "anomaly", "classifier"],
    anomaly: ["anomaly", "sensor", "pca", "classifier"],
  };
  for (const [tag, ids] of Object.entries(tags)) assert.ok(ids.reduce((sum, id) => sum + size(id), 0) <= 470_000, tag);
  assert.ok(assets.find((a) => a.id === "digits")!.bytes <= 350_000);
});

test("the digits are balanced, whole, and start with one of each class", async () => {
  const sprite = await parseSprite(bytesOf("digits.bin").buffer);
  assert.ok(sprite.count >= 2000);
  assert.deepEqual([...sprite.labels.subarray(0, 10)], [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  for (let c = 0; c < 10; c++) assert.equal(sprite.labels.filter((l) => l === c).length, sprite.count / 10);
  assert.ok(sprite.images.every((x) => x >= 0 && x <= 1));
  for (let r = 0; r < sprite.count; r++)
    assert.ok(
      sprite.images.subarray(r * 784, (r + 1) * 784).some((x) => x > 0.9),
      `image ${r} has ink`,
    );
});

test("evaluation finds what is worse, what is missing and what is about something else", () => {
  assert.deepEqual(compare("a", { error: 3, accuracy: 0.975, codeMean: [0.004] }, { error: 3, accuracy: 0.97, codeMean: [0] }), []);
  assert.match(compare("a", { codeMean: [9] }, { codeMean: [0] })[0], /codeMean is 9, the catalogue says 0/);
  assert.match(compare("a", { accuracy: 0.999 }, { accuracy: 0.9 })[0], /accuracy is 0\.999/, "too good to be the same");
  assert.match(compare("a", { error: 3 }, { error: 3, offData: 0.1 })[0], /offData is not measured, the catalogue says 0\.1/);
  assert.match(compare("a", { error: 3, offData: 0.1 }, { error: 3 })[0], /offData is 0\.1, the catalogue says nothing/);
  assert.match(compare("a", { error: 3.1 }, { error: 3 })[0], /a: error is 3\.1, the catalogue says 3/);
  assert.match(compare("a", { accuracy: 0.96 }, { accuracy: 0.97 })[0], /accuracy/);
  assert.match(compare("a", { errors: [3, 2.5] }, { errors: [3, 2] })[0], /errors at 2/);
  assert.equal(compare("a", { error: NaN }, { error: 3 }).length, 1);
  assert.deepEqual(risesOf([5, 4, 4, 4.1, 3, 3.2]), [4, 6]);
});
