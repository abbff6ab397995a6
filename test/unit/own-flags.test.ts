/** The example of a model of an author's own: what its files say of themselves can be measured again, and the tags can have it. */
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { Random } from "../../src/math/random.js";
import { parseWeights } from "../../src/model/format.js";
import { train } from "../../training/loop.js";
import { augmented } from "../../training/own/augment.js";
import { CONTINENTS, pick, readFlags, row, SIZE, split, type Flags } from "../../training/own/flags-data.js";
import { FlagsLearner, type FlagsOptions } from "../../training/own/flags-learner.js";
import { components, componentsError } from "../../training/own/flags-pca.js";
import { FLAGS, measureFlags, readFigures } from "../../training/own/flags.js";
import { flagsTable } from "../../training/own/flags-table.js";
import { packNetwork } from "../../training/quantise.js";
import { serve, type Answer } from "../helpers/own.js";

const folder = fileURLToPath(new URL("../../site/examples/flags/", import.meta.url));
const read = (name: string) => new Uint8Array(readFileSync(join(folder, name)));
const figures = readFigures(folder);
const flags = await readFlags(read(figures.sprite.file));

const NONE = { shift: 0, contrast: 0, brightness: 0, mirror: 0, recolour: 0 };

test("every file is the one that was measured, and none is large", () => {
  const files = [figures.sprite, ...Object.values(figures.models)];
  for (const { file, bytes, sha256 } of files) {
    assert.equal(createHash("sha256").update(read(file)).digest("hex"), sha256, `${file}: npm run train -- flags`);
    assert.equal(read(file).length, bytes);
  }
  const all = readdirSync(folder).reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);
  assert.ok(all < 2e6, `${all} bytes`);
});

test("the figures of both networks are those of their files", () => {
  for (const { options } of FLAGS) {
    const { file, ...model } = figures.models[options.id];
    const measured = measureFlags(options, read(file), flags);
    for (const [i, expected] of model.errors.entries())
      for (const key of ["k", "train", "heldOut", "pcaTrain", "pcaHeldOut"] as const)
        assert.ok(Math.abs(measured.errors[i][key] - expected[key]) <= 1e-3 * expected[key], `${file}: ${key} at k = ${expected.k}`);
    assert.deepEqual(measured.codeDeviation, model.codeDeviation);
  }
  const card = readFileSync(new URL("../../docs/models/flags.md", import.meta.url), "utf8");
  const plain = (text: string) => text.replaceAll(/[\s|-]+/g, " ").trim();
  assert.ok(plain(card).includes(plain(flagsTable(figures))), "docs/models/flags.md: npm run train -- --docs");
});

test("what the card says of them", () => {
  const two = figures.models.flags2.errors[0];
  assert.ok(
    two.train < two.pcaTrain / 2 && two.heldOut < two.pcaHeldOut,
    "two numbers say more than two principal components, of new flags too",
  );
  const { errors } = figures.models.flags32;
  for (const [i, each] of errors.entries())
    if (i > 0) assert.ok(each.train <= errors[i - 1].train + 0.5, `k = ${each.k} is no worse than ${errors[i - 1].k}`);
  assert.ok(errors.filter(({ k }) => k <= 8).every((each) => each.heldOut < each.pcaHeldOut));
  assert.ok(
    errors.some(({ k, heldOut, pcaHeldOut }) => k >= 16 && heldOut > pcaHeldOut),
    "with many numbers principal components are better with new flags",
  );
  assert.ok([...errors, two].every((each) => each.k === 1 || each.heldOut > each.train));
});

test("the held-out flags have no twin among the others, and the first pictures are one of each continent", () => {
  const { train: learnt, heldOut } = split(flags);
  assert.deepEqual(heldOut, figures.heldOut);
  assert.equal(learnt.length + heldOut.length, flags.count);
  assert.equal(figures.codes.length, flags.count);
  assert.deepEqual([...flags.labels.subarray(0, CONTINENTS.length)], [...CONTINENTS.keys()]);
  const difference = (a: Float32Array, b: Float32Array) => a.reduce((sum, value, i) => sum + (value - b[i]) ** 2, 0) / SIZE;
  for (const i of heldOut)
    assert.ok(
      learnt.every((j) => difference(row(flags, i), row(flags, j)) > 0.003),
      figures.codes[i],
    );
  assert.ok(heldOut.length > 30);
});

test("a tag can have both, and the same numbers come out", async () => {
  const names = readdirSync(folder);
  const server = serve(new Map<string, Answer>(names.map((name) => [`flags/${name}`, read(name)])));
  for (const { manifest, options } of FLAGS) {
    assert.ok(existsSync(join(folder, manifest)));
    const { model, release } = await server.acquire({ modelSrc: `flags/${manifest}` });
    assert.deepEqual(model.image, { width: 24, height: 18, channels: 3 });
    assert.deepEqual(model.classes, CONTINENTS);
    assert.equal(model.data!.count, flags.count);
    const autoencoder = model.autoencoder!;
    assert.equal(autoencoder.nested, options.knots !== undefined);
    const heldOut = pick(flags, figures.heldOut);
    for (const { k, heldOut: expected } of figures.models[options.id].errors) {
      const y = await autoencoder.decode(await autoencoder.encode(heldOut.images, { k }), { k });
      const error = y.reduce((sum, value, i) => sum + (value - heldOut.images[i]) ** 2, 0) / heldOut.count;
      assert.ok(Math.abs(error - expected) < 2e-3 * expected, `${manifest}, k = ${k}: ${error}, not ${expected}`);
    }
    release();
  }
  assert.equal(server.requests.filter(({ path }) => path.endsWith(figures.sprite.file)).length, 1, "the pictures are shared");
});

const few = (): Flags => pick(flags, [0, 1, 2, 3, 4, 5, 6, 7]);
const small: FlagsOptions = { id: "small", hidden: [24], latent: 4, knots: [1, 2, 4], augment: NONE, roundFrom: 0.8, levels: 127 };

async function trained(options: FlagsOptions, epochs: number) {
  const random = new Random(4);
  const learner = new FlagsLearner(options, few(), random);
  const before = learner.validate();
  const outcome = await train({ id: "small", seed: 4, epochs, batch: 8, rate: 5e-3, examples: 64, recipe: "small" }, learner, random);
  return { before, after: outcome.validation, bytes: packNetwork(learner.plain("scale").network) };
}

test("the same seed makes the same bytes, and learning helps", async () => {
  const [a, b] = [await trained(small, 25), await trained(small, 25)];
  assert.deepEqual(a.bytes, b.bytes);
  assert.ok(a.after < 0.6 * a.before, `${a.before} → ${a.after}`);
  const network = parseWeights(new Uint8Array(a.bytes).buffer);
  assert.equal(network.inputSize, SIZE);
  assert.ok(network.encoder[0].film && network.decoder![0].film);
});

test("changing nothing leaves a picture as it is; changed ones stay within [0, 1]", () => {
  const indices = [3, 0, 7];
  assert.deepEqual(augmented(flags, indices, new Random(1), NONE), pick(flags, indices).images);
  const wild = augmented(flags, indices, new Random(1), { shift: 5, contrast: 0.9, brightness: 0.9, mirror: 1, recolour: 1 });
  assert.ok(wild.every((value) => value >= 0 && value <= 1));
  const mirrored = augmented(flags, [0], new Random(1), { ...NONE, mirror: 1 });
  const back = augmented({ ...flags, images: mirrored, count: 1 }, [0], new Random(1), { ...NONE, mirror: 1 });
  assert.deepEqual(back, row(flags, 0).slice());
});

test("principal components: unit vectors at right angles, and with as many as pictures (less one) nothing is left", () => {
  const all = few();
  const found = components(all, 7);
  for (const [i, a] of found.vectors.entries())
    for (const [j, b] of found.vectors.entries()) {
      const product = a.reduce((sum, value, p) => sum + value * b[p], 0);
      assert.ok(Math.abs(product - (i === j ? 1 : 0)) < 1e-6, `${i} and ${j}: ${product}`);
    }
  const errors = [0, 1, 3, 7].map((k) => componentsError(found, all, k));
  assert.ok(errors.every((error, i) => i === 0 || error < errors[i - 1]));
  assert.ok(errors[3] < 1e-6);
});
