import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { GridIndex } from "../../src/math/grid-index.js";

const coordinate = fc.oneof(
  fc.double({ min: -5, max: 5, noNaN: true }),
  fc.constantFrom(-5, 0, 0.5, 5),
  fc.double({ min: -1e-3, max: 1e-3, noNaN: true }),
);
const points = fc.array(fc.tuple(coordinate, coordinate), { maxLength: 120 }).map((list) => Float32Array.from(list.flat()));
const query = fc.tuple(fc.double({ min: -20, max: 20, noNaN: true }), fc.double({ min: -20, max: 20, noNaN: true }));

function bruteForce(codes: Float32Array, [x, y]: readonly [number, number]) {
  return Array.from({ length: codes.length / 2 }, (_, index) => {
    const dx = codes[2 * index] - x;
    const dy = codes[2 * index + 1] - y;
    return { index, distance: Math.sqrt(dx * dx + dy * dy) };
  }).sort((a, b) => a.distance - b.distance || a.index - b.index);
}

test("the k nearest are those of a search through all points, in and outside their box, with ties by index", () => {
  fc.assert(
    fc.property(points, query, fc.integer({ min: 1, max: 15 }), (codes, at, k) => {
      assert.deepEqual(new GridIndex(codes).nearestMany(...at, k), bruteForce(codes, at).slice(0, k));
    }),
    { numRuns: 500 },
  );
});

test("a point can be passed over", () => {
  fc.assert(
    fc.property(points, query, fc.nat(119), (codes, at, except) => {
      const expected = bruteForce(codes, at).find(({ index }) => index !== except) ?? null;
      assert.deepEqual(new GridIndex(codes).nearest(...at, except), expected);
    }),
  );
});

test("within a radius: each point once, and no other", () => {
  fc.assert(
    fc.property(points, query, fc.double({ min: 0, max: 8, noNaN: true }), (codes, at, radius) => {
      const found: number[] = [];
      new GridIndex(codes).within(...at, radius, (index) => found.push(index));
      const expected = Array.from({ length: codes.length / 2 }, (_, i) => i).filter((i) => {
        const dx = codes[2 * i] - at[0];
        const dy = codes[2 * i + 1] - at[1];
        return dx * dx + dy * dy <= radius * radius;
      });
      assert.deepEqual(
        found.sort((a, b) => a - b),
        expected,
      );
    }),
    { numRuns: 300 },
  );
});

test("no points, one point, and all points in one place", () => {
  assert.equal(new GridIndex(new Float32Array(0)).nearest(1, 2), null);
  assert.deepEqual(new GridIndex(Float32Array.of(3, 4)).nearest(0, 0), { index: 0, distance: 5 });
  assert.deepEqual(
    new GridIndex(new Float32Array(20).fill(2)).nearestMany(2, 2, 3).map((n) => n.index),
    [0, 1, 2],
  );
});
