import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import fc from "fast-check";
import {
  accuracyOf,
  CODES,
  drawLabelled,
  ERRORS,
  keyOf,
  labelsAfterKey,
  labelsToPosition,
  MODEL,
  nearestPlace,
  neighbourTowards,
  outcomeOf,
  positionToLabels,
  readNamed,
  sceneFields,
  sceneFrom,
  STOPS,
  summarise,
  verdictOf,
  type Draw,
  type Scene,
} from "../../src/elements/features/features.logic.js";
import { POSTER } from "../../src/elements/features/features.poster.js";
import { packPlaces, unpackPlaces } from "../../src/elements/features/poster.js";
import { verdictText } from "../../src/elements/features/readout.js";
import { experiment, type Sources } from "../../src/elements/features/experiment.js";
import { featuresWords as t } from "../../src/i18n/en/features-rest.js";
import { catalogueEntry } from "../../src/model/catalogue.js";
import { parseSprite } from "../../src/model/sprite.js";

const truth = Uint8Array.from({ length: 300 }, (_, i) => (i * 7) % 10);

test("a draw takes so many digits of each class, none twice, and leaves at least one of each", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 100 }), fc.nat(2 ** 32 - 1), fc.nat(99), (labels, seed, draw) => {
      const drawn = drawLabelled(truth, { labels, seed }, draw);
      assert.equal(new Set(drawn).size, drawn.length);
      for (let c = 0; c < 10; c++) assert.equal([...drawn].filter((i) => truth[i] === c).length, Math.min(labels, 29));
    }),
    { numRuns: 60 },
  );
});

test("the same seed draws the same; another seed and another draw differ; more labels hold fewer", () => {
  const draw = (labels: number, seed: number, n: number) => [...drawLabelled(truth, { labels, seed }, n)];
  assert.deepEqual(draw(5, 1, 3), draw(5, 1, 3));
  assert.notDeepEqual(draw(5, 1, 3), draw(5, 2, 3));
  assert.notDeepEqual(draw(5, 1, 3), draw(5, 1, 4));
  const many = new Set(draw(10, 1, 0));
  assert.ok(draw(5, 1, 0).every((i) => many.has(i)));
});

test("draws are fair: every digit comes about equally often", () => {
  const often = new Array<number>(truth.length).fill(0);
  for (let seed = 0; seed < 20; seed++)
    for (let draw = 0; draw < 20; draw++) for (const i of drawLabelled(truth, { labels: 3, seed }, draw)) often[i]++;
  // 400 draws of 3 of 30: 40 expected, standard deviation 6
  assert.ok(Math.min(...often) > 15 && Math.max(...often) < 65, `${Math.min(...often)} to ${Math.max(...often)}`);
});

test("accuracy counts the digits without a label only", () => {
  const labels = Uint8Array.of(0, 1, 2, 3);
  assert.equal(accuracyOf(Uint8Array.of(0, 1, 9, 9), labels, [0]), 1 / 3);
  assert.equal(accuracyOf(Uint8Array.of(0, 1, 9, 9), labels, []), 0.5);
  assert.ok(Number.isNaN(accuracyOf(labels, labels, [0, 1, 2, 3])));
});

test("mean and standard error", () => {
  const { mean, standardError } = summarise([1, 2, 3, 4]);
  assert.equal(mean, 2.5);
  assert.ok(Math.abs(standardError - Math.sqrt(5 / 3 / 4)) < 1e-12);
  assert.ok(Number.isNaN(summarise([1]).standardError));
});

const drawsOf = (pairs: readonly (readonly [number, number])[]): Draw[] =>
  pairs.map(([codes, pixels]) => ({ labelled: new Uint32Array(0), codes, pixels }));
const around = (middle: number) => [0.01, -0.01, 0.02, -0.02, 0].map((d) => middle + d);

test("the sentence follows the outcome: codes, pixels, or a tie", () => {
  const sentence = (gap: number) => {
    const draws = drawsOf(around(gap).map((d, i) => [0.7 + d + i / 100, 0.7 + i / 100]));
    return { winner: verdictOf(draws).winner, text: verdictText(draws, 5, t, "en") };
  };
  assert.deepEqual(sentence(0.05), { winner: "codes", text: "With 5 labels a class, codes win by 5.0 points." });
  assert.deepEqual(sentence(-0.05), { winner: "pixels", text: "With 5 labels a class, pixels win by 5.0 points." });
  const tie = sentence(0.01);
  assert.equal(tie.winner, "tie");
  assert.match(tie.text, /^With 5 labels a class, a tie: the difference, 1\.0 points, is less than twice its standard error, 0\.7\.$/);
  assert.match(verdictText(drawsOf([[0.5, 0.5]].concat([[0.5, 0.5]]) as [number, number][]), 1, t, "en"), /^With 1 label a class, a tie/);
});

test("the verdict is the paired difference against twice its standard error", () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true })), {
        minLength: 2,
        maxLength: 20,
      }),
      (pairs) => {
        const draws = drawsOf(pairs);
        const { winner, difference } = verdictOf(draws);
        const { codes, pixels } = outcomeOf(draws);
        assert.ok(Math.abs(difference.mean - (codes.mean - pixels.mean)) < 1e-9);
        const clear = Math.abs(difference.mean) > ERRORS * difference.standardError;
        assert.equal(winner, clear ? (difference.mean > 0 ? "codes" : "pixels") : "tie");
      },
    ),
  );
});

test("both classifiers get the same labels and are tested on the others; what decides is what features say", () => {
  // codes say the class outright, pixels are noise
  const n = truth.length;
  const rows = new Float32Array(n * 10);
  truth.forEach((label, i) => (rows[i * 10 + label] = 1));
  const noise = Float32Array.from({ length: n * 5 }, (_, i) => Math.sin(i * 12.9898) % 1);
  const sources: Sources = { codes: { rows, width: 10 }, pixels: { rows: noise, width: 5 }, truth };
  const settings = { codes: "denoiser", labels: 2, draws: 10, seed: 3 } as const;
  const run = (from: Sources) => {
    const work = experiment(from, settings, 0);
    for (;;) {
      const { done, value } = work.next();
      if (done) return value;
    }
  };
  const draw = run(sources);
  assert.equal(draw.codes, 1);
  assert.ok(draw.pixels < 0.35, `${draw.pixels} from noise`);
  assert.deepEqual([...draw.labelled], [...drawLabelled(truth, settings, 0)]);
  const swapped = run({ ...sources, codes: sources.pixels, pixels: sources.codes });
  assert.equal(swapped.pixels, draw.codes);
  assert.equal(swapped.codes, draw.pixels);
});

test("the axis: stops, keys, and places between", () => {
  for (const stop of STOPS) assert.equal(positionToLabels(labelsToPosition(stop)), stop);
  assert.equal(labelsToPosition(1), 0);
  assert.equal(labelsToPosition(100), 1);
  assert.equal(positionToLabels(-3), 1);
  assert.equal(positionToLabels(9), 100);
  assert.equal(labelsAfterKey(5, "ArrowRight"), 10);
  assert.equal(labelsAfterKey(7, "ArrowLeft"), 5);
  assert.equal(labelsAfterKey(7, "ArrowUp"), 10);
  assert.equal(labelsAfterKey(100, "ArrowRight"), 100);
  assert.equal(labelsAfterKey(1, "ArrowDown"), 1);
  assert.equal(labelsAfterKey(20, "Home"), 1);
  assert.equal(labelsAfterKey(20, "End"), 100);
  assert.equal(labelsAfterKey(20, "x"), null);
});

const start: Scene = { named: new Map(), picked: 7, view: null };

test("what the reader set up survives a link; garbage becomes the start", () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat(1999), fc.nat(9)), { maxLength: 30 }),
      fc.nat(1999),
      fc.constantFrom("grey", "codes", "pixels", "truth", null),
      (pairs, picked, view) => {
        const scene: Scene = { named: new Map(pairs), picked, view };
        const fields = Object.fromEntries(Object.entries(sceneFields(scene, start)).filter(([, v]) => v !== undefined)) as Record<
          string,
          string
        >;
        assert.deepEqual(sceneFrom(fields, start, 2000), scene);
      },
    ),
  );
  assert.deepEqual(sceneFrom({ named: "x.y-9999.3-3.11--5.5", picked: "-4", view: "purple" }, start, 2000), {
    ...start,
    named: new Map([[5, 5]]),
  });
  assert.deepEqual(sceneFields(start, start), { named: undefined, picked: undefined, view: undefined });
});

test("names: what makes no sense is left out", () => {
  const garbage: unknown[] = [null, 5, "ab", [[1]], [[1, 10]], [[-1, 3]], [[2000, 3]], [[1.5, 3]], [["1", 3]], {}];
  for (const raw of garbage) assert.equal(readNamed(raw, 2000).size, 0, JSON.stringify(raw));
  assert.deepEqual([...readNamed([[3, 4], "no", [3, 5]], 2000)], [[3, 5]]);
});

test("arrow keys go to the nearest point that way", () => {
  const places = Float32Array.of(0, 0, 0.1, 0, 0.5, 0.05, 0, 0.3, -0.2, -0.1);
  assert.equal(neighbourTowards(places, 0, [1, 0]), 1);
  assert.equal(neighbourTowards(places, 1, [1, 0]), 2);
  assert.equal(neighbourTowards(places, 0, [0, 1]), 3);
  assert.equal(neighbourTowards(places, 0, [-1, 0]), 4);
  assert.equal(neighbourTowards(places, 0, [0, -1]), null);
  assert.equal(nearestPlace(places, 0.4, 0), 2);
  // on a wide picture steps across are longer: upwards is nearer
  assert.equal(nearestPlace(Float32Array.of(0.2, 0, 0, 0.3), 0, 0), 0);
  assert.equal(nearestPlace(Float32Array.of(0.2, 0, 0, 0.3), 0, 0, 2), 1);
});

test("settings that differ in anything are other runs", () => {
  const base = { codes: "ae", labels: 5, draws: 10, seed: 1 } as const;
  const others = [
    { ...base, codes: "vae" as const },
    { ...base, labels: 6 },
    { ...base, draws: 11 },
    { ...base, seed: 2 },
  ];
  for (const other of others) assert.notEqual(keyOf(other), keyOf(base));
  assert.equal(keyOf({ ...base }), keyOf(base));
});

test("places survive packing to half a step", () => {
  const places = Float32Array.from({ length: 200 }, (_, i) => Math.sin(i * i));
  const sorted = (pairs: Float32Array) =>
    Array.from({ length: pairs.length / 2 }, (_, i) => [pairs[2 * i], pairs[2 * i + 1]] as const).sort(
      (a, b) => a[0] - b[0] || a[1] - b[1],
    );
  const back = sorted(unpackPlaces(packPlaces(places)));
  const rounded = sorted(places.map((v) => (Math.min(255, Math.floor((v + 1) * 128)) + 0.5) / 128 - 1));
  assert.deepEqual(back, rounded);
});

test("the poster is that of the digits and of the model that ship", async () => {
  const file = readFileSync(new URL("../../weights/digits.bin", import.meta.url));
  const digits = await parseSprite(file.buffer.slice(file.byteOffset, file.byteOffset + file.length));
  assert.equal(POSTER.count, digits.count);
  assert.equal(POSTER.width, catalogueEntry("denoiser").latentSize);
  assert.equal(POSTER.label, digits.labels[POSTER.picked]);
  for (const { index, label } of POSTER.near) assert.equal(label, digits.labels[index]);
  for (const codes of CODES) assert.ok(catalogueEntry(MODEL[codes]).latentSize > 0);
});
