import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import * as stateLogic from "../../src/elements/latent-map/latent-map.logic.js";
import type { MapState, Point } from "../../src/elements/latent-map/latent-map.logic.js";
import * as moves from "../../src/elements/latent-map/moves.js";

const logic = { ...stateLogic, ...moves };

const start = logic.initialState([1, -1]);
const inside = fc.double({ min: -logic.LIMIT, max: logic.LIMIT, noNaN: true }).map((v) => Number(v.toFixed(3)) + 0);
const place: fc.Arbitrary<Point> = fc.tuple(inside, inside);
const pin = fc.option(place);
const plain = { noNullPrototype: true };
const ends = fc.record({ a: pin, b: pin }, plain);
const still: fc.Arbitrary<MapState> = fc.record(
  {
    cursor: place,
    pins: fc.record({ ae: ends, vae: ends }, plain),
    rings: fc.boolean(),
    grid: fc.boolean(),
    numerals: fc.option(fc.boolean()),
    lit: fc.option(fc.integer({ min: 0, max: 9 })),
    front: fc.constantFrom("ae", "vae"),
    window: fc.constant(logic.WHOLE),
    whole: fc.constant(logic.WHOLE),
    classes: fc.constant(10),
  },
  plain,
);
const state = fc
  .tuple(still, fc.constantFrom(...logic.ZOOMS), fc.constantFrom(...logic.ZOOMS))
  .map(([s, first, then]) => logic.zoomTo(logic.zoomTo(s, first), then));

const throughText = (fields: Record<string, string | undefined>) => {
  const text = new URLSearchParams(Object.entries(fields).filter((e): e is [string, string] => e[1] !== undefined)).toString();
  assert.doesNotMatch(text, /%/, "nothing in a link needs escaping");
  return Object.fromEntries(new URLSearchParams(text));
};

test("a state survives its text", () => {
  fc.assert(fc.property(state, (s) => assert.deepEqual(logic.stateFrom(throughText(logic.stateFields(s, start)), start), s)));
});

test("the default state has no text, and garbage in a text means default", () => {
  assert.deepEqual(throughText(logic.stateFields(start, start)), {});
  fc.assert(
    fc.property(
      fc.dictionary(fc.constantFrom("z", "ae-a", "vae-b", "rings", "grid", "numerals", "class", "front", "zoom"), fc.string()),
      (fields) => {
        const s = logic.stateFrom(fields, start);
        for (const at of [s.cursor, s.pins.ae.a, s.pins.vae.b]) {
          if (at) for (const v of at) assert.ok(Math.abs(v) <= logic.LIMIT, String(v));
        }
        assert.ok(s.lit === null || (Number.isInteger(s.lit) && s.lit >= 0 && s.lit <= 9));
      },
    ),
  );
  assert.deepEqual(logic.stateFrom({ z: "1_banana", class: "12", rings: "yes" }, start), start);
});

test("moves stay in the frame", () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true }), fc.double({ noNaN: true }), (z1, z2) => {
      const moved = logic.moveCursor(start, [z1, z2]);
      const pinned = logic.movePin(start, "vae", "b", [z1, z2]);
      for (const v of [...moved.cursor, ...pinned.pins.vae.b!]) assert.ok(Math.abs(v) <= logic.LIMIT && !Object.is(v, -0));
      assert.equal(pinned.pins.ae.b, null);
      assert.equal(pinned.pins.vae.a, null);
    }),
  );
});

test("magnifying keeps the cursor where it is in the picture, and the window inside the map", () => {
  const share = ({ cursor, window }: MapState) => cursor.map((z, i) => (z - window.centre[i]) / (2 * window.half));
  fc.assert(
    fc.property(state, fc.constantFrom(2, 4), (s, zoom) => {
      const closer = logic.zoomTo({ ...s, window: logic.WHOLE }, zoom);
      assert.equal(closer.window.zoom, zoom);
      assert.ok(logic.sees(closer.window, closer.cursor));
      share(closer).forEach((v, i) => assert.ok(Math.abs(v - share({ ...s, window: logic.WHOLE })[i]) < 1e-3));
      for (const c of closer.window.centre) assert.ok(Math.abs(c) + closer.window.half <= logic.LIMIT + 1e-3);
      assert.equal(logic.zoomTo(closer, 1).window, logic.WHOLE);
    }),
  );
});

test("the window follows what leaves it, and stays for what does not", () => {
  fc.assert(
    fc.property(state, place, (s, to) => {
      for (const moved of [logic.moveCursor(s, to), logic.movePin(s, "ae", "a", to)]) {
        assert.ok(logic.sees(moved.window, to));
        if (logic.sees(s.window, to)) assert.equal(moved.window, s.window);
        assert.equal(moved.window.half, s.window.half);
      }
    }),
  );
});

test("keys: 0.05 a step, 0.5 with Shift, up is up, other keys do nothing", () => {
  assert.deepEqual(logic.keyStep([0, 0], "ArrowRight", false, logic.WHOLE), [0.05, 0]);
  assert.deepEqual(logic.keyStep([0, 0], "ArrowLeft", true, logic.WHOLE), [-0.5, 0]);
  assert.deepEqual(logic.keyStep([0, 0], "ArrowUp", false, logic.WHOLE), [0, 0.05]);
  assert.deepEqual(logic.keyStep([0, 0], "ArrowDown", true, logic.WHOLE), [0, -0.5]);
  assert.deepEqual(logic.keyStep([3, 2], "Home", false, logic.WHOLE), [0, 0]);
  assert.deepEqual(logic.keyStep([logic.LIMIT, 0], "ArrowRight", true, logic.WHOLE), [logic.LIMIT, 0]);
  assert.equal(logic.keyStep([0, 0], "Tab", false, logic.WHOLE), null);
});

test("a hundred steps there and back end where they began", () => {
  let at: Point = [0.1, 0.2];
  for (const key of ["ArrowUp", "ArrowDown"]) for (let i = 0; i < 50; i++) at = logic.keyStep(at, key, false, logic.WHOLE)!;
  assert.deepEqual(at, [0.1, 0.2]);
});

test("the path runs from a to b in equal steps", () => {
  fc.assert(
    fc.property(place, place, fc.integer({ min: 2, max: 12 }), (a, b, steps) => {
      const codes = logic.pathCodes(a, b, steps);
      assert.equal(codes.length, 2 * steps);
      for (const [i, end] of [
        [0, a],
        [steps - 1, b],
      ] as const) {
        assert.deepEqual([...codes.subarray(2 * i, 2 * i + 2)], [Math.fround(end[0]), Math.fround(end[1])]);
      }
      for (let i = 2; i < steps; i++) {
        for (const c of [0, 1]) {
          const [p, q, r] = [codes[2 * i - 4 + c], codes[2 * i - 2 + c], codes[2 * i + c]];
          assert.ok(Math.abs(p - 2 * q + r) < 1e-5);
        }
      }
    }),
  );
});

test("the grid's cells cover the frame, row by row from the top left", () => {
  const codes = logic.gridCodes(logic.WHOLE, 4);
  const cell = (2 * logic.LIMIT) / 4;
  assert.deepEqual([...codes.subarray(0, 4)], [-1.5 * cell, 1.5 * cell, -0.5 * cell, 1.5 * cell]);
  assert.deepEqual([...codes.subarray(-2)], [1.5 * cell, -1.5 * cell]);
});

test("anything with two numbers is a point; nothing else is", () => {
  assert.deepEqual(logic.toPoint(Float32Array.of(1, 2)), [1, 2]);
  assert.deepEqual(logic.toPoint(["1", 99]), [1, 99]);
  for (const raw of [null, undefined, 3, "1,2", [], [1], [1, 2, 3], [NaN, 1], ["", 1], [null, 1], {}])
    assert.equal(logic.toPoint(raw), null);
  const emptied = Float32Array.of(1, 2);
  structuredClone(emptied.buffer, { transfer: [emptied.buffer] });
  const hostile = new Proxy([], { get: () => assert.fail("read"), has: () => assert.fail("asked") });
  for (const raw of [emptied, hostile]) assert.equal(logic.toPoint(raw), null);
});
