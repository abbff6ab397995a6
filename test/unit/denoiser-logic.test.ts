import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { LETTERS as STROKES } from "../../src/content/letters.ts";
import * as logic from "../../src/elements/denoiser/denoiser.logic.ts";
import { DEFAULTS, NOISES, PIXELS, SIDE, type Scene } from "../../src/elements/denoiser/denoiser.logic.ts";
import { sampleImage } from "../../src/elements/denoiser/look.ts";
import { shareAsked } from "../../src/elements/denoiser/prediction.ts";
import { noisyCurve, CURVE_LEVELS } from "../../src/elements/denoiser/repair.ts";
import { psnr, psnrOf } from "../../src/math/noise.ts";

const anyScene = fc.record({
  noise: fc.constantFrom(...NOISES),
  level: fc.integer({ min: 0, max: 100 }).map((v) => v / 100),
  seed: fc.integer({ min: 0, max: logic.MAX_SEED }),
  digit: fc.integer({ min: 0, max: 9 }),
});
const place = fc.record({ x: fc.double({ min: 0, max: SIDE, noNaN: true }), y: fc.double({ min: 0, max: SIDE, noNaN: true }) });
const scene = (fields: Partial<Scene> = {}): Scene => ({ ...DEFAULTS, ...fields });

describe("ae-denoiser: noise", () => {
  it("is the same for the same seed, stays in [0, 1], and is nothing at level 0", () => {
    fc.assert(
      fc.property(anyScene, (fields) => {
        const clean = sampleImage(fields.digit);
        const made = scene(fields);
        const noisy = logic.noisyOf(clean, made);
        assert.deepEqual(logic.noisyOf(clean, made), noisy);
        assert.ok(noisy.every((v) => v >= 0 && v <= 1));
        assert.deepEqual(logic.noisyOf(clean, made, 0), clean);
      }),
      { numRuns: 40 },
    );
  });

  it("another seed is other noise; a mask of 1 leaves nothing", () => {
    const clean = sampleImage(2);
    for (const noise of NOISES) {
      const one = logic.noisyOf(clean, scene({ noise }));
      assert.notDeepEqual(logic.noisyOf(clean, logic.withNextSeed(scene({ noise }))), one);
    }
    assert.ok(logic.noisyOf(clean, scene({ noise: "mask", level: 1 })).every((v) => v === 0));
    assert.equal(logic.withNextSeed(scene({ seed: logic.MAX_SEED })).seed, 0);
  });

  it("the mask of a lower level is part of that of a higher one", () => {
    const clean = new Float32Array(PIXELS).fill(1);
    const [low, high] = [0.3, 0.6].map((level) => logic.noisyOf(clean, scene({ noise: "mask", level })));
    assert.ok(low.every((v, i) => v === 1 || high[i] === 0));
    const gone = high.filter((v) => v === 0).length / PIXELS;
    assert.ok(Math.abs(gone - 0.6) < 0.07, `${gone} of the pixels`);
  });

  it("the curve of the noise begins exact and falls", () => {
    const levels = noisyCurve(sampleImage(5), scene());
    assert.equal(levels.length, CURVE_LEVELS.length);
    assert.equal(levels[0], Infinity);
    for (let i = 1; i < levels.length; i++) assert.ok(levels[i] < levels[i - 1], `at ${CURVE_LEVELS[i]}`);
  });
});

describe("ae-denoiser: rubbing out", () => {
  it("takes a disc away, never gives anything back, and changes nothing twice", () => {
    fc.assert(
      fc.property(place, place, (a, b) => {
        const once = logic.rubOut(scene(), a, b);
        assert.equal(logic.rubOut(once, a, b), once);
        const erased = once.erased!;
        assert.equal(logic.countErased(once), erased.filter(Boolean).length);
        const more = logic.rubOut(once, b, { x: 14, y: 14 });
        assert.ok(erased.every((v, i) => !v || more.erased![i]));
        const noisy = logic.noisyOf(new Float32Array(PIXELS).fill(1), more, 0);
        assert.ok(noisy.every((v, i) => v === (more.erased![i] ? 0 : 1)));
      }),
      { numRuns: 40 },
    );
  });

  it("a touch covers the pixels within the ring", () => {
    const { erased } = logic.rubOut(scene(), { x: 14, y: 14 }, { x: 14, y: 14 });
    for (let i = 0; i < PIXELS; i++) {
      const distance = Math.hypot((i % SIDE) + 0.5 - 14, Math.floor(i / SIDE) + 0.5 - 14);
      assert.equal(erased![i], distance <= logic.ERASER ? 1 : 0, `pixel ${i}`);
    }
  });
});

describe("ae-denoiser: links", () => {
  it("keep what the reader set up", () => {
    fc.assert(
      fc.property(anyScene, place, fc.boolean(), (fields, at, letter) => {
        let made = logic.rubOut(scene(fields), at, { x: 20, y: 3 });
        if (letter) made = logic.withNextLetter(made);
        const saved = logic.save(made);
        const text = Object.fromEntries(Object.entries(saved).flatMap(([k, v]) => (v === undefined ? [] : [[k, String(v)]])));
        assert.ok(Object.values(text).join("").length < 900);
        const { scene: back, complaint } = logic.restore({ ...made, erased: null, source: logic.SAMPLE }, text);
        assert.equal(complaint, undefined);
        assert.deepEqual(back.erased, made.erased);
        assert.deepEqual(back.source, made.source);
      }),
      { numRuns: 40 },
    );
  });

  it("are empty for the default and complain of what they did not write", () => {
    assert.ok(Object.values(logic.save(DEFAULTS)).every((v) => v === undefined));
    const { scene: back, complaint } = logic.restore(DEFAULTS, { letter: "8", erased: "?" });
    assert.deepEqual(back, DEFAULTS);
    assert.match(complaint!, /not one that this tag wrote.*can't be read/);
  });

  it("an own picture comes back in 16 greys", () => {
    const pixels = sampleImage(7);
    const { image } = logic.save(scene({ source: { kind: "image", pixels } })) as { image: string };
    const { scene: back } = logic.restore(DEFAULTS, { image });
    const got = (back.source as { pixels: Float32Array }).pixels;
    assert.ok(got.every((v, i) => Math.abs(v - pixels[i]) <= 0.5 / 15 + 1e-6));
  });
});

describe("ae-denoiser: numbers", () => {
  it("PSNR is that of the mean squared error", () => {
    const [clean, noisy] = [sampleImage(3), logic.noisyOf(sampleImage(3), scene())];
    assert.ok(Math.abs(psnr(clean, noisy) - psnrOf(logic.meanSquaredError(clean, noisy))) < 1e-9);
    assert.equal(psnr(clean, clean), Infinity);
  });

  it("ink balance: shares of the target's ink; none of a blank target", () => {
    const target = Float32Array.from({ length: PIXELS }, (_, i) => (i < 100 ? 1 : 0));
    const output = Float32Array.from({ length: PIXELS }, (_, i) => (i >= 50 && i < 120 ? 1 : 0));
    assert.deepEqual(logic.inkBalance(target, output), { lost: 0.5, invented: 0.2 });
    assert.equal(logic.inkBalance(new Float32Array(PIXELS), output), null);
  });

  it("keys move the strength in twentieths and stop at the ends", () => {
    assert.equal(logic.levelAfterKey(0.5, "ArrowRight"), 0.55);
    assert.equal(logic.levelAfterKey(0.03, "ArrowDown"), 0);
    assert.equal(logic.levelAfterKey(0.9, "PageUp"), 1);
    assert.equal(logic.levelAfterKey(0.4, "Home"), 0);
    assert.equal(logic.levelAfterKey(0.4, "a"), null);
  });

  it("authors' lists: bent or refused", () => {
    assert.equal(logic.toImage([1, 2]).pixels, undefined);
    assert.equal(logic.toImage("digit").pixels, undefined);
    const bent = logic.toImage(new Array(PIXELS).fill(7).fill(NaN, 0, 10));
    assert.ok(bent.complaint);
    assert.equal(bent.pixels![0], 0);
    assert.equal(bent.pixels![10], 1);
    assert.equal(logic.toFlags(null).erased, null);
    assert.equal(logic.toFlags(new Array(PIXELS).fill(0)).erased, null);
    assert.equal(logic.toFlags([1]).erased, undefined);
    assert.equal(logic.toFlags(new Array(PIXELS).fill(3)).erased!.length, PIXELS);
  });

  it("the letters are those that there are strokes for", () => {
    assert.deepEqual([...logic.LETTERS].sort(), Object.keys(STROKES).sort());
  });

  it("asks about a share that does not stand there already", () => {
    assert.equal(shareAsked(scene()), 0.5);
    assert.equal(shareAsked(scene({ noise: "mask", level: 0.5 })), 0.9);
    assert.equal(shareAsked(scene({ noise: "mask", level: 0.9 })), 0.5);
  });
});
