/** One example: what goes in, what comes back, where the error is. */
import { html, nothing, type TemplateResult } from "lit";
import { symbol } from "../../core/quantities.js";
import { paintDigit, paintError } from "../../draw/digit.js";
import type { Palette } from "../../draw/palette.js";
import type { common } from "../../i18n/en/common.js";
import { cellOf } from "./anomaly.logic.js";
import type { Facts, Shown } from "./facts.js";
import { scoreText, type Speech } from "./speech.js";

export function renderPictures({ shown }: Facts, { t }: Speech, words: typeof common): TemplateResult {
  const picture = (name: "input" | "output" | "error", quantity: string, label: unknown, alt: string) =>
    html`<div class="pic" data-q=${quantity}>
      <span class="label">${label}</span>
      <canvas class="pixels" data-picture=${name} width="28" height="28" role="img" aria-label=${alt}></canvas>
    </div>`;
  return html`<div class="pics ${shown ? "" : "waiting"}">
    ${picture("input", "x", html`${symbol.x} <b>${words.xInput}</b>`, t.pictureInput)}
    ${picture("output", "xhat", html`${symbol.xhat} <b>${words.xhatReconstruction}</b>`, t.pictureOutput)}
    ${picture("error", "L", html`${symbol.xhat}<span class="r"> − </span>${symbol.x} <b>${words.error}</b>`, t.pictureError)}
  </div>`;
}

export function paintPictures(root: ParentNode, shown: Shown | null, palette: Palette): void {
  const canvas = (name: string) => root.querySelector<HTMLCanvasElement>(`canvas[data-picture=${name}]`);
  const [input, output, error] = [canvas("input"), canvas("output"), canvas("error")];
  if (!input || !output || !error) return;
  if (!shown || shown.x.length !== 784) return;
  paintDigit(input, shown.x, palette);
  if (!shown.reconstruction) return;
  paintDigit(output, shown.reconstruction, palette);
  paintError(error, shown.reconstruction, shown.x, palette);
}

/** "A 7, scratched. Error 23.1, above the threshold: caught." */
export function shownText({ source, shown, threshold }: Facts, { t, language }: Speech): TemplateResult | typeof nothing {
  if (!shown) return nothing;
  const { pick, origin, label, kind, score } = shown;
  const what = origin ? t.own[origin] : label === null ? t.windowExample(kind) : t.example(label, kind);
  if (score === null) return html`<b>${what}</b>`;
  const number = scoreText(score, source, language);
  const verdict = pick ? t.scored(number, cellOf(pick.group, score, threshold)) : t.scoredOwn(number, score >= threshold);
  return html`<b>${what}</b> ${verdict}`;
}
