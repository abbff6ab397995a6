/** The honest comparison: how far a linear filter gets that was fitted to this very noise. From the catalogue. */
import { html, nothing, type TemplateResult } from "lit";
import type { DenoiserWords } from "../../i18n/en/denoiser-rest.js";
import { fixed } from "../../i18n/numbers.js";
import type { NoiseKind } from "../../math/noise.js";
import { catalogueEntry } from "../../model/catalogue.js";
import { MEASURED } from "./level-curve.js";
import { percent } from "./pictures.js";

export interface Figures {
  /** Mean PSNR in dB over the test digits at MEASURED. */
  readonly denoised: number;
  readonly linear: number;
  readonly noisy: number;
  readonly plain: number;
}

/** Undefined where the catalogue tells nothing of it. */
export function figuresOf(noise: NoiseKind): Figures | undefined {
  return catalogueEntry("denoiser").denoising?.[noise];
}

export function renderBaseline(noise: NoiseKind, t: DenoiserWords, lang: string): TemplateResult | typeof nothing {
  const figures = figuresOf(noise);
  if (!figures) return nothing;
  const { denoised, linear, noisy } = figures;
  const lead = denoised - linear;
  const level = noise === "mask" ? percent(MEASURED, lang) : fixed(MEASURED, 1, lang);
  return html`<div class="pick-head label"><b>${t.baselineTitle}</b></div>
    <p class="sub">
      ${t.baseline(noise, level, fixed(linear, 1, lang), fixed(denoised, 1, lang))}
      ${lead > 0 ? t.leads(fixed(lead, 1, lang), percent((linear - noisy) / (denoised - noisy), lang)) : t.trails(fixed(-lead, 1, lang))}
      ${t.decibelScale}
    </p>`;
}
