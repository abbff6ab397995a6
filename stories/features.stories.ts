import type { Meta, StoryObj } from "@storybook/web-components-vite";
import { html } from "lit";
import { ifDefined } from "lit/directives/if-defined.js";
import "../src/elements/features/define.js";
import type { AeFeatures } from "../src/elements/features/features.element.js";
import { configure } from "../src/model/pool.js";
import { hangingWeights } from "./hanging-weights.js";

interface Args {
  labels?: number;
  draws?: number;
  seed?: number;
  codes?: "denoiser" | "ae" | "vae";
  hide?: string;
  state?: string;
}

const CONTROLS = ["name", "colour", "slider", "run", "curve", "codes", "predict", "how", "reset"];

const tag = ({ labels, draws, seed, codes, hide, state }: Args) =>
  html`<ae-features
    labels=${ifDefined(labels)}
    draws=${ifDefined(draws)}
    seed=${ifDefined(seed)}
    codes=${ifDefined(codes)}
    hide=${ifDefined(hide)}
    state=${ifDefined(state)}
  ></ae-features>`;

const meta: Meta<Args> = {
  title: "Features",
  component: "ae-features",
  argTypes: {
    labels: { control: { type: "range", min: 1, max: 100, step: 1 } },
    draws: { control: { type: "range", min: 10, max: 100, step: 5 } },
    seed: { control: { type: "number", min: 0 } },
    codes: { control: "inline-radio", options: ["denoiser", "ae", "vae"] },
    hide: { control: "text", description: `Any of: ${CONTROLS.join(" ")}` },
    state: { control: "text" },
  },
  render: tag,
};
export default meta;
type Story = StoryObj<Args>;

/** No attribute: codes of the denoising autoencoder, five labels a class, nothing run yet. */
export const Default: Story = {};

/** Ten draws with five labels a class, run when the story opens. */
export const Run: Story = {
  play: async ({ canvasElement }) => {
    await canvasElement.querySelector<AeFeatures>("ae-features")!.run();
  },
};

/** A plain autoencoder's codes: what does the run say of them? */
export const PlainCodes: Story = { ...Run, name: "Plain autoencoder", args: { codes: "ae", labels: 20 } };

export const VariationalCodes: Story = { ...Run, name: "Variational autoencoder", args: { codes: "vae" } };

/** One label a class: luck is large, so are the error bars. */
export const OneLabel: Story = { ...Run, name: "One label a class", args: { labels: 1, draws: 40 } };

/** Ten digits named by the reader, and what the classifier on codes calls all others. */
export const Named: Story = { args: { state: "named=0.0-1.1-2.2-3.3-4.4-5.5-6.6-7.7-8.8-9.9" } };

/** The true classes, which no code has seen. */
export const Truth: Story = { args: { state: "view=truth" } };

export const NoPrediction: Story = { name: "No prediction", args: { hide: "predict" } };

/** Only the cloud, the chart and what a script does with them. */
export const Bare: Story = { args: { hide: CONTROLS.join(" ") } };

/** The model never comes: the poster stays, with the bytes in the title row. */
export const Loading: Story = { tags: ["!autodocs"], beforeEach: hangingWeights };

/** The model's files are looked for where there are none: the poster stays, with Retry. */
export const Failed: Story = {
  tags: ["!autodocs"],
  args: { codes: "vae" },
  beforeEach: () => {
    configure({ assetBase: new URL("./nowhere/", document.baseURI) });
    return () => configure({ assetBase: new URL("./", document.baseURI) });
  },
};

export const Dark: Story = { ...Named, globals: { scheme: "dark" } };

/** Text mirrors, the cloud and the axes do not. */
export const RightToLeft: Story = { name: "Right to left", globals: { direction: "rtl" } };

export const Narrow: Story = { globals: { viewport: { value: "narrow" } } };
