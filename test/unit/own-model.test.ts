import assert from "node:assert/strict";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { graphEncoder, graphModel } from "../../scripts/tfjs/own-graphs.js";
import { convModel, denseModel, type OwnModel } from "../../scripts/tfjs/own-models.js";
import { foreign, prebundleTfjs } from "../../scripts/tfjs/prebundle.mjs";
import type { OwnAutoencoder } from "../../src/model/api.js";
import { Random } from "../../src/math/random.js";
import { denseChain } from "../../src/model/own/dense-chain.js";
import type { Json } from "../../src/model/own/json.js";
import { parseModelJson, type ModelJson } from "../../src/model/own/model-json.js";
import { weightReader } from "../../src/model/own/weights-data.js";
import type { ForeignScript } from "../../src/model/tfjs/foreign.js";
import { bytesOf, jsonOf, scripts, serve, SERVER, type Answer } from "../helpers/own.js";
import { randomNetworkFile } from "../helpers/random-network.js";

const TOLERANCE = 1e-5;

function assertClose(actual: ArrayLike<number>, expected: ArrayLike<number>, what: string): void {
  assert.equal(actual.length, expected.length, what);
  let worst = 0;
  for (let i = 0; i < expected.length; i++)
    worst = Math.max(worst, Math.abs(actual[i] - expected[i]) || (Number.isNaN(actual[i]) ? Infinity : 0));
  assert.ok(worst <= TOLERANCE, `${what}: off by ${worst}`);
}

const MODELS: Readonly<Record<string, OwnModel>> = { dense: await denseModel(), conv: await convModel(), graph: graphModel() };

const filesOf = ({ files }: OwnModel): Map<string, Answer> => new Map(files);

async function assertSame(autoencoder: OwnAutoencoder, { images, codes, decoded }: OwnModel, what: string): Promise<void> {
  const x = Float32Array.from(images);
  assertClose(await autoencoder.encode(x), codes, `${what}: encode`);
  assertClose(await autoencoder.decode(Float32Array.from(codes)), decoded, `${what}: decode`);
}

for (const [name, model] of Object.entries(MODELS)) {
  test(`a model of ${name} layers gives what TensorFlow.js gave before it was saved`, async () => {
    const server = serve(filesOf(model));
    const { model: assets, release } = await server.acquire({ modelSrc: "manifest.json" });
    assert.deepEqual(assets.image, model.manifest.image);
    assert.equal(assets.data, undefined);
    const { autoencoder } = assets;
    assert.ok(autoencoder);
    assert.equal(autoencoder.latentSize, model.manifest.latentSize);
    assert.equal(autoencoder.kind, model.manifest.kind ?? "ae");
    await assertSame(autoencoder, model, name);
    release();
  });
}

test("dense layers run on the library's own engine, without TensorFlow.js's script; others on cpu", async () => {
  let loads = 0;
  const counted = { load: async () => (loads++, scripts.layers.load()) };
  const { acquireOwn } = await import("../../src/model/own/own.js");
  for (const [name, expected] of [
    ["dense", 0],
    ["conv", 2],
  ] as const) {
    loads = 0;
    const server = serve(filesOf(MODELS[name]));
    const world = {
      share: server.pool.share,
      scripts: { layers: counted, graph: counted },
      base: () => SERVER,
      suspect: new Set<string>(),
    };
    (await acquireOwn({ modelSrc: "manifest.json" }, {}, world)).release();
    assert.equal(loads, expected, name);
  }
});

test("a dense chain and TensorFlow.js give the same numbers, also of quantised weights", async () => {
  const layers = await scripts.layers.load();
  const { files } = MODELS.dense;
  const original = jsonOf(files.get("decoder/model.json")!);
  const floats = new Float32Array(new Uint8Array(files.get("decoder/group1-shard1of1.bin")!).buffer);
  type Spec = { name: string; shape: number[]; dtype: string; quantization?: object };
  const [{ weights: specs }] = original.weightsManifest as { weights: Spec[] }[];
  const random = new Random(1);
  for (const kind of ["float32", "uint8", "uint16", "float16"] as const) {
    const parts: Uint8Array[] = [];
    let at = 0;
    const weights = specs.map((spec): Spec => {
      const values = floats.subarray(at, (at += spec.shape.reduce((a, b) => a * b)));
      if (kind === "float32") {
        parts.push(new Uint8Array(values.slice().buffer));
        return spec;
      }
      if (kind === "float16") {
        // any bits but those of infinities and NaN, small ones among them
        const bits = Uint16Array.from(values, (_, i) =>
          i % 7 === 0 ? random.integer(1024) : (random.integer(2) << 15) | ((10 + random.integer(5)) << 10) | random.integer(1024),
        );
        parts.push(new Uint8Array(bits.buffer));
        return { ...spec, quantization: { dtype: kind } };
      }
      const [low, high] = [Math.min(...values), Math.max(...values)];
      const scale = (high - low) / (kind === "uint8" ? 255 : 65535);
      const q = Array.from(values, (value) => Math.round((value - low) / scale));
      parts.push(new Uint8Array(kind === "uint8" ? Uint8Array.from(q) : Uint16Array.from(q).buffer));
      return { ...spec, quantization: { dtype: kind, scale, min: low } };
    });
    const json = parseModelJson(
      "The decoder",
      { format: "layers", src: "https://a.example/model.json" },
      { ...original, weightsManifest: [{ paths: ["a.bin"], weights }] },
    );
    const bytes = new Uint8Array(Buffer.concat(parts)).buffer;
    const codes = Float32Array.from(MODELS.dense.codes);
    assertClose(await throughChain(json, bytes, codes), await throughTensorFlow(layers, json, bytes, codes, [3]), kind);
  }
});

async function throughChain(json: ModelJson, weights: ArrayBuffer, x: Float32Array): Promise<Float32Array> {
  const chain = denseChain(
    json.topology as Json,
    json.groups.flatMap(({ specs }) => specs),
  );
  assert.ok(chain);
  const { createEngine } = await import("../../src/model/engine.js");
  const engine = await createEngine("cpu");
  const built = chain.build(weightReader(json, weights));
  const same = {
    ...built[0],
    in: built.at(-1)!.out,
    out: built[0].in,
    weights: new Float32Array(built[0].in * built.at(-1)!.out),
    bias: new Float32Array(built[0].in),
  };
  const pair = engine.pair(
    { id: "test", inputSize: built.at(-1)!.out, latentSize: built[0].in },
    [{ ...same, activation: "linear" }],
    built,
  );
  const answer = await pair.decode(x);
  pair.dispose();
  return answer;
}

async function throughTensorFlow(
  script: ForeignScript,
  json: ModelJson,
  weights: ArrayBuffer,
  x: Float32Array,
  shape: number[],
): Promise<Float32Array> {
  const specs = json.groups.flatMap((group) => group.specs);
  const network = await script.open({ topology: json.topology, specs, weights });
  const { values } = network.run(x, x.length / shape.reduce((a, b) => a * b), shape, 0);
  network.dispose();
  return values;
}

test("topologies that are no plain chain are left to TensorFlow.js, and give the same there", async () => {
  const { files } = MODELS.dense;
  const json = jsonOf(files.get("encoder/model.json")!);
  type Layer = { class_name: string; config: Record<string, unknown> };
  const specs = (json.weightsManifest as { weights: { name: string; shape: number[]; dtype: "float32" }[] }[])[0].weights;
  const chain = (change: (layers: Layer[]) => void) => {
    const copy = structuredClone(json.modelTopology) as { config: { layers: Layer[] } };
    change(copy.config.layers);
    return denseChain(copy, specs);
  };
  assert.ok(chain(() => {}));
  const find = (layers: Layer[], name: string) => layers.find(({ class_name }) => class_name === name)!;
  const changes: Record<string, (layers: Layer[]) => void> = {
    "another activation": (layers) => (find(layers, "Dense").config.activation = "tanh"),
    "a leaky unit": (layers) => (find(layers, "ReLU").config.negative_slope = 0.1),
    "a limited unit": (layers) => (find(layers, "ReLU").config.max_value = 6),
    "channels first": (layers) => (find(layers, "Flatten").config.data_format = "channels_first"),
    "a weight too many": (layers) => layers.pop(),
    "another size": (layers) => (find(layers, "Dense").config.units = 17),
    "a layer that is not known": (layers) => (find(layers, "Dropout").class_name = "Softmax"),
    "no shape to begin with": (layers) => delete layers[0].config.batch_input_shape,
    "a normalisation that nothing takes up": (layers) => layers.splice(8, 1),
  };
  for (const [what, change] of Object.entries(changes)) assert.equal(chain(change), null, what);
});

test("pixels in another scale: ink 0, and a range of −1 to 1", async () => {
  const { files, images, codes, decoded, manifest } = MODELS.dense;
  const image = manifest.image as object;
  const changed = (more: object) => new Map<string, Answer>([...files, ["manifest.json", { ...manifest, image: { ...image, ...more } }]]);

  const inverted = await serve(changed({ ink: 0 })).acquire({ modelSrc: "manifest.json" });
  assertClose(await inverted.model.autoencoder!.encode(Float32Array.from(images, (v) => 1 - v)), codes, "ink 0: encode");
  assertClose(
    await inverted.model.autoencoder!.decode(Float32Array.from(codes)),
    decoded.map((v) => 1 - v),
    "ink 0: decode",
  );

  const ranged = await serve(changed({ range: [-1, 1] })).acquire({ modelSrc: "manifest.json" });
  assertClose(await ranged.model.autoencoder!.encode(Float32Array.from(images, (v) => (v + 1) / 2)), codes, "range: encode");
  assertClose(
    await ranged.model.autoencoder!.decode(Float32Array.from(codes)),
    decoded.map((v) => (v + 1) / 2),
    "range: decode",
  );
});

test("k hides the last numbers of a code, on every kind of engine", async () => {
  for (const name of ["dense", "conv"] as const) {
    const model = MODELS[name];
    const { autoencoder } = (await serve(filesOf(model)).acquire({ modelSrc: "manifest.json" })).model;
    const size = autoencoder!.latentSize;
    const code = await autoencoder!.encode(Float32Array.from(model.images), { k: 2 });
    assertClose(
      code,
      model.codes.map((value, i) => (i % size < 2 ? value : 0)),
      name,
    );
    assertClose(await autoencoder!.decode(Float32Array.from(model.codes), { k: 2 }), await autoencoder!.decode(code), `${name}: decode`);
  }
});

test("a file of the library's own trainer", async () => {
  const file = randomNetworkFile(
    {
      inputSize: 12,
      latentSize: 2,
      encoder: [
        { out: 5, activation: "relu" },
        { out: 2, activation: "linear" },
      ],
      decoder: [{ out: 12, activation: "sigmoid" }],
    },
    3,
  );
  const manifest = {
    format: "ae-elements/model@1",
    title: "Twelve",
    image: { width: 2, height: 2, channels: 3 },
    latentSize: 2,
    nested: true,
    weights: "x.bin",
  };
  const { model } = await serve(
    new Map<string, Answer>([
      ["m.json", manifest],
      ["x.bin", new Uint8Array(file)],
    ]),
  ).acquire({ modelSrc: "m.json" });
  assert.equal(model.title, "Twelve");
  assert.equal(model.autoencoder!.nested, true);
  assert.equal((await model.autoencoder!.encode(new Float32Array(24))).length, 4);
  const wrong = [
    [
      { ...manifest, image: { width: 2, height: 2, channels: 1 } },
      /is for images of 12 numbers, and .*m\.json has an image of 2 × 2 × 1 = 4 numbers/,
    ],
    [{ ...manifest, latentSize: 3 }, /has a code of 2 numbers, and .* has a code of 3 numbers/],
  ] as const;
  for (const [each, message] of wrong)
    await assert.rejects(
      serve(
        new Map<string, Answer>([
          ["m.json", each],
          ["x.bin", new Uint8Array(file)],
        ]),
      ).acquire({ modelSrc: "m.json" }),
      { code: "integrity", message },
    );
  await assert.rejects(
    serve(
      new Map<string, Answer>([
        ["m.json", manifest],
        ["x.bin", "no weights"],
      ]),
    ).acquire({ modelSrc: "m.json" }),
    { code: "integrity", message: /x\.bin cannot be used/ },
  );
});

test("a graph with one row at a time", async () => {
  const encoder = graphEncoder(new Random(7), (nodes) =>
    nodes.map((node) =>
      node.name === "picture"
        ? {
            ...node,
            attr: { dtype: { type: "DT_FLOAT" }, shape: { shape: { dim: [{ size: "1" }, { size: "6" }, { size: "5" }, { size: "1" }] } } },
          }
        : node,
    ),
  );
  const files = new Map<string, Answer>([
    ...MODELS.graph.files,
    ...[...encoder.folder].map(([path, bytes]) => [`encoder/${path}`, bytes] as const),
  ]);
  const { model } = await serve(files).acquire({ modelSrc: "manifest.json" });
  assertClose(await model.autoencoder!.encode(Float32Array.from(MODELS.graph.images)), MODELS.graph.codes, "encode");
});

test("one load for everybody; disposed after the last; nothing is left on the engine of TensorFlow.js", async () => {
  const script = await scripts.layers.load();
  const before = script.countTensors();
  const server = serve(filesOf(MODELS.conv));
  const [a, b] = await Promise.all([server.acquire({ modelSrc: "manifest.json" }), server.acquire({ modelSrc: "./manifest.json" })]);
  assert.equal(a.model.autoencoder, b.model.autoencoder);
  assert.equal(server.requests.length, 1 + 2 + 3 + 1);
  assert.ok(script.countTensors() > before);
  const running = a.model.autoencoder!.encode(Float32Array.from(MODELS.conv.images));
  await running;
  const held = script.countTensors();
  await b.model.autoencoder!.decode(Float32Array.from(MODELS.conv.codes));
  assert.equal(script.countTensors(), held, "a run leaves nothing");
  a.release();
  server.expire();
  assert.equal(script.countTensors(), held, "b still holds it");
  b.release();
  server.expire();
  assert.equal(script.countTensors(), before);
  await assert.rejects(b.model.autoencoder!.encode(Float32Array.from(MODELS.conv.images)), { code: "backend" });
});

test("progress counts the bytes of the weights", async () => {
  const seen: { loaded: number; total: number }[] = [];
  const server = serve(filesOf(MODELS.dense));
  const lease = await server.acquire({ modelSrc: "manifest.json" }, { onProgress: (progress) => seen.push(progress) });
  const total = [...MODELS.dense.files].filter(([path]) => path.endsWith(".bin")).reduce((sum, [, { length }]) => sum + length, 0);
  assert.deepEqual(seen.at(-1), { loaded: total, total });
  lease.release();
});

test("progress of a file of the trainer: of the length that the server names, and none where it is compressed on its way", async () => {
  const file = new Uint8Array(
    randomNetworkFile(
      { inputSize: 4, latentSize: 1, encoder: [{ out: 1, activation: "linear" }], decoder: [{ out: 4, activation: "sigmoid" }] },
      1,
    ),
  );
  const manifest = { format: "ae-elements/model@1", image: { width: 2, height: 2, channels: 1 }, latentSize: 1, weights: "w.bin" };
  const progress = async (headers: HeadersInit) => {
    const seen: { loaded: number; total: number }[] = [];
    const answer = () => new Response(file, { headers });
    const server = serve(
      new Map<string, Answer>([
        ["m.json", manifest],
        ["w.bin", answer],
      ]),
    );
    (await server.acquire({ modelSrc: "m.json" }, { onProgress: (each) => seen.push(each) })).release();
    return seen.at(-1);
  };
  assert.deepEqual(await progress({ "content-length": String(file.length) }), { loaded: file.length, total: file.length });
  assert.equal(await progress({ "content-length": "10", "content-encoding": "br" }), undefined);
  assert.equal(await progress({}), undefined);
});

test("an abort ends one wait and nobody else's", async () => {
  const server = serve(filesOf(MODELS.dense));
  const controller = new AbortController();
  const gone = server.acquire({ modelSrc: "manifest.json" }, { signal: controller.signal });
  const stays = server.acquire({ modelSrc: "manifest.json" });
  controller.abort();
  await assert.rejects(gone, { code: "aborted" });
  (await stays).release();
  await assert.rejects(server.acquire({ modelSrc: "manifest.json" }, { signal: controller.signal }), { code: "aborted" });
});

test("the bundles keep engines of their own", async () => {
  const [layers, graph] = await Promise.all([scripts.layers.load(), scripts.graph.load()]);
  const slim = (await import(pathToFileURL(await prebundleTfjs()).href)) as {
    countTensors(): number;
    startCpu(): void;
    tensor(values: Float32Array, shape: number[]): { dispose(): void };
  };
  slim.startCpu();
  const counts = () => [layers.countTensors(), graph.countTensors(), slim.countTensors()];
  const before = counts();
  const kept = slim.tensor(Float32Array.of(1), [1]);
  assert.deepEqual(counts(), [before[0], before[1], before[2] + 1]);
  kept.dispose();
  const lease = await serve(filesOf(MODELS.graph)).acquire({ modelSrc: "manifest.json" });
  assert.ok(counts()[1] > before[1]);
  assert.deepEqual([counts()[0], counts()[2]], [before[0], before[2]]);
  lease.release();
  assert.equal(foreign.length, 2);
});

test("bytes of a manifest may come as they like", async () => {
  const { files } = MODELS.dense;
  const manifest = files.get("manifest.json")!;
  const slowly = () =>
    new Response(
      new ReadableStream({
        start(controller) {
          for (const byte of manifest) controller.enqueue(Uint8Array.of(byte));
          controller.close();
        },
      }),
    );
  (await serve(new Map<string, Answer>([...files, ["manifest.json", slowly]])).acquire({ modelSrc: "manifest.json" })).release();
  const marked = new Uint8Array([0xef, 0xbb, 0xbf, ...bytesOf(MODELS.dense.manifest)]);
  (await serve(new Map<string, Answer>([...files, ["manifest.json", marked]])).acquire({ modelSrc: "manifest.json" })).release();
});
