import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { property } from "lit/decorators.js";
import { controls, frame, prompt, symbols } from "../../core/base.styles.js";
import { useMathFonts } from "../../core/math-fonts.js";
import { AeModelElement } from "../../core/model-element.js";
import { PaletteController } from "../../core/palette.js";
import { integer, oneOf } from "../../core/params.js";
import { valid } from "../../core/valid.js";
import { tellQuantity, type Quantity } from "../../core/quantities.js";
import { tokens } from "../../core/tokens.js";
import type { TaskGoal, TaskTarget, TaskVerdict } from "../../content/tasks.js";
import { latentMap } from "../../i18n/en/latent-map.js";
import { spoken, words } from "../../i18n/registry.js";
import { ModelError, type AssetTypes } from "../../model/api.js";
import type { Atlas, AtlasHost } from "./atlas.js";
import { AwaitedAssets } from "./awaited-assets.js";
import type { Chart, Wanted } from "./chart.js";
import type { Nearest } from "./code-map.js";
import { renderClasses, renderControls, renderHow, renderSwitch, type ControlHandlers, type ControlsOptions } from "./controls.view.js";
import { Drawing } from "./drawing.js";
import { gatherFacts, type Facts } from "./facts.js";
import type { Handle } from "./grip.js";
import { toImage } from "./image.js";
import * as logic from "./latent-map.logic.js";
import type { Point, Shown, Which } from "./latent-map.logic.js";
import { POSTER } from "./latent-map.poster.js";
import { latentMapStyles } from "./latent-map.styles.js";
import { atText, cursorText, renderMap, type Speech } from "./map.view.js";
import { Painter } from "./painter.js";
import { Prediction } from "./prediction.js";

type Needed = "ae2" | "vae2" | "digits" | "classifier";

const MODEL = { ae: "ae2", vae: "vae2" } as const;

/**
 * Two thousand digits on the plane of a two-number code, and what the decoder draws at any point of it.
 *
 * @summary A map of the digits: move a point and the decoder draws what lies there; neighbours look alike, classes overlap, and
 *   large regions decode to nothing.
 *
 * @attr {ae | vae | both} model - Whose map: the plain autoencoder's (default), the variational autoencoder's, or both under one cursor.
 * @attr {number} points - How many digits are encoded, 10 to 2000 (default 2000).
 * @attr {string} hide - Controls to leave out: model, zoom, rings, grid, draw, classes, path, predict, coverage, how, reset.
 * @attr {string} state - What the reader has set up, as text for a link.
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
 * @csspart map - One map with what it says.
 * @csspart cursor - The ring of the cursor.
 * @csspart pin - Pin A or B.
 * @csspart path - The line from A to B, decoded.
 * @csspart classes - The ten class numerals.
 * @csspart controls - The row of controls.
 * @csspart own - The reader's own digit.
 * @csspart prompt - The prediction and its answer.
 * @csspart failure - What went wrong, with Retry.
 *
 * @cssproperty --ae-z - Colour of the code: the cursor.
 * @cssproperty --ae-class-0 - Colour of the class 0; likewise to --ae-class-9.
 */
export class AeLatentMap extends AeModelElement<Needed> implements TaskTarget {
  static override styles = [tokens, frame, symbols, controls, prompt, latentMapStyles];

  readonly #palette = new PaletteController(this);

  /** Whose map is shown. */
  @valid(oneOf(["ae", "vae", "both"], "ae")) @property({ reflect: true }) model: Shown = "ae";

  /** How many digits are encoded and shown: the first of the data set, whose classes are balanced. */
  @valid(integer({ min: 10, max: 2000, fallback: 2000 })) @property({ type: Number, reflect: true }) points = 2000;

  #start = logic.initialState(POSTER.cursor);
  #state = this.#start;
  #input: Float32Array | null = null;
  #live: typeof import("./atlas.js") | null = null;
  #atlas: Atlas | null = null;
  #atlasLoading = false;
  #facts: readonly Facts[] = [];
  readonly #painter = new Painter(this);
  #preview: number | null = null;

  /** What the author set `model` to; the reader's choice does not count. */
  #authored: Shown = "ae";
  #restored: Shown | null | undefined;
  #readersModel: Shown | null = null;

  #wantsClassifier = false;
  readonly #prediction = new Prediction(() => {
    this.#wantsClassifier ||= this.#prediction.waits;
    this.requestUpdate();
  });
  readonly #drawing = new Drawing(
    this,
    (image) => {
      this.input = image;
      this.emit("ae-change", { input: this.input });
    },
    (cause) => this.emit("ae-error", { code: "network", message: `the drawing field did not arrive: ${String(cause)}`, recoverable: true }),
  );

  #wasReady = false;
  #loaded: (() => void) | null = null;
  #loading: Promise<void> | null = null;
  readonly #awaited = new AwaitedAssets<Needed>(this.loader);
  #resize: ResizeObserver | null = null;

  override connectedCallback(): void {
    super.connectedCallback();
    useMathFonts();
    this.#resize ??= new ResizeObserver(() => this.requestUpdate());
    this.#resize.observe(this);
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#resize?.disconnect();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("model") && this.model !== this.#readersModel) this.#authored = this.model;
    this.#readersModel = null;
    if (this.#restored !== undefined) {
      this.#showModel(this.#restored ?? this.#authored);
      this.#restored = undefined;
    }
    const digits = this.loader.models?.digits ?? null;
    this.#facts = logic.shownMaps(this.model).map((which) => {
      const sources = { chart: this.#chart(which), digits, hasModel: this.#wanted(which) !== null, count: this.points };
      return gatherFacts(which, this.#state, sources);
    });
    if (this.#prediction.waits && this.#atlas) this.#prediction.reveal(this.#live!.outcomeOf(this.#atlas.shown, this.#facts));
  }

  protected override updated(): void {
    const { status } = this.loader;
    this.#painter.paint(
      this.renderRoot,
      this.#facts.map((facts) => ({
        facts,
        state: this.#state,
        lit: this.#lit,
        hasPath: this.shows("path"),
        ownName: this.#speech.t.yours,
      })),
      this.#palette.current,
    );
    if (status.kind === "loading" || status.kind === "ready") void this.#loadAtlas();
    // a job that failed would fail again; a load that failed leaves the models that were there
    const mayWork = status.kind !== "failed" || status.error.code !== "backend";
    if (this.#atlas && mayWork && !this.#atlas.busy) {
      if (this.#atlas.next()) this.work.run(this.#atlas.refresh);
      else if (status.kind === "ready" && this.#facts.every((f) => f.live)) {
        this.#wasReady = true;
        this.becomeReady();
      }
    }
    if (status.kind !== "loading") {
      this.#loaded?.();
      this.#loaded = this.#loading = null;
    }
    this.#awaited.settle();
  }

  // What scripts may ask

  /** Codes of the digits on the map, `2 · points` numbers, as far as they are encoded; a copy. Of two maps the autoencoder's. */
  get codes(): Float32Array {
    return this.codesOf();
  }

  /** The same of either map that is shown. */
  codesOf(which?: Which): Float32Array {
    return this.#answering(which)?.codes.slice(0, 2 * this.points) ?? new Float32Array(0);
  }

  /** Classes of these digits, 0 to 9; a copy. */
  get labels(): Uint8Array {
    const chart = this.#answering();
    const encoded = Math.min(chart?.done ?? 0, this.points);
    return chart?.map?.labels.slice() ?? this.loader.models?.digits?.labels.slice(0, encoded) ?? new Uint8Array(0);
  }

  /** Where the cursor stands, −4 to 4 each. Setting moves it; what can't be read as two numbers is refused with a warning. */
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
    const { cursor } = (this.#state = logic.moveCursor(this.#state, to));
    if (cursor[0] !== Number(value[0]) || cursor[1] !== Number(value[1])) {
      this.complain(`cursor: (${value[0]}, ${value[1]}) lies outside −${logic.LIMIT} … ${logic.LIMIT}; using (${cursor.join(", ")})`);
    }
    this.requestUpdate();
  }

  /** What the decoder draws at the cursor: 784 pixels; null until the model has answered. Of two maps the autoencoder's; a copy. */
  get decoded(): Float32Array | null {
    return this.#answering()?.cursor?.image.slice() ?? null;
  }

  /** The reader's own digit, 784 pixels, or null; a copy. It is encoded into each map that is shown. */
  @property({ attribute: false, noAccessor: true })
  get input(): Float32Array | null {
    return this.#input?.slice() ?? null;
  }
  set input(value: ArrayLike<number> | null) {
    const image = value === null || value === undefined ? null : toImage(value);
    if (image === undefined) {
      this.complain("input: not 784 numbers; it stays as it is");
      return;
    }
    this.#input = image;
    this.requestUpdate();
  }

  /** What the decoder draws at any point: 784 pixels. `which` of two maps; the autoencoder's unless said. */
  async decodeAt(z1: number, z2: number, which?: Which): Promise<Float32Array> {
    if (!Number.isFinite(z1) || !Number.isFinite(z2))
      throw new RangeError(`decodeAt needs two numbers, not ${String(z1)} and ${String(z2)}`);
    const model = await this.#asset(MODEL[this.#named(which)]);
    return model.decode(Float32Array.of(z1, z2));
  }

  /** Where an image of 784 pixels lies: two numbers. */
  async encode(image: ArrayLike<number>, which?: Which): Promise<Float32Array> {
    const x = toImage(image);
    if (!x) throw new RangeError("encode needs 784 numbers");
    const model = await this.#asset(MODEL[this.#named(which)]);
    return model.encode(x);
  }

  /** The digit nearest to a point, and what lies around it; null until the digits are encoded. */
  nearest(z1: number, z2: number, which?: Which): Nearest | null {
    return Number.isFinite(z1) && Number.isFinite(z2) ? (this.#answering(which)?.nearest([z1, z2]) ?? null) : null;
  }

  override get quantities(): Partial<Record<Quantity, string>> {
    const { t, language } = this.#speech;
    return { z: atText(this.#state.cursor, t, language) };
  }

  /** Grades "a point that decodes to this digit" for the cursor, in any map that is shown. */
  async grade(goal: TaskGoal): Promise<TaskVerdict | null> {
    if (goal.kind !== "digit") return null;
    this.#wantsClassifier = true;
    this.requestUpdate();
    const { gradeDigit } = await import("./grading.js");
    const classifier = await this.#asset("classifier");
    const drawn = logic.shownMaps(this.model).map(async (which) => ({ which, image: await this.decodeAt(...this.cursor, which) }));
    return gradeDigit(goal, await Promise.all(drawn), classifier, this.#speech);
  }

  /** Back to what the author wrote, the prediction included. */
  override reset(): void {
    this.restoreState(Object.fromEntries(new URLSearchParams(this.getAttribute("state") ?? "")));
    this.#input = null;
    this.#prediction.forget();
    this.#drawing.reset();
    this.emit("ae-change", { cursor: this.cursor, input: null });
  }

  protected override saveState(): Record<string, string | undefined> {
    return { ...logic.stateFields(this.#state, this.#start), model: this.model === this.#authored ? undefined : this.model };
  }

  protected override restoreState(fields: Record<string, string>): void {
    this.#state = logic.stateFrom(fields, this.#start);
    this.#restored = fields.model === "ae" || fields.model === "vae" || fields.model === "both" ? fields.model : null;
    this.requestUpdate();
  }

  // The models' work

  protected override needs(): readonly Needed[] {
    return [
      ...logic.shownMaps(this.model).map((which) => MODEL[which]),
      "digits",
      ...(this.#wantsClassifier ? (["classifier"] as const) : []),
    ];
  }

  protected override pending(): Promise<unknown> | null {
    if (this.work.idle) return this.work.idle;
    // after the first time, a change that needs another model waits for it; the first load may never end
    if (!this.#wasReady || this.loader.status.kind !== "loading") return null;
    return (this.#loading ??= new Promise((done) => (this.#loaded = done)));
  }

  /** The code that works with models arrives with them. */
  async #loadAtlas(): Promise<void> {
    if (this.#atlas || this.#atlasLoading) return;
    this.#atlasLoading = true;
    try {
      this.#live = await import("./atlas.js");
      this.#atlas = new this.#live.Atlas(this.#host);
    } catch (cause) {
      const error = new ModelError("network", `a part of the tag did not arrive: ${String(cause)}`, { cause });
      this.loader.status = { kind: "failed", error };
      this.emit("ae-error", { code: error.code, message: error.message, recoverable: error.recoverable });
    }
    this.#atlasLoading = false;
    this.requestUpdate();
  }

  /** The map that answers a script: the one named, if it is shown, or the first. */
  #named(which?: Which): Which {
    const shown = logic.shownMaps(this.model);
    if (which === undefined) return shown[0];
    if (shown.includes(which)) return which;
    this.complain(`the map "${String(which)}" is not shown; using "${shown[0]}"`);
    return shown[0];
  }

  #chart(which: Which): Chart | null {
    return this.#atlas?.charts[which] ?? null;
  }

  #answering(which?: Which): Chart | null {
    return this.#chart(this.#named(which));
  }

  #wanted(which: Which): Wanted | null {
    const { models } = this.loader;
    const model = models?.[MODEL[which]];
    if (!model || !models?.digits) return null;
    const { cursor, pins, grid, window } = this.#state;
    return {
      model,
      digits: models.digits,
      classifier: models.classifier ?? null,
      count: Math.min(this.points, models.digits.count),
      cursor,
      pins: pins[which],
      zoom: logic.zoomOf(window),
      grid: grid && this.shows("grid") ? window : null,
      coverage: this.shows("coverage"),
      input: this.#input,
      readPath: this.#prediction.waits,
    };
  }

  /** A model or data set, as soon as it is there. */
  #asset<Id extends Needed>(id: Id): Promise<AssetTypes[Id]> {
    this.touch();
    this.requestUpdate();
    return this.#awaited.get(id);
  }

  // What the reader does

  readonly #host: AtlasHost = {
    shown: () => logic.shownMaps(this.model),
    wanted: (which) => this.#wanted(which),
    changed: () => this.requestUpdate(),
    isLive: (which) => this.#factsOf(which)?.live ?? false,
    position: (handle, which) => this.#position(handle, which),
    numerals: (which) => this.#factsOf(which)?.numerals ?? [],
    window: () => this.#state.window,
    move: (handle, which, to) => {
      this.#state = handle === "cursor" ? logic.moveCursor(this.#state, to) : logic.movePin(this.#state, which, handle, to);
      if (handle !== "cursor") this.#prediction.skip();
      this.requestUpdate();
      this.emit("ae-input", this.#moved(handle, which));
    },
    commit: (handle, which) => this.emit("ae-change", this.#moved(handle, which)),
    hover: (label) => this.#light(label),
    focus: (handle, which) => {
      const map = handle === "cursor" ? this.#front : which;
      this.renderRoot.querySelector<HTMLElement>(`.map.${map} [data-handle=${handle}]`)?.focus({ preventScroll: true });
    },
  };

  #factsOf(which: Which): Facts | undefined {
    return this.#facts.find((f) => f.which === which);
  }

  /** Where a handle is now, also before the next update. */
  #position(handle: Handle, which: Which): Point {
    if (handle === "cursor") return this.#state.cursor;
    return this.#state.pins[which][handle] ?? this.#factsOf(which)!.pins[handle];
  }

  #moved(handle: Handle, map: Which): Record<string, unknown> {
    return handle === "cursor" ? { cursor: this.cursor } : { map, pin: handle, at: [...this.#position(handle, map)] };
  }

  #light(label: number | null): void {
    if (label === this.#preview) return;
    this.#preview = label;
    this.requestUpdate();
  }

  readonly #on: ControlHandlers = {
    show: (shown) => {
      this.#showModel(shown);
      this.emit("ae-change", { model: shown });
    },
    front: (front) => {
      this.#state = { ...this.#state, front };
      this.requestUpdate();
    },
    set: (change) => {
      this.#state = { ...this.#state, ...change };
      this.requestUpdate();
      this.emit("ae-change", change);
    },
    light: (label) => {
      const lit = this.#state.lit === label ? null : label;
      this.#state = { ...this.#state, lit };
      this.requestUpdate();
      this.emit("ae-change", { lit });
    },
    zoom: (zoom) => {
      this.#state = logic.zoomTo(this.#state, zoom);
      this.requestUpdate();
      this.emit("ae-change", { zoom });
    },
    preview: (label) => this.#light(label),
    draw: this.#drawing.toggle,
  };

  #showModel(shown: Shown): void {
    if (shown === this.model) return;
    this.#readersModel = shown;
    this.model = shown;
  }

  // What is seen

  get #speech(): Speech {
    return { t: words("latentMap", latentMap, this.language), language: spoken("latentMap", this.language) };
  }

  get #lit(): number | null {
    return this.#preview ?? this.#state.lit;
  }

  get #front(): Which {
    return this.model === "both" ? this.#state.front : this.model;
  }

  protected override render(): TemplateResult {
    const speech = this.#speech;
    const { t } = speech;
    const both = this.model === "both";
    const options: ControlsOptions = {
      ...speech,
      state: this.#state,
      shown: this.model,
      live: this.#facts.every((f) => f.live),
      numerals: this.#state.numerals ?? (this.isConnected && this.#palette.current.forced),
      drawing: this.#drawing.open,
      shows: (control) => this.shows(control),
      on: this.#on,
    };
    return html`<div
      class="figure"
      role="group"
      aria-labelledby="title"
      @pointerover=${tellQuantity}
      @pointerleave=${tellQuantity}
      @focusin=${tellQuantity}
      @focusout=${tellQuantity}
    >
      ${this.renderHead(both ? t.titleBoth : t.titleOne)}
      <div class="stage ${both ? "two" : "one"}">
        ${both ? renderSwitch(options) : nothing} ${this.#facts.map((facts) => this.#renderMap(facts, speech))}
        ${this.shows("classes") ? renderClasses(options) : nothing}
      </div>
      ${renderControls(options)}
      ${this.#drawing.render(t, () => ({
        ...speech,
        common: this.common,
        palette: this.#palette.current,
        charts: this.#atlas?.shown ?? [],
        input: this.#input,
      }))}
      ${this.shows("how") ? renderHow(this.#facts, speech) : nothing}
      ${this.renderFailure() ?? (this.#predicts ? this.#prediction.render({ ...speech, common: this.common, facts: this.#facts, renderOutcome: this.#live?.renderOutcome ?? null }) : nothing)}
      <span class="probe" aria-hidden="true"></span>
    </div>`;
  }

  #renderMap(facts: Facts, speech: Speech): TemplateResult {
    return renderMap({
      ...speech,
      facts,
      cursor: this.#state.cursor,
      window: this.#state.window,
      spoken: cursorText(this.#facts, speech),
      both: this.model === "both",
      front: facts.which === this.#front,
      second: facts.which !== this.#front,
      hasPath: this.shows("path"),
      hasCoverage: this.shows("coverage"),
      covered: this.#predicts && this.#prediction.open,
      on: this.#atlas?.grip ?? null,
    });
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
