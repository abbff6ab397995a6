import type { LitElement } from "lit";

/**
 * Called before an update that takes away the control that has the focus: moves the focus to what then stands in its place, so
 * that it does not fall back to the page. `from`: where the focus must be for that; `to`: what takes it.
 */
export function keepFocus(host: LitElement, from: string, to: string): void {
  const root = host.renderRoot as ShadowRoot;
  if (!root.activeElement?.closest(from)) return;
  host.requestUpdate();
  void host.updateComplete.then(() => {
    if (!root.activeElement?.closest(from)) root.querySelector<HTMLElement>(to)?.focus({ preventScroll: true });
  });
}
