import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { property } from "lit/decorators.js";
import { controls, frame, prompt, symbols } from "../../core/base.styles.js";
import { toImage } from "../../core/image.js";
import type { KnownSymbol } from "../../core/known-symbols.js";
import { lazy } from "../../core/lazy.js";
import { AeModelElement } from "../../core/model-element.js";
import { PaletteController } from "../../core/palette.js";
import type { ModelSource } from "../../core/model-controller.js";
import { oneOf, text } from "../../core/params.js";
import { tellQuantity } from "../../core/quantities.js";
import { tokens } from "../../core/tokens.js";
import { valid } from "../../core/valid.js";
import { vars } from "../../core/vars.js";
import type { TaskGoal, TaskTarget, TaskVerdict } from "../../content/tasks.js";
import { anomaly } from "../../i18n/en/anomaly.js";
import type { AnomalyWords } from "../../i18n/en/anomaly-rest.js";
import { spoken, words } from "../../i18n/registry.js";
import { lengthenImage, shortenImage } from "../../math/packed-image.js";
import { sceneFields, sceneFrom, SOURCES, START, type Kind, type Scene, type Source } from "./anomaly.logic.js";
import { anomalyStyles } from "./anomaly.styles.js";
import { axisOf, posterFacts, type Facts, type Origin } from "./facts.js";
import { kindsParam, thresholdParam } from "./kinds-param.js";
import { paintPictures, renderPictures, shownText } from "./pictures.view.js";
import { renderPlot } from "./plot.view.js";
import { renderRoc } from "./roc.view.js";
import type { FullSpeech, Needed, Rest, RestHost } from "./rest.js";

const loadRest = lazy(() => import("./rest.js"));

const PIXELS = 784;
/** Greys of an image in a link. */
const LINK_LEVELS = 16;

/** The reader's own image, and where it comes from. */
export interface Own {
  readonly image: Float32Array;
  readonly origin: Origin;
  /** The name of a letter. */
  readonly letter?: string;
}

/**
 * Reconstruction errors of normal and of anomalous examples, and a threshold between them that the reader sets.
 *
 * @summary An alarm for what an autoencoder reconstructs badly: drag the threshold through two histograms and count what is caught,
 *   what is missed and what alarms for nothing.
 *
 * @attr {digits | sensor} source - What is watched: handwritten digits (or images of your own) and damaged ones (default), or the vibration of
 *   a made-up machine, which takes no model of yours.
 * @attr {number} threshold - The error from which on the alarm sounds; by default one twentieth of the normal examples lies above it.
 * @attr {string} anomalies - What is wrong with the anomalous examples: some of scratch, rotate, flip, shift (digits), frequency,
 *   harmonic, spikes, bearing (sensor), separated by spaces; all by default.
 * @attr {string} model-src - Address of the manifest of a model of your own: its images, in place of the digits; half of them are damaged.
 * @attr {string} data-src - Address of images of your own, best such as the model has not learnt from, in place of those that the manifest
 *   names; without a manifest images of 28 × 28 grey pixels, reconstructed by the library's own model.
 * @attr {string} hide - Controls to leave out: source, anomalies, roc, example, draw, letter, costs, predict, how, reset, save.
 * @attr {string} state - What the reader or a script has set up, as text for a link.
 *
 * @fires ae-ready - Every example is scored and painted.
 * @fires ae-progress - `{loaded, total}` in bytes while the models load.
 * @fires ae-error - `{code, message, recoverable}`.
 * @fires ae-input - While the threshold moves: `{threshold}`.
 * @fires ae-change - Committed: `{threshold}`, `{source}`, `{anomalies}`, `{example}`, `{costs}`, `{input}` or `{fault}`.
 * @fires ae-quantity - The reader points at a quantity: `{quantity}`.
 * @fires ae-digit - The reader drew a digit: `{image}`.
 *
 * @slot - Shown until the tag is defined.
 *
 * @csspart head - Title row.
 * @csspart title - The title.
 * @csspart reset - The button Reset.
 * @csspart save - Save.
 * @csspart save-menu - What Save opens.
 * @csspart plot - Both histograms with the threshold and the counts.
 * @csspart slider - The threshold's slider.
 * @csspart roc - The ROC curve with its area.
 * @csspart example - The example that is looked at.
 * @csspart controls - The row of controls.
 * @csspart costs - What errors cost.
 * @csspart pad - Drawing field.
 * @csspart prompt - The prediction and its answer.
 * @csspart failure - What went wrong, with Retry.
 *
 * @cssproperty --ae-loss - Colour of the error: bars, threshold, curve.
 * @cssproperty --ae-x - Colour of the input and of the mark of the example.
 * @cssproperty --ae-xhat - Colour of the reconstruction.
 */
export class AeAnomaly extends AeModelElement<Needed, Rest> implements TaskTarget {
  static override styles = [tokens, frame, symbols, controls, prompt, anomalyStyles];

  readonly #palette = new PaletteController(this);

  #source: Source = "digits";
  #scene: Scene = START;
  #own: Own | null = null;
  /** A letter that a link asks for, until it is drawn. */
  #letter = "";
  /** What the author wrote, for Reset and for what a link leaves out. */
  #authored: { source: Source; scene: Scene } | null = null;
  #facts: Facts = posterFacts("digits", START);
  #resize: ResizeObserver | null = null;
  /** What `#place` was when it was last looked at; null before the first picture. */
  #begun: string | null = null;

  /** Address of the manifest of a model of the author's own, with images. Not for the sensor. */
  @valid(text()) @property({ attribute: "model-src", reflect: true }) modelSrc = "";

  /** Address of the author's own images; without `modelSrc` they are 28 × 28 and grey. Not for the sensor. */
  @valid(text()) @property({ attribute: "data-src", reflect: true }) dataSrc = "";

  /** What is watched. */
  @valid(oneOf(SOURCES, "digits"))
  @property({ reflect: true })
  get source(): Source {
    return this.#source;
  }
  set source(source: Source) {
    const before = this.#source;
    if (source === before) return;
    this.#source = source;
    this.#take(null);
    this.requestUpdate("source", before);
  }

  /**
   * The error from which on the alarm sounds: squared, summed over the pixels or samples. Null sets the default, of which NaN tells that
   * the author's own images are not scored yet.
   */
  @valid(thresholdParam())
  @property({ reflect: true })
  get threshold(): number {
    return this.#scene.threshold ?? this.rest?.usual ?? (this.#place ? NaN : axisOf(this.#source).threshold);
  }
  set threshold(threshold: number | null) {
    if (threshold !== this.#scene.threshold) this.#set({ threshold });
  }

  /** What is wrong with the anomalous examples. An empty list, or none that the source has: everything. */
  @valid(kindsParam())
  @property({ reflect: true })
  get anomalies(): readonly Kind[] {
    return [...this.#scene.kinds];
  }
  set anomalies(kinds: readonly Kind[]) {
    this.#set({ kinds });
  }

  // What scripts may ask

  /** Errors of all examples as they are drawn, `{normal, anomalous}`; copies. Stored results until the model has answered; of an author's own images none. */
  get scores(): { normal: Float32Array; anomalous: Float32Array } {
    const { normal, anomalous } = this.#now.scores;
    return { normal: normal.slice(), anomalous: anomalous.slice() };
  }

  /** Area under the ROC curve of these scores; NaN of none. */
  get auc(): number {
    return this.#now.chart.auc;
  }

  /** How many are caught, missed, false alarms and passed, of these scores at this threshold. */
  get confusion(): { caught: number; missed: number; falseAlarms: number; passed: number } {
    return { ...this.#now.confusion };
  }

  /**
   * The error of any image (784 pixels, or as many numbers as the author's own have, those of a pixel side by side; of the sensor: a
   * window of 64 samples): squared, summed. Rejects with a ModelError: where the model does not come, or "aborted" where the tag is taken off
   * the page before or was so already.
   */
  async score(image: ArrayLike<number>): Promise<number> {
    const source = this.#source;
    this.touch();
    return (await this.restPart.get()).score(image, source);
  }

  /** The reader's own image in place of an example, 784 pixels (or of the author's own shape), or null; a copy. Not of the sensor. */
  @property({ attribute: false, noAccessor: true })
  get input(): Float32Array | null {
    return this.#own?.image.slice() ?? null;
  }
  set input(value: ArrayLike<number> | null) {
    const size = this.#inputSize;
    const image = value === null || value === undefined ? null : toImage(value, size);
    if (image === undefined || (image && this.#source !== "digits"))
      this.complain(image ? "input: the sensor has no images" : `input: not ${size ?? "a list of"} numbers; it stays as it is`);
    else this.#take(image && { image, origin: "image" });
  }

  override get quantities(): Partial<Record<KnownSymbol, string>> {
    return this.rest?.quantities ?? {};
  }

  /** Grades the threshold: kind "threshold". */
  async grade(goal: TaskGoal): Promise<TaskVerdict | null> {
    if (goal.kind !== "threshold") return null;
    this.touch();
    return (await this.restPart.get()).grade(goal);
  }

  /** Back to what the author wrote, the prediction included. */
  override reset(): void {
    this.restoreState(Object.fromEntries(new URLSearchParams(this.getAttribute("state") ?? "")));
    this.rest?.reset();
    this.emit("ae-change", { source: this.source, threshold: this.threshold, anomalies: this.anomalies, input: this.input });
  }

  /** What is not usual, or not as the author wrote it: read by a tag without attributes, and by this one. */
  protected override saveState(): Record<string, string | undefined> {
    const source = this.#source;
    const own = this.#own;
    const written = this.#authored ?? { source, scene: this.#scene };
    return {
      source: source !== "digits" || source !== written.source ? source : undefined,
      ...sceneFields(this.#scene, written.scene),
      letter: own?.letter ?? this.#letter,
      image: own && !own.letter ? shortenImage(own.image, LINK_LEVELS) : undefined,
    };
  }

  protected override restoreState({ source, letter, image, ...fields }: Record<string, string>): void {
    const written = this.#written;
    this.source = (source as Source) ?? written.source;
    this.#set(sceneFrom(fields, written.scene));
    const digits = this.#source === "digits";
    const pixels = digits ? lengthenImage(image ?? "", this.#inputSize, LINK_LEVELS) : null;
    if (digits && image && !pixels) this.complain("state: the image can't be read; there is none");
    this.#take(pixels && { image: pixels, origin: "image" });
    if (digits && !pixels && !this.#place) this.#letter = letter ?? "";
  }

  /** As it stood when it was first asked for: before the first link, or the first picture. */
  get #written() {
    return (this.#authored ??= { source: this.#source, scene: this.#scene });
  }

  // Life

  override connectedCallback(): void {
    super.connectedCallback();
    this.#resize ??= new ResizeObserver(() => this.rest?.repaint());
    this.#resize.observe(this);
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#resize?.disconnect();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    void this.#written;
    // what went wrong with another address is no reason not to try this one
    if (this.#begin() && this.loader.status.kind === "failed") this.retry();
    this.#begun = this.#place;
    this.#facts = this.#now;
    this.rest?.reveal(this.#facts);
  }

  protected override updated(): void {
    // the default is no attribute
    if (this.#scene.threshold === null && this.hasAttribute("threshold")) this.removeAttribute("threshold");
    if (this.#source === "digits") paintPictures(this.renderRoot, this.#facts, this.#palette.current);
    this.rest?.painted();
    this.keepUp(this.rest?.bench, () => this.#facts.live);
  }

  protected override needs(): readonly Needed[] {
    // principal components of an author's own are found in the page
    return this.#source === "sensor" ? ["sensor"] : this.modelSrc ? ["anomaly", "digits"] : ["anomaly", "digits", "pca"];
  }

  // An author's own model and images

  /** Where they are; empty: the library's. */
  get #place(): string {
    return this.#source === "digits" ? `${this.modelSrc} ${this.dataSrc}`.trim() : "";
  }

  /** Numbers of an image; null while nobody knows how large the author's own are. */
  get #inputSize(): number | null {
    return this.#place ? (this.rest?.inputSize ?? null) : PIXELS;
  }

  protected override modelSource(): ModelSource<Needed> | null {
    const { modelSrc, dataSrc } = this;
    const place = this.#place;
    return place
      ? { place, acquire: async (ids, options) => (await this.restPart.get()).bring({ modelSrc, dataSrc, place }, ids, options) }
      : null;
  }

  /** Where the address is another, what was set of the images before says nothing. True if so. */
  #begin(): boolean {
    const place = this.#place;
    if (this.#begun === null || place === this.#begun) return false;
    this.#begun = place;
    this.#set({ threshold: null, pick: START.pick });
    this.#take(null);
    return true;
  }

  protected override async loadRest(): Promise<Rest> {
    const { Rest } = await loadRest();
    return new Rest(this.#host);
  }

  protected override pending(): Promise<unknown> | null {
    return (this.#letter ? (this.restPart.pending ?? this.rest?.drawingLetter) : null) ?? super.pending();
  }

  get #now(): Facts {
    return this.rest?.facts() ?? posterFacts(this.#source, this.#scene, this.#place !== "");
  }

  #take(own: Own | null): void {
    this.#begin();
    this.#own = own;
    this.#letter = "";
    this.requestUpdate();
  }

  #set(change: Partial<Scene>): void {
    this.#begin();
    const before = { threshold: this.threshold, anomalies: this.#scene.kinds };
    this.#scene = { ...this.#scene, ...change };
    if (this.threshold !== before.threshold) this.requestUpdate("threshold", before.threshold);
    if (change.kinds && change.kinds !== before.anomalies) this.requestUpdate("anomalies", before.anomalies);
    this.requestUpdate();
  }

  readonly #host: RestHost = ((tag) => ({
    element: tag,
    loader: tag.loader,
    get scene() {
      return tag.#scene;
    },
    get source() {
      return tag.#source;
    },
    get place() {
      return tag.#place;
    },
    get own() {
      return tag.#own;
    },
    set own(own) {
      tag.#take(own);
    },
    get letter() {
      return tag.#letter;
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
    needs: () => tag.needs(),
    set: (change) => tag.#set(change),
    watch: (source) => {
      if (source === tag.#source) return;
      tag.source = source;
      const { source: authored, scene } = tag.#written;
      // thresholds of one source say nothing of the other
      tag.#set({ threshold: source === authored ? scene.threshold : null, pick: START.pick });
    },
    shows: (control) => tag.shows(control),
    emit: (name, detail) => tag.emit(name, detail),
  }))(this);

  /** Words that only the rest says are there with it. */
  get #speech(): FullSpeech {
    const english = this.rest?.words ?? (anomaly as AnomalyWords);
    const t = words("anomaly", english, this.language);
    return { t: this.rest?.author?.words(t, this.language) ?? t, language: spoken("anomaly", this.language) };
  }

  // What is seen

  protected override render(): TemplateResult {
    const speech = this.#speech;
    const facts = this.#facts;
    const { source } = facts;
    const rest = this.rest;
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
      ${this.renderHead(this.#place ? speech.t.titleOwn : speech.t.title[source])}
      <div class="stage ${this.shows("roc") ? "" : "alone"} ${facts.blank ? "blank" : ""}">
        <div class="plot" part="plot">${renderPlot(facts, speech, rest?.hand() ?? null)}</div>
        ${this.shows("roc") ? renderRoc(facts, speech, rest?.honest() ?? null) : nothing}
      </div>
      ${
        this.shows("example")
          ? html`<div class="example ${source}" part="example">
              ${source === "digits" ? renderPictures(facts, this.common, rest?.alternatives()) : (rest?.renderMachine() ?? html`<div class="machine"></div>`)}
              <div class="told">
                <p class="what" role="status">${rest?.renderWhat() ?? shownText(facts, speech)}</p>
                <div class="tools">${rest?.renderTools() ?? nothing}</div>
              </div>
            </div>`
          : nothing
      }
      <div class="rest" style=${this.#room()}>${rest?.render(failure) ?? failure}</div>
      <span class="probe" aria-hidden="true"></span>
    </div>`;
  }

  /** What space is kept free for beneath the figure; the style sheet knows the heights. */
  #room() {
    const row = +(this.shows("source") || this.shows("anomalies"));
    const [costs, strip, how] = [+this.shows("costs"), +(this.shows("predict") && (this.rest?.asks ?? true)), +this.shows("how")];
    return vars({ controls: row, costs, prompt: strip, how, gaps: costs + strip + how });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "ae-anomaly": AeAnomaly;
  }
}
