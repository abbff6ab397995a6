/** What every threshold would do: caught against false alarms, and the area under that curve in words. */
import { html, nothing, type TemplateResult } from "lit";
import { vars } from "../../core/vars.js";
import { fixed } from "../../i18n/numbers.js";
import { NAMED, type Facts } from "./facts.js";
import { countText, percent, type Speech } from "./speech.js";

/** `honest`: how principal components do; null while that is not known. */
export function renderRoc(facts: Facts, { t, language }: Speech, honest: unknown): TemplateResult {
  const { source, chart, pca, confusion: n, scores, blank } = facts;
  const falseAlarms = n.falseAlarms / (scores.normal.length || 1);
  const caught = n.caught / (scores.anomalous.length || 1);
  const auc = fixed(blank ? 0 : chart.auc, 3, language);
  return html`<div class="roc" part="roc">
    <span class="label"><b>${t.rocTitle}</b></span>
    <div class="roc-plot" dir="ltr">
      <span class="y-name label" aria-hidden="true">${t.rocY}</span>
      <div
        class="square"
        role="img"
        style=${vars({ fa: falseAlarms, caught })}
        aria-label=${t.rocPicture(auc, percent(falseAlarms, language), percent(caught, language))}
      >
        <svg viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true">
          <path class="area" d="${chart.roc}V100z" />
          <path class="guide" d="M0 100L100 0" />
          <path class="pca" d=${pca?.chart.roc ?? ""} />
          <path class="ours" d=${chart.roc} />
        </svg>
        <span class="name chance" aria-hidden="true">${t.chance}</span>
        ${pca ? html`<span class="name pca" style=${vars({ at: NAMED, y: 1 - pca.chart.caughtAtName })} aria-hidden="true">${t.pca}</span>` : nothing}
        <i class="point" aria-hidden="true"></i>
      </div>
      <div class="roc-ticks" aria-hidden="true"><span>0</span><span class="label">${t.rocX}</span><span>100&#8239;%</span></div>
    </div>
    <div class="area-words">
      <p class="area-number"><span class="result">${auc}</span> <span class="label">${t.auc}</span></p>
      <p class="sub">${t.aucMeaning[source](countText(Math.round(100 * (blank ? 0.88 : chart.auc)), language))}</p>
      <p class="sub honest" role="note">${honest ?? nothing}</p>
    </div>
  </div>`;
}
