/** The share that is digit-like over all rolls, with its error, against what was measured beforehand. */
import { html, nothing, type TemplateResult } from "lit";
import { vars } from "../../core/vars.js";
import { fixed, short } from "../../i18n/numbers.js";
import type { SamplerWords } from "../../i18n/en/sampler-rest.js";
import type { Share } from "./tally.js";

export interface ShareOptions {
  t: SamplerWords;
  language: string;
  /** Null before the first roll of these dice, and while a prediction is open. */
  share: Share | null;
  /** In [0, 1]; null where nothing was measured of these dice. */
  measured: number | null;
}

export function renderShare({ t, language, share, measured }: ShareOptions): TemplateResult {
  const percent = (v: number) => fixed(100 * v, 1, language);
  const said = share && ([percent(share.share), percent(share.error), short(share.n, 0, language)] as const);
  const against = measured === null ? "" : t.shareAgainst(percent(measured));
  return html`<div class="share">
    <div class="scale" dir="ltr" role="img" aria-label=${said ? `${t.shareAxis(...said)}${against}` : `${t.shareUnknown}${against}`}>
      ${
        share
          ? html`<i
                class="error"
                style=${vars({ from: Math.max(0, share.share - share.error), to: Math.min(1, share.share + share.error) })}
              ></i
              ><i class="dot" style=${vars({ at: share.share })}></i>`
          : nothing
      }
      ${measured === null ? nothing : html`<i class="measured" style=${vars({ at: measured })}></i>`}
    </div>
    <p class="sub">
      <span class="rolls">${said ? t.rolls(...said) : nothing}</span>
      ${measured === null ? nothing : html`<span class="before">${t.measured(percent(measured))}</span>`}
    </p>
  </div>`;
}
