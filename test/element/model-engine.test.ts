/** The models that ship, in a browser, on each backend. */
import { assert, waitUntil } from "../helpers/index.js";
import type { Vectors } from "../../scripts/tfjs/make-vectors.js";
import { ModelError, type Autoencoder, type AutoencoderId, type Progress } from "../../src/model/api.js";
import { assetIds, catalogueEntry } from "../../src/model/catalogue.js";
import type { Disposable } from "../../src/model/engine.js";
import { acquire, acquireAll, configure, engineInfo } from "../../src/model/pool.js";
import { createPagePool, type PagePool } from "../../src/model/page-pool.js";
import { canRunWasm } from "../../src/model/wasm-support.js";
import { parseSprite } from "../../src/model/sprite.js";

const TOLERANCE = 1e-4;

function assertClose(actual: ArrayLike<number>, expected: ArrayLike<number>, what: string): void {
  assert.equal(actual.length, expected.length, what);
  let worst = 0;
  for (let i = 0; i < expected.length; i++) if (!(Math.abs(actual[i] - expected[i]) <= worst)) worst = Math.abs(actual[i] - expected[i]);
  assert.isAtMost(worst, TOLERANCE, what);
}

/** A pool of its own, whose timers fire at once when told to: what the page's pool does after five seconds. */
function ownPool(): { pool: PagePool; expire(): void } {
  let timers: (() => void)[] = [];
  const pool = createPagePool({
    fetch: (input, init) => fetch(input, init),
    timers: {
      set: (callback) => (timers.push(callback), callback),
      clear: (timer) => void (timers = timers.filter((one) => one !== timer)),
    },
    canRunWasm,
    importEngine: () => import("../../src/model/engine.js"),
    importSprite: async () => ({ parseSprite }),
  });
  return { pool, expire: () => timers.splice(0).forEach((callback) => callback()) };
}

const weights = (file: string) => new URL(`/weights/${file}`, location.href).href;

describe("models in a browser", () => {
  let vectors: Vectors;
  before(async () => {
    vectors = (await (await fetch("/test/fixtures/vectors.json")).json()) as Vectors;
  });

  it("auto is wasm here", async () => {
    configure({ backend: "auto" });
    const seen: Progress[] = [];
    const { release } = await acquireAll(["ae2", "digits"], { onProgress: (progress) => seen.push(progress) });
    assert.equal(engineInfo().fallback, undefined);
    assert.equal(engineInfo().backend, "wasm");
    const total = catalogueEntry("ae2").bytes + catalogueEntry("digits").bytes;
    assert.deepEqual(seen.at(-1), { loaded: total, total });
    release();
  });

  for (const backend of ["wasm", "cpu"] as const) {
    it(`${backend}: encode, decode and classify give the stored vectors`, async () => {
      configure({ backend });
      const { model, release } = await acquireAll(assetIds);
      assert.equal(engineInfo().backend, backend);
      const x = Float32Array.from(vectors.images.flatMap((i) => [...model.digits.images.subarray(i * 784, (i + 1) * 784)]));
      for (const [id, vector] of Object.entries(vectors.models)) {
        assert.equal(catalogueEntry(id as AutoencoderId).sha256, vectors.sha256[id], `${id}: run scripts/tfjs/make-vectors.ts`);
        if (vector.probabilities) {
          assertClose(await model.classifier.classify(x), vector.probabilities, id);
          continue;
        }
        const autoencoder = model[id as AutoencoderId];
        assertClose(
          await autoencoder.encode(autoencoder.inputSize === 784 ? x : Float32Array.from(vectors.windows), { k: vector.k }),
          vector.codes!,
          `${id}: encode`,
        );
        assertClose(await autoencoder.decode(Float32Array.from(vector.decodeFrom!), { k: vector.k }), vector.decoded!, `${id}: decode`);
      }
      release();
    });

    it(`${backend}: encoding every digit leaves the page responsive`, async () => {
      configure({ backend });
      const { model, release } = await acquireAll(["nested", "digits"]);
      await model.nested.encode(model.digits.images.subarray(0, 784 * 64)); // the engine learns the pace
      const copies = backend === "wasm" ? 4 : 1;
      const images = new Float32Array(copies * model.digits.images.length);
      for (let i = 0; i < copies; i++) images.set(model.digits.images, i * model.digits.images.length);

      let last = performance.now();
      let longest = 0;
      let frames = 0;
      let running = true;
      const beat = () => {
        longest = Math.max(longest, performance.now() - last);
        last = performance.now();
        if (running) setTimeout(beat);
      };
      const frame = () => {
        frames++;
        if (running) requestAnimationFrame(frame);
      };
      beat();
      frame();
      const start = performance.now();
      const codes = await model.nested.encode(images);
      const took = performance.now() - start;
      running = false;
      beat();
      // Absolute times mean little where the machine is shared: a third of the whole is far more than a slice.
      assert.isBelow(longest, Math.max(50, took / 3), `of ${took} ms no timer ran for ${longest} ms`);
      assert.isAbove(frames, 1, "frames were painted between the slices");

      const row = codes.length / 64 - 1;
      const one = await model.nested.encode(images.subarray(row * 784));
      assertClose(codes.subarray(row * 64), one, "the last row");
      release();
    });

    it(`${backend}: the number of tensors is the same after a hundred rounds of acquire and release`, async () => {
      // the page's own pool gives back what the tests before this one took, after a while
      await waitUntil(() => engineInfo().numTensors === 0, "models of tests before", { timeout: 10_000 });
      const { pool, expire } = ownPool();
      pool.configure({ backend });
      const entry = catalogueEntry("ae2");
      const rounds = async (count: number) => {
        for (let i = 0; i < count; i++) {
          const lease = await pool.acquire(entry, weights(entry.file), {});
          await (lease.model as Autoencoder & Disposable).decode(Float32Array.of(i / 50 - 1, 0.5));
          lease.release();
          expire();
        }
        return pool.engineInfo().numTensors;
      };
      const before = await rounds(1);
      assert.equal(await rounds(100), before);
    });
  }

  it("two pools at once share one engine, and each gives back only what is its own", async () => {
    const a = ownPool();
    const b = ownPool();
    const entry = catalogueEntry("vae2");
    const first = await a.pool.acquire(entry, weights(entry.file), {});
    const second = await b.pool.acquire(entry, weights(entry.file), {});
    assert.notEqual(first.model, second.model);
    first.release();
    a.expire();
    const image = await (second.model as Autoencoder).decode(Float32Array.of(0, 0));
    assert.isTrue(image.every((v) => v >= 0 && v <= 1));
    second.release();
    b.expire();
  });

  it("weights that are not there: a network error that names the address; the next try works", async () => {
    const { pool, expire } = ownPool();
    const entry = catalogueEntry("vae2");
    const error = await pool.acquire(entry, weights("nowhere.bin"), {}).then(
      () => null,
      (reason: unknown) => reason,
    );
    if (!(error instanceof ModelError)) throw new Error("it did not fail as it should", { cause: error });
    assert.equal(error.code, "network");
    assert.match(error.message, /HTTP 404 for http.*nowhere\.bin/);
    (await pool.acquire(entry, weights(entry.file), {})).release();
    expire();
  });

  it("one byte altered: an integrity error, for this tag alone", async () => {
    const entry = catalogueEntry("pca");
    const real = fetch;
    window.fetch = async (input, init) => {
      const response = await real(input, init);
      if (!response.url.includes("pca.bin")) return response;
      const bytes = new Uint8Array(await response.arrayBuffer());
      bytes[bytes.length >> 1] ^= 1;
      return new Response(bytes);
    };
    const { pool, expire } = ownPool();
    try {
      const altered = pool.acquire(entry, weights(entry.file), {}).then(
        () => null,
        (reason: unknown) => reason as ModelError,
      );
      const sound = await pool.acquire(catalogueEntry("vae2"), weights("vae2.bin"), {});
      assert.equal((await altered)?.code, "integrity");
      sound.release();
    } finally {
      window.fetch = real;
    }
    (await pool.acquire(entry, weights(entry.file), {})).release();
    expire();
  });

  it("under a content security policy that forbids WebAssembly the models run on cpu", async () => {
    const policy = "default-src 'none'; script-src 'self' 'nonce-page'; connect-src 'self'; require-trusted-types-for 'script'";
    const frame = document.createElement("iframe");
    frame.srcdoc = `<meta http-equiv="Content-Security-Policy" content="${policy}">
      <script type="module" nonce="page">
        import { acquire, engineInfo } from "/src/model/pool.ts";
        const { model } = await acquire("vae2");
        const image = await model.decode(new Float32Array(2));
        parent.postMessage({ backend: engineInfo().backend, fallback: engineInfo().fallback, ink: Math.max(...image) }, "*");
      </script>`;
    const answer = new Promise<MessageEvent<{ backend: string; fallback: string; ink: number }>>((resolve) =>
      window.addEventListener("message", (event) => event.source === frame.contentWindow && resolve(event)),
    );
    document.body.append(frame);
    try {
      const { data } = await answer;
      assert.equal(data.backend, "cpu");
      assert.match(data.fallback, /may not run WebAssembly/);
      assert.isAbove(data.ink, 0.1);
    } finally {
      frame.remove();
    }
  });

  it("an unknown id is the caller's mistake", async () => {
    const error = await acquire("mnist" as never).catch((reason: unknown) => reason);
    assert.instanceOf(error, RangeError);
  });
});
