import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { merged, mergedState, pack, unpack, type Snapshot } from "../../src/lms/session-snapshot.js";
import { NEW, withCompletion, withUse, type Kind, type Session } from "../../src/lms/session.js";
import { Random } from "../../src/math/random.js";

const snapshot = (states: Record<string, string>, over: Partial<Snapshot> = {}): Snapshot => ({
  at: 1_800_000_000_123,
  session: NEW,
  states: new Map(Object.entries(states)),
  last: null,
  ...over,
});

/** Text that no compression makes much smaller. */
function noise(length: number, seed = 1): string {
  const random = new Random(seed);
  return Array.from({ length }, () => Math.floor(random.uniform() * 36).toString(36)).join("");
}

const kindOf = (key: string): Kind | undefined => (key.startsWith("quiz") ? "quiz" : key.startsWith("lesson") ? "lesson" : "figure");

describe("what is kept between visits", () => {
  const session = withUse(withUse(withCompletion(NEW, "quiz-1", { score: 2 / 3, passed: true }), "map"), "quiz-1");
  const full = snapshot({ "quiz-1": "at=2&q.factor=3*1*24.5", map: "model=vae" }, { session, last: "map" });

  it("comes back as it was", () => {
    const { text, left } = pack(full, 4096);
    assert.deepEqual(left, []);
    const back = unpack(text)!;
    assert.deepEqual(back.states, full.states);
    assert.deepEqual([...back.session.used], ["map", "quiz-1"]);
    assert.deepEqual(back.session.marks.get("quiz-1"), { score: 0.6667, complete: true, passed: true });
    assert.equal(back.last, "map");
    assert.equal(back.at, full.at);
  });

  it("comes back whatever keys and states are, in ASCII, within the limit", () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string({ unit: "grapheme" }), fc.string({ unit: "grapheme", maxLength: 300 })), (states) => {
        const { text, left } = pack(snapshot(states), 4096, kindOf);
        assert.ok(text.length <= 4096);
        assert.match(text, /^[\x20-\x7e]*$/);
        const back = unpack(text)!;
        for (const [key, state] of Object.entries(states)) assert.equal(back.states.get(key), left.includes(key) ? undefined : state);
      }),
    );
  });

  it("is deflated when it is long", () => {
    const states = { map: `a=${"0.25,0.5,".repeat(2000)}` };
    const { text, left } = pack(snapshot(states), 4096);
    assert.match(text, /^z:/);
    assert.ok(text.length < 500, `${text.length}`);
    assert.deepEqual(left, []);
    assert.equal(unpack(text)!.states.get("map"), states.map);
  });

  it("leaves out figures before lessons before quizzes, and of figures what was used longest ago", () => {
    const states = { old: noise(3000, 1), recent: noise(1200, 2), lesson: noise(600, 3), "quiz-1": noise(1500, 4) };
    const used = withUse(withUse(session, "old"), "recent");
    const { text, left } = pack(snapshot(states, { session: used }), 4096, kindOf);
    assert.deepEqual(left, ["old"]);
    assert.deepEqual([...unpack(text)!.states.keys()].sort(), ["lesson", "quiz-1", "recent"]);
    const tight = pack(snapshot(states, { session: used }), 1700, kindOf);
    assert.deepEqual([...unpack(tight.text)!.states.keys()], ["quiz-1"]);
    assert.deepEqual(tight.left, ["old", "recent", "lesson"]);
  });

  it("keeps the results even where no state fits", () => {
    const { text, left } = pack(snapshot({ "quiz-1": noise(9000) }, { session }), 200, kindOf);
    assert.deepEqual(left, ["quiz-1"]);
    assert.equal(unpack(text)!.session.marks.get("quiz-1")!.passed, true);
  });

  it("is nothing where the text is none of ours", () => {
    for (const text of ["", "null", "[]", "{}", '{"v":2}', "z:", "z:%%%", "z:AAAA", "page=3&score=4"])
      assert.equal(unpack(text), null, text);
    const odd = unpack('{"v":1,"s":{"a":5,"b":"k=2"},"m":{"x":[7,1,0],"y":"no"},"u":[3,"z"],"c":"1"}')!;
    assert.deepEqual([...odd.states], [["b", "k=2"]]);
    assert.deepEqual(odd.session.marks.get("x"), { score: 1, complete: true, passed: false } satisfies ReturnType<Session["marks"]["get"]>);
    assert.equal(odd.session.completed, false);
    assert.deepEqual([...odd.session.used], ["z"]);
  });
});

describe("two copies of one reader's work", () => {
  it("become one: the later fields count, and none is lost", () => {
    const older = snapshot({ quiz: "at=1&q.a=1*1*x", map: "model=ae" }, { at: 1, last: "map" });
    const newer = snapshot({ quiz: "at=2&q.b=1*0*y" }, { at: 2, last: "quiz", session: withUse(NEW, "quiz") });
    for (const both of [merged(older, newer)!, merged(newer, older)!]) {
      assert.deepEqual(Object.fromEntries(new URLSearchParams(both.states.get("quiz"))), { at: "2", "q.a": "1*1*x", "q.b": "1*0*y" });
      assert.equal(both.states.get("map"), "model=ae");
      assert.equal(both.last, "quiz");
    }
    assert.equal(merged(null, newer), newer);
    assert.equal(merged(null, null), null);
  });

  it("have read what either has read", () => {
    assert.equal(new URLSearchParams(mergedState("read=idea+loss&at=loss", "read=loss+noise&at=noise")).get("read"), "idea loss noise");
  });
});
