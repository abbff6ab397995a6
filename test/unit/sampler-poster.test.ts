import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { POSTER_THROW } from "../../src/elements/sampler/facts.js";
import { IMAGE_LEVELS, IMAGE_SIDE } from "../../src/elements/sampler/poster.js";
import { POSTER_LENGTHS, POSTER_PLAIN } from "../../src/elements/sampler/rest.poster.js";
import { lengths, mean, MODEL, MODELS, throwDice } from "../../src/elements/sampler/sampler.logic.js";
import { POSTER } from "../../src/elements/sampler/sampler.poster.js";
import { unpackImage } from "../../src/math/packed-image.js";
import type { Autoencoder, Classifier } from "../../src/model/api.js";
import { createEngine } from "../../src/model/engine.js";
import { parseSprite } from "../../src/model/sprite.js";

test("the poster is what the shipped models give", async () => {
  const read = (name: string) => {
    const file = readFileSync(new URL(`../../weights/${name}`, import.meta.url));
    return file.buffer.slice(file.byteOffset, file.byteOffset + file.length);
  };
  const engine = await createEngine("cpu");
  const { images: digits } = await parseSprite(read("digits.bin"));
  const classifier = engine.load(read("classifier.bin")) as Classifier;
  const hint = "run npm run posters";
  const half = 0.5 / (IMAGE_LEVELS - 1) + 1e-4;
  for (const which of MODELS) {
    const stored = { ae: POSTER_PLAIN, vae: POSTER }[which];
    const model = engine.load(read(`${MODEL[which]}.bin`)) as Autoencoder;
    const images = await model.decode(throwDice(POSTER_THROW.seed, POSTER_THROW.count));
    const p = await classifier.classify(images);
    assert.equal(stored.images.length, POSTER_THROW.count);
    stored.images.forEach((text, n) => {
      const image = unpackImage(text, IMAGE_SIDE, IMAGE_LEVELS);
      image.forEach((v, i) => assert.ok(Math.abs(v - Math.min(1, Math.max(0, images[784 * n + i]))) <= half, hint));
      const { digit, confidence } = stored.readings[n];
      assert.ok(Math.abs(p[10 * n + digit] - confidence) < 2e-3, hint);
    });
    const codes = await model.encode(digits);
    if (which === "ae") assert.ok(Math.abs(mean(lengths(codes)) - POSTER_LENGTHS.ae.mean) < 1e-2, hint);
    assert.equal(
      POSTER_LENGTHS[which].bins.reduce((a, b) => a + b),
      digits.length / 784,
    );
  }
});
