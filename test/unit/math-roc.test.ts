import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { auc, rocCurve } from "../../src/math/roc.js";

/** Few different scores: many ties. */
const scores = fc.array(fc.integer({ min: -4, max: 4 }), { minLength: 1, maxLength: 30 });
const near = (value: number, expected: number) => assert.ok(Math.abs(value - expected) < 1e-12, `${value} is not ${expected}`);

/** Every pair looked at. */
function byPairs(normal: number[], anomalous: number[]): number {
  let wins = 0;
  for (const a of anomalous) for (const n of normal) wins += a > n ? 1 : a === n ? 0.5 : 0;
  return wins / (normal.length * anomalous.length);
}

test("the area is the share of pairs in the right order, ties counting half", () => {
  fc.assert(fc.property(scores, scores, (normal, anomalous) => near(auc(normal, anomalous), byPairs(normal, anomalous))));
  assert.equal(auc([1, 2], [3, 4]), 1);
  assert.equal(auc([3, 4], [1, 2]), 0);
  assert.equal(auc([5, 5], [5]), 0.5);
  assert.equal(auc([10, 9, 100], [20]), 2 / 3, "ordered as numbers");
});

test("the classes exchanged give the rest of 1; stretching the scores changes nothing", () => {
  fc.assert(
    fc.property(scores, scores, (normal, anomalous) => {
      near(auc(normal, anomalous) + auc(anomalous, normal), 1);
      const stretch = (s: number[]) => s.map((v) => Math.exp(v) + 7);
      near(auc(stretch(normal), stretch(anomalous)), auc(normal, anomalous));
    }),
  );
});

test("empty classes: no area, rates of 0", () => {
  assert.ok(Number.isNaN(auc([], [1])) && Number.isNaN(auc([1], [])));
  assert.deepEqual(rocCurve([], []), [{ threshold: Infinity, falseAlarms: 0, caught: 0 }]);
  assert.deepEqual(rocCurve([], [1])[1], { threshold: 1, falseAlarms: 0, caught: 1 });
});

test("each point of the curve counts what is at or above its threshold, one point a score", () => {
  fc.assert(
    fc.property(scores, scores, (normal, anomalous) => {
      const points = rocCurve(normal, anomalous);
      assert.equal(points[0].threshold, Infinity);
      assert.deepEqual(
        points.slice(1).map((p) => p.threshold),
        [...new Set([...normal, ...anomalous])].sort((a, b) => b - a),
      );
      for (const { threshold, falseAlarms, caught } of points) {
        near(falseAlarms, normal.filter((s) => s >= threshold).length / normal.length);
        near(caught, anomalous.filter((s) => s >= threshold).length / anomalous.length);
      }
    }),
  );
});

test("the area under the drawn curve is the area that is said", () => {
  fc.assert(
    fc.property(scores, scores, (normal, anomalous) => {
      const points = rocCurve(normal, anomalous);
      let area = 0;
      for (let i = 1; i < points.length; i++)
        area += ((points[i].falseAlarms - points[i - 1].falseAlarms) * (points[i].caught + points[i - 1].caught)) / 2;
      near(area, auc(normal, anomalous));
    }),
  );
});
