/** Beside the picture: which loss, its formula, its value, and what that value means. */
import { html, isServer, nothing, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import { symbol } from "../../core/quantities.js";
import { math } from "../../core/tex.js";
import { lossCalculatorTex } from "../../content/tex/loss-calculator.js";
import { lossCalculatorHtml } from "../../content/tex/loss-calculator.html.js";
import { short } from "../../i18n/numbers.js";
import type { LossName, Reduction } from "../../math/loss.js";
import { lossText } from "./loss-calculator.numbers.js";
import { RATE, isBinary } from "./loss-calculator.logic.js";
import { room } from "./room.js";
import { withSymbols } from "./symbols.js";
import { vars } from "../../core/vars.js";
import type { View } from "./view.js";

export interface ResultActions {
  readonly loss: (loss: LossName) => void;
  readonly reduction: (reduction: Reduction) => void;
  readonly step: () => void;
  readonly rate: (event: Event) => void;
  /** Rounds x to 0 and 1; gives the grey x back. */
  readonly round: () => void;
}

export function renderChoice(view: View, actions: ResultActions): TemplateResult {
  const { words, shows } = view;
  return html`<div class="choice controls">
    ${shows("loss") ? segments("loss", words.lossKind, ["mse", "bce"] as const, view.loss, (id) => words[id], actions.loss) : nothing}
    ${
      shows("reduction")
        ? segments("reduction", words.reduction, ["sum", "mean"] as const, view.reduction, (id) => words[id], actions.reduction)
        : nothing
    }
  </div>`;
}

function segments<T extends string>(
  name: string,
  legend: string,
  ids: readonly T[],
  chosen: T,
  label: (id: T) => string,
  choose: (id: T) => void,
): TemplateResult {
  return html`<div class="segments" role="radiogroup" aria-label=${legend}>
    ${ids.map(
      (id) =>
        html`<label
          >${
            // Lit's SSR would write `.checked` as an attribute, which checks whatever it says
            isServer
              ? html`<input type="radio" name=${name} value=${id} ?checked=${id === chosen} />`
              : html`<input type="radio" name=${name} value=${id} .checked=${id === chosen} @change=${() => choose(id)} />`
          }${label(id)}</label
        >`,
    )}
  </div>`;
}

export function renderFormula({ loss, reduction, report }: View): TemplateResult {
  return html`<div class="formula" part="formula">${formula(loss, reduction, report.pixels.length)}</div>`;
}

/** Typeset at build time for nine pixels; the real number takes the place of the 9. */
function formula(loss: LossName, reduction: Reduction, n: number): TemplateResult {
  const tex = lossCalculatorTex[`${loss}${reduction === "mean" ? "Mean" : "Sum"}`];
  const real = tex.replaceAll("9", String(n));
  return math(real, { prerendered: { [real]: lossCalculatorHtml[tex].replaceAll('"9"', `"${n}"`) } });
}

export function renderValue({ words, lang, loss, reduction, report, lastStep }: View): TemplateResult {
  const longest = lossText(LONG, lang);
  const names = LOSSES.flatMap((l) => [words.lossName(l, "sum"), words.lossName(l, "mean")]);
  const note = lastStep ? stepNote(words, lastStep.value, report.value, lossText(lastStep.value, lang)) : words.lossName(loss, reduction);
  return html`<output class="result" part="value" aria-live="polite" aria-atomic="true">
    <span class="visually-hidden">${words.lossIs}</span>
    <span class="big q-L" data-q="L">${symbol.L}<span class="r" aria-hidden="true">=</span><b>${lossText(report.value, lang)}</b></span>
    <span class="sub">${room([...names, words.stepFell(longest), words.stepGrew(longest), words.stepStayed], note)}</span>
  </output>`;
}

function stepNote(words: View["words"], before: number, after: number, text: string): string {
  return after < before ? words.stepFell(text) : after > before ? words.stepGrew(text) : words.stepStayed;
}

const LOSSES = ["mse", "bce"] as const;
/** As long as a loss is but for very small ones. */
const LONG = 0.4444;

/** The two readings of the lesson's n, side by side, and how low the loss can get. */
export function renderRows({ words, lang, loss, reduction, report }: View): TemplateResult {
  const { sum, mean, floor, pixels } = report;
  const entropic = loss === "bce" && floor > 0;
  return html`<dl class="rows" part="rows">
    ${row("sum", words.sumRow, sum, lang, "counts")}
    ${row("d", words.perPixel(pixels.length), mean, lang, reduction === "mean" ? "counts" : "")}
    ${row("n", words.perExample, sum, lang, reduction === "sum" ? "counts aside" : "aside")}
    <div class="floor">
      <dt>
        ${room(
          [words.floorEntropy, words.floorZero].map((text) => `${text} ${lossText(LONG, lang, 3)}`),
          html`${entropic ? words.floorEntropy : words.floorZero} <b>${lossText(floor, lang, 3)}</b>`,
        )}
      </dt>
      <dd class="sub">
        ${room([words.floorEntropyWhy, words.floorZeroWhy], withSymbols(entropic ? words.floorEntropyWhy : words.floorZeroWhy))}
      </dd>
    </div>
  </dl>`;
}

function row(shown: string, label: string, value: number, lang: string, kind: string): TemplateResult {
  return html`<div class=${kind} data-q=${shown}>
    <dt dir="auto">${label}</dt>
    <dd>${lossText(value, lang)}</dd>
  </div>`;
}

export function renderStep(view: View, actions: ResultActions, canGoBack: boolean): TemplateResult {
  const { words, lang, rate, report, shows } = view;
  const binary = isBinary(report.pixels.map((p) => p.x));
  return html`<div class="step controls">
    ${shows("step") ? html`<button class="button solid" part="step" @click=${actions.step}>${words.step}</button>` : nothing}
    ${
      shows("rate")
        ? html`<label class="rate" data-q="eta"
            ><span class="label">${words.rate}</span
            ><input
              type="range"
              min=${RATE.min}
              max=${RATE.max}
              step=${RATE.step}
              .value=${live(String(rate))}
              style=${vars({ p: `${(100 * (rate - RATE.min)) / (RATE.max - RATE.min)}%` })}
              @input=${actions.rate}
            /><span class="label rate-value" aria-hidden="true"><b>${short(rate, 2, lang)}</b></span></label
          >`
        : nothing
    }
    ${
      shows("binary")
        ? html`<button class="quiet round" part="binary" ?disabled=${binary && !canGoBack} @click=${actions.round}>
            ${withSymbols(binary && canGoBack ? words.grey : words.round)}
          </button>`
        : nothing
    }
  </div>`;
}
