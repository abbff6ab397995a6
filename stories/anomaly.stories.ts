import type { Meta, StoryObj } from "@storybook/web-components-vite";
import { html } from "lit";
import { ifDefined } from "lit/directives/if-defined.js";
import "../src/elements/anomaly/define.js";
import type { AeAnomaly } from "../src/elements/anomaly/anomaly.element.js";
import { configure } from "../src/model/pool.js";
import { hangingWeights } from "./hanging-weights.js";

interface Args {
  source?: "digits" | "sensor";
  threshold?: number;
  anomalies?: string;
  hide?: string;
  state?: string;
}

const CONTROLS = ["source", "anomalies", "roc", "example", "draw", "letter", "costs", "predict", "how", "reset"];

const meta: Meta<Args> = {
  title: "Anomaly",
  component: "ae-anomaly",
  argTypes: {
    source: { control: "inline-radio", options: ["digits", "sensor"] },
    threshold: { control: { type: "range", min: 0, max: 100, step: 0.1 } },
    anomalies: { control: "text", description: "Any of: scratch rotate flip shift, frequency harmonic spikes bearing" },
    hide: { control: "text", description: `Any of: ${CONTROLS.join(" ")}` },
    state: { control: "text" },
  },
  render: ({ source, threshold, anomalies, hide, state }) =>
    html`<ae-anomaly
      source=${ifDefined(source)}
      threshold=${ifDefined(threshold)}
      anomalies=${ifDefined(anomalies)}
      hide=${ifDefined(hide)}
      state=${ifDefined(state)}
    ></ae-anomaly>`,
};
export default meta;
type Story = StoryObj<Args>;

/** No attribute: digits, all kinds of damage, one intact digit in twenty alarms. */
export const Default: Story = {};

/** The vibration of a made-up machine as a moving trace. */
export const Sensor: Story = { args: { source: "sensor" } };

/** The kind of damage that is often none: a mirrored 0 is a 0. */
export const Mirrored: Story = { args: { anomalies: "flip" } };

/** Below every score: all alarm. */
export const EverythingAlarms: Story = { name: "Everything alarms", args: { threshold: 0 } };

/** Above every score: none does, and precision is not a number. */
export const NothingAlarms: Story = { name: "Nothing alarms", args: { threshold: 500 } };

/** Set up by a teacher: a miss costs ten false alarms, and an intact digit is shown. */
export const SetUp: Story = { name: "Set up by the author", args: { state: "show=n8&costs=1_10", hide: "predict source" } };

/** Only the histograms and their threshold. */
export const Bare: Story = { args: { hide: CONTROLS.join(" ") } };

/** A picture of the reader's own; here a full pad. */
export const OwnPicture: Story = {
  name: "Own picture",
  play: async ({ canvasElement }) => {
    const tag = canvasElement.querySelector<AeAnomaly>("ae-anomaly")!;
    await tag.ready;
    tag.input = new Float32Array(784).fill(1);
  },
};

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

/** Words mirror, the axes of plots do not. */
export const RightToLeft: Story = { name: "Right to left", globals: { direction: "rtl" } };

export const Narrow: Story = { globals: { viewport: { value: "narrow" } } };

export const NarrowSensor: Story = { name: "Narrow, sensor", args: { source: "sensor" }, globals: { viewport: { value: "narrow" } } };
