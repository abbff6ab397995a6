/**
 * Registers the tags that a page uses, and only those: what stands in the document now and what comes later. Importing it
 * where there is no document (a server) does nothing.
 */

/** One literal import for each tag, so that a bundler makes a chunk of each. */
const TAGS: Record<string, () => Promise<unknown>> = {
  "ae-anomaly": () => import("./elements/anomaly/define.js"),
  "ae-bottleneck": () => import("./elements/bottleneck/define.js"),
  "ae-denoiser": () => import("./elements/denoiser/define.js"),
  "ae-features": () => import("./elements/features/define.js"),
  "ae-formula": () => import("./elements/formula/define.js"),
  "ae-latent-map": () => import("./elements/latent-map/define.js"),
  "ae-lesson": () => import("./elements/lesson/define.js"),
  "ae-loss-calculator": () => import("./elements/loss-calculator/define.js"),
  "ae-quiz": () => import("./elements/quiz/define.js"),
  "ae-sampler": () => import("./elements/sampler/define.js"),
  "ae-term": () => import("./elements/term/define.js"),
  "ae-trainer": () => import("./elements/trainer/define.js"),
  "ae-walkthrough": () => import("./elements/walkthrough/define.js"),
};

const waiting = new Set(Object.keys(TAGS));
const selector = (tags: Iterable<string>) => [...tags].map((tag) => `${tag}:not(:defined)`).join(",");

let observer: MutationObserver | undefined;
/** Shadow roots that tags wrote other tags into. */
let roots: ParentNode[] = [];

/**
 * Registers the tags found under `root`, itself included. The document is watched already; call this for a shadow root, which
 * is not. A tag whose script did not load sends `ae-error` and is asked for again at the next call, and when the page is online again.
 */
export function discover(root: ParentNode): void {
  const found = new Set<string>();
  if (root instanceof Element && waiting.has(root.localName)) found.add(root.localName);
  if (waiting.size > 0) for (const { localName } of root.querySelectorAll(selector(waiting))) found.add(localName);
  for (const tag of found) void register(tag);
}

/** Addresses that failed; see core/lazy.ts. This file imports nothing, so that no other chunk comes to import it. */
const failed = new Map<string, string>();

async function register(tag: string): Promise<void> {
  waiting.delete(tag);
  if (waiting.size === 0) stop();
  try {
    const address = failed.get(tag);
    if (address) await import(/* @vite-ignore */ /* webpackIgnore: true */ `${address}?retry=${Date.now()}`);
    if (!customElements.get(tag)) await TAGS[tag]();
  } catch (cause) {
    const address = /https?:\/\/[^\s"')?]+/.exec(String(cause))?.[0];
    // another address would pass an import map's hashes by; see model/script.ts
    if (address && !document.documentElement.innerHTML.includes('"integrity"')) failed.set(tag, address);
    waiting.add(tag);
    watch();
    fail(tag, cause);
  }
}

/** The tag keeps showing what is inside it; the page learns why. */
function fail(tag: string, cause: unknown): void {
  const message = `The script of <${tag}> did not load (${String(cause)}).`;
  console.warn(message);
  const detail = { code: "network", message, recoverable: true };
  for (const root of [document, ...roots])
    for (const element of root.querySelectorAll(selector([tag]))) {
      element.dispatchEvent(new CustomEvent("ae-error", { detail, bubbles: true, composed: true }));
    }
}

function watch(): void {
  if (observer) return;
  observer = new MutationObserver((records) => {
    for (const { addedNodes } of records) for (const node of addedNodes) if (node instanceof Element) discover(node);
  });
  observer.observe(document, { childList: true, subtree: true });
}

function stop(): void {
  observer?.disconnect();
  observer = undefined;
}

/** A tag asks for the tags that it has written into its shadow root; see core/tags.ts. */
function answer(event: Event): void {
  const { root } = (event as CustomEvent<{ root: ParentNode }>).detail;
  event.preventDefault();
  roots = [...roots.filter((each) => each !== root && each.isConnected), root];
  discover(root);
}

if (typeof document !== "undefined") {
  watch();
  discover(document);
  document.addEventListener("ae-tags", answer);
  addEventListener("online", () => [document, ...roots].forEach(discover));
}
