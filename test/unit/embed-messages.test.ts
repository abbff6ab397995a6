/** The protocol between a frame and its host: what is not it is nobody's. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { connectMessage, eventMessage, helloMessage, readConnectMessage, readFrameMessage, sizeMessage } from "../../src/lms/frame.js";

const envelope = { protocol: "ae-elements/frame", version: 1 };
const answer = { questionId: "q1", response: ["a", "b"], correct: true, score: 1, attempt: 1, durationMs: 5200 };

describe("a frame's message", () => {
  it("is read as it was made", () => {
    assert.deepEqual(readFrameMessage({ ...helloMessage(), more: 1 }), { ...envelope, type: "hello" });
    assert.deepEqual(readFrameMessage(structuredClone(sizeMessage(99.2))), { ...envelope, type: "size", height: 100 });
    for (const [name, detail] of [
      ["ae-ready", {}],
      ["ae-progress", { loaded: 1, total: 2 }],
      ["ae-error", { code: "network", message: "no", recoverable: true }],
      ["ae-answer", answer],
      ["ae-answer", { ...answer, response: null }],
      ["ae-answer", { ...answer, response: 4 }],
      ["ae-complete", { score: 0.5, passed: false }],
      ["ae-digit", { image: null }],
      ["ae-digit", { image: new Float32Array(784) }],
      ["ae-change", { k: 5, code: new Float32Array(8), x: [0.1, 0.2], costs: { miss: 1 } }],
    ] as const) {
      const message = eventMessage("ae-quiz", name, detail);
      assert.deepEqual(readFrameMessage(structuredClone(message)), { ...envelope, type: "event", tag: "ae-quiz", name, detail });
    }
  });

  it("holds nothing that the event's detail does not hold", () => {
    const message = eventMessage("ae-quiz", "ae-complete", { score: 1, passed: true, learner: "4711", act: () => 1 });
    assert.deepEqual(message!.detail, { score: 1, passed: true });
    const change = eventMessage("ae-quiz", "ae-change", {
      node: () => 1,
      k: 4,
      few: new Uint8Array(4),
      many: new Uint8Array(4e6),
      deep: [[[[[[1]]]]]],
    });
    assert.deepEqual(change!.detail, { k: 4, few: new Uint8Array(4), deep: [[[[null]]]] });
    assert.equal(
      Object.getPrototypeOf(eventMessage("", "ae-change", JSON.parse('{"__proto__": {"polluted": 1}}'))!.detail),
      Object.prototype,
    );
    assert.equal(({} as { polluted?: number }).polluted, undefined);
  });

  it("is refused where a detail lies", () => {
    const wrong: [string, unknown][] = [
      ["ae-complete", { score: 1.5, passed: true }],
      ["ae-complete", { score: NaN, passed: true }],
      ["ae-complete", { passed: true }],
      ["ae-answer", { ...answer, response: { toString: 1 } }],
      ["ae-answer", { ...answer, response: Array(1000).fill("a") }],
      ["ae-answer", { ...answer, questionId: "x".repeat(20_000) }],
      ["ae-digit", { image: new Float32Array(783) }],
      ["ae-digit", { image: new Float32Array(784).fill(2) }],
      ["ae-progress", { loaded: Infinity, total: 1 }],
      ["ae-change", "text"],
      ["ae-change", new Array(1_000_000)],
      ["ae-quantity", { quantity: "x" }],
      ["constructor", {}],
      ["toString", {}],
    ];
    for (const [name, detail] of wrong) assert.equal(readFrameMessage({ ...envelope, type: "event", tag: "", name, detail }), null, name);
    assert.equal(readFrameMessage({ ...envelope, type: "event", tag: "div", name: "ae-ready", detail: {} }), null);
    for (const height of [-1, 100_001, NaN, Infinity, "90", null, undefined])
      assert.equal(readFrameMessage({ ...envelope, type: "size", height }), null);
  });

  it("of another protocol or version, or of a kind that is to come, is passed over", () => {
    for (const data of [
      null,
      undefined,
      0,
      "size",
      [],
      {},
      { type: "size", height: 4 },
      { ...sizeMessage(4), version: 2 },
      { ...sizeMessage(4), protocol: "x" },
      { ...envelope, type: "later" },
    ])
      assert.equal(readFrameMessage(data), null);
    fc.assert(fc.property(fc.anything(), (data) => readFrameMessage(data) === null && readConnectMessage(data) === null));
  });
});

describe("a host's message", () => {
  it("is read as it was made, and without what is no language, direction or scheme", () => {
    const said = { scheme: "light dark", lang: "pt-BR", dir: "rtl" } as const;
    assert.deepEqual(readConnectMessage(connectMessage(said)), { ...envelope, type: "connect", ...said });
    assert.deepEqual(readConnectMessage(connectMessage()), { ...envelope, type: "connect" });
    assert.deepEqual(readConnectMessage({ ...connectMessage(), scheme: "url(x)", lang: '">', dir: "auto", more: 1 }), {
      ...envelope,
      type: "connect",
    });
  });
});
