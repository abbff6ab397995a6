/** ae-anomaly: counts, choices and the cheapest threshold; the running machine; the stored results. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import {
  ALL_KINDS,
  cellOf,
  CELLS,
  confusion,
  COUNT,
  histogram,
  KINDS,
  kindsFor,
  precision,
  recall,
  sceneFields,
  sceneFrom,
  SOURCES,
  START,
  type Scene,
  type Scores,
} from "../../src/elements/anomaly/anomaly.logic.js";
import {
  cheapest,
  costOf,
  examplesOf,
  groupOf,
  kindOf,
  mix,
  nearest,
  neighbour,
  nextOf,
  ranked,
  toggleKind,
} from "../../src/elements/anomaly/moves.js";
import { posterFacts } from "../../src/elements/anomaly/facts.js";
import { Grip, quantumOf } from "../../src/elements/anomaly/grip.js";
import { aucError, compare } from "../../src/elements/anomaly/honest.js";
import { kindsParam, thresholdParam } from "../../src/elements/anomaly/kinds-param.js";
import { packScores, unpackScores } from "../../src/elements/anomaly/poster.js";
import { Machine } from "../../src/math/machine.js";
import { Random } from "../../src/math/random.js";
import { auc, rocCurve } from "../../src/math/roc.js";
import { FAULTS, vibration } from "../../src/math/vibration.js";

const list = fc.array(fc.float({ min: 0, max: 100, noNaN: true }), { minLength: 1, maxLength: 40 }).map((v) => Float32Array.from(v));
const scoresOf = fc.record({ normal: list, anomalous: list }) as fc.Arbitrary<Scores>;
const threshold = fc.float({ min: 0, max: 120, noNaN: true });

describe("anomaly: counts", () => {
  it("the four counts are those of a plain count, and every example is in one", () => {
    fc.assert(
      fc.property(scoresOf, threshold, (scores, t) => {
        const n = confusion(scores, t);
        const alarms = (values: Float32Array) => Array.from(values).filter((v) => v >= t).length;
        assert.equal(n.falseAlarms, alarms(scores.normal));
        assert.equal(n.caught, alarms(scores.anomalous));
        assert.equal(n.passed + n.falseAlarms, scores.normal.length);
        assert.equal(n.missed + n.caught, scores.anomalous.length);
        for (const cell of CELLS) {
          const examples = examplesOf(cell, scores, t);
          assert.equal(examples.length, n[cell]);
          for (const i of examples) assert.equal(cellOf(groupOf(cell), scores[groupOf(cell)][i], t), cell);
        }
      }),
    );
  });

  it("precision without an alarm and recall without an anomaly are null, never NaN", () => {
    assert.equal(precision({ passed: 4, falseAlarms: 0, missed: 3, caught: 0 }), null);
    assert.equal(recall({ passed: 4, falseAlarms: 0, missed: 0, caught: 0 }), null);
    assert.equal(precision({ passed: 4, falseAlarms: 1, missed: 0, caught: 3 }), 0.75);
    assert.equal(recall({ passed: 4, falseAlarms: 1, missed: 1, caught: 3 }), 0.75);
  });

  it("a histogram keeps every example, what lies beyond the axis in the last place", () => {
    const counts = histogram(Float32Array.of(0, 0.9, 1, 9.99, 10, 1e9), 10, 10);
    assert.deepEqual([...counts], [2, 1, 0, 0, 0, 0, 0, 0, 0, 1, 2]);
    fc.assert(fc.property(list, (values) => histogram(values, 60, 30).reduce((a, b) => a + b) === values.length));
  });
});

describe("anomaly: the cheapest threshold", () => {
  it("no other threshold costs less, and its cost is what the counts say", () => {
    const cost = fc.integer({ min: 0, max: 20 });
    fc.assert(
      fc.property(scoresOf, cost, cost, (scores, falseAlarm, miss) => {
        const costs = { falseAlarm, miss };
        const best = cheapest(scores, costs, 0.1);
        assert.equal(costOf(confusion(scores, best.threshold), costs), best.cost);
        for (const { threshold: t } of rocCurve(scores.normal, scores.anomalous))
          assert.ok(costOf(confusion(scores, t), costs) >= best.cost, `${t}`);
      }),
    );
  });
});

describe("anomaly: examples", () => {
  const scores = { normal: Float32Array.of(3, 1, 2), anomalous: Float32Array.of(5, 0.5, 9) };

  it("a count goes through its examples, the most extreme first, and round again", () => {
    const first = nextOf("missed", scores, 4, { group: "normal", index: 0 });
    assert.deepEqual(first, { group: "anomalous", index: 1 });
    assert.deepEqual(nextOf("caught", scores, 4, first), { group: "anomalous", index: 2 });
    assert.deepEqual(nextOf("caught", scores, 4, { group: "anomalous", index: 2 }), { group: "anomalous", index: 0 });
    assert.deepEqual(nextOf("caught", scores, 4, { group: "anomalous", index: 0 }), { group: "anomalous", index: 2 });
    assert.equal(nextOf("falseAlarms", scores, 4, first), null);
  });

  it("neighbours follow the scores and stop at the ends", () => {
    assert.deepEqual(ranked(scores.normal), [1, 2, 0]);
    assert.deepEqual(neighbour({ group: "normal", index: 1 }, scores, 1), { group: "normal", index: 2 });
    assert.deepEqual(neighbour({ group: "normal", index: 1 }, scores, -1), { group: "normal", index: 1 });
    assert.deepEqual(nearest("anomalous", 6, scores), { group: "anomalous", index: 0 });
    assert.equal(nearest("normal", 6, { ...scores, normal: new Float32Array(0) }), null);
  });

  it("kinds take turns; the last one cannot be turned off, the other source's choice stays", () => {
    assert.deepEqual(kindsFor("digits", []), KINDS.digits);
    assert.deepEqual(kindsFor("digits", ["spikes"]), KINDS.digits);
    const some = toggleKind("digits", ["spikes"], "flip");
    assert.deepEqual(kindsFor("digits", some), ["scratch", "rotate", "shift"]);
    assert.deepEqual(kindsFor("sensor", some), ["spikes"]);
    assert.deepEqual(toggleKind("digits", ["flip"], "flip"), ["flip"]);
    assert.deepEqual(toggleKind("digits", ["scratch", "rotate", "shift"], "flip"), []);
    assert.equal(kindOf(5, ["flip", "shift"]), "shift");
    const byKind = { flip: new Float32Array(COUNT).fill(1), shift: new Float32Array(COUNT).fill(2) };
    assert.deepEqual([...mix(byKind, ["flip", "shift"]).subarray(0, 4)], [1, 2, 1, 2]);
  });
});

describe("anomaly: state and author input", () => {
  it("a link brings back what was set", () => {
    const scene: fc.Arbitrary<Scene> = fc.record({
      threshold: fc.option(fc.integer({ min: 0, max: 1000 }).map((v) => v / 10)),
      kinds: fc.subarray([...ALL_KINDS]),
      pick: fc.record({ group: fc.constantFrom("normal" as const, "anomalous" as const), index: fc.integer({ min: 0, max: COUNT - 1 }) }),
      costs: fc.record({ falseAlarm: fc.integer({ min: 0, max: 99 }), miss: fc.integer({ min: 0, max: 99 }) }),
    });
    fc.assert(
      fc.property(scene, (there) => {
        const text = new URLSearchParams(
          Object.entries(sceneFields(there, START)).filter((e): e is [string, string] => e[1] !== undefined),
        );
        assert.deepEqual(sceneFrom(Object.fromEntries(new URLSearchParams(text.toString())), START), structuredClone(there));
      }),
    );
    const written: Scene = { ...START, threshold: 12, kinds: ["flip"] };
    assert.deepEqual(sceneFields(written, written), { threshold: "12", anomalies: "flip", show: undefined, costs: undefined });
    assert.deepEqual(sceneFields(START, written), { threshold: "default", anomalies: "all", show: undefined, costs: undefined });
    assert.deepEqual(sceneFrom({ threshold: "default", anomalies: "all" }, written), START);
    assert.deepEqual(sceneFrom({}, written), written);
    assert.deepEqual(sceneFields(START, START), { threshold: undefined, anomalies: undefined, show: undefined, costs: undefined });
  });

  it("garbage in a link is default", () => {
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom("threshold", "anomalies", "show", "costs"), fc.string()), (fields) => {
        const { threshold: t, pick, costs } = sceneFrom(fields, START);
        assert.ok(t === null || (t >= 0 && t <= 1e6));
        assert.ok(pick.index >= 0 && pick.index < COUNT && costs.miss >= 0 && costs.falseAlarm >= 0);
      }),
    );
  });

  it("attributes: nearest valid value, with a complaint", () => {
    assert.deepEqual(thresholdParam().normalise("12.5"), { value: 12.5 });
    assert.deepEqual(thresholdParam().normalise(null), { value: null });
    for (const [raw, value] of [
      ["banana", null],
      ["-3", 0],
      ["1e9", 1e6],
      ["", null],
    ] as const) {
      const { value: bent, complaint } = thresholdParam().normalise(raw);
      assert.equal(bent, value, raw);
      assert.ok(complaint);
    }
    assert.deepEqual(kindsParam().normalise("flip, scratch"), { value: ["scratch", "flip"] });
    assert.deepEqual(kindsParam().normalise(["bearing"]), { value: ["bearing"] });
    assert.deepEqual(kindsParam().normalise("flip rust").value, ["flip"]);
    assert.match(kindsParam().normalise("flip rust").complaint!, /"rust"/);
  });
});

describe("anomaly: keys", () => {
  const facts = posterFacts("digits", { ...START, threshold: 20 });

  it("move the threshold by steps, stay on the axis, and always move it", () => {
    assert.ok(Grip.step(facts, "ArrowRight", false)! > 20);
    assert.ok(Grip.step(facts, "ArrowRight", true)! > Grip.step(facts, "ArrowRight", false)!);
    assert.equal(Grip.step(facts, "Home", false), 0);
    assert.equal(Grip.step(facts, "End", false), facts.top);
    assert.equal(Grip.step(facts, "a", false), null);
    for (const source of SOURCES) {
      let at = posterFacts(source, { ...START, threshold: 0 });
      for (let i = 0; i < 2000 && at.threshold < at.top; i++) {
        const to = Grip.step(at, "ArrowUp", false)!;
        assert.ok(to > at.threshold);
        assert.ok(Math.abs(to / quantumOf(at) - Math.round(to / quantumOf(at))) < 1e-6 || to === at.top, String(to));
        at = posterFacts(source, { ...START, threshold: to });
      }
      assert.equal(at.threshold, at.top);
      assert.equal(Grip.step({ ...at, threshold: 500 }, "ArrowRight", false), at.top);
    }
  });
});

describe("anomaly: comparing areas", () => {
  it("the standard error shrinks with the examples; a tie is a tie", () => {
    // Hanley and McNeil 1982, table I: area 0.893, 58 normal and 51 abnormal, standard error 0.032
    assert.ok(Math.abs(aucError(0.893, 58, 51) - 0.032) < 0.001, String(aucError(0.893, 58, 51)));
    const scores = { normal: new Float32Array(400), anomalous: new Float32Array(400) };
    assert.equal(compare(0.9, 0.89, scores), 0);
    assert.equal(compare(0.95, 0.85, scores), 1);
    assert.equal(compare(0.85, 0.95, scores), -1);
  });
});

describe("anomaly: stored results", () => {
  it("scores survive being packed", () => {
    const back = unpackScores(packScores([1.5, 0, 119, 59.9, 5000], 60), 60);
    [0, 1.5, 59.9, 119, 120].forEach((v, i) => assert.ok(Math.abs(back[i] - v) < 0.05, `${back[i]} ${v}`));
  });

  it("hold all examples; the default threshold leaves nearly all normal ones alone", () => {
    for (const source of SOURCES) {
      const { scores, confusion: n, chart } = posterFacts(source, START);
      assert.equal(scores.normal.length, COUNT);
      assert.equal(scores.anomalous.length, COUNT);
      assert.ok(n.falseAlarms > 0 && n.falseAlarms <= 0.08 * COUNT, String(n.falseAlarms));
      assert.ok(chart.auc > 0.8, String(chart.auc));
      const few = posterFacts(source, { ...START, kinds: [KINDS[source][1]] });
      assert.equal(few.scores.anomalous.length, COUNT / 4);
    }
  });
});

describe("the running machine", () => {
  const windows = (fault: (typeof FAULTS)[number] | null, feature: (x: Float32Array) => number, seed: number) =>
    Array.from({ length: 150 }, (_, i) => {
      const machine = new Machine(new Random(seed + i));
      machine.fault = fault;
      for (let j = 0; j < 64; j++) machine.next();
      return feature(Float32Array.from({ length: 64 }, () => machine.next()));
    });
  const recordings = (fault: (typeof FAULTS)[number] | undefined, feature: (x: Float32Array) => number) =>
    Array.from({ length: 150 }, (_, i) => feature(vibration(64, new Random(900 + i), fault)));
  /** Roughness: what neighbouring samples differ by; and size. */
  const features = {
    size: (x: Float32Array) => x.reduce((sum, v) => sum + v * v, 0),
    rough: (x: Float32Array) => x.reduce((sum, v, i) => (i ? sum + (v - x[i - 1]) ** 2 : 0), 0),
    peak: (x: Float32Array) => x.reduce((most, v, i) => (i > 1 ? Math.max(most, Math.abs(v - 2 * x[i - 1] + x[i - 2])) : 0), 0),
  };

  for (const fault of [null, ...FAULTS]) {
    it(`shakes as the recordings do: ${fault ?? "healthy"}`, () => {
      for (const [name, feature] of Object.entries(features)) {
        // 0.5 is "cannot be told apart"; its standard error with 150 against 150 is 0.033
        const area = auc(recordings(fault ?? undefined, feature), windows(fault, feature, 5000));
        assert.ok(Math.abs(area - 0.5) < 0.15, `${name}: ${area}`);
      }
    });
  }

  it("does not jump when a fault sets in or goes", () => {
    const machine = new Machine(new Random(3));
    const quiet = new Machine(new Random(3));
    for (let i = 0; i < 100; i++) assert.equal(machine.next(), quiet.next());
    machine.fault = "frequency";
    let [before, largest] = [machine.next(), 0];
    for (let i = 0; i < 400; i++) {
      if (i % 50 === 0) machine.fault = i % 100 ? "frequency" : null;
      const now = machine.next();
      largest = Math.max(largest, Math.abs(now - before));
      before = now;
    }
    // the steepest slope of the signal, and five standard deviations of noise
    assert.ok(largest < 1.1 * (2 * Math.PI) * (1.16 / 16) * (1 + 2 * 0.35) + 5 * 0.22 * Math.SQRT2, String(largest));
  });
});
