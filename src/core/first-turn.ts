/** As much of a task, in milliseconds, as tags that show themselves for the first time may take before the others wait. */
const SHARE_MS = 8;

/** When the first of them began in the task at hand; 0 between tasks. */
let began = 0;

/**
 * Shows a tag for the first time: at once, or in a task of its own. While it waits it is defined and empty, and matches
 * `:state(unpainted)`, for pages that keep its room.
 */
export function firstTurn(tag: HTMLElement, show: () => void | Promise<unknown>): void | Promise<unknown> {
  const now = performance.now();
  began ||= (setTimeout(() => (began = 0)), now);
  if (now - began < SHARE_MS) return show();
  const states = unpainted(tag);
  return new Promise((resume) => setTimeout(resume)).then(() => {
    states?.delete("unpainted");
    return show();
  });
}

/** Its custom states with that one; none where the browser has no such (Chrome before 125, Safari before 17.4). */
function unpainted(tag: HTMLElement): CustomStateSet | undefined {
  try {
    const { states } = tag.attachInternals();
    states.add("unpainted");
    return states;
  } catch {
    return undefined;
  }
}
