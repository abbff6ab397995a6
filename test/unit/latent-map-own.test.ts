/** The plane of an author's own model, and what is fixed on it. */
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { initialsOf } from "../../src/elements/latent-map/own-map.js";
import { fits } from "../../src/elements/latent-map/own-classes.view.js";
import { diceOf, endsOf, planeOf, ticksOf } from "../../src/elements/latent-map/own-plane.js";
import { posterFacts } from "../../src/elements/latent-map/poster-facts.js";
import { pictureText } from "../../src/elements/latent-map/handles.view.js";
import { latentMapWords } from "../../src/i18n/en/latent-map-rest.js";
import { CodeMap, EMPTY_DISTANCE } from "../../src/elements/latent-map/code-map.js";
import * as logic from "../../src/elements/latent-map/latent-map.logic.js";
import { keyStep, keySteps, zoomTo } from "../../src/elements/latent-map/moves.js";
import { atOnce } from "../../src/elements/latent-map/slices.js";
import { Random } from "../../src/math/random.js";

/** n codes round a middle. */
function cloud(n: number, middle: readonly [number, number], spread: readonly [number, number], seed = 5): Float32Array {
  const random = new Random(seed);
  return Float32Array.from({ length: 2 * n }, (_, i) => middle[i % 2] + spread[i % 2] * random.normal());
}

const inside = (codes: Float32Array, { centre, half }: logic.Window) => {
  let n = 0;
  for (let i = 0; i < codes.length; i += 2) if (Math.max(Math.abs(codes[i] - centre[0]), Math.abs(codes[i + 1] - centre[1])) <= half) n++;
  return n;
};

const middles = fc.double({ min: -1e4, max: 1e4, noNaN: true });
const spreads = fc.double({ min: 1e-3, max: 1e4, noNaN: true });

test("the plane holds the codes and fits them, wherever and however large they are", () => {
  fc.assert(
    fc.property(middles, middles, spreads, fc.integer({ min: 1, max: 99 }), (z1, z2, spread, seed) => {
      const codes = cloud(200, [z1, z2], [spread, spread], seed);
      const plane = planeOf(codes, false);
      assert.ok(inside(codes, plane) >= 0.98 * 200, "all but strays");
      const reach = Math.max(...[0, 1].map((axis) => spanOf(codes, axis))) / 2;
      if (plane !== logic.WHOLE) assert.ok(plane.half <= 1.5 * reach, `${plane.half} for codes that reach ${reach}`);
      else assert.ok(reach * 1.08 >= 0.75 * logic.LIMIT);
    }),
  );
});

function spanOf(codes: Float32Array, axis: number): number {
  const values = Array.from({ length: codes.length / 2 }, (_, i) => codes[2 * i + axis]);
  return Math.max(...values) - Math.min(...values);
}

test("a stray far away does not make a speck of the others; near ones are let in", () => {
  const codes = cloud(200, [0, 0], [10, 10]);
  codes.set([5000, 0]);
  const plane = planeOf(codes, false);
  assert.ok(plane.half < 60, String(plane.half));
  assert.equal(inside(codes, plane), 199);
  codes.set([40, 0]);
  assert.equal(inside(codes, planeOf(codes, false)), 200);
});

test("the digits' plane serves where the codes fill it, and for a prior N(0, I) whenever they lie on it", () => {
  assert.equal(planeOf(cloud(400, [0, 0], [1.1, 1.1]), false), logic.WHOLE);
  const small = cloud(400, [0, 0], [0.2, 0.2]);
  assert.notEqual(planeOf(small, false), logic.WHOLE);
  assert.equal(planeOf(small, true), logic.WHOLE);
  assert.notEqual(planeOf(cloud(400, [30, 0], [1, 1]), true), logic.WHOLE);
});

test("one code, and codes that are all the same, have a plane round them", () => {
  for (const codes of [Float32Array.of(7, -3), Float32Array.of(0, 0, 0, 0), Float32Array.of(1e6, 0, 1e6, 0)]) {
    const plane = planeOf(codes, false);
    assert.ok(plane.half > 0 && Number.isFinite(plane.half));
    assert.equal(inside(codes, plane), codes.length / 2);
  }
});

test("rings and draws have the codes' own mean and spread", () => {
  const codes = cloud(3000, [500, -4], [20, 2]);
  const { mean, spread } = diceOf(codes);
  for (const [is, near, by] of [
    [mean[0], 500, 1],
    [mean[1], -4, 0.1],
    [spread[0], 20, 0.6],
    [spread[1], 2, 0.06],
  ])
    assert.ok(Math.abs(is - near) < by, `${is}, ${near}`);
  const labels = new Uint8Array(3000);
  const map = atOnce(CodeMap.survey(codes, labels, 1));
  const fitted = atOnce(map.coverage({ mean, spread }));
  assert.ok(fitted.empty < 0.05, `draws among the codes: ${fitted.empty}`);
  assert.equal(atOnce(map.coverage()).empty, 1, "those from N(0, I) are nowhere near");
  // scale is no merit: the same cloud a thousand times as large gives the same share
  const large = codes.map((v) => 1000 * v);
  const again = atOnce(atOnce(CodeMap.survey(large, labels, 1)).coverage(diceOf(large)));
  assert.ok(Math.abs(again.empty - fitted.empty) < 0.002);
  assert.ok(EMPTY_DISTANCE < 1);
});

test("A is the first image, B one of another class, the farthest of the first of each", () => {
  const codes = Float32Array.of(0, 0, 9, 9, 1, 0, 5, 0, 3, 0);
  assert.deepEqual(endsOf(codes, Uint8Array.of(0, 0, 1, 1, 2)), { a: 0, b: 4 });
  assert.deepEqual(endsOf(codes, new Uint8Array(5)), { a: 0, b: 1 });
  assert.deepEqual(endsOf(codes.subarray(0, 2), new Uint8Array(1)), { a: 0, b: 0 });
});

test("numbers at the edges are round, in the window, and few", () => {
  fc.assert(
    fc.property(middles, spreads, (middle, half) => {
      const { values, decimals } = ticksOf({ centre: [middle, 0], half, zoom: 1 }, 0);
      assert.ok(values.length >= 2 && values.length <= 8, values.join());
      for (const value of values) {
        assert.ok(Math.abs(value - middle) <= half * (1 + 1e-6));
        assert.ok(Math.abs(Number(value.toFixed(decimals)) - value) <= 1e-9 * Math.max(1, Math.abs(value)), "nothing is rounded away");
      }
    }),
  );
});

test("keys move by the same share of any plane", () => {
  assert.deepEqual(keySteps(logic.WHOLE), { fine: 0.05, coarse: 0.5, decimals: 2 });
  for (const half of [0.013, 0.9, 2.6, 37, 512, 1e5]) {
    const whole: logic.Window = { centre: [half * 3, 0], half, zoom: 1 };
    const { fine, coarse } = keySteps(whole);
    assert.ok(fine <= half / 79 && fine >= half / 201, `${fine} of ${half}`);
    assert.ok(Math.abs(coarse / fine - 10) < 1e-9);
    let at: logic.Point = [half * 3, 0];
    for (let i = 0; i < 30; i++) at = keyStep(at, "ArrowRight", false, whole)!;
    for (let i = 0; i < 30; i++) at = keyStep(at, "ArrowLeft", false, whole)!;
    assert.ok(Math.abs(at[0] - half * 3) <= fine, `${at[0]}: back where it began, on the lattice`);
    assert.deepEqual(keyStep([0, 0], "Home", false, whole), [half * 3, 0]);
  }
});

test("what was set before the plane is known keeps its place on it; what lies outside comes to its edge", () => {
  const anywhere = logic.initialState([0, 0], logic.ANYWHERE, 64);
  const fields = { z: "117.5_12", "ae-a": "104_-3", class: "12", zoom: "4_110_5" };
  const early = logic.stateFrom(fields, anywhere);
  assert.deepEqual(early.cursor, [117.5, 12]);
  assert.equal(early.lit, 12);
  const whole: logic.Window = { centre: [110, 10], half: 20, zoom: 1 };
  const start = logic.initialState(whole.centre, whole, 13);
  const late = logic.restart(early, anywhere, start);
  assert.deepEqual([late.cursor, late.pins.ae.a, late.lit], [[117.5, 12], [104, -3], 12]);
  assert.equal(late.window.zoom, 4);
  assert.ok(logic.sees(late.window, late.cursor));
  const again = logic.stateFrom(
    Object.fromEntries(Object.entries(logic.stateFields(late, start)).filter(([, v]) => v)) as Record<string, string>,
    start,
  );
  assert.deepEqual(again, late);
  assert.equal(logic.restart(early, anywhere, logic.initialState(whole.centre, whole, 5)).lit, null);
  assert.deepEqual(logic.restart(anywhere, anywhere, start).cursor, [110, 10], "untouched: the new start");
  assert.deepEqual(logic.restart(early, anywhere, logic.initialState([0, 0])).cursor, [4, 4]);
  assert.equal(zoomTo(late, 1).window, whole);
});

test("as many decimals as can be told apart", () => {
  for (const [half, decimals] of [
    [logic.LIMIT, 2],
    [2.6, 2],
    [37, 1],
    [1000, 0],
    [0.02, 4],
  ])
    assert.equal(logic.decimalsOf({ centre: [0, 0], half, zoom: 1 }), decimals, String(half));
});

test("a map is told in words at any scale of the code", () => {
  for (let power = -3; power <= 30; power++) {
    const codes = cloud(60, [0, 0], [10 ** power, 10 ** power]);
    const whole = planeOf(codes, false);
    const state = logic.initialState(whole.centre, whole, 2);
    const decimals = logic.decimalsOf(whole);
    const facts = { ...posterFacts("ae", state, null), numerals: [[codes[0], codes[1]] as const, null], count: 60, encoded: true };
    const said = pictureText({ ...toSay, facts, decimals, cursor: state.cursor, window: whole, whole });
    const [, z1, z2] = /0 at \((\S+), (\S+)\)/.exec(said)!;
    [z1, z2].forEach((text, axis) => {
      const number = Number(text.replaceAll(",", "").replace("\u2212", "-"));
      assert.ok(Math.abs(number - codes[axis]) <= 0.026 * whole.half, `1e${power}: ${text} for ${codes[axis]}`);
    });
  }
});

const toSay = { t: latentMapWords, language: "en", spoken: "", second: false, both: false, hasPath: true };

test("letters tell the classes apart", () => {
  assert.deepEqual(initialsOf(["Africa", "Asia", "Europe"]), ["Af", "As", "E"]);
  assert.deepEqual(initialsOf(["abcd", "abce", "x"]), ["0", "1", "x"]);
});

test("names stand side by side while they fit", () => {
  assert.ok(fits(["Africa", "Asia", "Europe", "North America", "Oceania", "South America"]));
  assert.ok(!fits(Array.from({ length: 30 }, (_, i) => `class ${i}`)));
});
