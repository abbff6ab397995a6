/** `hide`: each word takes away exactly the control that it names, from eyes, keys and screen readers alike. */
import "../../src/elements/anomaly/define.js";
import "../../src/elements/bottleneck/define.js";
import "../../src/elements/denoiser/define.js";
import "../../src/elements/features/define.js";
import "../../src/elements/formula/define.js";
import "../../src/elements/latent-map/define.js";
import "../../src/elements/lesson/define.js";
import "../../src/elements/loss-calculator/define.js";
import "../../src/elements/quiz/define.js";
import "../../src/elements/sampler/define.js";
import "../../src/elements/term/define.js";
import "../../src/elements/trainer/define.js";
import "../../src/elements/walkthrough/define.js";
import type { AeElement } from "../../src/core/ae-element.js";
import { memoryKey } from "../../src/elements/lesson/memory.js";
import type { AeLesson } from "../../src/elements/lesson/lesson.element.js";
import type { AeQuiz } from "../../src/elements/quiz/quiz.element.js";
import type { AeTerm } from "../../src/elements/term/term.element.js";
import type { AeWalkthrough } from "../../src/elements/walkthrough/walkthrough.element.js";
import { assert, fixture, waitUntil } from "../helpers/index.js";

/** Where a control is: a selector, or the words of a button. */
type Place = string | { button: string };

interface Case {
  /** The tag among others, if it needs them. */
  html: string;
  /** Brings the tag to where its controls are to be seen. */
  prepare?: (tag: any) => Promise<unknown> | void;
  controls: Readonly<Record<string, readonly Place[]>>;
  /** Words that take others with them: what is left would have no use. */
  takes?: Readonly<Record<string, readonly string[]>>;
  /** Words whose absence changes what other controls are called. */
  renames?: readonly string[];
}

const TOOLS = { reset: ["[part=reset]"], save: ["[part=save]"] };
const QUESTION = {
  id: "q",
  kind: "single",
  prompt: "Which?",
  explanation: "So it is.",
  try: { for: "ae-loss-calculator", text: "Try it." },
};
const OPTIONS = [
  { id: "a", text: "wrong" },
  { id: "b", text: "right", correct: true },
];

const asking =
  (...responses: string[]) =>
  async (quiz: AeQuiz) => {
    quiz.questions = [
      { ...QUESTION, options: OPTIONS },
      { id: "r", kind: "numeric", prompt: "How many?", answer: 1 },
    ] as never;
    await quiz.updateComplete;
    for (const response of responses) await quiz.answer("q", response);
  };

const press = async (quiz: AeQuiz, words: string) => {
  buttons(quiz)
    .find((button) => textOf(button) === words)!
    .click();
  await quiz.updateComplete;
};

const CASES: Record<string, readonly Case[]> = {
  "ae-bottleneck": [
    {
      html: "<ae-bottleneck></ae-bottleneck>",
      controls: {
        ...TOOLS,
        samples: ["input[name=sample]"],
        draw: [{ button: "Draw" }],
        letter: [{ button: "A letter" }],
        noise: [{ button: "Noise" }],
        k: ["[part=slider]"],
        code: [".bar input"],
        compare: ["[part=comparison]"],
        predict: ["[part=prompt]"],
      },
    },
    // a long code is changed one number at a time
    { html: '<ae-bottleneck k="40"></ae-bottleneck>', controls: { code: ["[part=code] input"] } },
  ],
  "ae-trainer": [
    {
      html: '<ae-trainer size="40"></ae-trainer>',
      controls: {
        ...TOOLS,
        play: [".play"],
        step: [{ button: "One step" }, { button: "Ten steps" }],
        slow: [".run input[type=checkbox]"],
        k: ["#k"],
        rate: ["#rate"],
        size: ["#size"],
        seed: ["#seed"],
        map: ["[part=map]"],
        curve: ["[part=curve]"],
        predict: ["[part=prompt]"],
        how: [".how"],
      },
      takes: { play: ["slow"] },
    },
  ],
  "ae-latent-map": [
    {
      html: '<ae-latent-map points="60"></ae-latent-map>',
      controls: {
        ...TOOLS,
        model: ["input[name=shown]"],
        zoom: ["input[name=zoom]"],
        rings: [".check:not(.as-numerals)[data-q=prior]"],
        grid: [".check:not(.as-numerals, [data-q=prior])"],
        draw: [".draw"],
        classes: ["[part=classes]"],
        path: ["[part=pin]", ".path"],
        predict: ["[part=prompt]"],
        coverage: [".coverage"],
        how: [".how"],
      },
      takes: { path: ["predict"] },
    },
  ],
  "ae-sampler": [
    {
      html: '<ae-sampler count="4"></ae-sampler>',
      controls: {
        ...TOOLS,
        roll: ["[part=roll]"],
        dice: ["input[name=dice]"],
        spread: [".spread input"],
        model: ["[part=models]"],
        predict: ["[part=prompt]"],
        how: ["[part=how]"],
      },
      renames: ["predict"],
    },
  ],
  "ae-denoiser": [
    {
      html: "<ae-denoiser></ae-denoiser>",
      controls: {
        ...TOOLS,
        samples: ["input[name=sample]"],
        draw: [{ button: "Draw" }],
        letter: [{ button: "A letter" }],
        noise: ["input[name=noise]"],
        level: ["[part=slider]"],
        seed: [".again"],
        erase: ["[part=eraser]"],
        difference: ["[part=difference]"],
        baseline: ["[part=baseline]"],
        predict: ["[part=prompt]"],
      },
    },
  ],
  "ae-anomaly": [
    {
      html: "<ae-anomaly></ae-anomaly>",
      controls: {
        ...TOOLS,
        source: ["input[name=source]"],
        anomalies: [".kinds"],
        roc: ["[part=roc]"],
        example: ["[part=example]"],
        draw: [".draw"],
        letter: [{ button: "A letter" }],
        costs: ["[part=costs]"],
        predict: ["[part=prompt]"],
        how: [".how"],
      },
      takes: { example: ["draw", "letter"] },
    },
  ],
  "ae-features": [
    {
      html: "<ae-features></ae-features>",
      controls: {
        ...TOOLS,
        name: [".chips button"],
        colour: ["input[name=view]"],
        slider: ["[part=slider]"],
        run: [".run .solid"],
        curve: [{ button: "Run the whole curve" }],
        codes: ["input[name=codes]"],
        predict: ["[part=prompt]"],
        how: [".how"],
      },
      takes: { run: ["curve"] },
    },
  ],
  "ae-walkthrough": [
    {
      html: "<ae-walkthrough></ae-walkthrough>",
      prepare: (tag: AeWalkthrough) => void (tag.input = new Float32Array(784).fill(0.5)),
      controls: {
        ...TOOLS,
        speed: ["input[name=speed]"],
        speech: [".tools .check input"],
        chapters: ["[part=chapters]"],
        transcript: ["[part=transcript]"],
        subject: ["input[name=subject]"],
      },
    },
  ],
  "ae-loss-calculator": [
    {
      html: "<ae-loss-calculator></ae-loss-calculator>",
      controls: {
        ...TOOLS,
        loss: ["input[name=loss]"],
        reduction: ["input[name=reduction]"],
        formula: ["[part=formula]"],
        rows: ["[part=rows]"],
        step: ["[part=step]"],
        rate: [".rate"],
        binary: ["[part=binary]"],
        note: [".note"],
      },
    },
  ],
  "ae-formula": [{ html: "<ae-formula></ae-formula>", controls: { legend: ["[part=legend]"], meaning: ["[part=meaning]"] } }],
  "ae-quiz": [
    {
      html: "<ae-quiz></ae-quiz>",
      prepare: asking(),
      controls: { title: ["[part=title]"], progress: [".aside:not(:empty) bdi:not(:empty)"], skip: [{ button: "Skip" }] },
    },
    {
      html: "<div><ae-loss-calculator></ae-loss-calculator><ae-quiz></ae-quiz></div>",
      prepare: asking("a"),
      controls: { answer: [{ button: "Show the answer" }], try: ["[part=try]"] },
    },
    { html: "<ae-quiz></ae-quiz>", prepare: asking("b"), controls: { explanation: ["[part=explanation]"] } },
    {
      html: "<ae-quiz></ae-quiz>",
      prepare: async (quiz: AeQuiz) => {
        await asking("b")(quiz);
        await press(quiz, "Next");
      },
      controls: { back: [{ button: "Back" }] },
    },
    {
      html: "<ae-quiz></ae-quiz>",
      prepare: async (quiz: AeQuiz) => {
        await asking("b")(quiz);
        await press(quiz, "Next");
        await press(quiz, "See the result");
      },
      controls: { save: TOOLS.save },
    },
  ],
  "ae-lesson": [
    {
      html: `<ae-lesson heading="Mine" state="at=two"><p slot="lead">Read.</p>
        <section><h2 id="one">One</h2><p>Text</p></section><section><h2 id="two">Two</h2><p>Text</p></section></ae-lesson>`,
      prepare: (lesson: AeLesson) => void (lesson.digit = new Float32Array(784).fill(0.5)),
      controls: {
        title: ["h1"],
        meta: [".meta"],
        contents: ["[part=contents]"],
        progress: ["[part=progress]"],
        digit: ["[part=digit]"],
      },
    },
  ],
  "ae-term": [
    {
      html: "<div><ae-latent-map></ae-latent-map><ae-term>latent space</ae-term></div>",
      prepare: (term: AeTerm) => void (term.open = true),
      controls: { link: ["[part=link]"] },
    },
  ],
};

const textOf = (element: Element) => (element.textContent ?? "").replace(/\s+/g, " ").trim();
const buttons = (tag: Element) => [...tag.shadowRoot!.querySelectorAll<HTMLButtonElement>("button")];

const found = (tag: Element, place: Place): Element[] =>
  typeof place === "string"
    ? [...tag.shadowRoot!.querySelectorAll(place)]
    : buttons(tag).filter((button) => textOf(button) === place.button);

const FOCUSABLE = "button, input, select, textarea, summary, a[href], [tabindex]";

/** What a key can reach, by what it is. */
const reachable = (tag: Element) =>
  [...tag.shadowRoot!.querySelectorAll<HTMLElement>(FOCUSABLE)].filter((each) => each.tabIndex >= 0 && each.checkVisibility());

const signature = (element: HTMLElement) =>
  [element.localName, element.id, element.getAttribute("name"), element.part.value, element.matches("button") ? textOf(element) : ""].join(
    " ",
  );

const sorted = (elements: readonly HTMLElement[]) => elements.map(signature).sort();

async function live({ html, prepare }: Case, name: string): Promise<AeElement> {
  const root = await fixture(html);
  const tag = (root.matches(name) ? root : root.querySelector(name)) as AeElement;
  await tag.ready;
  await tag.updateComplete;
  await prepare?.(tag);
  await tag.updateComplete;
  return tag;
}

for (const [name, cases] of Object.entries(CASES))
  describe(`${name}: hide`, () => {
    for (const each of cases) {
      const tokens = Object.keys(each.controls);
      it(tokens.join(", "), async function () {
        this.timeout(60_000);
        const tag = await live(each, name);
        const places = (token: string) => each.controls[token];
        for (const token of tokens)
          for (const place of places(token)) assert.isNotEmpty(found(tag, place), `${token} is there: ${JSON.stringify(place)}`);
        const before = reachable(tag);
        const signatures = sorted(before);
        for (const token of tokens) {
          const gone = [token, ...(each.takes?.[token] ?? [])];
          const owned = gone.flatMap(places).flatMap((place) => found(tag, place));
          const kept = sorted(before.filter((control) => !owned.some((part) => part.contains(control))));
          tag.hide = token;
          await tag.updateComplete;
          for (const other of tokens)
            for (const place of places(other)) {
              const there = found(tag, place).length > 0;
              assert.equal(there, !gone.includes(other), `hide="${token}": ${other} (${JSON.stringify(place)})`);
            }
          if (!each.renames?.includes(token)) assert.deepEqual(sorted(reachable(tag)), kept, `hide="${token}": what keys reach`);
          tag.hide = "";
          await tag.updateComplete;
          assert.deepEqual(sorted(reachable(tag)), signatures, `after hide="${token}"`);
          before.splice(0, before.length, ...reachable(tag));
        }
      });
    }

    it("is told of a word that names nothing, once", async () => {
      const told: string[] = [];
      const { warn } = console;
      console.warn = (text: string) => void told.push(text);
      try {
        const tag = await live(cases[0], name);
        tag.hide = "everything";
        await waitUntil(() => told.some((text) => text.includes('"everything"')), "a warning");
        const controls = /there are (.*)$/.exec(told.find((text) => text.includes('"everything"'))!)![1].split(", ");
        for (const token of cases.flatMap((each) => Object.keys(each.controls))) assert.include(controls, token);
        tag.hide = "";
        await tag.updateComplete;
        tag.hide = "everything";
        await tag.updateComplete;
        assert.lengthOf(
          told.filter((text) => text.includes('"everything"')),
          1,
        );
        told.length = 0;
        tag.hide = controls.join(" ");
        await tag.updateComplete;
        assert.isEmpty(told.filter((text) => text.includes("hide:")));
      } finally {
        console.warn = warn;
      }
    });
  });

describe("what is hidden later on", () => {
  for (const hide of ["", "predict"])
    it(`a film ${hide ? "runs on where the prediction is hidden" : "stops for the prediction"}`, async function () {
      this.timeout(30_000);
      const film = (await live(
        { html: `<ae-walkthrough hide="${hide}"></ae-walkthrough>`, controls: {} },
        "ae-walkthrough",
      )) as AeWalkthrough;
      const edge = film.chapters.find(({ id }) => id === "decoder")!.start;
      film.seek(edge - 0.05);
      film.play();
      const question = () => film.shadowRoot!.querySelector("[part=prompt]");
      await waitUntil(() => question() ?? film.currentTime > edge + 0.2, "the decoder");
      assert.equal(question() !== null, hide === "");
      film.pause();
    });

  for (const hide of ["", "resume", "lead"])
    it(`a lesson with ${hide || "nothing"} hidden`, async () => {
      localStorage.setItem(memoryKey(location.origin + location.pathname, "Mine"), "read=one&at=one");
      const html = `<ae-lesson heading="Mine" hide="${hide}"><p slot="lead">Read.</p><h2 id="one">One</h2><p>Text</p><h2 id="two">Two</h2><p>Text</p></ae-lesson>`;
      const lesson = await live({ html, controls: {} }, "ae-lesson").finally(() => localStorage.clear());
      assert.equal(lesson.shadowRoot!.querySelector("[part=resume]") === null, hide === "resume");
    });

  it("the built-in lesson's lead", async function () {
    this.timeout(30_000);
    for (const hide of ["", "lead"]) {
      const lesson = await live({ html: `<ae-lesson hide="${hide}"></ae-lesson>`, controls: {} }, "ae-lesson");
      assert.equal(lesson.shadowRoot!.querySelector(".lead") === null, hide === "lead");
      lesson.remove();
    }
  });
});
