/** The tags that questions point at. A quiz knows a target by its selector alone, and by the task that it grades. */
import { isTaskTarget, type TaskGoal, type TaskVerdict } from "../../content/tasks.js";

/** The first match in the quiz's own tree, then in the document. A selector that is not valid finds nothing. */
export function findTarget(from: Element, selector: string): HTMLElement | null {
  const own = from.getRootNode() as ParentNode;
  for (const root of [own, from.ownerDocument]) {
    try {
      const found = root.querySelector?.(selector);
      if (found instanceof HTMLElement && found !== from) return found;
    } catch {
      return null;
    }
  }
  return null;
}

/** Calls back once when something that a selector finds comes onto the page; gives the function that stops waiting. */
export function whenTargetComes(from: Element, selector: string, come: () => void): () => void {
  const observer = new MutationObserver(() => {
    if (!findTarget(from, selector)) return;
    observer.disconnect();
    come();
  });
  for (const root of new Set([from.getRootNode(), from.ownerDocument])) observer.observe(root, { childList: true, subtree: true });
  return () => observer.disconnect();
}

/** How long a tag that is on the page may take to be defined. */
const PATIENCE = 10_000;

/**
 * What the target says of the goal; null when it is no place for this task.
 * @throws what the target throws, or an error when its tag is not defined in time
 */
export async function gradeTask(target: HTMLElement, goal: TaskGoal): Promise<TaskVerdict | null> {
  if (target.localName.includes("-") && !customElements.get(target.localName)) await defined(target.localName);
  return isTaskTarget(target) ? target.grade(goal) : null;
}

function defined(tag: string): Promise<unknown> {
  const late = new Promise((_, reject) => setTimeout(() => reject(new Error(`<${tag}> is not defined`)), PATIENCE));
  return Promise.race([customElements.whenDefined(tag), late]);
}
