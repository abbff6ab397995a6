/** Images of an author's own in ae-anomaly: which are scored, on what axis, and in which words; without a browser. */
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { axisFor } from "../../src/elements/anomaly/own-axis.ts";
import { OwnImages } from "../../src/elements/anomaly/own-images.ts";
import { COUNT, KINDS } from "../../src/elements/anomaly/anomaly.logic.ts";
import { anomalyWords } from "../../src/i18n/en/anomaly-rest.ts";
import { ownWords } from "../../src/elements/anomaly/own-words.ts";
import type { Dataset, OwnAutoencoder } from "../../src/model/api.ts";

function dataOf(count: number, width = 3, height = 2, channels: 1 | 3 = 1): Dataset {
  const inputSize = width * height * channels;
  const images = Float32Array.from({ length: count * inputSize }, (_, i) => (Math.floor(i / inputSize) + 1) / (count + 1));
  const labels = Uint8Array.from({ length: count }, (_, i) => Math.floor((3 * i) / count));
  return { id: "some", width, height, channels, count, inputSize, images, labels, classes: ["cat", "dog", "bird"] };
}
function imagesOf(data: Dataset, latentSize = 2): OwnImages {
  const autoencoder = { id: "model", inputSize: data.inputSize, latentSize, kind: "ae", nested: false } as OwnAutoencoder;
  const { width, height, channels, classes } = data;
  return new OwnImages("here", { image: { width, height, channels }, title: "", licence: "", classes, autoencoder, data }, data);
}

test("half of the images stay as they are, as many others are damaged, none is in both; of every class", () => {
  for (const count of [2, 3, 245, 2000]) {
    const own = imagesOf(dataOf(count));
    assert.equal(own.count, Math.min(COUNT, Math.floor(count / 2)));
    const normal = Array.from({ length: own.count }, (_, i) => own.example(null, i)[0]);
    const damaged = Array.from({ length: own.count }, (_, i) => own.example("flip", i)[0]);
    assert.equal(new Set([...normal, ...damaged]).size, 2 * own.count);
    if (count < 100) continue;
    const classes = [0, 1, 2].map(
      (label) => Array.from({ length: own.count }, (_, i) => own.label(null, i)).filter((l) => l === label).length,
    );
    for (const n of classes) assert.ok(n > own.count / 5, `sorted by class, and yet ${classes.join()}`);
    assert.deepEqual(imagesOf(dataOf(count)).example("shift", 1), own.example("shift", 1), "always the same");
  }
});

test("principal components are of images that are not scored, where there are enough", () => {
  assert.equal(
    imagesOf(dataOf(900)).pca(() => {}),
    null,
  );
  const own = imagesOf(dataOf(1000));
  assert.equal(
    own.pca(() => {}),
    null,
    "not found yet",
  );
  assert.equal(
    imagesOf(dataOf(1000), 60).pca(() => {}),
    null,
  );
});

test("principal components come once they are found", async () => {
  const own = imagesOf(dataOf(1000));
  await new Promise<void>((found) => void own.pca(found));
  const pca = own.pca(() => {})!;
  assert.equal(pca.latentSize, 2);
  // grey levels that differ by one number only: one direction holds them all
  const x = own.example(null, 0);
  const back = await pca.decode(await pca.encode(x, { k: 2 }), { k: 2 });
  back.forEach((v, i) => assert.ok(Math.abs(v - x[i]) < 1e-4));
  const many = imagesOf(dataOf(1000), 60);
  let asked = false;
  many.pca(() => (asked = true));
  await new Promise((later) => setTimeout(later, 50));
  assert.ok(!asked, "60 directions of 200 images would fit them by heart");
});

test("the axis holds the scores, its fifths are easily read, and one in twenty intact images alarms", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: -4, max: 4 }),
      fc.array(fc.double({ min: 0.05, max: 1, noNaN: true }), { minLength: 4, maxLength: 200 }),
      (power, shares) => {
        const normal = Float32Array.from(shares, (v) => v * 10 ** power);
        const damaged = normal.map((v) => 1.5 * v);
        const byKind = Object.fromEntries(KINDS.digits.map((kind) => [kind, damaged]));
        const { top, bins, threshold, decimals } = axisFor({ normal, byKind });
        assert.ok(damaged.filter((v) => v <= top).length >= 0.89 * damaged.length - 1);
        // bins of less than a millionth are not shown
        assert.ok(top <= Math.max(2.3 * Math.max(...damaged), 31e-6), `${top} for ${Math.max(...damaged)}`);
        assert.ok(threshold > 0 && threshold <= 1.01 * top);
        assert.ok(normal.filter((v) => v >= threshold).length < 0.05 * normal.length + 1);
        assert.equal(threshold, Number(threshold.toFixed(decimals)));
        assert.equal(bins, 30);
        const tick = top / 6;
        assert.ok(String(Number(tick.toPrecision(6))).replace(/^[0.]+|\.|0+$|e.*/g, "").length <= 2, `a tick at ${tick}`);
      },
    ),
    { numRuns: 200, examples: [[-4, [0.05, 0.05, 0.05, 0.05]]] },
  );
  const none = new Float32Array(3);
  const flat = axisFor({ normal: none, byKind: Object.fromEntries(KINDS.digits.map((kind) => [kind, none])) });
  assert.ok(flat.top > 0 && Number.isFinite(flat.threshold));
});

test("words: shape, class and damage as they are; of the library's model no advice about one of the author's", () => {
  const about = { width: 24, height: 18, channels: 3 as const, classes: ["Asia"], model: true };
  const t = ownWords(anomalyWords, "en", about);
  assert.equal(t.axis.digits, "squared error of the reconstruction, summed over 1,296 numbers");
  assert.equal(t.example(0, "rotate"), "An image of class Asia, turned by 180°.");
  assert.equal(t.example(0, "shift"), "An image of class Asia, shifted by 3 pixels.");
  assert.equal(t.example(0, null), "An image of class Asia, as it is.");
  assert.match(t.how.digits, /learnt from these very images/);
  const square = ownWords(anomalyWords, "en", { ...about, width: 28, height: 28, channels: 1, model: false });
  assert.equal(square.axis.digits, "squared error of the reconstruction, summed over 784 pixels");
  assert.equal(square.kind.rotate, "turned 90°");
  assert.doesNotMatch(square.how.digits, /data-src/);
  assert.equal(square.honestTie, anomalyWords.honestTie);
  assert.equal(t.how.sensor, anomalyWords.how.sensor, "the sensor's stay");
});
