/** What docs/guides/quiz.md and docs/guides/formula.md show, as it stands there. */
import type { AeErrorDetail } from "../../src/core/events.js";
import "../../src/elements/formula/define.js";
import type { AeFormula } from "../../src/elements/formula/formula.element.js";
import "../../src/elements/loss-calculator/define.js";
import type { AeLossCalculator } from "../../src/elements/loss-calculator/loss-calculator.element.js";
import "../../src/elements/quiz/define.js";
import type { AeQuiz } from "../../src/elements/quiz/quiz.element.js";
import { LIMITS } from "../../src/content/quiz/types.js";
import { assert, fixture, oneEvent, waitUntil } from "../helpers/index.js";

const guide = async (name: string) => (await fetch(`/docs/guides/${name}.md`)).text();
const [quizzes, formulas] = [await guide("quiz"), await guide("formula")];

/** The block of a guide with this name, in a page. */
async function shown(text: string, name: string): Promise<HTMLElement> {
  const [, html] = new RegExp(`<!-- tested: ${name} -->\\s+\`\`\`html\\n([^]*?)\`\`\``).exec(text)!;
  return fixture(`<div>${html}</div>`);
}

async function quizOf(name: string): Promise<{ quiz: AeQuiz; holder: HTMLElement }> {
  const holder = await shown(quizzes, name);
  const quiz = holder.querySelector<AeQuiz>("ae-quiz")!;
  await quiz.ready;
  assert.isNull(quiz.shadowRoot!.querySelector("[part=failure]"));
  return { quiz, holder };
}

describe("the guide to quizzes", () => {
  it("a list", async () => {
    const { quiz } = await quizOf("list");
    assert.deepEqual(
      quiz.questions.map(({ kind }) => kind),
      ["single", "numeric", "order", "task"],
    );
    await quiz.answer("q1", "b");
    await quiz.answer("q2", "24,5 times");
    await quiz.answer("q3", ["a", "b", "c"]);
    assert.equal(quiz.score, 3 / 4);
  });

  it("JSON, with a task that a tag of the page grades", async () => {
    const { quiz, holder } = await quizOf("json");
    assert.deepEqual([quiz.pass, quiz.attempts], [0.8, 2]);
    assert.equal((await quiz.answer("narrow", ["few", "back"]))?.score, 1);
    const figure = holder.querySelector<AeLossCalculator>("#figure")!;
    await figure.ready;
    assert.isFalse((await quiz.answer("loss"))?.correct);
    figure.reconstruction = figure.x;
    await figure.updateComplete;
    assert.isTrue((await quiz.answer("loss"))?.correct);
  });

  it("GIFT", async () => {
    const { quiz } = await quizOf("gift");
    assert.deepEqual(
      quiz.questions.map(({ kind, prompt }) => [kind, prompt]),
      [
        ["single", "Which part draws: encoder or decoder?"],
        ["single", "A code of 32 numbers is shorter than 784 pixels."],
        ["numeric", "784 / 32 = ?"],
        ["multiple", "Which are trained together?"],
      ],
    );
    assert.equal(quiz.questions[0].explanation, "It draws from the code alone.");
    await quiz.answer("q1", "b");
    await quiz.answer("q2", "true");
    await quiz.answer("q3", 24.5);
    await quiz.answer("q4", ["a", "b"]);
    assert.equal(quiz.score, 1);
  });

  it("names the limits that there are", () => {
    const { characters, questions, options, text, id, elements, lines } = LIMITS;
    const number = (n: number) => n.toLocaleString("en");
    for (const words of [
      `${characters / 1e6} MB; no more`,
      `| ${questions}, ${options} each `,
      `| ${number(text)} characters; title and selectors 200, ids ${id} `,
      `| ${number(elements)} elements; GIFT ${number(lines)} lines `,
    ])
      assert.include(quizzes, words);
  });
});

describe("the guide to formulas", () => {
  it("a formula linked to a figure has the figure's values, and lights there", async () => {
    const holder = await shown(formulas, "linked");
    const formula = holder.querySelector<AeFormula>("ae-formula")!;
    const figure = holder.querySelector<AeLossCalculator>("ae-loss-calculator")!;
    await Promise.all([formula.ready, figure.ready]);
    const value = (name: string) => formula.symbols.find((each) => each.name === name)?.value;
    await waitUntil(() => value("L"));
    assert.include(value("L"), "0.008");
    figure.reconstruction = figure.x;
    await figure.updateComplete;
    await waitUntil(() => !value("L")!.includes("0.008"));
    assert.deepEqual(
      formula.symbols.map(({ name }) => name),
      ["L", "d", "x", "xhat"],
    );
    formula.state = "symbol=L";
    await formula.updateComplete;
    assert.equal(figure.dataset.lit, "L");
  });

  it("meanings by the author", async () => {
    const holder = await shown(formulas, "meanings");
    const formula = holder.querySelector<AeFormula>("ae-formula")!;
    await formula.ready;
    const meaning = (name: string) => formula.symbols.find((each) => each.name === name)?.meaning;
    assert.include(meaning("weight"), "how much a short code is worth");
    assert.include(meaning("J"), "what is made small");
    assert.isNotEmpty(meaning("z"));
  });

  it("TeX that is refused", async () => {
    const told = oneEvent<CustomEvent<AeErrorDetail>>(document, "ae-error");
    const holder = await shown(formulas, "refused");
    const { code, message } = (await told).detail;
    assert.deepEqual([code, message], ["formula", "\\href is not allowed in a formula"]);
    const formula = holder.querySelector<AeFormula>("ae-formula")!;
    await formula.updateComplete;
    assert.isNull(formula.shadowRoot!.querySelector("a"));
    assert.include(formula.shadowRoot!.querySelector("[part=failure]")!.textContent, "\\href{javascript:alert(1)}{x}");
  });
});
