import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { property } from "lit/decorators.js";
import { controls, frame, prompt, symbols } from "../../core/base.styles.js";
import { AeModelElement } from "../../core/model-element.js";
import { PaletteController } from "../../core/palette.js";
import { ownSource } from "../../core/own-source.js";
import { integer, oneOf, text } from "../../core/params.js";
import { valid } from "../../core/valid.js";
import type { KnownSymbol } from "../../core/known-symbols.js";
import { tellQuantity } from "../../core/quantities.js";
import { tokens } from "../../core/tokens.js";
import { updatedUntil } from "../../core/updated-until.js";
import type { ModelSource } from "../../core/model-controller.js";
import type { TaskGoal, TaskTarget, TaskVerdict } from "../../content/tasks.js";
import { bottleneck, untold } from "../../i18n/en/bottleneck.js";
import type { BottleneckWords } from "../../i18n/en/bottleneck-rest.js";
import { fixed } from "../../i18n/numbers.js";
import { spoken, words } from "../../i18n/registry.js";
import { POSTER } from "./bottleneck.poster.js";
import { bottleneckStyles } from "./bottleneck.styles.js";
import { renderCode } from "./code-bars.js";
import { codeStyles } from "./code-bars.styles.js";
import { renderNetwork } from "./network.view.js";
import { restPart } from "./parts.js";
import { inputName, paintPictures, renderError, renderInput, renderReconstruction } from "./pictures.js";
import { posterLook, type Look } from "./poster-look.js";
import type { Rest, RestHost } from "./rest.js";
import {
  COMPARISONS,
  DEFAULTS,
  DIGITS,
  isKnown,
  MAX_K,
  meanSquaredError,
  MOST_CLASSES,
  placeOf,
  saveNumbers,
  WAITING,
  withAsked,
  withDigit,
  withK,
  type Asked,
  type Compare,
  type Scene,
  type Subject,
} from "./scene.js";
import { StageSize } from "./stage-size.js";
import { widthStyles } from "./widths.styles.js";

/** How the scene changes. `rest` is null until that has come; once it knows what the figure is about, the change is made again. */
type Change = (scene: Scene, rest: Rest | null) => Scene;

/** The models' work is not done in turns here. */
const NO_DESK = { busy: false, due: false, refresh: async () => {} };

/**
 * One digit through a code of k numbers and back, with the error of every k.
 *
 * @summary 784 pixels become k numbers and have to become the picture again: drag k, each number of the code, or the input.
 *
 * @attr {string} model-src - Address of a manifest: a model of the author's own.
 * @attr {string} data-src - Address of a file of images that go in.
 * @attr {string} hide - Controls to leave out: reset, save, samples, draw, letter, noise, k, code, compare, predict.
 * @attr {string} state - What the reader set up, as `k=2&digit=7`; see the property.
 *
 * @fires ae-ready - The models are there and the figure shows their answer.
 * @fires ae-progress - `{loaded, total}` in bytes.
 * @fires ae-error - `{code, message, recoverable}`
 * @fires ae-input - `{k}` or `{code}` while the hand moves.
 * @fires ae-change - `{k}`, `{code}`, `{digit}`, `{compare}` or `{input}` once it has; Reset tells several at once.
 *
 * @slot - Shown until the tag is defined.
 *
 * @csspart head - Title row.
 * @csspart title - The title.
 * @csspart reset - Reset.
 * @csspart save - Save.
 * @csspart save-menu - What Save opens.
 * @csspart input - Picture of the input.
 * @csspart network - Encoder and decoder.
 * @csspart code - Bars of the code.
 * @csspart reconstruction - Picture of the reconstruction.
 * @csspart error - Error map.
 * @csspart curve - Error against k, with the slider.
 * @csspart slider - The slider of k.
 * @csspart picker - Choice of the input.
 * @csspart pad - Drawing field.
 * @csspart comparison - Comparison with PCA or no bottleneck.
 * @csspart prompt - Prediction and its answer.
 * @csspart failure - What went wrong, with Retry.
 *
 * @cssproperty --ae-x - Colour of the input.
 * @cssproperty --ae-theta - Colour of the encoder.
 * @cssproperty --ae-z - Colour of the code.
 * @cssproperty --ae-phi - Colour of the decoder.
 * @cssproperty --ae-xhat - Colour of the reconstruction.
 * @cssproperty --ae-loss - Colour of the error.
 */
export class AeBottleneck extends AeModelElement<"nested" | "pca", Rest> implements TaskTarget {
  static override styles = [tokens, frame, symbols, controls, prompt, codeStyles, bottleneckStyles, widthStyles];

  readonly #palette = new PaletteController(this);
  readonly #size = new StageSize(this);

  #scene: Scene = DEFAULTS;
  /** What the author wrote, for Reset. */
  #authored: Scene | null = null;
  #look: Look = posterLook(DEFAULTS);

  /** What was set before it was known what the figure is about, or while another model is on its way; and the scene before that. */
  #early: Change[] = [];
  #before: Scene = DEFAULTS;
  /** What was last asked for: a model that has no such length or class gives the nearest, and the next model may have it. */
  #asked: Asked = { k: DEFAULTS.k, digit: DEFAULTS.digit };
  /** As much of it as an author wrote. */
  #written: Partial<Asked> = {};
  /** What the scene was last brought in line with. */
  #judged: Subject | null = null;

  /**
   * Address of a manifest: a model of the author's own in place of the library's, with its images. A model whose first k numbers are
   * no code of their own (`nested` is not true) has one length, and `k` is that.
   */
  @valid(text()) @property({ attribute: "model-src", reflect: true }) modelSrc = "";

  /** Address of a file of images that go in, in place of those that the manifest names. */
  @valid(text()) @property({ attribute: "data-src", reflect: true }) dataSrc = "";

  /** Length of the code, 1 to 64, or to what the author's model has. */
  @valid(integer({ min: 1, max: MAX_K, fallback: DEFAULTS.k }))
  @property({ reflect: true })
  get k(): number {
    return this.#scene.k;
  }
  set k(k: number) {
    this.#do((scene) => withK(scene, k), { k });
  }

  /** Class of the test digit that goes in, 0 to 9; of an author's own images, their class, counted from 0. Setting it puts other inputs away. */
  @valid(integer({ min: 0, max: MOST_CLASSES - 1, fallback: DEFAULTS.digit }))
  @property({ reflect: true })
  get digit(): number {
    return this.#scene.digit;
  }
  set digit(digit: number) {
    this.#do((scene) => withDigit(scene, digit), { digit });
  }

  /** What stands below: nothing, PCA at the same k, or no bottleneck (the identity). */
  @valid(oneOf(COMPARISONS, DEFAULTS.compare))
  @property({ reflect: true })
  get compare(): Compare {
    return this.#scene.compare;
  }
  set compare(compare: Compare) {
    this.#do((scene) => ({ ...scene, compare }));
  }

  /**
   * 784 pixels in [0, 1], row by row, ink = 1; a copy. A list of another length is refused; null goes back to the sample. Of an author's
   * own images: width × height × channels numbers, red, green and blue of a pixel side by side; none before they are there.
   */
  get input(): Float32Array {
    return (this.rest?.inputOf(this.#scene) ?? this.#look.input ?? new Float32Array(this.#subject.size)).slice();
  }
  set input(raw: ArrayLike<number> | null) {
    this.#do((scene, rest) => rest?.withInput(scene, raw) ?? scene);
  }

  /**
   * The k numbers between encoder and decoder; a copy. Set ones are decoded in place of the encoder's until k or the input
   * changes. NaN before the models are there, unless a stored result stands.
   */
  get code(): Float32Array {
    const { code } = this.#look;
    return code?.length === this.k ? Float32Array.from(code) : (this.#scene.edited?.slice() ?? new Float32Array(this.k).fill(NaN));
  }
  set code(raw: ArrayLike<number>) {
    this.#do((scene, rest) => rest?.withCode(scene, raw) ?? scene);
  }

  /** What the decoder makes of the code, as many numbers as `input`; a copy. NaN before the models are there, unless a stored result stands. */
  get reconstruction(): Float32Array {
    return Float32Array.from(this.#look.reconstruction?.image ?? new Float32Array(this.#subject.size).fill(NaN));
  }

  /** Mean over pixels of (x̂ − x)²; where a pixel is three numbers, over all of them. */
  get mse(): number {
    return meanSquaredError(this.input, this.reconstruction);
  }

  /** How many times fewer numbers the code has than the image: 784 / k; NaN before an author's images are there. */
  get compression(): number {
    return this.#subject.size / this.k;
  }

  override get quantities(): Partial<Record<KnownSymbol, string>> {
    const { reconstruction, code, source, digit } = this.#look;
    const t = this.#words;
    const number = (v: number, decimals: number) => fixed(v, decimals, this.#lang);
    const few = code ? Array.from(code).slice(0, 6) : [];
    const list = `${few.map((v) => number(v, 1)).join(", ")}${code && code.length > few.length ? " …" : ""}`;
    return {
      x: `${t.pixels}, ${source.kind === "sample" ? t.sample(digit) : t.inputName(source.kind, inputName(this.#look))}`,
      theta: t.learntWeights(this.common.encoder),
      z: `${t.numbersShort(this.k)}${list && `: ${list}`}`,
      phi: t.learntWeights(this.common.decoder),
      xhat: t.pixels,
      L: reconstruction ? `${t.mse} ${number(reconstruction.error, 4)}` : "",
      d: t.pixels,
      k: t.numbersShort(this.k),
      ratio: t.numbers(this.k, number(this.compression, 1)),
    };
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.restPart.lost) this.retry();
  }

  override reset(): void {
    this.rest?.forget();
    const start = this.#authored ?? DEFAULTS;
    this.#do(() => start, { k: start.k, digit: start.digit });
    this.emit("ae-change", { k: this.k, digit: this.digit, compare: this.compare });
  }

  /** Grades the reconstruction that stands there: kinds "digit" (of digits only) and "mse". */
  async grade(goal: TaskGoal): Promise<TaskVerdict | null> {
    if (goal.kind !== "digit" && goal.kind !== "mse") return null;
    this.touch();
    await updatedUntil(this, () => !!this.rest?.isLive || this.loader.status.kind === "failed");
    await this.updateComplete;
    return this.rest?.isLive ? this.rest.grade(goal, this.mse, this.reconstruction) : { met: false, message: this.#words.notLive };
  }

  protected override needs(): readonly ("nested" | "pca")[] {
    return ["nested", "pca"];
  }

  protected override modelSource(): ModelSource<"nested" | "pca"> | null {
    const { modelSrc, dataSrc } = this;
    return ownSource({ modelSrc, dataSrc }, async (own) => (await this.restPart.get()).adopt(own, placeOf({ modelSrc, dataSrc })));
  }

  protected override pending(): Promise<unknown> | null {
    return this.restPart.pending ?? super.pending() ?? this.rest?.pending ?? null;
  }

  protected override saveState(): Record<string, string | number | undefined> {
    return this.rest?.save(this.#scene) ?? saveNumbers(this.#scene);
  }

  protected override restoreState(fields: Record<string, string>): void {
    this.k = fields.k as unknown as number;
    this.digit = fields.digit as unknown as number;
    this.compare = fields.compare as Compare;
    this.#do((scene, rest) => rest?.restore(scene, fields) ?? scene);
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (!this.#authored) {
      const asked = this.#asked;
      this.#do((scene) => {
        this.#authored = withAsked(scene, asked);
        return scene;
      });
    }
    this.#settle();
    this.#look = this.rest?.look() ?? posterLook(this.#scene, this.#subject);
  }

  /** What was set early is made again, now that it can be checked; of another model what was asked for is asked again. */
  #settle(): void {
    const { rest } = this;
    if (!rest?.knows) return;
    const { subject } = rest;
    const early = this.#early;
    const isNew = subject !== this.#judged;
    this.#early = [];
    this.#judged = subject;
    const start = early.length > 0 ? this.#before : isNew ? withAsked(this.#scene, this.#asked) : this.#scene;
    this.#go(early.reduce((scene, change) => change(scene, rest), start));
    if (isNew || early.length > 0) rest.tell(this.#written);
  }

  protected override updated(): void {
    paintPictures(this.renderRoot, this.#look, this.#palette.current);
    this.rest?.painted();
    const isLive = !!this.rest?.isLive;
    this.keepUp(NO_DESK, () => isLive);
    if (isLive) this.becomeReady();
  }

  protected override async loadRest(): Promise<Rest> {
    const { Rest } = await restPart.load();
    return new Rest(this.#asHost());
  }

  #asHost(): RestHost {
    // oxlint-disable-next-line typescript/no-this-alias -- the getters below need the tag, not the object
    const tag = this;
    return {
      element: tag,
      work: tag.work,
      size: tag.#size,
      palette: tag.#palette,
      get status() {
        return tag.loader.status;
      },
      get models() {
        return tag.models;
      },
      get own() {
        return tag.loader.own;
      },
      get waits() {
        return tag.modelSource() !== null;
      },
      get common() {
        return tag.common;
      },
      get language() {
        return tag.language;
      },
      get lang() {
        return tag.#lang;
      },
      get scene() {
        return tag.#scene;
      },
      get look() {
        return tag.#look;
      },
      go: (scene) => tag.#choose(scene),
      shows: (control) => tag.shows(control),
      emit: (name, detail) => tag.emit(name, detail),
    };
  }

  get #words(): typeof bottleneck {
    const t = words("bottleneck", bottleneck as BottleneckWords, this.language);
    return this.rest?.words ?? (isKnown(this.#subject) ? t : untold(t));
  }

  get #subject(): Subject {
    return this.rest?.subject ?? (this.modelSource() ? WAITING : DIGITS);
  }

  /** Numbers are written as in the language of the words. */
  get #lang(): string {
    return spoken("bottleneck", this.language);
  }

  /** By an author: kept for a model that is on its way. */
  #do(change: Change, written: Partial<Asked> = {}): void {
    const { rest } = this;
    const early = this.#early;
    if (early.length === 0) this.#before = withAsked(this.#scene, this.#asked);
    this.#asked = { ...this.#asked, ...written };
    Object.assign(this.#written, written);
    const isEarly = early.length > 0 || !rest?.knows;
    if (isEarly) early.push(change);
    this.#go(change(this.#scene, rest));
    if (!isEarly) rest?.tell(this.#written);
  }

  /** By the reader's hand, of what there is. */
  #choose(next: Scene): void {
    const now = this.#scene;
    const chosen: { -readonly [N in keyof Asked]?: Asked[N] } = {};
    for (const name of ["k", "digit"] as const) if (next[name] !== now[name]) chosen[name] = next[name];
    if (this.#early.length > 0) this.#before = withAsked(next, { ...this.#before, ...chosen });
    else {
      const { k, digit } = { ...this.#asked, ...chosen };
      this.#asked = { k, digit };
      for (const name of Object.keys(chosen) as (keyof Asked)[]) delete this.#written[name];
    }
    this.#go(next);
  }

  #go(next: Scene): void {
    const before = this.#scene;
    const scene = this.rest?.fit(next) ?? next;
    if (scene === before) return;
    this.#scene = scene;
    for (const name of ["k", "digit", "compare"] as const) if (scene[name] !== before[name]) this.requestUpdate(name, before[name]);
    this.requestUpdate();
  }

  protected override render(): TemplateResult {
    const t = this.#words;
    const { k } = this;
    const rest = this.rest;
    const view = { words: t, common: this.common, lang: this.#lang, k, look: this.#look, subject: this.#subject };
    const picks = ["samples", "draw", "letter", "noise"].some((part) => this.shows(part));
    return html`<div
      class="figure"
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
      ${this.renderHead(t.title(this.#look.source.kind, k))}
      <div class="stage" lang=${this.#lang === this.language ? nothing : this.#lang}>
        ${renderInput(view)} ${renderNetwork({ ...view, size: this.#size.network })} ${this.#renderCode()} ${renderReconstruction(view)}
        ${renderError(view)}
        <div class="sky" aria-hidden="true"></div>
        ${picks ? html`<div class="pick controls" part="picker">${rest?.renderPicker()}</div>` : nothing}
        <div class="kcurve" part="curve">${rest?.renderCurve()}</div>
        ${this.shows("compare") ? html`<div class="cmp" part="comparison">${rest?.renderComparison()}</div>` : nothing}
      </div>
      ${this.renderFailure() ?? (this.shows("predict") ? (rest ? rest.renderStrip() : html`<div class="prompt"></div>`) : nothing)}
      ${rest?.renderSpeech()}
    </div>`;
  }

  #renderCode(): TemplateResult {
    const { code } = this.#look;
    return renderCode({
      lang: this.#lang,
      k: this.k,
      code: code?.length === this.k ? code : null,
      limit: this.rest?.limit ?? POSTER.limit,
      hint: this.rest?.hint ?? this.#words.encoderHint,
      hand: this.rest?.hand() ?? null,
    });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "ae-bottleneck": AeBottleneck;
  }
}
