import type { Meta, StoryObj } from "@storybook/web-components-vite";
import { html } from "lit";
import { ifDefined } from "lit/directives/if-defined.js";
import "../src/elements/latent-map/define.js";
import type { AeLatentMap } from "../src/elements/latent-map/latent-map.element.js";
import { configure } from "../src/model/pool.js";
import { hangingWeights } from "./hanging-weights.js";

interface Args {
  model?: "ae" | "vae" | "both";
  points?: number;
  hide?: string;
  state?: string;
  modelSrc?: string;
  dataSrc?: string;
}

const CONTROLS = ["model", "zoom", "rings", "grid", "draw", "classes", "path", "predict", "coverage", "how", "reset"];

const map = ({ model, points, hide, state, modelSrc, dataSrc }: Args) =>
  html`<ae-latent-map
    model=${ifDefined(model)}
    points=${ifDefined(points)}
    hide=${ifDefined(hide)}
    state=${ifDefined(state)}
    model-src=${ifDefined(modelSrc)}
    data-src=${ifDefined(dataSrc)}
  ></ae-latent-map>`;

const meta: Meta<Args> = {
  title: "Latent map",
  component: "ae-latent-map",
  argTypes: {
    model: { control: "inline-radio", options: ["ae", "vae", "both"] },
    points: { control: { type: "range", min: 10, max: 2000, step: 10 } },
    hide: { control: "text", description: `Any of: ${CONTROLS.join(" ")}` },
    state: { control: "text" },
    modelSrc: { control: "text", name: "model-src" },
    dataSrc: { control: "text", name: "data-src" },
  },
  render: map,
};
export default meta;
type Story = StoryObj<Args>;

/** No attribute: the plain autoencoder's map. */
export const Default: Story = {};

export const Variational: Story = { name: "Variational autoencoder", args: { model: "vae" } };

/** One cursor on both maps: a hole in one may lie among the digits of the other. */
export const Both: Story = { args: { model: "both" } };

/** What the decoder makes of each cell of the plane, decoded live. */
export const Grid: Story = { name: "Decoded grid", args: { model: "both", state: "grid=1" } };

/** The crowded middle, four times as large. */
export const Magnified: Story = { args: { model: "both", state: "z=0.2_0.2&zoom=4_0.2_0.2" } };

export const OneClass: Story = { name: "One class lit", args: { state: "class=4" } };

export const Few: Story = { name: "A hundred digits", args: { points: 100 } };

/** The line from A to B without the question, for a lesson that asks its own. */
export const NoPrediction: Story = { name: "No prediction", args: { hide: "predict" } };

/** Only the map and what lies under the cursor. */
export const Bare: Story = { args: { hide: CONTROLS.join(" ") } };

/** Set up by a teacher: the cursor, pin A, the grid and a class, in one attribute. */
export const SetUp: Story = {
  name: "Set up by the author",
  args: { model: "both", state: "z=0.6_0.4&ae-a=1.2_1.1&grid=1&class=7", hide: "predict draw" },
};

/** A learner's digit, here one that the decoder drew itself, on both maps. */
export const OwnDigit: Story = {
  name: "Own digit",
  args: { model: "both" },
  play: async ({ canvasElement }) => {
    const tag = canvasElement.querySelector<AeLatentMap>("ae-latent-map")!;
    await tag.ready;
    tag.input = await tag.decodeAt(-0.5, 1.5, "vae");
  },
};

/** A model of the author's own: flags of the world, 24 × 18 in colour. */
export const OwnModel: Story = { name: "Own model", args: { modelSrc: "examples/flags/map.json" } };

/** The decoded grid of the flags, a continent lit. */
export const OwnModelGrid: Story = {
  name: "Own model, decoded grid",
  args: { modelSrc: "examples/flags/map.json", state: "grid=1&class=3" },
};

/** A model that a map can't show: its code has 32 numbers. The fields stay empty. */
export const OwnModelUnfit: Story = {
  name: "Own model that does not fit",
  tags: ["!autodocs"],
  args: { modelSrc: "examples/flags/bottleneck.json" },
};

/** The model never comes: the poster stays, with the bytes in the title row. */
export const Loading: Story = { tags: ["!autodocs"], args: { model: "both" }, beforeEach: hangingWeights };

/** The model's files are looked for where there are none: the poster stays, with Retry. */
export const Failed: Story = {
  tags: ["!autodocs"],
  args: { model: "vae" },
  beforeEach: () => {
    configure({ assetBase: new URL("./nowhere/", document.baseURI) });
    return () => configure({ assetBase: new URL("./", document.baseURI) });
  },
};

export const Dark: Story = { args: { model: "both" }, globals: { scheme: "dark" } };

/** The pipeline mirrors, the axes of the plane do not. */
export const RightToLeft: Story = { name: "Right to left", globals: { direction: "rtl" } };

export const Narrow: Story = { globals: { viewport: { value: "narrow" } } };

/** One large map at a time, both decoded digits beneath it, and the other map as a third picture. */
export const NarrowBoth: Story = { name: "Narrow, both", args: { model: "both" }, globals: { viewport: { value: "narrow" } } };
