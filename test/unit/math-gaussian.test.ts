import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { drawGaussian, fitGaussian, type Gaussian } from "../../src/math/gaussian.js";
import { Random } from "../../src/math/random.js";

function moments(rows: Float32Array, width: number) {
  const n = rows.length / width;
  const mean = Array.from({ length: width }, (_, a) => {
    let sum = 0;
    for (let r = 0; r < n; r++) sum += rows[r * width + a];
    return sum / n;
  });
  const covariance = Array.from({ length: width * width }, (_, i) => {
    const [a, b] = [Math.floor(i / width), i % width];
    let sum = 0;
    for (let r = 0; r < n; r++) sum += (rows[r * width + a] - mean[a]) * (rows[r * width + b] - mean[b]);
    return sum / n;
  });
  return { mean, covariance };
}

/** L·Lᵀ */
function product({ mean, factor }: Gaussian): number[] {
  const width = mean.length;
  return Array.from({ length: width * width }, (_, i) => {
    let sum = 0;
    for (let k = 0; k < width; k++) sum += factor[Math.floor(i / width) * width + k] * factor[(i % width) * width + k];
    return sum;
  });
}

const close = (actual: ArrayLike<number>, expected: ArrayLike<number>, within: number) =>
  Array.from(expected, (e, i) => assert.ok(Math.abs(actual[i] - e) < within, `number ${i} is ${actual[i]}, not ${e}`));

const correlated = (seed: number, n: number, width: number) => {
  const random = new Random(seed);
  const mix = Array.from({ length: width * width }, () => random.normal());
  const rows = new Float32Array(n * width);
  for (let r = 0; r < n; r++) {
    const e = Array.from({ length: width }, () => random.normal());
    for (let a = 0; a < width; a++) rows[r * width + a] = 3 * a + e.reduce((sum, v, b) => sum + v * mix[a * width + b], 0);
  }
  return rows;
};

test("the fit has the mean and the covariance (divided by n) of its rows; the factor is a lower triangle", () => {
  fc.assert(
    fc.property(fc.integer(), fc.integer({ min: 1, max: 5 }), fc.integer({ min: 6, max: 30 }), (seed, width, n) => {
      const rows = correlated(seed, n, width);
      const fit = fitGaussian(rows, width);
      const { mean, covariance } = moments(rows, width);
      close(fit.mean, mean, 1e-9);
      close(product(fit), covariance, 1e-9);
      for (let a = 0; a < width; a++) for (let b = a + 1; b < width; b++) assert.equal(fit.factor[a * width + b], 0);
    }),
  );
});

test("draws have the moments of what they are drawn from", () => {
  const fit = fitGaussian(correlated(5, 50, 3), 3);
  const { mean, covariance } = moments(drawGaussian(fit, 40_000, new Random(6)), 3);
  const size = Math.max(...product(fit));
  close(mean, fit.mean, 0.02 * Math.sqrt(size));
  close(covariance, product(fit), 0.03 * size);
});

test("a seed decides the draws, and more of them begin alike", () => {
  const fit = fitGaussian(correlated(7, 20, 2), 2);
  const few = drawGaussian(fit, 5, new Random(8));
  assert.deepEqual(drawGaussian(fit, 5, new Random(8)), few);
  assert.deepEqual(drawGaussian(fit, 9, new Random(8)).subarray(0, 10), few);
  assert.notDeepEqual(drawGaussian(fit, 5, new Random(9)), few);
});

test("numbers that never vary stay at their mean, wherever they stand; copies stay copies", () => {
  const random = new Random(10);
  const rows = new Float32Array(4 * 30);
  for (let r = 0; r < 30; r++) {
    const v = random.normal();
    rows.set([2, v, 0, v], 4 * r);
  }
  const draws = drawGaussian(fitGaussian(rows, 4), 200, new Random(11));
  for (let r = 0; r < 200; r++) {
    assert.equal(draws[4 * r], 2);
    assert.equal(draws[4 * r + 2], 0);
    assert.ok(Math.abs(draws[4 * r + 1] - draws[4 * r + 3]) < 1e-5);
  }
  assert.ok(new Set(draws.filter((_, i) => i % 4 === 1)).size > 190, "the others do vary");
});
