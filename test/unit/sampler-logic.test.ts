import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { distribution, BIN } from "../../src/elements/sampler/chart.view.js";
import { gradeDigit } from "../../src/elements/sampler/grading.js";
import { kindOf, type Reading } from "../../src/elements/sampler/judge.js";
import * as logic from "../../src/elements/sampler/sampler.logic.js";
import { standardError, Tally } from "../../src/elements/sampler/tally.js";
import { samplerWords } from "../../src/i18n/en/sampler-rest.js";
import { SURE } from "../../src/math/digit-like.js";
import { NearestRow } from "../../src/math/nearest-row.js";
import { drawGaussian } from "../../src/math/gaussian.js";
import { Random } from "../../src/math/random.js";

test("the same seed throws the same dice, a larger count goes on, another seed throws others", () => {
  fc.assert(
    fc.property(fc.nat(1e6), fc.integer({ min: 1, max: 30 }), (seed, count) => {
      const dice = logic.throwDice(seed, count);
      assert.equal(dice.length, 32 * count);
      assert.deepEqual(logic.throwDice(seed, count + 3).subarray(0, dice.length), dice);
      assert.notDeepEqual(logic.throwDice(logic.nextSeed(seed), count), dice);
    }),
    { numRuns: 30 },
  );
});

test("dice are N(0, I): mean 0, variance 1, length about the root of 32", () => {
  const dice = logic.throwDice(3, 4000);
  const n = dice.length;
  const mean = logic.mean(dice);
  const variance = logic.mean(dice.map((v) => v * v)) - mean ** 2;
  assert.ok(Math.abs(mean) < 4 / Math.sqrt(n), String(mean));
  assert.ok(Math.abs(variance - 1) < 4 * Math.sqrt(2 / n), String(variance));
  // E‖z‖ of 32 standard normals is √2 Γ(16.5) / Γ(16) = 5.6130
  assert.ok(Math.abs(logic.mean(logic.lengths(dice)) - 5.613) < 4 * (0.705 / Math.sqrt(4000)));
});

test("fitted dice are the same dice, moved by mean and factor", () => {
  const unit = { mean: new Float64Array(32), factor: new Float64Array(32 * 32).map((_, i) => (i % 33 === 0 ? 1 : 0)) };
  assert.deepEqual(drawGaussian(unit, 5, new Random(9)), logic.throwDice(9, 5));
});

test("seeds go round without leaving their range", () => {
  assert.equal(logic.nextSeed(1), 2);
  assert.equal(logic.nextSeed(logic.SEEDS.max), 0);
});

test("fitted dice are one setting, dice from N(0, I) one for each spread", () => {
  const base = { seed: 1, count: 16 };
  assert.equal(logic.settingOf({ ...base, dice: "fitted", spread: 1 }), logic.settingOf({ ...base, dice: "fitted", spread: 3 }));
  assert.notEqual(logic.settingOf({ ...base, dice: "prior", spread: 1 }), logic.settingOf({ ...base, dice: "prior", spread: 3 }));
  assert.ok(!logic.sameThrow({ ...base, dice: "prior", spread: 1 }, { ...base, seed: 2, dice: "prior", spread: 1 }));
});

test("guesses of 16 are 0–4, 5–11, 12–16; of any count they cover it once", () => {
  assert.deepEqual(
    logic.guessRanges(16).map(({ from, to }) => [from, to]),
    [
      [0, 4],
      [5, 11],
      [12, 16],
    ],
  );
  for (let count = 1; count <= logic.MOST; count++) {
    const covered = logic.guessRanges(count).flatMap(({ from, to }) => Array.from({ length: to - from + 1 }, (_, i) => from + i));
    assert.deepEqual(covered, [...Array(count + 1).keys()], `of ${count}`);
  }
});

test("arrow keys walk a sheet and stop at its edges", () => {
  assert.equal(logic.step("ArrowRight", 3, 16, 4, false), 4);
  assert.equal(logic.step("ArrowRight", 3, 16, 4, true), 2);
  assert.equal(logic.step("ArrowDown", 3, 16, 4, false), 7);
  assert.equal(logic.step("ArrowDown", 13, 16, 4, false), 13);
  assert.equal(logic.step("ArrowLeft", 0, 16, 4, false), 0);
  assert.equal(logic.step("End", 0, 16, 4, false), 15);
  assert.equal(logic.step("a", 0, 16, 4, false), null);
});

test("digit-like needs both: a sure classifier, and a real digit nearer than the limit", () => {
  assert.equal(kindOf(SURE, 10, 50), "like");
  assert.equal(kindOf(SURE - 1e-6, 10, 50), "unsure");
  assert.equal(kindOf(0.99, 50, 50), "off");
  assert.equal(kindOf(0.1, NaN, 50), "off");
});

test("a tally counts each seed of a setting once, with its largest sheet", () => {
  const tally = new Tally();
  assert.equal(tally.of("a"), null);
  tally.add("a", 1, 16, 4);
  tally.add("a", 1, 16, 4);
  tally.add("a", 2, 16, 12);
  tally.add("b", 1, 16, 0);
  assert.deepEqual([tally.of("a")!.n, tally.of("a")!.like, tally.of("a")!.share], [32, 16, 0.5]);
  tally.add("a", 1, 32, 8);
  assert.deepEqual([tally.of("a")!.n, tally.of("a")!.like], [48, 20]);
  assert.ok(tally.of("b")!.error > 0, "none of 16 has an error too");
  tally.clear();
  assert.equal(tally.of("a"), null);
});

test("the standard error is that of a binomial share for many, and covers for few", () => {
  assert.ok(Math.abs(standardError(3500, 5000) - Math.sqrt((0.7 * 0.3) / 5000)) < 1e-5);
  assert.ok(standardError(0, 16) > 0.05);
});

test("a distribution counts every length once", () => {
  const d = distribution([0, 0.49, 0.5, 3.2]);
  assert.deepEqual(d.bins, [2, 1, 0, 0, 0, 0, 1]);
  assert.equal(d.bins.length - 1, Math.floor(3.2 / BIN));
  assert.ok(Math.abs(d.mean - 4.19 / 4) < 1e-12);
});

test("the nearest row is the one that a full search finds", () => {
  const number = fc.float({ min: 0, max: 1, noNaN: true });
  const row = fc.array(number, { minLength: 300, maxLength: 300 });
  fc.assert(
    fc.property(fc.array(row, { minLength: 1, maxLength: 12 }), row, (rows, x) => {
      const distances = rows.map((r) => r.reduce((sum, v, i) => sum + (Math.fround(v) - Math.fround(x[i])) ** 2, 0));
      const best = Math.min(...distances);
      const found = new NearestRow(Float32Array.from(rows.flat()), 300).find(Float32Array.from(x));
      assert.ok(Math.abs(found.distance - best) < 1e-9);
      assert.ok(Math.abs(distances[found.index] - best) < 1e-9);
    }),
    { numRuns: 60 },
  );
  assert.equal(new NearestRow(new Float32Array(0), 4).find([1, 2, 3, 4]).index, -1);
});

test("a task is met by the surest sample that is read as the digit", () => {
  const reading = (digit: number, confidence: number): Reading => ({ digit, confidence, nearest: 0, distance: 1, kind: "like" });
  const sheets = [
    { which: "ae" as const, readings: [reading(4, 0.7), reading(8, 0.5)] },
    { which: "vae" as const, readings: [reading(1, 0.9), reading(4, 0.956)] },
  ];
  const grade = (digit: number, confidence?: number) => gradeDigit({ kind: "digit", digit, confidence }, sheets, samplerWords, "en");
  assert.deepEqual(grade(4), {
    met: true,
    message: "Variational autoencoder, sample 2: the classifier reads a 4 (95.6\u00a0%).",
  });
  assert.equal(grade(8).met, false);
  assert.equal(grade(8, 0.4).met, true);
  assert.match(grade(3).message, /No sample/);
});
