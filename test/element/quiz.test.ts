import type { TaskGoal, TaskVerdict } from "../../src/content/tasks.js";
import type { AeAnswerDetail, AeCompleteDetail, AeErrorDetail } from "../../src/core/events.js";
import "../../src/elements/quiz/define.js";
import type { AeQuiz } from "../../src/elements/quiz/quiz.element.js";
import type { AeAnomaly } from "../../src/elements/anomaly/anomaly.element.js";
import type { AeBottleneck } from "../../src/elements/bottleneck/bottleneck.element.js";
import type { AeLatentMap } from "../../src/elements/latent-map/latent-map.element.js";
import type { AeLossCalculator } from "../../src/elements/loss-calculator/loss-calculator.element.js";
import { quiz as english } from "../../src/i18n/en/quiz.js";
import { registerTranslation } from "../../src/i18n/registry.js";
import {
  assert,
  axe,
  block,
  emulateMedia,
  fixture,
  nextFrame,
  oneEvent,
  resetEmulation,
  sendKeys,
  sendMouse,
  setViewport,
  touchDrag,
  waitUntil,
} from "../helpers/index.js";

const inside = <T extends Element = HTMLElement>(quiz: Element, selector: string) => quiz.shadowRoot!.querySelector<T>(selector);
const all = <T extends Element = HTMLElement>(quiz: Element, selector: string) => [...quiz.shadowRoot!.querySelectorAll<T>(selector)];
const textOf = (element: Element | null) => (element?.textContent ?? "").replace(/[\u2060\s]+/g, " ").trim();
const text = (quiz: Element, selector: string) => textOf(inside(quiz, selector));
const status = (quiz: Element) => text(quiz, "[role=status]");
const requests = (part: RegExp) => performance.getEntriesByType("resource").filter(({ name }) => part.test(name)).length;

/** Presses the button with these words. */
async function press(quiz: AeQuiz, words: string): Promise<void> {
  const button = all<HTMLButtonElement>(quiz, "button").find((each) => textOf(each) === words);
  if (!button) throw new Error(`no button "${words}" among ${all(quiz, "button").map(textOf).join(" | ")}`);
  button.click();
  await quiz.updateComplete;
}

async function choose(quiz: AeQuiz, ...indices: number[]): Promise<void> {
  for (const index of indices) all(quiz, ".options input")[index].click();
  await quiz.updateComplete;
}

async function type(quiz: AeQuiz, value: string): Promise<void> {
  const input = inside<HTMLInputElement>(quiz, ".number-row input")!;
  input.value = value;
  input.dispatchEvent(new Event("input"));
  await quiz.updateComplete;
}

const json = (value: unknown) => `<script type="application/json">${JSON.stringify(value)}</script>`;

async function ask(questions: unknown, attributes = ""): Promise<AeQuiz> {
  const quiz = await fixture<AeQuiz>(`<ae-quiz ${attributes}>${json(questions)}</ae-quiz>`);
  await quiz.updateComplete;
  return quiz;
}

const FIXED = {
  title: "Five kinds",
  questions: [
    {
      id: "one",
      kind: "single",
      prompt: "Which part draws?",
      options: [
        { id: "enc", text: "the encoder", feedback: "It reads." },
        { id: "dec", text: "the decoder", correct: true, feedback: "It draws." },
        { id: "loss", text: "the loss" },
      ],
      explanation: "It draws from the code alone.",
    },
    {
      id: "many",
      kind: "multiple",
      prompt: "Which hold weights?",
      options: [
        { id: "enc", text: "the encoder", correct: true, feedback: "They are called theta." },
        { id: "dec", text: "the decoder", correct: true },
        { id: "code", text: "the code", feedback: "It is computed." },
      ],
    },
    {
      id: "number",
      kind: "numeric",
      prompt: "784 / 32?",
      answer: 24.5,
      tolerance: 0.1,
      unit: "times",
      options: [{ text: "752", feedback: "Divide." }],
    },
    { id: "order", kind: "order", prompt: "What comes first?", options: ["encode", "decode", "compare"] },
  ],
};

/** Collects what an element tells. */
function listen<D>(quiz: Element, name: string): D[] {
  const details: D[] = [];
  quiz.addEventListener(name, (event) => details.push((event as CustomEvent<D>).detail));
  return details;
}

function warnings(): { texts: string[]; stop: () => void } {
  const texts: string[] = [];
  const { warn } = console;
  console.warn = (...parts: unknown[]) => texts.push(parts.join(" "));
  return { texts, stop: () => (console.warn = warn) };
}

/** A tag that grades as the test says. */
class TestTarget extends HTMLElement {
  verdict: (goal: TaskGoal) => TaskVerdict | null | Promise<TaskVerdict | null> = () => ({ met: false, message: "This is a 3." });
  async grade(goal: TaskGoal): Promise<TaskVerdict | null> {
    return this.verdict(goal);
  }
}
customElements.define("test-target", TestTarget);
const TASK = {
  id: "task",
  kind: "task",
  prompt: "Find an 8.",
  task: { for: "test-target", goal: { kind: "digit", digit: 8 } },
  try: { for: "test-target", text: "Move." },
};

describe("ae-quiz: the lesson's own questions", () => {
  it("works without an attribute, and asks for no model and no KaTeX", async () => {
    const quiz = await fixture<AeQuiz>("<ae-quiz></ae-quiz>");
    await quiz.ready;
    assert.equal(quiz.questions.length, 10);
    assert.match(text(quiz, "legend"), /squeeze every image through a few numbers\. Why/);
    assert.equal(text(quiz, ".aside"), "1 of 10");
    for (const question of quiz.questions) {
      if (question.kind === "task") continue;
      const right =
        question.kind === "numeric" || question.kind === "order"
          ? question.answer
          : question.options.filter((option) => option.correct).map(({ id }) => id);
      const detail = await quiz.answer(question.id, right);
      assert.deepInclude(detail, { questionId: question.id, correct: true, score: 1, attempt: 1 });
    }
    assert.closeTo(quiz.score, 0.6, 1e-12, "live tasks that are left out count 0");
    assert.isFalse(quiz.complete);
    for (let at = 0; at <= 10; at++) {
      quiz.state = `at=${at}`;
      await quiz.updateComplete;
      assert.isNull(inside(quiz, ".tex-source"), "TeX that was not typeset at build time");
    }
    assert.equal(requests(/katex(-typeset|\.mjs|\.js|\.min)|tfjs|\.bin$|\.wasm$/), 0);
  });

  it("speaks the language of the page where it is known, and keeps the answers", async () => {
    const quiz = await fixture<AeQuiz>("<ae-quiz></ae-quiz>");
    await quiz.answer("narrow", "labels");
    registerTranslation("eo", { quiz: { check: "Kontroli", lesson: { ...english.lesson, title: "Demandoj" } } });
    quiz.lang = "eo";
    await waitUntil(() => text(quiz, ".title") === "Demandoj");
    assert.equal((await quiz.answer("narrow", "carry"))?.attempt, 2);
  });
});

describe("ae-quiz: answering", () => {
  it("a choice of one: feedback beneath the option, another try, the explanation at the end", async () => {
    const quiz = await ask(FIXED);
    const answers = listen<AeAnswerDetail>(quiz, "ae-answer");
    await press(quiz, "Check");
    assert.equal(text(quiz, ".obstacle"), "Choose an answer first.");
    assert.lengthOf(answers, 0);

    await choose(quiz, 0);
    await press(quiz, "Check");
    const rows = all(quiz, ".options > li");
    assert.equal(textOf(rows[0].querySelector(".note")), "Not quite. It reads.");
    assert.isNull(rows[1].querySelector(".note"));
    assert.isNull(inside(quiz, ".explanation"), "the explanation gives the answer away");
    assert.equal(status(quiz), "Not quite. It reads.");

    await press(quiz, "Check again");
    assert.lengthOf(answers, 1, "the same answer is no new attempt");
    await choose(quiz, 1);
    await press(quiz, "Check again");
    assert.equal(textOf(all(quiz, ".options > li")[0].querySelector(".note")), "Not quite. It reads.", "what was tried stays");
    assert.equal(textOf(all(quiz, ".options > li")[1].querySelector(".note")), "Right. It draws.");
    assert.equal(text(quiz, ".explanation"), "It draws from the code alone.");
    assert.include(status(quiz), "Right. It draws. It draws from the code alone.");
    assert.deepEqual(
      answers.map(({ questionId, response, correct, score, attempt }) => ({ questionId, response, correct, score, attempt })),
      [
        { questionId: "one", response: "enc", correct: false, score: 0, attempt: 1 },
        { questionId: "one", response: "dec", correct: true, score: 1, attempt: 2 },
      ],
    );
    for (const input of all<HTMLInputElement>(quiz, ".options input")) assert.isTrue(input.disabled);
    assert.equal(quiz.score, 1 / 4);
  });

  it("a choice of several: partial credit and what is missing", async () => {
    const quiz = await ask(FIXED, 'state="at=1"');
    await choose(quiz, 0);
    await press(quiz, "Check");
    assert.equal(text(quiz, ".verdict"), "Partly right. What you chose is true, and something is missing.");
    assert.equal(text(quiz, ".note"), "Right. They are called theta.");
    assert.equal(quiz.score, 0.5 / 4);
    await choose(quiz, 2);
    await press(quiz, "Check again");
    assert.equal(text(quiz, ".verdict"), "Not quite. Not all that you chose is true.");
    assert.equal(quiz.score, 0.5 / 4, "the best attempt counts");
    await choose(quiz, 1, 2);
    await press(quiz, "Check again");
    assert.equal(quiz.score, 1 / 4);
  });

  it("a number: a decimal comma, its unit, known slips, and what is no number", async () => {
    const quiz = await ask(FIXED, 'state="at=2"');
    await type(quiz, "lots");
    await press(quiz, "Check");
    assert.equal(text(quiz, ".obstacle"), "“lots” is not a number.");
    assert.equal(inside(quiz, "input")!.getAttribute("aria-invalid"), "true");
    await type(quiz, "752");
    await press(quiz, "Check");
    assert.equal(text(quiz, ".verdict"), "Not quite. Divide.");
    await type(quiz, "20");
    await press(quiz, "Check again");
    assert.equal(text(quiz, ".verdict"), "Not quite. The answer is larger.");
    await type(quiz, "24,45 times");
    await press(quiz, "Check again");
    assert.equal(text(quiz, ".verdict"), "Right.");
    assert.isTrue(quiz.score > 0);
  });

  it("an order by buttons: the focus stays on the row that moves, and the places are said", async () => {
    const quiz = await ask(FIXED, 'state="at=3"');
    const order = () => all(quiz, ".order > li").map((row) => row.dataset.id);
    const start = order();
    const last = start[2];
    inside(quiz, `[data-id="${last}"] [data-step=up]`)!.focus();
    await sendKeys({ press: "Enter" });
    await quiz.updateComplete;
    assert.deepEqual(order(), [start[0], last, start[1]]);
    assert.equal(quiz.shadowRoot!.activeElement, inside(quiz, `[data-id="${last}"] [data-step=up]`));
    assert.match(status(quiz), /: place 2 of 3$/);
    await sendKeys({ press: "Enter" });
    await sendKeys({ press: "Enter" });
    await quiz.updateComplete;
    assert.deepEqual(order(), [last, start[0], start[1]]);
    assert.equal(inside(quiz, `[data-id="${last}"] [data-step=up]`)!.getAttribute("aria-disabled"), "true");
    const detail = await quiz.answer("order", ["a", "b", "c"]);
    assert.isTrue(detail!.correct);
  });

  it("an order by mouse and by finger", async () => {
    const quiz = await ask(FIXED, 'state="at=3"');
    const order = () => all(quiz, ".order > li").map((row) => row.dataset.id);
    const grips = () =>
      all(quiz, ".grip").map((grip) => {
        const { left, top, width, height } = grip.getBoundingClientRect();
        return { x: Math.round(left + width / 2), y: Math.round(top + height / 2) };
      });
    const start = order();
    const [first, , third] = grips();
    await sendMouse({ type: "move", position: [first.x, first.y] });
    await sendMouse({ type: "down" });
    await sendMouse({ type: "move", position: [first.x, third.y + 4] });
    await nextFrame();
    assert.deepEqual(order(), start, "the rows stay in the tree while the hand moves");
    await sendMouse({ type: "up" });
    await quiz.updateComplete;
    assert.deepEqual(order(), [start[1], start[2], start[0]]);
    await touchDrag(third, { x: third.x, y: third.y - 20 }, { x: first.x, y: first.y - 4 });
    await quiz.updateComplete;
    assert.deepEqual(order(), start);
  });

  it("is answered from end to end with the keyboard alone", async () => {
    const quiz = await ask(FIXED);
    const completes = listen<AeCompleteDetail>(quiz, "ae-complete");
    const focused = () => quiz.shadowRoot!.activeElement;
    inside<HTMLInputElement>(quiz, "input")!.focus();
    await sendKeys({ press: "ArrowDown" });
    await sendKeys({ press: "Enter" });
    await quiz.updateComplete;
    assert.equal(focused()?.id, "primary", "from fields that are settled the focus goes to Next");
    await sendKeys({ press: "Enter" });
    await quiz.updateComplete;
    assert.equal(focused()?.id, "prompt", "the new question is read out");
    await sendKeys({ press: "Tab" });
    await sendKeys({ press: "Space" });
    await sendKeys({ press: "Tab" });
    await sendKeys({ press: "Space" });
    await sendKeys({ press: "Enter" });
    await sendKeys({ press: "Enter" });
    await quiz.updateComplete;
    await sendKeys({ press: "Tab" });
    await sendKeys({ type: "24.5" });
    await sendKeys({ press: "Enter" });
    await sendKeys({ press: "Enter" });
    await quiz.updateComplete;
    assert.equal(text(quiz, ".aside"), "4 of 4");
    for (const [index, id] of ["a", "b", "c"].entries()) {
      while (all(quiz, ".order > li").findIndex((row) => row.dataset.id === id) > index) {
        inside(quiz, `[data-id="${id}"] [data-step=up]`)!.focus();
        await sendKeys({ press: "Space" });
        await quiz.updateComplete;
      }
    }
    inside(quiz, "#primary")!.focus();
    await sendKeys({ press: "Enter" });
    await quiz.updateComplete;
    assert.deepEqual(completes, [{ score: 1, passed: true }]);
    await sendKeys({ press: "Enter" });
    await quiz.updateComplete;
    assert.equal(focused()?.id, "result");
    assert.equal(text(quiz, ".result"), "100 %");
    assert.equal(text(quiz, ".finish"), text(quiz, ".finish"));
    assert.include(text(quiz, ".finish"), "Passed: the mark is 60 %.");
  });

  it("the second of a double click is not meant for Next", async () => {
    const quiz = await ask(FIXED);
    await choose(quiz, 1);
    const { left, top, width, height } = inside(quiz, "#primary")!.getBoundingClientRect();
    const position: [number, number] = [Math.round(left + Math.min(width, 60) / 2), Math.round(top + height / 2)];
    // as the driver counts clicks only within one call, the second is told by hand
    await sendMouse({ type: "click", position });
    await quiz.updateComplete;
    const second = new MouseEvent("click", { detail: 2, bubbles: true, cancelable: true });
    inside(quiz, "#primary")!.dispatchEvent(second);
    await quiz.updateComplete;
    assert.equal(text(quiz, ".aside"), "1 of 4");
    await press(quiz, "Next");
    assert.equal(text(quiz, ".aside"), "2 of 4");
  });

  it("attempts are counted where the author counts them, and then the answer stands", async () => {
    const quiz = await ask(FIXED, 'attempts="2"');
    await choose(quiz, 0);
    await press(quiz, "Check");
    assert.include(text(quiz, ".after"), "One try is left.");
    await choose(quiz, 2);
    await press(quiz, "Check again");
    assert.equal(textOf(all(quiz, ".options > li")[1].querySelector(".mark")), "correct");
    assert.equal(text(quiz, ".explanation"), "It draws from the code alone.");
    assert.isTrue(inside<HTMLInputElement>(quiz, "input")!.disabled);
    assert.isNull(await quiz.answer("one", "dec"), "no more attempts");
    assert.equal(quiz.score, 0);
  });

  it("who gives up is shown the answer, of every kind", async () => {
    const quiz = await ask(FIXED);
    await choose(quiz, 0);
    await press(quiz, "Check");
    await press(quiz, "Show the answer");
    assert.equal(text(quiz, ".mark"), "correct");
    await press(quiz, "Next");
    await press(quiz, "Skip");
    await type(quiz, "3");
    await press(quiz, "Check");
    await press(quiz, "Show the answer");
    assert.include(text(quiz, ".verdict"), "The answer is 24.5 times.");
    await press(quiz, "Next");
    await press(quiz, "Check");
    await press(quiz, "Show the answer");
    assert.deepEqual(
      all(quiz, ".order > li").map((row) => row.dataset.id),
      ["a", "b", "c"],
    );
    assert.include(text(quiz, ".verdict"), "This is the order.");
    assert.isEmpty(all(quiz, ".grip"));
    await press(quiz, "See the result");
    assert.include(text(quiz, ".finish"), "Not all questions are answered yet.");
    all(quiz, ".outcome")[1].click();
    await quiz.updateComplete;
    assert.equal(text(quiz, ".aside"), "2 of 4");
  });

  it("time runs from when a question is first before the reader's eyes", async () => {
    const quiz = await ask(FIXED);
    const started = performance.now();
    await nextFrame();
    await waitUntil(() => performance.now() - started > 300);
    const detail = await quiz.answer("one", "enc");
    assert.isAtLeast(detail!.durationMs, 150);
    assert.isAtMost(detail!.durationMs, performance.now() - started + 200);
    assert.equal((await quiz.answer("number", 1))!.durationMs, 0, "never shown");
  });
});

describe("ae-quiz: the contract", () => {
  it("answer, score and complete; ae-complete again when a further attempt raises the score", async () => {
    const quiz = await ask(FIXED, 'pass="0.9"');
    const completes = listen<AeCompleteDetail>(quiz, "ae-complete");
    await quiz.answer("one", "dec");
    await quiz.answer("many", ["enc", "dec"]);
    await quiz.answer("number", "24,5");
    assert.equal(quiz.score, 0.75);
    assert.isFalse(quiz.complete);
    await quiz.answer("order", ["c", "b", "a"]);
    assert.isTrue(quiz.complete);
    assert.deepEqual(completes, [{ score: 0.75, passed: false }]);
    await quiz.answer("order", ["c", "b", "a"]);
    assert.lengthOf(completes, 1);
    await quiz.answer("order", ["a", "b", "c"]);
    assert.deepEqual(completes[1], { score: 1, passed: true });
    quiz.reset();
    await quiz.updateComplete;
    assert.equal(quiz.score, 0);
    assert.isFalse(quiz.complete);
    assert.equal(quiz.state, "");
    assert.equal(text(quiz, ".aside"), "1 of 4");
  });

  it("what is no answer is refused with a word in the console, and nothing is thrown", async () => {
    const quiz = await ask(FIXED);
    const { texts, stop } = warnings();
    assert.isNull(await quiz.answer("nowhere", "a"));
    assert.isNull(await quiz.answer("one", "nothing"));
    assert.isNull(await quiz.answer("number", Number.NaN));
    stop();
    assert.deepEqual(texts, [
      '<ae-quiz> answer("nowhere"): there is no question of that id',
      '<ae-quiz> answer("one"): this is no response to the question',
      '<ae-quiz> answer("number"): this is no response to the question',
    ]);
    assert.equal(quiz.score, 0);
  });

  it("questions are read as copies and set as lists or quizzes", async () => {
    const quiz = await ask(FIXED);
    const copy = quiz.questions;
    copy[0].prompt = "changed";
    assert.equal(quiz.questions[0].prompt, "Which part draws?");
    quiz.questions = [copy[2]];
    await quiz.updateComplete;
    assert.lengthOf(quiz.questions, 1);
    assert.match(text(quiz, "legend"), /784/);
    quiz.questions = { title: "Another", questions: copy };
    await quiz.updateComplete;
    assert.equal(text(quiz, ".title"), "Another");
    assert.deepEqual(quiz.questions, copy);
    quiz.questions = null;
    await quiz.updateComplete;
    assert.equal(text(quiz, ".title"), "Five kinds");
  });

  it("questions that are not valid change nothing: messages, a warning, ae-error", async () => {
    const quiz = await ask(FIXED);
    await quiz.answer("one", "dec");
    const errors = listen<AeErrorDetail>(quiz, "ae-error");
    const { texts, stop } = warnings();
    quiz.questions = [{ id: "x", kind: "single", prompt: "?", options: ["a", "b"] }] as never;
    await quiz.updateComplete;
    stop();
    assert.deepEqual(errors, [{ code: "content", message: "question 1: no option is marked correct", recoverable: true }]);
    assert.deepEqual(texts, ["<ae-quiz> question 1: no option is marked correct"]);
    assert.include(text(quiz, "[part=failure]"), "The earlier ones stay. question 1: no option is marked correct");
    assert.lengthOf(quiz.questions, 4);
    assert.equal(quiz.score, 0.25, "nothing is lost");
    await axe(quiz);
    quiz.questions = [...quiz.questions];
    await quiz.updateComplete;
    assert.isNull(inside(quiz, "[part=failure]"), "mended");
    assert.equal(quiz.score, 0.25, "the same questions are the same quiz");
  });

  it("may be given questions before the tag is on the page, or defined", async () => {
    const quiz = document.createElement("ae-quiz");
    quiz.questions = FIXED as never;
    (await fixture("<div></div>")).append(quiz);
    await quiz.ready;
    assert.equal(text(quiz, ".title"), "Five kinds");
  });

  it("attributes: the nearest valid value, with one warning each", async () => {
    const { texts, stop } = warnings();
    const quiz = await fixture<AeQuiz>('<ae-quiz pass="banana" attempts="-3"></ae-quiz>');
    assert.equal(quiz.pass, 0.6);
    assert.equal(quiz.attempts, 0);
    quiz.pass = 7;
    quiz.attempts = 1e9;
    stop();
    assert.equal(quiz.pass, 1);
    assert.equal(quiz.attempts, 100);
    assert.lengthOf(texts, 4);
  });

  it("state gives everything back, also before the questions are there", async () => {
    const quiz = await ask(FIXED);
    await quiz.answer("one", "enc");
    await quiz.answer("many", ["enc"]);
    await quiz.answer("number", "24,45");
    await quiz.answer("order", ["b", "a", "c"]);
    await press(quiz, "Next");
    const { state, score } = quiz;
    assert.include(state, "at=1");
    assert.isBelow(state.length, 120);
    const other = await ask(FIXED);
    const completes = listen(other, "ae-complete");
    other.state = state;
    await other.updateComplete;
    assert.equal(other.score, score);
    assert.equal(other.state, state);
    assert.isTrue(other.complete);
    assert.equal(text(other, ".aside"), "2 of 4");
    assert.include(text(other, ".verdict"), "Partly right.");
    assert.isEmpty(completes, "a quiz that was complete before is no news");

    const early = document.createElement("ae-quiz");
    early.src = "/test/fixtures/quiz.json";
    early.setAttribute("state", "q.part=1*1*dec&q.gone=1*1*x");
    (await fixture("<div></div>")).append(early);
    assert.include(early.state, "q.part");
    await early.ready;
    assert.equal(early.score, 0.5);
    assert.equal(early.state, "q.part=1*1*dec");
  });

  it("tells when the reader goes on, with the state to keep", async () => {
    const quiz = await ask(FIXED);
    const changes = listen<{ state: string }>(quiz, "ae-change");
    await press(quiz, "Skip");
    assert.deepEqual(changes, [{ state: "at=1" }]);
  });

  it("keeps its answers when it is moved", async () => {
    const quiz = await ask(FIXED);
    await quiz.answer("one", "dec");
    (await fixture("<div></div>")).append(quiz);
    await quiz.updateComplete;
    assert.equal(quiz.score, 0.25);
  });

  it("leaves out what hide names", async () => {
    const quiz = await ask(FIXED, 'hide="title progress skip answer back"');
    assert.isNull(inside(quiz, ".head"));
    await choose(quiz, 0);
    await press(quiz, "Check");
    assert.deepEqual(all(quiz, ".actions button").map(textOf), ["Check again", "Next"]);
  });
});

describe("ae-quiz: live tasks", () => {
  const page = async (quiz: object[], target = "<test-target></test-target>") => {
    const root = await fixture(`<div>${target}<ae-quiz>${json(quiz)}</ae-quiz></div>`);
    const tag = root.querySelector("ae-quiz")!;
    await tag.ready;
    return { quiz: tag, target: root.querySelector<TestTarget>("test-target")! };
  };

  it("are graded by the tag that they name; its words are the feedback", async () => {
    const { quiz, target } = await page([TASK]);
    const goals: TaskGoal[] = [];
    let met = false;
    target.verdict = (goal) => {
      goals.push(goal);
      return { met, message: met ? "This is an 8." : "This is a 3." };
    };
    await press(quiz, "Check");
    assert.equal(text(quiz, ".verdict"), "Not yet. This is a 3.");
    met = true;
    await press(quiz, "Check again");
    assert.equal(text(quiz, ".verdict"), "Right. This is an 8.");
    assert.deepEqual(goals[0], { kind: "digit", digit: 8 });
    assert.equal(quiz.score, 1);
    assert.isTrue(quiz.complete);
  });

  it("Go to the model brings it into view and takes the focus there", async () => {
    const { quiz, target } = await page([TASK], '<test-target style="display:block;margin-block-end:3000px">map</test-target>');
    await emulateMedia({ reducedMotion: "reduce" });
    quiz.scrollIntoView();
    await press(quiz, "Go to the model");
    await waitUntil(() => document.activeElement === target, "it has the focus");
    await waitUntil(() => target.getBoundingClientRect().top >= 0, "it is in view");
    target.blur();
    assert.isFalse(target.hasAttribute("tabindex"), "left as it was");
  });

  describe("the way back from a model far away", () => {
    const bar = (quiz: AeQuiz) => inside(quiz, "[part=return]");
    const away = async (attributes = "", wrap = "") => {
      const made = await page([TASK, FIXED.questions[0]], '<test-target style="display:block;margin-block-end:3000px">map</test-target>');
      await emulateMedia({ reducedMotion: "reduce" });
      if (wrap) made.quiz.parentElement!.setAttribute("style", wrap);
      if (attributes) made.quiz.setAttribute("attempts", attributes);
      made.quiz.scrollIntoView({ behavior: "instant" });
      await press(made.quiz, "Go to the model");
      await waitUntil(() => bar(made.quiz), "the bar");
      await made.quiz.updateComplete;
      return made;
    };

    it("has the task, is told, is checked there, and leads back to the button", async () => {
      const { quiz, target } = await away();
      assert.include(text(quiz, "[part=return]"), TASK.prompt);
      assert.include(status(quiz), "Escape leads back to the question");
      const box = bar(quiz)!.getBoundingClientRect();
      assert.closeTo(box.bottom, innerHeight, 1);
      assert.isTrue(bar(quiz)!.matches(":popover-open"));
      await axe(quiz);
      let met = false;
      target.verdict = () => ({ met, message: met ? "This is an 8." : "This is a 3." });
      const buttons = () => [...bar(quiz)!.querySelectorAll("button")];
      buttons()[0].focus();
      buttons()[0].click();
      await quiz.updateComplete;
      assert.include(text(quiz, "[part=return] .verdict"), "This is a 3.");
      assert.equal(quiz.shadowRoot!.activeElement, buttons()[0]);
      met = true;
      buttons()[0].click();
      await quiz.updateComplete;
      assert.equal(quiz.score, 0.5);
      assert.include(text(quiz, "[part=return] .verdict"), "Right. This is an 8.");
      assert.deepEqual(buttons().map(textOf), ["Back to the question"], "nothing to check any more");
      assert.equal(quiz.shadowRoot!.activeElement, buttons()[0], "the focus stays in the bar");
      buttons()[0].click();
      await quiz.updateComplete;
      assert.isNull(bar(quiz));
      assert.equal(textOf(quiz.shadowRoot!.activeElement), "Go to the model");
      const { top, bottom } = inside(quiz, "#prompt")!.getBoundingClientRect();
      assert.isTrue(top >= 0 && bottom <= innerHeight, "the question is in view");
    });

    it("Escape leads back, wherever the focus is, unless it meant something else", async () => {
      const { quiz, target } = await away();
      const keep = (event: Event) => event.preventDefault();
      target.addEventListener("keydown", keep);
      await sendKeys({ press: "Escape" });
      assert.isNotNull(bar(quiz), "the model used the key itself");
      target.removeEventListener("keydown", keep);
      await sendKeys({ press: "Escape" });
      await quiz.updateComplete;
      assert.isNull(bar(quiz));
      assert.equal(textOf(quiz.shadowRoot!.activeElement), "Go to the model");
    });

    it("goes when the question is back in view, with its question, and with the quiz", async () => {
      const { quiz } = await away();
      bar(quiz)!.querySelector("button")!.focus();
      inside(quiz, "#prompt")!.scrollIntoView({ behavior: "instant" });
      await waitUntil(() => !bar(quiz), "gone");
      await quiz.updateComplete;
      assert.equal(textOf(quiz.shadowRoot!.activeElement), "Go to the model");
      const second = await away();
      second.quiz.state = "at=1";
      await waitUntil(() => !bar(second.quiz), "another question");
      const third = await away();
      const holder = third.quiz.parentElement!;
      third.quiz.remove();
      holder.append(third.quiz);
      await third.quiz.updateComplete;
      assert.isNull(bar(third.quiz));
    });

    it("does not come for a model beside the question", async function () {
      this.timeout(8000);
      const { quiz } = await page([TASK]);
      await press(quiz, "Go to the model");
      await new Promise((done) => setTimeout(done, 3300));
      inside(quiz, "#prompt")!.style.marginBlockStart = "3000px";
      scrollTo(0, 0);
      await nextFrame();
      await nextFrame();
      assert.isNull(bar(quiz));
    });

    it("fits 320 px, stands at the window's edge under a transform, and is not printed", async () => {
      await setViewport({ width: 320, height: 600 });
      const { quiz } = await away("", "transform: translateX(0); inline-size: 200px");
      const box = bar(quiz)!.getBoundingClientRect();
      assert.closeTo(box.bottom, innerHeight, 1);
      assert.closeTo(box.width, document.documentElement.clientWidth, 1);
      assert.isAtMost(box.height, innerHeight / 2);
      for (const button of bar(quiz)!.querySelectorAll("button")) assert.isAtMost(button.getBoundingClientRect().right, 320);
      await emulateMedia({ media: "print" });
      assert.equal(getComputedStyle(bar(quiz)!).display, "none");
    });

    it("an experiment has its words and nothing to check", async () => {
      const question = { ...FIXED.questions[0], try: { for: "test-target", text: "Set $k$ to 2." } };
      const { quiz } = await page([question], '<test-target style="display:block;margin-block-end:3000px">map</test-target>');
      await emulateMedia({ reducedMotion: "reduce" });
      await choose(quiz, 0);
      await press(quiz, "Check");
      inside(quiz, ".try")!.scrollIntoView({ behavior: "instant" });
      await press(quiz, "Try it on the model");
      await waitUntil(() => bar(quiz), "the bar");
      assert.match(text(quiz, "[part=return]"), /^Set .* to 2\. Back to the question$/);
    });
  });

  it("an answer is followed by the experiment", async () => {
    const { quiz } = await page([{ ...FIXED.questions[0], try: { for: "test-target", text: "Set $k$ to 2." } }]);
    assert.isNull(inside(quiz, ".try"));
    await choose(quiz, 0);
    await press(quiz, "Check");
    assert.match(text(quiz, ".try"), /^Set .* to 2\. Try it on the model$/);
  });

  it("in an author's quiz a missing tag is said, and does not count", async () => {
    const { quiz } = await page([{ ...TASK, task: { ...TASK.task, for: "#nowhere" } }, FIXED.questions[0]], "");
    assert.include(text(quiz, ".hint"), "Question 1 needs a model that is not on this page (#nowhere)");
    await press(quiz, "Next");
    await quiz.answer("one", "dec");
    assert.equal(quiz.score, 1);
    assert.isTrue(quiz.complete);
    await press(quiz, "See the result");
    assert.equal(textOf(all(quiz, ".outcome .mark")[0]), "not on this page");
    const broken = await page([{ ...TASK, task: { ...TASK.task, for: ":::" } }], "");
    assert.include(text(broken.quiz, ".hint"), "not on this page (:::)");
  });

  it("a tag that cannot grade the goal is said so, and does not count", async () => {
    const { quiz, target } = await page([FIXED.questions[0], TASK]);
    const completes = listen<AeCompleteDetail>(quiz, "ae-complete");
    target.verdict = () => null;
    await quiz.answer("one", "dec");
    assert.isFalse(quiz.complete);
    const { texts, stop } = warnings();
    assert.isNull(await quiz.answer("task"));
    stop();
    assert.lengthOf(texts, 1);
    assert.deepEqual(completes, [{ score: 1, passed: true }]);
    await press(quiz, "Next");
    assert.include(text(quiz, ".hint"), "Question 2 cannot be checked by test-target.");
  });

  it("a model that fails costs no attempt, and can be asked again", async () => {
    const { quiz, target } = await page([TASK]);
    const errors = listen<AeErrorDetail>(quiz, "ae-error");
    target.verdict = () => Promise.reject(new Error("gone"));
    await press(quiz, "Check");
    assert.equal(text(quiz, ".obstacle"), "The model could not look. This was not counted; check again.");
    assert.deepEqual(errors, [{ code: "target", message: 'question "task": gone', recoverable: true }]);
    target.verdict = () => ({ met: true, message: "This is an 8." });
    await press(quiz, "Check");
    assert.equal(quiz.score, 1);
  });

  it("a verdict that comes after a reset counts for nothing", async () => {
    const { quiz, target } = await page([TASK]);
    let answer!: (verdict: TaskVerdict) => void;
    target.verdict = () => new Promise((resolve) => (answer = resolve));
    const pending = quiz.answer("task");
    await nextFrame();
    assert.equal(text(quiz, "#primary"), "The model is looking");
    quiz.reset();
    answer({ met: true, message: "" });
    assert.isNull(await pending);
    assert.equal(quiz.score, 0);
  });

  it("updateComplete waits for the verdict", async () => {
    const { quiz, target } = await page([TASK]);
    target.verdict = () => new Promise((resolve) => setTimeout(() => resolve({ met: true, message: "" }), 50));
    void quiz.answer("task");
    await quiz.updateComplete;
    assert.equal(quiz.score, 1);
  });
});

describe("ae-quiz: the lesson's live tasks on the real models", () => {
  async function lesson<T extends HTMLElement>(tag: string): Promise<{ quiz: AeQuiz; target: T }> {
    const root = await fixture(`<div><${tag}></${tag}><ae-quiz></ae-quiz></div>`);
    const quiz = root.querySelector("ae-quiz")!;
    await quiz.ready;
    return { quiz, target: root.querySelector<T>(tag)! };
  }

  it("ae-loss-calculator: steps downhill bring the loss below 0.002", async () => {
    await import("../../src/elements/loss-calculator/define.js");
    const { quiz, target } = await lesson<AeLossCalculator>("ae-loss-calculator");
    const first = await quiz.answer("lower");
    assert.deepInclude(first, { correct: false, attempt: 1 }, "0.008 is too much");
    for (let step = 0; step < 500 && target.value > 0.002; step++) target.step(0.5);
    const second = await quiz.answer("lower");
    assert.deepInclude(second, { correct: true, score: 1, response: null });
    quiz.state = `${quiz.state}&at=8`;
    await quiz.updateComplete;
    assert.include(text(quiz, ".verdict"), "Right.");
  });

  it("ae-latent-map: some real 8 lies where the map decodes to an 8", async function () {
    this.timeout(60_000);
    await import("../../src/elements/latent-map/define.js");
    const { quiz, target } = await lesson<AeLatentMap>("ae-latent-map");
    await target.ready;
    let verdict: AeAnswerDetail | null = null;
    for (let i = 0, tried = 0; i < target.labels.length && tried < 40 && !verdict?.correct; i++) {
      if (target.labels[i] !== 8) continue;
      tried++;
      target.cursor = [target.codes[2 * i], target.codes[2 * i + 1]];
      await target.updateComplete;
      verdict = await quiz.answer("find-eight");
    }
    assert.isTrue(verdict?.correct);
  });

  it("ae-anomaly: a threshold just past the last normal digit raises no false alarm and still catches enough", async function () {
    this.timeout(60_000);
    await import("../../src/elements/anomaly/define.js");
    const { quiz, target } = await lesson<AeAnomaly>("ae-anomaly");
    await target.ready;
    assert.isFalse((await quiz.answer("alarm"))?.correct, "where it starts there are false alarms");
    target.threshold = Math.max(...target.scores.normal) + 0.01;
    await target.updateComplete;
    assert.equal(target.confusion.falseAlarms, 0);
    assert.isTrue((await quiz.answer("alarm"))?.correct);
  });

  it("ae-bottleneck: the digit that it starts with is too much for four numbers, another is not", async function () {
    this.timeout(60_000);
    await import("../../src/elements/bottleneck/define.js");
    const { quiz, target } = await lesson<AeBottleneck>("ae-bottleneck");
    await target.ready;
    assert.isFalse((await quiz.answer("squeeze"))?.correct, "8 numbers are too many");
    target.k = 4;
    const passed: number[] = [];
    for (let digit = 0; digit < 10; digit++) {
      target.digit = digit;
      await target.updateComplete;
      if (target.mse <= 0.02) passed.push(digit);
      if (target.mse > 0.02) assert.isFalse((await quiz.answer("squeeze"))?.correct);
    }
    assert.isNotEmpty(passed, "one can be found");
    assert.isBelow(passed.length, 10, "it has to be looked for");
    target.digit = passed[0];
    await target.updateComplete;
    assert.isTrue((await quiz.answer("squeeze"))?.correct);
  });
});

describe("ae-quiz: what an author brings", () => {
  it("JSON by address, titled", async () => {
    const quiz = await fixture<AeQuiz>('<ae-quiz src="/test/fixtures/quiz.json"></ae-quiz>');
    await quiz.ready;
    assert.equal(text(quiz, ".title"), "From a file");
    assert.deepEqual(
      quiz.questions.map(({ id }) => id),
      ["part", "factor"],
    );
  });

  it("says in one line which questions of GIFT are left out, in the page's language, and tells it", async () => {
    const { stop } = warnings();
    const gift = "1 + 1? {#2}\n\nMatch. {=a -> b =c -> d}\n\nOK? {T}\n\nWho? {=Turing}\n\n2 + 2? {#4}";
    const quiz = await fixture<AeQuiz>("<ae-quiz></ae-quiz>");
    const errors = listen<AeErrorDetail>(quiz, "ae-error");
    quiz.append(gift);
    await waitUntil(() => inside(quiz, "[part=notice]"));
    stop();
    const said = "2 of 5 questions are left out: question 2 (pairs), question 4 (typed words)";
    assert.equal(text(quiz, "[part=notice]"), said);
    assert.deepEqual(errors, [{ code: "content", message: said, recoverable: true }]);
    assert.isNull(inside(quiz, "[part=failure]"));
    assert.equal(quiz.answerable, 3);
    registerTranslation("eo", {
      quizGift: { leftOut: (_n, shown, of, _file, which) => `mankas ${shown} el ${of}: ${which}`, pairs: "paroj" },
    });
    quiz.lang = "eo";
    await quiz.updateComplete;
    assert.equal(text(quiz, "[part=notice]"), "mankas 2 el 5: question 2 (paroj), question 4 (typed words)");
    assert.equal(inside(quiz, "[part=notice]")!.getAttribute("lang"), "eo");
    quiz.textContent = gift.replace("=a -> b =c -> d", "#3").replace("=Turing", "T");
    await waitUntil(() => !inside(quiz, "[part=notice]"));
    assert.lengthOf(quiz.questions, 5);
    await axe(quiz);
  });

  it("GIFT by address and inside; what cannot be asked is left out with a warning", async () => {
    const { texts, stop } = warnings();
    const byAddress = await fixture<AeQuiz>('<ae-quiz src="/test/fixtures/quiz.gift"></ae-quiz>');
    await byAddress.ready;
    stop();
    assert.deepEqual(
      byAddress.questions.map(({ kind }) => kind),
      ["single", "numeric"],
    );
    assert.deepEqual(texts, ["<ae-quiz> question 3 (line 9): it is an essay; it is left out"]);
    assert.equal(text(byAddress, "[part=notice]"), "1 of 3 questions of quiz.gift is left out: question 3 (essay)");
    const within = await fixture<AeQuiz>('<ae-quiz><script type="text/x-gift">Is it? {TRUE#wrong#right}</script></ae-quiz>');
    await within.ready;
    assert.equal(within.questions[0].prompt, "Is it?");
  });

  it("GIFT as an editor leaves it: bare, in a pre, in paragraphs; a text for readers without scripts is none", async () => {
    for (const content of [
      "Is it? {TRUE}\n\nHow many? {#32}",
      "<pre>Is it? {TRUE}\n\nHow many? {#32}</pre>",
      "<p>Is it? {TRUE}</p><p>How many?<br>{#32}</p>",
    ]) {
      const quiz = await fixture<AeQuiz>(`<ae-quiz>${content}</ae-quiz>`);
      await quiz.ready;
      assert.deepEqual(
        quiz.questions.map(({ prompt }) => prompt),
        ["Is it?", "How many?"],
        content,
      );
    }
    const lesson = await fixture<AeQuiz>("<ae-quiz><p>This quiz needs scripts {sorry}.</p></ae-quiz>");
    await lesson.ready;
    assert.include(lesson.questions[0].prompt, "squeeze");
  });

  it("GIFT with a mistake is refused, and never gives way to the lesson's questions", async () => {
    for (const content of [
      '<script type="text/x-gift">::E:: essay {}</script>',
      '<script type="text/x-gift">What is a code?</script>',
      "<pre>::E:: Explain. {}</pre>",
      "<pre>What is a code?</pre>",
      "::Q:: two plus two {=4 ~5",
      "::T:: Is it? T}",
    ]) {
      const { texts, stop } = warnings();
      const quiz = await fixture<AeQuiz>(`<ae-quiz>${content}</ae-quiz>`);
      await quiz.updateComplete;
      stop();
      assert.deepEqual(quiz.questions, [], content);
      assert.include(text(quiz, "[part=failure]"), "These questions could not be read.", content);
      assert.isNotEmpty(texts, content);
    }
  });

  it("a list, marked in any of the ways that survive", async () => {
    const quiz = await fixture<AeQuiz>(`<ae-quiz>
      <h3>Parts</h3>
      <ol>
        <li id="reads">Which part <em>reads</em> $x$?
          <ul><li data-correct>the encoder <small>It reads.</small></li><li data-feedback="It draws.">the decoder</li></ul>
          <small>It turns pixels into a code.</small></li>
        <li>Which hold weights? <ul><li class="correct">the encoder</li><li class="correct">the decoder</li><li>the code</li></ul></li>
        <li><p>Which draws?</p><ul><li>the encoder</li><li><strong>the decoder</strong></li></ul></li>
        <li data-answer="24,5" data-tolerance="0.1" data-unit="times">784 / 32?</li>
        <li data-kind="order">Order! <ol><li>encode</li><li>decode</li></ol></li>
        <li data-for="ae-latent-map" data-goal='{"kind":"digit","digit":8}'>Find an 8.</li>
      </ol></ae-quiz>`);
    await quiz.ready;
    assert.equal(text(quiz, ".title"), "Parts");
    const [reads, hold, draws, number, order, task] = quiz.questions;
    assert.deepEqual(reads, {
      id: "reads",
      kind: "single",
      prompt: "Which part reads $x$?",
      explanation: "It turns pixels into a code.",
      options: [
        { id: "a", text: "the encoder", correct: true, feedback: "It reads." },
        { id: "b", text: "the decoder", feedback: "It draws." },
      ],
    });
    assert.equal(hold.kind, "multiple");
    assert.isTrue(draws.kind === "single" && draws.options[1].correct);
    assert.deepInclude(number, { kind: "numeric", answer: 24.5, tolerance: 0.1, unit: "times" });
    assert.deepInclude(order, { kind: "order", answer: ["a", "b"] });
    assert.deepInclude(task, { kind: "task", task: { for: "ae-latent-map", goal: { kind: "digit", digit: 8 } } });
  });

  it("one question as a paragraph and a list", async () => {
    const quiz = await fixture<AeQuiz>(
      "<ae-quiz><p>Which draws?</p><ol><li>the encoder</li><li data-correct>the decoder</li></ol></ae-quiz>",
    );
    await quiz.ready;
    assert.lengthOf(quiz.questions, 1);
    assert.equal(quiz.questions[0].prompt, "Which draws?");
    quiz.querySelector("p")!.textContent = "Which one?";
    await waitUntil(() => quiz.questions[0].prompt === "Which one?", "changes of the children are followed");
  });

  it("what is not valid is shown as it was written, with the place", async () => {
    const { texts, stop } = warnings();
    const quiz = await fixture<AeQuiz>("<ae-quiz><p>Which draws?</p><ol><li>the encoder</li><li>the decoder</li></ol></ae-quiz>");
    await quiz.updateComplete;
    stop();
    assert.deepEqual(texts, ["<ae-quiz> question 1: no option is marked correct"]);
    assert.include(text(quiz, "[part=failure]"), "These questions could not be read. question 1: no option is marked correct");
    assert.isAbove(quiz.querySelector("ol")!.getBoundingClientRect().height, 0, "the list is shown");
    await axe(quiz);
  });

  it("never runs a script, whatever the source", async () => {
    const marker = "__quizScriptRan";
    const evil = `<img src=x onerror="window.${marker}=1"><script>window.${marker}=1</script>`;
    const quiz = await fixture<AeQuiz>("<ae-quiz></ae-quiz>");
    const choice = {
      id: "x",
      kind: "single",
      prompt: evil,
      explanation: evil,
      options: [
        { id: "a", text: evil, correct: true, feedback: evil },
        { id: "b", text: `$\\href{javascript:window.${marker}=1}{x}$` },
      ],
    };
    const { stop } = warnings();
    quiz.questions = { title: evil, questions: [choice] } as never;
    await quiz.updateComplete;
    stop();
    await quiz.answer("x", "a");
    await quiz.updateComplete;
    await waitUntil(() => inside(quiz, ".katex, .tex-error"), "TeX is there");
    assert.equal(text(quiz, ".prompt-text"), evil.replaceAll(/\s+/g, " "));
    assert.isNull(inside(quiz, "img, script, a[href^=javascript]"));
    assert.notProperty(window, marker);
  });

  it("the author's TeX is typeset; what is not valid shows its source", async () => {
    const quiz = await ask([{ ...FIXED.questions[0], prompt: "Is $\\frac{784}{32}$ or $\\frac{$ right? It costs \\$5." }]);
    await waitUntil(() => inside(quiz, ".katex"), "typeset");
    await waitUntil(() => inside(quiz, ".tex-error"), "said");
    assert.include(text(quiz, ".prompt-text"), "It costs $5.");
  });

  it("a file that does not arrive: a message, ae-error, Retry", async () => {
    await block("*/test/fixtures/quiz.json*");
    const holder = await fixture("<div></div>");
    const errors = listen<AeErrorDetail>(holder, "ae-error");
    const { texts, stop } = warnings();
    holder.innerHTML = '<ae-quiz src="/test/fixtures/quiz.json"></ae-quiz>';
    const quiz = holder.querySelector("ae-quiz")!;
    await waitUntil(() => errors.length > 0);
    await quiz.updateComplete;
    stop();
    assert.equal(errors[0].code, "network");
    assert.lengthOf(texts, 1);
    assert.include(text(quiz, "[part=failure]"), "The questions did not arrive.");
    await axe(quiz);
    await resetEmulation();
    await press(quiz, "Retry");
    await quiz.ready;
    assert.equal(text(quiz, ".title"), "From a file");
  });

  it("a file that is missing, is no JSON, or is far too long", async () => {
    const { stop } = warnings();
    const load = async (src: string) => {
      const quiz = await fixture<AeQuiz>("<ae-quiz></ae-quiz>");
      const told = oneEvent<CustomEvent<AeErrorDetail>>(quiz, "ae-error");
      quiz.src = src;
      return (await told).detail;
    };
    const first = await fixture<AeQuiz>('<ae-quiz src="/test/fixtures/none.json"></ae-quiz>');
    assert.isNull(first.answerable, "not there yet");
    await waitUntil(() => inside(first, "[part=failure]"));
    assert.isNull(first.answerable, "it may come at another time");
    assert.equal((await load("/test/fixtures/none.json")).code, "network");
    assert.equal((await load("https://")).code, "network");
    const wrong = await load("data:application/json,{%22questions%22:%0A[}");
    assert.equal(wrong.code, "content");
    assert.match(wrong.message, /^line 2: this is not JSON/);
    const long = URL.createObjectURL(new Blob([`{"title": "${"x".repeat(10_000_000)}"}`]));
    assert.match((await load(long)).message, /has more than the 1 MB that are read of it/);
    URL.revokeObjectURL(long);
    stop();
  });

  it("says how many questions can be answered: none of those that could not be read", async () => {
    const { stop } = warnings();
    const lost = await fixture<AeQuiz>(`<ae-quiz>${json([{ kind: "single", prompt: "?", options: ["a"] }])}</ae-quiz>`);
    await waitUntil(() => lost.answerable !== null);
    assert.equal(lost.answerable, 0);
    lost.innerHTML = json(FIXED);
    await waitUntil(() => lost.answerable);
    assert.equal(lost.answerable, 4);
    lost.questions = [] as never;
    await lost.updateComplete;
    assert.equal(lost.answerable, 4, "the earlier ones stay");
    stop();
  });

  it("the source that was asked for last wins", async () => {
    const quiz = await fixture<AeQuiz>('<ae-quiz src="/test/fixtures/quiz.json?slow"></ae-quiz>');
    quiz.src = "";
    quiz.innerHTML = json(FIXED);
    await waitUntil(() => text(quiz, ".title") === "Five kinds");
    await new Promise((resolve) => setTimeout(resolve, 200));
    assert.equal(text(quiz, ".title"), "Five kinds");
  });
});

describe("ae-quiz: to everyone", () => {
  const states: [string, string][] = [
    ["a choice of one", ""],
    ["a wrong answer", "q.one=1*0*enc"],
    ["a right answer", "q.one=1*1*dec"],
    ["a choice of several, answered", "at=1&q.many=1*0.5*enc"],
    ["a number", "at=2&q.number=1*0*3"],
    ["an order", "at=3"],
    ["an order, given up", "at=3&q.order=1*0*c.b.a*r"],
    ["the result", "at=4&q.one=1*1*dec&q.many=1*0.5*enc"],
  ];
  for (const [name, state] of states) {
    it(`axe: ${name}, light and dark`, async () => {
      const quiz = await ask(FIXED, `state="${state}"`);
      await axe(quiz);
      quiz.setAttribute("theme", "dark");
      quiz.style.background = "#14161a";
      await quiz.updateComplete;
      await axe(quiz);
    });

    it(`fits 320 px from both sides: ${name}`, async () => {
      for (const dir of ["ltr", "rtl"]) {
        const holder = await fixture(`<div dir="${dir}" style="width:320px"><ae-quiz state="${state}">${json(FIXED)}</ae-quiz></div>`);
        const quiz = holder.querySelector("ae-quiz")!;
        await quiz.ready;
        const box = quiz.getBoundingClientRect();
        for (const element of all(quiz, "button, label, legend, li, p:not(.visually-hidden), input")) {
          const { left, right } = element.getBoundingClientRect();
          assert.isAtLeast(left, box.left - 15, textOf(element));
          assert.isAtMost(right, box.right + 15, textOf(element));
        }
        assert.isAtMost(holder.scrollWidth, 320);
      }
    });
  }

  it("a live task passes axe, with and without its tag", async () => {
    const root = await fixture(`<div><test-target></test-target><ae-quiz>${json([TASK])}</ae-quiz></div>`);
    const quiz = root.querySelector("ae-quiz")!;
    await quiz.ready;
    await quiz.answer("task");
    await axe(quiz);
    root.querySelector("test-target")!.remove();
    quiz.reset();
    await quiz.updateComplete;
    await axe(quiz);
  });

  it("every control is at least 44 px high where a finger taps", async () => {
    for (const [, state] of states) {
      const quiz = await ask(FIXED, `state="${state}"`);
      for (const control of all(quiz, "button, label")) assert.isAtLeast(control.getBoundingClientRect().height, 44, textOf(control));
    }
  });

  it("options are a group named by the question; feedback describes its option", async () => {
    const quiz = await ask(FIXED);
    await choose(quiz, 0);
    await press(quiz, "Check");
    const input = inside<HTMLInputElement>(quiz, ".options input")!;
    assert.equal(textOf(input.closest("fieldset")!.querySelector("legend")), "Which part draws?");
    assert.equal(text(quiz, `#${input.getAttribute("aria-describedby")}`), "Not quite. It reads.");
    assert.equal(input.type, "radio");
  });

  it("prints all questions, with what was chosen", async () => {
    const quiz = await ask(FIXED, 'state="q.one=1*1*dec"');
    await emulateMedia({ media: "print" });
    await waitUntil(() => inside(quiz, ".print"), "all questions");
    assert.lengthOf(all(quiz, ".print > li"), 4);
    assert.lengthOf(all(quiz, ".box.chosen"), 1);
    await emulateMedia({ media: "screen" });
    await waitUntil(() => inside(quiz, ".question"), "one question again");
  });

  it("200 % text and forced colours keep the choice visible", async () => {
    await setViewport({ width: 400, height: 700 });
    await emulateMedia({ forcedColors: "active" });
    const quiz = await ask(FIXED, 'state="q.one=1*1*dec"');
    const [other, chosen] = all(quiz, ".options input").map((input) => getComputedStyle(input).borderTopWidth);
    assert.notEqual(chosen, other);
  });
});
