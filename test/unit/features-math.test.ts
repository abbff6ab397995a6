import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { fitted, forceLayout } from "../../src/math/force-layout.js";
import { nearestNeighbours } from "../../src/math/neighbours.js";
import { principalDirections, project } from "../../src/math/principal.js";
import { Random } from "../../src/math/random.js";
import { fitSoftmax, fittingSoftmax } from "../../src/math/softmax-regression.js";

function toEnd<T>(work: Generator<unknown, T>): { value: T; pauses: number } {
  for (let pauses = 0; ; pauses++) {
    const { done, value } = work.next();
    if (done) return { value, pauses };
  }
}

const table = (n: number, width: number, seed: number) => {
  const random = new Random(seed);
  return Float32Array.from({ length: n * width }, () => random.normal());
};

test("fitting in pieces gives what fitting at once gives, to the last bit, and pauses at every step", () => {
  const rows = table(40, 12, 3);
  const labels = Array.from({ length: 40 }, (_, i) => i % 3);
  const once = fitSoftmax(rows, labels, 3, { steps: 25 });
  const { value, pauses } = toEnd(fittingSoftmax(rows, labels, 3, { steps: 25 }));
  assert.deepEqual(value, once);
  assert.ok(pauses >= 25, `${pauses} pauses`);
});

test("principal directions: unit length, at right angles, widest first, and they hold the variance that they say", () => {
  const random = new Random(1);
  const n = 400;
  const spread = [3, 1.5, 0.2, 0.1];
  const rows = Float32Array.from({ length: n * 4 }, (_, i) => 5 + spread[i % 4] * random.normal());
  const principal = toEnd(principalDirections(rows, 4, 2)).value;
  const [a, b] = principal.directions;
  assert.ok(Math.abs(Math.hypot(...a) - 1) < 1e-9 && Math.abs(Math.hypot(...b) - 1) < 1e-9);
  assert.ok(Math.abs(a.reduce((sum, v, i) => sum + v * b[i], 0)) < 1e-6);
  assert.ok(a[0] > 0.98 && b[1] > 0.98, `${[...a].join()} and ${[...b].join()}`);
  const along = project(principal, rows);
  const variance = (d: number) => {
    let sum = 0;
    for (let r = 0; r < n; r++) sum += along[2 * r + d] ** 2 / n;
    return sum;
  };
  let total = 0;
  for (let i = 0; i < rows.length; i++) total += (rows[i] - principal.mean[i % 4]) ** 2 / n;
  for (const d of [0, 1]) assert.ok(Math.abs(variance(d) / total - principal.shares[d]) < 1e-3);
  assert.ok(principal.shares[0] > principal.shares[1]);
});

test("rows that are all alike have directions without variance, and nothing breaks", () => {
  const principal = toEnd(principalDirections(new Float32Array(30).fill(2), 3, 2)).value;
  assert.deepEqual(principal.shares, [0, 0]);
  assert.ok(project(principal, new Float32Array(30).fill(2)).every((v) => Math.abs(v) < 1e-6));
  assert.throws(() => toEnd(principalDirections(new Float32Array(31), 3, 2)), RangeError);
});

test("nearest neighbours agree with a full sort", () => {
  fc.assert(
    fc.property(fc.integer({ min: 6, max: 40 }), fc.integer({ min: 1, max: 40 }), fc.nat(), (n, width, seed) => {
      const rows = table(n, width, seed);
      const k = Math.min(5, n - 1);
      const found = toEnd(nearestNeighbours(rows, width, k)).value;
      for (let a = 0; a < n; a++) {
        const far = (b: number) => {
          let sum = 0;
          for (let i = 0; i < width; i++) sum += (rows[a * width + i] - rows[b * width + i]) ** 2;
          return sum;
        };
        const sorted = Array.from({ length: n }, (_, b) => b).filter((b) => b !== a);
        sorted.sort((b, c) => far(b) - far(c) || b - c);
        assert.deepEqual([...found.subarray(a * k, (a + 1) * k)], sorted.slice(0, k));
      }
    }),
    { numRuns: 60 },
  );
  assert.throws(() => toEnd(nearestNeighbours(new Float32Array(6), 2, 3)), RangeError);
});

test("the force layout puts two groups that know only each other apart, fills the frame, and is the same each time", () => {
  const n = 120;
  const random = new Random(4);
  // two groups, shuffled over one square: where they start says nothing
  const start = Float32Array.from({ length: 2 * n }, () => random.uniform());
  const neighbours = Uint32Array.from({ length: n * 4 }, (_, i) => {
    const row = Math.floor(i / 4);
    return (row + 2 * (1 + (i % 4))) % n;
  });
  const { value, pauses } = toEnd(forceLayout(start, neighbours));
  assert.ok(pauses >= 100);
  assert.deepEqual(toEnd(forceLayout(start, neighbours)).value, value);
  for (const axis of [0, 1]) {
    const along = value.filter((_, i) => i % 2 === axis);
    assert.ok(Math.abs(Math.min(...along) + 1) < 1e-6 && Math.abs(Math.max(...along) - 1) < 1e-6);
  }
  let same = 0;
  for (let a = 0; a < n; a++) {
    let best = Infinity;
    let nearest = -1;
    for (let b = 0; b < n; b++) {
      const d = Math.hypot(value[2 * a] - value[2 * b], value[2 * a + 1] - value[2 * b + 1]);
      if (b !== a && d < best) [best, nearest] = [d, b];
    }
    if (nearest % 2 === a % 2) same++;
  }
  assert.ok(same > 0.85 * n, `${same} of ${n} stand beside one of their own`);
});

test("last digits do not change the picture", () => {
  // as codes do, the rows spread more along some directions than along others
  const rows = table(200, 8, 9).map((v, i) => v * (3 - (i % 8) / 3));
  const nudged = rows.map((v, i) => v + (i % 2 ? 1e-6 : -1e-6));
  const draw = (features: Float32Array) =>
    toEnd(forceLayout(project(toEnd(principalDirections(features, 8, 2)).value, features), toEnd(nearestNeighbours(rows, 8, 6)).value))
      .value;
  const [a, b] = [draw(rows), draw(nudged)];
  assert.ok(a.every((v, i) => Math.abs(v - b[i]) < 0.02));
});

test("fitted: each axis fills −1 … 1; a single point stands in the middle", () => {
  assert.deepEqual([...fitted(Float32Array.of(0, 10, 4, 20, 2, 12))], [-1, -1, 1, 1, 0, Math.fround(-0.6)]);
  assert.deepEqual([...fitted(Float32Array.of(3, 3))], [0, 0]);
});
