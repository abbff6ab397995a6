/** Two sliders for the chosen pixel: how a thumb moves bars that are narrower than itself. */
import { html, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import { pixelText, slopeText, termText } from "./loss-calculator.numbers.js";
import { room } from "./room.js";
import { pixelSymbol, slopeSymbol } from "./symbols.js";
import { valueOf } from "./chart.js";
import { vars } from "../../core/vars.js";
import type { Side, View } from "./view.js";

export function renderEditor(view: View): TemplateResult {
  const { words, lang, loss, report, chosen } = view;
  const pixel = report.pixels[chosen];
  return html`<div class="editor controls" part="editor" role="group" aria-labelledby="editor-label">
    <div class="label editor-label">
      <b id="editor-label">${words.pixel(chosen + 1)}</b>
      ${room(
        [words.term("mse"), words.term("bce")].map((text) => `${text} ${termText(LONG, lang)}`),
        html`${words.term(loss)} <b class="q-L">${termText(pixel.term, lang)}</b>`,
      )}
      <span>${slopeSymbol(chosen)} <b class="q-L slope-value" dir="ltr">${slopeText(-pixel.gradient, lang)}</b></span>
    </div>
    ${(["x", "reconstruction"] as const).map((side) => renderRow(view, side))}
  </div>`;
}

/** As long as a term is, mostly. */
const LONG = 0.4444;

function renderRow(view: View, side: Side): TemplateResult {
  const { words, lang, report, chosen, typing, actions } = view;
  const value = valueOf(report.pixels[chosen], side);
  const quantity = side === "x" ? "x" : "xhat";
  const label = side === "x" ? words.xLabel(chosen + 1) : words.xhatLabel(chosen + 1);
  const mine = typing?.side === side && typing.index === chosen;
  return html`<span class="editor-name">${pixelSymbol(side, chosen)}</span>
    <input
      class="slider ${quantity}"
      type="range"
      min="0"
      max="1"
      step="any"
      aria-label=${label}
      aria-valuetext=${pixelText(value, lang)}
      data-side=${side}
      data-index=${chosen}
      style=${vars({ p: `${100 * value}%` })}
      .value=${live(String(value))}
      @keydown=${actions.key}
      @input=${actions.slide}
      @change=${actions.commit}
    />
    <input
      class="number-input q-${quantity}"
      type="number"
      min="0"
      max="1"
      step="any"
      inputmode="decimal"
      aria-label=${words.asNumber(label)}
      data-side=${side}
      data-index=${chosen}
      .value=${live(mine ? typing.text : String(Number(value.toFixed(3))))}
      @keydown=${actions.key}
      @input=${actions.type}
      @change=${actions.commit}
      @blur=${actions.commit}
    />`;
}
