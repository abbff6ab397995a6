import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { breakingPoint, parseQuizJson } from "../../src/content/quiz/json.ts";
import { sayMessage } from "../../src/content/quiz/messages.ts";
import { LIMITS, type Question, type Quiz, type QuizOption } from "../../src/content/quiz/types.ts";
import { validateQuiz } from "../../src/content/quiz/validate.ts";

/** The quiz, or the messages as an author reads them. */
function read(value: unknown): Quiz | string[] {
  const result = typeof value === "string" ? parseQuizJson(value) : validateQuiz(value);
  return result.ok ? result.quiz : result.messages.map(sayMessage);
}
const refused = (value: unknown): string[] => {
  const result = read(value);
  assert.ok(Array.isArray(result), `accepted: ${JSON.stringify(result)}`);
  return result;
};
const accepted = (value: unknown): Quiz => {
  const result = read(value);
  assert.ok(!Array.isArray(result), `refused: ${JSON.stringify(result)}`);
  return result;
};
const single = (more: object = {}) => ({
  kind: "single",
  prompt: "Which?",
  options: [{ text: "a", correct: true }, { text: "b" }],
  ...more,
});
const one = (question: object) => accepted([question]).questions[0];

describe("a quiz that is valid", () => {
  test("gets the ids that it lacks, and none that is taken", () => {
    const { questions } = accepted([single(), single({ id: "q1" }), single({ id: 7 })]);
    assert.deepEqual(
      questions.map(({ id }) => id),
      ["q1-", "q1", "7"],
    );
    const [first] = questions;
    assert.ok(first.kind === "single");
    assert.deepEqual(first.options, [
      { id: "a", text: "a", correct: true },
      { id: "b", text: "b" },
    ]);
  });

  test("may say what is correct by answer instead of marks", () => {
    const options = [{ id: "x", text: "1" }, "2", "3"];
    const several = one({ kind: "multiple", prompt: "Which?", options, answer: ["x", "c"] });
    assert.ok(several.kind === "multiple");
    assert.deepEqual(
      several.options.filter((option) => option.correct).map(({ id }) => id),
      ["x", "c"],
    );
    const alone = one({ kind: "single", prompt: "Which?", options, answer: "b" });
    assert.ok(alone.kind === "single" && alone.options[1].correct);
  });

  test("has its options in the right order where an order names none", () => {
    const order = one({ kind: "order", prompt: "Order!", options: ["first", "second", "third"] });
    assert.ok(order.kind === "order");
    assert.deepEqual(order.answer, ["a", "b", "c"]);
  });

  test("is text: markup stays letters, and the author is told", () => {
    const result = validateQuiz([single({ prompt: "<script>alert(1)</script> x < y" })]);
    assert.ok(result.ok);
    assert.equal(result.quiz.questions[0].prompt, "<script>alert(1)</script> x < y");
    assert.deepEqual(result.warnings.map(sayMessage), [
      'question 1: the prompt holds "<script>"; it is shown as written, because text here is never HTML',
    ]);
  });

  test("warns of fields that nothing reads", () => {
    const result = validateQuiz({
      questions: [
        single({
          options: [
            { text: "a", correct: true },
            { text: "b", feedbak: "no" },
          ],
        }),
      ],
    });
    assert.ok(result.ok);
    assert.deepEqual(result.warnings.map(sayMessage), ['question 1, option 2: "feedbak" is not a field here; it is ignored']);
  });

  test("knows nothing of fields that an object inherits", () => {
    const value: unknown = JSON.parse(
      '{"__proto__": {"title": "no"}, "questions": [{"__proto__": {"kind": "single", "prompt": "no"}, "constructor": 1, "prompt": "p"}]}',
    );
    assert.deepEqual(refused(value), ['question 1: "kind" must be one of single, multiple, numeric, order, task; it is missing']);
    assert.equal(({} as Record<string, unknown>).title, undefined);
    const ids = accepted(
      JSON.parse(
        '[{"id": "__proto__", "kind": "single", "prompt": "p", "options": [{"id": "constructor", "text": "a", "correct": true}, "b"]}]',
      ),
    );
    assert.equal(ids.questions[0].id, "__proto__");
  });
});

describe("a quiz that is not valid names the place", () => {
  const cases: [string, unknown, string[]][] = [
    ["nothing", null, ['a quiz is an object with a list "questions", not null']],
    ["an object without questions", { title: "a" }, ['a quiz is an object with a list "questions", not an object without one']],
    ["no question", [], ["there is no question in it"]],
    ["a question that is none", [single(), "text"], ['question 2: a question is an object, not "text"']],
    [
      "an unknown kind",
      [single({ kind: "essay" })],
      ['question 1: "kind" must be one of single, multiple, numeric, order, task, not "essay"'],
    ],
    ["no prompt", [single({ prompt: " " })], ['question 1: the prompt is missing ("prompt")']],
    ["no correct option", [single(), single({ options: ["a", "b"] })], ["question 2: no option is marked correct"]],
    [
      "two correct options where one is chosen",
      [
        single({
          options: [
            { text: "a", correct: true },
            { text: "b", correct: true },
          ],
        }),
      ],
      ['question 1: 2 options are marked correct; use the kind "multiple" if all belong together, or "any": true if each is right'],
    ],
    ["one option", [single({ options: [{ text: "a", correct: true }] })], ["question 1: it has one option; at least 2 are needed"]],
    ["500 options", [single({ options: Array.from({ length: 500 }, (_, i) => `${i}`) })], ["question 1: it has 500 options; at most 26"]],
    ["an empty option", [single(), single({ options: ["a", "b", { text: "" }] })], ['question 2, option 3: the text is missing ("text")']],
    [
      "a mark that is no truth value",
      [single({ options: ["a", { text: "b", correct: "yes" }] })],
      ['question 1, option 2: "correct" must be true or false, not "yes"'],
    ],
    ["questions of one id", [single({ id: "x" }), single({ id: "x" })], ['question 2: the id "x" is used twice']],
    [
      "options of one id",
      [
        single({
          options: [
            { id: "x", text: "a", correct: true },
            { id: "x", text: "b" },
          ],
        }),
      ],
      ['question 1, option 2: the id "x" is used twice'],
    ],
    [
      "an answer that no option has",
      [single({ options: ["a", "b"], answer: "z" })],
      ['question 1: "answer" names "z", which is no option\'s id', "question 1: no option is marked correct"].slice(0, 1),
    ],
    ["a number that is none", [{ kind: "numeric", prompt: "n", answer: "a lot" }], ['question 1: "answer" must be a number, not "a lot"']],
    ["no number", [{ kind: "numeric", prompt: "n" }], ['question 1: "answer" is missing: the right number']],
    [
      "a tolerance below 0",
      [{ kind: "numeric", prompt: "n", answer: 1, tolerance: -1 }],
      ['question 1: "tolerance" must be a number of at least 0, not -1'],
    ],
    [
      "a known number that is none",
      [{ kind: "numeric", prompt: "n", answer: 1, options: ["2", "two"] }],
      ['question 1, option 2: the text must be a number, not "two"'],
    ],
    [
      "an order that is not whole",
      [{ kind: "order", prompt: "o", options: ["a", "b"], answer: ["b", "b"] }],
      ['question 1: "answer" must list the ids of all options once each, in the right order'],
    ],
    ["a task without one", [{ kind: "task", prompt: "t" }], ['question 1: "task" must be an object with "for" and "goal"; it is missing']],
    [
      "a digit that is none",
      [{ kind: "task", prompt: "t", task: { for: "#map", goal: { kind: "digit", digit: 11 } } }],
      ['question 1: "digit" must be a number from 0 to 9, not 11'],
    ],
    [
      "a threshold of an impossible share",
      [{ kind: "task", prompt: "t", task: { for: "#a", goal: { kind: "threshold", falseAlarms: 2, caught: 0.5 } } }],
      ['question 1: "falseAlarms" must be a number from 0 to 1, not 2'],
    ],
    [
      "a goal of no known kind",
      [{ kind: "task", prompt: "t", task: { for: "#map", goal: { kind: "win" } } }],
      ['question 1: the goal\'s "kind" must be one of digit, mse, loss, threshold, not "win"'],
    ],
    ["a text that is none", [single({ explanation: { html: "" } })], ["question 1: the explanation must be text, not an object"]],
    ["a text without end", [single({ prompt: "x".repeat(5000) })], ["question 1: the prompt has 5000 characters; at most 2000"]],
    ["too many questions", Array.from({ length: 1000 }, () => single()), ["it has 1000 questions; at most 200"]],
  ];
  for (const [name, value, messages] of cases) test(name, () => assert.deepEqual(refused(value), messages));

  test("all places at once", () => {
    assert.deepEqual(refused([{}, single(), { kind: "order", prompt: "o" }]), [
      'question 1: "kind" must be one of single, multiple, numeric, order, task; it is missing',
      "question 3: it has no options; at least 2 are needed",
    ]);
  });
});

describe("JSON text", () => {
  test("names the line where it breaks off, and what stands there", () => {
    assert.deepEqual(refused('{"questions": [\n  {"id": "a",}\n]}'), ['line 2: this is not JSON: "}" cannot stand here']);
    assert.deepEqual(refused('{"questions": [\n'), ["line 2: this is not JSON: it ends too early"]);
    assert.deepEqual(refused("{'questions': []}"), [`line 1: this is not JSON: "'questions':" cannot stand here`]);
    assert.deepEqual(refused('[{"a": 1}\n\n{"b": 2}]'), ['line 3: this is not JSON: "{"b": 2}]" cannot stand here']);
  });

  test("is searched as JSON.parse reads it: what it takes has no breaking point before its end", () => {
    fc.assert(
      fc.property(fc.json(), fc.constantFrom("", " ", "\n\t"), (text, space) =>
        assert.equal(breakingPoint(text + space), (text + space).length),
      ),
    );
    const signs = fc.string({ unit: fc.constantFrom(...Array.from('{}[],:" \n\\u0019.-eE+tfn'), "true", "null", '"a"'), maxLength: 12 });
    fc.assert(
      fc.property(signs, (text) => {
        let valid = true;
        try {
          JSON.parse(text);
        } catch {
          valid = false;
        }
        const at = breakingPoint(text)!;
        if (valid) assert.equal(at, text.length, text);
        // what stands before the breaking point can be gone on with, so that it is not the reason
        assert.ok(at <= text.length);
      }),
      { numRuns: 2000 },
    );
  });

  test("that is hostile is refused in one sentence: deep, wide, far", () => {
    assert.deepEqual(refused(`${"[".repeat(100_000)}${"]".repeat(100_000)}`), ["question 1: a question is an object, not a list"]);
    assert.deepEqual(refused("[".repeat(900_000)), ["this is not JSON: the mistake stands after its first 50000 words and signs"]);
    assert.deepEqual(refused(`[${"{},".repeat(100_000)}{}]`), ["it has 100001 questions; at most 200"]);
    assert.deepEqual(
      refused(`[{"kind": "single", "prompt": "p", "options": [{"text": "${"x".repeat(900_000)}", "correct": true}, "b"]}]`),
      ["question 1, option 1: the text has 900000 characters; at most 2000"],
    );
    const fields = Array.from({ length: 50_000 }, (_, i) => `"k${i}": 1`).join();
    const wide = parseQuizJson(`[{"kind": "numeric", "prompt": "p", "answer": 1, ${fields}}]`);
    assert.ok(wide.ok);
    assert.equal(wide.warnings.length, LIMITS.messages);
    const wrong = parseQuizJson(
      JSON.stringify(Array.from({ length: 200 }, () => ({ kind: "order", options: Array.from({ length: 26 }, () => "") }))),
    );
    assert.ok(!wrong.ok);
    assert.equal(wrong.messages.length, LIMITS.messages);
  });

  test("of 10 MB is refused unread", () => {
    const text = `{"title": "${"x".repeat(10_000_000)}"}`;
    assert.deepEqual(refused(text), ["the text is 10000 kB long; at most 1000 kB"]);
  });
});

// properties

const record = <T extends object>(model: { [K in keyof T]: fc.Arbitrary<T[K]> }) => fc.record<T>(model, { noNullPrototype: true });
const word = fc
  .string({ unit: "grapheme", minLength: 1, maxLength: 40 })
  .map((s) => s.trim())
  .filter((s) => s !== "");
const id = fc.string({ minLength: 1, maxLength: LIMITS.id }).filter((s) => s !== "");
const optional = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });
const without = <T extends object>(value: T): T => Object.fromEntries(Object.entries(value).filter(([, v]) => v !== undefined)) as T;
const optionList = (text: fc.Arbitrary<string>, min: number) =>
  fc
    .uniqueArray(record({ id, text, feedback: optional(word) }), { selector: (o) => o.id, minLength: min, maxLength: 6 })
    .map((list) => list.map(without) as QuizOption[]);
const asked = { prompt: word, explanation: optional(word), try: optional(record({ for: word, text: word })) };
const finite = fc.double({ noNaN: true, noDefaultInfinity: true });

const question: fc.Arbitrary<Omit<Question, "id">> = fc.oneof(
  fc.tuple(record(asked), optionList(word, 2), fc.nat()).map(([rest, options, n]) => ({
    ...rest,
    kind: "single" as const,
    options: options.map((option, i) => (i === n % options.length ? { ...option, correct: true as const } : option)),
  })),
  fc.tuple(record(asked), optionList(word, 2), fc.nat({ max: 62 })).map(([rest, options, bits]) => ({
    ...rest,
    kind: "multiple" as const,
    options: options.map((option, i) => (i === 0 || (bits >> i) & 1 ? { ...option, correct: true as const } : option)),
  })),
  record({
    ...asked,
    kind: fc.constant("numeric" as const),
    answer: finite,
    tolerance: optional(fc.double({ min: 0, noNaN: true, noDefaultInfinity: true })),
    unit: optional(word),
    options: optional(optionList(fc.integer().map(String), 1)),
  }),
  fc.tuple(record(asked), optionList(word, 2)).chain(([rest, options]) =>
    fc
      .shuffledSubarray(
        options.map((o) => o.id),
        { minLength: options.length },
      )
      .map((answer) => ({ ...rest, kind: "order" as const, options, answer })),
  ),
  record({
    ...asked,
    kind: fc.constant("task" as const),
    task: record({
      for: word,
      goal: fc.oneof(
        fc
          .record({
            kind: fc.constant("digit" as const),
            digit: fc.nat({ max: 9 }),
            confidence: optional(fc.double({ min: 0, max: 1, noNaN: true })),
          })
          .map(without),
        fc
          .record({
            kind: fc.constant("mse" as const),
            below: fc.double({ min: 0, max: 1, noNaN: true }),
            maxK: optional(fc.integer({ min: 1, max: 64 })),
          })
          .map(without),
        record({ kind: fc.constant("loss" as const), below: fc.double({ min: 0, max: 1, noNaN: true }) }),
      ),
    }),
  }),
);
const quizzes: fc.Arbitrary<Quiz> = fc
  .record({
    title: optional(word),
    questions: fc.uniqueArray(fc.tuple(id, question), { selector: ([each]) => each, minLength: 1, maxLength: 5 }),
  })
  .map(({ title, questions }) =>
    without({ title, questions: questions.map(([each, rest]) => without({ id: each, ...rest }) as Question) }),
  );

describe("properties of the validator", () => {
  test("whatever it is given, it never throws, and what it accepts is its own fixed point", () => {
    const anything = fc.anything({ withNullPrototype: true, withSparseArray: true, withBigInt: true, withDate: true, withMap: true });
    fc.assert(
      fc.property(
        fc.oneof(anything, fc.array(fc.oneof(anything, question)), record({ title: anything, questions: fc.array(anything) })),
        (value) => {
          const result = validateQuiz(value);
          if (!result.ok) assert.ok(result.messages.length > 0 && result.messages.every((message) => sayMessage(message) !== ""));
          else
            assert.deepEqual(validateQuiz(result.quiz), {
              ok: true,
              quiz: result.quiz,
              warnings: result.warnings.filter((w) => w.text.includes("as written")),
            });
        },
      ),
    );
  });

  test("a proxy that throws is a message", () => {
    const hostile = new Proxy(
      {},
      { get: () => assert.fail("no"), getOwnPropertyDescriptor: () => assert.fail("no"), ownKeys: () => assert.fail("no") },
    );
    assert.match(refused(hostile)[0], /^it could not be read/);
  });

  test("a valid quiz comes out as it went in, through JSON too, and shares nothing with it", () => {
    fc.assert(
      fc.property(quizzes, (quiz) => {
        const result = validateQuiz(quiz);
        assert.ok(result.ok, result.ok ? "" : result.messages.map(sayMessage).join("\n"));
        assert.deepEqual(result.quiz, quiz);
        assert.notEqual(result.quiz.questions[0], quiz.questions[0]);
        const again = parseQuizJson(JSON.stringify(quiz));
        assert.ok(again.ok);
        assert.deepEqual(again.quiz, JSON.parse(JSON.stringify(quiz)));
      }),
    );
  });

  test("one field broken, one message with the question's place", () => {
    fc.assert(
      fc.property(quizzes, fc.nat(), (quiz, n) => {
        const place = n % quiz.questions.length;
        const questions = quiz.questions.map((each, i) => (i === place ? { ...each, prompt: [] } : each));
        assert.deepEqual(refused({ ...quiz, questions }), [`question ${place + 1}: the prompt must be text, not a list`]);
      }),
    );
  });
});
