/**
 * A figure as it stands in a picture: without what only a hand needs. Printing leaves the same out, so the tags' own rules for paper
 * say what that is; their colours stay those of the screen.
 */

/** Rules for paper of a shadow root, as rules for every medium. */
export function paperRules(root: ShadowRoot): string {
  return root.adoptedStyleSheets
    .flatMap((sheet) => [...sheet.cssRules])
    .filter((rule) => rule instanceof (root.ownerDocument.defaultView ?? window).CSSMediaRule && rule.media.mediaText === "print")
    .flatMap((rule) => [...(rule as CSSMediaRule).cssRules])
    .filter((rule) => !/^:host\b/.test((rule as CSSStyleRule).selectorText))
    .map((rule) => rule.cssText)
    .join("\n");
}

/**
 * Runs `read` while `css` holds in each of these shadow roots. Nothing of it is painted: the page is as it was before the browser comes to
 * that. Where the page got shorter meanwhile, it is scrolled back.
 */
export function whileStyled<T>(styles: ReadonlyMap<ShadowRoot, string>, read: () => T): T {
  const before = new Map([...styles.keys()].map((root) => [root, [...root.adoptedStyleSheets]] as [ShadowRoot, CSSStyleSheet[]]));
  const scrolled = new Map([...styles.keys()].flatMap((root) => scrollers(root.host)));
  for (const [root, css] of styles) {
    const sheet = new (root.ownerDocument.defaultView ?? window).CSSStyleSheet();
    sheet.replaceSync(css);
    root.adoptedStyleSheets = [...before.get(root)!, sheet];
  }
  try {
    return read();
  } finally {
    for (const [root, sheets] of before) root.adoptedStyleSheets = sheets;
    for (const [element, [left, top]] of scrolled) {
      if (element.scrollTop !== top || element.scrollLeft !== left) element.scrollTo({ left, top, behavior: "instant" });
    }
  }
}

/** What stands scrolled around an element, with where it stands. */
function scrollers(element: Element): [Element, readonly [left: number, top: number]][] {
  const found: [Element, readonly [number, number]][] = [];
  for (let at: Element | null = element; at; at = parentOf(at)) {
    if (at.scrollTop !== 0 || at.scrollLeft !== 0) found.push([at, [at.scrollLeft, at.scrollTop]]);
  }
  return found;
}

function parentOf(element: Element): Element | null {
  const parent = element.assignedSlot ?? element.parentNode;
  return parent instanceof ShadowRoot ? parent.host : parent instanceof Element ? parent : null;
}
