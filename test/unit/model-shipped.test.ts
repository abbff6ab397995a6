/** The pool as it is, the weights that ship, in Node: only `fetch` is replaced, by one that reads the files. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { after, beforeEach, test } from "node:test";
import { ModelError, type AssetId, type AutoencoderId, type Progress } from "../../src/model/api.js";
import { assetUrl } from "../../src/model/assets.js";
import { assetIds, catalogueEntry } from "../../src/model/catalogue.js";
import { acquire, acquireAll, configure, engineInfo } from "../../src/model/pool.js";
import type { Vectors } from "../../scripts/tfjs/make-vectors.js";
import { trimWasm } from "../../scripts/tfjs/index.mjs";

const vectors = JSON.parse(readFileSync(new URL("../fixtures/vectors.json", import.meta.url), "utf8")) as Vectors;
const wasm = await trimWasm();
let requested: string[] = [];
let broken: RegExp | null = null;

globalThis.fetch = async (input) => {
  const url = input as string;
  requested.push(url);
  if (broken?.test(url)) return new Response("", { status: 404 });
  return new Response(readFileSync(url.endsWith(".wasm") ? wasm : fileURLToPath(url)));
};
const realFetch = globalThis.fetch;
after(() => void (globalThis.fetch = realFetch));
beforeEach(() => {
  requested = [];
  broken = null;
});

test("every file of the catalogue has an address, and the stored vectors belong to the weights", () => {
  for (const id of assetIds) {
    const { file, bytes, sha256 } = catalogueEntry(id);
    assert.equal(readFileSync(fileURLToPath(assetUrl("weights", file))).length, bytes);
    assert.equal(vectors.sha256[id], sha256, `${id}: run scripts/tfjs/make-vectors.ts`);
  }
  assert.equal(assetUrl("weights", "nested.bin", "https://a.example/b/"), "https://a.example/b/weights/nested.bin");
  assert.throws(() => assetUrl("weights", "other.bin"), /no file weights\/other\.bin/);
  assert.throws(() => catalogueEntry("nothing" as AssetId), /there are nested/);
});

for (const backend of ["wasm", "cpu"] as const) {
  test(`${backend}: the models that ship give the stored vectors`, async () => {
    configure({ backend });
    const { model: data, release } = await acquireAll(assetIds);
    assert.equal(engineInfo().backend, backend);
    const x = Float32Array.from(vectors.images.flatMap((i) => [...data.digits.images.subarray(i * 784, (i + 1) * 784)]));
    for (const [id, vector] of Object.entries(vectors.models)) {
      if (vector.probabilities) {
        assertClose(await data.classifier.classify(x), vector.probabilities, id);
        continue;
      }
      const model = data[id as AutoencoderId];
      assertClose(
        await model.encode(model.inputSize === 784 ? x : Float32Array.from(vectors.windows), { k: vector.k }),
        vector.codes!,
        `${id}: encode`,
      );
      assertClose(await model.decode(Float32Array.from(vector.decodeFrom!), { k: vector.k }), vector.decoded!, `${id}: decode`);
    }
    release();
  });
}

function assertClose(actual: ArrayLike<number>, expected: ArrayLike<number>, what: string): void {
  assert.equal(actual.length, expected.length, what);
  let worst = 0;
  for (let i = 0; i < expected.length; i++) if (!(Math.abs(actual[i] - expected[i]) <= worst)) worst = Math.abs(actual[i] - expected[i]);
  assert.ok(worst <= 1e-4, `${what}: differs by ${worst}`);
}

test("the data set: 2,000 digits or more, pixels in [0, 1], every class", async () => {
  const { model: digits, release } = await acquire("digits");
  assert.ok(digits.count >= 2000);
  assert.equal(digits.images.length, digits.count * 784);
  assert.equal(digits.labels.length, digits.count);
  assert.equal(new Set(digits.labels).size, 10);
  assert.ok(digits.images.every((v) => v >= 0 && v <= 1));
  release();
});

test("acquireAll: one progress over all files, up to the sum; one release", async () => {
  configure({ backend: "cpu", assetBase: new URL("../../", import.meta.url) });
  const seen: Progress[] = [];
  const { model } = await acquireAll(["ae2", "vae2", "ae2"], { onProgress: (progress) => seen.push(progress) });
  assert.deepEqual(Object.keys(model), ["ae2", "vae2"]);
  const total = catalogueEntry("ae2").bytes + catalogueEntry("vae2").bytes;
  assert.deepEqual(seen.at(-1), { loaded: total, total });
  for (let i = 1; i < seen.length; i++) assert.ok(seen[i].loaded > seen[i - 1].loaded && seen[i].total === total);
  assert.deepEqual((await acquireAll([])).model, {});
});

test("acquireAll: one failure fails it, with that failure, and lets the others go", async () => {
  configure({ backend: "auto" });
  broken = /classifier/;
  await assert.rejects(acquireAll(["pca", "classifier"]), (error) => error instanceof ModelError && error.code === "network");
  await assert.rejects(acquireAll(["pca", "classifier"], { signal: AbortSignal.abort() }), { code: "aborted" });
  broken = null;
  const lease = await acquireAll(["pca", "classifier"]);
  lease.release();
});

test("two copies of the library on a page: one pool, one download, one model, errors that both know", async () => {
  configure({ backend: "cpu" });
  const second = "?second"; // another address, another copy
  const other = (await import(`../../src/model/pool.js${second}`)) as typeof import("../../src/model/pool.js");
  const otherApi = (await import(`../../src/model/api.js${second}`)) as typeof import("../../src/model/api.js");
  assert.notEqual(other.acquire, acquire);
  const [a, b] = await Promise.all([acquire("nested"), other.acquire("nested")]);
  assert.equal(a.model, b.model);
  assert.ok(requested.filter((url) => url.endsWith("nested.bin")).length <= 1);
  assert.deepEqual(other.engineInfo(), engineInfo());
  a.release();
  b.release();
  assert.notEqual(otherApi.ModelError, ModelError);
  assert.ok(new ModelError("network", "") instanceof otherApi.ModelError);
  assert.ok(!(new Error("") instanceof otherApi.ModelError));
  assert.ok(!((null as unknown) instanceof ModelError));
});
