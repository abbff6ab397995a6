/** Servers that never come to an end: an author's files are given up, and can be asked for again. */
import assert from "node:assert/strict";
import { test, type TestContext } from "node:test";
import { denseModel } from "../../scripts/tfjs/own-models.js";
import { ModelError } from "../../src/model/api.js";
import { serve, type Answer } from "../helpers/own.js";

const DENSE = await denseModel();
const WEIGHTS = "decoder/group1-shard1of1.bin";

const turns = async () => {
  for (let i = 0; i < 20; i++) await new Promise((done) => setImmediate(done));
};

/** Waits for the model while time passes in steps of 300 ms, at most `most` ms; gives what came of it, and when. */
async function waited(t: TestContext, files: ReadonlyMap<string, Answer>, most: number, step: (passed: number) => void = () => {}) {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const server = serve(files);
  const ends: unknown[] = [];
  server.acquire({ modelSrc: "manifest.json" }).then(
    (lease) => ends.push(lease),
    (error: unknown) => ends.push(error),
  );
  let passed = 0;
  await turns();
  for (; ends.length === 0 && passed < most; passed += 300) {
    step(passed);
    await new Promise((done) => setImmediate(done));
    t.mock.timers.tick(300);
    await new Promise((done) => setImmediate(done));
  }
  await turns();
  t.mock.timers.reset();
  return { end: ends[0], passed, server };
}

function givenUp(end: unknown, message: RegExp): void {
  assert.ok(end instanceof ModelError, String(end));
  assert.equal(end.code, "network");
  assert.equal(end.recoverable, true);
  assert.match(end.message, message);
}

test("a server that never answers: 20 s, and the next try asks it again", async (t) => {
  let dead = true;
  const manifest = () => (dead ? new Promise<Response>(() => {}) : new Response(JSON.stringify(DENSE.manifest)));
  const { end, passed, server } = await waited(t, new Map<string, Answer>([...DENSE.files, ["manifest.json", manifest]]), 60_000);
  givenUp(end, /The manifest did not arrive: nothing came for 20 s from https:\/\/author\.example\/manifest\.json/);
  assert.ok(passed >= 19_500 && passed <= 21_000, `${passed} ms`);
  dead = false;
  (await server.acquire({ modelSrc: "manifest.json" })).release();
});

/** Sends `bytes` at every step. */
function dripping(bytes: () => Uint8Array | null): { answer: () => Response; drip: () => void } {
  let to: ReadableStreamDefaultController<Uint8Array> | undefined;
  const answer = () => new Response(new ReadableStream<Uint8Array>({ start: (controller) => void (to = controller) }) as BodyInit);
  const drip = () => {
    const next = to && bytes();
    if (next) to!.enqueue(next);
    else if (to) {
      to.close();
      to = undefined;
    }
  };
  return { answer, drip };
}

test("weights that drip, 2 bytes every 300 ms: 2 minutes", async (t) => {
  const { answer, drip } = dripping(() => new Uint8Array(2));
  const { end, passed } = await waited(t, new Map<string, Answer>([...DENSE.files, [WEIGHTS, answer]]), 200_000, drip);
  givenUp(end, /A weights file of the decoder did not arrive: only \d+ bytes came in 120 s/);
  assert.ok(passed >= 119_500 && passed <= 121_000, `${passed} ms`);
});

test("a file that comes slowly, but comes, is waited for as long as it takes", async (t) => {
  const chunks = Array.from({ length: 700 }, () => new TextEncoder().encode(" ".repeat(400)));
  chunks.push(new TextEncoder().encode(JSON.stringify(DENSE.manifest)));
  const { answer, drip } = dripping(() => chunks.shift() ?? null);
  const { end, passed } = await waited(t, new Map<string, Answer>([...DENSE.files, ["manifest.json", answer]]), 300_000, drip);
  assert.ok(!(end instanceof Error), String(end));
  assert.ok(passed > 200_000, `${passed} ms`);
});
