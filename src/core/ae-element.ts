import { LitElement, ReactiveElement, type PropertyValues } from "lit";
import { property } from "lit/decorators.js";
import { emit } from "./events.js";
import type { AeEventDetails, AeEventName } from "./events.js";
import { onTranslation } from "../i18n/registry.js";
import { text, toText } from "./params.js";
import { valid } from "./valid.js";
import { firstTurn } from "./first-turn.js";
import { languageOf, observeLanguage } from "./language.js";
import type { KnownSymbol } from "./known-symbols.js";
import type { Saver } from "./save.js";
import type { Table } from "./table.js";
import type { QuantitySource } from "./quantities.js";

/** A page that sets garbage in a loop has been told by then. */
const MOST_COMPLAINTS = 20;

/**
 * The base of every tag: valid properties, `ready`, `state`, `reset`, `hide`, language, and `updateComplete` that waits for
 * the model's answer. Knows no model and paints nothing.
 *
 * @attr {light | dark} theme - Overrides the page's colour scheme.
 */
export abstract class AeElement extends LitElement implements QuantitySource {
  static version?: string;

  /** Names of controls to leave out, separated by spaces; each tag lists its own. */
  @valid(text()) @property({ reflect: true }) hide = "";

  /** There once the tag's second script has come. @internal */
  saver?: Saver;

  /** The language that the tag speaks: that of the nearest ancestor with `lang`. */
  protected language = "en";

  #ready = deferred();
  #isReady = false;
  #hasConnected = false;
  #stateAttribute: string | null = null;
  #complaints = new Set<string>();
  #stop: (() => void)[] = [];

  /**
   * Settles when the tag is live and painted for the first time; stays pending while it can't be. Asking counts as touching:
   * a tag far below the viewport starts to load.
   */
  get ready(): Promise<void> {
    this.touch();
    return this.#ready.promise;
  }

  /** What the learner or the teacher set up, as a short string for a link: `k=4&digit=7`. Empty when all is default. */
  @property({ attribute: "state", noAccessor: true })
  get state(): string {
    const fields = new URLSearchParams();
    for (const [name, value] of Object.entries(this.saveState())) if (value !== undefined && value !== "") fields.set(name, String(value));
    return fields.toString();
  }
  set state(value: string) {
    this.restoreState(Object.fromEntries(new URLSearchParams(toText(value ?? ""))));
  }

  /** Back to what the author wrote. */
  abstract reset(): void;

  /** The fields of `state`; leave out what is default. */
  protected abstract saveState(): Record<string, string | number | undefined>;
  /** Sets what `saveState` gave; a missing field means default, a wrong one is bent like an attribute. */
  protected abstract restoreState(fields: Record<string, string>): void;

  /**
   * The data of what this tag shows, `{columns, rows}`; null while there are none. The figures are those of the tag's properties. A cell is
   * a number, a text, true or false, or null.
   */
  table(): Table | null {
    return null;
  }

  /** The same as comma-separated values (RFC 4180) with a header row; empty while there are none. Text that a spreadsheet would run is made harmless. */
  csv(): string {
    return "";
  }

  /**
   * What this tag shows as a PNG of two pixels a CSS pixel, in the tag's own colours and fonts, without what only a hand needs. Waits for
   * `ready`. Rejects with a ModelError where its script does not come, and with a DOMException: "InvalidStateError" where the tag is not
   * to be seen, "NotAllowedError" where the page's security policy forbids `data:` images, "SecurityError" or "EncodingError" where the
   * browser can't do it.
   */
  picture(): Promise<Blob> {
    // what was not needed before has put another in the place of this, and of the two above
    return this.ready.then(() => this.picture());
  }

  /** Live values of what this tag shows, as words and numbers for a reader; an empty text where there is none yet. */
  get quantities(): Partial<Record<KnownSymbol, string>> {
    return {};
  }

  /** Lights one quantity everywhere in this tag, or none. */
  highlight(quantity: KnownSymbol | null): void {
    if (quantity) this.dataset.lit = quantity;
    else delete this.dataset.lit;
  }

  override attributeChangedCallback(name: string, old: string | null, value: string | null): void {
    // `state` has the last word, wherever it stands among the attributes
    if (name === "state" && !this.#hasConnected) this.#stateAttribute = value;
    else super.attributeChangedCallback(name, old, value);
  }

  override connectedCallback(): void {
    this.#hasConnected = true;
    if (this.#stateAttribute !== null) this.state = this.#stateAttribute;
    this.#stateAttribute = null;
    super.connectedCallback();
    const relearn = () => {
      const language = languageOf(this);
      if (language === this.language) return;
      this.language = language;
      this.requestUpdate();
    };
    relearn();
    this.#stop = [observeLanguage(relearn), onTranslation(() => this.requestUpdate())];
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    for (const stop of this.#stop) stop();
    this.#stop = [];
  }

  /** Called when the tag was moved into another document. */
  adoptedCallback(): void {
    void import("./restyle.js").then(({ restyle }) => restyle(this));
  }

  /**
   * What a server rendered is a poster, made without the page (its language, what a link set up): the first update puts the tag's
   * own in its place. So Lit's hydration, where a page loads it, has nothing to do here.
   */
  protected override createRenderRoot(): HTMLElement | DocumentFragment {
    return (ReactiveElement.prototype as unknown as AeElement).createRenderRoot.call(this);
  }

  protected override update(changed: PropertyValues): void {
    if (!this.hasUpdated) this.renderRoot.replaceChildren();
    super.update(changed);
  }

  /** The first pictures of a page full of tags are more than one task may hold. */
  protected override scheduleUpdate(): void | Promise<unknown> {
    const update = () => super.scheduleUpdate();
    return this.hasUpdated ? update() : firstTurn(this, update);
  }

  /** `updateComplete` also waits for what `pending` names, and for the updates that its end asks for. */
  protected override async getUpdateComplete(): Promise<boolean> {
    let complete = await super.getUpdateComplete();
    for (let work = this.pending(); work || this.isUpdatePending; work = this.pending()) {
      await work;
      complete = await super.getUpdateComplete();
    }
    return complete;
  }

  /** Work under way whose result can be read on the tag; null when there is none. */
  protected pending(): Promise<unknown> | null {
    return null;
  }

  /** Starts what waits for the reader's attention. Called near the viewport, at the first touch, and by scripts. */
  protected touch(): void {}

  /** To be called after the first painting with live results. */
  protected becomeReady(): void {
    if (this.#isReady) return;
    this.#isReady = true;
    this.#ready.resolve();
    this.emit("ae-ready", {});
  }

  protected emit<N extends AeEventName>(name: N, detail: AeEventDetails[N]): void {
    emit(this, name, detail);
  }

  /** Whether a control is shown: not named in `hide`. */
  protected shows(control: string): boolean {
    return !this.hide.split(/\s+/).includes(control);
  }

  /** Says once what was wrong with an author's input. @internal */
  complain(message: string): void {
    if (this.#complaints.has(message) || this.#complaints.size >= MOST_COMPLAINTS) return;
    this.#complaints.add(message);
    console.warn(`<${this.localName}> ${message}`);
  }
}

function deferred(): { promise: Promise<void>; resolve: () => void } {
  let resolve!: () => void;
  const promise = new Promise<void>((done) => (resolve = done));
  return { promise, resolve };
}
