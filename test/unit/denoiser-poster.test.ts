/** The stored results are those of the shipped weights. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { before, describe, it } from "node:test";
import { POSTER_CURVE } from "../../src/elements/denoiser/curve.poster.ts";
import { DEFAULTS, PIXELS } from "../../src/elements/denoiser/denoiser.logic.ts";
import { POSTER } from "../../src/elements/denoiser/denoiser.poster.ts";
import { posterLook, sampleImage } from "../../src/elements/denoiser/look.ts";
import { RESULT_LEVELS } from "../../src/elements/denoiser/poster.ts";
import { curveOf, readAll, repair } from "../../src/elements/denoiser/repair.ts";
import type { Autoencoder, Classifier } from "../../src/model/api.ts";
import { createEngine } from "../../src/model/engine.ts";
import { parseSprite } from "../../src/model/sprite.ts";

function read(name: string): ArrayBuffer {
  const file = readFileSync(new URL(`../../weights/${name}`, import.meta.url));
  return file.buffer.slice(file.byteOffset, file.byteOffset + file.length);
}

describe("ae-denoiser: the poster", () => {
  let models: { denoiser: Autoencoder; anomaly: Autoencoder; classifier: Classifier };
  before(async () => {
    const engine = await createEngine("cpu");
    models = {
      denoiser: engine.load(read("denoiser.bin")) as Autoencoder,
      anomaly: engine.load(read("anomaly.bin")) as Autoencoder,
      classifier: engine.load(read("classifier.bin")) as Classifier,
    };
  });

  it("has the first ten digits of the sprite", async () => {
    const { images } = await parseSprite(read("digits.bin"));
    for (let d = 0; d < 10; d++) {
      const worst = Math.max(...sampleImage(d).map((v, i) => Math.abs(v - images[d * PIXELS + i])));
      assert.ok(worst < 1e-6, `digit ${d} differs by ${worst}`);
    }
  });

  it("has what the models give for the default scene; run `npm run posters` after training", async () => {
    const look = posterLook(DEFAULTS);
    const { output, plain } = await repair(models, look.noisy);
    for (const [stored, image] of [
      [look.output!, output],
      [look.plain!, plain],
    ]) {
      const worst = Math.max(...stored.map((v, i) => Math.abs(v - image[i])));
      assert.ok(worst <= 0.5 / (RESULT_LEVELS - 1) + 1e-3, `differs by ${worst}`);
    }
    const readings = await readAll(models.classifier, [look.clean, look.noisy, output, plain]);
    readings.forEach(({ digit, confidence }, i) => {
      assert.equal(POSTER.readings[i].digit, digit);
      assert.ok(Math.abs(POSTER.readings[i].confidence - confidence) < 1e-3);
    });
    const curve = await curveOf(models, look.clean, DEFAULTS);
    for (const name of ["denoised", "plain"] as const)
      POSTER_CURVE[name].forEach((v, i) => assert.ok(Math.abs(v - curve[name][i]) < 1e-3, `${name} at ${i}`));
  });

  it("knows nothing of any other scene", () => {
    assert.equal(posterLook({ ...DEFAULTS, seed: 2 }).output, null);
    assert.equal(posterLook({ ...DEFAULTS, level: 0.45 }).readings, null);
  });
});
