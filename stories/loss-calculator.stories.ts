import type { Meta, StoryObj } from "@storybook/web-components-vite";
import { html } from "lit";
import { ifDefined } from "lit/directives/if-defined.js";
import "../src/elements/loss-calculator/define.js";

interface Args {
  x?: string;
  reconstruction?: string;
  loss?: "mse" | "bce";
  reduction?: "mean" | "sum";
  hide?: string | string[];
  state?: string;
  theme?: "light" | "dark";
}

const CONTROLS = ["loss", "reduction", "formula", "rows", "step", "rate", "binary", "note", "reset"];

const calculator = ({ x, reconstruction, loss, reduction, hide, state, theme }: Args) =>
  html`<ae-loss-calculator
    x=${ifDefined(x)}
    reconstruction=${ifDefined(reconstruction)}
    loss=${ifDefined(loss)}
    reduction=${ifDefined(reduction)}
    hide=${ifDefined(Array.isArray(hide) ? hide.join(" ") : hide)}
    state=${ifDefined(state)}
    theme=${ifDefined(theme)}
  ></ae-loss-calculator>`;

const meta: Meta<Args> = {
  title: "Loss calculator",
  component: "ae-loss-calculator",
  argTypes: {
    x: { control: "text" },
    reconstruction: { control: "text" },
    loss: { control: "inline-radio", options: ["mse", "bce"] },
    reduction: { control: "inline-radio", options: ["mean", "sum"] },
    hide: { control: "inline-check", options: CONTROLS },
    state: { control: "text" },
    theme: { control: "inline-radio", options: ["light", "dark"] },
  },
  render: calculator,
};
export default meta;

type Story = StoryObj<Args>;

/** The lesson's five pixels: sum 0.04, loss 0.008. It loads nothing, so there is no loading and no failed state. */
export const Default: Story = {};

/** Each term's bar is hollow up to the entropy of x: no reconstruction gets below it. */
export const CrossEntropy: Story = { args: { loss: "bce" } };

/** With every x 0 or 1 the floor of cross-entropy is 0. */
export const BinaryPixels: Story = { args: { loss: "bce", x: "1, 0, 1, 0, 1" } };

/** Not divided by the number of pixels: the same step size makes steps five times as long. */
export const Sum: Story = { args: { reduction: "sum" } };

/** x̂ at 0 and 1 on the wrong side: large, finite numbers. */
export const AtTheEnds: Story = { args: { loss: "bce", x: "1, 0, 1, 0, 0.5", reconstruction: "0, 1, 1, 0, 0" } };

export const OnePixel: Story = { args: { x: "0.9", reconstruction: "0.4" } };

export const EightPixels: Story = {
  args: { x: "0.1, 0.9, 0.4, 0.6, 0.2, 0.8, 0.5, 0.3", reconstruction: "0.2, 0.7, 0.4, 0.5, 0.3, 0.9, 0.45, 0.3" },
};

export const TwelvePixels: Story = {
  args: { x: "0, 0, 0.2, 0.8, 1, 1, 1, 0.9, 0.3, 0, 0, 0", reconstruction: "0.05, 0.1, 0.3, 0.7, 0.95, 0.9, 0.9, 0.8, 0.4, 0.1, 0.05, 0" },
};

/** The shorter list counts, with a warning in the console. */
export const DifferentLengths: Story = { args: { x: "1, 0, 1, 0, 1, 0, 1", reconstruction: "0.8, 0.1, 0.7" } };

/** An assignment in one tag: the setup is in the state, and what would give it away is hidden. */
export const Assignment: Story = {
  args: { state: "x=1+0+1&reconstruction=0.6+0.5+0.1&loss=bce&rate=0.2", hide: ["loss", "reduction", "binary", "note"] },
};

/** Every value falls back to the nearest valid one, with a warning each. */
export const Garbage: Story = {
  args: { x: "banana", reconstruction: "-3, 1e9, 0.5", loss: "huber" as "mse", reduction: "max" as "sum" },
};

export const Dark: Story = { args: { theme: "dark" }, globals: { scheme: "dark" } };

export const DarkCrossEntropy: Story = { args: { theme: "dark", loss: "bce" }, globals: { scheme: "dark" } };

/** The column of results changes sides; the axis does not. */
export const RightToLeft: Story = { render: (args) => html`<div dir="rtl">${calculator(args)}</div>` };

export const Medium: Story = { render: (args) => html`<div style="max-inline-size: 640px">${calculator(args)}</div>` };

/** Sliders for the chosen pixel stand in for rings that are too small for a thumb. */
export const Narrow: Story = { render: (args) => html`<div style="max-inline-size: 320px">${calculator(args)}</div>` };

export const NarrowTwelvePixels: Story = { ...Narrow, args: TwelvePixels.args };

/** Colours are properties of the page. */
export const Themed: Story = {
  render: (args) => html`<div style="--ae-x: #00538a; --ae-xhat: #8a3b00; --ae-loss: #7a1fa2">${calculator(args)}</div>`,
};
