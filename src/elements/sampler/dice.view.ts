/** What makes the dice: the button Roll, their kind, their lengths, and the spread. */
import { html, nothing, type TemplateResult } from "lit";
import { vars } from "../../core/vars.js";
import { fixed } from "../../i18n/numbers.js";
import type { SamplerWords } from "../../i18n/en/sampler-rest.js";
import { renderKey } from "./how.view.js";
import { renderLengths, SLIDER_SHARE, type LengthsRow } from "./chart.view.js";
import { CODE, MODELS, WIDEST, type Dice, type Shown } from "./sampler.logic.js";

export interface DiceOptions {
  t: SamplerWords;
  language: string;
  live: boolean;
  dice: Dice;
  spread: number;
  model: Shown;
  rows: readonly LengthsRow[];
  shows: (control: string) => boolean;
  on: {
    roll: () => void;
    dice: (dice: Dice) => void;
    model: (model: Shown) => void;
    /** `done`: let go. */
    spread: (spread: number, done: boolean) => void;
  };
}

const PRIOR = html`<span class="normal"
  ><span class="cal">N</span><span class="r">(0,&#8239;</span><span class="s">I</span><span class="r">)</span></span
>`;

export function renderDice(options: DiceOptions): TemplateResult {
  const { t, live, shows, on, rows, language } = options;
  return html`<div class="throw controls">
      ${shows("roll") ? html`<button class="button solid roll" part="roll" ?disabled=${!live} @click=${on.roll}>${t.roll}</button>` : nothing}
      ${shows("dice") ? renderKinds(options) : nothing} ${shows("model") ? renderModels(options) : nothing}
    </div>
    <div class="long">
      <p class="label">
        <span class="norm">‖<span class="s q-z">z</span>‖</span> <b>${t.lengthOf}</b>
      </p>
      ${renderLengths(rows, t, language)} ${shows("spread") ? renderSpread(options) : nothing}
    </div>
    ${renderKey(t)}`;
}

function renderKinds({ t, dice, live, on }: DiceOptions): TemplateResult {
  const kinds = [
    ["prior", PRIOR],
    ["fitted", t.fitted],
  ] as const;
  return html`<fieldset class="segments kinds">
    <legend class="visually-hidden">${t.kind}</legend>
    ${kinds.map(
      ([kind, label]) =>
        html`<label data-q=${kind === "prior" ? "prior" : nothing}
          ><input
            type="radio"
            name="dice"
            value=${kind}
            aria-label=${kind === "prior" ? "N(0, I)" : t.fitted}
            .checked=${dice === kind}
            ?disabled=${!live}
            @change=${() => on.dice(kind)}
          />${label}</label
        >`,
    )}
  </fieldset>`;
}

function renderModels({ t, model, on }: DiceOptions): TemplateResult {
  return html`<fieldset class="segments models" part="models">
    <legend class="visually-hidden">${t.show}</legend>
    ${([...MODELS, "both"] as const).map(
      (value) =>
        html`<label
          ><input type="radio" name="model" value=${value} .checked=${model === value} @change=${() => on.model(value)} />${
            t.short[value]
          }</label
        >`,
    )}
  </fieldset>`;
}

/** The thumb stands at the mean length of the dice. */
function renderSpread({ t, language, dice, spread, live, on }: DiceOptions): TemplateResult {
  const prior = dice === "prior";
  const value = (event: Event) => Number((event.target as HTMLInputElement).value);
  return html`<div class="spread controls" data-q="prior" style=${vars({ share: SLIDER_SHARE })}>
    <input
      dir="ltr"
      type="range"
      min="0"
      max=${WIDEST}
      step="0.1"
      style=${vars({ p: `${(100 * spread) / WIDEST}%` })}
      aria-label=${t.spread}
      aria-valuetext=${prior ? t.spreadOf(fixed(spread, 1, language), fixed(spread * Math.sqrt(CODE), 1, language)) : t.spreadFitted}
      .value=${String(spread)}
      ?disabled=${!live || !prior}
      @input=${(e: Event) => on.spread(value(e), false)}
      @change=${(e: Event) => on.spread(value(e), true)}
    />
    <p class="sub"><span>${prior ? html`${t.spread} <b>${fixed(spread, 1, language)}</b>` : t.spreadFitted}</span></p>
  </div>`;
}
