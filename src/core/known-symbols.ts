/** What formulas name and figures show beside the quantities. Apart from these, because a figure's first picture needs none of it. */
import { css, unsafeCSS } from "lit";
import { isQuantity, type Quantity } from "./quantities.js";

/**
 * Length and ratio of the code, learning rate, number of examples, number of pixels, sum of the errors, N(0, I), corrupted input. None
 * has a colour of its own; k has the code's and the corrupted input that of x.
 */
export const FURTHER = ["k", "ratio", "eta", "n", "d", "sum", "prior", "noisy"] as const;
/** What a figure may show and a formula may point at. */
export type KnownSymbol = Quantity | (typeof FURTHER)[number];

export function isKnownSymbol(name: unknown): name is KnownSymbol {
  return isQuantity(name) || (FURTHER as readonly unknown[]).includes(name);
}

/** Lights their parts, as base.styles.ts lights those of the quantities. For the tags that show any. */
export const litStyles = css`
  :host([data-lit="k"]) {
    --_lit: var(--_z);
  }
  :host([data-lit="noisy"]) {
    --_lit: var(--_x);
  }
  ${unsafeCSS(FURTHER.map((name) => `:host([data-lit="${name}"]) [data-q~="${name}"]`).join())} {
    outline: var(--_line) solid var(--_lit, var(--_ink));
    outline-offset: var(--_lit-gap, 4px);
  }
`;
