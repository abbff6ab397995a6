import type { Meta, StoryObj } from "@storybook/web-components-vite";
import { html } from "lit";
import { ifDefined } from "lit/directives/if-defined.js";
import "../src/elements/walkthrough/define.js";
import { CHAPTERS } from "../src/elements/walkthrough/film-time.js";
import type { AeWalkthrough } from "../src/elements/walkthrough/walkthrough.element.js";
import { configure } from "../src/model/pool.js";
import { hangingWeights } from "./hanging-weights.js";

interface Args {
  chapter?: string;
  speed?: number;
  autoplay?: boolean;
  k?: number;
  digit?: number;
  hide?: string;
  state?: string;
}

const CONTROLS = ["reset", "speed", "speech", "chapters", "transcript", "subject", "predict"];

const film = ({ chapter, speed, autoplay, k, digit, hide, state }: Args) =>
  html`<ae-walkthrough
    chapter=${ifDefined(chapter)}
    speed=${ifDefined(speed)}
    ?autoplay=${autoplay}
    k=${ifDefined(k)}
    digit=${ifDefined(digit)}
    hide=${ifDefined(hide)}
    state=${ifDefined(state)}
  ></ae-walkthrough>`;

const meta: Meta<Args> = {
  title: "Walkthrough",
  component: "ae-walkthrough",
  argTypes: {
    chapter: { control: "select", options: CHAPTERS.map(({ id }) => id) },
    speed: { control: { type: "range", min: 0.5, max: 2, step: 0.25 } },
    autoplay: { control: "boolean" },
    k: { control: { type: "range", min: 1, max: 64, step: 1 } },
    digit: { control: { type: "range", min: 0, max: 9, step: 1 } },
    hide: { control: "text", description: `Any of: ${CONTROLS.join(" ")}` },
    state: { control: "text" },
  },
  render: film,
};
export default meta;
type Story = StoryObj<Args>;

/** No attribute: a 3 through eight numbers. */
export const Default: Story = {};

/** Plays by itself once it is in view, and asks nothing. */
export const Autoplay: Story = { args: { autoplay: true, speed: 1.5 } };

export const Code: Story = { name: "The code", args: { state: "t=37" } };

/** The differences, squared. */
export const Loss: Story = { name: "The loss", args: { state: "t=75" } };

/** The gradient on its way back through a network that has just begun. */
export const Update: Story = { name: "The update", args: { state: "t=91" } };

/** Step 50 or so of 200. */
export const Training: Story = { name: "Over and over", args: { state: "t=115" } };

/** What noise comes to. */
export const End: Story = { name: "The end", args: { state: "t=138" } };

export const TwoNumbers: Story = { name: "Two numbers", args: { k: 2, digit: 4, state: "t=58&k=2&digit=4" } };

export const SixtyFour: Story = { name: "Sixty-four numbers", args: { k: 64, digit: 7 } };

/** Only the picture, its caption and the slider. */
export const Bare: Story = { args: { hide: CONTROLS.join(" ") } };

/** A drawing takes the digit's place; here a straight stroke. */
export const OwnDigit: Story = {
  name: "Own digit",
  play: async ({ canvasElement }) => {
    const tag = canvasElement.querySelector<AeWalkthrough>("ae-walkthrough")!;
    tag.input = Float32Array.from({ length: 784 }, (_, i) => ([13, 14].includes(i % 28) && i > 110 && i < 670 ? 1 : 0));
    tag.seek(75);
  },
};

/** The model never comes: the poster stays, with the bytes in the title row; the transcript can be read. */
export const Loading: Story = { tags: ["!autodocs"], beforeEach: hangingWeights };

/** The model's files are looked for where there are none: the poster stays, with Retry. */
export const Failed: Story = {
  tags: ["!autodocs"],
  beforeEach: () => {
    configure({ assetBase: new URL("./nowhere/", document.baseURI) });
    return () => configure({ assetBase: new URL("./", document.baseURI) });
  },
};

export const Dark: Story = { args: { state: "t=75" }, globals: { scheme: "dark" } };

/** The pipeline mirrors, digits and plots do not. */
export const RightToLeft: Story = { name: "Right to left", args: { state: "t=18" }, globals: { direction: "rtl" } };

export const Narrow: Story = { args: { state: "t=75" }, globals: { viewport: { value: "narrow" } } };
