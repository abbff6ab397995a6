/** A tag that is moved into another document loses its style sheets: they belong to the document that they were made in. */
import { CSSResult, type LitElement } from "lit";
import { lateStyles } from "./adopt.js";

/** Puts a tag's styles on again, in the document where it stands now. */
export function restyle(element: LitElement): void {
  const root = element.shadowRoot;
  const view = element.ownerDocument.defaultView;
  if (!root || !view) return;
  const { elementStyles } = element.constructor as typeof LitElement;
  const styles = [...elementStyles, ...lateStyles(element)];
  root.adoptedStyleSheets = styles.flatMap((style) => {
    if (!(style instanceof CSSResult)) return [];
    if (view === window && style.styleSheet) return [style.styleSheet];
    const sheet = new view.CSSStyleSheet();
    sheet.replaceSync(style.cssText);
    return [sheet];
  });
}
