import type { Meta, StoryObj } from "@storybook/web-components-vite";
import { html, nothing } from "lit";
import { ifDefined } from "lit/directives/if-defined.js";
import "../src/elements/lesson/define.js";
import type { AeLesson } from "../src/elements/lesson/lesson.element.js";
import "../src/elements/bottleneck/define.js";
import "../src/elements/loss-calculator/define.js";
import "../src/elements/quiz/define.js";
import "../src/elements/term/define.js";

interface Args {
  heading?: string;
  minutes?: number;
  hide?: string | string[];
  state?: string;
  theme?: "light" | "dark";
  content?: unknown;
}

const CONTROLS = ["title", "meta", "lead", "contents", "progress", "resume", "digit"];

const lesson = ({ heading, minutes, hide, state, theme, content }: Args) =>
  html`<ae-lesson
    heading=${ifDefined(heading)}
    minutes=${ifDefined(minutes)}
    hide=${ifDefined(Array.isArray(hide) ? hide.join(" ") : hide)}
    state=${ifDefined(state)}
    theme=${ifDefined(theme)}
    >${content ?? nothing}</ae-lesson
  >`;

const meta: Meta<Args> = {
  title: "Lesson",
  component: "ae-lesson",
  argTypes: {
    heading: { control: "text" },
    minutes: { control: { type: "number", min: 0 } },
    hide: { control: "inline-check", options: CONTROLS },
    state: { control: "text" },
    theme: { control: "inline-radio", options: ["light", "dark"] },
    content: { table: { disable: true } },
  },
  render: lesson,
};
export default meta;

type Story = StoryObj<Args>;

/** Without content: the whole lesson. Its tags come when the page is near them. */
export const Default: Story = {};

export const PartlyRead: Story = { args: { state: "read=refresher+idea+loss&at=loop" } };

const own = html`<section>
    <h2>Squeeze a digit</h2>
    <p>
      Eight numbers make up the <ae-term>latent code</ae-term> of this figure. Pull the slider to the left until you can't tell the digit
      any more, and remember the number.
    </p>
    <ae-bottleneck></ae-bottleneck>
  </section>
  <section>
    <h2>Count the cost</h2>
    <p>Drag a bar and watch its square.</p>
    <ae-loss-calculator></ae-loss-calculator>
  </section>
  <section>
    <h2>Questions</h2>
    <ae-quiz></ae-quiz>
  </section>`;

/** Headings of the second level begin sections. */
export const OwnContent: Story = { name: "The author's content", args: { heading: "Two exercises and a quiz", content: own } };

/** The learner's digit, carried for all tags inside. */
export const WithDigit: Story = {
  args: { heading: "Two exercises and a quiz", content: own },
  play: ({ canvasElement }) => {
    const ink = (i: number) => (i % 28 > 11 && i % 28 < 16 && i > 140 && i < 640 ? 1 : 0);
    canvasElement.querySelector<AeLesson>("ae-lesson")!.digit = Float32Array.from({ length: 784 }, (_, i) => ink(i));
  },
};

/** An assignment inside a course that has its own title and list. */
export const Bare: Story = { args: { hide: ["title", "meta", "contents", "progress", "resume"], content: own } };

export const Dark: Story = { globals: { scheme: "dark" } };

export const RightToLeft: Story = { name: "Right to left", globals: { direction: "rtl" } };

/** Contents are a disclosure. */
export const Narrow: Story = { globals: { viewport: { value: "narrow" } } };
