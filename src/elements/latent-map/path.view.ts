/** The straight line from A to B, decoded in steps. */
import { html, nothing, type TemplateResult } from "lit";
import { symbol } from "../../core/quantities.js";
import type { LatentMapWords } from "../../i18n/en/latent-map-rest.js";
import type { FullSpeech } from "./handles.view.js";
import type { Facts } from "./poster-facts.js";

export interface PathOptions extends FullSpeech {
  facts: Facts;
  both: boolean;
  /** The images between the ends wait for the reader's prediction. */
  covered: boolean;
}

export function renderPath({ facts, t, covered, both }: PathOptions): TemplateResult {
  const [from, to] = facts.blank ? ["", ""] : [endText(facts.ends.a, t), endText(facts.ends.b, t)];
  return html`<div class="path" part="path">
    <div class="path-head label">
      <span><i class="letter">A</i> ${from}</span
      ><span>${both ? html`<b class="who">${t.short[facts.which]}</b>` : nothing}<span class="line">${t.line} ${symbol.z}</span></span
      ><span>${to} <i class="letter">B</i></span>
    </div>
    <div class="strip" role="img" aria-label=${facts.blank ? t.line : covered ? t.pathCovered(from, to) : t.pathPicture(from, to)}>
      ${facts.path.map((_, i) =>
        facts.blank || (covered && i > 0 && i < facts.path.length - 1)
          ? html`<span class="cover">${facts.blank ? nothing : "?"}</span>`
          : html`<canvas class="pixels" data-step=${i}></canvas>`,
      )}
    </div>
  </div>`;
}

export const endText = ({ label, moved }: { label: number; moved: boolean }, t: LatentMapWords) =>
  moved ? t.nearDigit(label) : t.realDigit(label);
