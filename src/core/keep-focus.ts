/** Where the focus goes when the control that has it is taken away: without this, to the page's start. */

/** What takes its place, and may have to wait for its script, has as long as this to come, ms. */
const PATIENCE = 10_000;

export interface Heirs {
  /** The part of the page in which it happens; takes the focus itself where nothing else does. */
  readonly figure: HTMLElement;
  /** Selector of what stands in the control's place, then or some time later. */
  readonly heir: string;
  /** Until that is there, or where it does not come: the first of these that takes the focus. */
  readonly meanwhile?: () => readonly HTMLElement[];
}

/**
 * To be called before the update that may take `control` away. A reader who has gone on, elsewhere in this tag or on the page, is left
 * there; so is one who presses another key.
 */
export function keepFocus(control: HTMLElement, { figure, heir, meanwhile = () => [] }: Heirs): void {
  const root = control.getRootNode() as Document | ShadowRoot;
  let at: Element = control;
  const stop = () => {
    observer.disconnect();
    clearTimeout(limit);
    root.removeEventListener("keydown", stop);
  };
  const follow = () => {
    if (control.isConnected) return;
    const now = root.activeElement;
    if (now ? now !== at : !isNowhere(root)) {
      stop();
      return;
    }
    const found = figure.querySelector<HTMLElement>(heir);
    if (found) stop();
    if (found || now !== at || at === control) at = focusFirst(found ? [found] : meanwhile(), figure);
  };
  const observer = new MutationObserver(follow);
  observer.observe(figure, { childList: true, subtree: true });
  const limit = setTimeout(stop, PATIENCE);
  root.addEventListener("keydown", stop);
}

/** The first that takes the focus; else the figure itself. */
function focusFirst(candidates: readonly HTMLElement[], figure: HTMLElement): Element {
  const root = figure.getRootNode() as Document | ShadowRoot;
  for (const candidate of candidates) {
    candidate.focus({ preventScroll: true });
    if (root.activeElement === candidate) return candidate;
  }
  figure.tabIndex = -1;
  figure.focus({ preventScroll: true });
  return figure;
}

/** Nothing on the page has the focus. */
function isNowhere(root: Document | ShadowRoot): boolean {
  const { activeElement, body } = root.ownerDocument ?? root;
  return !activeElement || activeElement === body;
}
