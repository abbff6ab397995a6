/** How many numbers go in, pass and come out, as lengths on one scale. */
import { html, type TemplateResult } from "lit";
import { vars } from "../../core/vars.js";
import type { walkthrough } from "../../i18n/en/walkthrough.js";
import { short } from "../../i18n/numbers.js";
import { PIXELS } from "./film.js";

export interface Lengths {
  words: typeof walkthrough;
  lang: string;
  k: number;
  /** Numbers that are drawn for the code and for the reconstruction. */
  code: number;
  out: number;
  /** Whether it is said how many times fewer the code has. */
  fewer: boolean;
}

export function renderLengths({ words: t, lang, k, code, out, fewer }: Lengths): TemplateResult {
  const line = (name: string, label: unknown, count: number, quantity: string) =>
    html`<div class="length ${name}" data-q=${quantity}>
      <span class="label ${count > 0 ? "" : "later"}">${label}</span>
      <i style=${vars({ share: `${(100 * count) / PIXELS}%` })}></i>
    </div>`;
  const passes = html`${t.passThrough(k)}${fewer ? html`, <b>${t.fewer(short(PIXELS / k, 1, lang))}</b>` : ""}`;
  return html`<div class="name-row label">${t.lengths}</div>
    <div class="bench-body lengths">
      ${line("in", t.goIn, PIXELS, "x")} ${line("through", passes, code, "z")} ${line("out", t.comeOut, out, "xhat")}
    </div>`;
}
