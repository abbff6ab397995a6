/** Input, reconstruction and error map: their frames with words, and their painting. */
import { html, type TemplateResult } from "lit";
import { symbol } from "../../core/quantities.js";
import { paintDigit } from "../../draw/digit.js";
import { paintError } from "../../draw/error.js";
import type { Palette } from "../../draw/palette.js";
import type { bottleneck } from "../../i18n/en/bottleneck.js";
import type { common } from "../../i18n/en/common.js";
import { fixed, short } from "../../i18n/numbers.js";
import type { Look } from "./poster-look.js";

export interface Pictures {
  words: typeof bottleneck;
  common: typeof common;
  lang: string;
  k: number;
  look: Look;
}

export function renderInput({ words, common: t, look }: Pictures): TemplateResult {
  const { kind } = look.source;
  const name = inputName(look);
  const shown = words.inputName(kind, name);
  return html`<div class="pic x" part="input" data-q="x">
    <div class="name-row label">${symbol.x} <b>${t.xInput}</b></div>
    <div class="field">${picture("input", look.input ? words.input(kind, name) : words.waiting)}</div>
    <div class="sub"><span data-q="d">${words.pixels}</span>${shown && html`<br /><span class="of">${shown}</span>`}</div>
  </div>`;
}

export function renderReconstruction({ words, common: t, lang, k, look: { reconstruction } }: Pictures): TemplateResult {
  const error = reconstruction ? fixed(reconstruction.error, 4, lang) : "";
  return html`<div class="pic xhat" part="reconstruction" data-q="xhat">
    <div class="name-row label">
      ${symbol.xhat} <b><span class="long">${t.xhatReconstruction}</span><span class="brief">${words.output}</span></b>
    </div>
    <div class="field">${picture("reconstruction", reconstruction ? words.reconstruction(k, error) : words.waiting)}</div>
    <div class="sub">
      <span class="long">${words.pixelsOut}</span
      ><span class="brief" data-q="L" aria-hidden="true">${words.mse} <b class="q-L">${error}</b></span>
    </div>
  </div>`;
}

export function renderError({ words, common: t, lang, look }: Pictures): TemplateResult {
  const { reconstruction } = look;
  return html`<div class="pic err" part="error">
    <div class="name-row label">
      <span class="difference" dir="ltr">${symbol.xhat}<span class="r">−</span>${symbol.x}</span> <b>${t.error}</b>
    </div>
    <div class="field">${picture("error", errorText(look, reconstruction?.image, words, lang))}</div>
    <div class="sub">
      <span class="mse-line" data-q="L">${words.mse} <b class="q-L">${reconstruction ? fixed(reconstruction.error, 4, lang) : ""}</b></span>
      <span class="keys" aria-hidden="true"
        ><span><i class="key lost"></i>${words.lost}</span><span><i class="key invented"></i>${words.invented}</span></span
      >
    </div>
  </div>`;
}

/** A canvas that `paintPictures` finds by its name. */
export function picture(name: string, label: string): TemplateResult {
  return html`<canvas class="pixels" data-picture=${name} width="28" height="28" role="img" aria-label=${label}></canvas>`;
}

/** What an error map shows, in words. */
export function errorText({ input, subject }: Look, image: ArrayLike<number> | undefined, words: typeof bottleneck, lang: string): string {
  if (!input || !image) return words.waiting;
  const { lost, invented } = subject.balance(input, image);
  const percent = (v: number) => `${short(100 * v, 0, lang)}\u00a0%`;
  return words.errorMap(percent(lost), percent(invented));
}

/** What the input is called: a digit, a class, a letter. */
export function inputName({ source, digit, subject }: Look): string {
  return source.kind === "letter" ? source.letter : source.kind === "sample" ? subject.name(digit) : "";
}

export function paintPictures(root: ParentNode, { input, reconstruction, comparison, subject: { shape } }: Look, palette: Palette): void {
  // paper, not black
  const paper = { ...shape, channels: 1 } as const;
  const blank = new Float32Array(shape.width * shape.height);
  const digits: Record<string, ArrayLike<number> | null | undefined> = {
    input,
    reconstruction: reconstruction?.image,
    comparison: comparison?.image,
  };
  const errors: Record<string, ArrayLike<number> | undefined> = { error: reconstruction?.image, "comparison-error": comparison?.image };
  for (const canvas of root.querySelectorAll<HTMLCanvasElement>("canvas[data-picture]")) {
    const name = canvas.dataset.picture!;
    const image = name in digits ? digits[name] : input && errors[name];
    const [shown, form] = image ? [image, shape] : [blank, paper];
    if (name in digits) paintDigit(canvas, shown, palette, form);
    else paintError(canvas, shown, image ? input! : blank, palette, form);
  }
}
