/** Words and addresses of an author's that are wider than a phone: they break, and nothing scrolls sideways. */
import "../../src/elements/formula/define.js";
import "../../src/elements/latent-map/define.js";
import "../../src/elements/lesson/define.js";
import "../../src/elements/quiz/define.js";
import "../../src/elements/term/define.js";
import "../../src/elements/trainer/define.js";
import { assert, fixture, nextFrame, setViewport } from "../helpers/index.js";
import { spriteAddress } from "../helpers/sprite.js";

const LONG = "x".repeat(70);
const ADDRESS = "https://example.org/a/very/long/path/that/does/not/break/anywhere.html";
/** An author's own text is the page's. */
const BREAKS = 'style="overflow-wrap: anywhere"';
const escaped = (value: unknown) => JSON.stringify(value).replaceAll("<", "\\u003c");
const option = (text: string, correct = false) => ({ text, correct, feedback: `${LONG}f` });
const quiz = (question: object, state = "") =>
  `<ae-quiz state="${state}"><script type="application/json">${escaped({
    title: LONG,
    questions: [{ id: "a", prompt: `${LONG} ${ADDRESS}`, explanation: `${ADDRESS}${LONG}`, ...question }],
  })}</script></ae-quiz>`;
const single = { kind: "single", options: [option(LONG, true), option("b")] };

const CASES: { [what: string]: () => string | Promise<string> } = {
  "a lesson's heading": () => `<ae-lesson heading="${LONG}"></ae-lesson>`,
  "a lesson's heading that is an address": () => `<ae-lesson heading="${ADDRESS}"></ae-lesson>`,
  "sections of an author's": () =>
    `<ae-lesson heading="Short"><h2 ${BREAKS}>${LONG}</h2><p>One.</p><h2 ${BREAKS}>${ADDRESS}</h2><p>Two.</p></ae-lesson>`,
  "a quiz": () => quiz(single),
  "a quiz that was answered": () => quiz(single, "q.a=1*0*b"),
  "a quiz with several options": () => quiz({ kind: "multiple", options: [option(LONG, true), option(ADDRESS, true), option("c")] }),
  "a quiz with an order": () => quiz({ kind: "order", options: [option(LONG), option(ADDRESS), option("c")] }),
  "a quiz with a number": () => quiz({ kind: "numeric", answer: 3, unit: "x".repeat(40) }),
  "a quiz that is wrong": () => quiz({ kind: LONG }),
  "a term": () => `<p>A word: <ae-term term="${LONG}">code</ae-term>, <ae-term>bottleneck</ae-term></p>`,
  "a formula": () => `<ae-formula tex="\\text{${LONG}} = x"></ae-formula>`,
  "names of an author's classes": async () =>
    `<ae-trainer data-src="${await spriteAddress({
      width: 3,
      height: 5,
      channels: 1,
      classes: [LONG, ADDRESS],
      labels: Array.from({ length: 40 }, (_, i) => i % 2),
      pixels: Array.from({ length: 600 }, (_, i) => (i * 37) % 256),
    })}"></ae-trainer>`,
};

describe("long words at 320 px", () => {
  for (const [what, html] of Object.entries(CASES)) {
    it(`${what}: nothing reaches over the edge`, async () => {
      await setViewport({ width: 320, height: 700 });
      const holder = await fixture(`<div>${await html()}</div>`);
      const tag = holder.querySelector<HTMLElement & { ready: Promise<void>; updateComplete: Promise<unknown> }>("*:not(p)")!;
      await Promise.race([tag.ready, new Promise((go) => setTimeout(go, 4000))]);
      await tag.updateComplete;
      // the contents of a lesson
      tag.shadowRoot!.querySelector<HTMLElement>(".unfold")?.click();
      await tag.updateComplete;
      await nextFrame();
      assert.isAtMost(document.documentElement.scrollWidth, 320);
    });
  }
});
