/** The translation of docs/guides/languages.md, run as it stands there, on a page that reads from right to left. */
import "../../src/elements/quiz/define.js";
import type { AeQuiz } from "../../src/elements/quiz/quiz.element.js";
import "../../src/elements/term/define.js";
import type { AeTerm } from "../../src/elements/term/term.element.js";
import { words } from "../../src/i18n/registry.js";
import { common } from "../../src/i18n/en/common.js";
import { assert, axe, fixture } from "../helpers/index.js";

const guide = await (await fetch("/docs/guides/languages.md")).text();
const [, code] = /<!-- tested -->\s+```js\n([^]*?)```/.exec(guide)!;

const inside = (tag: Element, selector: string) => (tag.shadowRoot!.querySelector(selector)?.textContent ?? "").replace(/\s+/g, " ").trim();
const QUIZ = [{ kind: "numeric", prompt: "784 / 32?", answer: 24.5 }];

/** The page is in English before. */
async function page(): Promise<HTMLElement> {
  return fixture(`<div lang="ar-EG" dir="rtl" style="width: 700px">
    <p><ae-term term="bottleneck">عنق الزجاجة</ae-term> <ae-term term="auc">AUC</ae-term></p>
    <ae-quiz attempts="3"><script type="application/json">${JSON.stringify(QUIZ)}</script></ae-quiz></div>`);
}

async function register(): Promise<void> {
  const local = code.replace("https://cdn.example/ae-elements/i18n.js", `${location.origin}/src/i18n/registry.ts`);
  assert.notEqual(local, code);
  const address = URL.createObjectURL(new Blob([local], { type: "text/javascript" }));
  await import(/* @vite-ignore */ address);
}

describe("the translation in the guide", () => {
  it("gives tags that are there already its words and its numbers, and leaves the rest in English", async () => {
    const holder = await page();
    const quiz = holder.querySelector<AeQuiz>("ae-quiz")!;
    await quiz.ready;
    await quiz.updateComplete;
    assert.equal(inside(quiz, ".aside"), "1 of 1");

    await register();
    await quiz.updateComplete;
    assert.equal(inside(quiz, ".aside"), "١ من ١");
    const button = () => [...quiz.shadowRoot!.querySelectorAll("button")].map((each) => each.textContent.trim());
    assert.include(button(), "تحقَّق");
    assert.include(button(), "See the result");
    await quiz.answer("q1", "٢");
    await quiz.updateComplete;
    assert.include(quiz.shadowRoot!.textContent, "بقيت محاولتان.");
    await quiz.answer("q1", "٢٤٫٥");
    assert.equal(quiz.score, 1);
    assert.equal(words("common", common, "ar-EG").loading("١", "٢"), "جارٍ تحميل النموذج، ١ من ٢");
    assert.equal(words("common", common, "ar").skip, "Skip");
  });

  it("a definition in its language and one that stays English, each marked as what it is, mirrored", async () => {
    const holder = await page();
    const [word, other] = holder.querySelectorAll<AeTerm>("ae-term");
    for (const term of [word, other]) await term.ready;
    word.shadowRoot!.querySelector<HTMLElement>("[part=word]")!.click();
    await word.updateComplete;
    const popup = word.shadowRoot!.querySelector<HTMLElement>("[part=popup]")!;
    assert.include(popup.textContent, "الوسط الضيّق للمرمِّز الذاتي.");
    assert.equal(getComputedStyle(popup).direction, "rtl");
    assert.equal(word.definition, "الوسط الضيّق للمرمِّز الذاتي. كل ما يعرفه فاكّ الترميز عن الصورة يمرّ عبره.");
    assert.match(other.definition, /^The area under the ROC curve/);

    const quiz = holder.querySelector<AeQuiz>("ae-quiz")!;
    await quiz.ready;
    const [title, place] = [".title", ".aside"].map((selector) => quiz.shadowRoot!.querySelector(selector)!.getBoundingClientRect());
    assert.isAbove(title.left, place.right, "the title stands at the right");
    await axe(holder);
  });
});
