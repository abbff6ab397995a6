import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { Random } from "../../src/math/random.js";

test("the same seed gives the same numbers, another seed others", () => {
  const sequence = (seed: number) => {
    const random = new Random(seed);
    return Array.from({ length: 20 }, () => random.uniform());
  };
  assert.deepEqual(sequence(1), sequence(1));
  assert.notDeepEqual(sequence(1), sequence(2));
  assert.equal(new Set(sequence(1)).size, 20);
});

test("the first numbers of seed 1 are what they have always been", () => {
  const random = new Random(1);
  assert.deepEqual(
    Array.from({ length: 4 }, () => Math.floor(random.uniform() * 2 ** 32)),
    [3964317691, 2295682031, 2113742504, 3256742822],
  );
});

test("a generator with another's state goes on as the other does", () => {
  fc.assert(
    fc.property(fc.integer(), fc.nat(50), (seed, steps) => {
      const a = new Random(seed);
      for (let i = 0; i < steps; i++) a.normal();
      const b = new Random(0);
      b.state = a.state;
      assert.deepEqual([b.uniform(), b.normal(), b.integer(9)], [a.uniform(), a.normal(), a.integer(9)]);
    }),
  );
});

test("moments of 100,000 draws: uniform 1/2 and 1/12, normal 0, 1 and kurtosis 3", () => {
  const random = new Random(7);
  const n = 100_000;
  let [u1, u2, n1, n2, n4] = [0, 0, 0, 0, 0];
  for (let i = 0; i < n; i++) {
    const u = random.uniform();
    const z = random.normal();
    assert.ok(u >= 0 && u < 1 && Number.isFinite(z));
    u1 += u / n;
    u2 += u ** 2 / n;
    n1 += z / n;
    n2 += z ** 2 / n;
    n4 += z ** 4 / n;
  }
  const near = (value: number, expected: number, within: number) =>
    assert.ok(Math.abs(value - expected) < within, `${value} is not near ${expected}`);
  near(u1, 1 / 2, 0.005);
  near(u2 - u1 ** 2, 1 / 12, 0.002);
  near(n1, 0, 0.015);
  near(n2, 1, 0.02);
  near(n4, 3, 0.15);
});

test("shuffle keeps every item and puts each everywhere alike", () => {
  const counts = Array.from({ length: 4 }, () => new Array<number>(4).fill(0));
  const random = new Random(3);
  for (let round = 0; round < 8000; round++) {
    const items = random.shuffle([0, 1, 2, 3]);
    assert.deepEqual(
      [...items].sort((a, b) => a - b),
      [0, 1, 2, 3],
    );
    items.forEach((item, place) => counts[place][item]++);
  }
  for (const count of counts.flat()) assert.ok(Math.abs(count - 2000) < 200);
});
