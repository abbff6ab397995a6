/** Where the keyboard goes when the button of a strip that it has pressed is taken away. */
import { keepFocus } from "./keep-focus.js";

const CONTROLS = "a[href], button, input, select, textarea, [tabindex]";

/**
 * Does `run` for a button of the strip. If that takes the button away and the keyboard was on it, the focus goes to what the strip
 * says now (`.revealed`), as soon as it says something; until then, or where it says nothing, to the next control of the figure.
 * Pointers keep their focus where it is.
 */
export function pressed(event: Event, run: () => void): void {
  const button = event.currentTarget as HTMLElement;
  const root = button.getRootNode() as Document | ShadowRoot;
  // a key's click counts no clicks
  const byKeyboard = root.activeElement === button && ((event as UIEvent).detail === 0 || button.matches(":focus-visible"));
  const figure = button.closest<HTMLElement>(".figure") ?? button.parentElement;
  if (byKeyboard && figure) {
    const strip = button.closest(".prompt");
    const next = controlsOf(figure).filter(
      (control) => !strip?.contains(control) && button.compareDocumentPosition(control) & Node.DOCUMENT_POSITION_FOLLOWING,
    );
    keepFocus(button, { figure, heir: ".prompt.revealed", meanwhile: () => [...next, ...controlsOf(figure)] });
  }
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
