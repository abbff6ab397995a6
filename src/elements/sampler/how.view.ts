/** What the figures say, and what counts as digit-like. */
import { html, nothing, type TemplateResult } from "lit";
import { PERCENTILE, SURE } from "../../math/digit-like.js";
import { catalogueEntry, type CatalogueEntry } from "../../model/catalogue.js";
import { fixed, short } from "../../i18n/numbers.js";
import type { SamplerWords } from "../../i18n/en/sampler-rest.js";
import { MODEL, type Dice, type Which } from "./sampler.logic.js";
import { cross, tick } from "./sheet.view.js";
import { LIMIT } from "./studio.js";

type Sampling = NonNullable<CatalogueEntry["sampling"]>;

export const measuredOf = (which: Which): Sampling | undefined => catalogueEntry(MODEL[which]).sampling;

/** Share of digit-like samples that the catalogue holds for such dice; null where it holds none. */
export function measuredShare(which: Which, dice: Dice, spread: number): number | null {
  if (dice === "prior" && spread !== 1) return null;
  return measuredOf(which)?.[dice].digitLike ?? null;
}

export interface HowOptions {
  t: SamplerWords;
  language: string;
  /** Mean ‖z‖ of dice from N(0, I) and of the plain autoencoder's codes; null while they are not known. */
  lengths: { dice: number; codes: number } | null;
  /** Real digits. */
  count: number;
  /** A prediction is open: what is known would give it away. */
  covered: boolean;
}

export function renderHow({ t, language, lengths, count, covered }: HowOptions): TemplateResult {
  const percent = (v: number) => fixed(100 * v, 1, language);
  const plain = measuredOf("ae");
  const variational = measuredOf("vae");
  const finding =
    plain && variational && lengths
      ? t.finding({
          dice: fixed(lengths.dice, 1, language),
          codes: fixed(lengths.codes, 1, language),
          prior: percent(plain.prior.digitLike),
          fitted: percent(plain.fitted.digitLike),
          variational: percent(variational.prior.digitLike),
          scale: plain.fitted.digitLike > plain.prior.digitLike,
          remains: plain.fitted.digitLike < variational.prior.digitLike,
        })
      : "";
  const rule = t.ruleLike(
    short(100 * SURE, 0, language),
    fixed(LIMIT, 1, language),
    short(100 * PERCENTILE, 0, language),
    short(count, 0, language),
  );
  return html`<div class="how" part="how">
    <details>
      <summary>${t.counts}</summary>
      <p class="sub">${[rule, t.ruleDistance, t.ruleError, t.ruleClouds].join(" ")}</p>
    </details>
    ${covered ? nothing : html`<p class="sub finding">${finding} ${flatFinding(t, percent)}</p>`}
  </div>`;
}

/** Two numbers in place of 32, measured in the same way: how far the plain autoencoder is behind there. */
function flatFinding(t: SamplerWords, percent: (share: number) => string): string {
  const [plain, variational] = ["ae2" as const, "vae2" as const].map((id) => catalogueEntry(id).digitLike);
  return plain === undefined || variational === undefined ? "" : t.flat(percent(plain), percent(variational), plain < variational);
}

/** The marks under the samples, named once. */
export function renderKey(t: SamplerWords): TemplateResult {
  return html`<p class="sub key" aria-label=${t.key}>
    <span>${tick}<b>7</b> ${t.keyLike}</span> <span><b>7?</b> ${t.keyUnsure}</span> <span>${cross} ${t.keyOff}</span>
  </p>`;
}
