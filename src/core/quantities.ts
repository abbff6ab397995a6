/**
 * The six quantities of an autoencoder: one symbol and one colour each, in every tag and formula. Tags that show them can be
 * linked (`for="id"`) without knowing each other: the one asks through this interface, the other answers.
 */
import { html, type TemplateResult } from "lit";

export type Quantity = "x" | "theta" | "z" | "phi" | "xhat" | "L";

export interface QuantitySource {
  /** Live values as a reader would say them: `z` → "8 numbers: 7.0, −4.0 …". */
  readonly quantities: Partial<Record<Quantity, string>>;
  highlight(quantity: Quantity | null): void;
}

export function isQuantitySource(value: unknown): value is QuantitySource {
  return typeof value === "object" && value !== null && "quantities" in value && typeof (value as QuantitySource).highlight === "function";
}

/** Sent by a tag when the reader points at one of its quantities, null when they leave: linked formulas light up. */
export const QUANTITY_EVENT = "ae-quantity";
export type QuantityEvent = CustomEvent<{ quantity: Quantity | null }>;

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
