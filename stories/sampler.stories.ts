import type { Meta, StoryObj } from "@storybook/web-components-vite";
import { html } from "lit";
import { ifDefined } from "lit/directives/if-defined.js";
import "../src/elements/sampler/define.js";
import type { AeSampler } from "../src/elements/sampler/sampler.element.js";
import { configure } from "../src/model/pool.js";
import { hangingWeights } from "./hanging-weights.js";

interface Args {
  model?: "ae" | "vae" | "both";
  dice?: "prior" | "fitted";
  count?: number;
  spread?: number;
  seed?: number;
  hide?: string;
  state?: string;
}

const CONTROLS = ["roll", "dice", "spread", "model", "predict", "how", "reset"];

const sampler = ({ model, dice, count, spread, seed, hide, state }: Args) =>
  html`<ae-sampler
    model=${ifDefined(model)}
    dice=${ifDefined(dice)}
    count=${ifDefined(count)}
    spread=${ifDefined(spread)}
    seed=${ifDefined(seed)}
    hide=${ifDefined(hide)}
    state=${ifDefined(state)}
  ></ae-sampler>`;

const meta: Meta<Args> = {
  title: "Sampler",
  component: "ae-sampler",
  argTypes: {
    model: { control: "inline-radio", options: ["ae", "vae", "both"] },
    dice: { control: "inline-radio", options: ["prior", "fitted"] },
    count: { control: { type: "range", min: 1, max: 64, step: 1 } },
    spread: { control: { type: "range", min: 0, max: 6, step: 0.1 } },
    seed: { control: { type: "number", min: 0 } },
    hide: { control: "text", description: `Any of: ${CONTROLS.join(" ")}` },
    state: { control: "text" },
  },
  render: sampler,
};
export default meta;
type Story = StoryObj<Args>;

/** No attribute: both decoders on the same dice, the plain one's sheet waits for a prediction. */
export const Default: Story = {};

/** Without the question, for a lesson that asks its own. */
export const NoPrediction: Story = { name: "No prediction", args: { hide: "predict" } };

/** Dice from a Gaussian with the mean and covariance of each model's own codes: what remains is not scale. */
export const Fitted: Story = { name: "Fitted dice", args: { dice: "fitted", hide: "predict" } };

/** Dice as long as the plain autoencoder's codes, and still few digits. */
export const Spread: Story = { args: { spread: 3.6, hide: "predict" } };

export const Plain: Story = { name: "Plain autoencoder", args: { model: "ae" } };

export const Variational: Story = { name: "Variational autoencoder", args: { model: "vae" } };

/** Sixty-four dice a roll: the shares settle quickly. */
export const Many: Story = { args: { count: 64, hide: "predict" } };

export const One: Story = { name: "One die", args: { count: 1, seed: 11 } };

/** Only the sheets. */
export const Bare: Story = { args: { hide: CONTROLS.join(" ") } };

/** Set up by a teacher: this roll, and the sample to look at. */
export const SetUp: Story = { name: "Set up by the author", args: { state: "seed=7&sample=5&dice=fitted", hide: "predict" } };

/** Ten rolls: the share over all of them against what was measured. */
export const TenRolls: Story = {
  name: "Ten rolls",
  args: { hide: "predict" },
  play: async ({ canvasElement }) => {
    const tag = canvasElement.querySelector<AeSampler>("ae-sampler")!;
    await tag.ready;
    for (let i = 0; i < 10; i++) await tag.roll();
  },
};

/** The model never comes: the stored sheet and the dice stay, with the bytes in the title row. */
export const Loading: Story = { tags: ["!autodocs"], beforeEach: hangingWeights };

/** The model's files are looked for where there are none: the stored sheet stays, with Retry. */
export const Failed: Story = {
  tags: ["!autodocs"],
  beforeEach: () => {
    configure({ assetBase: new URL("./nowhere/", document.baseURI) });
    return () => configure({ assetBase: new URL("./", document.baseURI) });
  },
};

export const Dark: Story = { args: { hide: "predict" }, globals: { scheme: "dark" } };

/** The pipeline mirrors, the axis of lengths does not. */
export const RightToLeft: Story = { name: "Right to left", args: { hide: "predict" }, globals: { direction: "rtl" } };

export const Narrow: Story = { args: { hide: "predict" }, globals: { viewport: { value: "narrow" } } };
