/** What becomes of a request by what the record store answers. */
import assert from "node:assert/strict";
import { afterEach, describe, it, mock } from "node:test";
import type { Statement } from "../../src/lms/statements.js";
import { Transport } from "../../src/lms/xapi-transport.js";

const NOW = Date.parse("2026-03-01T12:00:00Z");
const statement = (i: number, text = "") =>
  ({
    id: `00000000-0000-4000-8000-${String(i).padStart(12, "0")}`,
    actor: { objectType: "Agent", mbox: "mailto:a@b.example" },
    verb: { id: "http://adlnet.gov/expapi/verbs/answered", display: { en: "answered" } },
    object: { objectType: "Activity", id: `https://a.example/${i}`, definition: { name: { en: text } } },
    timestamp: new Date(NOW).toISOString(),
  }) as unknown as Statement;

type Answer = (request: RequestInit) => Response | Promise<Response>;

/** Sends statements to a store that answers so. */
function sent(answer: Answer, statements = [statement(1), statement(2)], isLeaving = false) {
  const requests: RequestInit[] = [];
  mock.method(globalThis, "fetch", async (_: string, request: RequestInit) => {
    requests.push(request);
    return answer(request);
  });
  mock.timers.enable({ apis: ["Date"], now: NOW });
  const transport = new Transport({ endpoint: "https://lrs.example/xapi/", auth: "Basic key" });
  return transport.statements(statements, isLeaving).then((outcome) => ({ outcome, requests }));
}

describe("an answer of the record store", () => {
  afterEach(() => {
    mock.restoreAll();
    mock.timers.reset();
  });

  for (const status of [401, 403])
    it(`of ${status} is one to other credentials: nothing is dropped`, async () => {
      const { outcome } = await sent(() => new Response("who are you", { status }));
      assert.deepEqual(outcome, { kind: "later", reason: `${status}: who are you`, after: undefined, isForbidden: true });
    });

  for (const status of [400, 405, 409, 412, 413, 422])
    it(`of ${status} is a refusal`, async () => {
      const { outcome } = await sent(() => new Response("", { status }));
      assert.deepEqual(outcome, { kind: "refused", reason: String(status) });
    });

  for (const status of [404, 408, 425, 429, 500, 502, 503, 504])
    it(`of ${status} is none for ever`, async () => {
      const { outcome } = await sent(() => new Response("", { status }));
      assert.equal(outcome.kind, "later");
    });

  it("of 409 to one statement says that it has it", async () => {
    const { outcome } = await sent(() => new Response("", { status: 409 }), [statement(1)]);
    assert.deepEqual(outcome, { kind: "taken" });
  });

  for (const [title, headers, after] of [
    ["in seconds", { "Retry-After": "120" }, 120_000],
    ["as a date", { "Retry-After": "Sun, 01 Mar 2026 12:00:30 GMT" }, 30_000],
    [
      "as a date, of a clock that is two hours ahead",
      { "Retry-After": "Sun, 01 Mar 2026 14:00:30 GMT", Date: "Sun, 01 Mar 2026 14:00:00 GMT" },
      30_000,
    ],
    [
      "as a date, of a clock that is two hours behind",
      { "Retry-After": "Sun, 01 Mar 2026 10:00:30 GMT", Date: "Sun, 01 Mar 2026 10:00:00 GMT" },
      30_000,
    ],
    ["of a week: at most an hour", { "Retry-After": "604800" }, 3_600_000],
    ["in the past", { "Retry-After": "Sun, 01 Mar 2020 12:00:30 GMT" }, undefined],
    ["of 0", { "Retry-After": "0" }, undefined],
    ["that is none", { "Retry-After": "soon, -5" }, undefined],
    ["that is not there", {}, undefined],
  ] as const)
    it(`is waited for as Retry-After asks: ${title}`, async () => {
      const { outcome } = await sent(() => new Response("", { status: 429, headers }));
      assert.equal(outcome.kind === "later" && outcome.after, after);
    });

  it("that never comes, or comes as no HTTP at all, loses nothing", async () => {
    const { outcome } = await sent(() => Promise.reject(new TypeError("Failed to fetch")));
    assert.deepEqual(outcome, { kind: "later", reason: "Failed to fetch" });
  });

  it("is not asked for more than a page that goes may send", async () => {
    const many = Array.from({ length: 40 }, (_, i) => statement(i, "x".repeat(4000)));
    const { outcome, requests } = await sent(() => new Response("[]", { status: 200 }), many, true);
    assert.equal(outcome.kind, "later");
    assert.equal(requests.length, 1);
    assert.equal(requests[0].keepalive, true);
    assert.ok((requests[0].body as string).length <= 60_000);
    assert.ok((JSON.parse(requests[0].body as string) as unknown[]).length > 5);
  });
});
