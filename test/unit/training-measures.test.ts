import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { Random } from "../../src/math/random.js";
import type { Network } from "../../src/model/format.js";
import { applyLinearMap, bestLinearMap } from "../../training/linear-map.js";
import { judge } from "../../training/measures/digit-like.js";
import { recordings } from "../../training/measures/anomaly.js";
import { gallery, nearestSquaredDistances } from "../../training/nearest.js";
import { damagedPixels, spoilBatch, spoiltForValidation } from "../../training/spoilt.js";

const draw = (random: Random, n: number) => Float32Array.from({ length: n }, () => random.uniform());
const mean = (values: ArrayLike<number>) => Array.from(values).reduce((a, b) => a + b, 0) / values.length;
const near = (value: number, expected: number, within: number) =>
  assert.ok(Math.abs(value - expected) < within, `${value} is not near ${expected}`);

test("the nearest squared distance is that of looking at every pair", () => {
  const size = fc.integer({ min: 1, max: 12 });
  fc.assert(
    fc.property(fc.integer(), size, size, fc.integer({ min: 1, max: 9 }), (seed, n, count, width) => {
      const random = new Random(seed);
      const [images, others] = [draw(random, n * width), draw(random, count * width)];
      const distances = nearestSquaredDistances(images, n, gallery(others, count));
      assert.equal(distances.length, n);
      for (let r = 0; r < n; r++) {
        let least = Infinity;
        for (let c = 0; c < count; c++) {
          let sum = 0;
          for (let i = 0; i < width; i++) sum += (images[r * width + i] - others[c * width + i]) ** 2;
          least = Math.min(least, sum);
        }
        near(distances[r], least, 1e-5);
      }
    }),
  );
});

test("a gallery larger than one piece is searched to its end, for every row", () => {
  const random = new Random(1);
  const [n, count, width] = [1203, 4501, 3];
  const images = draw(random, n * width);
  const others = draw(random, count * width).map((v) => v + 5);
  // Some rows have their twin at the first or last place of a piece; the others have nothing nearby.
  const twins = [
    [0, 0],
    [499, 1999],
    [500, 2000],
    [1000, 3999],
    [1202, 4500],
  ];
  twins.forEach(([row, at], i) => {
    images.fill(-20 * (5 - i), row * width, (row + 1) * width);
    others.fill(-20 * (5 - i), at * width, (at + 1) * width);
  });
  const distances = nearestSquaredDistances(images, n, gallery(others, count));
  distances.forEach((d, row) => assert.ok(twins.some(([twin]) => twin === row) ? d < 0.1 : d > 40, `row ${row}: ${d}`));
});

/** Pairs in pieces, as measuring hands them over. */
function* pieces(input: Float32Array, wanted: Float32Array, width: number, size: number) {
  for (let at = 0; at < input.length; at += size * width) {
    const part = (all: Float32Array) => all.subarray(at, at + size * width);
    yield { input: part(input), wanted: part(wanted), n: part(input).length / width };
  }
}

test("the best linear map is the affine map that made the pairs, in however many pieces they come", () => {
  const random = new Random(2);
  const [n, width] = [300, 5];
  const weights = Float64Array.from({ length: width * width }, () => random.normal());
  const bias = Float64Array.from({ length: width }, () => random.normal());
  const input = draw(random, n * width).map((v, i) => 2 * v + (i % width));
  const wanted = applyLinearMap({ weights, bias, width }, input, n);
  for (let c = 0; c < width; c++) {
    let sum = bias[c];
    for (let r = 0; r < width; r++) sum += input[width + r] * weights[r * width + c];
    near(wanted[width + c], sum, 1e-4);
  }
  for (const size of [n, 70]) {
    const found = bestLinearMap(pieces(input, wanted, width, size), width, 0);
    found.weights.forEach((w, i) => near(w, weights[i], 2e-3));
    found.bias.forEach((b, i) => near(b, bias[i], 1e-2));
  }
});

test("of noisy pairs it makes less error than doing nothing, than the mean, and than itself a little changed", () => {
  const random = new Random(3);
  const [n, width] = [2000, 6];
  const wanted = new Float32Array(n * width);
  for (let r = 0; r < n; r++) {
    const common = random.normal();
    for (let i = 0; i < width; i++) wanted[r * width + i] = common + 0.3 * random.normal();
  }
  const input = wanted.map((v) => v + random.normal());
  const map = bestLinearMap(pieces(input, wanted, width, 512), width);
  const error = (answer: Float32Array) => mean(answer.map((v, i) => (v - wanted[i]) ** 2));
  const least = error(applyLinearMap(map, input, n));
  assert.ok(least < 0.4 * error(input) && least < 0.4 * error(new Float32Array(n * width)), `${least}`);
  for (let i = 0; i < map.weights.length; i += 7) {
    for (const nudge of [-0.03, 0.03]) {
      const weights = map.weights.map((w, j) => (j === i ? w + nudge : w));
      assert.ok(error(applyLinearMap({ ...map, weights }, input, n)) > least, `weight ${i} ${nudge}`);
    }
  }
});

test("pixels that never change do the linear map no harm; nothing that changes is named", () => {
  const random = new Random(4);
  const input = draw(random, 400).map((v, i) => (i % 4 === 2 ? 0 : v));
  const map = bestLinearMap(pieces(input, input, 4, 100), 4);
  applyLinearMap(map, input, 100).forEach((v, i) => near(v, input[i], 1e-3));
  assert.throws(() => bestLinearMap(pieces(new Float32Array(40), new Float32Array(40), 4, 10), 4), /do not vary enough/);
});

/** Two classes: the logits are the two pixels, eight times. */
const classifier: Network = {
  id: "classifier",
  inputSize: 2,
  latentSize: 2,
  encoder: [{ in: 2, out: 2, activation: "linear", weights: Float32Array.from([8, 0, 0, 8]), bias: new Float32Array(2) }],
  decoder: null,
};

test("judged digit-like: sure for the classifier, and near to a real digit", () => {
  const digits = gallery(Float32Array.from([1, 0, 0, 1]), 2);
  const rows = [
    [0.9, 0], // near and sure
    [0, 1.1], // near and sure, of the other class
    [0.5, 0.45], // near, but it could be either
    [3, 0], // sure, but far from any digit
  ];
  const images = Float32Array.from(rows.flat());
  const { digitLike, offManifold, medianDistance } = judge(images, 4, classifier, { digits, limit: 0.6 });
  assert.equal(digitLike, 2 / 4);
  assert.equal(offManifold, 1 / 4);
  near(medianDistance, (0.01 + (0.5 ** 2 + 0.45 ** 2)) / 2, 1e-5);
  assert.equal(judge(images, 4, classifier, { digits, limit: 0.4 }).offManifold, 2 / 4);
});

test("batches are spoilt in [0, 1], both ways, most about as in the figures, the same for the same state", () => {
  const [n, width] = [600, 900];
  const clean = new Float32Array(n * width).fill(0.5);
  const out = spoilBatch(clean, n, new Random(5));
  assert.ok(out.every((v) => v >= 0 && v <= 1));
  assert.deepEqual(spoilBatch(clean, n, new Random(5)), out);
  assert.ok(clean.every((v) => v === 0.5));
  const rows = Array.from({ length: n }, (_, r) => out.subarray(r * width, (r + 1) * width));
  const masked = rows.filter((row) => row.every((v) => v === 0 || v === 0.5));
  near(masked.length / n, 0.5, 0.07);
  const levels = masked.map((row) => row.filter((v) => v === 0).length / width);
  near(levels.filter((l) => l > 0.39 && l < 0.61).length / levels.length, 0.6 + 0.4 * 0.25, 0.08);
  assert.ok(Math.min(...levels) < 0.25 && Math.max(...levels) > 0.75 && Math.max(...levels) < 0.95);
  const noisy = rows.filter((row) => !masked.includes(row)).map((row) => row.filter((v) => v === 0 || v === 1).length / width);
  assert.ok(Math.min(...noisy) < 0.05 && Math.max(...noisy) > 0.4, "from hardly any noise to a lot");
});

test("validation sees each kind of noise once, always the same", () => {
  const clean = new Float32Array(5000).fill(0.5);
  const spoilt = spoiltForValidation(clean);
  assert.equal(spoilt.length, 2);
  near(mean(spoilt[1]), 0.25, 0.02);
  assert.ok(spoilt[0].some((v) => v !== 0 && v !== 0.5));
  assert.deepEqual(spoiltForValidation(clean), spoilt);
});

test("damaged digits keep to the pixels that the network looks at", () => {
  const images = new Uint8Array(2 * 784);
  images[3 * 28 + 20] = 255; // of digit 0: x 20, y 3
  const active = Uint16Array.from([3 * 28 + 7, 20 * 28 + 24, 5]);
  const damaged = damagedPixels({ count: 2, images, labels: new Uint8Array(2) }, active);
  assert.deepEqual([...damaged.get("flip")!], [1, 0, 0, 0, 0, 0]);
  assert.deepEqual([...damaged.get("rotate")!], [0, 1, 0, 0, 0, 0]);
  assert.equal(damaged.get("scratch")!.length, 6);
});

test("recordings are one window after the other, each of another machine", () => {
  const both = recordings(new Random(6), 2, "spikes");
  assert.deepEqual(both.subarray(0, 64), recordings(new Random(6), 1, "spikes"));
  assert.notDeepEqual(both.subarray(64), both.subarray(0, 64));
  assert.notDeepEqual(recordings(new Random(6), 2), both);
});
