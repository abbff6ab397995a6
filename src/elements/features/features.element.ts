import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { property } from "lit/decorators.js";
import { asked } from "../../core/asked.js";
import { controls, frame, prompt, symbols } from "../../core/base.styles.js";
import { lazy } from "../../core/lazy.js";
import { AeModelElement } from "../../core/model-element.js";
import { DrawnDigitController } from "../../core/drawn-digit.js";
import { PaletteController } from "../../core/palette.js";
import { integer, oneOf } from "../../core/params.js";
import { symbol, tellQuantity, type Quantity } from "../../core/quantities.js";
import { tokens } from "../../core/tokens.js";
import { valid } from "../../core/valid.js";
import { vars } from "../../core/vars.js";
import { features } from "../../i18n/en/features.js";
import type { FeaturesWords } from "../../i18n/en/features-rest.js";
import { short } from "../../i18n/numbers.js";
import { spoken, words } from "../../i18n/registry.js";
import { renderLevels, renderTicks } from "./axes.js";
import * as logic from "./features.logic.js";
import type { Codes, Draw, Outcome, Scene, Settings } from "./features.logic.js";
import { POSTER } from "./features.poster.js";
import { featuresStyles } from "./features.styles.js";
import type { OwnOutcome } from "./lab.js";
import { posterLook, type Look } from "./look.js";
import { renderLoupe } from "./loupe.js";
import { Painter } from "./painter.js";
import type { Rest } from "./rest.js";
import type { RestHost } from "./rest-host.js";

export type Needed = "denoiser" | "ae32" | "vae32" | "digits";

const loadRest = lazy(() => import("./rest.js"));
const NOBODY: logic.Named = new Map();
const START: Scene = { named: NOBODY, picked: POSTER.picked, view: null };

/**
 * Two thousand digits without labels, and what a plain classifier learns from a few: from codes and from raw pixels, trained in the
 * page.
 *
 * @summary Name a few digits or let labels be drawn: the same classifier learns from codes and from pixels, draw by draw, with
 *   error bars. Groups existed before labels did; and where codes do not help, it says so.
 *
 * @attr {number} labels - Labels per class that a draw uncovers, 1 to 100 (default 5).
 * @attr {number} draws - Random draws of a run, 10 to 100 (default 10).
 * @attr {number} seed - Of the draws (default 1): the same seed gives the same draws.
 * @attr {denoiser | ae | vae} codes - Whose codes: of the denoising autoencoder (128 numbers, default), of a plain one or of a
 *   variational one (32 numbers each).
 * @attr {string} hide - Controls to leave out: name, colour, slider, run, curve, codes, predict, how, reset, save.
 * @attr {string} state - What was set up, as text for a link; it goes before other attributes, and what it leaves out is default.
 *
 * @fires ae-ready - All digits are encoded and the cloud is painted.
 * @fires ae-progress - `{loaded, total}` in bytes while the models load.
 * @fires ae-error - `{code, message, recoverable}`.
 * @fires ae-input - While a hand moves, or a run goes on: `{labels}`, `{drawn}`.
 * @fires ae-change - Committed: `{labels}`, `{codes}`, `{named}`, `{picked}`, `{view}`, `{outcome}`.
 * @fires ae-quantity - The reader points at a quantity: `{quantity}`.
 *
 * @slot - Shown until the tag is defined.
 *
 * @csspart head - Title row.
 * @csspart title - The title.
 * @csspart reset - The button Reset.
 * @csspart save - Save.
 * @csspart save-menu - What Save opens.
 * @csspart cloud - The cloud of digits.
 * @csspart loupe - The digit looked at, and those nearest to it.
 * @csspart chart - Accuracy against labels per class.
 * @csspart slider - Labels per class.
 * @csspart verdict - The sentence that follows from the draws.
 * @csspart prompt - The prediction and its answer.
 * @csspart failure - What went wrong, with Retry.
 *
 * @cssproperty --ae-z - Colour of the code.
 * @cssproperty --ae-x - Colour of the pixels.
 * @cssproperty --ae-class-0 - Colour of the class 0; likewise to --ae-class-9.
 */
export class AeFeatures extends AeModelElement<Needed, Rest> {
  static override styles = [tokens, frame, symbols, controls, prompt, featuresStyles];

  readonly #palette = new PaletteController(this);

  /** Labels per class that a draw uncovers. */
  @valid(integer({ min: 1, max: logic.MOST_LABELS, fallback: logic.DEFAULTS.labels })) @property({ type: Number, reflect: true }) labels =
    logic.DEFAULTS.labels;

  /** Draws of a run. */
  @valid(integer({ min: 10, max: 100, fallback: logic.DEFAULTS.draws })) @property({ type: Number, reflect: true }) draws =
    logic.DEFAULTS.draws;

  /** Of the draws: the same seed gives the same draws. */
  @valid(integer({ min: 0, max: 2 ** 32 - 1, fallback: logic.DEFAULTS.seed })) @property({ type: Number, reflect: true }) seed =
    logic.DEFAULTS.seed;

  /** Whose codes. */
  @valid(oneOf(logic.CODES, logic.DEFAULTS.codes)) @property({ reflect: true }) codes: Codes = logic.DEFAULTS.codes;

  #resize: ResizeObserver | null = null;
  #scene: Scene = START;

  /** What the author wrote, for Reset. */
  #authored: (Settings & { scene: Scene }) | null = null;

  /** There was a question to ask; its place stays, so that nothing moves when it is answered. */
  #asks = false;

  readonly #own = new DrawnDigitController(this);
  readonly #painter = new Painter();

  override connectedCallback(): void {
    super.connectedCallback();
    this.#resize ??= new ResizeObserver(() => this.requestUpdate());
    this.#resize.observe(this);
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#resize?.disconnect();
    queueMicrotask(() => {
      if (!this.isConnected) this.rest?.leave();
    });
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    this.#authored ??= { ...this.#settings, scene: this.#scene };
    this.#asks ||= !asked.has(logic.QUESTION);
    this.rest?.refresh();
  }

  protected override updated(): void {
    const { rest } = this;
    const look = this.#look;
    this.#painter.paint(this.renderRoot, look, {
      palette: this.#palette.current,
      colours: rest?.hand.colours() ?? null,
      named: look.live ? this.#scene.named : NOBODY,
      fontFamily: getComputedStyle(this).fontFamily,
      drawn: (look.live && rest?.drawn()) || null,
      own: rest?.lab.yours?.at ?? null,
    });
    const { status } = this.loader;
    this.keepUp(rest?.lab, () => rest!.hand.look().live);
    rest?.settle(status.kind === "failed" ? status.error : null);
  }

  // What scripts may ask

  /**
   * Runs all draws as the attributes stand: both classifiers learn in the page and are tested on the digits that were not drawn.
   * Mean and standard error of the accuracy, in [0, 1]. Rejects with an AbortError when it was stopped (by hand, by other
   * settings), with a ModelError when the models did not come, or "aborted" where the tag is taken off the page or was so already.
   */
  async run(): Promise<Outcome> {
    this.touch();
    await this.updateComplete;
    const rest = await this.restPart.get();
    return rest.run();
  }

  /** Stops a run; what it had drawn is forgotten. */
  cancel(): void {
    this.rest?.runs.cancel();
  }

  /** What the last run with the settings as they stand gave; null before it. */
  get outcome(): Outcome | null {
    return this.rest?.outcome() ?? null;
  }

  /** That run draw by draw: the digits that were given labels (indices), and both accuracies; a copy. */
  get results(): readonly Draw[] {
    return this.rest?.draws().map((draw) => ({ ...draw, labelled: draw.labelled.slice() })) ?? [];
  }

  /** The reader's own labels: `[index of the digit, class]` each. Setting replaces them; what makes no sense is left out. */
  @property({ attribute: false, noAccessor: true })
  get named(): [number, number][] {
    return [...this.#scene.named];
  }
  set named(pairs: Iterable<readonly [number, number]>) {
    const list = logic.listOf(pairs, POSTER.count * logic.CLASSES);
    const named = logic.readNamed(list, POSTER.count);
    if (list?.length !== named.size)
      this.complain(`named: not all pairs of an index below ${POSTER.count} and a class; using ${named.size}`);
    this.#scene = { ...this.#scene, named };
    this.requestUpdate();
  }

  /** What both classifiers make of the others, given the reader's labels; null before two classes are named. */
  get own(): OwnOutcome | null {
    return this.rest?.lab.own ?? null;
  }

  /** Index of the digit that is picked. */
  @property({ attribute: false, noAccessor: true })
  get picked(): number {
    return this.#scene.picked;
  }
  set picked(index: number) {
    const { value, complaint } = integer({ min: 0, max: POSTER.count - 1, fallback: this.picked }).normalise(index);
    if (complaint) this.complain(`picked: ${complaint}`);
    this.#scene = { ...this.#scene, picked: value };
    this.requestUpdate();
  }

  override get quantities(): Partial<Record<Quantity, string>> {
    return this.rest?.quantities() ?? {};
  }

  /** Back to what the author wrote; runs, names and the prediction are forgotten. */
  override reset(): void {
    const { scene, ...settings } = this.#authored ?? { ...logic.DEFAULTS, scene: START };
    this.rest?.reset();
    Object.assign(this, settings);
    this.#scene = scene;
    this.requestUpdate();
    this.emit("ae-change", { labels: this.labels, codes: this.codes, named: this.named });
  }

  protected override saveState(): Record<string, string | number | undefined> {
    return { ...logic.settingsFields(this.#settings), ...logic.sceneFields(this.#scene, START) };
  }

  protected override restoreState(fields: Record<string, string>): void {
    this.labels = fields.labels as unknown as number;
    this.codes = fields.codes as Codes;
    this.draws = fields.draws as unknown as number;
    this.seed = fields.seed as unknown as number;
    this.#scene = logic.sceneFrom(fields, START, POSTER.count);
    this.requestUpdate();
  }

  // The models' work

  protected override needs(): readonly Needed[] {
    return [logic.MODEL[this.codes], "digits"];
  }

  protected override async loadRest(): Promise<Rest> {
    const { Rest } = await loadRest();
    return new Rest(this.#host);
  }

  get #settings(): Settings {
    const { codes, labels, draws, seed } = this;
    return { codes, labels, draws, seed };
  }

  // The rest of the tag

  readonly #host: RestHost = ((tag) => ({
    element: tag,
    loader: tag.loader,
    get settings() {
      return tag.#settings;
    },
    get t() {
      return tag.#t;
    },
    get language() {
      return tag.#spoken;
    },
    get common() {
      return tag.common;
    },
    get scene() {
      return tag.#scene;
    },
    set scene(scene) {
      tag.#scene = scene;
      tag.requestUpdate();
    },
    get ownDigit() {
      return tag.#own.image;
    },
    shows: (control: string) => tag.shows(control),
    set: (change: Partial<Settings>) => Object.assign(tag, change),
    emit: tag.emit.bind(tag),
  }))(this);

  // What is seen

  get #t(): FeaturesWords {
    return words("features", this.rest?.words ?? (features as FeaturesWords), this.language);
  }

  get #spoken(): string {
    return spoken("features", this.language);
  }

  get #look(): Look {
    return this.rest?.hand.look() ?? posterLook();
  }

  protected override render(): TemplateResult {
    const t = this.#t;
    const rest = this.rest;
    const look = this.#look;
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
      ${this.renderHead(t.title)}
      <div class="stage">
        <div class="cloud-side">
          <div class="part-head">
            <span class="label"><b>${short(look.count, 0, this.#spoken)} ${t.cloud}</b></span>
            <span class="label aside">${symbol.z} ${t.cloudHow}</span>
          </div>
          <div
            class="field ${look.live ? "live" : ""}"
            part="cloud"
            data-q="z"
            @click=${rest?.hand.onClick}
            @mousedown=${(e: Event) => e.preventDefault()}
            @pointermove=${rest?.hand.onHover}
            @pointerleave=${rest?.hand.onLeave}
          >
            <canvas class="base" role="img" aria-label=${rest?.pictureText() ?? t.picture(short(look.count, 0, this.#spoken))}></canvas>
            <canvas class="overlay" aria-hidden="true"></canvas>
            ${rest && look.live ? rest.renderHandle() : nothing}
          </div>
          ${renderLoupe(t, look, rest?.renderName())}
          ${this.shows("name") ? html`<div class="chips">${rest?.renderChips()}</div>` : nothing}
          ${this.shows("colour") ? html`<div class="colours">${rest?.renderColours()}</div>` : nothing}
        </div>
        <div class="chart-side">
          <div class="part-head">
            <span class="label"><b>${t.chart}</b>, %</span>
          </div>
          <div class="plot" part="chart" dir="ltr">${renderLevels(this.#spoken)} ${rest?.renderPlot()}</div>
          <div class="axis" dir="ltr">
            <div class="slider">${this.shows("slider") ? rest?.renderSlider() : nothing}</div>
            <div class="ticks" aria-hidden="true">${renderTicks(this.labels)}</div>
            <div class="label axis-name" aria-hidden="true">${t.labelsPerClass}</div>
          </div>
          ${this.shows("run") ? html`<div class="run">${rest?.renderRun()}</div>` : nothing}
          <div class="readout">${rest?.renderReadout()}</div>
        </div>
      </div>
      <div
        class="rest"
        style=${vars({ codes: +this.shows("codes"), how: +this.shows("how"), ask: +(this.shows("predict") && this.#asks) })}
      >
        ${rest?.renderBeneath(failure) ?? failure}
      </div>
      <span class="probe" aria-hidden="true"></span>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "ae-features": AeFeatures;
  }
}
