/** The language and direction in which a tag stands. */

/** `lang` of the nearest ancestor that has one, across shadow roots; "en" without any. */
export function languageOf(element: Element): string {
  let node: Element | null = element;
  while (node) {
    const holder: Element | null = node.closest("[lang]");
    const lang = holder?.getAttribute("lang")?.trim();
    if (lang) return lang;
    const root: Node = (holder ?? node).getRootNode();
    node = root instanceof ShadowRoot ? root.host : null;
  }
  return "en";
}

export function isRightToLeft(element: Element): boolean {
  return getComputedStyle(element).direction === "rtl";
}

const listeners = new Set<() => void>();
let observer: MutationObserver | undefined;

/** Calls back when any `lang` or `dir` of the page changes; gives the function that stops it. One observer for all tags. */
export function observeLanguage(listener: () => void): () => void {
  listeners.add(listener);
  if (!observer) {
    observer = new MutationObserver(() => {
      for (const each of listeners) each();
    });
    observer.observe(document.documentElement, { attributes: true, attributeFilter: ["lang", "dir"], subtree: true });
  }
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    observer?.disconnect();
    observer = undefined;
  };
}
