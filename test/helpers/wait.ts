/** Waiting for the page, always with a limit. */

/** Resolves in the next animation frame, after the frame's callbacks that were asked for before. */
export function nextFrame(): Promise<void> {
  return new Promise((resolve) => requestAnimationFrame(() => resolve()));
}

/** Resolves with the first truthy value that `condition` gives; rejects with `message` after `timeout` ms. */
export async function waitUntil<T>(
  condition: () => T | Promise<T>,
  message = "the condition did not come true",
  { interval = 20, timeout = 8000 }: { interval?: number; timeout?: number } = {},
): Promise<NonNullable<T>> {
  const end = performance.now() + timeout;
  for (;;) {
    const value = await condition();
    if (value) return value;
    if (performance.now() > end) throw new Error(`waited ${timeout} ms: ${message}`);
    await new Promise((resolve) => setTimeout(resolve, interval));
  }
}

/** Resolves with the next event of a name on a target; rejects after `timeout` ms. */
export function oneEvent<N extends keyof HTMLElementEventMap>(
  target: EventTarget,
  name: N,
  timeout?: number,
): Promise<HTMLElementEventMap[N]>;
export function oneEvent<E extends Event = CustomEvent>(target: EventTarget, name: string, timeout?: number): Promise<E>;
export function oneEvent(target: EventTarget, name: string, timeout = 8000): Promise<Event> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      target.removeEventListener(name, listener);
      reject(new Error(`waited ${timeout} ms for the event ${name}`));
    }, timeout);
    const listener = (event: Event) => {
      clearTimeout(timer);
      resolve(event);
    };
    target.addEventListener(name, listener, { once: true });
  });
}
