/**
 * Brings an element into view and puts the keyboard's focus on it. `block` says where in the window it comes to stand;
 * `instant` skips the glide.
 */
export function showTarget(
  target: HTMLElement,
  { block = "center", instant = false }: { block?: ScrollLogicalPosition; instant?: boolean } = {},
): void {
  const calm = instant || matchMedia("(prefers-reduced-motion: reduce)").matches;
  target.scrollIntoView({ block, behavior: calm ? "instant" : "smooth" });
  target.focus({ preventScroll: true });
  if (target.matches(":focus, :focus-within")) return;
  // not focusable itself: make it so for as long as it has the focus
  target.setAttribute("tabindex", "-1");
  target.focus({ preventScroll: true });
  target.addEventListener("blur", () => target.removeAttribute("tabindex"), { once: true });
}
