/** The shipped models behind the figure, on the cpu backend: what its poster claims, and what its curve promises. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { before, test } from "node:test";
import { POSTER } from "../../src/elements/bottleneck/bottleneck.poster.ts";
import { SAMPLES } from "../../src/elements/bottleneck/bottleneck.samples.ts";
import { STORED } from "../../src/elements/bottleneck/bottleneck.stored.ts";
import { DEFAULTS, LETTERS, MAX_K, PIXELS } from "../../src/elements/bottleneck/bottleneck.logic.ts";
import { sampleImage } from "../../src/elements/bottleneck/inputs.ts";
import { letterImage } from "../../src/core/letter-image.ts";
import { noiseImage } from "../../src/elements/bottleneck/noise-image.ts";
import { catalogueEntry } from "../../src/model/catalogue.ts";
import { AVERAGE } from "../../src/elements/bottleneck/look.ts";
import { imageOf, RESULT_LEVELS } from "../../src/elements/bottleneck/poster.ts";
import { meanSquaredError } from "../../src/elements/bottleneck/scene.ts";
import { codeAt, decodeCode, reconstructionAt, sweep } from "../../src/elements/bottleneck/sweep.ts";
import type { Autoencoder, Classifier, Dataset } from "../../src/model/api.ts";
import { createEngine } from "../../src/model/engine.ts";
import { parseSprite } from "../../src/model/sprite.ts";

const read = (name: string): ArrayBuffer => new Uint8Array(readFileSync(new URL(`../../weights/${name}`, import.meta.url))).buffer;
const STALE = "run `npm run posters`";

let digits: Pick<Dataset, "images" | "labels">;
let nested: Autoencoder;
let pca: Autoencoder;
let classifier: Classifier;

before(async () => {
  digits = await parseSprite(read("digits.bin"));
  const engine = await createEngine("cpu");
  nested = engine.load(read("nested.bin")) as Autoencoder;
  pca = engine.load(read("pca.bin")) as Autoencoder;
  classifier = engine.load(read("classifier.bin")) as Classifier;
});

test("the samples are the sprite's first ten digits, to the last level", () => {
  for (let digit = 0; digit < 10; digit++) {
    assert.equal(digits.labels[digit], digit);
    assert.deepEqual(sampleImage(digit), digits.images.slice(digit * PIXELS, (digit + 1) * PIXELS), `digit ${digit}: ${STALE}`);
  }
});

test("the stored results are what the shipped models give", async () => {
  const usual = `${DEFAULTS.digit}/${DEFAULTS.k}`;
  assert.deepEqual(SAMPLES.errors, STORED.errors[DEFAULTS.digit]);
  assert.equal(POSTER.sample, SAMPLES.samples[DEFAULTS.digit]);
  assert.equal(POSTER.limit, SAMPLES.codeLimits[DEFAULTS.k - 1]);
  const { pca: _, ...result } = STORED.results[usual];
  assert.deepEqual(POSTER.result, result);
  assert.equal(Object.keys(STORED.results).length, 50);
  for (let digit = 0; digit < 10; digit++) {
    const sweeps = { nested: await sweep(nested, sampleImage(digit)), pca: await sweep(pca, sampleImage(digit)) };
    for (const name of ["nested", "pca"] as const) {
      STORED.errors[digit][name].forEach((v, i) => {
        assert.ok(Math.abs(v / 1e4 - sweeps[name].errors[i]) < 6e-5, `${name}, digit ${digit}: error at k = ${i + 1}: ${STALE}`);
      });
    }
    for (const key of Object.keys(STORED.results).filter((each) => each.startsWith(`${digit}/`))) {
      const k = Number(key.split("/")[1]);
      const { code, pca: linear, ...ours } = STORED.results[key];
      assert.equal(code.length, k);
      codeAt(sweeps.nested, k).forEach((v, i) => assert.ok(Math.abs(v - code[i]) < 0.006, `${key}: number ${i}: ${STALE}`));
      for (const [now, then] of [
        [sweeps.nested, ours],
        [sweeps.pca, linear],
      ] as const) {
        assert.ok(Math.abs(now.errors[k - 1] - then.error) < 1e-5, `${key}: error ${now.errors[k - 1]}, stored ${then.error}: ${STALE}`);
        const image = imageOf(then.image, RESULT_LEVELS);
        const far = reconstructionAt(now, k).findIndex(
          (v, i) => Math.abs(Math.min(1, Math.max(0, v)) - image[i]) > 0.5 / (RESULT_LEVELS - 1) + 1e-4,
        );
        assert.equal(far, -1, `${key}: pixel ${far}: ${STALE}`);
      }
    }
  }
});

test("one batch for every k gives what one image at one k gives", async () => {
  const input = sampleImage(5);
  for (const model of [nested, pca]) {
    const all = await sweep(model, input);
    for (const k of [1, 7, 33, MAX_K]) {
      const code = (await model.encode(input, { k })).slice(0, k);
      codeAt(all, k).forEach((v, i) => assert.ok(Math.abs(v - code[i]) < 1e-4, `k = ${k}: number ${i}`));
      const image = await decodeCode(model, code);
      reconstructionAt(all, k).forEach((v, i) => assert.ok(Math.abs(v - image[i]) < 1e-4, `k = ${k}: pixel ${i}`));
      assert.equal(all.errors[k - 1], meanSquaredError(input, reconstructionAt(all, k)));
    }
  }
});

const MEAN_OF = 100;
const means = new Map<Autoencoder, readonly number[]>();

/** Mean over the first 100 digits of the sprite, for k = 1 … 64. */
async function meanErrors(model: Autoencoder): Promise<readonly number[]> {
  const known = means.get(model);
  if (known) return known;
  const sums = new Array<number>(MAX_K).fill(0);
  for (let i = 0; i < MEAN_OF; i++) {
    const { errors } = await sweep(model, digits.images.slice(i * PIXELS, (i + 1) * PIXELS));
    errors.forEach((e, k) => (sums[k] += e / MEAN_OF));
  }
  means.set(model, sums);
  return sums;
}

test("more numbers never make the mean error over 100 digits worse, and PCA is worse at every k", async () => {
  const ours = await meanErrors(nested);
  const linear = await meanErrors(pca);
  for (let k = 2; k <= MAX_K; k++) {
    assert.ok(linear[k - 1] <= linear[k - 2] + 1e-6, `PCA at k = ${k}`);
    assert.ok(ours[k - 1] <= ours[k - 2] + 1e-6, `k = ${k - 1} → ${k}: ${ours[k - 2]} → ${ours[k - 1]}`);
  }
  for (let k = 1; k <= MAX_K; k++) assert.ok(ours[k - 1] < linear[k - 1], `k = ${k}: ${ours[k - 1]}, PCA ${linear[k - 1]}`);
});

test("the catalogue's averages are there for every k, and near those of 100 digits", async () => {
  for (const id of ["nested", "pca"] as const) {
    const { meanError } = catalogueEntry(id);
    assert.equal(AVERAGE[id].length, MAX_K);
    AVERAGE[id].forEach((v, i) => assert.ok(Math.abs(v - meanError![i]) < 6e-5, `${id} at k = ${i + 1}: ${STALE}`));
  }
  const ours = await meanErrors(nested);
  for (const k of [1, 8, 64])
    assert.ok(Math.abs(ours[k - 1] / AVERAGE.nested[k - 1] - 1) < 0.2, `k = ${k}: ${ours[k - 1]}, catalogue ${AVERAGE.nested[k - 1]}`);
});

test("letters and noise do not come through eight numbers as digits do; letters come out as digits", async () => {
  const usual = AVERAGE.nested[7];
  let sure = 0;
  let mean = 0;
  for (const name of LETTERS) {
    const { errors, ...rest } = await sweep(nested, letterImage(name));
    assert.ok(errors[7] > usual, `${name}: ${errors[7]}, digits ${usual}`);
    mean += errors[7] / LETTERS.length;
    const probabilities = await classifier.classify(reconstructionAt({ errors, ...rest }, 8).slice());
    if (Math.max(...probabilities) >= 0.6) sure++;
  }
  assert.ok(mean > 1.5 * usual, `mean error of letters ${mean}, of digits ${usual}`);
  assert.ok(sure >= LETTERS.length / 2, `a digit to the classifier: ${sure} of ${LETTERS.length} letters`);
  const noise = await sweep(nested, noiseImage(1));
  assert.ok(noise.errors[MAX_K - 1] > 5 * usual, "no k copies noise");
});

test("style goes first, then identity: at eight numbers the class survives, at one it does not", async () => {
  const right = async (k: number) => {
    let hits = 0;
    for (let i = 0; i < 100; i++) {
      const x = digits.images.slice(i * PIXELS, (i + 1) * PIXELS);
      const probabilities = await classifier.classify(await nested.decode(await nested.encode(x, { k }), { k }));
      if (probabilities.indexOf(Math.max(...probabilities)) === digits.labels[i]) hits++;
    }
    return hits;
  };
  const [one, two, eight, all] = [await right(1), await right(2), await right(8), await right(MAX_K)];
  assert.ok(one < two && two < eight && eight <= all + 2, `${one}, ${two}, ${eight}, ${all} of 100`);
  assert.ok(one < 60 && eight > 85, `${one} and ${eight} of 100`);
});
