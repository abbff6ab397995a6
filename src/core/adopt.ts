import { css, CSSResult, type CSSResultOrNative, type LitElement } from "lit";

const late = new WeakMap<LitElement, CSSResult[]>();

/** A page's "* { all: unset !important }" makes tags inline, and a query of a container's width finds none that is inline. */
const block = css`
  :host {
    display: block !important;
  }
`;

/** Adds style sheets that arrived after the tag, in their order; those that it has stay where they are. */
export function adopt(element: LitElement, ...styles: readonly CSSResult[]): void {
  const had = late.get(element) ?? [];
  // a formula in running text is inline, and meant to be: it is no container
  const { display, containerType } = getComputedStyle(element);
  const wanted = display === "inline" && containerType !== "normal" ? [...styles, block] : styles;
  const added = wanted.filter((style) => !had.includes(style));
  if (added.length === 0) return;
  late.set(element, [...had, ...added]);
  const root = element.renderRoot as ShadowRoot;
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, ...sheetsFor(element, added)];
}

/** The sheets of `styles` for the document that the tag stands in: a document takes none that was made in another. */
export function sheetsFor(element: LitElement, styles: readonly CSSResultOrNative[]): CSSStyleSheet[] {
  const view = element.ownerDocument.defaultView ?? window;
  return styles.flatMap((style) => {
    if (!(style instanceof CSSResult)) return [];
    if (view === window && style.styleSheet) return [style.styleSheet];
    const sheet = new view.CSSStyleSheet();
    sheet.replaceSync(style.cssText);
    return [sheet];
  });
}

/** What was added to a tag, in its order. */
export function lateStyles(element: LitElement): readonly CSSResult[] {
  return late.get(element) ?? [];
}
