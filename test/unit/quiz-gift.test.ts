import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { parseGift } from "../../src/content/quiz/gift.ts";
import { sayMessage } from "../../src/content/quiz/messages.ts";

function read(text: string) {
  const result = parseGift(text);
  assert.ok(result.ok, result.ok ? "" : result.messages.map(sayMessage).join("\n"));
  return { questions: result.quiz.questions, warnings: result.warnings.map(sayMessage) };
}
const one = (text: string) => read(text).questions[0];
const refused = (text: string) => {
  const result = parseGift(text);
  assert.ok(!result.ok);
  return result.messages.map(sayMessage);
};

describe("GIFT", () => {
  test("a choice of one, with name, comment, feedback and a general one", () => {
    assert.deepEqual(
      one(`// a comment
::Name:: Which part draws: encoder or decoder?{
  ~the encoder#It reads: that is all.
  =the decoder # It draws.
  #### The decoder draws from the code.
}`),
      {
        id: "q1",
        kind: "single",
        prompt: "Which part draws: encoder or decoder?",
        explanation: "The decoder draws from the code.",
        options: [
          { id: "a", text: "the encoder", feedback: "It reads: that is all." },
          { id: "b", text: "the decoder", correct: true, feedback: "It draws." },
        ],
      },
    );
  });

  test("a choice of several, by weights", () => {
    const question = one("Primes? {~%50%2 ~%50%3 ~%-100%4}");
    assert.ok(question.kind === "multiple");
    assert.deepEqual(
      question.options.map((option) => option.correct ?? false),
      [true, true, false],
    );
  });

  test("several right answers, of which one is chosen", () => {
    const question = one("A vowel? {=a =e ~b}");
    assert.ok(question.kind === "single" && question.any);
  });

  test("a missing word leaves a gap", () => assert.equal(one("The {=decoder ~encoder} draws.").prompt, "The _____ draws."));

  test("true or false: the first feedback is for the wrong answer", () => {
    const question = one("A code has 784 numbers. {FALSE#Count again.#It has fewer.}");
    assert.ok(question.kind === "single");
    assert.deepEqual(question.options, [
      { id: "true", text: "True", feedback: "Count again." },
      { id: "false", text: "False", correct: true, feedback: "It has fewer." },
    ]);
    const translated = parseGift("Yes? {T}", { yes: "vrai", no: "faux" });
    assert.ok(translated.ok && translated.quiz.questions[0].kind === "single" && translated.quiz.questions[0].options[0].text === "vrai");
  });

  test("numbers: tolerance, interval, several with weights, decimal comma", () => {
    assert.deepEqual({ ...one("n {#24,5:0,1}") }, { id: "q1", kind: "numeric", prompt: "n", answer: 24.5, tolerance: 0.1 });
    assert.deepEqual({ ...one("n {#1..5}") }, { id: "q1", kind: "numeric", prompt: "n", answer: 3, tolerance: 2 });
    assert.deepEqual(
      { ...one("n {#=0.008:0.0001 =%0%0.04#That is the sum.}") },
      {
        id: "q1",
        kind: "numeric",
        prompt: "n",
        answer: 0.008,
        tolerance: 0.0001,
        options: [{ id: "a", text: "0.04", feedback: "That is the sum." }],
      },
    );
    assert.equal(one("n {=5}").kind, "numeric");
  });

  test("escaped signs are signs, TeX goes through", () => {
    const question = one("Is $\\\\hat\\{x\\} \\= g(z)$ \\: yes? {=\\~ yes \\# ~no}");
    assert.equal(question.prompt, "Is $\\hat{x} = g(z)$ : yes?");
    assert.ok(question.kind === "single" && question.options[0].text === "~ yes #");
  });

  test("[html] loses its tags and scripts; other text keeps its signs", () => {
    assert.equal(one("[html]<p>Is <b>a &lt; b</b>?</p><script>alert(1)</script> {T}").prompt, "Is a < b ?");
    assert.equal(one("Is <b>a</b>? {T}").prompt, "Is <b>a</b>?");
  });

  test("what cannot be asked here is left out, with its place", () => {
    const { questions, warnings } = read(
      "$CATEGORY: a\n\nWrite! {}\n\nOK? {T}\n\nPairs {=a->b =c->d}\n\nWho? {=Hinton =Salakhutdinov}\n\nJust text",
    );
    assert.equal(questions.length, 1);
    assert.deepEqual(warnings, [
      "question 1 (line 3): it is an essay; it is left out",
      "question 3 (line 7): it asks to match pairs; it is left out",
      "question 4 (line 9): it asks for words to be typed; it is left out",
      "question 5 (line 11): it has no answers in braces; it is left out",
    ]);
  });

  test("what is malformed is refused with question and line, and does not hide what follows", () => {
    assert.deepEqual(refused("Open {~a =b\n\nOK? {T}\n\nNone {~a ~b}\n\nTwo {=a ~b} and {=c ~d}\n\n// number\nNum {#abc}\n\nx } {T}"), [
      'question 1 (line 1): the "{" of the answers is not closed before the blank line',
      "question 3 (line 5): no option is marked correct",
      "question 4 (line 7): a second pair of braces; a blank line between two questions is missing",
      'question 5 (line 10): "abc" is not a number, nor "number:tolerance", nor "lowest..highest"',
      'question 6 (line 12): a "}" stands without its "{"; as text it is written "\\}"',
    ]);
    assert.deepEqual(refused(""), ["there is no question in it that can be asked here"]);
    assert.deepEqual(refused(`q {${"~a ".repeat(500)}=b}`), ["question 1 (line 1): it has 501 options; at most 26"]);
    assert.equal(refused("x".repeat(2_000_000)).length, 1);
  });

  test("never throws, and ends in time on hostile text", () => {
    const signs = fc.string({ unit: fc.constantFrom(...Array.from("{}=~#%:\\/ \n\t>-.,1aTF[]$<&;")), maxLength: 400 });
    fc.assert(fc.property(fc.oneof(signs, fc.string({ unit: "binary" })), (text) => void parseGift(text)));
    const started = performance.now();
    const hostile = ["{", "=", "~%5", "[html]<script>", "<script>", "<a ", "#", "1 000 ", "&a", "\\n", "::", "\n\n{"];
    for (const sign of hostile) {
      const much = sign.repeat(Math.floor(150_000 / sign.length));
      for (const text of [much, `[html]${much} {T}`, `q {=a ~[html]${much}}`, `q {#${much}}`, `::${much} {T}`]) parseGift(text);
    }
    assert.ok(performance.now() - started < 30_000, `took ${performance.now() - started} ms`);
  });
});
