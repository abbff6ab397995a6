import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, test } from "node:test";
import fc from "fast-check";
import { parseFragment } from "parse5";
import { parseGift, parseGiftInTurns } from "../../src/content/quiz/gift.ts";
import { decodeEntities } from "../../src/content/quiz/html-entities.ts";
import { sayMessage } from "../../src/content/quiz/messages.ts";
import type { NumericQuestion } from "../../src/content/quiz/types.ts";

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
    const result = parseGift("Write! {}\n\nOK? {T}\n\nPairs {=a->b =c->d}\n\nWho? {=Hinton =Salakhutdinov}\n\nJust text");
    assert.deepEqual(result.ok && result.leftOut, {
      all: 5,
      questions: [
        { question: 1, kind: "essay" },
        { question: 3, kind: "pairs" },
        { question: 4, kind: "words" },
        { question: 5, kind: "text" },
      ],
    });
    const whole = parseGift("OK? {T}");
    assert.equal(whole.ok && whole.leftOut, undefined);
  });

  test("what is malformed is said with question and line, and takes nothing else away", () => {
    const source = "Open {~a =b\n\nOK? {T}\n\nNone {~a ~b}\n\nTwo {=a ~b} and {=c ~d}\n\n// number\nNum {#abc}\n\nx } {T}\n\nLast? {F}";
    const result = parseGift(source);
    assert.ok(result.ok);
    // an id is the place in the file: it stays the same once the others are mended
    assert.deepEqual(
      result.quiz.questions.map(({ id, prompt }) => [id, prompt]),
      [
        ["q2", "OK?"],
        ["q7", "Last?"],
      ],
    );
    assert.deepEqual(result.broken?.map(sayMessage), [
      'question 1 (line 1): the "{" of the answers is not closed before the question ends, at a blank line or the end',
      "question 3 (line 5): no option is marked correct",
      "question 4 (line 7): a second pair of braces; a blank line between two questions is missing",
      'question 5 (line 10): "abc" is not a number, nor "number:tolerance", nor "lowest..highest"',
      'question 6 (line 12): a "}" stands without its "{"; as text it is written "\\}"',
    ]);
    assert.deepEqual(refused("Num {#abc}"), ['question 1 (line 1): "abc" is not a number, nor "number:tolerance", nor "lowest..highest"']);
    assert.deepEqual(refused("a {=%200%b ~c}\n\nb {x =c ~d}\n\nc {=a->b =c}"), [
      'question 1 (line 1): a weight between two "%" must be a number from -100 to 100',
      'question 2 (line 3): text stands before the first "=" or "~"',
      `question 3 (line 5): "=c}" cannot stand where it does; a sign of GIFT's own (~ = # { } :) that is meant as text is written with "\\" before it`,
    ]);
    assert.deepEqual(refused(""), ["there is no question in it that can be asked here"]);
    assert.deepEqual(refused(`q {${"~a ".repeat(500)}=b}`), ["question 1 (line 1): it has 501 options; at most 26"]);
    assert.equal(refused("x".repeat(2_000_000)).length, 1);
  });

  test("running text may hold signs of GIFT's own as Moodle reads them", () => {
    const question = one(
      "// about: loss\n::L: = 2::If x = 3, then at 10:30 #1 ~ ? See https://a.b {=3:1 -> 2#so: #1\n// a line = comment\n~% of 4 }",
    );
    assert.equal(question.prompt, "If x = 3, then at 10:30 #1 ~ ? See https://a.b");
    assert.ok(question.kind === "single");
    assert.deepEqual(question.options, [
      { id: "a", text: "3:1 -> 2", correct: true, feedback: "so: #1" },
      { id: "b", text: "% of 4" },
    ]);
    assert.equal(one("::t:: // no comment {T}").prompt, "// no comment");
    const small = one("Is it? {true#no#yes: it is}");
    assert.ok(small.kind === "single" && small.options[0].correct && small.options[0].feedback === "yes: it is");
    assert.deepEqual(read("Who? {Turing}\n\nOK? {T}").warnings, ["question 1 (line 1): it asks for words to be typed; it is left out"]);
  });

  test("numbers that the grammar does not know, and feedback for any other number", () => {
    assert.deepEqual({ ...one("n {#1e-3:.0001}") }, { id: "q1", kind: "numeric", prompt: "n", answer: 0.001, tolerance: 0.0001 });
    assert.deepEqual({ ...one("n {# -3 .. -1 }") }, { id: "q1", kind: "numeric", prompt: "n", answer: -2, tolerance: 1 });
    const { questions, warnings } = read("n {#3:2~#Not at all}");
    assert.deepEqual(questions[0], { id: "q1", kind: "numeric", prompt: "n", answer: 3, tolerance: 2 });
    assert.deepEqual(warnings, [
      "question 1 (line 1): feedback for any other number is not shown here; write it into the general feedback (####)",
    ]);
  });

  test("feedback of the right number, and of one that is near it", () => {
    const right = (text: string) => {
      const { kind: _, id: __, prompt: ___, ...rest } = one(text) as NumericQuestion;
      return rest;
    };
    assert.deepEqual(right("W{#7#well done}"), { answer: 7, options: [{ id: "a", text: "7", feedback: "well done" }] });
    assert.deepEqual(right("n {#=24.5:0.1#yes =%50%24.5:2#near =%0%12#half}"), {
      answer: 24.5,
      tolerance: 0.1,
      options: [
        { id: "a", text: "24.5", feedback: "yes" },
        { id: "b", text: "24.5", feedback: "near" },
        { id: "c", text: "12", feedback: "half" },
      ],
    });
    assert.deepEqual(right("n {#=24.5:0.1 =%50%24.5:2#near}").options, [
      { id: "a", text: "24.5" },
      { id: "b", text: "24.5", feedback: "near" },
    ]);
  });

  test("two right numbers that lie apart are said, not judged by the first; one within the other is fine", () => {
    const { questions, warnings } = read("Q{#=3 =4}\n\nR{#=1..5 =3:1}\n\nS{#=%100%3 =%100%3.5:0.25}\n\nT{#=3 =%50%4}");
    assert.deepEqual(
      questions.map((question) => [question.id, question.kind === "numeric" && [question.answer, question.tolerance]]),
      [
        ["q2", [3, 2]],
        ["q4", [3, undefined]],
      ],
    );
    assert.deepEqual(warnings, [
      'question 1 (line 1): it has more than one right number ("3" and "4"); one is asked for here; it is left out',
      'question 3 (line 5): it has more than one right number ("3" and "3.5:0.25"); one is asked for here; it is left out',
    ]);
  });

  test("[html]: characters by name and by number, as Moodle writes them too", () => {
    assert.equal(one("[html]<p>Caf&eacute; &#233; 5&times;3?</p>{T}").prompt, "Café é 5×3?");
    assert.equal(
      one("[html]It&\\#39;s &rsquo;x&rsquo; &\\#xe9; &#X3B8; &theta;&Theta; &mdash;&hellip;&euro;&#146; &#160;&nbsp;.{T}").prompt,
      "It's ’x’ é θ θΘ —…€’ .",
    );
    assert.equal(
      one("[html]&lt;p&gt; &amp;lt; &none; &#0;&#x110000;&#xd800; &constructor; & &amp{T}").prompt,
      "<p> &lt; &none; \ufffd\ufffd\ufffd &constructor; & &amp",
    );
    assert.equal(one("Caf&eacute; &\\#233;{T}").prompt, "Caf&eacute; &#233;", "plain text stays as it is");
  });

  test("[html]: the characters are those of HTML", () => {
    const source = readFileSync(new URL("../../src/content/quiz/html-entities.ts", import.meta.url), "utf8");
    const words = new Set(source.match(/[a-z][a-z\d]{1,8}/gi)!.flatMap((word) => [word, word[0].toUpperCase() + word.slice(1)]));
    let count = 0;
    for (const code of [...words, ...Array.from({ length: 300 }, (_, i) => `#${i + 14}`)]) {
      const decoded = decodeEntities(`&${code};`);
      if (decoded === `&${code};`) continue;
      count++;
      assert.equal(decoded, (parseFragment(`&${code};`).childNodes[0] as { value: string }).value, code);
    }
    assert.ok(count > 530, `${count}`);
  });

  test("[html]: of a picture its alt stays, and that it is left out is said", () => {
    const { questions, warnings } = read(
      `[html]<p>See <IMG src\\="@@PLUGINFILE@@/a.png" alt\\="a digit &gt; 3"/>:</p>{=<img alt\\='three' src\\="x"> ~<img src\\="y" alt\\=four>}` +
        `\n\n[html]Hear <audio src\\="a.mp3"></audio>{T}\n\nOK: <img alt\\="x">?{T}`,
    );
    const [first, second, third] = questions;
    assert.ok(first.kind === "single");
    assert.deepEqual([first.prompt, ...first.options.map(({ text }) => text)], ["See a digit > 3 :", "three", "four"]);
    assert.deepEqual([second.prompt, third.prompt], ["Hear", 'OK: <img alt="x">?']);
    assert.deepEqual(warnings, [
      'question 1 (line 1): a picture (<img>) is left out; its "alt" stands in its place',
      "question 2 (line 3): <audio> is left out",
      'question 3 (line 5): the prompt holds "<img alt="x">"; it is shown as written, because text here is never HTML',
    ]);
  });

  test("part of the marks counts as wrong where one is to be chosen, and is said", () => {
    const { questions, warnings } = read("q {~%50%half#Close. =all ~none}");
    assert.ok(questions[0].kind === "single" && !questions[0].options[0].correct);
    assert.deepEqual(warnings, ['question 1 (line 1): "half" has 50 % of the marks; here it counts as wrong']);
  });

  test("a format holds for all fields of a question, and for no other", () => {
    const [first, second] = read(
      "[html]<i>a</i>? {=<b>x</b>#<u>f</u> ~[plain]<b>y</b> ####<p>g</p>}\n\n[markdown]**a** {=<b>x</b> ~y}",
    ).questions;
    assert.ok(first.kind === "single" && second.kind === "single");
    assert.deepEqual(
      [first.prompt, first.explanation, first.options[0].text, first.options[0].feedback, first.options[1].text],
      ["a ?", "g", "x", "f", "<b>y</b>"],
    );
    assert.deepEqual([second.prompt, second.options[0].text], ["**a**", "<b>x</b>"]);
  });

  test("a byte order mark, any line ends, categories, blank lines of spaces", () => {
    for (const end of ["\n", "\r\n", "\r"]) {
      const source = ["\ufeff$CATEGORY: a/b", "Is it? {", "  T", "}", " \t", "// c", "$CATEGORY: c", "", "And now? {F}"].join(end);
      assert.deepEqual(
        read(source).questions.map(({ id, prompt }) => [id, prompt]),
        [
          ["q1", "Is it?"],
          ["q2", "And now?"],
        ],
      );
    }
  });

  test("whatever is written in prose, escaped, comes out as it was", () => {
    const words = fc.string({ unit: fc.constantFrom(...Array.from("ab:=~#{}\\->%[ 1.,")), minLength: 1, maxLength: 30 });
    const escaped = (text: string) => text.replace(/[\\:=~#{}]/g, "\\$&");
    const tidy = (text: string) => text.replace(/\s+/g, " ").trim();
    fc.assert(
      fc.property(words, words, words, (prompt, option, feedback) => {
        const unweighted = option.replace(/^\s*%-?\d[\d.,]*%/, "");
        fc.pre([prompt, option, unweighted, feedback].every((text) => tidy(text) !== "" && !tidy(text).startsWith("//")));
        const question = one(`${escaped(prompt)}{=${escaped(option)}#${escaped(feedback)}\n~z}`);
        assert.ok(question.kind === "single");
        assert.deepEqual(
          [question.prompt, question.options[0].text, question.options[0].feedback],
          [prompt, unweighted, feedback].map(tidy),
        );
      }),
      { numRuns: 500 },
    );
  });

  test("too many or too long is refused before the grammar sees it", () => {
    assert.deepEqual(refused("q {T}\n\n".repeat(9000)), ["it has 9000 questions; at most 200"]);
    assert.deepEqual(refused(`q {=a ~${"b".repeat(30_000)}}`), ["question 1 (line 1): its answer 2 has 30001 characters; at most 2000"]);
    assert.deepEqual(refused(`${"b".repeat(30_000)} {T}`), ["question 1 (line 1): the prompt has 30000 characters; at most 2000"]);
    assert.deepEqual(refused(`q {T####${"b".repeat(30_000)}}`), [
      "question 1 (line 1): the explanation has 30000 characters; at most 2000",
    ]);
    assert.deepEqual(refused(`${"b".repeat(500_000)} {T}`), ["question 1 (line 1): it has 500004 characters; at most 108000"]);
    assert.deepEqual(refused("q\n".repeat(30_000)), ["it has more than 20000 lines"]);
    assert.ok(parseGift(`${"\n".repeat(19_999)}q {T}`).ok);
  });

  test("in turns: the same, with a pause after each question", async () => {
    let pauses = 0;
    const source = "a {T}\n\nb {#1}\n\nc {~x ~y}";
    const words = { yes: "True", no: "False" };
    assert.deepEqual(await parseGiftInTurns(source, words, async () => void pauses++), parseGift(source));
    assert.equal(pauses, 3);
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
    for (const sign of hostile)
      for (const text of [sign.repeat(900_000 / sign.length), `q {T#${sign.repeat(19_000 / sign.length)}}\n\n`.repeat(40)]) parseGift(text);
    assert.ok(performance.now() - started < 30_000, `took ${performance.now() - started} ms`);
  });
});
