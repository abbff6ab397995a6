import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { Random } from "../../src/math/random.js";
import { parseSprite } from "../../src/model/sprite.js";
import type { Digits } from "../../training/mnist.js";
import { chooseDigits, packSprite } from "../../training/sprite.js";

const exact = (bytes: Uint8Array): ArrayBuffer => new Uint8Array(bytes).buffer;

function someDigits(seed: number, count: number): Digits {
  const random = new Random(seed);
  return {
    count,
    images: Uint8Array.from({ length: count * 784 }, () => (random.uniform() < 0.8 ? 0 : random.integer(256))),
    labels: Uint8Array.from({ length: count }, (_, i) => i % 10),
  };
}

test("images come back within half a grey level, labels exactly", async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat(), fc.integer({ min: 1, max: 12 }), fc.constantFrom(2, 16, 32, 256), async (seed, count, levels) => {
      const digits = someDigits(seed, count);
      const sprite = await parseSprite(exact(packSprite(digits, levels)));
      assert.deepEqual([sprite.count, sprite.width, sprite.height], [count, 28, 28]);
      assert.deepEqual(sprite.labels, digits.labels);
      const half = 0.5001 / (levels - 1);
      assert.ok(sprite.images.every((x, i) => Math.abs(x - digits.images[i] / 255) <= half));
    }),
    { numRuns: 20 },
  );
});

test("a sprite cut anywhere, or of noise, rejects with an Error that names it", async () => {
  const bytes = packSprite(someDigits(1, 3), 16);
  for (let length = 0; length < bytes.length; length += 41)
    await assert.rejects(parseSprite(exact(bytes.subarray(0, length))), /sprite/, `at ${length}`);
  const random = new Random(9);
  for (let round = 0; round < 30; round++) {
    const broken = bytes.slice();
    for (let i = 0; i < 4; i++) broken[random.integer(40)] ^= 1 + random.integer(255);
    await assert.rejects(parseSprite(exact(broken)), /sprite/);
  }
});

test("a stream that holds more or other than the header names is refused", async () => {
  const bytes = Buffer.from(packSprite(someDigits(2, 3), 16));
  const changed = (from: string, to: string) => {
    const copy = Buffer.from(bytes);
    copy.write(to, copy.indexOf(from));
    return parseSprite(exact(copy));
  };
  await assert.rejects(changed('"count":3', '"count":2'), /does not hold/);
  await assert.rejects(changed('"count":3', '"count":4'), /does not hold/);
  await assert.rejects(changed('"levels":16', '"levels":10'), /level 1\d of 10/);
  await assert.rejects(changed('"format":1', '"format":3'), /format 3 is not known/);
  await assert.rejects(changed('"width":28', '"width":99'), /does not hold/);
});

test("the choice of digits is balanced, reproducible, and starts with one of each class", () => {
  const digits = someDigits(3, 200);
  const chosen = chooseDigits(digits, { seed: 5, perClass: 7 });
  assert.equal(chosen.count, 70);
  assert.deepEqual([...chosen.labels.subarray(0, 10)], [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  for (let c = 0; c < 10; c++) assert.equal(chosen.labels.filter((l) => l === c).length, 7);
  const keys = new Set(
    Array.from({ length: 70 }, (_, i) => Buffer.from(chosen.images.subarray(i * 784, (i + 1) * 784)).toString("base64")),
  );
  assert.equal(keys.size, 70, "no digit twice");
  assert.deepEqual(chooseDigits(digits, { seed: 5, perClass: 7 }), chosen);
  assert.notDeepEqual(chooseDigits(digits, { seed: 6, perClass: 7 }).images, chosen.images);
  assert.throws(() => chooseDigits(digits, { seed: 5, perClass: 21 }), /only 20 test digits of class 0, not 21/);
});
