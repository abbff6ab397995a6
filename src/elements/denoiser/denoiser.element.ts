import { html, type PropertyValues, type TemplateResult } from "lit";
import { property } from "lit/decorators.js";
import { controls, frame, prompt, symbols } from "../../core/base.styles.js";
import { AeModelElement } from "../../core/model-element.js";
import { DrawnDigitController } from "../../core/drawn-digit.js";
import { PaletteController } from "../../core/palette.js";
import { integer, number, oneOf } from "../../core/params.js";
import type { KnownSymbol } from "../../core/known-symbols.js";
import { tellQuantity } from "../../core/quantities.js";
import { tokens } from "../../core/tokens.js";
import { updatedUntil } from "../../core/updated-until.js";
import { valid } from "../../core/valid.js";
import type { TaskGoal, TaskTarget, TaskVerdict } from "../../content/tasks.js";
import { denoiser } from "../../i18n/en/denoiser.js";
import type { DenoiserWords } from "../../i18n/en/denoiser-rest.js";
import { fixed } from "../../i18n/numbers.js";
import { spoken, words } from "../../i18n/registry.js";
import type { NoiseKind } from "../../math/noise.js";
import * as logic from "./denoiser.logic.js";
import { DEFAULTS, MAX_SEED, NOISES, PIXELS, type Scene } from "./denoiser.logic.js";
import { denoiserStyles } from "./denoiser.styles.js";
import { cleanOf, posterLook, type Levels, type Look } from "./look.js";
import { restPart } from "./parts.js";
import { inputName, levelText, paintPictures, renderPictures } from "./pictures.js";
import type { Needed, Rest, RestHost } from "./rest.js";

/**
 * A digit is spoilt, and two autoencoders give back what they can: one that was trained to undo noise and one that was not.
 *
 * @summary A spoilt digit, and what a denoising and a plain autoencoder make of it: it repairs what it has learnt, and invents the rest.
 *
 * @attr {gaussian | mask} noise - Kind of noise: Gaussian (default), or a mask that sets pixels to 0.
 * @attr {number} level - Its strength, 0 to 1 (default 0.5): σ, or the share of pixels that are masked.
 * @attr {number} digit - Class of the test digit, 0 to 9 (default 2).
 * @attr {number} seed - The same seed gives the same noise (default 1).
 * @attr {string} hide - Controls to leave out: reset, save, samples, draw, letter, noise, level, seed, erase, difference, baseline, predict.
 * @attr {string} state - What the reader set up, as `noise=mask&digit=7`; see the property.
 *
 * @fires ae-ready - The models are there and the figure shows their answer.
 * @fires ae-progress - `{loaded, total}` in bytes.
 * @fires ae-error - `{code, message, recoverable}`
 * @fires ae-input - `{level}` or `{erased}` while the hand moves.
 * @fires ae-change - `{noise}`, `{level}`, `{seed}`, `{digit}`, `{erased}` or `{clean}` once it has.
 * @fires ae-digit - `{image}`: the reader drew a digit of their own.
 * @fires ae-quantity - The reader points at a quantity: `{quantity}`.
 *
 * @slot - Shown until the tag is defined.
 *
 * @csspart head - Title row.
 * @csspart title - The title.
 * @csspart reset - Reset.
 * @csspart save - Save.
 * @csspart save-menu - What Save opens.
 * @csspart clean - The clean target.
 * @csspart noisy - The noisy input, with the eraser.
 * @csspart output - What the denoising autoencoder gives.
 * @csspart plain - What the plain autoencoder gives.
 * @csspart eraser - The ring that rubs out.
 * @csspart noise - Kind of noise, its strength, and the curve over it.
 * @csspart slider - The slider of the strength.
 * @csspart difference - What the outputs lost and invented.
 * @csspart picker - Choice of the clean picture.
 * @csspart pad - Drawing field.
 * @csspart baseline - Comparison with the best linear filter.
 * @csspart prompt - Prediction and its answer.
 * @csspart failure - What went wrong, with Retry.
 *
 * @cssproperty --ae-x - Colour of clean and noisy pictures.
 * @cssproperty --ae-xhat - Colour of the output.
 * @cssproperty --ae-loss - Colour of the error.
 */
export class AeDenoiser extends AeModelElement<Needed, Rest> implements TaskTarget {
  static override styles = [tokens, frame, symbols, controls, prompt, denoiserStyles];

  readonly #palette = new PaletteController(this);
  readonly #own = new DrawnDigitController(this);

  #scene: Scene = DEFAULTS;
  /** What the author wrote, for Reset. */
  #authored: Scene | null = null;
  #look: Look = posterLook(DEFAULTS);

  /** Kind of noise: Gaussian, or a mask that sets pixels to 0. */
  @valid(oneOf(NOISES, DEFAULTS.noise))
  @property({ reflect: true })
  get noise(): NoiseKind {
    return this.#scene.noise;
  }
  set noise(noise: NoiseKind) {
    this.#go({ ...this.#scene, noise });
  }

  /** Strength of the noise, 0 to 1: σ of Gaussian noise, or the share of pixels that are masked. */
  @valid(number({ min: 0, max: 1, fallback: DEFAULTS.level }))
  @property({ reflect: true })
  get level(): number {
    return this.#scene.level;
  }
  set level(level: number) {
    this.#go(logic.withLevel(this.#scene, level));
  }

  /** Class of the test digit that is spoilt, 0 to 9. Setting it puts other inputs away. */
  @valid(integer({ min: 0, max: 9, fallback: DEFAULTS.digit }))
  @property({ reflect: true })
  get digit(): number {
    return this.#scene.digit;
  }
  set digit(digit: number) {
    this.#go(logic.withDigit(this.#scene, digit));
  }

  /** The same seed gives the same noise, at every strength. */
  @valid(integer({ min: 0, max: MAX_SEED, fallback: DEFAULTS.seed }))
  @property({ reflect: true })
  get seed(): number {
    return this.#scene.seed;
  }
  set seed(seed: number) {
    this.#go({ ...this.#scene, seed });
  }

  /** The clean target, 784 pixels in [0, 1], row by row, ink = 1; a copy. A list of another length is refused; null goes back to the sample. */
  @property({ attribute: false, noAccessor: true })
  get clean(): Float32Array {
    return cleanOf(this.#scene).slice();
  }
  set clean(raw: ArrayLike<number> | null) {
    const scene = this.#scene;
    const { pixels, complaint } = raw === null || raw === undefined ? {} : logic.toImage(raw);
    if (complaint) this.complain(`clean: ${complaint}`);
    if (pixels) this.#go({ ...scene, source: { kind: "image", pixels } });
    else if (!complaint) this.#go(logic.withDigit(scene, scene.digit));
  }

  /** What is rubbed out of the noisy picture: 784 flags, 1 where it is; a copy. Null brings everything back. */
  @property({ attribute: false, noAccessor: true })
  get erased(): Uint8Array {
    return this.#scene.erased?.slice() ?? new Uint8Array(PIXELS);
  }
  set erased(raw: ArrayLike<number> | null) {
    const { erased, complaint } = logic.toFlags(raw);
    if (complaint) this.complain(`erased: ${complaint}`);
    if (erased !== undefined) this.#go({ ...this.#scene, erased });
  }

  /** 784 pixels that go into both autoencoders: the clean picture with its noise, less what is rubbed out; a copy. */
  get noisy(): Float32Array {
    return logic.noisyOf(cleanOf(this.#scene), this.#scene);
  }

  /** 784 pixels that the denoising autoencoder gives; a copy. NaN before the models are there, unless a stored result stands. */
  get output(): Float32Array {
    return this.#look.output?.slice() ?? new Float32Array(PIXELS).fill(NaN);
  }

  /** 784 pixels that the plain autoencoder gives; a copy. */
  get plainOutput(): Float32Array {
    return this.#look.plain?.slice() ?? new Float32Array(PIXELS).fill(NaN);
  }

  /**
   * Peak signal-to-noise ratio against the clean picture, in dB. NaN where it is not known. Identical pictures have no finite one:
   * `noisy` is Infinity at level 0 with nothing erased (`JSON.stringify` writes both as null).
   */
  get psnr(): Levels {
    return { ...this.#look.psnr };
  }

  override get quantities(): Partial<Record<KnownSymbol, string>> {
    const { output, clean, psnr, scene } = this.#look;
    const t = this.#words;
    const [kind, name] = inputName(scene);
    return {
      x: `${t.pixels}. ${t.pictureClean(kind, name)}`,
      noisy: `${t.pixels}, ${t.psnr} ${levelText(psnr.noisy, t, this.#lang)}`,
      xhat: output ? `${t.pixels}, ${t.psnr} ${levelText(psnr.denoised, t, this.#lang)}` : "",
      L: output ? t.mse(fixed(logic.meanSquaredError(clean, output), 4, this.#lang)) : "",
    };
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.restPart.lost) this.retry();
  }

  override reset(): void {
    this.rest?.forget();
    this.#go(this.#authored ?? DEFAULTS);
    this.emit("ae-change", { noise: this.noise, level: this.level, digit: this.digit, seed: this.seed, erased: this.erased });
  }

  /** Grades the output: its squared error against the clean picture ("mse"), or the digit that a classifier reads ("digit"). */
  async grade(goal: TaskGoal): Promise<TaskVerdict | null> {
    if (goal.kind !== "digit" && goal.kind !== "mse") return null;
    this.touch();
    await updatedUntil(this, () => !!this.rest?.isLive || this.loader.status.kind === "failed");
    await this.updateComplete;
    return this.rest?.isLive ? this.rest.grade(goal) : { met: false, message: this.#words.notLive };
  }

  protected override needs(): readonly Needed[] {
    return ["denoiser", "anomaly", "classifier"];
  }

  protected override pending(): Promise<unknown> | null {
    return this.restPart.pending ?? super.pending();
  }

  protected override saveState(): Record<string, string | number | undefined> {
    return logic.save(this.#scene);
  }

  protected override restoreState(fields: Record<string, string>): void {
    this.noise = fields.noise as NoiseKind;
    this.level = fields.level as unknown as number;
    this.digit = fields.digit as unknown as number;
    this.seed = fields.seed as unknown as number;
    const { scene, complaint } = logic.restore(this.#scene, fields);
    if (complaint) this.complain(complaint);
    this.#go(scene);
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    this.#authored ??= this.#scene;
    this.#look = this.rest?.look() ?? posterLook(this.#scene);
  }

  protected override updated(): void {
    paintPictures(this.renderRoot, this.#look, this.#palette.current);
    this.rest?.painted();
    if (this.rest?.isLive) this.becomeReady();
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
      own: tag.#own,
      get status() {
        return tag.loader.status;
      },
      get models() {
        return tag.models;
      },
      get palette() {
        return tag.#palette.current;
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
      go: (scene) => tag.#go(scene),
      shows: (control) => tag.shows(control),
      emit: (name, detail) => tag.emit(name, detail),
    };
  }

  get #words(): typeof denoiser {
    return words("denoiser", denoiser as DenoiserWords, this.language);
  }

  /** Numbers are written as in the language of the words. */
  get #lang(): string {
    return spoken("denoiser", this.language);
  }

  #go(scene: Scene): void {
    const before = this.#scene;
    if (scene === before) return;
    this.#scene = scene;
    for (const name of ["noise", "level", "digit", "seed"] as const)
      if (scene[name] !== before[name]) this.requestUpdate(name, before[name]);
    this.requestUpdate();
  }

  protected override render(): TemplateResult {
    const t = this.#words;
    const rest = this.rest;
    const pickers = ["samples", "draw", "letter"].some((control) => this.shows(control));
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
      ${this.renderHead(t.title(...inputName(this.#look.scene)))}
      <div class="stage">
        ${renderPictures({ words: t, lang: this.#lang, look: this.#look, eraser: rest?.renderEraser() })}
        <div class="noise" part="noise">${rest?.renderNoise()}</div>
        ${
          this.shows("difference")
            ? html`<div class="diff one">${rest?.renderDifference("output")}</div>
                <div class="diff two">${rest?.renderDifference("plain")}</div>`
            : null
        }
        ${pickers ? html`<div class="pick controls" part="picker">${rest?.renderPicker()}</div>` : null}
        ${this.shows("baseline") ? html`<div class="base" part="baseline">${rest?.renderBaseline()}</div>` : null}
      </div>
      ${this.renderFailure() ?? (this.shows("predict") ? (rest ? rest.renderStrip() : html`<div class="prompt"></div>`) : null)}
      ${rest?.renderSpeech()}
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "ae-denoiser": AeDenoiser;
  }
}
