/**
 * The six quantities of an autoencoder: one symbol and one colour each, in every tag and formula. Tags that show them can be
 * linked (`for="id"`) without knowing each other: the one asks through this interface, the other answers.
 */
import { html, type TemplateResult } from "lit";
import type { KnownSymbol } from "./known-symbols.js";

export const QUANTITIES = ["x", "theta", "z", "phi", "xhat", "L"] as const;
export type Quantity = (typeof QUANTITIES)[number];

export function isQuantity(name: unknown): name is Quantity {
  return (QUANTITIES as readonly unknown[]).includes(name);
}

export interface QuantitySource {
  /**
   * Live values as a reader would say them: `z` → "8 numbers: 7.0, −4.0 …". An empty text: the figure shows it, but has no value yet.
   * What is missing is not in the figure; while all is missing, nobody knows yet.
   */
  readonly quantities: Partial<Record<KnownSymbol, string>>;
  highlight(quantity: KnownSymbol | null): void;
}

export function isQuantitySource(value: unknown): value is QuantitySource {
  return typeof value === "object" && value !== null && "quantities" in value && typeof (value as QuantitySource).highlight === "function";
}

/** Sent by a tag when the reader points at one of its quantities, null when they leave: linked formulas light up. */
export const QUANTITY_EVENT = "ae-quantity";
export type QuantityEvent = CustomEvent<{ quantity: KnownSymbol | null }>;

const told = new WeakMap<EventTarget, KnownSymbol | null>();

/**
 * Handler for `pointerover`, `pointerleave`, `focusin` and `focusout` of a figure: sends `ae-quantity` when the pointer or the
 * focus comes to a part with `data-q`, and when it leaves it. A part may name several (`data-q="k z"`); the first is told. What a
 * finger touched stays told until the next touch.
 */
export function tellQuantity(event: Event): void {
  const figure = event.currentTarget as HTMLElement;
  const touch = (event as PointerEvent).pointerType === "touch";
  const leaves = event.type === "pointerleave" || event.type === "focusout";
  if (touch && leaves) return;
  const part = leaves ? null : (event.target as Element).closest<HTMLElement>("[data-q]");
  tell(figure, (part?.dataset.q!.split(" ", 1)[0] as KnownSymbol | undefined) ?? null);
  if (touch && part)
    addEventListener("pointerdown", (next) => next.composedPath().includes(figure) || tell(figure, null), { capture: true, once: true });
}

function tell(figure: HTMLElement, quantity: KnownSymbol | null): void {
  if ((told.get(figure) ?? null) === quantity) return;
  told.set(figure, quantity);
  figure.dispatchEvent(new CustomEvent(QUANTITY_EVENT, { detail: { quantity }, bubbles: true, composed: true }) satisfies QuantityEvent);
}

/** A symbol set as KaTeX sets it, without KaTeX. Hidden from screen readers: a word always stands beside it. */
const glyph = (quantity: Quantity | "k", content: unknown, extra = "") =>
  html`<span class="s q-${quantity} ${extra}" aria-hidden="true">${content}</span>`;

export const symbol = {
  x: glyph("x", "x"),
  z: glyph("z", "z"),
  k: glyph("k", "k"),
  xhat: glyph("xhat", "x", "hat"),
  L: glyph("L", "L"),
  f: glyph("theta", html`f<sub>θ</sub>`),
  g: glyph("phi", html`g<sub>ϕ</sub>`),
  theta: glyph("theta", "θ"),
  phi: glyph("phi", "ϕ"),
} satisfies Record<string, TemplateResult>;
