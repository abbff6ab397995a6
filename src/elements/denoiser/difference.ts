/** What an output has that the clean target has not, and the other way round. */
import { html, type TemplateResult } from "lit";
import { symbol } from "../../core/quantities.js";
import { paintDifference } from "../../draw/difference.js";
import type { Palette } from "../../draw/palette.js";
import type { DenoiserWords } from "../../i18n/en/denoiser-rest.js";
import { inkBalance, PIXELS } from "./denoiser.logic.js";
import type { Look } from "./look.js";
import { percent } from "./pictures.js";

export type Which = "output" | "plain";

export function renderDifference(which: Which, look: Look, t: DenoiserWords, lang: string): TemplateResult {
  const image = look[which];
  const name = which === "output" ? t.denoisedLong : t.plain;
  const balance = image && inkBalance(look.clean, image);
  const label = !image
    ? t.waiting
    : balance
      ? t.differenceText(name, percent(balance.lost, lang), percent(balance.invented, lang))
      : t.differenceEmpty(name);
  const first = which === "output" ? html`<span data-q="xhat">${symbol.xhat}</span>` : html`<b class="baseline">${t.curvePlain}</b>`;
  return html`<div class="name-row label">
      <span class="minus" dir="ltr">${first}<span class="r">−</span>${symbol.x}</span> <b>${t.difference}</b>
    </div>
    <div class="field">
      <canvas class="pixels" part="difference" data-difference=${which} width="28" height="28" role="img" aria-label=${label}></canvas>
    </div>
    <div class="sub keys">
      ${
        image && !balance
          ? html`<span>${t.noInk}</span>`
          : html`<span><i class="key invented"></i> <bdi>${t.invented(balance ? percent(balance.invented, lang) : "")}</bdi></span>
              <span><i class="key lost"></i> <bdi>${t.lost(balance ? percent(balance.lost, lang) : "")}</bdi></span>`
      }
    </div>`;
}

const BLANK = new Float32Array(PIXELS);

export function paintDifferences(root: ParentNode, look: Look, palette: Palette): void {
  for (const canvas of root.querySelectorAll<HTMLCanvasElement>("canvas[data-difference]")) {
    const image = look[canvas.dataset.difference as Which];
    paintDifference(canvas, image ?? BLANK, image ? look.clean : BLANK, palette);
  }
}
