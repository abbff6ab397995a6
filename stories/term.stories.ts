import type { Meta, StoryObj } from "@storybook/web-components-vite";
import { html, nothing } from "lit";
import { ifDefined } from "lit/directives/if-defined.js";
import "../src/elements/loss-calculator/define.js";
import "../src/elements/term/define.js";
import type { AeTerm } from "../src/elements/term/term.element.js";
import { TERMS } from "../src/content/terms.js";

interface Args {
  word: string;
  term?: string;
  definition?: string;
  hide?: string;
  theme?: "light" | "dark";
}

const term = ({ word, term: name, definition, hide, theme }: Args) =>
  html`<ae-term term=${ifDefined(name)} definition=${ifDefined(definition)} hide=${ifDefined(hide)} theme=${ifDefined(theme)}
    >${word}</ae-term
  >`;

const sentence = (args: Args) =>
  html`<p style="max-inline-size: 34em; line-height: 1.6">
    What comes out is compared with what went in, and the ${term(args)} says how far the two are apart.
  </p>`;

const meta: Meta<Args> = {
  title: "Term",
  component: "ae-term",
  args: { word: "reconstruction error" },
  argTypes: {
    word: { control: "text", description: "The text inside" },
    term: { control: "select", options: Object.keys(TERMS) },
    definition: { control: "text" },
    hide: { control: "inline-radio", options: ["", "link"] },
    theme: { control: "inline-radio", options: ["light", "dark"] },
  },
  render: sentence,
};
export default meta;

type Story = StoryObj<Args>;

/** It loads nothing, so there is no loading and no failed state. */
export const Default: Story = {};

const opened: Story["play"] = async ({ canvasElement }) => {
  const tag = canvasElement.querySelector<AeTerm>("ae-term")!;
  tag.open = true;
  await tag.updateComplete;
};

export const Open: Story = { play: opened };

/** The figure that shows it is on the page: the definition leads there. */
export const WithFigure: Story = {
  name: "With the way to its figure",
  args: { word: "loss" },
  render: (args) => html`${sentence(args)}<ae-loss-calculator></ae-loss-calculator>`,
  play: opened,
};

export const OtherWord: Story = { name: "Another word in the text", args: { word: "how wrong it is", term: "loss" }, play: opened };

export const OwnDefinition: Story = { args: { word: "gizmo", definition: "A made-up part." }, play: opened };

/** It stands as plain text, with a warning in the console. */
export const Unknown: Story = { args: { word: "flux capacitor" } };

/** A term of several words breaks over lines as text does. */
export const Narrow: Story = {
  args: { word: "binary cross-entropy" },
  globals: { viewport: { value: "narrow" } },
  play: opened,
};

export const Dark: Story = { globals: { scheme: "dark" }, play: opened };

export const RightToLeft: Story = { name: "Right to left", globals: { direction: "rtl" }, play: opened };

/** All entries. */
export const Glossary: Story = {
  render: () =>
    html`<ul style="line-height: 1.8">
      ${Object.entries(TERMS).map(([id, { names }]) => html`<li>${term({ word: names[0], term: id })}${nothing}</li>`)}
    </ul>`,
};
