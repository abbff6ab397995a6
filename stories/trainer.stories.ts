import type { Meta, StoryObj } from "@storybook/web-components-vite";
import { html } from "lit";
import { ifDefined } from "lit/directives/if-defined.js";
import "../src/elements/trainer/define.js";
import type { AeTrainer } from "../src/elements/trainer/trainer.element.js";
import { configure } from "../src/model/pool.js";
import { hangingWeights } from "./hanging-weights.js";

interface Args {
  k?: number;
  rate?: number;
  batch?: number;
  size?: number;
  seed?: number;
  dataSrc?: string;
  autoplay?: boolean;
  hide?: string;
  state?: string;
}

const CONTROLS = ["reset", "play", "step", "slow", "k", "rate", "size", "seed", "map", "curve", "predict", "how"];

const meta: Meta<Args> = {
  title: "Trainer",
  component: "ae-trainer",
  argTypes: {
    k: { control: { type: "range", min: 1, max: 64, step: 1 } },
    rate: { control: { type: "number", min: 0.0001, max: 1, step: 0.001 } },
    batch: { control: { type: "range", min: 1, max: 256, step: 1 } },
    size: { control: { type: "range", min: 10, max: 1500, step: 10 } },
    seed: { control: { type: "number", min: 0, step: 1 } },
    dataSrc: { control: "text" },
    autoplay: { control: "boolean" },
    hide: { control: "text", description: `Any of: ${CONTROLS.join(" ")}` },
    state: { control: "text" },
  },
  render: ({ k, rate, batch, size, seed, dataSrc, autoplay, hide, state }) =>
    html`<ae-trainer
      k=${ifDefined(k)}
      rate=${ifDefined(rate)}
      batch=${ifDefined(batch)}
      size=${ifDefined(size)}
      seed=${ifDefined(seed)}
      data-src=${ifDefined(dataSrc)}
      ?autoplay=${autoplay}
      hide=${ifDefined(hide)}
      state=${ifDefined(state)}
    ></ae-trainer>`,
};
export default meta;
type Story = StoryObj<Args>;

const after =
  (steps: number): NonNullable<Story["play"]> =>
  async ({ canvasElement }) => {
    await canvasElement.querySelector<AeTrainer>("ae-trainer")!.step(steps);
  };

/** No attribute: an untrained network, and a button. */
export const Default: Story = {};

/** Images of an author's own: 184 flags to learn from, 61 held out, in colour. */
export const Flags: Story = { args: { dataSrc: "examples/flags/flags.sprite.bin" }, play: after(40) };

export const Autoplay: Story = { args: { autoplay: true } };

/** Noise, then one blur for all. */
export const TwentySteps: Story = { name: "After 20 steps", play: after(20) };

export const TwoHundredSteps: Story = { name: "After 200 steps", play: after(200) };

/** The map shows the code itself; the digits stay blurred. */
export const TwoNumbers: Story = { name: "Two numbers", args: { k: 2 }, play: after(200) };

/** One number on a line, a row for each class. */
export const OneNumber: Story = { name: "One number", args: { k: 1 }, play: after(100) };

/** Fifty digits are learnt by heart: the held-out curve turns and rises. */
export const FewDigits: Story = { name: "Learnt by heart", args: { size: 50 }, play: after(200) };

export const Diverged: Story = { args: { rate: 1 }, play: after(10) };

/** A batch of one: every step is about one digit, and the curve is rough. */
export const OneAtATime: Story = { name: "Batch of one", args: { batch: 1, rate: 0.002 }, play: after(100) };

/** For a lesson that asks its own questions: pictures and Train. */
export const Bare: Story = { args: { hide: "step slow k rate size seed predict how map" } };

export const SetUp: Story = { name: "Set up by the author", args: { state: "k=2&seed=7" } };

/** The digits never come: the poster stays, with the bytes in the title row. */
export const Loading: Story = { tags: ["!autodocs"], beforeEach: hangingWeights };

/** The digits are looked for where there are none: the poster stays, with Retry. */
export const Failed: Story = {
  tags: ["!autodocs"],
  beforeEach: () => {
    configure({ assetBase: new URL("./nowhere/", document.baseURI) });
    return () => configure({ assetBase: new URL("./", document.baseURI) });
  },
};

export const Dark: Story = { globals: { scheme: "dark" }, play: after(50) };

export const RightToLeft: Story = { name: "Right to left", globals: { direction: "rtl" }, play: after(50) };

export const Narrow: Story = { globals: { viewport: { value: "narrow" } }, play: after(50) };
