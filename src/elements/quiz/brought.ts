/**
 * Models that stand in the quiz itself: the reader had them brought, because no tag on the page is the one that a question names. The quiz
 * imports none of them; it writes the tag and asks the page to register it (see core/tags.ts).
 */
import { askForTags } from "../../core/tags.js";

/** Tags that can stand under a question. */
const MODELS = ["anomaly", "bottleneck", "denoiser", "features", "latent-map", "loss-calculator", "sampler", "trainer", "walkthrough"];

/** What a model says of itself under the names of the quiz's own events is kept from the quiz's listeners. */
const OWN_EVENTS = ["ae-ready", "ae-change", "ae-answer", "ae-complete"];

/** So long may a tag's script be in coming, ms. */
const PATIENCE_MS = 10_000;

/** The tag that can be brought for a selector; null for any selector but the plain name of a model's tag: it means one element alone. */
export function bringable(selector: string): string | null {
  const tag = selector.trim().toLowerCase();
  return MODELS.some((model) => tag === `ae-${model}`) ? tag : null;
}

interface Model {
  element: HTMLElement;
  state: "wanted" | "coming" | "here" | "failed";
  /** The element once it is defined; null when it does not come, or was taken away. */
  arrival: Promise<HTMLElement | null>;
  settle: (element: HTMLElement | null) => void;
}

export class BroughtModels {
  #models = new Map<string, Model>();

  /**
   * `load`: brings who can register tags, where nobody on the page answers; null where that can't be done. `onChange`: the quiz has to be
   * rendered, and `place` called then.
   */
  constructor(
    private readonly host: Element,
    private readonly load: () => (() => Promise<unknown>) | null,
    private readonly onChange: () => void,
  ) {}

  /** The model that was brought for this selector, on its way or there. */
  find(selector: string): HTMLElement | null {
    const model = this.#models.get(bringable(selector) ?? "");
    return model && model.state !== "failed" ? model.element : null;
  }

  isComing(selector: string): boolean {
    const state = this.#models.get(bringable(selector) ?? "")?.state;
    return state === "wanted" || state === "coming";
  }

  /** Whether it was asked for and did not come. */
  hasFailed(selector: string): boolean {
    return this.#models.get(bringable(selector) ?? "")?.state === "failed";
  }

  /** Settles when what is on its way has come or failed; null when nothing is. */
  get coming(): Promise<unknown> | null {
    const coming = [...this.#models.values()].filter(({ state }) => state === "wanted" || state === "coming");
    return coming.length > 0 ? Promise.all(coming.map(({ arrival }) => arrival)) : null;
  }

  /** Has a tag written and asked for; one that failed is asked for again. */
  bring(tag: string): Promise<HTMLElement | null> {
    const before = this.#models.get(tag);
    if (before && before.state !== "failed") return before.arrival;
    const element = before?.element ?? this.#write(tag);
    let settle!: Model["settle"];
    const arrival = new Promise<HTMLElement | null>((done) => (settle = done));
    this.#models.set(tag, { element, state: "wanted", arrival, settle });
    this.onChange();
    return arrival;
  }

  /** After each rendering: the model of the question at hand stands in `.place`, the others wait in `.backstage`, alive but not shown. */
  place(root: ParentNode, shown: string | null): void {
    for (const [tag, model] of this.#models) {
      const place = root.querySelector(tag === shown ? ".place" : ".backstage");
      if (place && model.element.parentNode !== place) place.append(model.element);
      if (place && model.state === "wanted") void this.#ask(tag, model);
    }
  }

  clear(): void {
    for (const { element, settle } of this.#models.values()) {
      element.remove();
      settle(null);
    }
    this.#models.clear();
  }

  #write(tag: string): HTMLElement {
    const element = this.host.ownerDocument.createElement(tag);
    for (const name of OWN_EVENTS) element.addEventListener(name, (event) => event.stopPropagation());
    // also when it comes late, after all
    void customElements.whenDefined(tag).then(() => {
      const model = this.#models.get(tag);
      if (model?.element === element) this.#settle(model, "here");
    });
    return element;
  }

  async #ask(tag: string, model: Model): Promise<void> {
    model.state = "coming";
    const lost = new AbortController();
    try {
      const failure = new Promise<never>((_, reject) => {
        const hear = () => customElements.get(tag) ?? reject(new Error("its script did not load"));
        // the autoloader tells it at the tag
        model.element.addEventListener("ae-error", hear, { signal: lost.signal });
        const late = setTimeout(reject, PATIENCE_MS, new Error("it is too long in coming"));
        lost.signal.addEventListener("abort", () => clearTimeout(late));
      });
      failure.catch(() => undefined);
      if (!customElements.get(tag)) await Promise.race([this.#tagsOf(model.element), failure]);
      await Promise.race([customElements.whenDefined(tag), failure]);
      this.#settle(model, "here");
    } catch (error) {
      if (this.#models.get(tag) === model) console.warn(`<${this.host.localName}> <${tag}> did not come: ${String(error)}`);
      this.#settle(model, "failed");
    } finally {
      lost.abort();
    }
  }

  /** Has the tags in the quiz registered by whoever can do so. */
  async #tagsOf(element: Element): Promise<void> {
    const root = element.getRootNode() as ParentNode;
    const isAnswered = () => askForTags(this.host, root);
    if (isAnswered()) return;
    await this.load()?.();
    if (!isAnswered()) throw new Error("nobody on this page registers tags");
  }

  #settle(model: Model, state: "here" | "failed"): void {
    if (model.state === state || model.state === "here") return;
    model.state = state;
    model.settle(state === "here" ? model.element : null);
    this.onChange();
  }
}
