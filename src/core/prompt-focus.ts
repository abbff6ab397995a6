/** Where the keyboard goes when the button that it has pressed is taken away: without this, to the page's start. */

/** An answer whose script has to come first may take as long as this, ms. */
const PATIENCE = 10_000;

const CONTROLS = "a[href], button, input, select, textarea, [tabindex]";

/**
 * Does `run` for a button of the strip. If that takes the button away and the keyboard was on it, the focus goes to what the strip
 * says now (`.revealed`), as soon as it says something; until then, or where it says nothing, to the next control of the figure.
 * Pointers keep their focus where it is, and so does a reader who has gone on.
 */
export function pressed(event: Event, run: () => void): void {
  const button = event.currentTarget as HTMLElement;
  const root = button.getRootNode() as Document | ShadowRoot;
  // a key's click counts no clicks
  const byKeyboard = root.activeElement === button && ((event as UIEvent).detail === 0 || button.matches(":focus-visible"));
  const figure = button.closest<HTMLElement>(".figure") ?? button.parentElement;
  if (!byKeyboard || !figure) {
    run();
    return;
  }
  const strip = button.closest(".prompt");
  const next = controlsOf(figure).filter(
    (control) => !strip?.contains(control) && button.compareDocumentPosition(control) & Node.DOCUMENT_POSITION_FOLLOWING,
  );
  let at: Element = button;
  const stop = () => {
    observer.disconnect();
    clearTimeout(limit);
    root.removeEventListener("keydown", stop);
  };
  const follow = () => {
    if (button.isConnected) return;
    const now = root.activeElement;
    // gone on: elsewhere in this tag, or on the page
    if (now ? now !== at : !isNowhere(root)) {
      stop();
      return;
    }
    const said = figure.querySelector<HTMLElement>(".prompt.revealed");
    if (said) stop();
    if (said || now !== at || at === button) at = focusFirst(said ? [said] : [...next, ...controlsOf(figure)], figure);
  };
  const observer = new MutationObserver(follow);
  observer.observe(figure, { childList: true, subtree: true });
  const limit = setTimeout(stop, PATIENCE);
  root.addEventListener("keydown", stop);
  run();
}

/** Where Tab would stop, in its order; Reset last, since one more press of the same key would undo everything. */
function controlsOf(figure: HTMLElement): HTMLElement[] {
  const controls = [...figure.querySelectorAll<HTMLElement>(CONTROLS)].filter(
    (control) => control.tabIndex >= 0 && !control.matches("[type=radio]:not(:checked)"),
  );
  const isReset = (control: HTMLElement) => control.matches("[part~=reset]");
  return [...controls.filter((control) => !isReset(control)), ...controls.filter(isReset)];
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
