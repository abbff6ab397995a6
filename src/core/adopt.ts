import type { CSSResult, LitElement } from "lit";

const late = new WeakMap<LitElement, CSSResult[]>();

/** Adds style sheets that arrived after the tag, in their order; those that it has stay where they are. */
export function adopt(element: LitElement, ...styles: readonly CSSResult[]): void {
  const had = late.get(element) ?? [];
  const added = styles.filter((style) => !had.includes(style));
  if (added.length === 0) return;
  late.set(element, [...had, ...added]);
  const root = element.renderRoot as ShadowRoot;
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, ...added.flatMap(({ styleSheet }) => styleSheet ?? [])];
}

/** What was added to a tag, in its order. */
export function lateStyles(element: LitElement): readonly CSSResult[] {
  return late.get(element) ?? [];
}
