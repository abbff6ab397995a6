import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { flag, integer, number, numberList, oneOf, text } from "../../src/core/params.ts";

const k = integer({ min: 1, max: 64, fallback: 8 });

test("garbage becomes the nearest valid value, with a complaint that names both", () => {
  for (const [raw, value] of [
    ["banana", 8],
    ["-3", 1],
    ["1e9", 64],
    ["", 8],
    [NaN, 8],
    [Infinity, 64],
    ["3.6", 4],
  ] as const) {
    const result = k.normalise(raw);
    assert.equal(result.value, value, String(raw));
    assert.match(result.complaint ?? "", new RegExp(`using ${value}$`), String(raw));
  }
});

test("valid values pass without a complaint, absence means the fallback", () => {
  assert.deepEqual(k.normalise("12"), { value: 12 });
  assert.deepEqual(k.normalise(12), { value: 12 });
  assert.deepEqual(k.normalise(null), { value: 8 });
  assert.deepEqual(number({ min: 0, max: 1, fallback: 0.5 }).normalise("0.25"), { value: 0.25 });
});

test("whatever is given, a ranged number ends in its range", () => {
  fc.assert(
    fc.property(fc.anything(), (raw) => {
      const { value } = k.normalise(raw);
      assert.ok(Number.isInteger(value) && value >= 1 && value <= 64);
    }),
  );
});

test("lists that throw when they are read are garbage too, for every kind of value", () => {
  const throwing = () => {
    throw new Error("no");
  };
  const closed = new Proxy([1], { get: throwing, has: throwing, ownKeys: throwing });
  const { proxy: gone, revoke } = Proxy.revocable([1], {});
  revoke();
  const iterator = { [Symbol.iterator]: throwing };
  for (const raw of [closed, gone, iterator, Symbol("s"), { toString: throwing }]) {
    assert.equal(k.normalise(raw).value, 8);
    assert.match(k.normalise(raw).complaint ?? "", /is not a whole number; using 8$/);
    assert.match(oneOf(["none", "pca"], "none").normalise(raw).complaint ?? "", /is not one of none, pca; using none$/);
    assert.match(
      numberList({ min: 0, max: 1, maxLength: 3, fallback: [0.5] }).normalise(raw).complaint ?? "",
      /is not a list of numbers; using 0\.5$/,
    );
    assert.equal(typeof text().normalise(raw).value, "string");
    assert.equal(flag().normalise(raw).value, true);
  }
});

test("words forgive case and space", () => {
  const compare = oneOf(["none", "pca", "identity"], "none");
  assert.deepEqual(compare.normalise(" PCA "), { value: "pca" });
  assert.match(compare.normalise("svd").complaint ?? "", /"svd" is not one of none, pca, identity; using none/);
});

test("number lists name the place of what is wrong", () => {
  const x = numberList({ min: 0, max: 1, maxLength: 3, fallback: [0.5] });
  assert.deepEqual(x.normalise("0.1, 0.2;0.3"), { value: [0.1, 0.2, 0.3] });
  assert.deepEqual(x.normalise(new Float32Array([0, 1])), { value: [0, 1] });
  assert.match(x.normalise("0.1, oops").complaint ?? "", /"oops" \(place 2\)/);
  assert.deepEqual(x.normalise("2, -1, 0, 1").value, [1, 0, 0]);
});
