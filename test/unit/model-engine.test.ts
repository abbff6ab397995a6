import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { ModelError, type Autoencoder, type Classifier } from "../../src/model/api.js";
import { createEngine, type Disposable, type Engine } from "../../src/model/engine.js";
import { parseWeights } from "../../src/model/format.js";
import * as reference from "../../scripts/tfjs/reference.js";
import { trimWasm } from "../../scripts/tfjs/index.mjs";
import { random, randomFloats, randomNetworkFile, type NetworkSpec } from "../helpers/random-network.js";

const TOLERANCE = 1e-4;

async function wasmFile(): Promise<ArrayBuffer> {
  return new Uint8Array(readFileSync(await trimWasm())).buffer;
}

const engines: Record<string, Engine> = {
  wasm: await createEngine("wasm", wasmFile()),
  cpu: await createEngine("cpu"),
};

function assertClose(actual: ArrayLike<number>, expected: ArrayLike<number>, what: string, tolerance = TOLERANCE): void {
  assert.equal(actual.length, expected.length, `${what}: length`);
  let worst = 0;
  for (let i = 0; i < expected.length; i++) {
    const difference = Math.abs(actual[i] - expected[i]);
    if (!(difference <= worst)) worst = difference; // NaN counts
  }
  assert.ok(worst <= tolerance, `${what}: differs by ${worst}`);
}

const conditioned: NetworkSpec = {
  inputSize: 37,
  latentSize: 9,
  encoder: [
    { out: 23, activation: "relu", film: true },
    { out: 17, activation: "relu" },
    { out: 9, activation: "linear" },
  ],
  decoder: [
    { out: 21, activation: "relu", film: true },
    { out: 13, activation: "sigmoid", film: true },
    { out: 19, activation: "relu", film: true },
    { out: 37, activation: "sigmoid" },
  ],
};

for (const [name, engine] of Object.entries(engines)) {
  test(`${name}: encode and decode agree with plain loops, for every k and for a k of each row`, async () => {
    for (let seed = 1; seed <= 5; seed++) {
      const file = randomNetworkFile(conditioned, seed);
      const network = parseWeights(file);
      const model = engine.load(file) as Autoencoder & Disposable;
      const next = random(100 + seed);
      for (const rows of [1, 2, 7, 33]) {
        const x = randomFloats(rows * 37, next, 0, 1);
        const z = randomFloats(rows * 9, next, -2, 2);
        const each = Uint8Array.from({ length: rows }, () => 1 + Math.floor(9 * next()));
        for (const k of [undefined, 1, 4, 9, each, Array.from(each)]) {
          const of = (row: number) => (k === undefined ? 9 : typeof k === "number" ? k : k[row]);
          const what = `${rows} rows, k = ${String(k)}`;
          assertClose(await model.encode(x, { k }), reference.encode(network, x, of), `encode, ${what}`);
          assertClose(await model.decode(z, { k }), reference.decode(network, z, of), `decode, ${what}`);
        }
      }
      model.dispose();
    }
  });

  test(`${name}: numbers of the code past k are zero, and do not reach the decoder`, async () => {
    const model = engine.load(randomNetworkFile(conditioned, 9)) as Autoencoder & Disposable;
    const x = randomFloats(2 * 37, random(1), 0, 1);
    const code = await model.encode(x, { k: [2, 5] });
    assert.ok(code.subarray(0, 2).every((v) => v !== 0));
    assert.ok(code.subarray(2, 9).every((v) => v === 0));
    assert.ok(code.subarray(9 + 5).every((v) => v === 0));
    const z = randomFloats(9, random(2));
    const noisy = z.map((v, i) => (i < 3 ? v : 100));
    assert.deepEqual(await model.decode(z, { k: 3 }), await model.decode(noisy, { k: 3 }));
    assert.equal(noisy[8], 100, "the caller's code is left alone");
    model.dispose();
  });

  test(`${name}: a batch larger than a slice gives what its rows give one by one`, async () => {
    const encoder: NetworkSpec["encoder"] = [
      { out: 64, activation: "relu", film: true },
      { out: 9, activation: "linear" },
    ];
    const spec: NetworkSpec = { inputSize: 784, latentSize: 9, encoder, decoder: [{ out: 784, activation: "sigmoid" }] };
    const model = engine.load(randomNetworkFile(spec, 3)) as Autoencoder & Disposable;
    const rows = 300;
    const next = random(8);
    const x = randomFloats(rows * 784, next, 0, 1);
    const k = Array.from({ length: rows }, () => 1 + Math.floor(9 * next()));
    const all = await model.encode(x, { k });
    for (const row of [0, 1, 57, 150, 298, 299]) {
      const one = await model.encode(x.subarray(row * 784, (row + 1) * 784), { k: k[row] });
      assertClose(all.subarray(row * 9, (row + 1) * 9), one, `row ${row}`, 1e-6);
    }
    model.dispose();
  });

  test(`${name}: a linear decoder and a k out of range`, async () => {
    const file = randomNetworkFile(
      { inputSize: 12, latentSize: 5, encoder: [{ out: 5, activation: "linear" }], decoder: [{ out: 12, activation: "linear" }] },
      4,
    );
    const model = engine.load(file) as Autoencoder & Disposable;
    const network = parseWeights(file);
    const z = randomFloats(10, random(5));
    for (const [k, nearest] of [
      [-3, 1],
      [0, 1],
      [NaN, 1],
      [2.4, 2],
      [1e9, 5],
      [Infinity, 5],
    ]) {
      assertClose(
        await model.decode(z, { k }),
        reference.decode(network, z, () => nearest),
        `k = ${k}`,
      );
    }
    model.dispose();
  });

  test(`${name}: a classifier gives probabilities, large logits included`, async () => {
    const file = randomNetworkFile(
      {
        inputSize: 20,
        latentSize: 10,
        encoder: [
          { out: 16, activation: "relu" },
          { out: 10, activation: "linear" },
        ],
      },
      6,
    );
    const model = engine.load(file) as Classifier & Disposable;
    assert.equal(model.classes, 10);
    for (const size of [1, 1e3]) {
      const x = randomFloats(5 * 20, random(7), 0, size);
      const p = await model.classify(x);
      for (let row = 0; row < 5; row++) assert.ok(Math.abs(p.subarray(row * 10, row * 10 + 10).reduce((a, b) => a + b) - 1) < 1e-5);
      // Float32 logits of a thousand are off by a ten-thousandth; so are the probabilities.
      assertClose(p, reference.classify(parseWeights(file), x), `inputs up to ${size}`, size === 1 ? TOLERANCE : 1e-2);
    }
    model.dispose();
  });

  test(`${name}: the fused sigmoid is right from −90 to 90`, async () => {
    const file = randomNetworkFile({ inputSize: 1, latentSize: 1, encoder: [{ out: 1, activation: "sigmoid" }] }, 1);
    const network = parseWeights(file);
    const [weight] = network.encoder[0].weights;
    const x = Float32Array.from({ length: 181 }, (_, i) => (i - 90 - network.encoder[0].bias[0]) / weight);
    const model = engine.load(
      randomNetworkFile(
        { inputSize: 1, latentSize: 1, encoder: [{ out: 1, activation: "sigmoid" }], decoder: [{ out: 1, activation: "linear" }] },
        1,
      ),
    ) as Autoencoder & Disposable;
    assertClose(
      await model.encode(x),
      reference.forward(network.encoder, x, () => 1),
      "sigmoid",
      1e-6,
    );
    model.dispose();
  });

  test(`${name}: no tensor is left behind, after errors and aborts too`, async () => {
    const before = engine.numTensors;
    const file = randomNetworkFile(conditioned, 2);
    for (let round = 0; round < 100; round++) {
      const model = engine.load(file) as Autoencoder & Disposable;
      assert.equal(engine.numTensors, before + 2 * 7);
      await model.decode(randomFloats(9 * 3, random(round)), { k: 1 + (round % 9) });
      await assert.rejects(model.encode(new Float32Array(37), { signal: AbortSignal.abort() }), { code: "aborted" });
      model.dispose();
      model.dispose();
      assert.equal(engine.numTensors, before);
    }
  });

  test(`${name}: an abort between slices ends the run`, async () => {
    const spec: NetworkSpec = {
      inputSize: 784,
      latentSize: 8,
      encoder: [
        { out: 256, activation: "relu" },
        { out: 8, activation: "linear" },
      ],
    };
    const model = engine.load(randomNetworkFile({ ...spec, decoder: [{ out: 784, activation: "sigmoid" }] }, 3)) as Autoencoder &
      Disposable;
    const controller = new AbortController();
    const run = model.encode(new Float32Array(5_000 * 784), { signal: controller.signal });
    setTimeout(() => controller.abort(), 20);
    await assert.rejects(run, (error) => error instanceof ModelError && error.code === "aborted");
    const stopped = model.encode(new Float32Array(5_000 * 784));
    setTimeout(() => model.dispose(), 20);
    await assert.rejects(stopped, { code: "backend", message: /released/ });
    await assert.rejects(model.decode(new Float32Array(8)), { code: "backend", message: /released/ });
  });

  test(`${name}: input that is no whole number of rows, a k too few, nothing at all`, async () => {
    const model = engine.load(randomNetworkFile(conditioned, 2)) as Autoencoder & Disposable;
    await assert.rejects(model.encode(new Float32Array(38)), /38 numbers are no whole number of rows of 37/);
    await assert.rejects(model.decode(new Float32Array(18), { k: [1] }), /1 values of k for 2 rows/);
    assert.equal((await model.encode(new Float32Array(0))).length, 0);
    model.dispose();
  });
}

test("a file that is not a network is an integrity error", () => {
  assert.throws(
    () => engines.cpu.load(new ArrayBuffer(64)),
    (error) => error instanceof ModelError && error.code === "integrity",
  );
});

test("a wasm file that does not compile: auto falls back to cpu and says why, wasm refuses", async () => {
  const { stopBackend } = await import("../../src/model/tfjs/runtime.js");
  stopBackend("wasm");
  const broken = new ArrayBuffer(100);
  const fallen = await createEngine("auto", Promise.resolve(broken));
  assert.equal(fallen.backend, "cpu");
  assert.match(fallen.fallback!, /WebAssembly/i);
  await assert.rejects(createEngine("wasm", Promise.resolve(broken)), (error) => error instanceof ModelError && error.code === "backend");
  const gone = Promise.reject(new ModelError("network", "gone"));
  assert.equal((await createEngine("auto", gone)).fallback, "gone");
  await assert.rejects(createEngine("wasm", gone), { code: "network" });
  // And from there to a good start.
  assert.equal((await createEngine("auto", wasmFile())).backend, "wasm");
});
