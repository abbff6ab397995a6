import type { Meta, StoryObj } from "@storybook/web-components-vite";
import { html } from "lit";
import { ifDefined } from "lit/directives/if-defined.js";
import "../src/elements/bottleneck/define.js";
import { configure } from "../src/model/pool.js";
import { hangingWeights } from "./hanging-weights.js";

interface Args {
  k?: number;
  digit?: number;
  modelSrc?: string;
  dataSrc?: string;
  compare?: "none" | "pca" | "identity";
  hide?: string | string[];
  state?: string;
  theme?: "light" | "dark";
}

const CONTROLS = ["reset", "samples", "draw", "letter", "noise", "k", "code", "compare", "predict"];

const bottleneck = ({ k, digit, modelSrc, dataSrc, compare, hide, state, theme }: Args) =>
  html`<ae-bottleneck
    k=${ifDefined(k)}
    digit=${ifDefined(digit)}
    model-src=${ifDefined(modelSrc)}
    data-src=${ifDefined(dataSrc)}
    compare=${ifDefined(compare)}
    hide=${ifDefined(Array.isArray(hide) ? hide.join(" ") : hide)}
    state=${ifDefined(state)}
    theme=${ifDefined(theme)}
  ></ae-bottleneck>`;

const meta: Meta<Args> = {
  title: "Bottleneck",
  component: "ae-bottleneck",
  argTypes: {
    k: { control: { type: "range", min: 1, max: 64, step: 1 } },
    digit: { control: { type: "range", min: 0, max: 9, step: 1 } },
    modelSrc: { control: "text" },
    dataSrc: { control: "text" },
    compare: { control: "inline-radio", options: ["none", "pca", "identity"] },
    hide: { control: "inline-check", options: CONTROLS },
    state: { control: "text" },
    theme: { control: "inline-radio", options: ["light", "dark"] },
  },
  render: bottleneck,
};
export default meta;

type Story = StoryObj<Args>;

export const Default: Story = {};

/** Style and, for many digits, identity are gone. */
export const TwoNumbers: Story = { args: { k: 2 } };

export const OneNumber: Story = { args: { k: 1, digit: 7 } };

/** Bars keep their values, and one row below changes the chosen one. */
export const SixteenNumbers: Story = { args: { k: 16 } };

/** 24.5 times fewer numbers than pixels. */
export const ThirtyTwoNumbers: Story = { args: { k: 32 } };

/** The longest code: the neck is as wide as the picture is high. */
export const SixtyFourNumbers: Story = { args: { k: 64, digit: 8 } };

export const ComparedWithPca: Story = { name: "Compared with PCA", args: { compare: "pca" } };

/** Noise passes straight through the identity, and through eight numbers it does not. */
export const NoBottleneck: Story = { args: { compare: "identity", state: "noise=1&compare=identity" } };

export const ALetter: Story = { args: { state: "letter=R" } };

/** Four numbers of the code set by hand. */
export const CodeByHand: Story = { args: { state: "k=4&digit=0&code=1+-1+0.5+0" } };

/** A model and images of an author's own: flags in colour, a code of 1 to 32 numbers, PCA computed in the page. */
export const Flags: Story = { args: { modelSrc: "examples/flags/bottleneck.json", digit: 1, compare: "pca" } };

/** The same before the files are there: nothing of the digits is shown. */
export const FlagsNotFound: Story = { tags: ["!autodocs"], args: { modelSrc: "examples/nowhere.json" } };

/** An assignment in one tag: the setup is in the attributes, and what is not asked for is hidden. */
export const Assignment: Story = { args: { k: 2, digit: 7, compare: "pca", hide: ["draw", "letter", "noise", "predict"] } };

export const NothingToTouch: Story = { args: { hide: CONTROLS } };

/** Every value falls back to the nearest valid one, with a warning each. */
export const Garbage: Story = {
  render: () => html`<ae-bottleneck k="1e9" digit="banana" compare="svd" state="letter=%F0%9F%A6%86"></ae-bottleneck>`,
};

/** The weights never come: the poster stays, with the bytes in the title row. */
export const Loading: Story = {
  tags: ["!autodocs"],
  beforeEach: hangingWeights,
};

/** Weights are asked for at an address that has none. Retry finds them there no more than before. */
export const Failed: Story = {
  tags: ["!autodocs"],
  beforeEach: () => {
    configure({ assetBase: new URL("./nowhere/", document.baseURI) });
    return () => configure({ assetBase: new URL("./", document.baseURI) });
  },
};

export const Dark: Story = {
  args: { compare: "pca" },
  globals: { scheme: "dark" },
};

/** The pipeline runs from right to left; the axes of plots and bars do not turn. */
export const RightToLeft: Story = {
  args: { compare: "pca" },
  globals: { direction: "rtl" },
};

export const Medium: Story = {
  args: { compare: "pca" },
  render: (args) => html`<div style="max-inline-size:640px">${bottleneck(args)}</div>`,
};

export const Narrow: Story = {
  args: { compare: "pca" },
  render: (args) => html`<div style="max-inline-size:288px">${bottleneck(args)}</div>`,
};

export const NarrowManyNumbers: Story = {
  args: { k: 24 },
  render: (args) => html`<div style="max-inline-size:288px">${bottleneck(args)}</div>`,
};

/** Author's colours: the code in violet wherever it is drawn. */
export const Themed: Story = {
  render: () => html`<ae-bottleneck style="--ae-z: light-dark(#6a1b9a, #ce93d8); --ae-loss: light-dark(#00695c, #4db6ac)"></ae-bottleneck>`,
};
