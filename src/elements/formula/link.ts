import type { ReactiveController, ReactiveControllerHost } from "lit";
import type { KnownSymbol } from "../../core/known-symbols.js";
import { isQuantitySource, QUANTITY_EVENT, type QuantityEvent, type QuantitySource } from "../../core/quantities.js";

type Host = ReactiveControllerHost & HTMLElement;

export interface LinkHandlers {
  /** The reader points at something in the figure; null when they leave. */
  onQuantity(quantity: KnownSymbol | null): void;
  /** The element of that id shows no quantities. */
  onWrongTarget(message: string): void;
}

/**
 * The figure that a formula is linked to by an id: looked for in the same root, then in the document; it may come later, be
 * replaced or go. The host updates when its values change.
 */
export class FigureLink implements ReactiveController {
  #id = "";
  #element: Element | null = null;
  #source: (QuantitySource & Element) | null = null;
  #lit: KnownSymbol | null = null;
  #observer: MutationObserver | null = null;
  #awaiting = false;

  constructor(
    private readonly host: Host,
    private readonly handlers: LinkHandlers,
  ) {
    host.addController(this);
  }

  /** The figure, once it is there and alive. */
  get source(): QuantitySource | null {
    return this.#source;
  }

  set id(id: string) {
    if (id === this.#id) return;
    this.#id = id;
    if (this.host.isConnected) this.#watch();
  }

  /** The live value of something in the figure: empty where there is none yet, null where the figure does not show it, or is not there. */
  valueOf(shown: KnownSymbol): string | null {
    return this.#source?.quantities[shown] ?? null;
  }

  /** Whether the figure is there and shows other things, but not this. */
  lacks(shown: KnownSymbol | null): boolean {
    const quantities = this.#source?.quantities ?? {};
    return Object.keys(quantities).length > 0 && (shown === null || quantities[shown] === undefined);
  }

  /** Lights something in the figure, or nothing. */
  highlight(quantity: KnownSymbol | null): void {
    if (quantity === this.#lit) return;
    this.#lit = quantity;
    this.#source?.highlight(quantity);
  }

  hostConnected(): void {
    this.#watch();
  }

  hostDisconnected(): void {
    this.#observer?.disconnect();
    this.#observer = null;
    this.#attach(null);
    this.#element = null;
  }

  #watch(): void {
    this.#observer?.disconnect();
    this.#observer = null;
    if (this.#id) {
      this.#observer = new MutationObserver(this.#find);
      const what = { childList: true, subtree: true, attributes: true, attributeFilter: ["id"] };
      for (const root of new Set([this.host.getRootNode(), this.host.ownerDocument])) this.#observer.observe(root, what);
    }
    this.#find();
  }

  readonly #find = (): void => {
    const root = this.host.getRootNode() as Partial<DocumentFragment>;
    const element = this.#id ? (root.getElementById?.(this.#id) ?? this.host.ownerDocument.getElementById(this.#id)) : null;
    if (element === this.#element) return;
    this.#element = element;
    this.#attach(null);
    if (!element) return;
    if (isQuantitySource(element)) this.#attach(element);
    else if (element.localName.includes("-") && !customElements.get(element.localName)) void this.#awaitDefinition(element);
    else this.handlers.onWrongTarget(`for: <${element.localName} id="${this.#id}"> shows no quantities`);
  };

  async #awaitDefinition(element: Element): Promise<void> {
    await customElements.whenDefined(element.localName);
    if (element !== this.#element) return;
    this.#element = null;
    this.#find();
  }

  #attach(source: (QuantitySource & Element) | null): void {
    if (source === this.#source) return;
    const old = this.#source;
    for (const type of ["ae-input", "ae-change", "ae-ready"]) {
      old?.removeEventListener(type, this.#refresh);
      source?.addEventListener(type, this.#refresh);
    }
    old?.removeEventListener(QUANTITY_EVENT, this.#pointed);
    source?.addEventListener(QUANTITY_EVENT, this.#pointed);
    if (this.#lit) {
      old?.highlight(null);
      source?.highlight(this.#lit);
    }
    this.#source = source;
    if (old) this.handlers.onQuantity(null);
    this.host.requestUpdate();
  }

  /** At once, and again when the figure's model has answered. */
  readonly #refresh = (): void => {
    this.host.requestUpdate();
    if (this.#awaiting) return;
    this.#awaiting = true;
    void Promise.resolve((this.#source as Partial<Host> | null)?.updateComplete).then(() => {
      this.#awaiting = false;
      this.host.requestUpdate();
    });
  };

  readonly #pointed = (event: Event): void => this.handlers.onQuantity((event as QuantityEvent).detail.quantity);
}
