/** Symbols with the number of a pixel. Hidden from screen readers: words stand beside them. */
import { html, nothing, type TemplateResult } from "lit";
import { symbol } from "../../core/quantities.js";
import type { Side } from "./view.js";

/** xᵢ or x̂ᵢ; the first pixel has index 0. */
export function pixelSymbol(side: Side, index: number): TemplateResult {
  const sub = html`<sub class="r">${index + 1}</sub>`;
  return side === "x"
    ? html`<span class="s q-x" dir="ltr" aria-hidden="true">x${sub}</span>`
    : html`<span class="s q-xhat" dir="ltr" aria-hidden="true"><span class="hat">x</span>${sub}</span>`;
}

/** −∂L/∂x̂, of one pixel where its index is given. */
export function slopeSymbol(index?: number): TemplateResult {
  return html`<span class="s slope-symbol" dir="ltr" aria-hidden="true"
    ><span class="r">−∂</span>${symbol.L}<span class="r">/∂</span
    >${index === undefined ? symbol.xhat : pixelSymbol("reconstruction", index)}</span
  >`;
}

/** A sentence with {x}, {xhat} or {L} in it: set as symbols for the eye, as letters for the ear. */
export function withSymbols(text: string): TemplateResult {
  const parts = text.split(/\{(x|xhat|L)\}/);
  return html`<span dir="auto">${parts.map((part, i) => (i % 2 === 0 ? part || nothing : said(part as keyof typeof SPOKEN)))}</span>`;
}

const SPOKEN = { x: "x", xhat: "x\u0302", L: "L" } as const;
const said = (name: keyof typeof SPOKEN) => html`${symbol[name]}<span class="visually-hidden">${SPOKEN[name]}</span>`;
