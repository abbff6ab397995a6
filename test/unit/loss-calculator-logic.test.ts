import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { namePlace, slopePlace } from "../../src/elements/loss-calculator/labels.js";
import {
  DEFAULT_RECONSTRUCTION,
  DEFAULT_X,
  MAX_PIXELS,
  density,
  isBinary,
  nudged,
  replaced,
  report,
  rounded,
  snap,
  stepped,
  tidy,
  type LossSetup,
} from "../../src/elements/loss-calculator/loss-calculator.logic.js";
import { lossText, pixelText, slopeText, termText } from "../../src/elements/loss-calculator/loss-calculator.numbers.js";
import { lossCalculatorTex } from "../../src/content/tex/loss-calculator.js";
import { lossCalculatorHtml } from "../../src/content/tex/loss-calculator.html.js";

const lesson: LossSetup = { x: DEFAULT_X, reconstruction: DEFAULT_RECONSTRUCTION, loss: "mse", reduction: "mean" };
const unit = fc.double({ min: 0, max: 1, noNaN: true });
const setup: fc.Arbitrary<LossSetup> = fc.record({
  x: fc.array(unit, { minLength: 1, maxLength: MAX_PIXELS }),
  reconstruction: fc.array(unit, { minLength: 1, maxLength: MAX_PIXELS }),
  loss: fc.constantFrom("mse", "bce"),
  reduction: fc.constantFrom("mean", "sum"),
});

test("the lesson's example comes out without the noise of binary fractions", () => {
  const { sum, mean, value, pixels } = report(lesson);
  assert.deepEqual([sum, mean, value], [0.04, 0.008, 0.008]);
  assert.deepEqual(
    pixels.map((p) => p.term),
    [0.01, 0.01, 0.01, 0.01, 0],
  );
  assert.deepEqual(
    pixels.map((p) => p.gradient),
    [-0.04, 0.04, -0.04, 0.04, 0],
  );
  assert.equal(report({ ...lesson, reduction: "sum" }).value, 0.04);
});

test("the shorter list counts", () => {
  fc.assert(
    fc.property(setup, (s) => {
      const { pixels } = report(s);
      assert.equal(pixels.length, Math.min(s.x.length, s.reconstruction.length));
      pixels.forEach((p, i) => assert.deepEqual([p.index, p.x, p.xhat], [i, s.x[i], s.reconstruction[i]]));
    }),
  );
});

test("value is the sum or the mean, never below the floor", () => {
  fc.assert(
    fc.property(setup, (s) => {
      const { sum, mean, value, floor, pixels } = report(s);
      assert.equal(value, s.reduction === "sum" ? sum : mean);
      assert.ok(Math.abs(sum - mean * pixels.length) <= 1e-12 * Math.max(1, sum));
      assert.ok(value >= floor - 1e-6 * pixels.length);
    }),
  );
});

test("tidying changes no value that matters", () => {
  fc.assert(fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (v) => Math.abs(tidy(v) - v) <= 1e-13 * Math.abs(v)));
  assert.equal(tidy(0.1 + 0.2), 0.3);
  assert.ok(Object.is(tidy(-0), 0));
});

test("a step follows the gradient and stays on the scale", () => {
  assert.equal(stepped(0.8, -0.04, 1), 0.84);
  assert.equal(stepped(0.8, -0.04, 0), 0.8);
  fc.assert(
    fc.property(unit, fc.double({ min: -1e7, max: 1e7, noNaN: true }), fc.double({ min: 0, max: 10, noNaN: true }), (v, g, rate) => {
      const next = stepped(v, g, rate);
      assert.ok(next >= 0 && next <= 1);
      assert.ok(g > 0 ? next <= v + 1e-13 : g < 0 ? next >= v - 1e-13 : true);
    }),
  );
});

test("rounding x makes it binary, and nothing else does", () => {
  assert.deepEqual(rounded(DEFAULT_X), [1, 0, 1, 0, 1]);
  fc.assert(fc.property(fc.array(unit), (v) => isBinary(rounded(v)) && rounded(v).every((r, i) => Math.abs(r - v[i]) <= 0.5)));
  assert.ok(!isBinary([0, 1, 0.5]));
});

test("one value is replaced, within the scale; the others stay", () => {
  const before = [0.1, 0.2, 0.3];
  assert.deepEqual(replaced(before, 1, 7), [0.1, 1, 0.3]);
  assert.deepEqual(replaced(before, 2, -1), [0.1, 0.2, 0]);
  assert.deepEqual(before, [0.1, 0.2, 0.3]);
});

test("keys move by hundredths and tenths, to the ends, and land on hundredths", () => {
  const cases: [number, string, boolean, number | null][] = [
    [0.8, "ArrowUp", false, 0.81],
    [0.8, "ArrowRight", false, 0.81],
    [0.8, "ArrowDown", false, 0.79],
    [0.8, "ArrowLeft", true, 0.7],
    [0.95, "ArrowUp", true, 1],
    [0.8, "PageUp", false, 0.9],
    [0.05, "PageDown", false, 0],
    [0.8, "Home", false, 0],
    [0.8, "End", false, 1],
    [0.8288, "ArrowUp", false, 0.84],
    [0.8, "Tab", false, null],
    [0.8, "a", false, null],
  ];
  for (const [value, key, shift, expected] of cases) assert.equal(nudged(value, key, shift), expected, `${value} ${key}`);
  fc.assert(
    fc.property(
      fc.double({ min: -1, max: 2, noNaN: true }),
      (v) => Number.isInteger(Math.round(snap(v) * 100)) && snap(v) >= 0 && snap(v) <= 1,
    ),
  );
});

test("few pixels carry all, many carry less, and less in a narrow figure", () => {
  const order = ["roomy", "compact", "dense"];
  for (let n = 1; n <= MAX_PIXELS; n++) {
    const { wide, narrow } = density(n);
    assert.ok(order.indexOf(narrow) > order.indexOf(wide) || narrow === "dense", String(n));
    if (n > 1) assert.ok(order.indexOf(wide) >= order.indexOf(density(n - 1).wide));
  }
  assert.deepEqual(density(5), { wide: "roomy", narrow: "compact" });
});

test("numbers are short, with a true minus and never the noise of a double", () => {
  assert.equal(lossText(0.008000000000000002, "en"), "0.008");
  assert.equal(lossText(0.04000000000000001, "en"), "0.04");
  assert.equal(lossText(0.00288, "en"), "0.00288");
  assert.equal(lossText(0.0000483, "en"), "0.0000483");
  assert.equal(lossText(1e-12, "en"), "< 0.000001");
  assert.equal(lossText(0, "en"), "0");
  assert.equal(lossText(17.118095650958, "en"), "17.12");
  assert.equal(lossText(205.4171, "en"), "205.4");
  assert.equal(lossText(0.513, "de"), "0,513");
  assert.equal(termText(0.0036, "en"), "0.0036");
  assert.equal(termText(17.118, "en"), "17.1");
  assert.equal(pixelText(0.123456, "en"), "0.123");
  assert.equal(slopeText(-0.04, "en"), "−0.04");
  assert.equal(slopeText(0.04, "en"), "+0.04");
  assert.equal(slopeText(0.004, "en"), "+0.004");
  assert.equal(slopeText(0, "en"), "0");
  assert.equal(slopeText(-1e-9, "en"), "0");
  assert.equal(slopeText(9_000_000, "en"), "+9M");
  assert.equal(slopeText(-1_800_000, "en"), "−1.8M");
});

test("a loss keeps three digits that count", () => {
  fc.assert(
    fc.property(fc.double({ min: 1e-6, max: 250, noNaN: true }), (v) => {
      const read = Number(lossText(v, "en").replaceAll(",", ""));
      assert.ok(Math.abs(read - v) <= 0.0051 * v, `${v} reads ${lossText(v, "en")}`);
    }),
  );
});

test("the first arrow's name keeps off the second pixel", () => {
  const pixels = (reconstruction: number[]) => report({ ...lesson, x: reconstruction.map((_, i) => DEFAULT_X[i]), reconstruction }).pixels;
  assert.equal(namePlace(pixels([0.8, 0.2]), 1, "mse"), "beside");
  assert.equal(namePlace(pixels([0.8]), 1, "mse"), "beside");
  const over = namePlace(pixels([0.8, 0.9]), 1, "mse");
  assert.ok(typeof over === "number" && over > 1);
  // the second pixel's own number stands there
  assert.equal(namePlace(report({ ...lesson, x: [0.9, 1], reconstruction: [0.8, 0.9] }).pixels, 1, "mse"), null);
});

test("a slope's number stands on the side that its arrow points to, and over the bar of BCE", () => {
  const [up, down] = report(lesson).pixels;
  assert.deepEqual(slopePlace(up, 1, "mse"), { at: 0.9, above: true });
  assert.deepEqual(slopePlace(down, 1, "mse"), { at: 0.1, above: false });
  fc.assert(
    fc.property(setup, (s) => {
      for (const pixel of report({ ...s, loss: "bce" }).pixels) {
        const { at, above } = slopePlace(pixel, 1, "bce");
        assert.ok(above && at >= Math.min(1, pixel.term) && at >= pixel.xhat);
      }
    }),
  );
});

test("the typeset formulas hold the number of pixels where the TeX does, and no other 9", () => {
  for (const [name, tex] of Object.entries(lossCalculatorTex)) {
    const json = lossCalculatorHtml[tex];
    assert.ok(json, name);
    const places = name.endsWith("Mean") ? 2 : 1;
    assert.equal(tex.split("9").length - 1, places, name);
    // once for the eye and once for the ear
    assert.equal(json.split('"9"').length - 1, 2 * places, name);
  }
});
