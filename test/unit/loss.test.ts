import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import {
  BCE_EPSILON,
  entropy,
  lossFloor,
  lossGradient,
  lossTerm,
  lossTermFloor,
  lossTerms,
  lossValue,
  type LossName,
  type Reduction,
} from "../../src/math/loss.js";

const X = [0.9, 0.1, 0.7, 0.3, 0.5];
const RECONSTRUCTION = [0.8, 0.2, 0.6, 0.4, 0.5];

const unit = fc.double({ min: 0, max: 1, noNaN: true });
/** Values that a hand reaches: the ends of the scale come up often. */
const pixel = fc.oneof({ weight: 1, arbitrary: fc.constantFrom(0, 1) }, { weight: 4, arbitrary: unit });
const loss = fc.constantFrom<LossName>("mse", "bce");
const reduction = fc.constantFrom<Reduction>("sum", "mean");
const pair = (value: fc.Arbitrary<number>) =>
  fc
    .integer({ min: 1, max: 12 })
    .chain((n) => fc.tuple(fc.array(value, { minLength: n, maxLength: n }), fc.array(value, { minLength: n, maxLength: n })));

const close = (actual: number, expected: number, relative: number, message?: string) =>
  assert.ok(Math.abs(actual - expected) <= relative * Math.max(1, Math.abs(expected)), `${message ?? ""} ${actual} is not ${expected}`);

/** Central differences in every pixel. */
function numericalGradient(name: LossName, by: Reduction, x: number[], xhat: number[], h: (v: number) => number): number[] {
  return xhat.map((v, i) => {
    const at = (value: number) => lossValue(name, by, x, xhat.with(i, value));
    return (at(v + h(v)) - at(v - h(v))) / (2 * h(v));
  });
}

test("the lesson's five pixels: squared errors 0.01 four times and 0, sum 0.04, loss 0.008", () => {
  const expected = [0.01, 0.01, 0.01, 0.01, 0];
  lossTerms("mse", X, RECONSTRUCTION).forEach((term, i) => close(term, expected[i], 1e-15));
  close(lossValue("mse", "sum", X, RECONSTRUCTION), 0.04, 1e-15);
  close(lossValue("mse", "mean", X, RECONSTRUCTION), 0.008, 1e-15);
  lossGradient("mse", "mean", X, RECONSTRUCTION).forEach((g, i) => close(g, [-0.04, 0.04, -0.04, 0.04, 0][i], 1e-15));
});

test("binary cross-entropy of a few pixels by hand", () => {
  close(lossTerm("bce", 1, 0.5), Math.LN2, 1e-15);
  close(lossTerm("bce", 0, 0.5), Math.LN2, 1e-15);
  close(lossTerm("bce", 1, 0.25), Math.log(4), 1e-15);
  close(lossTerm("bce", 0.3, 0.6), -0.3 * Math.log(0.6) - 0.7 * Math.log(0.4), 1e-15);
});

test("the gradient of MSE is that of central differences", () => {
  fc.assert(
    fc.property(pair(pixel), reduction, ([x, xhat], by) => {
      const numerical = numericalGradient("mse", by, x, xhat, () => 1e-4);
      lossGradient("mse", by, x, xhat).forEach((g, i) => close(g, numerical[i], 1e-8, `pixel ${i}`));
    }),
  );
});

test("the gradient of BCE is that of central differences", () => {
  fc.assert(
    fc.property(pair(fc.double({ min: 0.001, max: 0.999, noNaN: true })), reduction, ([x, xhat], by) => {
      // the third derivative grows like 1/x̂³ near the ends: smaller steps there
      const numerical = numericalGradient("bce", by, x, xhat, (v) => 1e-4 * Math.min(v, 1 - v));
      lossGradient("bce", by, x, xhat).forEach((g, i) => close(g, numerical[i], 1e-5, `pixel ${i}`));
    }),
  );
});

test("at x̂ = 0 and 1, and between there and ε, the gradient of BCE is still the slope of its value", () => {
  const share = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(pixel, share, fc.boolean(), (x, part, top) => {
      // well inside the straight piece, which reaches from −∞ to ε (and mirrored at 1)
      const distance = part * BCE_EPSILON * 0.5;
      const xhat = top ? 1 - distance : distance;
      const h = BCE_EPSILON * 0.25;
      const slope = (lossTerm("bce", x, xhat + h) - lossTerm("bce", x, xhat - h)) / (2 * h);
      const [gradient] = lossGradient("bce", "sum", [x], [xhat]);
      close(gradient, slope, 1e-6, `x ${x}, x̂ ${xhat}:`);
    }),
  );
});

test("the value and the gradient of BCE do not jump where the logarithm becomes a line", () => {
  for (const x of [0, 0.3, 1]) {
    const [below] = lossGradient("bce", "sum", [x], [BCE_EPSILON * (1 - 1e-9)]);
    const [above] = lossGradient("bce", "sum", [x], [BCE_EPSILON * (1 + 1e-9)]);
    close(below, above, 1e-6);
    close(lossTerm("bce", x, BCE_EPSILON * (1 - 1e-9)), lossTerm("bce", x, BCE_EPSILON * (1 + 1e-9)), 1e-6);
  }
});

test("the sum is n times the mean, in value and in gradient", () => {
  fc.assert(
    fc.property(pair(pixel), loss, ([x, xhat], name) => {
      close(lossValue(name, "sum", x, xhat), x.length * lossValue(name, "mean", x, xhat), 1e-12);
      const mean = lossGradient(name, "mean", x, xhat);
      lossGradient(name, "sum", x, xhat).forEach((g, i) => close(g, x.length * mean[i], 1e-12));
    }),
  );
});

test("value and gradient are finite, and no term is negative, whatever is in [0, 1]", () => {
  fc.assert(
    fc.property(pair(pixel), loss, reduction, ([x, xhat], name, by) => {
      assert.ok(Number.isFinite(lossValue(name, by, x, xhat)));
      assert.ok(lossGradient(name, by, x, xhat).every(Number.isFinite));
      assert.ok(lossTerms(name, x, xhat).every((term) => term >= 0 && !Object.is(term, -0)));
    }),
    { numRuns: 500 },
  );
});

test("BCE of 0 and 1: nothing when right, 1 − ln ε when wrong", () => {
  for (const v of [0, 1]) {
    assert.equal(lossTerm("bce", v, v), 0);
    close(lossTerm("bce", v, 1 - v), 1 - Math.log(BCE_EPSILON), 1e-12);
  }
});

test("no x̂ does better than x̂ = x, and there the loss is its floor and its gradient 0", () => {
  const inner = fc.double({ min: 1e-6, max: 1 - 1e-6, noNaN: true });
  fc.assert(
    fc.property(pair(inner), loss, reduction, ([x, xhat], name, by) => {
      const least = lossValue(name, by, x, x);
      assert.ok(lossValue(name, by, x, xhat) >= least - 1e-12);
      close(least, lossFloor(name, by, x), 1e-12);
      lossGradient(name, by, x, x).forEach((g) => close(g, 0, 1e-9));
    }),
  );
});

test("the floor of BCE is the entropy of x: ln 2 at 0.5, nothing for binary x; MSE has none", () => {
  close(lossTermFloor("bce", 0.5), Math.LN2, 1e-15);
  assert.equal(lossFloor("bce", "sum", [0, 1, 1, 0]), 0);
  assert.equal(lossFloor("mse", "sum", X), 0);
  close(lossFloor("bce", "mean", X), 0.513008, 1e-6);
  fc.assert(fc.property(unit, (p) => close(entropy(p), entropy(1 - p), 1e-12)));
});

test("a step small enough never makes the loss worse", () => {
  const inner = fc.double({ min: 0.05, max: 0.95, noNaN: true });
  fc.assert(
    fc.property(pair(inner), loss, ([x, xhat], name) => {
      const gradient = lossGradient(name, "sum", x, xhat);
      const next = xhat.map((v, i) => v - 1e-4 * gradient[i]);
      assert.ok(lossValue(name, "sum", x, next) <= lossValue(name, "sum", x, xhat) + 1e-12);
    }),
  );
});

test("lists of different lengths are refused", () => {
  assert.throws(() => lossTerms("mse", [1, 2], [1]), RangeError);
  assert.throws(() => lossGradient("bce", "mean", [1], [1, 0]), RangeError);
});

test("typed arrays are welcome, and no pixels cost nothing", () => {
  close(lossValue("mse", "mean", Float32Array.from([0, 1]), Float32Array.from([0.5, 0.5])), 0.25, 1e-15);
  assert.equal(lossValue("bce", "mean", [], []), 0);
});
