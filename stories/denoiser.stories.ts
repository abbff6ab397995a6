import type { Meta, StoryObj } from "@storybook/web-components-vite";
import { html } from "lit";
import { ifDefined } from "lit/directives/if-defined.js";
import "../src/elements/denoiser/define.js";
import type { AeDenoiser } from "../src/elements/denoiser/denoiser.element.js";
import { configure } from "../src/model/pool.js";
import { hangingWeights } from "./hanging-weights.js";

interface Args {
  noise?: "gaussian" | "mask";
  level?: number;
  digit?: number;
  seed?: number;
  hide?: string | string[];
  state?: string;
  theme?: "light" | "dark";
}

const CONTROLS = ["reset", "samples", "draw", "letter", "noise", "level", "seed", "erase", "difference", "baseline", "predict"];

const denoiser = ({ noise, level, digit, seed, hide, state, theme }: Args) =>
  html`<ae-denoiser
    noise=${ifDefined(noise)}
    level=${ifDefined(level)}
    digit=${ifDefined(digit)}
    seed=${ifDefined(seed)}
    hide=${ifDefined(Array.isArray(hide) ? hide.join(" ") : hide)}
    state=${ifDefined(state)}
    theme=${ifDefined(theme)}
  ></ae-denoiser>`;

const meta: Meta<Args> = {
  title: "Denoiser",
  component: "ae-denoiser",
  argTypes: {
    noise: { control: "inline-radio", options: ["gaussian", "mask"] },
    level: { control: { type: "range", min: 0, max: 1, step: 0.05 } },
    digit: { control: { type: "range", min: 0, max: 9, step: 1 } },
    seed: { control: { type: "number", min: 0 } },
    hide: { control: "inline-check", options: CONTROLS },
    state: { control: "text" },
    theme: { control: "inline-radio", options: ["light", "dark"] },
  },
  render: denoiser,
};
export default meta;

type Story = StoryObj<Args>;

/** No attribute: a 2 with Gaussian noise of σ = 0.5. */
export const Default: Story = {};

export const Masked: Story = { args: { noise: "mask", digit: 7 } };

/** Nine pixels in ten are gone: another digit may come back. */
export const NineInTen: Story = { name: "Nine in ten masked", args: { noise: "mask", level: 0.9 } };

/** Nothing is left of the input: what comes back is the network's own. */
export const AllGone: Story = { name: "Strength 1", args: { noise: "mask", level: 1 } };

/** Nothing is spoilt, and the output is not exact all the same. */
export const NoNoise: Story = { name: "Strength 0", args: { level: 0 } };

export const Seed: Story = { name: "Another seed", args: { seed: 7, digit: 5 } };

/** The left half of an 8 is rubbed out. */
export const Erased: Story = {
  name: "Half rubbed out",
  args: { digit: 8, noise: "mask", level: 0 },
  play: async ({ canvasElement }) => {
    const tag = canvasElement.querySelector<AeDenoiser>("ae-denoiser")!;
    await tag.ready;
    tag.erased = Array.from({ length: 784 }, (_, i) => Number(i % 28 < 14));
  },
};

/** Only digits were seen in training. */
export const Letter: Story = { name: "A letter", args: { state: "letter=A", level: 0.5 } };

/** An empty target: all ink that comes back is invented. */
export const Empty: Story = {
  name: "Empty target",
  play: async ({ canvasElement }) => {
    const tag = canvasElement.querySelector<AeDenoiser>("ae-denoiser")!;
    await tag.ready;
    tag.clean = new Float32Array(784);
  },
};

/** An assignment: one digit, one kind of noise, the slider alone. */
export const SetUp: Story = {
  name: "Set up by the author",
  args: { digit: 4, noise: "mask", hide: "samples draw letter noise seed erase predict" },
};

/** Only the four pictures. */
export const Bare: Story = { args: { hide: CONTROLS } };

/** The model never comes: the poster stays, with the bytes in the title row. */
export const Loading: Story = { tags: ["!autodocs"], beforeEach: hangingWeights };

/** The model's files are looked for where there are none: the poster stays, with Retry. */
export const Failed: Story = {
  tags: ["!autodocs"],
  beforeEach: () => {
    configure({ assetBase: new URL("./nowhere/", document.baseURI) });
    return () => configure({ assetBase: new URL("./", document.baseURI) });
  },
};

export const Dark: Story = { globals: { scheme: "dark" } };

/** The row mirrors, the axes of the curve do not. */
export const RightToLeft: Story = { name: "Right to left", globals: { direction: "rtl" } };

export const Narrow: Story = { globals: { viewport: { value: "narrow" } } };
