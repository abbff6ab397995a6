/** A tag that is moved into another document loses its style sheets: they belong to the document that they were made in. */
import type { LitElement } from "lit";
import { lateStyles, sheetsFor } from "./adopt.js";

/** Puts a tag's styles on again, in the document where it stands now. */
export function restyle(element: LitElement): void {
  const root = element.shadowRoot;
  if (!root || !element.ownerDocument.defaultView) return;
  const { elementStyles } = element.constructor as typeof LitElement;
  root.adoptedStyleSheets = sheetsFor(element, [...elementStyles, ...lateStyles(element)]);
}
