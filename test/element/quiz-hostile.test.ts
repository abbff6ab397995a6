/** <ae-quiz> with content that is far too much, or wrong in places: refused soon, said with limit and place, and nothing lost that is good. */
import type { AeErrorDetail } from "../../src/core/events.js";
import "../../src/elements/quiz/define.js";
import type { AeQuiz } from "../../src/elements/quiz/quiz.element.js";
import { assert, axe, fixture, oneEvent } from "../helpers/index.js";
import { longestTask } from "../helpers/tasks.js";

const QUESTION = { id: "n", kind: "numeric", prompt: "1 + 1", answer: 2 };
const inside = (quiz: Element, selector: string) =>
  (quiz.shadowRoot!.querySelector(selector)?.textContent ?? "").replace(/\s+/g, " ").trim();
const failure = (quiz: Element) => inside(quiz, "[part=failure]");

/** The author's console is not what these tests are about. */
const { warn } = console;
beforeEach(() => {
  console.warn = () => undefined;
});
afterEach(() => {
  console.warn = warn;
});

/** A script's text in a tag, as a page has it. */
function script(type: string, text: string): HTMLScriptElement {
  const element = document.createElement("script");
  element.type = type;
  element.textContent = text;
  return element;
}

async function asking(): Promise<AeQuiz> {
  const quiz = await fixture<AeQuiz>("<ae-quiz></ae-quiz>");
  quiz.questions = { title: "Before", questions: [QUESTION] } as never;
  await quiz.ready;
  await quiz.updateComplete;
  // its script is there: what is measured is the reading
  return quiz;
}

/** What the tag says of this content; no task of it is longer than 50 ms. */
async function refused(quiz: AeQuiz, give: () => void): Promise<AeErrorDetail> {
  const told = oneEvent<CustomEvent<AeErrorDetail>>(quiz, "ae-error");
  const longest = await longestTask(async () => {
    give();
    await told;
    await quiz.updateComplete;
  });
  assert.isBelow(longest, 50, "the longest task, ms");
  const { detail } = await told;
  assert.equal(detail.code, "content");
  assert.isTrue(detail.recoverable);
  return detail;
}

describe("ae-quiz: too much", () => {
  const CASES: [name: string, content: unknown, message: RegExp][] = [
    ["100,000 questions", Array.from({ length: 100_000 }, () => QUESTION), /^it has 100000 questions; at most 200$/],
    [
      "an option of 5 MB",
      [{ kind: "single", prompt: "p", options: [{ text: "x".repeat(5_000_000), correct: true }, "b"] }],
      /^question 1, option 1: the text has 5000000 characters; at most 2000$/,
    ],
    ["10 MB of text", "x".repeat(10_000_000), /^a quiz is an object with a list "questions", not "x+…"$/],
  ];
  for (const [name, content, message] of CASES) {
    it(`by property: ${name}`, async () => {
      const quiz = await asking();
      assert.match((await refused(quiz, () => (quiz.questions = content as never))).message, message);
      assert.match(failure(quiz), /The new questions could not be read\. The earlier ones stay\./);
      assert.equal(inside(quiz, ".title"), "Before");
      assert.lengthOf(quiz.questions, 1);
    });
  }

  const FILES: [name: string, type: string, text: string, message: RegExp][] = [
    [
      "10 MB of JSON",
      "application/json",
      `["${"x".repeat(10_000_000)}"]`,
      /^The quiz is too long: blob:\S+ has more than the 1 MB that are read of it/,
    ],
    [
      "JSON, 100,000 lists deep",
      "application/json",
      `${"[".repeat(100_000)}${"]".repeat(100_000)}`,
      /^question 1: a question is an object, not a list$/,
    ],
    [
      "JSON that never closes",
      "application/json",
      "[".repeat(900_000),
      /^this is not JSON: the mistake stands after its first 50000 words and signs$/,
    ],
    ["a web page", "text/html", "<!doctype html><title>Login</title>", /^The quiz is a web page: blob:/],
  ];
  for (const [name, type, text, message] of FILES) {
    it(`by address: ${name}`, async () => {
      const quiz = await asking();
      const src = URL.createObjectURL(new Blob([text], { type }));
      assert.match((await refused(quiz, () => (quiz.src = src))).message, message);
      URL.revokeObjectURL(src);
      assert.equal(inside(quiz, ".title"), "Before");
      assert.equal(quiz.shadowRoot!.querySelector("[part=failure] button")?.textContent, "Retry");
    });
  }

  const INSIDE: [name: string, type: string, text: string, message: RegExp][] = [
    ["10 MB of JSON", "application/json", `["${"x".repeat(10_000_000)}"]`, /^the text is 10000 kB long; at most 1000 kB$/],
    ["10 MB of GIFT", "text/x-gift", "Is it? {T}\n\n".repeat(800_000), /^the text is 9600 kB long; at most 1000 kB$/],
    ["GIFT of 80,000 questions", "text/x-gift", "Is it? {T}\n\n".repeat(8_000), /^it has 8000 questions; at most 200$/],
    [
      "GIFT that opens and never closes",
      "text/x-gift",
      `${"{=".repeat(450_000)}}`,
      /^question 1 \(line 1\): it has 900001 characters; at most 108000$/,
    ],
  ];
  for (const [name, type, text, message] of INSIDE) {
    it(`inside: ${name}`, async () => {
      const quiz = await fixture<AeQuiz>("<ae-quiz></ae-quiz>");
      await quiz.ready;
      const content = script(type, text);
      assert.match((await refused(quiz, () => quiz.replaceChildren(content))).message, message);
    });
  }

  it("inside: a list without end, and one in one in one", async () => {
    const quiz = await fixture<AeQuiz>("<ae-quiz></ae-quiz>");
    const give = async (content: Element) => {
      const told = oneEvent<CustomEvent<AeErrorDetail>>(quiz, "ae-error");
      quiz.replaceChildren(content);
      return (await told).detail.message;
    };
    const list = document.createElement("ol");
    list.append(...Array.from({ length: 20_001 }, () => document.createElement("li")));
    assert.equal(await give(list), "it has 20002 elements inside; at most 20000");
    const deep = document.createElement("div");
    deep.hidden = true;
    let at: Element = deep;
    for (let i = 0; i < 15_000; i++) at = at.appendChild(document.createElement("b"));
    at.textContent = "Is it? {T}";
    assert.equal(await give(deep), "its elements stand too deep in one another");
    quiz.replaceChildren(script("application/json", JSON.stringify([QUESTION])));
    await quiz.updateComplete;
    assert.equal(failure(quiz), "");
    assert.equal(quiz.questions[0].prompt, "1 + 1");
  });
});

describe("ae-quiz: wrong in places", () => {
  it("GIFT: what is broken is said with its place, the others are asked", async () => {
    const holder = await fixture("<div></div>");
    const told = oneEvent<CustomEvent<AeErrorDetail>>(holder, "ae-error");
    holder.innerHTML = "<ae-quiz><pre>Is it? {T}\n\nWhich? {=a ~b\n\nHow many? {#4}</pre></ae-quiz>";
    const quiz = holder.querySelector("ae-quiz")!;
    const { code, message } = (await told).detail;
    assert.deepEqual(
      [code, message],
      ["content", 'question 2 (line 3): the "{" of the answers is not closed before the question ends, at a blank line or the end'],
    );
    await quiz.ready;
    await quiz.updateComplete;
    assert.deepEqual(
      quiz.questions.map(({ id }) => id),
      ["q1", "q3"],
    );
    assert.match(failure(quiz), /^Some questions could not be read\. The others are asked\. question 2 \(line 3\): /);
    assert.equal(inside(quiz, ".prompt-text"), "Is it?");
    await quiz.answer("q1", "true");
    await quiz.answer("q3", 4);
    assert.equal(quiz.score, 1);
    assert.isTrue(quiz.complete);
    await axe(quiz);
  });
});
