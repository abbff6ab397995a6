/**
 * Calls back with whether an element is to be seen: some of it within the viewport, and the page not behind another. At once where
 * that is known, and on each change; gives the function that ends it.
 */
export function watchInView(element: Element, callback: (inView: boolean) => void): () => void {
  if (typeof IntersectionObserver === "undefined") {
    callback(true);
    return () => undefined;
  }
  let intersects: boolean | null = null;
  let told: boolean | null = null;
  const tell = () => {
    if (intersects === null) return;
    const now = intersects && !document.hidden;
    if (now !== told) callback((told = now));
  };
  const watcher = new IntersectionObserver((entries) => {
    intersects = entries[entries.length - 1].isIntersecting;
    tell();
  });
  watcher.observe(element);
  document.addEventListener("visibilitychange", tell);
  return () => {
    watcher.disconnect();
    document.removeEventListener("visibilitychange", tell);
  };
}
