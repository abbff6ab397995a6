/** The code as bars: up to eight stand one by one, more of them close together. What the hand does with them comes with the rest. */
import { html, nothing, type TemplateResult } from "lit";
import { vars } from "../../core/vars.js";
import { fixed } from "../../i18n/numbers.js";

/** Rows of 24 px, the least that a finger or a mouse can hit, do not fit for more. */
export const MOST_ROWS = 8;

export interface CodeBars {
  lang: string;
  k: number;
  /** k numbers, or null where they are not known yet. */
  code: ArrayLike<number> | null;
  /** Half the width of the axis. */
  limit: number;
  /** The line below: what to do, or what this is. */
  hint: string;
  hand: CodeHand | null;
}

/** What comes with the rest. */
export interface CodeHand {
  /** Upon the track of number `index`. */
  onTrack(index: number): unknown;
  /** All of more than MOST_ROWS bars. */
  readonly many: TemplateResult;
  /** Which of them the row below shows. */
  readonly chosen: number;
}

export function renderCode(view: CodeBars): TemplateResult {
  const { k, code, hint, hand, limit } = view;
  const many = k > MOST_ROWS;
  return html`<div class="code ${isUsual(limit) ? "" : "powers"}" part="code" data-q="z">
    <div class="hint sub ${many ? "of-many" : ""}"><span>${hint}</span></div>
    <div class="bars ${many ? "many" : "rows"}">${many ? hand?.many : Array.from({ length: k }, (_, i) => bar(view, i))}</div>
    ${many ? html`<div class="edit">${hand && code ? bar(view, hand.chosen) : nothing}</div>` : nothing}
  </div>`;
}

/** Of a number on an axis that ends at `limit`: a hundredth part of it can be read. */
export const decimalsOf = (limit: number): number => (limit >= 100 ? 0 : limit >= 1 ? 1 : limit >= 0.1 ? 2 : 3);

/** Beyond these ends of an axis a number is written with a power of ten: it would not fit, or be 0.000. */
export const isUsual = (limit: number): boolean => limit < 1000 && limit >= 0.005;

/** A number of the code as it stands beside its bar: at most seven characters. */
export function codeText(value: number, limit: number, lang: string): string {
  if (isUsual(limit) || value === 0 || (Math.abs(value) < 1000 && limit >= 1)) return fixed(value, decimalsOf(limit), lang);
  const [digits, power] = value.toExponential(1).split("e").map(Number);
  return `${fixed(digits, 1, lang)}e${fixed(power, 0, lang)}`;
}

function bar({ code, lang, limit, hand }: CodeBars, index: number): TemplateResult {
  return html`<div class="bar">
    <span class="name q-z" aria-hidden="true"><span class="s">z</span><sub>${index + 1}</sub></span>
    <div class="track" style=${vars({ e: share(code ? code[index] : 0, limit) })}><i class="fill"></i>${hand?.onTrack(index)}</div>
    <span class="value" aria-hidden="true">${code ? codeText(code[index], limit, lang) : ""}</span>
  </div>`;
}

/** Place on the axis, 0 to 1. */
export function share(value: number, limit: number): number {
  return Math.min(1, Math.max(0, (value / limit + 1) / 2));
}
