/** Images and models of an author's own in the bottleneck: what is chosen, measured and computed, without a browser. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import fc from "fast-check";
import { besidePoints } from "../../src/draw/curve.ts";
import * as logic from "../../src/elements/bottleneck/bottleneck.logic.ts";
import { DEFAULTS, MAX_K } from "../../src/elements/bottleneck/bottleneck.logic.ts";
import { fit, unmet } from "../../src/elements/bottleneck/fit.ts";
import { codeLimits } from "../../src/elements/bottleneck/own-codes.ts";
import { OwnPca } from "../../src/core/own-pca.ts";
import { OwnSamples } from "../../src/elements/bottleneck/own-samples.ts";
import { digits, type LiveSubject } from "../../src/elements/bottleneck/subject.ts";
import { sweep } from "../../src/elements/bottleneck/sweep.ts";
import { principalMany } from "../../src/math/principal-many.ts";
import { principalDirections, type Principal } from "../../src/math/principal.ts";
import { Random } from "../../src/math/random.ts";
import type { Autoencoder, Dataset } from "../../src/model/api.ts";
import { parseSprite } from "../../src/model/sprite.ts";

function finish<T>(work: Generator<void, T>): T {
  for (;;) {
    const { done, value } = work.next();
    if (done) return value;
  }
}
const dot = (a: ArrayLike<number>, b: ArrayLike<number>) => Array.from(a).reduce((sum, v, i) => sum + v * b[i], 0);

/** Rows that spread by a different factor along each of `rank` directions, which are not the axes. */
function cloud(rows: number, width: number, rank: number, seed: number): Float32Array {
  const random = new Random(seed);
  const directions = Array.from({ length: rank }, () => Array.from({ length: width }, () => random.normal()));
  const out = new Float32Array(rows * width);
  for (let r = 0; r < rows; r++)
    directions.forEach((direction, d) => {
      const along = random.normal() * 0.7 ** d;
      for (let i = 0; i < width; i++) out[r * width + i] += along * direction[i];
    });
  return out;
}

/** Mean squared distance of the rows from what `count` directions make of them. */
function missed({ mean, directions, width }: Principal, rows: Float32Array, count: number): number {
  let sum = 0;
  for (let r = 0; r * width < rows.length; r++) {
    const row = Array.from(rows.subarray(r * width, (r + 1) * width), (v, i) => v - mean[i]);
    sum += dot(row, row) - directions.slice(0, count).reduce((all, direction) => all + dot(row, direction) ** 2, 0);
  }
  return sum / rows.length;
}

test("many directions: of length 1, at right angles, the widest first, the same as one by one", () => {
  fc.assert(
    fc.property(fc.integer({ min: 3, max: 40 }), fc.integer({ min: 3, max: 30 }), fc.nat(1000), (n, width, seed) => {
      const rows = cloud(n, width, 5, seed);
      const many = finish(principalMany(() => rows, width, 3));
      const single = finish(principalDirections(rows, width, 3));
      many.directions.forEach((a, i) => {
        assert.ok(Math.abs(dot(a, a) - 1) < 1e-6);
        for (const b of many.directions.slice(0, i)) assert.ok(Math.abs(dot(a, b)) < 1e-6);
        if (i > 0) assert.ok(many.shares[i] <= many.shares[i - 1] + 1e-12);
      });
      for (const count of [1, 2, 3]) {
        if (!(single.shares[count - 1] > 1e-9)) continue; // what is no direction there is none here
        const [ours, theirs] = [missed(many, rows, count), missed(single, rows, count)];
        assert.ok(ours <= theirs + 1e-9 + 1e-6 * Math.abs(theirs), `${count} directions of ${n} × ${width}: ${ours} and not ${theirs}`);
      }
    }),
    { numRuns: 60, seed: 1 },
  );
});

test("fewer directions where the rows have no more, none where they are alike", () => {
  const rows = cloud(30, 12, 2, 7);
  const { directions, mean } = finish(principalMany(() => rows, 12, 8));
  assert.ok(directions.length >= 2 && directions.length <= 8);
  assert.ok(missed({ width: 12, directions, mean, shares: [] }, rows, 2) < 1e-9, "two hold everything");
  assert.deepEqual(finish(principalMany(() => new Float32Array(40).fill(0.3), 4, 3)).directions, []);
  assert.throws(() => finish(principalMany(() => new Float32Array(7), 4, 3)), RangeError);
});

const flagsAt = (name: string) => readFileSync(new URL(`../../site/examples/flags/${name}`, import.meta.url));

async function flags(): Promise<Dataset> {
  const file = flagsAt("flags.sprite.bin");
  const sprite = await parseSprite(new Uint8Array(file).buffer);
  const { width, height, channels } = sprite;
  return { ...sprite, id: "flags", inputSize: width * height * channels };
}

test("PCA of the flags that were learnt from has the errors that training measured", async () => {
  const data = await flags();
  const { heldOut, models } = JSON.parse(flagsAt("figures.json").toString()) as {
    heldOut: number[];
    models: Record<"flags32", { errors: { k: number; pcaTrain: number }[] }>;
  };
  const { inputSize: size } = data;
  const learnt = Array.from({ length: data.count }, (_, i) => i).filter((i) => !heldOut.includes(i));
  const images = new Float32Array(learnt.length * size);
  learnt.forEach((at, i) => images.set(data.images.subarray(at * size, (at + 1) * size), i * size));
  const pca = new OwnPca({ ...data, images, count: learnt.length }, 32);
  assert.equal(pca.isMade, false);
  for (const { k, pcaTrain } of models.flags32.errors) {
    const back = await pca.decode(await pca.encode(images, { k }), { k });
    const error = back.reduce((sum, v, i) => sum + (v - images[i]) ** 2, 0) / learnt.length;
    assert.ok(Math.abs(error / pcaTrain - 1) < 0.002, `k = ${k}: ${error}, training has ${pcaTrain}`);
  }
  assert.equal(pca.isMade, true);
});

test("PCA of many large images takes some of all of them, comes in small steps, and stops where nobody waits", async () => {
  const [count, width, height] = [4000, 32, 32];
  const random = new Random(3);
  const images = new Float32Array(count * width * height).map(() => random.uniform());
  const data = {
    id: "many",
    count,
    width,
    height,
    channels: 1,
    inputSize: width * height,
    images,
    labels: new Uint8Array(count),
    classes: ["all"],
  } as const;
  const pca = new OwnPca(data, 16);
  assert.equal(pca.fitted, 1024);
  const gone = new AbortController();
  const waiting = pca.encode(images.subarray(0, width * height), { signal: gone.signal });
  setTimeout(() => gone.abort(), 30);
  await assert.rejects(waiting, { code: "aborted" });
  assert.equal(pca.isMade, false);
  let longest = 0;
  const steps = principalMany(() => images.subarray(0, 1024 * 1024), 1024, 16);
  for (let last = performance.now(), done: boolean | undefined = false; !done; last = performance.now()) {
    ({ done } = steps.next());
    longest = Math.max(longest, performance.now() - last);
  }
  assert.ok(longest < 400, `a step took ${longest} ms`); // absolute times mean little on a shared machine: the whole takes seconds
});

const someData = (labels: readonly number[], size = 2): Dataset => ({
  id: "some",
  count: labels.length,
  width: size,
  height: 1,
  channels: 1,
  inputSize: size,
  images: Float32Array.from({ length: labels.length * size }, (_, i) => i / (labels.length * size)),
  labels: Uint8Array.from(labels),
  classes: [],
});

test("samples: the first of each class, more of few classes, ten of many; what is not there is the nearest", () => {
  const of = (labels: readonly number[]) => new OwnSamples(someData(labels));
  assert.deepEqual(of([1, 0, 1, 3]).tiles, [
    { digit: 0, nth: 0 },
    { digit: 1, nth: 0 },
    { digit: 1, nth: 1 },
    { digit: 3, nth: 0 },
  ]);
  assert.deepEqual(
    of(new Array<number>(40).fill(0)).tiles.map(({ nth }) => nth),
    [0, 1, 2, 3, 4, 5, 6, 7, 8, 9],
  );
  assert.deepEqual(
    of([0, 1, 2, 3, 4, 5, 0, 1, 2, 3, 4, 5]).tiles.map(({ digit }) => digit),
    [0, 1, 2, 3, 4, 5],
    "a second round has no room",
  );
  assert.deepEqual(
    of(Array.from({ length: 64 }, (_, i) => i)).tiles.map(({ digit }) => digit),
    [0, 6, 12, 19, 25, 32, 38, 44, 51, 57],
  );
  const gaps = of([1, 5, 5]);
  assert.deepEqual(gaps.nearest(0), { digit: 1, nth: 0 });
  assert.deepEqual(gaps.nearest(3), { digit: 1, nth: 0 });
  assert.deepEqual(gaps.nearest(9, 7), { digit: 5, nth: 1 });
  assert.deepEqual(gaps.image(5, 1), someData([1, 5, 5]).images.slice(4, 6));
  assert.equal(gaps.image(4), null);
});

test("a scene is fitted to the model and its images, and nothing is said of defaults", () => {
  const samples = new OwnSamples(someData([0, 1, 1], 12));
  const subject: LiveSubject = { ...digits, size: 12, lengths: [3], classes: 2, isDrawn: false, isDigits: false };
  const own = { ...subject, nearest: samples.nearest, image: samples.image };
  const told: string[] = [];
  const fitted = (scene: Partial<typeof DEFAULTS>) => {
    told.push(...unmet(scene, own));
    return fit({ ...DEFAULTS, ...scene }, own, (message) => told.push(message));
  };
  const usual = fitted({});
  assert.deepEqual([usual.k, usual.digit], [3, 1]);
  assert.deepEqual(told, []);
  assert.equal(
    fit(usual, own, () => {}),
    usual,
    "what fits is the same scene",
  );
  assert.deepEqual([...fitted({ digit: 1, edited: Float32Array.of(1, 2, 3, 4, 5, 6, 7, 8) }).edited!], [1, 2, 3]);
  assert.equal(fitted({ source: { kind: "image", pixels: new Float32Array(784) } }).source.kind, "sample");
  assert.equal(fitted({ source: { kind: "letter", letter: "A" } }).source.kind, "sample");
  assert.deepEqual(fitted({ source: { kind: "sample", nth: 9 } }).source, { kind: "sample", nth: 1 });
  assert.deepEqual(fitted({ source: { kind: "noise", seed: 4 } }).source, { kind: "noise", seed: 4 });
  assert.equal(told.length, 2);
  fitted({ k: 60, digit: 20 });
  assert.match(told[2], /^k: .* using 3 in place of 60$/);
  assert.match(told[3], /^digit: 20 is not a whole number from 0 to 1; using 1$/);
});

test("the axis of codes holds nearly all of them, at every length; numbers below 1 have round ends", async () => {
  const data = someData(new Array<number>(300).fill(0));
  const scale = [0.034, 7.2];
  const model: Autoencoder = {
    id: "two",
    inputSize: 2,
    latentSize: 2,
    encode: (x) => Promise.resolve(x.map((v, i) => v * scale[i % 2])),
    decode: (z) => Promise.resolve(z),
  };
  const limits = await codeLimits(model, data, [1, 2], new AbortController().signal);
  assert.equal(limits.get(1), 0.04);
  assert.equal(limits.get(2), 7);
  for (const [size, round] of [
    [0.031, 0.04],
    [0.3, 0.3],
    [0.95, 1],
    [1, 1],
    [1.2, 2],
    [17.1, 18],
    [0, 0],
  ])
    assert.equal(logic.roundUp(size), round);
  assert.equal(logic.codeLimit([0.01, -0.22], 0.1), 0.3);
});

test("k on an axis of any length", () => {
  for (const most of [2, 24, 32, MAX_K]) {
    for (let k = 1; k <= most; k++) assert.equal(logic.positionToK(logic.kToPosition(k, most), most), k);
    assert.equal(logic.kAfterKey(1, "End", most), most);
    assert.equal(logic.kToPosition(most, most), 1);
  }
});

test("a sweep has the lengths that it is asked for, and holes between them", async () => {
  const model: Autoencoder = {
    id: "same",
    inputSize: 4,
    latentSize: 4,
    encode: (x, options) => Promise.resolve(x.map((v, i) => (i % 4 < (options!.k as number[])[Math.floor(i / 4)] ? v : 0))),
    decode: (z) => Promise.resolve(z),
  };
  const { errors } = await sweep(model, Float32Array.of(1, 1, 1, 1), undefined, [3]);
  assert.equal(errors.length, 3);
  assert.equal(0 in errors, false);
  assert.equal(errors[2], 0.25);
  assert.deepEqual([...(await sweep(model, Float32Array.of(1, 1, 1, 1))).errors], [0.75, 0.5, 0.25, 0]);
});

test("names of single points stand beside them and apart", () => {
  const frame = { left: 0, right: 200, top: 0, bottom: 100 };
  const names = [0, 1].map((curve) => ({ curves: [curve], width: 60, height: 15 }));
  const [a, b] = besidePoints(
    [
      [50, 40],
      [50, 44],
    ],
    names,
    frame,
  );
  assert.deepEqual(a, { x: 60, y: 40 });
  assert.ok(b!.y - a.y >= 15);
  assert.ok(besidePoints([[190, 40]], names.slice(0, 1), frame)[0]!.x + 60 <= 190);
});
