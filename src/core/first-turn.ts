/** As much of a task, in milliseconds, as tags that show themselves for the first time may take before the others wait. */
const SHARE_MS = 8;

/** When the first of them began in the task at hand; 0 between tasks. */
let began = 0;

/** Shows a tag for the first time: at once, or in a task of its own. */
export function firstTurn(show: () => void | Promise<unknown>): void | Promise<unknown> {
  const now = performance.now();
  began ||= (setTimeout(() => (began = 0)), now);
  return now - began < SHARE_MS ? show() : new Promise((resume) => setTimeout(resume)).then(show);
}
