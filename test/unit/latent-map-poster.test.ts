import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import fc from "fast-check";
import { LIMIT, MAPS, PIN_DIGITS } from "../../src/elements/latent-map/latent-map.logic.js";
import { POSTER } from "../../src/elements/latent-map/latent-map.poster.js";
import { IMAGE_LEVELS, IMAGE_SIDE, packPoints, shuffled, unpackPoints } from "../../src/elements/latent-map/poster.js";
import { POSTER_REST } from "../../src/elements/latent-map/rest.poster.js";
import { unpackImage } from "../../src/math/packed-image.js";
import type { Autoencoder } from "../../src/model/api.js";
import { createEngine } from "../../src/model/engine.js";
import { parseSprite } from "../../src/model/sprite.js";

const BYTE = (2 * LIMIT) / 256;
const code = fc.double({ min: -6, max: 6, noNaN: true }).map(Math.fround);

test("points survive packing to half a byte's unit; those outside the frame are left out", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(code, code, fc.nat(9)), { maxLength: 80 }), (digits) => {
      const codes = Float32Array.from(digits.flatMap(([z1, z2]) => [z1, z2]));
      const {
        codes: back,
        labels,
        order,
      } = unpackPoints(
        packPoints(
          codes,
          Uint8Array.from(digits, (d) => d[2]),
        ),
      );
      const inside = digits.filter(([z1, z2]) => Math.max(Math.abs(z1), Math.abs(z2)) < LIMIT);
      assert.equal(labels.length, inside.length);
      assert.deepEqual(
        [...order].sort((a, b) => a - b),
        [...labels.keys()],
      );
      const middle = (v: number) => (Math.floor((v + LIMIT) / BYTE) + 0.5) * BYTE - LIMIT;
      const names = (all: readonly (readonly [number, number, number])[]) => all.map((d) => d.map((v) => v.toFixed(4)).join()).sort();
      assert.deepEqual(
        names([...labels].map((label, i) => [back[2 * i], back[2 * i + 1], label])),
        names(inside.map(([z1, z2, label]) => [middle(z1), middle(z2), label])),
      );
    }),
  );
});

test("the order of painting is a shuffle, the same each time", () => {
  assert.deepEqual(shuffled(300), shuffled(300));
  for (const n of [10, 160, 300, 2000]) {
    const order = [...shuffled(n)];
    assert.deepEqual(
      [...order].sort((a, b) => a - b),
      [...order.keys()],
    );
    // ten classes, sorted: whatever ten come one after another are of at least six
    const classes = order.map((i) => Math.floor((10 * i) / n));
    for (let i = 0; i + 10 <= n; i++) assert.ok(new Set(classes.slice(i, i + 10)).size >= 6, `${n}: ${classes.slice(i, i + 10).join()}`);
  }
});

test("the poster is what the shipped models give", async () => {
  const read = (name: string) => {
    const file = readFileSync(new URL(`../../weights/${name}`, import.meta.url));
    return file.buffer.slice(file.byteOffset, file.byteOffset + file.length);
  };
  const engine = await createEngine("cpu");
  const { images, labels } = await parseSprite(read("digits.bin"));
  assert.equal(POSTER.count, labels.length);
  for (const which of MAPS) {
    const poster = POSTER.maps[which];
    const model = engine.load(read(`${which}2.bin`)) as unknown as Autoencoder;
    const hint = `${which}: run npm run posters`;
    const near = (a: ArrayLike<number>, b: ArrayLike<number>, tolerance: number) =>
      assert.ok(
        Array.from(a).every((v, i) => Math.abs(v - b[i]) <= tolerance),
        hint,
      );
    const image = (text: string) => unpackImage(text, IMAGE_SIDE, IMAGE_LEVELS);
    const half = 0.5 / (IMAGE_LEVELS - 1) + 1e-4;
    near(await model.decode(Float32Array.from(POSTER.cursor)), image(poster.decoded), half);
    for (const end of ["a", "b"] as const) {
      const digit = PIN_DIGITS[end];
      const z = await model.encode(images.slice(784 * digit, 784 * (digit + 1)));
      near(z, poster.pins[end], 1e-3);
      near(await model.decode(z), image(POSTER_REST[which].ends[end]), half + 1e-2);
    }
    const { index } = poster.nearest;
    assert.equal(labels[index], poster.nearest.label, hint);
    near(await model.encode(images.slice(784 * index, 784 * (index + 1))), poster.nearestAt, 1e-3);
    near(images.slice(784 * index, 784 * (index + 1)), image(poster.real), half);
  }
});

test("the digits that A and B stand on are of the classes that their names say", async () => {
  const file = readFileSync(new URL("../../weights/digits.bin", import.meta.url));
  const { labels } = await parseSprite(file.buffer.slice(file.byteOffset, file.byteOffset + file.length));
  for (const digit of Object.values(PIN_DIGITS)) assert.equal(labels[digit], digit);
});
