import type { Meta, StoryObj } from "@storybook/web-components-vite";
import { html, nothing } from "lit";
import { ifDefined } from "lit/directives/if-defined.js";
import "../src/elements/formula/define.js";
import { FORMULA_NAMES } from "../src/elements/formula/formula.logic.js";
import "../src/elements/loss-calculator/define.js";

interface Args {
  name?: string;
  tex?: string;
  display?: boolean;
  for?: string;
  hide?: string;
  state?: string;
  meanings?: Record<string, string>;
}

const formula = ({ name, tex, display, for: target, hide, state, meanings }: Args) =>
  html`<ae-formula
    name=${ifDefined(name)}
    tex=${ifDefined(tex)}
    ?display=${display}
    for=${ifDefined(target)}
    hide=${ifDefined(hide)}
    state=${ifDefined(state)}
  >
    ${
      meanings
        ? html`<dl>
            ${Object.entries(meanings).map(
              ([symbol, meaning]) =>
                html`<dt>${symbol}</dt>
                  <dd>${meaning}</dd>`,
            )}
          </dl>`
        : nothing
    }
  </ae-formula>`;

const meta: Meta<Args> = {
  title: "Formula",
  component: "ae-formula",
  argTypes: {
    name: { control: "select", options: FORMULA_NAMES },
    tex: { control: "text" },
    display: { control: "boolean" },
    for: { control: "text" },
    hide: { control: "inline-check", options: ["legend", "meaning"] },
    state: { control: "text" },
    meanings: { control: "object", description: "The slotted list" },
  },
  render: (args) => formula({ ...args, hide: Array.isArray(args.hide) ? args.hide.join(" ") : args.hide }),
};
export default meta;

type Story = StoryObj<Args>;

/** The encoder and the decoder. */
export const Default: Story = {};

export const Displayed: Story = { args: { name: "reconstruction-loss", display: true } };

/** Every formula that is built in: none of them asks for KaTeX. */
export const BuiltIn: Story = {
  name: "All built-in formulas",
  render: () => html`<div style="display:grid;gap:32px">${FORMULA_NAMES.map((name) => formula({ name, display: true }))}</div>`,
};

/** Point at a symbol, or at a bar: each lights the other. */
export const Linked: Story = {
  name: "Linked to a figure",
  args: { name: "mse", display: true, for: "sums" },
  render: (args) => html`${formula(args)}<ae-loss-calculator id="sums" style="margin-block-start:32px"></ae-loss-calculator>`,
};

export const Pinned: Story = { name: "One symbol pinned by the author", args: { name: "vae", display: true, state: "symbol=kl" } };

export const OwnTex: Story = {
  name: "The author's TeX",
  args: {
    tex: String.raw`\q{z}{z} = \q{mu}{\mu} + \q{sigma}{\sigma} \odot \q{eps}{\varepsilon}`,
    display: true,
    meanings: { mu: "centre of the cloud", sigma: "its spread in each direction", eps: "drawn from a standard normal" },
  },
};

/** A formula that is longer than its line breaks; a part that is longer still scrolls, with a cue. */
export const Long: Story = {
  name: "Too long for its line",
  args: {
    tex: String.raw`\q{L}{L} = \underbrace{a_1 + a_2 + a_3 + a_4 + a_5 + a_6 + a_7 + a_8 + a_9 + a_{10} + a_{11} + a_{12}}_{12}`,
    display: true,
  },
  globals: { viewport: { value: "narrow" } },
};

export const InText: Story = {
  name: "In running text",
  render: () =>
    html`<p style="max-inline-size:36em;line-height:1.6">
      The encoder ${formula({ name: "encoder", hide: "legend meaning" })} keeps a few numbers, and the decoder
      ${formula({ name: "decoder", hide: "legend meaning" })} has to do with them.
    </p>`,
};

/** TeX that is not valid: its source, the place and the reason. */
export const Failed: Story = { args: { tex: String.raw`\frac{1}{n} \sum_{i=1}^n \norm{x_i}`, display: true } };

/** What could reach out of the formula is refused. */
export const Refused: Story = { args: { tex: String.raw`\href{https://example.org}{x}` } };

export const Dark: Story = { args: { name: "denoising-loss", display: true, state: "symbol=noisy" }, globals: { scheme: "dark" } };

/** The formula itself runs left to right everywhere. */
export const RightToLeft: Story = { name: "Right to left", args: { state: "symbol=phi" }, globals: { direction: "rtl" } };

export const Narrow: Story = { args: { name: "five-pixels", display: true }, globals: { viewport: { value: "narrow" } } };
