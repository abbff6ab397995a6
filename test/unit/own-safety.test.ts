/** What an author's files may be, by mistake or not: each case ends in a message that names the place, and soon. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { graphEncoder, graphFolder, graphModel } from "../../scripts/tfjs/own-graphs.js";
import { convModel, denseModel, type OwnModel } from "../../scripts/tfjs/own-models.js";
import { ModelError } from "../../src/model/api.js";
import { Random } from "../../src/math/random.js";
import { denseChain } from "../../src/model/own/dense-chain.js";
import { bytesOf, jsonOf, scripts, serve, type Answer } from "../helpers/own.js";

const DENSE = await denseModel();
const CONV = await convModel();
const GRAPH = graphModel();

type Json = Record<string, unknown>;
interface Layer {
  class_name: string;
  name?: string;
  config: Json;
  inbound_nodes?: unknown[];
}

/** The files of a model with others in their places; undefined: not there. */
function changed(model: OwnModel, changes: Readonly<Record<string, Answer | undefined>>): Map<string, Answer> {
  const files = new Map<string, Answer>(model.files);
  for (const [path, answer] of Object.entries(changes)) {
    if (answer === undefined) files.delete(path);
    else files.set(path, answer);
  }
  return files;
}

const modelJson = (model: OwnModel, half: string): Json => jsonOf(model.files.get(`${half}/model.json`)!);

/** model.json with its layers changed. */
function withLayers(model: OwnModel, half: string, change: (layers: Layer[], config: Json) => void): Json {
  const json = modelJson(model, half);
  const { config } = json.modelTopology as { config: Json };
  change(config.layers as Layer[], config);
  return json;
}

async function refused(files: ReadonlyMap<string, Answer>, message: RegExp, code: ModelError["code"] = "integrity"): Promise<void> {
  const layers = (await scripts.layers.load()).countTensors();
  const graph = (await scripts.graph.load()).countTensors();
  const server = serve(files);
  await assert.rejects(server.acquire({ modelSrc: "manifest.json" }), (error) => {
    assert.ok(error instanceof ModelError, String((error as Error).stack));
    assert.match(error.message, message);
    assert.equal(error.code, code);
    assert.equal(error.recoverable, true);
    return true;
  });
  server.expire();
  assert.equal((await scripts.layers.load()).countTensors(), layers, "no tensor of layers is left");
  assert.equal((await scripts.graph.load()).countTensors(), graph, "no tensor of a graph is left");
}

/** A body without an end; tells how much of it was taken. */
function endless(headers?: HeadersInit): { answer: () => Response; taken: () => number } {
  let taken = 0;
  const chunk = new Uint8Array(1 << 16).fill(32);
  return {
    taken: () => taken,
    answer: () =>
      new Response(
        new ReadableStream(
          {
            pull(controller) {
              taken += chunk.length;
              controller.enqueue(chunk);
            },
          },
          { highWaterMark: 0 },
        ),
        { headers },
      ),
  };
}

test("files without an end: no more is read than shows that they are too long", async () => {
  const cases = [
    [
      "manifest.json",
      1e6,
      /The manifest is too long: https:\/\/author\.example\/manifest\.json has more than the 1 MB that are read of it/,
    ],
    ["encoder/model.json", 8e6, /The encoder is too long: .*encoder\/model\.json has more than the 8 MB/],
    [
      "decoder/group1-shard1of1.bin",
      2688,
      /A weights file of the decoder is too long: .*has more than the 2688 bytes that .*decoder\/model\.json describes/,
    ],
  ] as const;
  for (const [path, most, message] of cases) {
    const { answer, taken } = endless();
    await refused(changed(DENSE, { [path]: answer }), message);
    assert.ok(taken() <= most + 2 * (1 << 16), `${path}: ${taken()} bytes were taken`);
  }
  const weights = endless();
  await refused(
    new Map<string, Answer>([
      ["manifest.json", { ...manifestOf(DENSE), encoder: undefined, decoder: undefined, weights: "w.bin" }],
      ["w.bin", weights.answer],
    ]),
    /The weights file is too long: .*more than the 64 MB/,
  );
  assert.ok(weights.taken() <= 64e6 + (1 << 17));
});

const manifestOf = (model: OwnModel): Json => ({ ...model.manifest });

test("a length that the server names is enough: 1 GB is not begun", async () => {
  const { answer, taken } = endless({ "content-length": "1000000000" });
  await refused(changed(DENSE, { "manifest.json": answer }), /The manifest is too long: .* \(the server says 1000 MB\)/);
  assert.equal(taken(), 0);
});

test("files that are not there, or something else", async () => {
  await refused(
    changed(DENSE, { "manifest.json": undefined }),
    /The manifest was not found: HTTP 404 for https:\/\/author\.example\/manifest\.json/,
    "network",
  );
  await refused(
    changed(DENSE, { "decoder/model.json": undefined }),
    /The decoder was not found: HTTP 404 for .*decoder\/model\.json/,
    "network",
  );
  await refused(
    changed(DENSE, { "encoder/group1-shard3of4.bin": undefined }),
    /A weights file of the encoder was not found: HTTP 404 for .*shard3of4/,
    "network",
  );
  const page = () => new Response("<!doctype html><title>Home</title>", { headers: { "content-type": "text/html; charset=utf-8" } });
  for (const path of ["manifest.json", "encoder/model.json", "encoder/group1-shard1of4.bin"])
    await refused(changed(DENSE, { [path]: page }), /is a web page: .* answered HTML/);
  await refused(changed(DENSE, { "manifest.json": "  <html>" }), /The manifest is a web page/);
  await refused(changed(DENSE, { "manifest.json": '{"format": ' }), /The manifest is no JSON: .*\(.*JSON.*\)/);
  await refused(changed(DENSE, { "manifest.json": Uint8Array.of(0x7b, 0xff, 0x7d) }), /is no text in UTF-8/);
  const cors = () => Promise.reject(new TypeError("Failed to fetch"));
  await refused(changed(DENSE, { "decoder/model.json": cors }), /The decoder did not arrive: no complete answer from .*CORS/, "network");
  const cut = () => new Response(new ReadableStream({ pull: (controller) => controller.error(new TypeError("network error")) }));
  await refused(changed(DENSE, { "decoder/group1-shard1of1.bin": cut }), /did not arrive/, "network");
});

test("Retry works once the file is right, past the HTTP cache", async () => {
  const files = changed(DENSE, { "manifest.json": "<html>" });
  const server = serve(files);
  await assert.rejects(server.acquire({ modelSrc: "manifest.json" }), { code: "integrity" });
  files.set("manifest.json", DENSE.files.get("manifest.json")!);
  files.set("encoder/model.json", "[]");
  await assert.rejects(server.acquire({ modelSrc: "manifest.json" }), { code: "integrity" });
  files.set("encoder/model.json", DENSE.files.get("encoder/model.json")!);
  (await server.acquire({ modelSrc: "manifest.json" })).release();
  const modes = (path: string) => server.requests.filter((request) => request.path === path).map(({ cache }) => cache);
  assert.deepEqual(modes("manifest.json"), ["default", "reload"]);
  assert.deepEqual(modes("encoder/model.json"), ["reload", "reload"]);
  server.expire();
  server.requests.length = 0;
  (await server.acquire({ modelSrc: "manifest.json" })).release();
  assert.ok(server.requests.every(({ cache }) => cache === "default"));
});

test("weights that are shorter than what is described", async () => {
  const short = DENSE.files.get("encoder/group1-shard4of4.bin")!.slice(0, -4);
  await refused(
    changed(DENSE, { "encoder/group1-shard4of4.bin": short }),
    /The weights of the encoder do not fit: .*encoder\/model\.json describes 5164 bytes, and its 4 files have 5160/,
  );
});

test("a manifest that lies about its shape: nothing is fetched, and the numbers are in the message", async () => {
  const lie = async (model: OwnModel, change: Json, message: RegExp) => {
    const files = changed(model, { "manifest.json": { ...manifestOf(model), ...change } });
    await refused(files, message);
    return files;
  };
  await lie(
    DENSE,
    { image: { width: 6, height: 8, channels: 1 } },
    /The encoder cannot be used: .* takes 6 × 8 × 1 where the manifest has an image of 8 × 6 × 1 = 48 numbers \(height × width × channels\)/,
  );
  await lie(DENSE, { latentSize: 4 }, /The encoder cannot be used: .* gives 3 where the manifest has a code of 4 numbers/);
  await lie(
    CONV,
    { image: { width: 8, height: 8, channels: 1 } },
    /The encoder cannot be used: .* takes 8 × 8 × 3 where the manifest has an image of 8 × 8 × 1 = 64/,
  );
  await lie(CONV, { latentSize: 1 }, /gives 4 where the manifest has a code of 1 number\./);
  await lie(
    GRAPH,
    { image: { width: 6, height: 5, channels: 1 } },
    /The encoder cannot be used: .* takes 6 × 5 × 1 where the manifest has an image of 5 × 6 × 1/,
  );
  await lie(
    CONV,
    { encoder: { format: "layers", src: "encoder/model.json" } },
    /has 2 outputs \(z_log_var, z_mean\): say with "output" which is meant/,
  );
  await lie(CONV, { encoder: { format: "layers", src: "encoder/model.json", output: "z" } }, /has no output "z"; it has z_log_var, z_mean/);
  await lie(DENSE, { encoder: { format: "graph", src: "encoder/model.json" } }, /is in the layers format, and the manifest says "graph"/);
  await lie(DENSE, { encoder: { format: "layers", src: "manifest.json" } }, /is a manifest, not a model\.json/);
});

test("no weights are asked for before everything that can be known is right", async () => {
  const server = serve(changed(DENSE, { "manifest.json": { ...manifestOf(DENSE), latentSize: 4 } }));
  await assert.rejects(server.acquire({ modelSrc: "manifest.json" }), { code: "integrity" });
  assert.deepEqual(
    server.requests.filter(({ path }) => path.endsWith(".bin")),
    [],
  );
});

test("weights whose sizes cannot be", async () => {
  const json = modelJson(DENSE, "encoder") as {
    weightsManifest: { paths: string[]; weights: { name: string; shape: number[]; dtype: string }[] }[];
  };
  const shaped = (shape: unknown) => {
    const copy = structuredClone(json);
    copy.weightsManifest[0].weights[0].shape = shape as number[];
    return copy;
  };
  const server = serve(changed(DENSE, { "encoder/model.json": shaped([1e6, 1e3]) }));
  await assert.rejects(server.acquire({ modelSrc: "manifest.json" }), { message: /names weights of 4000 MB; at most 64 MB are read/ });
  assert.equal(server.requests.filter(({ path }) => path.endsWith(".bin")).length, 0);
  await refused(changed(DENSE, { "encoder/model.json": shaped([1e200, 1e200]) }), /names weights of Infinity MB|is no model\.json/);
  await refused(
    changed(DENSE, { "encoder/model.json": shaped([-1]) }),
    /is no model\.json of TensorFlow\.js: weightsManifest\.0\.weights\.0\.shape/,
  );
  await refused(changed(DENSE, { "encoder/model.json": shaped("banana") }), /weightsManifest\.0\.weights\.0\.shape/);
  const twice = structuredClone(json);
  twice.weightsManifest[0].weights.push(twice.weightsManifest[0].weights[0]);
  await refused(changed(DENSE, { "encoder/model.json": twice }), /names the weight "norm_in\/gamma" twice/);
  const text = structuredClone(json);
  text.weightsManifest[0].weights[0].dtype = "string";
  await refused(changed(DENSE, { "encoder/model.json": text }), /dtype/);
  const many = structuredClone(json);
  many.weightsManifest[0].paths = Array.from({ length: 300 }, (_, i) => `${i}.bin`);
  await refused(changed(DENSE, { "encoder/model.json": many }), /weightsManifest\.0\.paths/);
  // two halves that are each just within the limit
  const half = structuredClone(json);
  half.weightsManifest[0].weights = [{ name: "w", shape: [10e6], dtype: "float32" }];
  await refused(
    changed(DENSE, { "encoder/model.json": half, "decoder/model.json": half }),
    /encoder and decoder name weights of 80 MB; at most 64 MB/,
  );
});

test("a topology that lies about its weights", async () => {
  await refused(
    changed(CONV, { "decoder/model.json": withLayers(CONV, "decoder", (layers) => (layers[0].config.units = 1e9)) }),
    /The decoder cannot be used: .* is nothing that TensorFlow\.js can run/,
  );
  await refused(
    changed(CONV, { "decoder/model.json": withLayers(CONV, "decoder", (layers) => (layers[0].config.units = 48)) }),
    /is nothing that TensorFlow\.js can run/,
  );
  await refused(
    changed(CONV, {
      "decoder/model.json": withLayers(CONV, "decoder", (layers) =>
        layers.push({ class_name: "UpSampling2D", config: { name: "up", size: [100_000, 100_000] } }),
      ),
    }),
    /gives 800000 × 800000 × 3 where the manifest has an image of 8 × 8 × 3/,
  );
  const bomb = [
    { class_name: "UpSampling2D", config: { name: "bomb", size: [100_000, 100_000] } },
    { class_name: "MaxPooling2D", config: { name: "back", pool_size: [100_000, 100_000], strides: [100_000, 100_000] } },
  ];
  await refused(
    changed(CONV, { "decoder/model.json": withLayers(CONV, "decoder", (layers) => layers.push(...bomb)) }),
    /tried on a blank image and does not run: .*too large here/,
  );
  const init = { class_name: "Orthogonal", config: { gain: 1 } };
  const started = performance.now();
  const slow = withLayers(CONV, "decoder", (layers) => {
    layers[0].config.units = 4000;
    layers[0].config.kernel_initializer = init;
  });
  await refused(changed(CONV, { "decoder/model.json": slow }), /is nothing that TensorFlow\.js can run/);
  assert.ok(performance.now() - started < 20_000);
});

test("layers that wait for one another, for themselves, or for one that is not there", async () => {
  const from = (name: string, to: string, call = 0) =>
    withLayers(CONV, "encoder", (layers) => {
      layers.find((layer) => layer.name === name)!.inbound_nodes = [[[to, call, 0, {}]]];
    });
  await refused(
    changed(CONV, { "encoder/model.json": from("conv_1", "conv_2") }),
    /conv_2.* wait for one another, or for one that is not there/,
  );
  await refused(changed(CONV, { "encoder/model.json": from("conv_1", "conv_1") }), /wait for one another/);
  await refused(changed(CONV, { "encoder/model.json": from("conv_1", "nobody") }), /wait for one another/);
  await refused(changed(CONV, { "encoder/model.json": from("conv_1", "picture", 3) }), /wait for one another/);
});

test("graphs whose nodes go in circles, are there twice, or take what is not there", async () => {
  const encoder = (change: Parameters<typeof graphEncoder>[1]) => ({
    "encoder/model.json": graphEncoder(new Random(7), change).folder.get("model.json"),
  });
  const input = (name: string, inputs: string[]) =>
    encoder((nodes) => nodes.map((node) => (node.name === name ? { ...node, input: inputs } : node)));
  await refused(
    changed(GRAPH, input("mul_1", ["act_1", "w1"])),
    /has nodes that wait for one another in a circle, "(mul_1|add_1|act_1|mul_2|Identity)" among them/,
  );
  await refused(changed(GRAPH, input("mul_1", ["nobody", "w1"])), /has a node "mul_1" that takes "nobody", which is not there/);
  await refused(
    changed(
      GRAPH,
      encoder((nodes) => [...nodes, nodes[0]]),
    ),
    /has two nodes with the name "picture"/,
  );
  await refused(
    changed(
      GRAPH,
      encoder((nodes) => nodes.map((node) => (node.op === "Tanh" ? { ...node, op: "PyFunc" } : node))),
    ),
    /PyFunc/,
  );
  await refused(
    changed(
      GRAPH,
      encoder((nodes) => nodes.map((node) => (node.name === "picture" ? { ...node, attr: { dtype: { type: "DT_FLOAT" } } } : node))),
    ),
    /does not say the shape of its input "picture"/,
  );
  const loop = encoder((nodes) => nodes.map((node) => (node.op === "Tanh" ? { ...node, op: "Where" } : node)));
  await refused(changed(GRAPH, loop), /tried on a blank image and does not run/);
  const fill = graphFolder(
    [
      { name: "z", op: "Placeholder", attr: { dtype: { type: "DT_FLOAT" }, shape: { shape: { dim: [{ size: "-1" }, { size: "2" }] } } } },
      { name: "Identity", op: "Fill", input: ["dims", "value", "^z"], attr: { T: { type: "DT_FLOAT" } } },
    ],
    [
      { name: "dims", shape: [3], values: Int32Array.of(100_000, 100_000, 100) },
      { name: "value", shape: [], values: Float32Array.of(1) },
    ],
    "picture",
  );
  await refused(
    changed(GRAPH, { "decoder/model.json": fill.get("model.json"), "decoder/group1-shard1of1.bin": fill.get("group1-shard1of1.bin") }),
    /tried on a blank image and does not run: .*too large here/,
  );
});

test("what a graph gives is found out by trying", async () => {
  const decoder = graphFolder(
    [
      { name: "z", op: "Placeholder", attr: { dtype: { type: "DT_FLOAT" }, shape: { shape: { dim: [{ size: "-1" }, { size: "2" }] } } } },
      {
        name: "Identity",
        op: "MatMul",
        input: ["z", "w"],
        attr: { transpose_a: { b: false }, transpose_b: { b: false }, T: { type: "DT_FLOAT" } },
      },
    ],
    [{ name: "w", shape: [2, 29], values: new Float32Array(58) }],
    "picture",
  );
  await refused(
    changed(GRAPH, {
      "decoder/model.json": decoder.get("model.json"),
      "decoder/group1-shard1of1.bin": decoder.get("group1-shard1of1.bin"),
    }),
    /tried on a blank image and does not run: .*it gives 1 × 29 for 1 row where the manifest has an image of 6 × 5 × 1 = 30 numbers/,
  );
});

test("names that every object has", async () => {
  const text = (model: OwnModel, half: string) => new TextDecoder().decode(model.files.get(`${half}/model.json`));
  const cases: [string, RegExp][] = [
    [text(CONV, "encoder").replaceAll('"conv_1"', '"__proto__"'), /calls something "__proto__", which cannot be a name/],
    [text(CONV, "encoder").replaceAll('"conv_1"', '"constructor"'), /calls something "constructor"/],
    [text(CONV, "encoder").replace('"filters"', '"__proto__":{"polluted":true},"filters"'), /has an entry "__proto__", which no model has/],
    [text(CONV, "encoder").replace('"Conv2D"', '"toString"'), /calls something "toString"/],
    [text(CONV, "encoder").replace('"modelTopology"', '"hasOwnProperty":1,"modelTopology"'), /has an entry "hasOwnProperty"/],
  ];
  for (const [json, message] of cases) await refused(changed(CONV, { "encoder/model.json": json }), message);
  assert.equal(({} as { polluted?: boolean }).polluted, undefined);
  const manifest = JSON.stringify(DENSE.manifest).replace('"image"', '"__proto__":{"polluted":true},"image"');
  await refused(changed(DENSE, { "manifest.json": manifest }), /__proto__ is nothing that a manifest has/);
});

test("what a page adds to every object", async () => {
  const added: Json = { bar: 1, title: 2, constructorOf: () => null };
  Object.assign(Object.prototype, added);
  try {
    // TensorFlow.js itself, which other models need, uses for…in
    (await serve(DENSE.files).acquire({ modelSrc: "manifest.json" })).release();
    await refused(changed(DENSE, { "manifest.json": { ...manifestOf(DENSE), bar: 1 } }), /used: bar is nothing that a manifest has/);
  } finally {
    for (const name of Object.keys(added)) Reflect.deleteProperty(Object.prototype, name);
  }
});

test("levels without end", async () => {
  const deep = `${"[".repeat(200_000)}${"]".repeat(200_000)}`;
  const json = JSON.stringify(modelJson(CONV, "encoder")).replace('"modelTopology":{', `"modelTopology":{"deep":${deep},`);
  await refused(changed(CONV, { "encoder/model.json": json }), /has more than 100 levels/);
  await refused(changed(DENSE, { "manifest.json": deep }), /The manifest .* cannot be used|no JSON/);
});

test("layers and nodes without end", async () => {
  const layers = withLayers(CONV, "decoder", (list) => {
    for (let i = 0; i < 30_000; i++) list.push({ class_name: "Dropout", config: { name: `d${i}` } });
  });
  const started = performance.now();
  await refused(changed(CONV, { "decoder/model.json": layers }), /has more than 20000 layers or nodes/);
  const dense = withLayers(DENSE, "encoder", (list) => {
    for (let i = 0; i < 5000; i++) list.push({ class_name: "Dropout", config: { name: `d${i}` } });
  });
  assert.equal(denseChain(dense.modelTopology as Json, []), null);
  assert.ok(performance.now() - started < 10_000);
});

test("numbers that are none", async () => {
  for (const model of [DENSE, CONV]) {
    const path = "decoder/group1-shard1of1.bin";
    const weights = new Float32Array(new Uint8Array(model.files.get(path)!).buffer);
    const poisoned = weights.slice();
    poisoned[poisoned.length - 1] = NaN;
    await refused(
      changed(model, { [path]: new Uint8Array(poisoned.buffer) }),
      /was tried on a blank image: its picture has NaN at place \d+/,
    );
  }
});

test("what has no place in a browser is said", async () => {
  const keras3 = withLayers(CONV, "encoder", (layers) => {
    layers[0].config.batch_shape = layers[0].config.batch_input_shape;
    delete layers[0].config.batch_input_shape;
  });
  (keras3.modelTopology as Json).keras_version = "3.4.1";
  await refused(changed(CONV, { "encoder/model.json": keras3 }), /It was saved by Keras 3, which TensorFlow\.js 4 reads in part only/);
  const custom = withLayers(CONV, "encoder", (layers) => (layers[1].class_name = "Sampling"));
  await refused(changed(CONV, { "encoder/model.json": custom }), /Unknown layer: Sampling/);
  await refused(changed(DENSE, { "encoder/model.json": { class_name: "Sequential", config: {} } }), /holds a model without its weights/);
  await refused(changed(DENSE, { "encoder/model.json": { modelTopology: {} } }), /names no weights/);
  await refused(
    changed(GRAPH, { "encoder/model.json": { ...modelJson(GRAPH, "encoder"), modelInitializer: { node: [{}] } } }),
    /modelInitializer/,
  );
});

test("addresses: relative to the file that names them, and no other schemes", async () => {
  const elsewhere = changed(DENSE, {
    "manifest.json": undefined,
    "m/manifest.json": {
      ...manifestOf(DENSE),
      encoder: { format: "layers", src: "../encoder/model.json" },
      decoder: { format: "layers", src: "https://author.example/decoder/model.json" },
    },
  });
  (await serve(elsewhere).acquire({ modelSrc: "m/manifest.json" })).release();
  for (const address of ["data:application/json,{}", "file:///etc/passwd", "javascript:alert(1)", "ftp://a.example/x"]) {
    await refused(
      changed(DENSE, { "manifest.json": { ...manifestOf(DENSE), encoder: { format: "layers", src: address } } }),
      /encoder\.src has an address that is not read/,
    );
    const json = modelJson(DENSE, "encoder") as { weightsManifest: { paths: string[] }[] };
    json.weightsManifest[0].paths[1] = address;
    await refused(changed(DENSE, { "encoder/model.json": json }), /weightsManifest\[0\]\.paths has an address that is not read/);
    await assert.rejects(serve(new Map()).acquire({ modelSrc: address }), { message: /model-src has an address that is not read/ });
  }
  await assert.rejects(serve(new Map()).acquire({ modelSrc: "http://" }), { message: /model-src is no address/ });
  await assert.rejects(serve(new Map()).acquire({}), RangeError);
});

test("one half that fails lets go of the other", async () => {
  const script = await scripts.layers.load();
  const before = script.countTensors();
  await refused(
    changed(CONV, { "decoder/model.json": withLayers(CONV, "decoder", (layers) => (layers[1].class_name = "Nothing")) }),
    /Unknown layer: Nothing/,
  );
  assert.equal(script.countTensors(), before);
  assert.ok(bytesOf({}).length > 0);
});
