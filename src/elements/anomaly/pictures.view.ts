/** One example: what goes in, what comes back, where the error is. */
import { html, nothing, type TemplateResult } from "lit";
import { symbol } from "../../core/quantities.js";
import { paintDigit } from "../../draw/digit.js";
import { paintError } from "../../draw/error.js";
import type { Palette } from "../../draw/palette.js";
import type { common } from "../../i18n/en/common.js";
import { cellOf } from "./anomaly.logic.js";
import type { Facts } from "./facts.js";
import { scoreText, type Speech } from "./speech.js";

/** What the three pictures show, in words. */
export type Alternatives = Record<"input" | "output" | "error", string>;

/** `said`: until the rest of the tag says what the pictures show, they are called what stands above them. */
export function renderPictures({ shown }: Facts, words: typeof common, said?: Alternatives): TemplateResult {
  const picture = (name: keyof Alternatives, quantity: string, sign: unknown, label: string) =>
    html`<div class="pic" data-q=${quantity}>
      <span class="label">${sign} <b>${label}</b></span>
      <canvas class="pixels" data-picture=${name} width="28" height="28" role="img" aria-label=${said?.[name] ?? label}></canvas>
    </div>`;
  return html`<div class="pics ${shown ? "" : "waiting"}">
    ${picture("input", "x", symbol.x, words.xInput)} ${picture("output", "xhat", symbol.xhat, words.xhatReconstruction)}
    ${picture("error", "L", html`${symbol.xhat}<span class="r"> − </span>${symbol.x}`, words.error)}
  </div>`;
}

export function paintPictures(root: ParentNode, { shown, shape }: Facts, palette: Palette): void {
  const canvas = (name: string) => root.querySelector<HTMLCanvasElement>(`canvas[data-picture=${name}]`);
  const [input, output, error] = [canvas("input"), canvas("output"), canvas("error")];
  if (!input || !output || !error) return;
  if (shown?.x.length !== shape.width * shape.height * shape.channels) return;
  paintDigit(input, shown.x, palette, shape);
  if (!shown.reconstruction) return;
  paintDigit(output, shown.reconstruction, palette, shape);
  paintError(error, shown.reconstruction, shown.x, palette, shape);
}

/** "A 7, scratched. Error 23.1, above the threshold: caught.": of the stored example, which is one of the digits. */
export function shownText({ decimals, shown, threshold }: Facts, { t, language }: Speech): TemplateResult | typeof nothing {
  const { pick, label, kind, score } = shown ?? {};
  return pick && score != null
    ? html`<b>${t.example(label!, kind!)}</b> ${t.scored(scoreText(score, decimals, language), cellOf(pick.group, score, threshold))}`
    : nothing;
}
