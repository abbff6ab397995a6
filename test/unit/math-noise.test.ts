import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { psnr, psnrOf, spoil, type NoiseKind } from "../../src/math/noise.js";
import { Random } from "../../src/math/random.js";

const KINDS: NoiseKind[] = ["gaussian", "mask"];
const grey = (n: number, value: number) => new Float32Array(n).fill(value);
const mean = (x: Float32Array) => x.reduce((a, b) => a + b, 0) / x.length;
const share = (x: Float32Array, is: (v: number) => boolean) => x.filter(is).length / x.length;
const near = (value: number, expected: number, within: number) =>
  assert.ok(Math.abs(value - expected) < within, `${value} is not near ${expected}`);

test("spoilt pixels stay in [0, 1], the clean ones are left alone, the same seed gives the same", () => {
  const pixel = fc.double({ min: 0, max: 1, noNaN: true });
  const level = fc.double({ min: 0, max: 2, noNaN: true });
  fc.assert(
    fc.property(fc.array(pixel, { maxLength: 40 }), level, fc.integer(), fc.constantFrom(...KINDS), (pixels, amount, seed, kind) => {
      const clean = Float32Array.from(pixels);
      const out = spoil(clean, kind, amount, new Random(seed));
      assert.equal(out.length, clean.length);
      assert.ok(out.every((v) => v >= 0 && v <= 1));
      assert.deepEqual(clean, Float32Array.from(pixels));
      assert.deepEqual(spoil(clean, kind, amount, new Random(seed)), out);
      assert.deepEqual(spoil(clean, kind, 0, new Random(seed)), clean, "level 0 changes nothing");
    }),
  );
});

test("a mask blackens the share that its level says, and touches nothing else", () => {
  for (const level of [0.1, 0.5, 0.9]) {
    const out = spoil(grey(20_000, 0.7), "mask", level, new Random(1));
    near(
      share(out, (v) => v === 0),
      level,
      0.015,
    );
    assert.ok(out.every((v) => v === 0 || v === Math.fround(0.7)));
  }
  assert.ok(spoil(grey(1000, 1), "mask", 1, new Random(1)).every((v) => v === 0));
});

test("Gaussian noise has mean 0 and the standard deviation asked for; the clamp takes half of it from black", () => {
  const onGrey = spoil(grey(20_000, 0.5), "gaussian", 0.1, new Random(2));
  near(mean(onGrey), 0.5, 0.003);
  near(Math.sqrt(mean(onGrey.map((v) => (v - 0.5) ** 2))), 0.1, 0.002);
  const onBlack = spoil(grey(20_000, 0), "gaussian", 0.2, new Random(3));
  near(
    share(onBlack, (v) => v === 0),
    0.5,
    0.015,
  );
  near(mean(onBlack.map((v) => v * v)), 0.2 ** 2 / 2, 0.001);
});

test("one seed spoils the same pixels at every level", () => {
  const masks = [0.2, 0.5, 0.8].map((level) => spoil(grey(500, 1), "mask", level, new Random(4)));
  for (let i = 0; i < 500; i++) assert.ok(masks[0][i] >= masks[1][i] && masks[1][i] >= masks[2][i], `pixel ${i} comes back`);
  const [one, two] = [0.05, 0.1].map((level) => spoil(grey(500, 0.5), "gaussian", level, new Random(4)));
  one.forEach((v, i) => near(two[i] - 0.5, 2 * (v - 0.5), 1e-6));
});

test("PSNR in dB", () => {
  near(psnr([0, 0, 1, 1], [0.1, 0.1, 0.9, 0.9]), 20, 1e-9);
  near(psnr([0, 0, 0, 0], [1, 0, 0, 0]), 10 * Math.log10(4), 1e-9);
  near(psnrOf(0.001), 30, 1e-9);
  assert.equal(psnr([0.3], [0.3]), Infinity);
});
