import type { Meta, StoryObj } from "@storybook/web-components-vite";
import { html, nothing, type TemplateResult } from "lit";
import { ifDefined } from "lit/directives/if-defined.js";
import type { Quiz } from "../src/content/quiz.js";
import "../src/elements/bottleneck/define.js";
import "../src/elements/latent-map/define.js";
import "../src/elements/loss-calculator/define.js";
import "../src/elements/quiz/define.js";

interface Args {
  src?: string;
  pass?: number | string;
  attempts?: number | string;
  state?: string;
  hide?: string | string[];
  questions?: Quiz | object;
  content?: TemplateResult;
}

const quiz = ({ src, pass, attempts, state, hide, questions, content }: Args) =>
  html`<ae-quiz
    src=${ifDefined(src)}
    pass=${ifDefined(pass)}
    attempts=${ifDefined(attempts)}
    state=${ifDefined(state)}
    hide=${ifDefined(Array.isArray(hide) ? hide.join(" ") : hide)}
    .questions=${questions ?? null}
    >${content ?? nothing}</ae-quiz
  >`;

const meta: Meta<Args> = {
  title: "Quiz",
  component: "ae-quiz",
  argTypes: {
    src: { control: "text" },
    pass: { control: { type: "range", min: 0, max: 1, step: 0.05 } },
    attempts: { control: { type: "number", min: 0, max: 100 } },
    state: { control: "text" },
    hide: { control: "inline-check", options: ["title", "progress", "skip", "back", "answer", "try", "explanation"] },
    questions: { control: "object", description: "A quiz from a script" },
    content: { table: { disable: true } },
  },
  render: quiz,
};
export default meta;

type Story = StoryObj<Args>;

const FIVE_KINDS: Quiz = {
  title: "Five kinds of questions",
  questions: [
    {
      id: "one",
      kind: "single",
      prompt: "Which part turns $z$ into $\\hat{x}$?",
      options: [
        { id: "a", text: "the encoder $f_\\theta$", feedback: "It goes the other way: from $x$ to $z$." },
        { id: "b", text: "the decoder $g_\\phi$", correct: true, feedback: "From a few numbers to all pixels." },
        { id: "c", text: "the loss $L$", feedback: "It only compares." },
      ],
      explanation: "Together: $\\hat{x} = g_\\phi(f_\\theta(x))$.",
    },
    {
      id: "several",
      kind: "multiple",
      prompt: "What does training change?",
      options: [
        { id: "theta", text: "the weights of the encoder", correct: true },
        { id: "phi", text: "the weights of the decoder", correct: true },
        { id: "x", text: "the images", feedback: "They are what is given." },
      ],
    },
    {
      id: "number",
      kind: "numeric",
      prompt: "A pixel of 0.8 came back as 0.5. What is its squared error?",
      answer: 0.09,
      options: [{ id: "distance", text: "0.3", feedback: "That is the difference; square it." }],
    },
    {
      id: "order",
      kind: "order",
      prompt: "Which comes first?",
      options: ["encode", "decode", "compare"].map((text) => ({ id: text, text })),
      answer: ["encode", "decode", "compare"],
    },
    {
      id: "task",
      kind: "task",
      prompt: "Bring the loss of the calculator below 0.002.",
      task: { for: "ae-loss-calculator", goal: { kind: "loss", below: 0.002 } },
      try: { for: "ae-loss-calculator", text: "Move the bars of $\\hat{x}$, or go downhill." },
    },
  ],
};

/** Without content: the lesson's own questions. Live tasks offer to bring their model. */
export const Default: Story = {};

/** Live tasks use the tags that are on the page. */
export const WithModels: Story = {
  name: "With models beside it",
  render: (args) =>
    html`<div style="display:grid;gap:48px">
      ${quiz(args)}<ae-loss-calculator></ae-loss-calculator><ae-latent-map></ae-latent-map><ae-bottleneck></ae-bottleneck>
    </div>`,
};

/** No model on the page: the reader has it brought into the quiz, and nothing of it is loaded before. */
export const Alone: Story = { name: "A live task alone on a page", args: { state: "at=6" } };

/** The kinds: one option, several, a number, an order, a live task. */
export const Kinds: Story = {
  args: { questions: FIVE_KINDS },
  render: (args) => html`${quiz(args)}<ae-loss-calculator style="margin-block-start:48px"></ae-loss-calculator>`,
};

export const WrongAnswer: Story = { name: "A wrong answer", args: { state: "q.narrow=1*0*labels" } };

export const RightAnswer: Story = { name: "A right answer", args: { state: "q.narrow=2*1*carry" } };

export const PartlyRight: Story = { name: "Partly right", args: { state: "at=2&q.wide=1*0.5*zero" } };

export const Number: Story = { name: "A number", args: { state: "at=3&q.loss=1*0*0.04" } };

export const Order: Story = { name: "An order", args: { state: "at=4" } };

/** Where attempts are counted, the last one shows the answer. */
export const OutOfAttempts: Story = { name: "Out of attempts", args: { attempts: 1, state: "q.narrow=1*0*filter" } };

const ANSWERS =
  "q.narrow=1*1*carry&q.factor=2*1*24.5&q.wide=1*0.5*zero&q.loss=1*1*0.008&q.step=1*1*encode.decode.compare.gradient.update&q.holes=1*0*small" +
  "&q.squeeze=2*1*&q.find-eight=1*1*&q.lower=1*0*";

export const Result: Story = { name: "The result", args: { state: `at=10&${ANSWERS}` } };

export const NotPassed: Story = { name: "Below the mark", args: { pass: 0.9, state: `at=10&${ANSWERS}` } };

/** The form that survives an LMS: a list in HTML. */
export const Slotted: Story = {
  name: "A list in HTML",
  args: {
    content: html`<ol>
      <li>
        Which part draws?
        <ul>
          <li>the encoder <small>It reads.</small></li>
          <li data-correct>the decoder <small>It draws from the code alone.</small></li>
        </ul>
      </li>
      <li data-answer="24.5" data-tolerance="0.5" data-unit="times">784 pixels in 32 numbers: how many times fewer?</li>
    </ol>`,
  },
};

const json = (value: unknown) => `data:application/json,${encodeURIComponent(JSON.stringify(value))}`;

export const ByAddress: Story = {
  name: "By address",
  args: { src: json({ title: "From an address", questions: FIVE_KINDS.questions.slice(0, 2) }) },
};

/** Moodle's text format, inside the tag. */
export const Gift: Story = {
  name: "GIFT",
  args: {
    content: html`<script type="text/x-gift">
      ::Parts:: Which part draws: encoder or decoder? {
        ~the encoder#It reads.
        =the decoder#It draws from the code alone.
      }

      784 / 32? {#24.5:0.1}

      Without a bottleneck, noise comes back as faithfully as a digit. {TRUE#Think of a copier.#A copier does not look.}
    </script>`,
  },
};

/** An address of a block that belongs to nobody and never answers. */
export const Loading: Story = { args: { src: "https://192.0.2.1/quiz.json" } };

export const Failed: Story = { args: { src: "no-such-quiz.json" } };

/** What is not valid is said with its place. */
export const NotValid: Story = {
  name: "Not valid",
  args: { src: json([{ kind: "single", prompt: "Which?", options: ["a", "b"] }, { kind: "order", prompt: "Order!" }, {}]) },
};

/** An author's task that names a model's tag which is not there: said, and brought if the reader likes. */
export const ToBring: Story = {
  name: "A tag that can be brought",
  args: { questions: { questions: [{ ...FIVE_KINDS.questions[4], task: { for: "ae-sampler", goal: { kind: "digit", digit: 8 } } }] } },
};

/** In an author's quiz a task that names one element which is missing is said, and does not count. */
export const MissingTag: Story = {
  name: "A task without its tag",
  args: { questions: { questions: [{ ...FIVE_KINDS.questions[4], task: { for: "#no-such-tag", goal: { kind: "loss", below: 0.1 } } }] } },
};

export const Bare: Story = { name: "Controls hidden", args: { hide: ["title", "progress", "skip", "answer", "try"] } };

export const Dark: Story = { args: { state: "at=4&q.step=1*0.8*decode.encode.compare.gradient.update" }, globals: { scheme: "dark" } };

export const RightToLeft: Story = { name: "Right to left", args: { state: "at=2&q.wide=1*0.5*zero" }, globals: { direction: "rtl" } };

export const Narrow: Story = { args: { state: "at=4" }, globals: { viewport: { value: "narrow" } } };
