/** Accessibility rules by axe-core: WCAG 2.2, levels A and AA. */
import type * as Axe from "axe-core";

declare global {
  interface Window {
    axe?: typeof Axe;
  }
}

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"];

let loading: Promise<typeof Axe> | undefined;
let queue: Promise<unknown> = Promise.resolve();

/** axe-core is a classic script: a module import of it exports nothing. */
function load(): Promise<typeof Axe> {
  return (loading ??= new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = "/node_modules/axe-core/axe.min.js";
    script.onload = () => (window.axe ? resolve(window.axe) : reject(new Error("axe-core did not load")));
    script.onerror = () => reject(new Error("axe-core was not served"));
    document.head.append(script);
  }));
}

/**
 * Throws when `element`, its shadow tree included, breaks a rule; the message lists each rule, the node and why.
 * `disable` turns rules off by id: say why beside the call.
 */
export async function axe(element: Element = document.body, { disable = [] }: { disable?: string[] } = {}): Promise<void> {
  const { run } = await load();
  const rules = Object.fromEntries(disable.map((id) => [id, { enabled: false }]));
  // axe runs once at a time on a page
  const results = queue.then(() => run(element, { runOnly: { type: "tag", values: TAGS }, rules, resultTypes: ["violations"] }));
  queue = results.catch(() => {});
  const { violations } = await results;
  if (violations.length > 0) throw new Error(`axe: ${violations.map(describeViolation).join("\n")}`);
}

function describeViolation({ id, impact, help, nodes }: Axe.Result): string {
  const lines = nodes.map(
    (node) => `    ${node.target.flat(3).join(" >>> ")}\n      ${(node.failureSummary ?? "").replace(/\s*\n\s*/g, " ")}`,
  );
  return `${id} (${impact}): ${help}\n${lines.join("\n")}`;
}
