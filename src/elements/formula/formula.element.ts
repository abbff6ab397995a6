import { html, isServer, nothing, type PropertyValues, type TemplateResult } from "lit";
import { property, query, state } from "lit/decorators.js";
import { formulaTex, type FormulaName } from "../../content/tex/formula.js";
import { formulaHtml } from "../../content/tex/formula.html.js";
import { AeElement } from "../../core/ae-element.js";
import { controls, frame, symbols } from "../../core/base.styles.js";
import { katexStyles } from "../../core/katex.styles.js";
import { useMathFonts } from "../../core/math-fonts.js";
import { flag, text, type Param } from "../../core/params.js";
import { SaveDoor } from "../../core/save-door.js";
import { valid } from "../../core/valid.js";
import type { KnownSymbol } from "../../core/known-symbols.js";
import { QUANTITY_EVENT, type Quantity, type QuantityEvent } from "../../core/quantities.js";
import { TexError, type MathNode } from "../../core/tex-tree.js";
import { excerpt, typeset } from "../../core/tex.js";
import { tokens } from "../../core/tokens.js";
import { common } from "../../i18n/en/common.js";
import { formula } from "../../i18n/en/formula.js";
import { words } from "../../i18n/registry.js";
import { AuthorMeanings } from "./author-meanings.js";
import {
  chosen,
  FORMULA_NAMES,
  meaningOf,
  NOTHING,
  press,
  shownOf,
  step,
  type Mark,
  type Meaning,
  type Place,
  type Pointing,
} from "./formula.logic.js";
import { renderFailure, renderLegend, renderMeanings, type Entry } from "./formula.templates.js";
import { formulaStyles } from "./formula.styles.js";
import { FormulaView } from "./formula.view.js";
import { FigureLink } from "./link.js";
import { ScrollCue } from "./scroll-cue.js";
import { ServedView } from "./served.view.js";

/** A marked symbol of a formula, as `symbols` gives it. */
export interface FormulaSymbol {
  name: string;
  /** As plain text: "x̂", "fθ". */
  label: string;
  meaning: string;
  quantity: Quantity | null;
  /** What the linked figure shows for it now. */
  value: string | null;
}

/** How far from a symbol a pointer still means it, px. */
const REACH = { mouse: 6, touch: 22 };

const builtIn: Param<string> = {
  ...text(),
  normalise(raw) {
    const value = text().normalise(raw).value.trim();
    if (value === "" || (FORMULA_NAMES as string[]).includes(value)) return { value };
    return { value: "", complaint: `there is no formula "${value}"; there are ${FORMULA_NAMES.join(", ")}. Using ${FORMULA_NAMES[0]}` };
  },
};

type Status = { kind: "idle" } | { kind: "loading" } | { kind: "ready"; view: FormulaView } | { kind: "failed"; error: TexError };

/**
 * @summary A formula whose symbols can be pointed at: each says what it means, in its colour, with the value that it has now in the
 * figure that the formula is linked to.
 *
 * In the author's TeX, `\q{z}{…}` marks a symbol. x, theta, z, phi, xhat and L are the quantities of an autoencoder: they are
 * coloured, have a meaning, and a value where `for` names a figure; k has the colour of the code. k, ratio, eta, n, d, sum, prior
 * and noisy have a value where that figure shows them. Any other name of letters, digits, _ and - is a symbol of the author's. `\htmlData{q=x,symbol=noisy}{\tilde{x}}` marks a second symbol of one quantity. A mark
 * round other marks is only a colour. Links, pictures, styles, ids and definitions (`\href`, `\newcommand` and the like) are refused.
 *
 * @attr {string} name - a built-in formula: autoencoder (default), encoder, decoder, compression, reconstruction-loss, mse, bce,
 * five-pixels, descent, denoising-loss, pca, prior, vae
 * @attr {string} tex - TeX, at most 5,000 characters; goes before `name`
 * @attr {boolean} display - a displayed formula: centred, with large operators
 * @attr {string} for - id of the figure whose values the symbols show: in the same root, else in the document
 * @attr {string} hide - any of: legend meaning. Without both the formula stands in a line of running text
 * @attr {string} state - what is pinned, as `symbol=z`
 * @attr {light | dark} theme - overrides the page's colour scheme
 *
 * @slot - a `<dl>` with meanings for symbols: the marked name in `<dt>`, the meaning in `<dd>`. Read, and shown only until the tag is defined
 *
 * @fires {CustomEvent} ae-ready - the formula is set
 * @fires {CustomEvent} ae-change - a symbol was pinned or let go: {symbol}, null for none
 * @fires {CustomEvent} ae-quantity - the reader points at a quantity, or at another symbol that figures know: {quantity}, null when they leave
 * @fires {CustomEvent} ae-error - the TeX is not valid ("formula"), KaTeX did not arrive ("network"), or `for` names what shows no quantities ("target")
 *
 * @csspart formula - the formula
 * @csspart legend - the list of symbols with their names
 * @csspart meaning - the place of the sentence and the value
 * @csspart failure - the source and the reason, where a formula can't be set
 *
 * @cssproperty --ae-x - colour of x; likewise --ae-theta, --ae-z, --ae-phi, --ae-xhat, --ae-loss
 * @cssproperty --ae-ink - text, and symbols of the author's
 */
export class AeFormula extends AeElement {
  static override styles = [tokens, frame, symbols, controls, katexStyles, formulaStyles];

  readonly #link = new FigureLink(this, {
    onQuantity: (quantity) => this.highlight(quantity),
    onWrongTarget: (message) => {
      this.complain(message);
      this.emit("ae-error", { code: "target", message, recoverable: true });
    },
  });

  readonly #authors = new AuthorMeanings(this);

  /** A built-in formula; without `name` and `tex` the encoder and the decoder. */
  @valid(builtIn) @property({ reflect: true }) name = "";
  /** TeX of the author's; goes before `name`. `\q{z}{…}` marks a symbol. */
  @valid(text()) @property({ reflect: true }) tex = "";
  /** Display style: centred, with large operators. */
  @valid(flag()) @property({ reflect: true }) display = false;
  /** Id of the figure whose values the symbols show. */
  @valid(text()) @property({ reflect: true }) for = "";

  @state() private status: Status = { kind: "idle" };
  @state() private pointing: Pointing = NOTHING;
  @state() private stop = 0;
  @query(".scroller") private readonly scroller!: HTMLElement | null;

  readonly #saving = new SaveDoor(
    this,
    () => import("./table.js"),
    (script) => script.attachSaver(this),
  );
  #typesetting: Promise<void> | null = null;
  #quantity: KnownSymbol | null = null;

  constructor() {
    super();
    this.addController(new ScrollCue(() => this.scroller));
  }

  override connectedCallback(): void {
    super.connectedCallback();
    useMathFonts();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.pointing = { ...NOTHING, pinned: this.pointing.pinned };
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    this.#link.id = this.for;
    if (this.status.kind === "idle" || changed.has("tex") || changed.has("name") || changed.has("display")) this.#typeset();
  }

  protected override updated(): void {
    const mark = this.#chosen;
    // what the figure lights itself is not lit again
    const { outside } = this.pointing;
    const pointed = chosen({ ...this.pointing, outside: null }, this.#marks);
    const shown = pointed && shownOf(pointed);
    const own = shown === outside ? null : shown;
    this.#link.highlight(own);
    if (own !== this.#quantity) {
      this.#quantity = own;
      const event: QuantityEvent = new CustomEvent(QUANTITY_EVENT, { detail: { quantity: own }, bubbles: true, composed: true });
      this.dispatchEvent(event);
    }
    if (this.status.kind === "ready") {
      this.status.view.update(this.#words.symbols, {
        label: (each) => this.#spoken(each),
        chosen: mark?.name ?? null,
        pinned: this.pointing.pinned,
        stop: this.stop,
      });
      this.becomeReady();
      this.#saving.ask();
    }
  }

  protected override pending(): Promise<unknown> | null {
    return this.#typesetting ?? this.#saving.pending;
  }

  /** The marked symbols, in the order in which they are first read, with their values now. */
  get symbols(): FormulaSymbol[] {
    return this.#marks.map((mark) => {
      const known = this.#meaning(mark);
      return {
        name: mark.name,
        label: mark.label,
        meaning: [known?.name, known?.meaning].filter(Boolean).join(": "),
        quantity: mark.quantity,
        value: this.#value(mark),
      };
    });
  }

  /** Shows the symbol of what is pointed at elsewhere, or none. */
  override highlight(quantity: KnownSymbol | null): void {
    if (this.pointing.outside !== quantity) this.pointing = { ...this.pointing, outside: quantity };
  }

  override reset(): void {
    this.pointing = NOTHING;
    this.stop = 0;
  }

  protected override saveState(): Record<string, string | undefined> {
    return { symbol: this.pointing.pinned ?? undefined };
  }

  protected override restoreState({ symbol: pinned }: Record<string, string>): void {
    this.pointing = { ...NOTHING, pinned: pinned ?? null };
  }

  get #words(): typeof formula {
    return words("formula", formula, this.language);
  }

  get #source(): string {
    return this.tex || formulaTex[this.#builtIn ?? FORMULA_NAMES[0]];
  }

  /** The built-in formula that is shown; null for the author's TeX. */
  get #builtIn(): FormulaName | null {
    return this.tex ? null : ((this.name || FORMULA_NAMES[0]) as FormulaName);
  }

  get #marks(): readonly Mark[] {
    return this.status.kind === "ready" ? this.status.view.marks : [];
  }

  get #chosen(): Mark | null {
    return chosen(this.pointing, this.#marks);
  }

  #meaning(mark: Mark): Meaning | null {
    return meaningOf(mark, this.#builtIn, this.#authors.meanings, this.#words);
  }

  #value(mark: Mark): string | null {
    const shown = shownOf(mark);
    return (shown && this.#link.valueOf(shown)) || null;
  }

  #isAbsent(mark: Mark): boolean {
    return this.#link.lacks(shownOf(mark));
  }

  #spoken({ mark, label }: Place): string {
    const known = this.#meaning(mark);
    const value = this.#value(mark);
    const what = this.#words.described(label, known?.name ?? "", known?.meaning ?? "");
    if (this.#isAbsent(mark)) return `${what} ${this.#words.absentHere}`;
    return value ? `${what} ${this.#words.now} ${value}` : what;
  }

  #typeset(): void {
    const tex = this.#source;
    const show = (tree: MathNode) => {
      const view = isServer ? (new ServedView(tree) as unknown as FormulaView) : new FormulaView(tree);
      this.status = { kind: "ready", view };
      this.stop = 0;
    };
    try {
      const tree = typeset(tex, { display: this.display, prerendered: formulaHtml });
      this.#typesetting = null;
      if (!(tree instanceof Promise)) {
        show(tree);
        return;
      }
      if (this.status.kind !== "ready") this.status = { kind: "loading" };
      const work: Promise<void> = tree
        .then(
          (later) => this.#typesetting === work && show(later),
          (error: unknown) => this.#typesetting === work && this.#fail(error),
        )
        .then(() => {
          if (this.#typesetting === work) this.#typesetting = null;
        });
      this.#typesetting = work;
    } catch (error) {
      this.#fail(error);
    }
  }

  #fail(cause: unknown): void {
    const error = cause instanceof TexError ? cause : new TexError(String(cause), null, { cause });
    this.status = { kind: "failed", error };
    this.emit("ae-error", { code: error.recoverable ? "network" : "formula", message: error.message, recoverable: true });
  }

  readonly #retry = (): void => {
    this.status = { kind: "idle" };
  };

  readonly #legend = { hover: (hover: string | null) => this.#point({ hover }), press: (name: string) => this.#press(name) };

  readonly #hover = (event: PointerEvent): void => {
    if (event.pointerType === "touch" || this.status.kind !== "ready") return;
    const { view } = this.status;
    const hover = view.places[view.at(event.clientX, event.clientY, REACH.mouse)]?.mark.name ?? null;
    this.#point({ hover });
  };

  #point(change: Partial<Pointing>): void {
    const next = { ...this.pointing, ...change };
    if (Object.entries(change).some(([key, value]) => this.pointing[key as keyof Pointing] !== value)) this.pointing = next;
  }

  readonly #focusin = (event: FocusEvent): void => {
    if (this.status.kind !== "ready") return;
    const index = this.status.view.indexOf(event.target);
    if (index < 0) return;
    this.stop = index;
    const { element, mark } = this.status.view.places[index];
    if (element.matches(":focus-visible")) this.#point({ focus: mark.name, hover: null });
  };

  readonly #click = (event: MouseEvent): void => {
    if (this.status.kind !== "ready") return;
    const { view } = this.status;
    const reach = (event as PointerEvent).pointerType === "mouse" ? REACH.mouse : REACH.touch;
    const direct = view.indexOf(event.target);
    const index = direct >= 0 ? direct : view.at(event.clientX, event.clientY, reach);
    if (index >= 0) this.#press(view.places[index].mark.name);
    else if (this.pointing.pinned) this.#press(this.pointing.pinned);
  };

  #press(name: string): void {
    this.pointing = press(this.pointing, name);
    this.emit("ae-change", { symbol: this.pointing.pinned });
  }

  readonly #keydown = (event: KeyboardEvent): void => {
    if (this.status.kind !== "ready" || event.altKey || event.ctrlKey || event.metaKey) return;
    const { view } = this.status;
    const at = view.indexOf(event.target);
    if (at < 0) return;
    if (event.key === "Escape") {
      if (this.#chosen === null) return;
      const { pinned } = this.pointing;
      this.pointing = NOTHING;
      if (pinned) this.emit("ae-change", { symbol: null });
    } else if (event.key === "Enter" || event.key === " ") {
      this.#press(view.places[at].mark.name);
    } else {
      const to = step(event.key, at, view.places.length);
      if (to === null) return;
      view.places[to].element.focus();
      this.#point({ focus: view.places[to].mark.name, hover: null });
    }
    event.preventDefault();
  };

  protected override render(): TemplateResult {
    const { status } = this;
    const entries = this.#entries();
    return html`<div class="figure ${this.display ? "display" : ""}">
      <div
        class="scroller"
        part="formula"
        @pointermove=${this.#hover}
        @pointerleave=${() => this.#point({ hover: null })}
        @focusin=${this.#focusin}
        @focusout=${() => this.#point({ focus: null })}
        @click=${this.#click}
        @keydown=${this.#keydown}
      >
        ${status.kind === "ready" ? status.view.root : status.kind === "failed" ? nothing : html`<code class="tex-source">${excerpt(this.#source)}</code>`}
      </div>
      ${
        status.kind === "failed"
          ? renderFailure(this.#source, status.error, this.#words, {
              label: words("common", common, this.language).retry,
              run: this.#retry,
            })
          : nothing
      }
      ${entries.length > 0 && this.shows("legend") ? renderLegend(entries, this.#words, this.#legend) : nothing}
      ${entries.length > 0 && this.shows("meaning") ? renderMeanings(entries, this.#words, { linked: this.for !== "", live: this.#link.source !== null }) : nothing}
    </div>`;
  }

  #entries(): Entry[] {
    if (this.status.kind !== "ready") return [];
    const { view } = this.status;
    const shown = this.#chosen;
    return view.marks.map((mark) => ({
      mark,
      meaning: this.#meaning(mark),
      value: this.#value(mark),
      absent: this.#isAbsent(mark),
      chosen: mark === shown,
      glyph: (place) => view.glyph(mark, place),
    }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "ae-formula": AeFormula;
  }
}
