/** Models of an author's own, in a browser: both formats of TensorFlow.js beside the library's own engine. */
import { assert } from "../helpers/index.js";
import { ModelError, type Autoencoder, type OwnAutoencoder } from "../../src/model/api.js";
import { acquireOwn } from "../../src/model/lazy-own.js";
import { acquire, configure, engineInfo } from "../../src/model/pool.js";

interface Vectors {
  images: number[];
  codes: number[];
  decoded: number[];
}

const TOLERANCE = 1e-4;
const folder = (name: string) => `/test/fixtures/own/${name}/`;
const vectorsOf = async (name: string) => (await (await fetch(`${folder(name)}vectors.json`)).json()) as Vectors;
const loaded = (part: string) => performance.getEntriesByType("resource").some((entry) => entry.name.includes(part));

function assertClose(actual: ArrayLike<number>, expected: ArrayLike<number>, what: string): void {
  assert.equal(actual.length, expected.length, what);
  let worst = 0;
  for (let i = 0; i < expected.length; i++) if (!(Math.abs(actual[i] - expected[i]) <= worst)) worst = Math.abs(actual[i] - expected[i]);
  assert.isAtMost(worst, TOLERANCE, what);
}

async function assertVectors(model: Autoencoder, { images, codes, decoded }: Vectors, what: string): Promise<void> {
  assertClose(await model.encode(Float32Array.from(images)), codes, `${what}: encode`);
  assertClose(await model.decode(Float32Array.from(codes)), decoded, `${what}: decode`);
}

const reason = (promise: Promise<unknown>) =>
  promise.then(
    () => undefined,
    (error: unknown) => error as ModelError,
  );

describe("an author's own model", () => {
  before(() => configure({ backend: "auto" }));

  it("of dense layers runs on wasm, and TensorFlow.js's script is not fetched", async () => {
    const { model, release } = await acquireOwn({ modelSrc: `${folder("dense")}manifest.json` });
    await assertVectors(model.autoencoder!, await vectorsOf("dense"), "dense");
    assert.equal(engineInfo().backend, "wasm");
    assert.isFalse(loaded("whole-tfjs"));
    release();
  });

  it("of convolutions, and one of the graph format, run beside models that ship; none disturbs another", async function () {
    this.timeout(120_000); // the first time, the test server puts the scripts together
    const [conv, graph, dense, shipped] = await Promise.all([
      acquireOwn({ modelSrc: `${folder("conv")}manifest.json` }),
      acquireOwn({ modelSrc: `${folder("graph")}manifest.json` }),
      acquireOwn({ modelSrc: `${folder("dense")}manifest.json` }),
      acquire("vae2"),
    ]);
    assert.isTrue(loaded("whole-tfjs/foreign-layers") && loaded("whole-tfjs/foreign-graph"));
    const before = await shipped.model.decode(Float32Array.of(0.5, -1));
    const vectors = await Promise.all(["conv", "graph", "dense"].map(vectorsOf));
    for (let round = 0; round < 3; round++) {
      const together = [conv, graph, dense].map(({ model }, i) => assertVectors(model.autoencoder!, vectors[i], `model ${i}`));
      const [again] = await Promise.all([shipped.model.decode(Float32Array.of(0.5, -1)), ...together]);
      assert.deepEqual(again, before);
    }
    assert.equal(conv.model.autoencoder!.kind, "vae");
    for (const lease of [conv, graph, dense, shipped]) lease.release();
  });

  it("leaves the page responsive while TensorFlow.js runs many images", async () => {
    const { model, release } = await acquireOwn({ modelSrc: `${folder("conv")}manifest.json` });
    const own = model.autoencoder as OwnAutoencoder;
    const rows = 2000;
    const images = new Float32Array(rows * own.inputSize).fill(0.5);
    await own.encode(images.subarray(0, 64 * own.inputSize)); // it learns the pace
    let last = performance.now();
    let longest = 0;
    let running = true;
    const beat = () => {
      longest = Math.max(longest, performance.now() - last);
      last = performance.now();
      if (running) setTimeout(beat);
    };
    beat();
    const start = performance.now();
    const codes = await own.encode(images);
    const took = performance.now() - start;
    running = false;
    beat();
    // Absolute times mean little where the machine is shared: a third of the whole is far more than a slice.
    assert.isBelow(longest, Math.max(50, took / 3), `of ${took} ms no timer ran for ${longest} ms`);
    assertClose(codes.subarray((rows - 1) * own.latentSize), codes.subarray(0, own.latentSize), "the last row");
    release();
  });

  it("may come from blobs", async () => {
    const json = async (path: string) => (await (await fetch(folder("dense") + path)).json()) as Record<string, unknown>;
    const blob = (content: unknown) => URL.createObjectURL(new Blob([JSON.stringify(content)]));
    const part = async (half: string) => {
      const model = await json(`${half}/model.json`);
      const [group] = model.weightsManifest as { paths: string[] }[];
      group.paths = group.paths.map((path) => new URL(`${folder("dense")}${half}/${path}`, location.href).href);
      return { format: "layers", src: blob(model) };
    };
    const manifest = await json("manifest.json");
    const address = blob({ ...manifest, encoder: await part("encoder"), decoder: await part("decoder") });
    const { model, release } = await acquireOwn({ modelSrc: address });
    await assertVectors(model.autoencoder!, await vectorsOf("dense"), "blob");
    release();
    const relative = await reason(acquireOwn({ modelSrc: blob(manifest) }));
    assert.match(relative!.message, /encoder\.src is no address: "encoder\/model\.json" cannot be found from blob:/);
  });

  it("a manifest without an end is given up after 1 MB", async () => {
    const real = fetch;
    let taken = 0;
    window.fetch = async (input, init) => {
      if (!(typeof input === "string" ? input : input instanceof URL ? input.href : input.url).endsWith("endless.json"))
        return real(input, init);
      const chunk = new Uint8Array(1 << 16).fill(32);
      const pull = (controller: ReadableStreamDefaultController) => {
        taken += chunk.length;
        controller.enqueue(chunk);
      };
      return new Response(new ReadableStream({ pull }, { highWaterMark: 0 }));
    };
    try {
      const error = await reason(acquireOwn({ modelSrc: "/endless.json" }));
      assert.instanceOf(error, ModelError);
      assert.match(error.message, /The manifest is too long: .*endless\.json has more than the 1 MB/);
      assert.isAtMost(taken, 1e6 + (1 << 17));
    } finally {
      window.fetch = real;
    }
  });

  it("a file that is not there and a page in place of one are told apart; the address is in the message", async () => {
    const missing = await reason(acquireOwn({ modelSrc: "/test/fixtures/own/nowhere.json" }));
    assert.equal(missing!.code, "network");
    assert.match(missing!.message, /HTTP 404 for http.*nowhere\.json/);
    const page = await reason(acquireOwn({ modelSrc: URL.createObjectURL(new Blob(["<!doctype html>"], { type: "text/html" })) }));
    assert.equal(page!.code, "integrity");
    assert.match(page!.message, /is a web page/);
    const elsewhere = await reason(acquireOwn({ modelSrc: "https://localhost:1/manifest.json" }));
    assert.equal(elsewhere!.code, "network");
    assert.match(elsewhere!.message, /CORS/);
  });

  it("runs under a content security policy without 'unsafe-eval', in a frame without an origin", async () => {
    const base = new URL(folder("conv"), location.href).href;
    const policy = `default-src 'none'; script-src ${location.origin} 'nonce-page'; connect-src ${location.origin}; require-trusted-types-for 'script'`;
    const frame = document.createElement("iframe");
    frame.srcdoc = `<meta http-equiv="Content-Security-Policy" content="${policy}">
      <script type="module" nonce="page">
        import { acquireOwn } from "/src/model/lazy-own.ts";
        try {
          const { model } = await acquireOwn({ modelSrc: "${base}manifest.json" });
          const picture = await model.autoencoder.decode(new Float32Array(4));
          parent.postMessage({ length: picture.length, ink: Math.max(...picture) }, "*");
        } catch (error) {
          parent.postMessage({ error: String(error) }, "*");
        }
      </script>`;
    const answer = new Promise<{ length?: number; ink?: number; error?: string }>((resolve) =>
      window.addEventListener("message", ({ data, source }) => source === frame.contentWindow && resolve(data as { length?: number })),
    );
    document.body.append(frame);
    try {
      const { length, ink, error } = await answer;
      assert.isUndefined(error);
      assert.equal(length, 192);
      assert.isAbove(ink!, 0);
    } finally {
      frame.remove();
    }
  });
});
