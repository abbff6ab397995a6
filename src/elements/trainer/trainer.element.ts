import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { property } from "lit/decorators.js";
import { controls, frame, prompt, symbols } from "../../core/base.styles.js";
import { lazy } from "../../core/lazy.js";
import { AeModelElement } from "../../core/model-element.js";
import { PaletteController } from "../../core/palette.js";
import { flag, integer, number, text } from "../../core/params.js";
import type { KnownSymbol } from "../../core/known-symbols.js";
import { symbol, tellQuantity } from "../../core/quantities.js";
import { tokens } from "../../core/tokens.js";
import { valid } from "../../core/valid.js";
import type { ModelSource } from "../../core/model-controller.js";
import type { TaskGoal, TaskTarget, TaskVerdict } from "../../content/tasks.js";
import { trainer } from "../../i18n/en/trainer.js";
import type { TrainerWords } from "../../i18n/en/trainer-rest.js";
import { short } from "../../i18n/numbers.js";
import { spoken, words } from "../../i18n/registry.js";
import { ModelError } from "../../model/api.js";
import { renderCurve } from "./curve.js";
import { emptyLook, posterLook, type Look } from "./look.js";
import { Painter, renderDigits, type View } from "./pictures.js";
import type { Rest, RestHost } from "./rest.js";
import { agree, DEFAULTS, LIMITS, saveSettings, type Settings } from "./trainer.logic.js";
import { trainerStyles } from "./trainer.styles.js";

export type Needed = "digits" | "classifier";

const loadRest = lazy(() => import("./rest.js"));

/**
 * An autoencoder that learns in the page: ten digits that it is never shown, what it makes of them after each step, its loss and
 * the map of its codes.
 *
 * @summary A real autoencoder training in the page: play, single steps, size of the nudge, length of the code, number of digits.
 *
 * @attr {string} data-src - Address of a file of images to learn from.
 * @attr {string} hide - Controls to leave out: reset, save, play, step, slow, k, rate, size, seed, map, curve, predict, how.
 * @attr {string} state - What the reader set up, as `k=2&seed=4`; see the property.
 *
 * @fires ae-ready - The network is there, untrained, and its answers are painted.
 * @fires ae-progress - `{loaded, total}` in bytes.
 * @fires ae-error - `{code, message, recoverable}`
 * @fires ae-input - `{k}`, `{rate}`, `{size}` or `{seed}` while a slider moves.
 * @fires ae-change - The same once it has; `{playing}`; `{steps}` after single steps; `{diverged: true}`.
 *
 * @slot - Shown until the tag is defined.
 *
 * @csspart head - Title row.
 * @csspart title - The title.
 * @csspart reset - Reset.
 * @csspart save - Save.
 * @csspart save-menu - What Save opens.
 * @csspart network - Encoder and decoder, with the size of their last nudge.
 * @csspart run - Train, steps and their count.
 * @csspart curve - Loss against steps.
 * @csspart map - The codes of the held-out digits.
 * @csspart settings - The sliders.
 * @csspart prompt - Prediction and its answer.
 * @csspart diverged - What is said when training has diverged.
 * @csspart failure - What went wrong, with Retry.
 *
 * @cssproperty --ae-x - Colour of the inputs.
 * @cssproperty --ae-theta - Colour of the encoder.
 * @cssproperty --ae-z - Colour of the code.
 * @cssproperty --ae-phi - Colour of the decoder.
 * @cssproperty --ae-xhat - Colour of the reconstructions.
 * @cssproperty --ae-loss - Colour of the loss.
 */
export class AeTrainer extends AeModelElement<Needed, Rest> implements TaskTarget {
  static override styles = [tokens, frame, symbols, controls, prompt, trainerStyles];

  readonly #palette = new PaletteController(this);
  readonly #painter = new Painter();

  /** Numbers of the code, 1 to 64, and no more than there are digits. A new value starts a new network. */
  @valid(integer({ ...LIMITS.k, fallback: DEFAULTS.k })) @property({ type: Number, reflect: true }) k = DEFAULTS.k;

  /** Size of a nudge: Adam's learning rate, 0.0001 to 1. Training goes on with a new value; where it has diverged it starts anew. */
  @valid(number({ ...LIMITS.rate, fallback: DEFAULTS.rate })) @property({ type: Number, reflect: true }) rate = DEFAULTS.rate;

  /** Digits of one step, 1 to 256, and no more than there are. A new value starts a new network. */
  @valid(integer({ ...LIMITS.batch, fallback: DEFAULTS.batch })) @property({ type: Number, reflect: true }) batch = DEFAULTS.batch;

  /** Digits to learn from, 10 to 1500. A new value starts a new network. */
  @valid(integer({ ...LIMITS.size, fallback: DEFAULTS.size })) @property({ type: Number, reflect: true }) size = DEFAULTS.size;

  /** Of the first weights and of the order of the digits, a whole number from 0. The same seed gives the same curve. */
  @valid(integer({ ...LIMITS.seed, fallback: DEFAULTS.seed })) @property({ type: Number, reflect: true }) seed = DEFAULTS.seed;

  /**
   * Address of a file of images to learn from, in place of the digits; 20 at least. Ten and more are held out: up to a fourth of them. What
   * is said here of 784 pixels then holds of width × height × channels numbers.
   */
  @valid(text()) @property({ attribute: "data-src", reflect: true }) dataSrc = "";

  /** Starts training as soon as it is ready and to be seen. */
  @valid(flag()) @property({ type: Boolean, reflect: true }) autoplay = false;

  #authored: Settings | null = null;
  #look: Look = posterLook(DEFAULTS, "");
  #waiting: { resolve: (rest: Rest) => void; reject: (cause: unknown) => void }[] = [];
  /** Addresses of what came of files. */
  readonly #addresses = new WeakMap<object, string>();
  #resize: ResizeObserver | null = null;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#resize ??= new ResizeObserver(() => this.requestUpdate());
    this.#resize.observe(this);
    this.rest?.connected();
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#resize?.disconnect();
    queueMicrotask(() => {
      if (this.isConnected) return;
      this.rest?.disconnected();
      for (const { reject } of this.#waiting.splice(0)) reject(new ModelError("aborted", "The tag was taken off the page."));
    });
  }

  // What scripts may do

  /**
   * Trains until `pause`; rests while the tag is out of sight. Does nothing on a tag that was taken off the page; on a run that has
   * diverged it only warns.
   */
  play(): void {
    const start = (rest: Rest) => {
      this.#follow(rest);
      rest.play();
    };
    if (this.rest?.session.live) start(this.rest);
    else this.#alive().then(start, () => {});
  }

  /** Stops after the step that it is at. */
  pause(): void {
    this.rest?.session.pause();
  }

  /**
   * Does n steps, in slices; out of sight, too. Resolves when they are done and what can be read shows it, or when training has
   * diverged or begun anew meanwhile. Rejects with an InvalidStateError where it had diverged before (another rate or `reset()` starts
   * anew), and with a ModelError: where the digits or the engine do not come, or "aborted" where the tag is taken off the page or was so
   * already. On a tag that was never on a page the steps wait for that.
   */
  async step(n = 1): Promise<void> {
    const count = Math.round(Number(n));
    if (!(count >= 0 && count <= 1e6)) {
      this.complain(`step: ${String(n)} is not a number of steps from 0 to 1,000,000; nothing is done`);
      return;
    }
    const rest = await this.#alive();
    this.#follow(rest);
    await rest.step(count);
    await this.updateComplete;
  }

  /** Whether it trains, or rests only because it is out of sight. Taking the tag off the page ends the run. */
  get playing(): boolean {
    return this.rest?.session.playing ?? false;
  }

  /** Whether training has run away: the loss more than doubled, or is no number any more. Any new setting or `reset()` starts anew. */
  get diverged(): boolean {
    return this.rest?.session.diverged != null;
  }

  /**
   * Losses, one for each step: binary cross-entropy in nats, mean over pixels (and digits). `train`: of the digits that the step
   * learnt from, before they moved the weights; `heldOut`: of the first 100 digits of the data set, which are held out, after that.
   * Copies.
   */
  get history(): { train: number[]; heldOut: number[] } {
    const history = this.rest?.session.history;
    return { train: [...(history?.train ?? [])], heldOut: [...(history?.heldOut ?? [])] };
  }

  /** What the network makes of images now: n·784 pixels to n·784 pixels. Rejects where their number is not whole. */
  async reconstruct(images: ArrayLike<number>): Promise<Float32Array> {
    const x = Float32Array.from(images, (v) => Math.min(1, Math.max(0, Number(v))));
    const { session } = await this.#alive();
    const { inputSize } = session.trainer!;
    if (x.length === 0 || x.length % inputSize !== 0 || x.some(Number.isNaN))
      throw new RangeError(`reconstruct needs images of ${inputSize} numbers`);
    return session.trainer!.reconstruct(x);
  }

  override get quantities(): Partial<Record<KnownSymbol, string>> {
    return this.rest?.quantities ?? {};
  }

  /** Grades the held-out loss that it shows (kind "loss") and the mean squared error of the ten digits (kind "mse"). */
  async grade(goal: TaskGoal): Promise<TaskVerdict | null> {
    if (goal.kind !== "loss" && goal.kind !== "mse") return null;
    const rest = await this.#alive();
    return rest.grade(goal);
  }

  /** Back to what the author wrote and to the first step, the prediction included. */
  override reset(): void {
    Object.assign(this, this.#authored ?? DEFAULTS);
    this.rest?.reset();
    this.requestUpdate();
    this.emit("ae-change", { ...this.#settings });
  }

  // The run's work

  protected override needs(): readonly Needed[] {
    return this.rest?.wantsClassifier ? ["digits", "classifier"] : ["digits"];
  }

  protected override modelSource(): ModelSource<Needed> | null {
    const { dataSrc } = this;
    if (!dataSrc) return null;
    return {
      place: dataSrc,
      acquire: async (_, options) => {
        const lease = await (await this.restPart.get()).bring(dataSrc, options);
        this.#addresses.set(lease.own, dataSrc);
        return lease;
      },
    };
  }

  /** Other images are asked for than those that the network is of. */
  get #isOutdated(): boolean {
    const { models, own } = this.loader;
    return models !== null && (own ? this.#addresses.get(own) : "") !== this.dataSrc;
  }

  protected override pending(): Promise<unknown> | null {
    return this.restPart.pending ?? super.pending() ?? this.#exchange() ?? this.rest?.pending ?? null;
  }

  /** Settles when there is a network of other images, or when they did not come; null where none are on their way. */
  #exchange(): Promise<unknown> | null {
    if (!this.#isOutdated || this.loader.status.kind !== "loading") return null;
    return new Promise<unknown>((resolve) => this.#waiting.push({ resolve, reject: resolve }));
  }

  protected override retry(): void {
    super.retry();
    this.rest?.retry();
  }

  protected override saveState(): Record<string, string | number | undefined> {
    return saveSettings(this.#settings, DEFAULTS);
  }

  protected override restoreState(fields: Record<string, string>): void {
    for (const name of Object.keys(LIMITS) as (keyof Settings)[]) this[name] = (fields[name] ?? DEFAULTS[name]) as unknown as number;
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    const { settings, bent, complaints } = agree(this.#settings, this.rest?.most);
    for (const complaint of complaints) this.complain(complaint);
    Object.assign(this, bent);
    this.#authored ??= this.#settings;
    this.rest?.follow(settings);
    this.#look = this.rest?.look(settings) ?? (this.dataSrc ? emptyLook(settings) : posterLook(settings, this.#words.storedShort));
  }

  protected override updated(): void {
    this.#painter.paint(this.renderRoot, this.#look, this.#palette.current, () => getComputedStyle(this).fontFamily);
    this.rest?.paintOwn(this.renderRoot);
    const { status } = this.loader;
    if (this.rest?.session.live && !this.#isOutdated) {
      this.becomeReady();
      for (const { resolve } of this.#waiting.splice(0)) resolve(this.rest);
    } else if (status.kind === "failed") for (const { reject } of this.#waiting.splice(0)) reject(status.error);
  }

  /** What was set just now counts, before the next update. */
  #follow(rest: Rest): void {
    rest.follow(agree(this.#settings, rest.most).settings);
  }

  /** The rest of the tag once there is a network. */
  #alive(): Promise<Rest> {
    if (this.hasUpdated && !this.isConnected) return Promise.reject(new ModelError("aborted", "The tag is not on the page any more."));
    this.touch();
    if (this.rest?.session.live && !this.#isOutdated) return Promise.resolve(this.rest);
    // a new address may do better
    if (this.loader.status.kind === "failed" && !this.isUpdatePending) return Promise.reject(this.loader.status.error);
    return new Promise((resolve, reject) => this.#waiting.push({ resolve, reject }));
  }

  protected override async loadRest(): Promise<Rest> {
    const { Rest } = await loadRest();
    return new Rest(this.#asHost());
  }

  protected override restCame(rest: Rest): void {
    if (this.isConnected) rest.connected();
  }

  #asHost(): RestHost {
    // oxlint-disable-next-line typescript/no-this-alias -- the getters below need the tag, not the object
    const tag = this;
    return {
      element: tag,
      loader: tag.loader,
      get autoplay() {
        return tag.autoplay;
      },
      get settings() {
        return tag.#settings;
      },
      get language() {
        return tag.language;
      },
      get view() {
        return tag.#view;
      },
      get palette() {
        return tag.#palette.current;
      },
      set: (change) => Object.assign(tag, change),
      shows: (control) => tag.shows(control),
      emit: (name, detail) => tag.emit(name, detail),
    };
  }

  get #settings(): Settings {
    const { k, rate, batch, size, seed } = this;
    return { k, rate, batch, size, seed };
  }

  /** Words that only the rest says are there with it. */
  get #words(): TrainerWords {
    const t = words("trainer", this.rest?.words ?? (trainer as TrainerWords), this.language);
    return this.rest?.wordsFor(t) ?? t;
  }

  get #view(): View {
    return { t: this.#words, common: this.common, lang: spoken("trainer", this.language), look: this.#look };
  }

  // What is seen

  protected override render(): TemplateResult {
    const view = this.#view;
    const rest = this.rest;
    const failure = this.renderFailure();
    return html`<div
      class="figure ${this.#look.digits ? "" : "waits"}"
      role="group"
      aria-labelledby="title"
      @pointerover=${tellQuantity}
      @pointerleave=${tellQuantity}
      @pointerdown=${rest?.finger.down}
      @pointercancel=${rest?.finger.cancel}
      @focusin=${tellQuantity}
      @focusout=${tellQuantity}
    >
      <span class="probe" aria-hidden="true"></span>
      ${this.renderHead(view.t.title)} ${renderDigits(view)}
      ${this.shows("play") || this.shows("step") ? html`<div class="run controls" part="run">${rest?.renderRun()}</div>` : nothing}
      <div class="charts">${this.shows("curve") ? renderCurve(view) : nothing} ${this.shows("map") ? this.#renderMap(view) : nothing}</div>
      ${["k", "rate", "size", "seed"].some((name) => this.shows(name)) ? html`<div class="settings controls" part="settings">${rest?.renderSettings()}</div>` : nothing}
      ${this.shows("how") ? html`<p class="how sub">${rest?.renderHow()}</p>` : nothing} ${rest?.renderOwn()}
      ${failure ?? rest?.renderStrip() ?? (this.shows("predict") ? html`<div class="prompt empty"></div>` : nothing)}
      ${rest?.renderSpeech()}
    </div>`;
  }

  #renderMap({ t, lang, look }: View): TemplateResult {
    const k = look.settings.k;
    const count = short(look.points?.labels.length ?? 0, 0, lang);
    return html`<div class="map-side" part="map">
        <div class="label" data-q="z">${symbol.z} <b>${t.map}</b></div>
        <canvas class="map" role="img" aria-label=${t.pictureMap(count, `${short(k, 0, lang)} ${t.numbers(k)}`)}></canvas>
        <div class="label under">${this.rest?.mapText() ?? nothing}</div>
      </div>
      ${this.dataSrc ? html`<div class="marks" aria-hidden="true">${this.rest?.marks}</div>` : nothing}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "ae-trainer": AeTrainer;
  }
}
