/** Brings the tags of the built-in lesson, and knows when they stand there painted. */
import type { ReactiveController, ReactiveControllerHost } from "lit";
import { askForTags, unknownTags } from "../../core/tags.js";
import { updatedUntil } from "../../core/updated-until.js";
import { whenNear } from "../../core/visibility.js";

/** So long may the next of the missing tags be in coming, ms; then no more are waited for. */
const PATIENCE_MS = 5000;
/** A page that is never idle is asked all the same. */
const IDLE_MS = 3000;

export class TagBringer implements ReactiveController {
  #parts: readonly Element[] = [];
  #stop: (() => void)[] = [];
  /** Set once all tags were asked for. */
  #expected: Promise<boolean> | null = null;
  #asked!: () => void;
  readonly #whenAsked = new Promise<void>((done) => (this.#asked = done));

  /** `load`: brings the tags under a root where nobody on the page answers; null where that can't be done. */
  constructor(
    private readonly host: ReactiveControllerHost & HTMLElement,
    private readonly load: () => ((root: ParentNode) => Promise<void>) | null,
  ) {
    host.addController(this);
  }

  hostConnected(): void {
    if (this.#parts.length > 0) this.watch(this.#parts);
  }

  hostDisconnected(): void {
    for (const stop of this.#stop) stop();
    this.#stop = [];
  }

  /** Those in parts near the reader come at once, the others when the page has nothing to do. */
  watch(parts: readonly Element[]): void {
    this.hostDisconnected();
    this.#parts = parts;
    this.#stop = parts.map((part) => whenNear(part, () => void this.#ask(part)));
    const idle = globalThis.requestIdleCallback ?? ((run: () => void) => setTimeout(run, 500));
    idle(() => this.now(), { timeout: IDLE_MS });
  }

  /** All of them now. */
  now(): void {
    if (!this.host.isConnected || this.#parts.length === 0) return;
    this.#expected = this.#ask(this.host.shadowRoot!);
    this.#asked();
  }

  /**
   * Settles when all tags were asked for and those that come have painted for the first time; asks none of them for its model. A
   * tag that nobody has promised, whose script is known to have failed, or that is too long in coming, is not waited for.
   */
  async arrived(): Promise<void> {
    await this.#whenAsked;
    const root = this.host.shadowRoot!;
    if (await this.#expected) await allDefined(root);
    const unpainted = [...root.querySelectorAll<HTMLElement>(":defined")].filter(isUnpainted);
    await inTime(Promise.all(unpainted.map((tag) => updatedUntil(tag, () => true))));
  }

  /** Whether the tags under `root` come, as far as can be known; it is told to whoever can bring them. */
  async #ask(root: ParentNode): Promise<boolean> {
    if (!this.host.isConnected || unknownTags(root).length === 0 || askForTags(this.host, root)) return true;
    const load = this.load();
    try {
      await load?.(root);
    } catch (error) {
      console.warn(`<${this.host.localName}> its tags did not come: ${String(error)}`);
      return false;
    }
    return load !== null;
  }
}

/** Until no tag is missing under `root` but those whose scripts failed, or the next one is too long in coming. */
async function allDefined(root: ShadowRoot): Promise<void> {
  const lost = new Set<string>();
  let wake = () => {};
  const hear = (event: Event) => {
    const [source] = event.composedPath();
    if (!(source instanceof Element) || !source.matches(":not(:defined)")) return;
    lost.add(source.localName);
    wake();
  };
  root.addEventListener("ae-error", hear);
  for (;;) {
    const missing = unknownTags(root).filter((tag) => !lost.has(tag));
    const woken = new Promise<void>((done) => (wake = done));
    if (missing.length === 0 || !(await inTime(Promise.race([woken, ...missing.map((tag) => customElements.whenDefined(tag))])))) break;
  }
  root.removeEventListener("ae-error", hear);
}

/** Whether it was done before patience ended. */
async function inTime(work: Promise<unknown>): Promise<boolean> {
  let timer: ReturnType<typeof setTimeout>;
  const late = new Promise<false>((done) => (timer = setTimeout(done, PATIENCE_MS, false)));
  const done = await Promise.race([late, work.then(() => true)]);
  clearTimeout(timer!);
  return done;
}

type Updating = ReactiveControllerHost & HTMLElement & { readonly hasUpdated: boolean };

/** One of our tags whose first update is still to come. */
const isUnpainted = (element: HTMLElement): element is Updating =>
  element.localName.startsWith("ae-") && "addController" in element && (element as Partial<Updating>).hasUpdated === false;
