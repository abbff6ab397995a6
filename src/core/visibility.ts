/** Calls back once when an element comes within half a screen of the viewport. One observer serves the whole page. */
type Callback = () => void;

const waiting = new WeakMap<Element, Callback>();
let observer: IntersectionObserver | undefined;

export function whenNear(element: Element, callback: Callback): () => void {
  if (typeof IntersectionObserver === "undefined") {
    callback();
    return () => undefined;
  }
  observer ??= new IntersectionObserver(report, { rootMargin: "50% 0px" });
  waiting.set(element, callback);
  observer.observe(element);
  return () => stop(element);
}

function report(entries: IntersectionObserverEntry[]): void {
  for (const entry of entries) {
    if (!entry.isIntersecting) continue;
    const callback = waiting.get(entry.target);
    stop(entry.target);
    callback?.();
  }
}

function stop(element: Element): void {
  waiting.delete(element);
  observer?.unobserve(element);
}
