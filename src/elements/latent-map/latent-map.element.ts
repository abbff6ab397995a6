import { html, nothing, type TemplateResult } from "lit";
import { property } from "lit/decorators.js";
import { controls, frame, prompt, symbols } from "../../core/base.styles.js";
import { lazy } from "../../core/lazy.js";
import { AeModelElement } from "../../core/model-element.js";
import { PaletteController } from "../../core/palette.js";
import { integer, oneOf, text } from "../../core/params.js";
import { valid } from "../../core/valid.js";
import type { KnownSymbol } from "../../core/known-symbols.js";
import { tellQuantity } from "../../core/quantities.js";
import { tokens } from "../../core/tokens.js";
import { vars } from "../../core/vars.js";
import type { TaskGoal, TaskTarget, TaskVerdict } from "../../content/tasks.js";
import { lengthenImage, shortenImage } from "../../math/packed-image.js";
import { latentMap } from "../../i18n/en/latent-map.js";
import type { LatentMapWords } from "../../i18n/en/latent-map-rest.js";
import { spoken, words } from "../../i18n/registry.js";
import type { ModelSource } from "../../core/model-controller.js";
import type { Nearest } from "./code-map.js";
import type { FullSpeech } from "./handles.view.js";
import { toImage } from "../../core/image.js";
import * as logic from "./latent-map.logic.js";
import type { MapState, Shown, Which } from "./latent-map.logic.js";
import { POSTER } from "./latent-map.poster.js";
import { latentMapStyles } from "./latent-map.styles.js";
import { renderMap } from "./map.view.js";
import { Painter } from "./painter.js";
import { posterFacts, type Facts } from "./poster-facts.js";
import type { Needed, Rest, RestHost } from "./rest.js";

const loadRest = lazy(() => import("./rest.js"));
const loadOwn = lazy(() => import("./own.js"));
const MOST = 2000;
const PIXELS = 784;
/** Of an author's own data; how many there are is known with it. */
const MOST_CLASSES = 64;
/** Greys of an image in a link. */
const LINK_LEVELS = 16;

/**
 * Two thousand digits on the plane of a two-number code, and what the decoder draws at any point of it.
 *
 * @summary A map of the digits: move a point and the decoder draws what lies there; neighbours look alike, classes overlap, and
 *   large regions decode to nothing.
 *
 * @attr {ae | vae | both} model - Whose map: the plain autoencoder's (default), the variational autoencoder's, or both under one cursor.
 * @attr {number} points - How many digits are encoded, 10 to 2000 (default 2000).
 * @attr {string} model-src - Address of the manifest of a model of your own, with a code of two numbers: its map, in place of the digits'.
 * @attr {string} data-src - Address of images of your own with their classes, in place of those that the manifest names; without a
 *   manifest images of 28 × 28 grey pixels, encoded by the library's own models.
 * @attr {string} hide - Controls to leave out: model, zoom, rings, grid, draw, classes, path, predict, coverage, how, reset, save.
 * @attr {string} state - What the reader or a script has set up, as text for a link.
 *
 * @fires ae-ready - All digits are encoded and painted.
 * @fires ae-progress - `{loaded, total}` in bytes while the models load.
 * @fires ae-error - `{code, message, recoverable}`.
 * @fires ae-input - While a hand moves: `{cursor}`, or `{map, pin, at}`.
 * @fires ae-change - Committed: `{cursor}`, `{map, pin, at}`, `{model}`, `{zoom}`, `{rings}`, `{grid}`, `{input}`, `{lit}`.
 * @fires ae-quantity - The reader points at a quantity: `{quantity}`.
 *
 * @slot - Shown until the tag is defined.
 *
 * @csspart head - Title row.
 * @csspart title - The title.
 * @csspart reset - The button Reset.
 * @csspart save - Save.
 * @csspart save-menu - What Save opens.
 * @csspart map - One map with what it says.
 * @csspart cursor - The ring of the cursor.
 * @csspart pin - Pin A or B.
 * @csspart path - The line from A to B, decoded.
 * @csspart classes - The class numerals, or the names of your own classes.
 * @csspart controls - The row of controls.
 * @csspart own - The reader's own digit.
 * @csspart prompt - The prediction and its answer.
 * @csspart failure - What went wrong, with Retry.
 *
 * @cssproperty --ae-z - Colour of the code: the cursor.
 * @cssproperty --ae-class-0 - Colour of the class 0; likewise to --ae-class-9. Of more than ten classes the eleventh has it again.
 */
export class AeLatentMap extends AeModelElement<Needed, Rest> implements TaskTarget {
  static override styles = [tokens, frame, symbols, controls, prompt, latentMapStyles];

  readonly #palette = new PaletteController(this);

  /** Whose map is shown. */
  @valid(oneOf(["ae", "vae", "both"], "ae")) @property({ reflect: true }) model: Shown = "ae";

  /** How many digits are encoded and shown: the first of the data set, whose classes are balanced. */
  @valid(integer({ min: 10, max: MOST, fallback: MOST })) @property({ type: Number, reflect: true }) points = MOST;

  /** Address of the manifest of a model of the author's own, whose code has two numbers. Codes, cursor and `state` are in its own units. */
  @valid(text()) @property({ attribute: "model-src", reflect: true }) modelSrc = "";

  /** Address of the author's own images; without `modelSrc` they are 28 × 28 and grey. */
  @valid(text()) @property({ attribute: "data-src", reflect: true }) dataSrc = "";

  #start = logic.initialState(POSTER.cursor);
  #state = this.#start;
  #begun = "";
  #input: Float32Array | null = null;
  #facts: readonly Facts[] = [];
  readonly #painter = new Painter(this);

  /** What the author wrote, for Reset and for what a link leaves out. */
  #authored: { readonly model: Shown; readonly points: number } | null = null;

  #resize: ResizeObserver | null = null;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#resize ??= new ResizeObserver(() => this.requestUpdate());
    this.#resize.observe(this);
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#resize?.disconnect();
  }

  protected override willUpdate(): void {
    void this.#written;
    // what went wrong with another address is no reason not to try this one
    if (this.#begin() && this.loader.status.kind === "failed") this.retry();
    const count = this.#place ? null : this.points;
    this.#facts = this.rest?.facts() ?? this.#shown.map((which) => posterFacts(which, this.#state, count));
    this.rest?.reveal(this.#facts);
  }

  protected override updated(): void {
    this.#painter.paint(
      this.renderRoot,
      this.#facts.map((facts) => ({
        facts,
        state: this.#state,
        lit: this.rest?.preview ?? this.#state.lit,
        hasPath: this.shows("path"),
        ownName: this.#speech.t.yours,
        extras: this.rest?.extras ?? null,
      })),
      this.#palette.current,
    );
    this.keepUp(this.rest?.atlas, () => this.#facts.every((f) => f.live));
    this.rest?.answers.settle();
  }

  // An author's own model and images

  /** Where they are; empty: the library's. */
  get #place(): string {
    const { modelSrc, dataSrc } = this;
    return modelSrc || dataSrc ? JSON.stringify([modelSrc, dataSrc]) : "";
  }

  protected override modelSource(): ModelSource<Needed> | null {
    const { modelSrc, dataSrc } = this;
    const place = this.#place;
    return place
      ? { place, acquire: async (ids, options) => (await loadOwn()).bringOwnMap({ modelSrc, dataSrc, place }, ids, options) }
      : null;
  }

  /** The maps that are shown; a model of the author's own has one. */
  get #shown(): readonly Which[] {
    return this.modelSrc ? ["ae"] : logic.shownMaps(this.model);
  }

  protected override shows(control: string): boolean {
    // the reader's prediction is held against a classifier of digits
    return super.shows(control) && !(this.#place && (control === "predict" || (control === "model" && this.modelSrc)));
  }

  /** Where the address is another: a plane that is not known before its codes are. True if so. */
  #begin(): boolean {
    const place = this.#place;
    if (place === this.#begun) return false;
    this.#begun = place;
    const { cursor } = POSTER;
    this.#restart(
      this.modelSrc
        ? logic.initialState([0, 0], logic.ANYWHERE, MOST_CLASSES)
        : logic.initialState(cursor, logic.WHOLE, place ? MOST_CLASSES : undefined),
    );
    return true;
  }

  #restart(start: MapState): void {
    this.#state = logic.restart(this.#state, this.#start, start);
    this.#start = start;
  }

  // What scripts may ask

  /**
   * Codes of the digits (or of the author's own images) on the map, `2 · points` numbers, as far as they are encoded; a copy. Of two maps
   * the autoencoder's.
   */
  get codes(): Float32Array {
    return this.codesOf();
  }

  /** The same of either map that is shown. */
  codesOf(which?: Which): Float32Array {
    return this.rest?.answers.codesOf(which) ?? new Float32Array(0);
  }

  /** Classes of these digits, 0 to 9 (of an author's own images, counted from 0); a copy. */
  get labels(): Uint8Array {
    return this.rest?.answers.labels ?? new Uint8Array(0);
  }

  /**
   * Where the cursor stands, −4 to 4 each; on the map of an author's own model, as far as its codes reach. Setting moves it; what can't be
   * read as two numbers is refused with a warning.
   */
  @property({ attribute: false, noAccessor: true })
  get cursor(): [number, number] {
    return [this.#state.cursor[0], this.#state.cursor[1]];
  }
  set cursor(value: ArrayLike<number>) {
    const to = logic.toPoint(value);
    if (!to) {
      this.complain("cursor: not two numbers; it stays where it is");
      return;
    }
    this.#begin();
    const { cursor } = (this.#state = logic.moveCursor(this.#state, to));
    if (!logic.samePoint(cursor, to)) this.complain(`cursor: (${to.join(", ")}) lies outside the map; using (${cursor.join(", ")})`);
    this.requestUpdate();
  }

  /**
   * What the decoder draws at the cursor: 784 pixels, or as many numbers as an image of the author's own has; null until the model has
   * answered. Of two maps the autoencoder's; a copy.
   */
  get decoded(): Float32Array | null {
    return this.rest?.answers.decoded ?? null;
  }

  /** The reader's own digit, 784 pixels (or an image of the author's own kind), or null; a copy. It is encoded into each map that is shown. */
  @property({ attribute: false, noAccessor: true })
  get input(): Float32Array | null {
    return this.#input?.slice() ?? null;
  }
  set input(value: ArrayLike<number> | null) {
    const size = this.#inputSize;
    const image = value === null || value === undefined ? null : toImage(value, size ?? value.length);
    if (image === undefined) {
      this.complain(`input: not ${size ?? "a list of"} numbers; it stays as it is`);
      return;
    }
    this.#input = image;
    this.requestUpdate();
  }

  /** Numbers of an image; null while nobody knows how large the author's own are. */
  get #inputSize(): number | null {
    return this.#place ? (this.rest?.inputSize ?? null) : PIXELS;
  }

  /**
   * What the decoder draws at any point: 784 pixels, or an image of the author's own shape, row by row, the numbers of a pixel side by side.
   * `which` of two maps; the autoencoder's unless said.
   */
  async decodeAt(z1: number, z2: number, which?: Which): Promise<Float32Array> {
    return (await this.restPart.get()).answers.decodeAt(z1, z2, which);
  }

  /**
   * Where an image of 784 pixels (or of the author's own shape) lies: two numbers. As `decodeAt`, rejects with a ModelError: where the model
   * does not come, or "aborted" where the tag is taken off the page before or was so already.
   */
  async encode(image: ArrayLike<number>, which?: Which): Promise<Float32Array> {
    return (await this.restPart.get()).answers.encode(image, which);
  }

  /** The digit (or image) nearest to a point, and what lies around it; null until all are encoded. */
  nearest(z1: number, z2: number, which?: Which): Nearest | null {
    return this.rest?.answers.nearest(z1, z2, which) ?? null;
  }

  override get quantities(): Partial<Record<KnownSymbol, string>> {
    return this.rest?.quantities ?? {};
  }

  /** Grades "a point that decodes to this digit" for the cursor, in any map that is shown; of an author's own model nothing. */
  async grade(goal: TaskGoal): Promise<TaskVerdict | null> {
    return goal.kind === "digit" && !this.modelSrc ? (await this.restPart.get()).answers.grade(goal) : null;
  }

  /** Back to what the author wrote, the prediction included. */
  override reset(): void {
    this.restoreState(Object.fromEntries(new URLSearchParams(this.getAttribute("state") ?? "")));
    this.rest?.reset();
    this.emit("ae-change", { cursor: this.cursor, input: this.input });
  }

  /** What is not usual, or not as the author wrote it: read by a tag without attributes, and by this one. */
  protected override saveState(): Record<string, string | number | undefined> {
    this.#begin();
    const { model, points } = this;
    const written = this.#authored ?? this;
    return {
      ...logic.stateFields(this.#state, this.#start),
      model: model !== "ae" || model !== written.model ? model : undefined,
      points: points !== MOST || points !== written.points ? points : undefined,
      image: this.#input ? shortenImage(this.#input, LINK_LEVELS) : undefined,
    };
  }

  protected override restoreState(fields: Record<string, string>): void {
    this.#begin();
    const { model, points } = this.#written;
    this.#state = logic.stateFrom(fields, this.#start);
    // each is bent as its attribute is
    Object.assign(this, { model: fields.model ?? model, points: fields.points ?? points });
    this.#input = lengthenImage(fields.image ?? "", this.#inputSize, LINK_LEVELS);
    if (fields.image && !this.#input) this.complain("state: the image can't be read; there is none");
    this.requestUpdate();
  }

  /** As it stood when it was first asked for: before the first link, or the first picture. */
  get #written() {
    return (this.#authored ??= { model: this.model, points: this.points });
  }

  // The models' work

  protected override needs(): readonly Needed[] {
    return [...this.#shown.map((which) => logic.MODEL[which]), "digits", ...(this.rest?.wantsClassifier ? (["classifier"] as const) : [])];
  }

  protected override async loadRest(): Promise<Rest> {
    const { Rest } = await loadRest();
    return new Rest(this.#host);
  }

  // The rest of the tag

  readonly #host: RestHost = ((tag) => ({
    element: tag,
    loader: tag.loader,
    get state() {
      return tag.#state;
    },
    set state(state) {
      tag.#state = state;
      tag.requestUpdate();
    },
    get start() {
      return tag.#start;
    },
    set start(start) {
      tag.#restart(start);
    },
    get input() {
      return tag.#input;
    },
    set input(image) {
      tag.input = image;
    },
    get place() {
      return tag.#place;
    },
    get shown() {
      return tag.#shown;
    },
    get front() {
      return tag.#front;
    },
    get facts() {
      return tag.#facts;
    },
    get speech() {
      return tag.#speech;
    },
    get common() {
      return tag.common;
    },
    get palette() {
      return tag.#palette.current;
    },
    touch: () => tag.touch(),
    shows: (control) => tag.shows(control),
    emit: (name, detail) => tag.emit(name, detail),
  }))(this);

  // What is seen

  /** Words that only the rest says are there with it. */
  get #speech(): FullSpeech {
    const english = this.rest?.words ?? (latentMap as LatentMapWords);
    const t = words("latentMap", english, this.language);
    return {
      t: this.rest?.author?.words(t, this.language) ?? t,
      language: spoken("latentMap", this.language),
      decimals: logic.decimalsOf(this.#state.whole),
    };
  }

  get #both(): boolean {
    return this.#shown.length > 1;
  }

  get #front(): Which {
    return this.#both ? this.#state.front : this.#shown[0];
  }

  protected override render(): TemplateResult {
    const { t } = this.#speech;
    const rest = this.rest;
    const both = this.#both;
    const failure = this.renderFailure();
    return html`<div
      class="figure"
      role="group"
      aria-labelledby="title"
      @pointerover=${tellQuantity}
      @pointerleave=${tellQuantity}
      @focusin=${tellQuantity}
      @focusout=${tellQuantity}
    >
      ${this.renderHead(both && !this.#facts[0].blank ? t.titleBoth : t.titleOne)}
      <div class="stage ${both ? "two" : "one"} ${this.#place && "author"}" style=${rest?.author?.sizes ?? nothing}>
        ${both ? rest?.renderSwitch() : nothing} ${this.#facts.map((facts) => this.#renderMap(facts))}
        ${this.shows("classes") ? (rest?.renderClasses() ?? html`<div class="classes"></div>`) : nothing}
      </div>
      <div class="rest" style=${this.#room()}>${rest?.render(failure, this.#predicts) ?? failure}</div>
      <span class="probe" aria-hidden="true"></span>
    </div>`;
  }

  #renderMap(facts: Facts): TemplateResult {
    return renderMap({
      ...this.#speech,
      facts,
      cursor: this.#state.cursor,
      window: this.#state.window,
      both: this.#both,
      front: facts.which === this.#front,
      hasPath: this.shows("path"),
      hasCoverage: this.shows("coverage"),
      rest: this.rest?.map(facts, this.#covers) ?? null,
    });
  }

  /** What space is kept free for beneath the maps, as shares of it all; the style sheet knows the heights. */
  #room() {
    const shown = ["model", "zoom", "rings", "grid", "draw"].filter((control) => this.shows(control)).length / 5;
    return vars({ controls: shown, how: +this.shows("how"), ask: +this.#covers });
  }

  /** The path waits for a prediction. */
  get #covers(): boolean {
    return this.#predicts && (this.rest?.prediction.open ?? true);
  }

  get #predicts(): boolean {
    return this.shows("predict") && this.shows("path");
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "ae-latent-map": AeLatentMap;
  }
}
