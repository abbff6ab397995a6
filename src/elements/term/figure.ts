/** The tag that shows a term: the nearest one of the page. */

/**
 * The first match of the best selector, looked for in the section round `from`, in its tree, in the trees round that one, and in
 * the document.
 */
export function nearestFigure(from: Element, selectors: readonly string[]): HTMLElement | null {
  for (const selector of selectors) {
    for (const scope of scopes(from)) {
      const found = scope.querySelector<HTMLElement>(selector);
      if (found) return found;
    }
  }
  return null;
}

function* scopes(from: Element): Iterable<ParentNode> {
  const section = from.closest("section, article");
  if (section) yield section;
  const root = from.getRootNode() as Document | ShadowRoot;
  yield root;
  if (root instanceof ShadowRoot) yield* scopes(root.host);
}
