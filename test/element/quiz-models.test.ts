/** Models that are brought into the quiz. A file of its own: on its page no model's tag is defined before a reader asks for it. */
import type { AeAnomaly } from "../../src/elements/anomaly/anomaly.element.js";
import type { AeBottleneck } from "../../src/elements/bottleneck/bottleneck.element.js";
import type { AeLatentMap } from "../../src/elements/latent-map/latent-map.element.js";
import type { AeLossCalculator } from "../../src/elements/loss-calculator/loss-calculator.element.js";
import type { TaskGoal } from "../../src/content/tasks.js";
import "../../src/elements/quiz/define.js";
import { AeQuiz } from "../../src/elements/quiz/quiz.element.js";
import { assert, axe, fixture, nextFrame, sendKeys, sendMouse, waitUntil } from "../helpers/index.js";

const inside = <T extends Element = HTMLElement>(quiz: Element, selector: string) => quiz.shadowRoot!.querySelector<T>(selector);
const all = <T extends Element = HTMLElement>(quiz: Element, selector: string) => [...quiz.shadowRoot!.querySelectorAll<T>(selector)];
const textOf = (element: Element | null) => (element?.textContent ?? "").replace(/[\u2060\s]+/g, " ").trim();
const text = (quiz: Element, selector: string) => textOf(inside(quiz, selector));
const buttons = (quiz: Element) => all(quiz, ".actions button").map(textOf);
const json = (value: unknown) => `<script type="application/json">${JSON.stringify(value)}</script>`;
const requested = () =>
  performance.getEntriesByType("resource").filter(({ name }) => /tfjs|\.bin$|\.wasm$|autoload|(bottleneck|latent-map)\/define/.test(name))
    .length;

const BRING = "Bring the model here";
const TASKS = ["squeeze", "find-eight", "lower", "alarm"];

async function bare(attributes = ""): Promise<AeQuiz> {
  const quiz = await fixture<AeQuiz>(`<ae-quiz ${attributes}></ae-quiz>`);
  await quiz.ready;
  return quiz;
}

async function authored(task: object, more: object[] = []): Promise<AeQuiz> {
  const goal: TaskGoal = { kind: "digit", digit: 8 };
  const questions = [{ id: "task", kind: "task", prompt: "Find an 8.", task: { goal, ...task } }, ...more];
  const quiz = await fixture<AeQuiz>(`<ae-quiz>${json(questions)}</ae-quiz>`);
  await quiz.ready;
  return quiz;
}

async function at(quiz: AeQuiz, id: string): Promise<void> {
  const index = quiz.questions.findIndex((each) => each.id === id);
  const fields = new URLSearchParams(quiz.state);
  fields.set("at", String(index));
  quiz.state = fields.toString();
  await quiz.updateComplete;
}

async function press(quiz: AeQuiz, words: string): Promise<void> {
  const button = all<HTMLButtonElement>(quiz, "button").find((each) => textOf(each) === words);
  if (!button) throw new Error(`no button "${words}" among ${all(quiz, "button").map(textOf).join(" | ")}`);
  button.click();
  await quiz.updateComplete;
}

async function warned<T>(run: () => Promise<T>): Promise<{ result: T; texts: string[] }> {
  const texts: string[] = [];
  const { warn } = console;
  console.warn = (...parts: unknown[]) => texts.push(parts.join(" "));
  try {
    return { result: await run(), texts };
  } finally {
    console.warn = warn;
  }
}

/** Nobody on the page answers, for as long as `run` takes. */
async function alone<T>(run: () => Promise<T>): Promise<T> {
  const { loadTags } = AeQuiz;
  AeQuiz.loadTags = null;
  // before the autoloader's listener at the document
  const silence = (event: Event) => event.stopImmediatePropagation();
  window.addEventListener("ae-tags", silence, { capture: true });
  try {
    return await run();
  } finally {
    AeQuiz.loadTags = loadTags;
    window.removeEventListener("ae-tags", silence, { capture: true });
  }
}

describe("ae-quiz alone on a page", () => {
  it("has its live tasks and asks for nothing of a model before the reader does", async () => {
    const quiz = await bare();
    assert.deepEqual(
      quiz.questions.filter(({ kind }) => kind === "task").map(({ id }) => id),
      TASKS,
    );
    for (const id of TASKS) {
      await at(quiz, id);
      assert.deepEqual(buttons(quiz).slice(0, 1), [BRING]);
      assert.equal(text(quiz, ".hint"), "This one is done on the model and checked by it.");
      assert.equal(all(quiz, ".actions .solid").length, 1);
    }
    await nextFrame();
    assert.equal(requested(), 0);
    assert.notExists(customElements.get("ae-bottleneck"));
    const { result, texts } = await warned(() => quiz.answer("squeeze", "an answer"));
    assert.isNull(result, "no attempt is counted before there is a model");
    assert.deepEqual(texts, ['<ae-quiz> answer("squeeze"): its model is not here; bring() brings it']);
    assert.equal(requested(), 0);
  });

  it("nobody registers tags: said, not counted, and asked for again", async () => {
    const quiz = await authored({ for: "ae-denoiser" }, [{ id: "n", kind: "numeric", prompt: "1 + 1?", answer: 2 }]);
    await quiz.answer("n", 2);
    assert.equal(quiz.score, 0.5);
    const { texts } = await warned(() => alone(() => press(quiz, BRING)));
    assert.deepEqual(texts, ["<ae-quiz> <ae-denoiser> did not come: Error: nobody on this page registers tags"]);
    assert.include(text(quiz, ".obstacle"), "The model did not come, so this question does not count.");
    assert.equal(text(quiz, "[role=status]"), text(quiz, ".obstacle"));
    assert.equal(quiz.shadowRoot!.activeElement?.id, "primary");
    assert.isTrue(quiz.complete);
    assert.equal(quiz.score, 1);
    assert.isNull(await alone(async () => (await warned(() => quiz.bring("task"))).result));
    await axe(quiz);
    await press(quiz, BRING);
    assert.exists(customElements.get("ae-denoiser"));
    assert.equal(text(quiz, ".obstacle"), "");
    assert.equal(quiz.score, 0.5, "it counts again");
    assert.equal(buttons(quiz)[0], "Check");
  });

  it("a script that fails is said as well, and comes when it is asked for again", async () => {
    const quiz = await authored({ for: "ae-features" });
    const tell = (event: Event) => {
      event.preventDefault();
      event.stopImmediatePropagation();
      inside(quiz, "ae-features")!.dispatchEvent(new CustomEvent("ae-error", { detail: {}, bubbles: true, composed: true }));
    };
    window.addEventListener("ae-tags", tell, { capture: true });
    const { texts } = await warned(() => press(quiz, BRING));
    window.removeEventListener("ae-tags", tell, { capture: true });
    assert.deepEqual(texts, ["<ae-quiz> <ae-features> did not come: Error: its script did not load"]);
    assert.include(text(quiz, ".obstacle"), "did not come");
    await press(quiz, BRING);
    assert.exists(customElements.get("ae-features"));
    assert.equal(text(quiz, ".obstacle"), "");
  });

  it("brings the model under the question by keyboard: focus, words, width", async () => {
    const quiz = await bare();
    await at(quiz, "lower");
    const asked: unknown[] = [];
    const hear = (event: Event) => asked.push((event as CustomEvent<{ root: ParentNode }>).detail.root);
    document.addEventListener("ae-tags", hear);
    inside(quiz, "#primary")!.focus();
    await sendKeys({ press: "Enter" });
    assert.equal(text(quiz, "[role=status]"), "The model is on its way.");
    await quiz.updateComplete;
    document.removeEventListener("ae-tags", hear);
    assert.isNotEmpty(asked);
    assert.isTrue(asked.every((root) => root === quiz.shadowRoot));
    const model = inside(quiz, "ae-loss-calculator")!;
    assert.equal(text(quiz, "[role=status]"), "The model is here, below the question.");
    const place = model.parentElement!;
    assert.equal(quiz.shadowRoot!.activeElement, place);
    assert.equal(place.getAttribute("role"), "group");
    assert.equal(place.getAttribute("aria-label"), "The model for this question");
    await sendKeys({ press: "Tab" });
    assert.equal(quiz.shadowRoot!.activeElement, model, "the next Tab goes into it");
    assert.isAtLeast(model.getBoundingClientRect().top, inside(quiz, "fieldset")!.getBoundingClientRect().bottom);
    assert.isAtMost(model.getBoundingClientRect().bottom, inside(quiz, ".actions")!.getBoundingClientRect().top);
    assert.isAtMost(model.getBoundingClientRect().width, inside(quiz, ".question")!.getBoundingClientRect().width);
    assert.equal(buttons(quiz)[0], "Check");
    assert.notInclude(all(quiz, "button").map(textOf).join("|"), "Go to the model");
    await axe(quiz);
  });

  it("all four are solved by a script, and the quiz is complete", async function () {
    this.timeout(120_000);
    const quiz = await bare();
    const completes: unknown[] = [];
    quiz.addEventListener("ae-complete", ({ detail }) => completes.push(detail));

    const bottleneck = (await quiz.bring("squeeze")) as AeBottleneck;
    assert.isFalse((await quiz.answer("squeeze"))?.correct, "8 numbers are too many");
    bottleneck.k = 4;
    for (let digit = 0; digit < 10; digit++) {
      bottleneck.digit = digit;
      await bottleneck.updateComplete;
      if (bottleneck.mse <= 0.02) break;
    }
    assert.deepInclude(await quiz.answer("squeeze"), { correct: true, score: 1, response: null, attempt: 2 });

    const calculator = (await quiz.bring("lower")) as AeLossCalculator;
    for (let step = 0; step < 500 && calculator.value > 0.002; step++) calculator.step(0.5);
    assert.isTrue((await quiz.answer("lower"))?.correct);

    const map = (await quiz.bring("find-eight")) as AeLatentMap;
    await map.ready;
    let found = false;
    for (let i = 0; i < map.labels.length && !found; i++) {
      if (map.labels[i] !== 8) continue;
      map.cursor = [map.codes[2 * i], map.codes[2 * i + 1]];
      await map.updateComplete;
      found = (await quiz.answer("find-eight"))!.correct;
    }
    assert.isTrue(found);

    const anomaly = (await quiz.bring("alarm")) as AeAnomaly;
    await anomaly.ready;
    anomaly.threshold = Math.max(...anomaly.scores.normal) + 0.01;
    await anomaly.updateComplete;
    assert.isTrue((await quiz.answer("alarm"))?.correct);

    assert.closeTo(quiz.score, 0.4, 1e-12);
    assert.isFalse(quiz.complete);
    for (const question of quiz.questions) {
      if (question.kind === "numeric" || question.kind === "order") await quiz.answer(question.id, question.answer);
      else if (question.kind !== "task")
        await quiz.answer(
          question.id,
          question.options.filter(({ correct }) => correct).map(({ id }) => id),
        );
    }
    assert.deepEqual(completes, [{ score: 1, passed: true }]);
    assert.lengthOf(all(quiz, ".backstage > *, .place > *"), 4);
  });

  it("a learner solves one by mouse", async () => {
    const quiz = await bare();
    await at(quiz, "lower");
    const click = async (element: Element) => {
      element.scrollIntoView({ block: "center" });
      const { left, top, width, height } = element.getBoundingClientRect();
      await sendMouse({ type: "click", position: [Math.round(left + width / 2), Math.round(top + height / 2)] });
    };
    await click(inside(quiz, "#primary")!);
    await quiz.updateComplete;
    const model = inside<AeLossCalculator>(quiz, "ae-loss-calculator")!;
    await model.ready;
    await click(inside(quiz, "#primary")!);
    await quiz.updateComplete;
    assert.match(text(quiz, ".verdict"), /^Not yet\. /);
    const verdict = inside(quiz, ".verdict")!.getBoundingClientRect();
    assert.isAtLeast(verdict.top, model.getBoundingClientRect().bottom, "what is said stands by the button");
    const step = [...model.shadowRoot!.querySelectorAll("button")].find((each) => /step/i.test(textOf(each)))!;
    for (let i = 0; i < 60 && model.value > 0.002; i++) {
      await click(step);
      await model.updateComplete;
    }
    await click(inside(quiz, "#primary")!);
    await quiz.updateComplete;
    assert.match(text(quiz, ".verdict"), /^Right\. /);
    assert.equal(buttons(quiz)[0], "Next");
  });

  it("the model survives renderings, other questions and the result; Start again and reset take it away", async () => {
    const quiz = await bare('lang="en"');
    const model = (await quiz.bring("lower")) as AeLossCalculator;
    await at(quiz, "lower");
    model.step(0.5);
    await model.updateComplete;
    const { value } = model;
    quiz.requestUpdate();
    quiz.lang = "de";
    await quiz.updateComplete;
    await at(quiz, "narrow");
    assert.equal(model.getBoundingClientRect().height, 0, "not shown with another question");
    await press(quiz, "Skip");
    quiz.state = `${quiz.state}&at=10`;
    await quiz.updateComplete;
    assert.isTrue(model.isConnected);
    assert.isFalse((await quiz.answer("lower"))?.correct, "graded while it is not shown");
    await at(quiz, "lower");
    assert.equal(inside(quiz, ".place > ae-loss-calculator"), model);
    assert.equal(model.value, value);
    assert.isAbove(model.getBoundingClientRect().height, 100);
    (await fixture("<div></div>")).append(quiz);
    await quiz.updateComplete;
    assert.equal(inside(quiz, ".place > ae-loss-calculator"), model);

    quiz.state = "at=10";
    await quiz.updateComplete;
    await press(quiz, "Start again");
    assert.isFalse(model.isConnected);
    await at(quiz, "lower");
    assert.equal(buttons(quiz)[0], BRING);

    const another = await quiz.bring("lower");
    assert.notEqual(another, model);
    quiz.reset();
    await quiz.updateComplete;
    assert.isNull(inside(quiz, "ae-loss-calculator"));
    const pending = quiz.bring("lower");
    await nextFrame();
    quiz.questions = [{ id: "n", kind: "numeric", prompt: "1 + 1?", answer: 2 }];
    await pending;
    await quiz.updateComplete;
    assert.isNull(inside(quiz, "ae-loss-calculator"), "other questions, other models");
  });

  it("answers a wrong answer with the experiment, and one model serves all questions that name it", async () => {
    const quiz = await bare();
    assert.isNull(inside(quiz, ".try"));
    await quiz.answer("narrow", "labels");
    await quiz.updateComplete;
    assert.match(text(quiz, ".try"), new RegExp(`^Pull .* ${BRING}$`));
    await press(quiz, BRING);
    const model = inside(quiz, "ae-bottleneck");
    assert.equal(model?.parentElement?.id, "model");
    assert.equal(quiz.shadowRoot!.activeElement?.id, "model");
    await at(quiz, "factor");
    assert.isNull(inside(quiz, ".place"), "not before the answer: it would give it away");
    await at(quiz, "squeeze");
    assert.equal(inside(quiz, ".place > ae-bottleneck"), model);
  });

  it("keeps what the model says of itself from who listens to the quiz", async () => {
    const quiz = await bare();
    const model = (await quiz.bring("lower")) as AeLossCalculator;
    const heard: string[] = [];
    for (const name of ["ae-ready", "ae-change", "ae-answer"] as const) quiz.addEventListener(name, () => heard.push(name));
    let told = false;
    model.addEventListener("ae-change", () => (told = true));
    model.step(0.5);
    model.dispatchEvent(new CustomEvent("ae-change", { bubbles: true, composed: true }));
    await model.updateComplete;
    assert.isTrue(told);
    assert.isEmpty(heard);
  });

  it("fits 320 px from both sides, with the model, and passes axe in the dark", async () => {
    for (const dir of ["ltr", "rtl"]) {
      const holder = await fixture(`<div dir="${dir}" style="width:320px"><ae-quiz></ae-quiz></div>`);
      const quiz = holder.querySelector("ae-quiz")!;
      await quiz.ready;
      for (const id of TASKS) {
        await at(quiz, id);
        assert.isAtMost(holder.scrollWidth, 320, `${id} before`);
        await press(quiz, BRING);
        const model = inside(quiz, ".place > *")!;
        assert.isAtMost(model.getBoundingClientRect().width, 320);
        assert.isAtMost(holder.scrollWidth, 320, `${id} with its model`);
        for (const button of all(quiz, "button")) assert.isAtLeast(button.getBoundingClientRect().height, 44);
      }
    }
    const quiz = await bare('theme="dark" style="background:#14161a"');
    await at(quiz, "lower");
    await axe(quiz);
    await press(quiz, BRING);
    await axe(quiz);
  });
});

describe("ae-quiz: whose model", () => {
  it("one on the page is used, also when it comes later, and no button is shown", async () => {
    const page = await fixture(`<div><ae-quiz state="at=8"></ae-quiz></div>`);
    const quiz = page.querySelector("ae-quiz")!;
    await quiz.ready;
    assert.equal(buttons(quiz)[0], BRING);
    // what it has to render by itself at the start is over
    await new Promise((done) => setTimeout(done, 200));
    const target = document.createElement("ae-loss-calculator");
    page.append(target);
    await waitUntil(() => buttons(quiz)[0] === "Check");
    assert.include(all(quiz, "button").map(textOf), "Go to the model");
    assert.equal(await quiz.bring("lower"), target);
    assert.isNull(inside(quiz, "ae-loss-calculator"));
    for (let step = 0; step < 500 && target.value > 0.002; step++) target.step(0.5);
    assert.isTrue((await quiz.answer("lower"))?.correct);
  });

  it("an author's tag that is not there: the question and the tag are named, and it can be brought", async () => {
    const quiz = await authored({ for: "ae-sampler" });
    assert.equal(text(quiz, ".hint"), "Question 1 needs a model that is not on this page (ae-sampler). It can be brought here.");
    assert.equal(buttons(quiz)[0], BRING);
    await axe(quiz);
    await press(quiz, BRING);
    assert.exists(inside(quiz, ".place > ae-sampler"));
    assert.equal(text(quiz, ".hint"), "This one is done on the model and checked by it.");
  });

  it("a selector that means one element alone is not brought", async () => {
    for (const selector of ["ae-quiz", "#nowhere", "ae-sampler[count]", "ae-lesson"]) {
      const quiz = await authored({ for: selector });
      assert.equal(
        text(quiz, ".hint"),
        `Question 1 needs a model that is not on this page (${selector}). It cannot be answered here and does not count.`,
      );
      assert.notInclude(buttons(quiz), BRING);
      assert.equal(quiz.answerable, 0);
      const { result, texts } = await warned(() => quiz.bring("task"));
      assert.isNull(result);
      assert.deepEqual(texts, ['<ae-quiz> bring("task"): there is no model that can be brought for it']);
    }
  });

  it("a brought model that can't check the goal is said so, and does not count", async () => {
    const quiz = await authored({ for: "ae-loss-calculator" }, [{ id: "n", kind: "numeric", prompt: "1 + 1?", answer: 2 }]);
    await quiz.answer("n", 2);
    assert.equal(quiz.answerable, 2);
    await press(quiz, BRING);
    await warned(() => press(quiz, "Check"));
    assert.equal(quiz.answerable, 1);
    assert.include(text(quiz, ".hint"), "Question 1 cannot be checked by ae-loss-calculator.");
    assert.equal(quiz.score, 1);
    assert.isTrue(quiz.complete);
  });
});
