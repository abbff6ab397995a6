import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { Random } from "../../src/math/random.js";
import { matrix, multiply, transpose } from "../../training/gemm.js";
import { backwardAll, conditionsFor, dense, forwardAll, last, parametersOf } from "../../training/network.js";
import { channelScales, roundChannels, withRounded } from "../../training/quantise.js";

const draw = (random: Random, n: number) => Float32Array.from({ length: n }, () => random.normal());

test("the matrix kernel gives the textbook product, for every shape and with operands transposed", () => {
  const size = fc.integer({ min: 1, max: 21 });
  fc.assert(
    fc.property(fc.nat(), size, size, size, fc.boolean(), fc.boolean(), (seed, m, k, n, left, right) => {
      const random = new Random(seed);
      const [a, b] = [draw(random, m * k), draw(random, k * n)];
      const at = (i: number, p: number) => (left ? a[p * m + i] : a[i * k + p]);
      const bt = (p: number, j: number) => (right ? b[j * k + p] : b[p * n + j]);
      const c = multiply(left ? transpose(matrix(a, k, m)) : matrix(a, m, k), right ? transpose(matrix(b, n, k)) : matrix(b, k, n));
      assert.equal(c.length, m * n);
      for (let i = 0; i < m; i++) {
        for (let j = 0; j < n; j++) {
          let sum = 0;
          for (let p = 0; p < k; p++) sum += at(i, p) * bt(p, j);
          assert.ok(Math.abs(c[i * n + j] - sum) < 1e-4);
        }
      }
    }),
  );
});

test("shapes that do not fit are refused", () => {
  assert.throws(() => multiply(matrix(new Float32Array(6), 2, 3), matrix(new Float32Array(6), 2, 3)), /cannot multiply 2×3 by 2×3/);
});

test("gradients of a conditioned net agree with finite differences", () => {
  const random = new Random(11);
  const knots = [1, 2, 4];
  const n = 5;
  const layers = [
    dense(4, 6, "relu", random, 3),
    dense(6, 5, "linear", random),
    dense(5, 6, "relu", random, 3),
    dense(6, 3, "sigmoid", random),
  ];
  const parameters = parametersOf(layers);
  for (const { value } of parameters) for (let i = 0; i < value.length; i++) value[i] += 0.3 * random.normal();
  const x = draw(random, n * 4);
  const target = draw(random, n * 3);
  const conditions = conditionsFor([1, 2, 3, 4, 3], knots);
  const loss = () => last(forwardAll(layers, x, n, conditions)).reduce((sum, y, i) => sum + (y - target[i]) ** 2, 0);
  const tapes = forwardAll(layers, x, n, conditions);
  const error = last(tapes).map((y, i) => 2 * (y - target[i]));
  const inputError = backwardAll(layers, tapes, error, n, conditions, true);

  const check = (value: Float32Array, gradient: Float32Array) => {
    for (let i = 0; i < value.length; i++) {
      const kept = value[i];
      const h = 2e-3;
      value[i] = kept + h;
      const above = loss();
      value[i] = kept - h;
      const difference = (above - loss()) / (2 * h);
      value[i] = kept;
      assert.ok(Math.abs(difference - gradient[i]) < 5e-3 + 0.02 * Math.abs(difference), `${difference} and ${gradient[i]} at ${i}`);
    }
  };
  for (const { value, gradient } of parameters) check(value, gradient);
  check(x, inputError);
});

test("NaN in an input reaches the output: a diverged run is seen", () => {
  const layers = [dense(2, 3, "relu", new Random(1)), dense(3, 1, "sigmoid", new Random(2))];
  assert.ok(Number.isNaN(last(forwardAll(layers, Float32Array.from([NaN, 1]), 1))[0]));
});

test("conditions: rows sum to 1, a knot's row is that knot alone", () => {
  const { weights } = conditionsFor([1, 2, 3, 4, 8], [1, 2, 4, 8]);
  const row = (r: number) => Array.from(weights.subarray(r * 4, r * 4 + 4));
  assert.deepEqual(
    [row(0), row(1), row(3), row(4)],
    [
      [1, 0, 0, 0],
      [0, 1, 0, 0],
      [0, 0, 1, 0],
      [0, 0, 0, 1],
    ],
  );
  assert.ok(Math.abs(row(2)[2] - Math.log2(1.5)) < 1e-6 && Math.abs(row(2)[1] + row(2)[2] - 1) < 1e-6);
});

test("rounding: at most half a step away, twice is once, and the float weights come back", () => {
  const random = new Random(5);
  const layer = dense(7, 3, "relu", random, 2);
  const before = layer.weights.value.slice();
  const scales = channelScales(before, 3, 63);
  const inside = withRounded([layer], { levels: 63 }, () => layer.weights.value.slice());
  assert.deepEqual(layer.weights.value, before);
  inside.forEach((w, i) => assert.ok(Math.abs(w - before[i]) <= 0.5001 * scales[i % 3]));
  assert.notDeepEqual(inside, before);
  const again = inside.slice();
  roundChannels(again, 3, 63);
  again.forEach((w, i) => assert.ok(Math.abs(w - inside[i]) < 1e-6));
  assert.throws(() => withRounded([layer], { levels: 63 }, () => assert.fail("stopped")), /stopped/);
  assert.deepEqual(layer.weights.value, before);
});
