import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import type { ChoiceQuestion, NumericQuestion, OrderQuestion, Question, TaskQuestion } from "../../src/content/quiz/types.ts";
import { feedbackOf } from "../../src/elements/quiz/feedback.ts";
import { grade, initialOrder, misplaced, readResponse } from "../../src/elements/quiz/grade.ts";
import { restore, save } from "../../src/elements/quiz/memory.ts";
import { landing, moved } from "../../src/elements/quiz/order-drag.ts";
import { goTo, isComplete, isSettled, record, reveal, scoreOf, START, type Progress } from "../../src/elements/quiz/quiz.logic.ts";
import { Session } from "../../src/elements/quiz/session.ts";
import { quiz as t } from "../../src/i18n/en/quiz.ts";

const option = (id: string, correct = false) => ({ id, text: `text ${id}`, ...(correct && { correct: true as const }) });
const single: ChoiceQuestion = { id: "s", kind: "single", prompt: "s", options: [option("a"), option("b", true), option("c")] };
const multiple: ChoiceQuestion = {
  id: "m",
  kind: "multiple",
  prompt: "m",
  options: [option("a", true), option("b", true), option("c"), option("d")],
};
const numeric: NumericQuestion = {
  id: "n",
  kind: "numeric",
  prompt: "n",
  answer: 0.3,
  unit: "m",
  options: [{ ...option("x"), text: "3", feedback: "ten times" }],
};
const order: OrderQuestion = {
  id: "o.1*",
  kind: "order",
  prompt: "o",
  options: ["w", "x.", "y*", "z"].map((id) => option(id)),
  answer: ["w", "x.", "y*", "z"],
};
const task: TaskQuestion = { id: "t", kind: "task", prompt: "t", task: { for: "ae-latent-map", goal: { kind: "digit", digit: 8 } } };
const questions: Question[] = [single, multiple, numeric, order, task];

describe("responses", () => {
  test("are taken in the form of the question, or not at all", () => {
    assert.equal(readResponse(single, "b"), "b");
    assert.equal(readResponse(single, ["b"]), "b");
    for (const wrong of ["z", 1, null, ["a", "b"], {}, "__proto__"]) assert.equal(readResponse(single, wrong), null);
    assert.deepEqual(readResponse(multiple, ["c", "a", "a"]), ["a", "c"]);
    assert.deepEqual(readResponse(multiple, "a"), ["a"]);
    for (const wrong of [[], ["z"], ["a", "z"], null, 3]) assert.equal(readResponse(multiple, wrong), null);
    assert.equal(readResponse(numeric, "0,3 m"), 0.3);
    for (const wrong of [NaN, Infinity, "x", null, []]) assert.equal(readResponse(numeric, wrong), null);
    assert.deepEqual(readResponse(order, ["z", "y*", "x.", "w"]), ["z", "y*", "x.", "w"]);
    for (const wrong of [["z", "y*"], ["z", "z", "z", "z"], "w", null]) assert.equal(readResponse(order, wrong), null);
  });

  test("never throw", () => {
    fc.assert(fc.property(fc.anything(), fc.constantFrom(...questions), (raw, question) => void readResponse(question, raw)));
  });
});

describe("grades", () => {
  test("one option", () => {
    assert.deepEqual(grade(single, "b"), { correct: true, score: 1 });
    assert.deepEqual(grade(single, "a"), { correct: false, score: 0 });
  });

  test("several options: right ones minus others, over the right ones", () => {
    const score = (...ids: string[]) => grade(multiple, ids);
    assert.deepEqual(score("a", "b"), { correct: true, score: 1 });
    assert.deepEqual(score("a"), { correct: false, score: 0.5 });
    assert.deepEqual(score("a", "b", "c"), { correct: false, score: 0.5 });
    assert.deepEqual(score("a", "c"), { correct: false, score: 0 });
    assert.deepEqual(score("c", "d"), { correct: false, score: 0 });
    // all ticked is worth nothing
    assert.deepEqual(score("a", "b", "c", "d"), { correct: false, score: 0 });
  });

  test("numbers: the tolerance, and rounding of doubles", () => {
    assert.ok(grade(numeric, 0.1 + 0.2).correct);
    assert.ok(!grade(numeric, 0.31).correct);
    assert.ok(grade({ ...numeric, tolerance: 0.01 }, 0.31).correct);
    assert.ok(!grade({ ...numeric, answer: 0 }, 1e-6).correct);
  });

  test("an order: Kendall's tau, never below 0", () => {
    const tau = (...ids: string[]) => grade(order, ids).score;
    assert.equal(tau("w", "x.", "y*", "z"), 1);
    assert.equal(tau("x.", "w", "y*", "z"), 1 - 2 / 6);
    assert.equal(tau("z", "y*", "x.", "w"), 0);
    assert.equal(grade(order, ["w", "x.", "z", "y*"]).correct, false);
    assert.equal(misplaced(order, ["w", "y*", "x.", "z"])?.id, "y*");
  });

  test("scores lie in 0 to 1, and 1 is what correct means", () => {
    fc.assert(
      fc.property(
        fc.subarray(["a", "b", "c", "d"], { minLength: 1 }),
        fc.shuffledSubarray([...order.answer], { minLength: 4 }),
        (ids, places) => {
          for (const { score, correct } of [grade(multiple, ids), grade(order, places)]) {
            assert.ok(score >= 0 && score <= 1);
            assert.equal(score === 1, correct);
          }
        },
      ),
    );
  });

  test("an order never begins as the answer, and begins the same each time", () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), fc.integer({ min: 2, max: 8 }), (id, n) => {
        const options = Array.from({ length: n }, (_, i) => option(String(i)));
        const question: OrderQuestion = { ...order, id, options, answer: options.map((each) => each.id) };
        const first = initialOrder(question);
        assert.deepEqual(initialOrder(question), first);
        assert.deepEqual([...first].sort(), [...question.answer].sort());
        assert.notDeepEqual(first, question.answer);
        const written = { ...question, answer: [...question.answer].reverse() };
        assert.deepEqual(initialOrder(written), question.answer);
      }),
    );
  });
});

describe("progress", () => {
  const wrong = { correct: false, score: 0 };
  const half = { correct: false, score: 0.5 };
  const right = { correct: true, score: 1 };

  test("the best attempt counts, the latest is shown", () => {
    let progress = record(START, "m", ["a"], half);
    progress = record(progress, "m", ["c"], wrong);
    assert.deepEqual(progress.answers.get("m"), { response: ["c"], score: 0, correct: false, best: 0.5, attempts: 2, revealed: false });
    assert.equal(scoreOf(progress, [multiple]), 0.5);
    assert.equal(scoreOf(progress, [multiple, single]), 0.25);
    assert.equal(scoreOf(progress, []), 0);
    assert.equal(START.answers.size, 0);
  });

  test("settled: right, given up, or out of attempts", () => {
    const after = (n: number) =>
      Array.from({ length: n })
        .reduce<Progress>((p) => record(p, "s", "a", wrong), START)
        .answers.get("s");
    assert.ok(!isSettled(undefined, 1));
    assert.ok(!isSettled(after(99), 0));
    assert.ok(!isSettled(after(1), 2));
    assert.ok(isSettled(after(2), 2));
    assert.ok(isSettled(record(START, "s", "b", right).answers.get("s"), 0));
    assert.ok(isSettled(reveal(START, "s").answers.get("s"), 0));
  });

  test("complete when every answerable question has an answer", () => {
    const progress = record(START, "s", "a", wrong);
    assert.ok(isComplete(progress, [single]));
    assert.ok(!isComplete(progress, [single, task]));
    assert.ok(!isComplete(progress, []));
  });

  test("places are held inside the quiz", () => {
    for (const [index, at] of [
      [-1, 0],
      [2.7, 2],
      [99, 5],
      [NaN, 0],
    ])
      assert.equal(goTo(START, index, 5).at, at);
  });

  test("a session tells completion once for each score", () => {
    const session = new Session();
    assert.deepEqual(
      [session.completes(0.5), session.completes(0.5), session.completes(0.4), session.completes(1)],
      [true, false, false, true],
    );
    session.restart();
    assert.ok(session.completes(0));
  });

  test("a session counts from when a question was first shown", () => {
    const session = new Session();
    session.show("s", 1000);
    session.show("s", 5000);
    assert.equal(session.record(single, "a", wrong, 3500).durationMs, 2500);
    assert.equal(session.record(single, "b", right, 4000).durationMs, 3000);
    assert.equal(session.record(numeric, 1, wrong, 4000).durationMs, 0);
    assert.deepEqual([...session.tried("s")], ["a", "b"]);
  });
});

describe("memory", () => {
  const responses = fc.tuple(
    fc.constantFrom("a", "b", "c"),
    fc.subarray(["a", "b", "c", "d"], { minLength: 1 }),
    fc.double({ noNaN: true, noDefaultInfinity: true }).map((v) => v + 0),
    fc.shuffledSubarray([...order.answer], { minLength: 4 }),
  );
  const attempted = fc.record({ at: fc.nat({ max: 5 }), responses, revealed: fc.boolean(), met: fc.boolean() }).map((given) => {
    let progress: Progress = { ...START, at: given.at };
    [single, multiple, numeric, order].forEach((question, i) => {
      const response = given.responses[i];
      progress = record(progress, question.id, response, grade(question, response));
    });
    progress = record(progress, "t", null, { correct: given.met, score: given.met ? 1 : 0 });
    return given.revealed ? reveal(progress, "n") : progress;
  });

  test("gives back what it was given, through a link", () => {
    fc.assert(
      fc.property(attempted, (progress) => {
        const link = new URLSearchParams(save(progress)).toString();
        assert.deepEqual(restore(Object.fromEntries(new URLSearchParams(link)), questions), progress);
      }),
    );
  });

  test("is short: an LMS may keep 4,096 characters", () => {
    const [sample] = fc.sample(attempted, { numRuns: 1, seed: 1 });
    assert.ok(new URLSearchParams(save(sample)).toString().length < 160);
  });

  test("drops what does not fit, and never throws", () => {
    const fields = { at: "99", "q.s": "1*1*zzz", "q.m": "nonsense", "q.n": "1*0*abc", "q.t": "2*0.5*", "q.gone": "1*1*a", __proto__: "x" };
    const { at, answers } = restore(fields, questions);
    assert.equal(at, 5);
    assert.deepEqual([...answers.keys()], ["t"]);
    assert.equal(answers.get("t")?.best, 0);
    fc.assert(
      fc.property(
        fc.dictionary(
          fc.constantFrom("at", "q.s", "q.m", "q.n", "q.t"),
          fc.string({ unit: fc.constantFrom(...Array.from("0123456789*.%rab-e")) }),
        ),
        (any) => void restore(any, questions),
      ),
    );
  });

  test("the latest response is graded anew: a quiz that was mended since is fair", () => {
    const answer = restore({ "q.s": "1*0*b" }, questions).answers.get("s");
    assert.deepEqual(answer, { response: "b", score: 1, correct: true, best: 1, attempts: 1, revealed: false });
  });
});

describe("feedback", () => {
  const of = (question: Exclude<Question, TaskQuestion>, response: never, settled = false) => {
    const answer = record(START, question.id, response, grade(question, response)).answers.get(question.id)!;
    return feedbackOf({ t, lang: "en", question, answer, settled });
  };
  test("says how far it is, and what helps", () => {
    assert.deepEqual(of(multiple, ["a"] as never), { lead: "Partly right.", text: t.missing });
    assert.deepEqual(of(multiple, ["a", "c"] as never), { lead: "Not quite.", text: t.tooMany });
    assert.deepEqual(of(numeric, 3.1 as never), { lead: "Not quite.", text: "ten times" });
    assert.deepEqual(of(numeric, 0.2 as never), { lead: "Not quite.", text: t.tooLow });
    assert.deepEqual(of(numeric, 9 as never, true), { lead: "Not quite.", text: `${t.tooHigh} The answer is 0.3 m.` });
    const praised: NumericQuestion = { ...numeric, options: [{ id: "a", text: "0.3", feedback: "well done" }, ...numeric.options!] };
    assert.deepEqual(of(praised, 0.3 as never), { lead: "Right.", text: "well done" });
    assert.deepEqual(of(praised, 0.31 as never), { lead: "Not quite.", text: t.tooHigh }, "near, and not right");
    assert.deepEqual(of(praised, 3.1 as never), { lead: "Not quite.", text: "ten times" });
    assert.deepEqual(of(numeric, 0.3 as never), { lead: "Right.", text: "" });
    assert.deepEqual(of(order, ["w", "y*", "x.", "z"] as never), { lead: "Partly right.", text: t.outOfPlace("text y*") });
    assert.deepEqual(of(single, "b" as never), { lead: "Right.", text: "" });
  });
  test("of a task is the model's", () => {
    const answer = record(START, "t", null, { correct: false, score: 0 }).answers.get("t")!;
    assert.deepEqual(feedbackOf({ t, lang: "en", question: task, answer, verdict: "This is a 3.", settled: false }), {
      lead: "Not yet.",
      text: "This is a 3.",
    });
  });
});

describe("rows of an order", () => {
  const rows = [0, 40, 100, 140].map((top, i, all) => ({ top, height: (all[i + 1] ?? 180) - top }));
  test("land behind every row whose middle they have passed", () => {
    assert.equal(landing(rows, 0, 0), 0);
    assert.equal(landing(rows, 0, 49), 0);
    assert.equal(landing(rows, 0, 51), 1);
    assert.equal(landing(rows, 0, 999), 3);
    assert.equal(landing(rows, 3, -999), 0);
    assert.equal(landing(rows, 2, -51), 1);
  });
  test("move, and the rest keeps its order", () => {
    assert.deepEqual(moved(["a", "b", "c", "d"], 0, 2), ["b", "c", "a", "d"]);
    assert.deepEqual(moved(["a", "b", "c", "d"], 3, 1), ["a", "d", "b", "c"]);
  });
});
