/**
 * TeX in a quiz. Single symbols of the six quantities, which is all that the lesson's quiz holds, are set without KaTeX; for an author's
 * other TeX what typesets it is fetched when the first such text is rendered, and the source stands there until it has come.
 */
import { html, type LitElement, type TemplateResult } from "lit";
import { lazy } from "../../core/lazy.js";
import { symbol } from "../../core/quantities.js";

/** Symbols by TeX. */
export const SYMBOLS: ReadonlyMap<string, TemplateResult> = new Map([
  ["\\q{x}{x}", symbol.x],
  ["\\q{z}{z}", symbol.z],
  ["\\q{z}{k}", symbol.k],
  ["\\q{xhat}{\\hat{x}}", symbol.xhat],
  ["\\q{L}{L}", symbol.L],
  ["\\q{theta}{f_\\theta}", symbol.f],
  ["\\q{phi}{g_\\phi}", symbol.g],
  ["\\q{theta}{\\theta}", symbol.theta],
  ["\\q{phi}{\\phi}", symbol.phi],
]);

type Setter = typeof import("./tex-katex.js");

const loadSetter = lazy(() => import("./tex-katex.js"));

let setter: Setter | null = null;
let loading: Promise<void> | null = null;
const listeners = new Set<() => void>();

/** What is under way to typeset TeX; null when nothing is. */
export function texLoading(): Promise<void> | null {
  return loading;
}

/** Calls back when TeX can be typeset; gives the function that stops it. */
export function onTex(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Gives a tag the styles of formulas, once there are any. */
export function adoptTexStyles(element: LitElement): void {
  if (setter) setter.adopt(element, setter.katexStyles);
}

/** A formula; `spoken` is what a screen reader says for a symbol. */
export function renderTex(tex: string, spoken: string): TemplateResult {
  const known = SYMBOLS.get(tex);
  if (known) return html`${known}<span class="visually-hidden">${spoken}</span>`;
  if (setter) return setter.math(tex);
  loading ??= load();
  return html`<code class="tex-source" dir="ltr">${tex}</code>`;
}

async function load(): Promise<void> {
  try {
    setter = await loadSetter();
  } catch {
    // the source goes on standing there; the next rendering asks again
    loading = null;
    return;
  }
  loading = null;
  for (const listener of listeners) listener();
}
