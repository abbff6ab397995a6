import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { planeKind, planeOf, type Plane } from "../../src/elements/trainer/code-plane.js";
import { lossOfMean } from "../../src/elements/trainer/mean-digit.js";
import { packPlaces, unpackPoints } from "../../src/elements/trainer/poster.js";
import {
  agree,
  axisEnd,
  countWeights,
  DEFAULTS,
  difference,
  hasDiverged,
  judge,
  nearestStop,
  PIXELS,
  sameNetwork,
  saveSettings,
  STOPS,
  thinned,
} from "../../src/elements/trainer/trainer.logic.js";
import { lossValue } from "../../src/math/loss.js";
import { Random } from "../../src/math/random.js";

const random = (seed: number, length: number) => {
  const source = new Random(seed);
  return Float32Array.from({ length }, () => source.uniform());
};

describe("settings", () => {
  it("k and batch are at most the number of digits, and it is said", () => {
    const { settings, bent, complaints } = agree({ ...DEFAULTS, k: 32, batch: 100, size: 20 });
    assert.deepEqual(settings, { ...DEFAULTS, k: 20, batch: 20, size: 20 });
    assert.deepEqual(bent, { k: 20, batch: 20 });
    assert.equal(complaints.length, 2);
    assert.match(complaints[0], /^k: 32 numbers are more than the 20 digits/);
  });

  it("the usual batch of few digits is all of them, without a word", () => {
    assert.deepEqual(agree({ ...DEFAULTS, size: 20 }), { settings: { ...DEFAULTS, size: 20, batch: 20 }, bent: {}, complaints: [] });
    assert.deepEqual(agree(DEFAULTS), { settings: DEFAULTS, bent: {}, complaints: [] });
  });

  it("only the rate can change within a run", () => {
    assert.ok(sameNetwork(DEFAULTS, { ...DEFAULTS, rate: 1 }));
    for (const name of ["k", "batch", "size", "seed"] as const) assert.ok(!sameNetwork(DEFAULTS, { ...DEFAULTS, [name]: 3 }), name);
  });

  it("a link tells what is not usual", () => {
    assert.deepEqual(
      Object.entries(saveSettings({ ...DEFAULTS, k: 2, rate: 0.02 }, DEFAULTS)).filter(([, v]) => v !== undefined),
      [
        ["k", 2],
        ["rate", 0.02],
      ],
    );
    assert.equal(difference(DEFAULTS, { ...DEFAULTS, k: 2 }), "k");
    assert.equal(difference(DEFAULTS, { ...DEFAULTS, k: 2, seed: 4 }), null);
  });

  it("every stop is its own nearest", () => {
    for (const stops of Object.values(STOPS)) stops.forEach((stop, i) => assert.equal(nearestStop(stops, stop), i));
  });

  it("counts weights and biases", () => {
    assert.deepEqual(countWeights(8), { theta: 784 * 64 + 64 + 64 * 8 + 8, phi: 8 * 64 + 64 + 64 * 784 + 784 });
  });
});

describe("what is said of a run", () => {
  it("has diverged when the loss doubled or is no number", () => {
    assert.ok(hasDiverged(0.69, NaN));
    assert.ok(hasDiverged(0.69, Infinity));
    assert.ok(hasDiverged(0.69, 1.4));
    assert.ok(!hasDiverged(0.69, 1.3));
  });

  it("tells noise, one blur and different answers apart", () => {
    const digits = random(1, 10 * PIXELS);
    const mean = Float32Array.from({ length: PIXELS }, (_, i) => {
      let sum = 0;
      for (let d = 0; d < 10; d++) sum += digits[d * PIXELS + i] / 10;
      return sum;
    });
    assert.equal(judge(digits, random(2, 10 * PIXELS)).verdict, "noise");
    const blur = judge(
      digits,
      Float32Array.from({ length: 10 * PIXELS }, (_, i) => mean[i % PIXELS]),
    );
    assert.equal(blur.verdict, "same");
    assert.ok(blur.spread < 1e-6 && blur.match > 0.999);
    const same = judge(digits, digits);
    assert.equal(same.verdict, "different");
    assert.ok(Math.abs(same.spread - 1) < 1e-9);
    assert.equal(judge(digits, new Float32Array(10 * PIXELS).fill(NaN)).verdict, "noise");
  });

  it("the mean digit's loss is the mean of every digit's own", () => {
    const learnt = random(3, 6 * PIXELS);
    const digits = random(4, 4 * PIXELS);
    const mean = Float32Array.from({ length: PIXELS }, (_, i) =>
      [0, 1, 2, 3, 4, 5].reduce((sum, d) => sum + learnt[d * PIXELS + i] / 6, 0),
    );
    const each = [0, 1, 2, 3].map((d) => lossValue("bce", "mean", digits.subarray(d * PIXELS, (d + 1) * PIXELS), mean));
    assert.ok(Math.abs(lossOfMean(learnt, digits) - each.reduce((a, b) => a + b) / 4) < 1e-6);
  });

  it("the axis has room for every step, and seldom changes", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e6 }), (n) => axisEnd(n) >= n && axisEnd(n) >= 200 && axisEnd(n) <= Math.max(200, 2.5 * n)),
    );
  });

  it("a thinned curve keeps its ends in place, its last value and its mean", () => {
    fc.assert(
      fc.property(
        fc.array(fc.float({ min: 0, max: 3, noNaN: true }), { minLength: 1, maxLength: 900 }),
        fc.integer({ min: 10, max: 300 }),
        (values, most) => {
          const points = thinned(values, most);
          assert.ok(points.length <= most + 1);
          assert.deepEqual(points[points.length - 1], [values.length - 1, values[values.length - 1]]);
          assert.ok(points.every(([x], i) => i === 0 || x >= points[i - 1][0]));
          if (values.length <= most)
            assert.deepEqual(
              points.map(([, v]) => v),
              values,
            );
        },
      ),
    );
  });
});

describe("the map of the code", () => {
  const finish = (work: Generator<void, Plane>): Plane => {
    for (;;) {
      const { done, value } = work.next();
      if (done) return value;
    }
  };
  const labels = Uint8Array.from({ length: 60 }, (_, i) => i % 10);

  it("two numbers stay as they are, centred and scaled", () => {
    const codes = random(5, 120);
    const { places, share } = finish(planeOf(codes, 2, labels, null));
    assert.equal(share, 1);
    const scale = (places[2] - places[0]) / (codes[2] - codes[0]);
    for (let i = 2; i < 120; i += 2) {
      assert.ok(Math.abs(places[i] - places[0] - scale * (codes[i] - codes[0])) < 1e-4);
      assert.ok(Math.abs(places[i + 1] - places[1] - scale * (codes[i + 1] - codes[1])) < 1e-4);
    }
    assert.equal(planeKind(2), "codes");
  });

  it("one number is a line with a row for each class", () => {
    const { places } = finish(planeOf(random(6, 60), 1, labels, null));
    for (let i = 0; i < 60; i++) assert.ok(Math.abs(places[2 * i + 1] - places[2 * (i % 10) + 1]) < 1e-6);
    assert.equal(planeKind(1), "line");
  });

  it("more numbers: the widest plane, turned so that it moves least", () => {
    const source = new Random(7);
    // wide in the third and first number, hardly in the others
    const codes = Float32Array.from({ length: 60 * 5 }, (_, i) => source.normal() * [2, 0.01, 5, 0.01, 0.01][i % 5]);
    const first = finish(planeOf(codes, 5, labels, null));
    assert.ok(first.share > 0.999);
    const turned = Float32Array.from(first.places, (_, i) => (i % 2 ? -first.places[i - 1] : first.places[i + 1]));
    const again = finish(planeOf(codes, 5, labels, turned)).places;
    again.forEach((v, i) => assert.ok(Math.abs(v - turned[i]) < 1e-4));
    const mirrored = Float32Array.from(first.places, (v, i) => (i % 2 ? v : -v));
    finish(planeOf(codes, 5, labels, mirrored)).places.forEach((v, i) => assert.ok(Math.abs(v - mirrored[i]) < 1e-4));
  });

  it("codes that are all the same are one point, not NaN", () => {
    for (const k of [1, 2, 4]) assert.ok(finish(planeOf(new Float32Array(60 * k).fill(2), k, labels, null)).places.every(Number.isFinite));
  });

  it("places survive the poster to a byte", () => {
    const places = [-0.99, 0, 0.5, 0.99];
    const { codes, labels: classes } = unpackPoints({ places: packPlaces(places), classes: "37" });
    codes.forEach((v, i) => assert.ok(Math.abs(v - places[i]) <= 1 / 256 + 1e-9));
    assert.deepEqual([...classes], [3, 7]);
  });
});
