import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { property, query, state } from "lit/decorators.js";
import { findTerm, TERMS, type TermId } from "../../content/terms.js";
import { AeElement } from "../../core/ae-element.js";
import { keepOwnKeys } from "../../core/own-keys.js";
import { text } from "../../core/params.js";
import { SaveDoor } from "../../core/save-door.js";
import { showTarget } from "../../core/show-target.js";
import { tokens } from "../../core/tokens.js";
import { valid } from "../../core/valid.js";
import { term as english } from "../../i18n/en/term.js";
import { terms } from "../../i18n/en/terms.js";
import { spoken, words } from "../../i18n/registry.js";
import { nearestFigure } from "./figure.js";
import { place } from "./place.js";
import { termStyles } from "./term.styles.js";

const glossary = terms satisfies Record<TermId, string>;

/** How long a pointer rests on a word before it opens, and how long it may take from the word to the definition. */
const HOVER_MS = { open: 150, close: 250 };

/** Closes the one definition that is open on the page. */
let closeOpen: (() => void) | null = null;
/** Words that a page was told of. */
const unknown = new Set<string>();

/**
 * @summary A word in running text with its definition: point at it, focus it or tap it. Where a tag on the page shows the thing, the
 * definition leads there.
 *
 * A word that the glossary does not know stands as it is, with one warning in the console.
 *
 * @slot - The word, as it stands in the text. Without `term` it is also what is looked up.
 *
 * @attr {string} term - what to look up, where it is not the word itself: an English name or abbreviation
 * @attr {string} hide - `link`: no way to the figure
 * @attr {light | dark} theme - overrides the page's colour scheme
 *
 * @fires {CustomEvent} ae-ready - painted for the first time
 * @fires {CustomEvent} ae-change - opened or closed by a press: {open}
 *
 * @csspart word - the word
 * @csspart popup - the box with the definition
 * @csspart link - the way to the figure
 *
 * @cssproperty --ae-bg - the box
 * @cssproperty --ae-ink - its text
 * @cssproperty --ae-rule-strong - its edge, and the dots under the word
 */
export class AeTerm extends AeElement {
  static override styles = [tokens, termStyles];

  /** What to look up; empty: the text inside. */
  @valid(text()) @property({ reflect: true }) term = "";

  /** Definition by the author. */
  @state() private own = "";
  @state() private word = "";
  @state() private shown = false;
  /** The definition is longer than its box. */
  @state() private scrolls = false;
  readonly #saving = new SaveDoor(
    this,
    () => import("./table.js"),
    (script) => script.attachSaver(this),
  );
  /** Opened by a press, so that a pointer that leaves does not close it. */
  #pinned = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #stop: (() => void)[] = [];

  @query(".word") private readonly anchor!: HTMLElement | null;
  @query(".popup") private readonly popup!: HTMLElement | null;

  /** The definition that is shown: the author's, or the glossary's in the page's language; empty where there is none. */
  @property({ noAccessor: true })
  get definition(): string {
    if (this.own) return this.own;
    const id = this.#id;
    return id ? words("terms", glossary, this.language)[id] : "";
  }
  set definition(value: string) {
    this.own = text().normalise(value).value.trim();
  }

  /** Whether the definition is open. */
  get open(): boolean {
    return this.shown;
  }
  set open(value: boolean) {
    this.#pinned = Boolean(value);
    this.#show(Boolean(value));
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.addEventListener("keydown", keepOwnKeys);
    this.word = this.textContent.trim();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#show(false);
    this.#release();
  }

  /** Closes the definition. */
  override reset(): void {
    this.open = false;
  }

  protected override saveState(): Record<string, string> {
    return {};
  }

  protected override restoreState(): void {
    // a definition that was open is nothing to come back to
  }

  protected override firstUpdated(): void {
    this.becomeReady();
  }

  protected override updated(changed: PropertyValues): void {
    const name = this.term || this.word;
    if (name && !this.definition && !unknown.has(name)) {
      unknown.add(name);
      this.complain(`there is no "${name}" in the glossary; give it a definition`);
    }
    if (changed.has("shown")) this.#follow();
    if (this.hide) this.#saving.ask();
  }

  get #id(): TermId | null {
    return findTerm(this.term || this.word);
  }

  #figure(): HTMLElement | null {
    const id = this.#id;
    return id && this.shows("link") ? nearestFigure(this, TERMS[id].shownBy) : null;
  }

  #show(open: boolean): void {
    clearTimeout(this.#timer);
    if (open && !this.definition) return;
    if (open && closeOpen !== this.#close) closeOpen?.();
    if (open) closeOpen = this.#close;
    else if (closeOpen === this.#close) closeOpen = null;
    if (!open) this.#pinned = false;
    this.shown = open;
  }

  readonly #close = (): void => this.#show(false);

  /** Shows the box over everything and keeps it at its word, or puts it away. */
  #follow(): void {
    this.#release();
    const { anchor, popup } = this;
    if (!anchor || !popup) return;
    if (!this.shown) {
      if (popup.matches(":popover-open")) popup.hidePopover();
      return;
    }
    // browsers without popovers show it where it stands
    if (!popup.matches(":popover-open")) popup.showPopover?.();
    document.addEventListener("keydown", this.#keydown, true);
    document.addEventListener("pointerdown", this.#elsewhere, true);
    // one that is longer than its box scrolls, by keys as well
    const fits = new ResizeObserver(() => this.#measure(popup));
    fits.observe(popup);
    this.#stop = [
      place(anchor, popup),
      () => fits.disconnect(),
      () => document.removeEventListener("keydown", this.#keydown, true),
      () => document.removeEventListener("pointerdown", this.#elsewhere, true),
    ];
  }

  #measure(popup: HTMLElement): void {
    const scrolls = popup.scrollHeight > popup.clientHeight + 1;
    // what has the focus keeps it
    if (!scrolls && popup.matches(":focus")) return;
    this.scrolls = scrolls;
  }

  #release(): void {
    for (const stop of this.#stop) stop();
    this.#stop = [];
  }

  readonly #keydown = (event: KeyboardEvent): void => {
    if (event.key !== "Escape") return;
    // the page's own Escape is for what lies behind
    event.preventDefault();
    event.stopPropagation();
    if (this.popup?.matches(":focus-within")) this.anchor?.focus();
    this.#show(false);
  };

  readonly #elsewhere = (event: Event): void => {
    if (!event.composedPath().includes(this)) this.#show(false);
  };

  readonly #enter = (event: PointerEvent): void => {
    if (event.pointerType === "touch") return;
    clearTimeout(this.#timer);
    if (!this.shown) this.#timer = setTimeout(() => this.#show(true), HOVER_MS.open);
  };

  readonly #leave = (event: PointerEvent): void => {
    if (event.pointerType === "touch") return;
    clearTimeout(this.#timer);
    if (this.shown && !this.#pinned && !this.matches(":focus-within")) {
      this.#timer = setTimeout(() => this.#show(false), HOVER_MS.close);
    }
  };

  readonly #focusin = (): void => {
    if (this.anchor?.matches(":focus-visible")) this.#show(true);
  };

  readonly #focusout = (event: FocusEvent): void => {
    const to = event.relatedTarget;
    if (!(to instanceof Node && this.renderRoot.contains(to))) this.#show(false);
  };

  readonly #press = (): void => {
    // what the pointer opened, a press holds
    this.open = !(this.shown && (this.#pinned || this.anchor?.matches(":focus-visible")));
    this.emit("ae-change", { open: this.shown });
  };

  readonly #pressKey = (event: KeyboardEvent): void => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    this.#press();
  };

  readonly #go = (): void => {
    const figure = this.#figure();
    this.#show(false);
    if (figure) showTarget(figure);
  };

  readonly #reword = (): void => {
    this.word = this.textContent.trim();
  };

  protected override render(): TemplateResult {
    const { definition } = this;
    const slot = html`<slot @slotchange=${this.#reword}></slot>`;
    if (!definition) return slot;
    const lang = this.own ? this.language : spoken("terms", this.language);
    const other = lang === this.language ? nothing : lang;
    const figure = this.shown ? this.#figure() : null;
    // A span and not a button: a button would stand in the line as one block, and its text could not be selected.
    return html`<span
        class="word"
        id="word"
        part="word"
        role="button"
        tabindex="0"
        aria-expanded=${this.shown}
        aria-describedby="definition"
        @click=${this.#press}
        @keydown=${this.#pressKey}
        @pointerenter=${this.#enter}
        @pointerleave=${this.#leave}
        @focusin=${this.#focusin}
        @focusout=${this.#focusout}
        >${slot}</span
      ><span class="on-paper" aria-hidden="true" lang=${other}> (${inBrief(definition)})</span
      ><span
        class="popup ${this.shown ? "open" : ""}"
        part="popup"
        popover="manual"
        tabindex=${this.scrolls ? 0 : nothing}
        role=${this.scrolls ? "group" : nothing}
        aria-labelledby=${this.scrolls ? "word" : nothing}
        lang=${other}
        @pointerenter=${this.#enter}
        @pointerleave=${this.#leave}
        @focusout=${this.#focusout}
        ><span class="definition" id="definition" dir="auto">${definition}</span>${figure ? this.#renderLink(figure) : nothing}</span
      >`;
  }

  #renderLink(figure: HTMLElement): TemplateResult {
    const t: Partial<Record<string, unknown>> & typeof english = words("term", english, this.language);
    const name = t[figure.localName];
    const label = t.see(typeof name === "string" ? name : figure.localName);
    return html`<button class="see" part="link" lang=${spoken("term", this.language) === this.language ? nothing : "en"} @click=${this.#go}>
      ${label}
    </button>`;
  }
}

/** The first sentence, to stand in brackets. */
function inBrief(definition: string): string {
  return definition.split(/(?<=[.!?])\s/)[0].replace(/\.$/, "");
}

declare global {
  interface HTMLElementTagNameMap {
    "ae-term": AeTerm;
  }
}
