/** The row below repeats the reconstruction and its error for PCA at the same k, or for no bottleneck at all. */
import { html, type TemplateResult } from "lit";
import { symbol } from "../../core/quantities.js";
import type { BottleneckWords } from "../../i18n/en/bottleneck-rest.js";
import { fixed } from "../../i18n/numbers.js";
import { COMPARISONS, type Compare } from "./bottleneck.logic.js";
import type { Look } from "./poster-look.js";
import { errorText, picture } from "./pictures.js";

export interface Comparison {
  words: BottleneckWords;
  lang: string;
  k: number;
  compare: Compare;
  look: Look;
  live: boolean;
  onCompare: (compare: Compare) => void;
}

export function renderComparison(view: Comparison): TemplateResult {
  const { words, compare, live, onCompare } = view;
  return html`<div class="cmp-head controls">
      <span class="label" id="compare">${words.compareWith}</span>
      <div class="segments" role="radiogroup" aria-labelledby="compare">
        ${COMPARISONS.map(
          (c) =>
            html`<label
              ><input
                type="radio"
                name="compare"
                .checked=${c === compare}
                ?disabled=${!live}
                @change=${() => onCompare(c)}
              />${words.compare[c]}</label
            >`,
        )}
      </div>
    </div>
    ${compare === "none" ? about(words) : pictures(view)}`;
}

function about(words: BottleneckWords): TemplateResult {
  return html`<dl class="about sub">
    <dt>${words.compare.pca}</dt>
    <dd>${words.aboutPca}</dd>
    <dt>${words.compare.identity}</dt>
    <dd>${words.aboutIdentity}</dd>
  </dl>`;
}

function pictures({ words, lang, k, compare, look }: Comparison): TemplateResult {
  const { comparison } = look;
  const error = comparison ? fixed(comparison.error, 4, lang) : "";
  const label = !comparison ? words.waiting : compare === "pca" ? words.pcaPicture(k, error) : words.identityPicture;
  return html`<div class="pic p1">
      ${picture("comparison", label)}
      <div class="sub">
        ${compare === "pca" ? html`${words.pca}, <span dir="ltr">${symbol.k}<span class="r"> = </span>${k}</span>` : html`<span>${words.identityNumbers}</span>`}
      </div>
    </div>
    <div class="pic p2">
      ${picture("comparison-error", errorText(look, comparison?.image, words, lang))}
      <div class="sub">
        <span>${words.mse} <b class="baseline">${error}</b></span>
      </div>
    </div>
    ${compare === "identity" ? html`<div class="sub verdict"><span>${words.identity}</span></div>` : ""}`;
}
