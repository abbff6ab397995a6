/** The digit that is looked at, enlarged, and those nearest to it in the code. */
import { html, type TemplateResult } from "lit";
import { symbol } from "../../core/quantities.js";
import type { features } from "../../i18n/en/features.js";
import type { Look } from "./look.js";

export function renderLoupe(t: typeof features, { label, near }: Look, name: unknown): TemplateResult {
  return html`<div class="loupe" part="loupe">
    <div class="pic this" data-q="x">
      <span class="label">${symbol.x} <b>${label === null ? t.yours : t.picked}</b></span>
      <canvas class="pixels" role="img" aria-label=${label === null ? t.yoursPicture : t.aDigit(label)}></canvas>
    </div>
    <div class="pic near" data-q="z">
      <span class="label">${symbol.z} <b>${t.nearest}</b></span>
      <div class="row" role="img" aria-label=${t.nearDigits(near.map((n) => n.label))}>
        ${near.map(() => html`<canvas class="pixels"></canvas>`)}
      </div>
      <div class="name">${name}</div>
    </div>
  </div>`;
}
