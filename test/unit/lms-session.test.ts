import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { Clock, isoDuration, scormTimespan } from "../../src/lms/session-time.js";
import {
  NEW,
  reportOf,
  united,
  withCompletion,
  withReport,
  withScore,
  withUse,
  type Kind,
  type Live,
  type Part,
  type Session,
} from "../../src/lms/session.js";

const part = (key: string, kind: Kind, inside = false): Part => ({ key, kind, inside });
const report = (session: Session, parts: Part[], pass: number | null = null) => reportOf(session, parts, pass);

describe("what an LMS is told", () => {
  const quiz = [part("map", "figure"), part("quiz", "quiz")];

  it("is nothing done, no score and nothing decided at first", () => {
    assert.deepEqual(report(NEW, quiz), { completed: false, passed: null, score: null, progress: 0 });
  });

  it("has the score from the first answer on, and is complete with the quiz, whatever else is on the page", () => {
    const begun = withScore(withUse(NEW, "quiz"), "quiz", 1 / 3);
    assert.deepEqual(report(begun, quiz), { completed: false, passed: null, score: 1 / 3, progress: 0 });
    const done = withCompletion(begun, "quiz", { score: 2 / 3, passed: true });
    assert.deepEqual(report(done, quiz), { completed: true, passed: true, score: 2 / 3, progress: 1 });
  });

  it("reads the score of a quiz that is still answered on the tag, that of a finished one in the record", () => {
    const begun = withScore(NEW, "quiz", 0.5);
    assert.equal(reportOf(begun, quiz, null, () => ({ score: 0.75 })).score, 0.75);
    const done = withCompletion(begun, "quiz", { score: 0.8, passed: true });
    assert.equal(reportOf(done, quiz, null, () => ({ score: 0 })).score, 0.8);
  });

  it("never takes back what was reached", () => {
    const passed = withCompletion(NEW, "quiz", { score: 0.8, passed: true });
    const again = withCompletion(withScore(passed, "quiz", 0), "quiz", { score: 0.2, passed: false });
    assert.deepEqual(report(again, quiz), { completed: true, passed: true, score: 0.8, progress: 1 });
    const kept = withReport(passed, report(passed, quiz));
    assert.deepEqual(report(kept, [...quiz, part("other", "quiz")]), { completed: true, passed: true, score: 0.4, progress: 1 });
  });

  it("is a mean over quizzes; each has to be complete and passed", () => {
    const two = [part("a", "quiz"), part("b", "quiz")];
    const one = withCompletion(NEW, "a", { score: 1, passed: true });
    assert.deepEqual(report(one, two), { completed: false, passed: null, score: 0.5, progress: 0.5 });
    const both = withCompletion(one, "b", { score: 0.4, passed: false });
    assert.deepEqual(report(both, two), { completed: true, passed: false, score: 0.7, progress: 1 });
    assert.equal(report(both, two, 0.7).passed, true, "one mark for the page");
    assert.equal(report(both, two, 0.71).passed, false);
  });

  it("does not fail a score by a rounding error", () => {
    const tenth = withCompletion(NEW, "quiz", { score: 0.1 + 0.2, passed: false });
    assert.equal(report(tenth, quiz, 0.3).passed, true);
    const below = withCompletion(NEW, "quiz", { score: 0.7 - 0.1, passed: false });
    assert.equal(report(below, quiz, 0.6).passed, true);
  });

  it("waits for a lesson, which has its quizzes inside; their score counts", () => {
    const lesson = [part("lesson", "lesson"), part("lesson/quiz", "quiz", true), part("lesson/map", "figure", true)];
    const answered = withCompletion(NEW, "lesson/quiz", { score: 0.5, passed: false });
    assert.deepEqual(report(answered, lesson), { completed: false, passed: false, score: 0.5, progress: 0 });
    assert.equal(reportOf(answered, lesson, null, () => ({ progress: 0.6 })).progress, 0.6);
    const read = withCompletion(answered, "lesson", { score: 0.5, passed: false });
    assert.deepEqual(report(read, lesson), { completed: true, passed: false, score: 0.5, progress: 1 });
  });

  it("has no score for a lesson without a quiz", () => {
    const lesson = [part("lesson", "lesson")];
    const read = withCompletion(NEW, "lesson", { score: 1, passed: true });
    assert.deepEqual(report(read, lesson), { completed: true, passed: null, score: null, progress: 1 });
  });

  it("is complete without a quiz when every tag was used; what explains a word is none", () => {
    const figures = [part("map", "figure"), part("film", "figure"), part("term", "aid")];
    const one = withUse(NEW, "map");
    assert.deepEqual(report(one, figures), { completed: false, passed: null, score: null, progress: 0.5 });
    assert.equal(report(withCompletion(one, "film", { score: 0.9, passed: true }), figures).completed, true);
    assert.equal(report(withUse(NEW, "formula"), [part("formula", "aid")]).completed, true, "unless there is nothing else");
  });

  it("is never complete where nothing is", () => {
    assert.equal(report(NEW, []).completed, false);
  });

  it("unites two records of one reader", () => {
    const here = withUse(withCompletion(NEW, "a", { score: 0.5, passed: false }), "map");
    const there = withScore(withCompletion(NEW, "a", { score: 0.4, passed: true }), "b", 0.3);
    const both = united(here, there);
    assert.deepEqual(both.marks.get("a"), { score: 0.5, complete: true, passed: true });
    assert.deepEqual(both.marks.get("b"), { score: 0.3, complete: false, passed: false });
    assert.deepEqual([...both.used], ["map"]);
  });

  it("knows which tag was used last", () => {
    assert.deepEqual([...withUse(withUse(withUse(NEW, "a"), "b"), "a").used], ["b", "a"]);
  });
});

describe("a quiz that cannot be asked", () => {
  const two = [part("a", "quiz"), part("b", "quiz")];
  const done = withCompletion(NEW, "a", { score: 0.8, passed: true });
  const lost =
    (...keys: string[]) =>
    (key: string): Live =>
      keys.includes(key) ? { unasked: "unread" } : {};
  const undoable =
    (...keys: string[]) =>
    (key: string): Live =>
      keys.includes(key) ? { unasked: "unanswerable" } : {};

  for (const [why, live] of [
    ["its questions could not be read", lost("b")],
    ["its only task cannot be done here", undoable("b")],
  ] as const)
    it(`holds up no page and counts in no score: ${why}`, () => {
      assert.deepEqual(reportOf(done, two, null, live), { completed: true, passed: true, score: 0.8, progress: 1 });
      assert.deepEqual(reportOf(done, two, 0.9, live).passed, false, "by the mark of the page");
      assert.deepEqual(reportOf(NEW, two, null, live), { completed: false, passed: null, score: null, progress: 0 });
    });

  it("leaves figures to be used, and what explains a word alone", () => {
    const page = [part("a", "quiz"), part("map", "figure"), part("term", "aid")];
    assert.equal(reportOf(NEW, page, null, lost("a")).completed, false);
    const used = reportOf(withUse(NEW, "map"), page, null, lost("a"));
    assert.deepEqual(used, { completed: true, passed: null, score: null, progress: 1 });
  });

  it("is read where the page has nothing else: at once where it is lost, else when the reader has been through it", () => {
    const page = [part("a", "quiz"), part("term", "aid")];
    assert.deepEqual(reportOf(NEW, page, null, lost("a")), { completed: true, passed: null, score: null, progress: 1 });
    assert.equal(reportOf(NEW, page, null, undoable("a")).completed, false);
    assert.deepEqual(reportOf(withUse(NEW, "a"), page, null, undoable("a")), { completed: true, passed: null, score: null, progress: 1 });
    assert.equal(reportOf(NEW, two, null, (key) => (key === "a" ? { unasked: "unread" } : { unasked: "unanswerable" })).completed, false);
  });

  it("keeps what was finished in it before, and takes its place again when it is asked after all", () => {
    assert.deepEqual(reportOf(done, two, null, lost("a")), { completed: false, passed: null, score: 0.4, progress: 0.5 });
    assert.deepEqual(report(done, two), { completed: false, passed: null, score: 0.4, progress: 0.5 });
  });

  it("inside a lesson leaves the lesson to be read, and counts in no score", () => {
    const lesson = [part("lesson", "lesson"), part("lesson/a", "quiz", true), part("lesson/b", "quiz", true)];
    const answered = withCompletion(NEW, "lesson/a", { score: 0.5, passed: true });
    assert.deepEqual(reportOf(answered, lesson, null, lost("lesson/b")), { completed: false, passed: true, score: 0.5, progress: 0 });
    assert.equal(reportOf(NEW, lesson, null, lost("lesson/a", "lesson/b")).completed, false);
  });
});

describe("time", () => {
  it("counts only while the page is seen", () => {
    let now = 0;
    const clock = new Clock(true, () => now);
    now = 1500;
    clock.run(false);
    now = 100_000;
    assert.equal(clock.seconds, 1.5);
    clock.run(true);
    clock.run(true);
    now = 100_500;
    assert.equal(clock.seconds, 2);
  });

  it("is written as the standards want it", () => {
    assert.equal(isoDuration(0), "PT0S");
    assert.equal(isoDuration(3849.504), "PT1H4M9.5S");
    assert.equal(isoDuration(59.999), "PT1M");
    assert.equal(isoDuration(360_000), "PT100H");
    assert.equal(isoDuration(-5), "PT0S");
    assert.equal(scormTimespan(0), "0000:00:00.00");
    assert.equal(scormTimespan(3849.504), "0001:04:09.50");
    assert.equal(scormTimespan(59.999), "0000:01:00.00");
    assert.equal(scormTimespan(NaN), "0000:00:00.00");
  });
});
