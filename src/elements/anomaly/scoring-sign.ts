/** What stands in the empty plot while an author's images are scored. */
import { html, type TemplateResult } from "lit";
import { vars } from "../../core/vars.js";
import type { AnomalyWords } from "../../i18n/en/anomaly-rest.js";
import { short } from "../../i18n/numbers.js";

/** @param done of `count` examples */
export function renderScoring(done: number, count: number, { t, language }: { t: AnomalyWords; language: string }): TemplateResult {
  const percent = Math.round((100 * done) / count);
  const number = (n: number) => short(n, 0, language);
  return html`<div class="scoring" role="progressbar" aria-label=${t.scoring} aria-valuenow=${percent}>
    <span class="sub">${t.scoringSoFar(number(done), number(count))}</span><i style=${vars({ p: `${percent}%` })}></i>
  </div>`;
}
