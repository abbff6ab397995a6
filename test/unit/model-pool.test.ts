import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import { ModelError, type Progress } from "../../src/model/api.js";
import type { CatalogueEntry } from "../../src/model/catalogue.js";
import { createPagePool, type Surroundings } from "../../src/model/page-pool.js";
import { KEEP_MS, LINGER_MS } from "../../src/model/shared.js";

const URL_A = "https://cdn.example/weights/a.bin";
/** Of the engine, where a test only loads files. */
const unwanted = (): never => assert.fail("nobody asks for this here");
const settle = () => new Promise((resolve) => setTimeout(resolve, 5));

function bytesOf(length: number, seed = 1): Uint8Array<ArrayBuffer> {
  return Uint8Array.from({ length }, (_, i) => (i * 31 + seed) % 251);
}

function entryFor(content: Uint8Array, over: Partial<CatalogueEntry> = {}): CatalogueEntry {
  const sha256 = createHash("sha256").update(content).digest("hex");
  return { id: "a", kind: "autoencoder", file: "a.bin", bytes: content.length, sha256, inputSize: 784, latentSize: 2, ...over };
}

/** Timers that only move when told to. */
function manualTimers() {
  let now = 0;
  let pending: { at: number; callback: () => void }[] = [];
  return {
    set(callback: () => void, milliseconds: number) {
      const timer = { at: now + milliseconds, callback };
      pending.push(timer);
      return timer;
    },
    clear(timer: unknown) {
      pending = pending.filter((one) => one !== timer);
    },
    async advance(milliseconds: number) {
      now += milliseconds;
      for (;;) {
        const due = pending.filter((one) => one.at <= now).sort((a, b) => a.at - b.at)[0];
        if (!due) break;
        pending = pending.filter((one) => one !== due);
        due.callback();
      }
      await settle();
    },
    get count() {
      return pending.length;
    },
  };
}

interface Request {
  url: string;
  cache?: RequestCache;
  signal?: AbortSignal | null;
  send(chunk: Uint8Array<ArrayBuffer>): void;
  end(): void;
  cut(): void;
  answer(response: Response): void;
}

/** A world whose server answers when the test says so. */
function world(over: Partial<Surroundings> = {}) {
  const requests: Request[] = [];
  const timers = manualTimers();
  const live = new Set<object>();
  let engines = 0;
  const surroundings: Surroundings = {
    timers,
    canRunWasm: () => false,
    fetch: (input: RequestInfo | URL, init) => {
      let controller!: ReadableStreamDefaultController<Uint8Array>;
      const body = new ReadableStream<Uint8Array<ArrayBuffer>>({ start: (c) => void (controller = c) });
      return new Promise((resolve, reject) => {
        let answered = false;
        const respond = (response: Response) => {
          answered = true;
          resolve(response);
        };
        const begin = () => !answered && respond(new Response(body));
        init?.signal?.addEventListener("abort", () => {
          const error = new DOMException("aborted", "AbortError");
          if (answered) controller.error(error);
          else reject(error);
        });
        requests.push({
          url: input as string,
          cache: init?.cache,
          signal: init?.signal,
          send(chunk) {
            begin();
            controller.enqueue(chunk);
          },
          end() {
            begin();
            controller.close();
          },
          cut() {
            if (answered) controller.error(new TypeError("network error"));
            else reject(new TypeError("Failed to fetch"));
          },
          answer: respond,
        });
      });
    },
    importEngine: async () => ({
      async createEngine(wanted) {
        engines++;
        return {
          backend: wanted === "wasm" ? ("wasm" as const) : ("cpu" as const),
          get numTensors() {
            return live.size;
          },
          load(file: ArrayBuffer) {
            const model = { id: "fake", length: file.byteLength, wanted, dispose: () => void live.delete(model) };
            live.add(model);
            return model as never;
          },
          pair: unwanted,
        };
      },
    }),
    importSprite: () => import("../../src/model/sprite.js"),
    ...over,
  };
  const pool = createPagePool(surroundings);
  pool.configure({ backend: "cpu" });
  return { pool, requests, timers, live, engines: () => engines };
}

const content = bytesOf(1000);
const entry = entryFor(content);

/** A promise that will reject before the test comes to look. */
function failing<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => {});
  return promise;
}

async function answer(request: Request, data: Uint8Array<ArrayBuffer> = content): Promise<void> {
  request.send(data);
  request.end();
  await settle();
}

test("many callers, one download, one copy; disposed five seconds after the last release", async () => {
  const { pool, requests, timers, live, engines } = world();
  const waits = [1, 2, 3].map(() => pool.acquire(entry, URL_A, {}));
  await settle();
  assert.equal(requests.length, 1);
  await answer(requests[0]);
  const leases = await Promise.all(waits);
  assert.equal(new Set(leases.map((lease) => lease.model)).size, 1);
  assert.equal(engines(), 1);
  leases[0].release();
  leases[0].release(); // counts once
  leases[1].release();
  await timers.advance(10 * KEEP_MS);
  assert.equal(live.size, 1, "one lease is left");
  leases[2].release();
  await timers.advance(KEEP_MS - 1);
  assert.equal(live.size, 1);
  await timers.advance(1);
  assert.equal(live.size, 0);
  assert.equal(timers.count, 0);

  const again = pool.acquire(entry, URL_A, {});
  await settle();
  assert.equal(requests.length, 2, "after disposal it is fetched again");
  await answer(requests[1]);
  await again;
});

test("a tag that moves finds its model where it was", async () => {
  const { pool, requests, timers, live } = world();
  const first = pool.acquire(entry, URL_A, {});
  await settle();
  await answer(requests[0]);
  const { model, release } = await first;
  for (let i = 0; i < 5; i++) {
    const lease = await pool.acquire(entry, URL_A, {});
    if (i === 0) release();
    lease.release();
    await timers.advance(KEEP_MS - 1);
    const next = await pool.acquire(entry, URL_A, {});
    assert.equal(next.model, model);
    next.release();
  }
  assert.equal(requests.length, 1);
  await timers.advance(KEEP_MS);
  assert.equal(live.size, 0);
});

test("one caller's abort leaves the others waiting; the last one's aborts the fetch", async () => {
  const { pool, requests, timers, live } = world();
  const a = new AbortController();
  const b = new AbortController();
  const first = pool.acquire(entry, URL_A, { signal: a.signal });
  const second = pool.acquire(entry, URL_A, { signal: b.signal });
  await settle();
  a.abort();
  await assert.rejects(first, { code: "aborted", recoverable: false });
  await timers.advance(10 * LINGER_MS);
  assert.equal(requests[0].signal!.aborted, false);
  b.abort();
  await assert.rejects(second, { code: "aborted" });
  await timers.advance(LINGER_MS - 1);
  assert.equal(requests[0].signal!.aborted, false, "a moment of grace for a tag that is being moved");
  await timers.advance(1);
  assert.equal(requests[0].signal!.aborted, true);
  const third = pool.acquire(entry, URL_A, {});
  await settle();
  assert.equal(requests.length, 2);
  await answer(requests[1]);
  await third;
  assert.equal(live.size, 1);
});

test("a caller that comes back in time joins the load that goes on", async () => {
  const { pool, requests, timers } = world();
  const controller = new AbortController();
  const first = pool.acquire(entry, URL_A, { signal: controller.signal });
  await settle();
  requests[0].send(content.slice(0, 400));
  controller.abort();
  await assert.rejects(first, { code: "aborted" });
  await timers.advance(LINGER_MS - 1);
  const second = pool.acquire(entry, URL_A, {});
  await timers.advance(10 * LINGER_MS);
  requests[0].send(content.slice(400));
  requests[0].end();
  await second;
  assert.equal(requests.length, 1);
});

test("a caller that joins a load which the others have left begins one of its own if that fails, and no third", async () => {
  const { pool, requests } = world();
  const controller = new AbortController();
  const first = pool.acquire(entry, URL_A, { signal: controller.signal });
  await settle();
  controller.abort();
  await assert.rejects(first, { code: "aborted" });
  const retries = [1, 2].map(() => pool.acquire(entry, "https://mirror.example/a.bin", {}));
  await settle();
  assert.equal(requests.length, 1);
  requests[0].answer(new Response("", { status: 404 }));
  await settle();
  assert.deepEqual(
    requests.map(({ url }) => url),
    [URL_A, "https://mirror.example/a.bin"],
  );
  await answer(requests[1]);
  for (const retry of retries) (await retry).release();
  assert.equal(requests.length, 2);

  const again = world();
  const gone = new AbortController();
  const second = failing(again.pool.acquire(entry, URL_A, { signal: gone.signal }));
  await settle();
  gone.abort();
  await assert.rejects(second, { code: "aborted" });
  const third = failing(again.pool.acquire(entry, URL_A, {}));
  await settle();
  for (const i of [0, 1]) {
    again.requests[i].answer(new Response("", { status: 404 }));
    await settle();
  }
  await assert.rejects(third, /HTTP 404/);
  assert.equal(again.requests.length, 2);
});

test("a load that ends while nobody waits is kept for the usual time and then disposed", async () => {
  const { pool, requests, timers, live } = world();
  const controller = new AbortController();
  const wait = pool.acquire(entry, URL_A, { signal: controller.signal });
  await settle();
  requests[0].send(content);
  controller.abort();
  requests[0].end();
  await assert.rejects(wait, { code: "aborted" });
  await settle();
  assert.equal(live.size, 1);
  await timers.advance(KEEP_MS);
  assert.equal(live.size, 0);
});

test("a caller that had given up before it asked starts nothing", async () => {
  const { pool, requests, timers, engines } = world();
  await assert.rejects(pool.acquire(entry, URL_A, { signal: AbortSignal.abort() }), { code: "aborted" });
  assert.equal(requests.length + engines() + timers.count, 0);
});

test("an abort after the load does not take the lease away", async () => {
  const { pool, requests, timers, live } = world();
  const controller = new AbortController();
  const wait = pool.acquire(entry, URL_A, { signal: controller.signal });
  await settle();
  await answer(requests[0]);
  const lease = await wait;
  controller.abort();
  await timers.advance(2 * KEEP_MS);
  assert.equal(live.size, 1);
  lease.release();
  await timers.advance(KEEP_MS);
  assert.equal(live.size, 0);
});

test("a failure reaches every caller and is not remembered", async () => {
  const { pool, requests, timers } = world();
  const waits = [pool.acquire(entry, URL_A, {}), pool.acquire(entry, URL_A, {})];
  await settle();
  requests[0].answer(new Response("", { status: 503 }));
  for (const wait of waits) {
    await assert.rejects(wait, (error) => {
      assert.ok(error instanceof ModelError);
      assert.equal(error.code, "network");
      assert.equal(error.recoverable, true);
      assert.match(error.message, /HTTP 503/);
      assert.ok(error.message.includes(URL_A));
      assert.match(error.message, /assetBase/);
      return true;
    });
  }
  const retry = pool.acquire(entry, URL_A, {});
  await settle();
  await answer(requests[1]);
  (await retry).release();
  await timers.advance(KEEP_MS);
  assert.equal(timers.count, 0);
});

test("no answer, and a connection that breaks", async () => {
  const { pool, requests } = world();
  const none = pool.acquire(entry, URL_A, {});
  await settle();
  requests[0].cut();
  await assert.rejects(none, { code: "network", message: /Failed to fetch.*connection.*CORS/ });
  const broken = pool.acquire(entry, URL_A, {});
  await settle();
  requests[1].send(content.slice(0, 500));
  await settle();
  requests[1].cut();
  await assert.rejects(broken, { code: "network" });
});

test("a file that ends too early is fetched once more past the cache, then a network error", async () => {
  const { pool, requests } = world();
  const wait = failing(pool.acquire(entry, URL_A, {}));
  await settle();
  await answer(requests[0], content.slice(0, 900));
  assert.equal(requests[1].cache, "reload");
  await answer(requests[1], content.slice(0, 900));
  await assert.rejects(wait, { code: "network", message: /ended after 900 of 1000 bytes/ });
});

for (const [what, wrong] of [
  ["one byte altered", content.map((v, i) => (i === 500 ? v ^ 1 : v))],
  ["too long", bytesOf(1001)],
] as const) {
  test(`${what}: fetched once more past the cache, which heals a stale one`, async () => {
    const { pool, requests } = world();
    const wait = pool.acquire(entry, URL_A, {});
    await settle();
    assert.equal(requests[0].cache, "default");
    await answer(requests[0], wrong);
    assert.equal(requests.length, 2);
    assert.equal(requests[1].cache, "reload");
    await answer(requests[1]);
    await wait;
  });

  test(`${what} at the server too: an integrity error, and the next try asks again`, async () => {
    const { pool, requests, live } = world();
    const wait = failing(pool.acquire(entry, URL_A, {}));
    await settle();
    await answer(requests[0], wrong);
    await answer(requests[1], wrong);
    await assert.rejects(wait, { code: "integrity", recoverable: true, message: /SHA-256/ });
    assert.equal(requests.length, 2);
    assert.equal(live.size, 0);
    const retry = pool.acquire(entry, URL_A, {});
    await settle();
    await answer(requests[2]);
    await retry;
  });
}

test("without crypto.subtle the hash is computed by the library", async () => {
  const crypto = Object.getOwnPropertyDescriptor(globalThis, "crypto")!;
  Object.defineProperty(globalThis, "crypto", { value: {}, configurable: true });
  try {
    const { pool, requests } = world();
    const good = pool.acquire(entry, URL_A, {});
    await settle();
    await answer(requests[0]);
    await good;
    const other = entryFor(content, { sha256: "0".repeat(64) });
    const bad = failing(pool.acquire(other, URL_A, {}));
    await settle();
    await answer(requests[1]);
    while (requests.length < 3) await settle();
    await answer(requests[2]);
    await assert.rejects(bad, { code: "integrity" });
  } finally {
    Object.defineProperty(globalThis, "crypto", crypto);
  }
});

test("progress counts the bytes of the stream, is reported at most every 50 ms, rises and ends full", async () => {
  const { pool, requests, timers } = world();
  const seen: Progress[] = [];
  const late: Progress[] = [];
  const wait = pool.acquire(entry, URL_A, { onProgress: (progress) => seen.push(progress) });
  await settle();
  for (let i = 0; i < 10; i++) requests[0].send(content.slice(i * 50, (i + 1) * 50));
  await settle();
  assert.deepEqual(seen, []);
  await timers.advance(50);
  assert.deepEqual(seen, [{ loaded: 500, total: 1000 }]);
  const second = pool.acquire(entry, URL_A, { onProgress: (progress) => late.push(progress) });
  await timers.advance(50);
  assert.deepEqual(late, [{ loaded: 500, total: 1000 }], "who comes late hears where it stands");
  requests[0].send(content.slice(500));
  requests[0].end();
  await Promise.all([wait, second]);
  assert.deepEqual(seen.at(-1), { loaded: 1000, total: 1000 });
  assert.deepEqual(late.at(-1), { loaded: 1000, total: 1000 });
  assert.equal(timers.count, 0, "no report is on its way after the end");
});

test("the engine's script: a failed import is a network error, and the next try gets round the browser's memory of it", async () => {
  const asked: string[] = [];
  const tried = (url: string) => {
    asked.push(url);
    if (asked.length < 3) throw new TypeError("Failed to fetch dynamically imported module: https://cdn.example/chunks/engine-1.js?v=2");
    return {
      createEngine: async () => ({ backend: "cpu" as const, numTensors: 0, load: () => ({ id: "late" }) as never, pair: unwanted }),
    };
  };
  const { pool, requests } = world({ importEngine: async () => tried("own"), importFrom: async (url) => tried(url) });
  for (let i = 0; i < 2; i++) {
    const wait = pool.acquire(entry, URL_A, {});
    await assert.rejects(wait, { code: "network", message: /script.*engine-1\.js/ });
    await settle();
    assert.equal(requests[i].signal!.aborted, true, "the weights are not loaded for nothing");
  }
  const wait = pool.acquire(entry, URL_A, {});
  await settle();
  await answer(requests[2]);
  assert.deepEqual((await wait).model, { id: "late" });
  assert.equal(asked[0], "own");
  for (const url of asked.slice(1)) assert.match(url, /^https:\/\/cdn\.example\/chunks\/engine-1\.js\?v=2&retry=\d+$/);

  pool.configure({ backend: "wasm" });
  const another = pool.acquire(entry, URL_A, {});
  await settle();
  await answer(requests.findLast((request) => request.url === URL_A)!);
  await another;
  assert.equal(asked.length, 3, "the engine that came at last is kept: another address would bring another copy");
});

test("the sprite's script: the same", async () => {
  let tries = 0;
  const sprite = () => import("../../src/model/sprite.js");
  const { pool, requests } = world({
    importSprite: async () => {
      tries++;
      throw new TypeError("error loading dynamically imported module: https://cdn.example/chunks/sprite-1.js");
    },
    importFrom: async (url) => (assert.match(url, /sprite-1\.js\?retry=/), sprite()),
  });
  const data = entryFor(content, { id: "digits", kind: "dataset" });
  await assert.rejects(pool.acquire(data, URL_A, {}), { code: "network" });
  const wait = failing(pool.acquire(data, URL_A, {}));
  await settle();
  await answer(requests[1]);
  await assert.rejects(wait, { code: "backend", message: /not a sprite/ });
  assert.equal(tries, 1);
});

test("engine, wasm and weights are asked for at the same time; the wasm file only where it can run", async () => {
  for (const can of [true, false]) {
    let started = false;
    let wasm: Promise<ArrayBuffer> | undefined;
    const { pool, requests } = world({
      canRunWasm: () => can,
      importEngine: async () => {
        started = true;
        await settle();
        return {
          createEngine: async (_, file) => {
            wasm = file;
            return { backend: "cpu", numTensors: 0, load: () => ({ id: "x" }) as never, pair: unwanted };
          },
        };
      },
    });
    pool.configure({ backend: "auto", assetBase: "https://school.example/files" });
    const wait = pool.acquire(entry, URL_A, {});
    assert.equal(started, true);
    assert.deepEqual(
      requests.map((request) => request.url),
      can ? ["https://school.example/files/wasm/tfjs-simd.wasm", URL_A] : [URL_A],
    );
    if (can) await answer(requests[0], bytesOf(8));
    await answer(requests.at(-1)!);
    await wait;
    if (can) assert.equal((await wasm!).byteLength, 8);
    else await assert.rejects(wasm!, /may not run WebAssembly/);
  }
});

test("an engine that ended on cpu because the server was away gets another chance after a failed load", async () => {
  let started = 0;
  const { pool, requests } = world({
    importEngine: async () => ({
      createEngine: async (_, wasm) => {
        started++;
        const fallback = await wasm!.then(
          () => undefined,
          (error: Error) => error.message,
        );
        return { backend: fallback ? "cpu" : "wasm", fallback, numTensors: 0, load: () => ({ id: "x" }) as never, pair: unwanted };
      },
    }),
    canRunWasm: () => true,
  });
  pool.configure({ backend: "auto" });
  const first = pool.acquire(entry, URL_A, {});
  requests[0].cut();
  requests[1].cut();
  await assert.rejects(first, { code: "network" });
  assert.equal(pool.engineInfo().backend, "cpu");
  assert.match(pool.engineInfo().fallback!, /tfjs-simd\.wasm did not load.*Failed to fetch/);
  const second = pool.acquire(entry, URL_A, {});
  await answer(requests[2], bytesOf(8));
  await answer(requests[3]);
  await second;
  assert.equal(started, 2);
  assert.deepEqual({ ...pool.engineInfo() }, { backend: "wasm", fallback: undefined, numTensors: 0 });
});

test("configure: models acquired later run on the new backend, the others stay; an unknown name is auto, with a warning", async (t) => {
  const { pool, requests } = world();
  const first = pool.acquire(entry, URL_A, {});
  await settle();
  await answer(requests[0]);
  pool.configure({ backend: "wasm" });
  const second = pool.acquire(entry, URL_A, {});
  await settle();
  await answer(requests.find((request, i) => i > 0 && request.url === URL_A)!);
  assert.equal(((await first).model as { wanted: string }).wanted, "cpu");
  assert.equal(((await second).model as { wanted: string }).wanted, "wasm");
  const warn = t.mock.method(console, "warn", () => {});
  pool.configure({ backend: "webgpu" as never });
  assert.equal(warn.mock.callCount(), 1);
  const third = pool.acquire(entry, URL_A, {});
  await settle();
  await answer(requests.findLast((request) => request.url === URL_A)!);
  assert.equal(((await third).model as { wanted: string }).wanted, "auto");
  pool.configure({ assetBase: "https://a.example/x" });
  assert.equal(pool.assetBase, "https://a.example/x/");
  pool.configure({ assetBase: new URL("https://a.example/y/") });
  assert.equal(pool.assetBase, "https://a.example/y/");
  pool.configure({ assetBase: "" });
  assert.equal(pool.assetBase, undefined);
});
