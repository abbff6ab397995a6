import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { PERCENTILE, quantile, sheetStatistics, SURE } from "../../src/math/digit-like.js";

test("quantiles lie between order statistics, as in R's type 7", () => {
  assert.equal(quantile([4, 1, 3, 2], 0.25), 1.75);
  assert.equal(quantile([1, 2, 3, 4, 10], 0.5), 3);
  assert.equal(quantile([10, 9, 100], 0.5), 10, "ordered as numbers");
  assert.ok(Math.abs(quantile([0, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100], PERCENTILE) - 95) < 1e-9);
  assert.equal(quantile([7], 0.95), 7);
  assert.ok(Number.isNaN(quantile([], 0.5)));
});

test("a quantile leaves its input alone, rises with q from the least to the largest", () => {
  const values = fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 1, maxLength: 20 });
  const q = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(values, q, q, (list, a, b) => {
      const copy = [...list];
      assert.ok(quantile(list, Math.min(a, b)) <= quantile(list, Math.max(a, b)) + 1e-9);
      assert.equal(quantile(list, 0), Math.min(...list));
      assert.equal(quantile(list, 1), Math.max(...list));
      assert.deepEqual(list, copy);
    }),
  );
});

test("digit-like takes both a sure classifier and a digit nearby; off the data is a matter of distance alone", () => {
  const cases = [
    { confidence: 0.99, distance: 10 }, // like
    { confidence: SURE, distance: 29.9 }, // like: the bar itself is enough
    { confidence: 0.89, distance: 10 }, // near, but not sure
    { confidence: 0.99, distance: 30 }, // at the limit: off
    { confidence: 0.2, distance: 80 }, // off
  ];
  const statistics = sheetStatistics(
    cases.map((c) => c.confidence),
    cases.map((c) => c.distance),
    30,
  );
  assert.deepEqual(statistics, { digitLike: 2 / 5, offManifold: 2 / 5, medianDistance: 29.9 });
});

test("a distance that is not a number is off the data, never digit-like", () => {
  const { digitLike, offManifold } = sheetStatistics([1, 1], [NaN, 1], 2);
  assert.equal(digitLike, 0.5);
  assert.equal(offManifold, 0.5);
});

test("a generous limit makes no image less digit-like", () => {
  const images = fc.array(fc.record({ c: fc.double({ min: 0, max: 1, noNaN: true }), d: fc.double({ min: 0, max: 9, noNaN: true }) }), {
    minLength: 1,
  });
  fc.assert(
    fc.property(images, fc.double({ min: 0, max: 5, noNaN: true }), (list, limit) => {
      const at = (l: number) =>
        sheetStatistics(
          list.map((i) => i.c),
          list.map((i) => i.d),
          l,
        );
      const [tight, wide] = [at(limit), at(limit + 1)];
      assert.ok(tight.digitLike <= wide.digitLike && tight.offManifold >= wide.offManifold);
      assert.ok(tight.digitLike + tight.offManifold <= 1 + 1e-12);
    }),
  );
});
