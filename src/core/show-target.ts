import { holdInPlace } from "./hold-in-place.js";

export interface ShowOptions {
  /** Where in the window it comes to stand. */
  block?: ScrollLogicalPosition;
  /** Skips the glide. */
  instant?: boolean;
  /** What above it may still be growing until then. */
  until?: Promise<unknown>;
}

/**
 * Brings an element into view and puts the keyboard's focus on it. It stays there while things above it grow, until the page is
 * quiet or the reader moves it.
 */
export function showTarget(target: HTMLElement, { block = "center", instant = false, until }: ShowOptions = {}): void {
  const calm = instant || matchMedia("(prefers-reduced-motion: reduce)").matches;
  target.scrollIntoView({ block, behavior: calm ? "instant" : "smooth" });
  target.focus({ preventScroll: true });
  holdInPlace(target, { block, glides: !calm, until });
  if (target.matches(":focus, :focus-within")) return;
  // not focusable itself: make it so for as long as it has the focus
  target.setAttribute("tabindex", "-1");
  target.focus({ preventScroll: true });
  target.addEventListener("blur", () => target.removeAttribute("tabindex"), { once: true });
}
