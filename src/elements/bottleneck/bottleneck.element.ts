import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { property } from "lit/decorators.js";
import { controls, frame, prompt, symbols } from "../../core/base.styles.js";
import { useMathFonts } from "../../core/math-fonts.js";
import { AeModelElement } from "../../core/model-element.js";
import type { PadController } from "../../core/pad.js";
import { PaletteController } from "../../core/palette.js";
import { integer, oneOf } from "../../core/params.js";
import { valid } from "../../core/valid.js";
import { tellQuantity, type Quantity } from "../../core/quantities.js";
import { tokens } from "../../core/tokens.js";
import type { TaskGoal, TaskTarget, TaskVerdict } from "../../content/tasks.js";
import { bottleneck } from "../../i18n/en/bottleneck.js";
import type { BottleneckWords } from "../../i18n/en/bottleneck-rest.js";
import { fixed } from "../../i18n/numbers.js";
import { spoken, words } from "../../i18n/registry.js";
import { Answers, isAbout } from "./answers.js";
import * as logic from "./bottleneck.logic.js";
import { COMPARISONS, DEFAULTS, MAX_K, PIXELS, type Compare, type Scene } from "./bottleneck.logic.js";
import { bottleneckStyles } from "./bottleneck.styles.js";
import { renderCode } from "./code-bars.js";
import { codeStyles } from "./code-bars.styles.js";
import { renderComparison } from "./comparison.js";
import { curveStyles } from "./k-curve.styles.js";
import { renderCurve } from "./k-curve.js";
import { handStyles } from "./hands.styles.js";
import { inputOf } from "./inputs.js";
import { isInPoster, lookOf, usualLimit, type Look } from "./look.js";
import { renderNetwork } from "./network.view.js";
import { liveParts, moreStored } from "./parts.js";
import { inputName, paintPictures, renderError, renderInput, renderReconstruction } from "./pictures.js";
import { renderPicker } from "./picker.js";
import type { Stored } from "./poster.js";
import { PredictionStrip } from "./prediction-strip.js";
import { ShownCode } from "./shown-code.js";
import { Speaker } from "./speaker.js";
import { StageSize } from "./stage-size.js";
import { meanSquaredError } from "./sweep.js";
import { widthStyles } from "./widths.styles.js";

/**
 * One digit through a code of k numbers and back, with the error of every k.
 *
 * @summary 784 pixels become k numbers and have to become the picture again: drag k, each number of the code, or the input.
 *
 * @attr {string} hide - Controls to leave out: reset, samples, draw, letter, noise, k, code, compare, predict.
 * @attr {string} state - What the reader set up, as `k=2&digit=7`; see the property.
 *
 * @fires ae-ready - The models are there and the figure shows their answer.
 * @fires ae-progress - `{loaded, total}` in bytes.
 * @fires ae-error - `{code, message, recoverable}`
 * @fires ae-input - `{k}` or `{code}` while the hand moves.
 * @fires ae-change - `{k}`, `{code}`, `{digit}`, `{compare}` or `{input}` once it has.
 *
 * @slot - Shown until the tag is defined.
 *
 * @csspart head - Title row.
 * @csspart title - The title.
 * @csspart reset - Reset.
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
export class AeBottleneck extends AeModelElement<"nested" | "pca"> implements TaskTarget {
  static override styles = [tokens, frame, symbols, controls, prompt, codeStyles, curveStyles, bottleneckStyles, handStyles, widthStyles];

  readonly #palette = new PaletteController(this);
  readonly #size = new StageSize(this);
  readonly #speaker = new Speaker(this);
  readonly #strip = new PredictionStrip(this, ({ code, message, recoverable }) => this.emit("ae-error", { code, message, recoverable }));
  readonly #answers = new Answers(this.work, () => this.requestUpdate());
  readonly #bars = new ShownCode(usualLimit);

  #scene: Scene = DEFAULTS;
  /** What the author wrote, for Reset. */
  #authored: Scene | null = null;
  #look: Look = lookOf(DEFAULTS, null);
  /** An input was chosen whose way through the code is worth a look. */
  #flies = false;
  #stored: Stored | null = null;
  #beforeFinger: Scene | null = null;
  #pad: PadController | null = null;
  #drawing = false;

  /** Length of the code, 1 to 64. */
  @valid(integer({ min: 1, max: MAX_K, fallback: DEFAULTS.k }))
  @property({ reflect: true })
  get k(): number {
    return this.#scene.k;
  }
  set k(k: number) {
    this.#go(logic.withK(this.#scene, k));
  }

  /** Class of the test digit that goes in, 0 to 9. Setting it puts other inputs away. */
  @valid(integer({ min: 0, max: 9, fallback: DEFAULTS.digit }))
  @property({ reflect: true })
  get digit(): number {
    return this.#scene.digit;
  }
  set digit(digit: number) {
    this.#go(logic.withDigit(this.#scene, digit));
  }

  /** What stands below: nothing, PCA at the same k, or no bottleneck (the identity). */
  @valid(oneOf(COMPARISONS, DEFAULTS.compare))
  @property({ reflect: true })
  get compare(): Compare {
    return this.#scene.compare;
  }
  set compare(compare: Compare) {
    this.#go({ ...this.#scene, compare });
  }

  /** 784 pixels in [0, 1], row by row, ink = 1; a copy. A list of another length is refused; null goes back to the sample. */
  get input(): Float32Array {
    return (inputOf(this.#scene) ?? this.#look.input ?? new Float32Array(PIXELS)).slice();
  }
  set input(raw: ArrayLike<number> | null) {
    if (raw === null || raw === undefined) {
      this.#go(logic.withDigit(this.#scene, this.digit));
      return;
    }
    const { pixels, complaint } = logic.toImage(raw);
    if (complaint) this.complain(`input: ${complaint}`);
    if (pixels) this.#go(logic.withSource(this.#scene, { kind: "image", pixels }));
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
    const { code, complaint } = logic.toCode(raw, this.code);
    if (complaint) this.complain(`code: ${complaint}`);
    if (code) this.#go({ ...this.#scene, edited: code });
  }

  /** 784 pixels that the decoder makes of the code; a copy. NaN before the models are there, unless a stored result stands. */
  get reconstruction(): Float32Array {
    return Float32Array.from(this.#look.reconstruction?.image ?? new Float32Array(PIXELS).fill(NaN));
  }

  /** Mean over pixels of (x̂ − x)². */
  get mse(): number {
    return meanSquaredError(this.input, this.reconstruction);
  }

  /** How many times fewer numbers the code has than the image: 784 / k. */
  get compression(): number {
    return PIXELS / this.k;
  }

  override get quantities(): Partial<Record<Quantity, string>> {
    const { reconstruction, code, source, digit } = this.#look;
    const t = this.#words;
    const number = (v: number, decimals: number) => fixed(v, decimals, this.#lang);
    const few = code ? Array.from(code).slice(0, 6) : [];
    const list = `${few.map((v) => number(v, 1)).join(", ")}${code && code.length > few.length ? " …" : ""}`;
    return {
      x: `${t.pixels}, ${source.kind === "sample" ? t.sample(digit) : t.inputName(source.kind, inputName(this.#look))}`,
      z: `${t.numbersShort(this.k)}${list && `: ${list}`}`,
      xhat: t.pixels,
      ...(reconstruction ? { L: `${t.mse} ${number(reconstruction.error, 4)}` } : {}),
    };
  }

  override connectedCallback(): void {
    super.connectedCallback();
    useMathFonts();
  }

  override reset(): void {
    this.#drawing = false;
    this.#pad = null;
    this.#strip.forget();
    this.#bars.forget();
    this.#go(this.#authored ?? DEFAULTS);
    this.emit("ae-change", { k: this.k, digit: this.digit, compare: this.compare });
  }

  /** Grades the reconstruction that stands there: kinds "digit" and "mse". */
  async grade(goal: TaskGoal): Promise<TaskVerdict | null> {
    if (goal.kind !== "digit" && goal.kind !== "mse") return null;
    this.touch();
    await this.updateComplete;
    if (!this.#isLive) return { met: false, message: this.#words.notLive };
    const { gradeMse, gradeImage } = await liveParts.load();
    return goal.kind === "mse" ? gradeMse(goal, this.mse, this.k, this.language) : gradeImage(goal, this.reconstruction, this.language);
  }

  protected override needs(): readonly ("nested" | "pca")[] {
    return ["nested", "pca"];
  }

  protected override pending(): Promise<unknown> | null {
    return super.pending() ?? this.#strip.pending;
  }

  protected override saveState(): Record<string, string | number | undefined> {
    return logic.save(this.#scene);
  }

  protected override restoreState(fields: Record<string, string>): void {
    this.k = fields.k as unknown as number;
    this.digit = fields.digit as unknown as number;
    this.compare = fields.compare as Compare;
    const { scene, complaint } = logic.restore(this.#scene, fields);
    if (complaint) this.complain(complaint);
    this.#go(scene);
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    this.#authored ??= this.#scene;
    const scene = this.#scene;
    const { models } = this;
    if (this.loader.status.kind === "loading") this.#fetchParts();
    if (this.loader.status.kind === "failed") this.#answers.forgetQuestion();
    else this.#answers.follow(scene, models);
    // what stands there stays until the models have answered
    const { latest } = this.#answers;
    this.#look = lookOf(scene, models || isAbout(latest, scene) ? latest : null, this.#stored);
    const { code, reconstruction } = this.#look;
    this.#bars.show(code, scene);
    if (!this.#isLive) this.#bars.forget();
    this.#speaker.say(this.#isLive && reconstruction ? this.#words.said(this.k, fixed(reconstruction.error, 4, this.#lang)) : null);
  }

  protected override updated(): void {
    paintPictures(this.renderRoot, this.#look, this.#palette.current);
    if (!this.#isLive) return;
    this.becomeReady();
    if (!this.#flies || !isAbout(this.#answers.latest, this.#scene)) return;
    this.#flies = false;
    this.#fly();
  }

  /** Together with the models. What fails here is asked for again when it is needed. */
  #fetchParts(): void {
    liveParts.load().catch(() => {});
    if (this.#stored || this.#answers.latest || isInPoster(this.#scene)) return;
    moreStored.load().then(
      ({ STORED }) => {
        this.#stored = STORED;
        this.requestUpdate();
      },
      () => {},
    );
  }

  /** The models are there and have answered once. */
  get #isLive(): boolean {
    return this.live && this.#answers.latest !== null;
  }

  get #words(): typeof bottleneck {
    return words("bottleneck", bottleneck as BottleneckWords, this.language);
  }

  /** Numbers are written as in the language of the words. */
  get #lang(): string {
    return spoken("bottleneck", this.language);
  }

  #go(scene: Scene): void {
    const before = this.#scene;
    if (scene === before) return;
    this.#scene = scene;
    for (const name of ["k", "digit", "compare"] as const) if (scene[name] !== before[name]) this.requestUpdate(name, before[name]);
    this.requestUpdate();
  }

  /** A finger on a slider moves it at once, also where it turns out to scroll the page: then the browser cancels, and all is as it was. */
  readonly #takeFinger = (event: PointerEvent): void => {
    const slides = event.pointerType === "touch" && (event.target as Element).matches('input[type="range"]');
    this.#beforeFinger = slides ? this.#scene : null;
  };

  readonly #loseFinger = (): void => {
    if (!this.#beforeFinger) return;
    this.#go(this.#beforeFinger);
    this.#beforeFinger = null;
    this.#bars.letGo();
  };

  /** A reader's change of input: tells it, and shows the way through the code. */
  #choose(scene: Scene, detail: Record<string, unknown>, flies = true): void {
    this.#flies = flies;
    this.#go(scene);
    this.emit("ae-change", detail);
  }

  readonly #dragK = (k: number): void => {
    if (k === this.k) return;
    this.#go(logic.withK(this.#scene, k));
    this.emit("ae-input", { k });
  };

  readonly #dragNumber = (index: number, value: number): void => {
    const { code } = this.#look;
    if (code?.length !== this.k) return;
    this.#bars.hold();
    this.#go(logic.withNumber(this.#scene, Float32Array.from(code), index, value));
    this.emit("ae-input", { code: this.#scene.edited!.slice() });
  };

  readonly #dropNumber = (): void => {
    this.#bars.letGo();
    if (this.#scene.edited) this.emit("ae-change", { code: this.#scene.edited.slice() });
  };

  readonly #letter = (): void => {
    this.#choose(logic.withNextLetter(this.#scene), { input: "letter" });
  };

  readonly #noise = (): void => {
    this.#choose(logic.withNextNoise(this.#scene), { input: "noise" });
  };

  readonly #draw = async (): Promise<void> => {
    const { PadController, padStyles } = await import("../../core/pad.js");
    const root = this.shadowRoot!;
    const sheet = padStyles.styleSheet;
    if (sheet && !root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
    this.#pad ??= new PadController(this, this.#drawn);
    this.#drawing = true;
    this.requestUpdate();
    await this.updateComplete;
    root.querySelector<HTMLElement>(".pad-field")?.focus();
  };

  readonly #drawn = (pixels: Float32Array | null): void => {
    if (pixels) this.#choose(logic.withSource(this.#scene, { kind: "image", pixels }), { input: "image" }, false);
  };

  readonly #putPadAway = (): void => {
    this.#drawing = false;
    this.requestUpdate();
    void this.updateComplete.then(() => this.shadowRoot!.querySelector<HTMLElement>(".tools button")?.focus());
  };

  protected override render(): TemplateResult {
    const t = this.#words;
    const { k } = this;
    const view = { words: t, common: this.common, lang: this.#lang, k, look: this.#look };
    return html`<div
      class="figure"
      role="group"
      aria-labelledby="title"
      @pointerover=${tellQuantity}
      @pointerleave=${tellQuantity}
      @pointerdown=${{ handleEvent: this.#takeFinger, capture: true }}
      @pointercancel=${this.#loseFinger}
      @focusin=${tellQuantity}
      @focusout=${tellQuantity}
    >
      <span class="probe" aria-hidden="true"></span>
      ${this.renderHead(t.title(this.#look.source.kind, k))}
      <div class="stage">
        ${renderInput(view)} ${renderNetwork({ ...view, size: this.#size.network })} ${this.#renderCode()} ${renderReconstruction(view)}
        ${renderError(view)}
        <div class="sky" aria-hidden="true"></div>
        ${this.#renderPicker()} ${this.#renderCurve()} ${this.shows("compare") ? this.#renderComparison() : nothing}
      </div>
      ${this.renderFailure() ?? (this.shows("predict") ? this.#renderStrip() : nothing)} ${this.#speaker.render()}
    </div>`;
  }

  #renderCode(): TemplateResult {
    return renderCode({
      words: this.#words,
      lang: this.#lang,
      k: this.k,
      code: this.#look.code?.length === this.k ? this.#look.code : null,
      before: this.#bars.before,
      limit: this.#bars.limit,
      chosen: this.#scene.chosen,
      live: this.#isLive && this.shows("code"),
      onInput: this.#dragNumber,
      onChange: this.#dropNumber,
      onChoose: (chosen) => this.#go({ ...this.#scene, chosen }),
    });
  }

  #renderPicker(): TemplateResult | typeof nothing {
    const { source, digit } = this.#look;
    const parts = ["samples", "draw", "letter", "noise"];
    if (!parts.some((part) => this.shows(part))) return nothing;
    return renderPicker({
      words: this.#words,
      common: this.common,
      digit: source.kind === "sample" ? digit : null,
      kind: { sample: "", image: "draw", letter: "letter", noise: "noise" }[source.kind],
      live: this.#isLive,
      shows: (control) => this.shows(control),
      pad: this.#drawing && this.#pad ? this.#pad.render({ words: this.common, palette: this.#palette.current }) : null,
      onSample: (d) => this.#choose(logic.withDigit(this.#scene, d), { digit: d }),
      onDraw: this.#draw,
      onDrawn: this.#putPadAway,
      onClear: () => this.#pad?.clear(),
      onLetter: this.#letter,
      onNoise: this.#noise,
    });
  }

  #renderCurve(): TemplateResult {
    const { width, height, type } = this.#size.curve;
    return renderCurve({
      words: this.#words,
      lang: this.#lang,
      k: this.k,
      look: this.#look,
      width,
      height,
      type,
      live: this.shows("k") ? this.#isLive : null,
      onInput: this.#dragK,
      onChange: () => this.emit("ae-change", { k: this.k }),
    });
  }

  #renderComparison(): TemplateResult {
    return renderComparison({
      words: this.#words,
      lang: this.#lang,
      k: this.k,
      compare: this.compare,
      look: this.#look,
      live: this.#isLive,
      onCompare: (compare) => {
        this.#go({ ...this.#scene, compare });
        this.emit("ae-change", { compare });
      },
    });
  }

  #renderStrip(): TemplateResult | typeof nothing {
    return this.#strip.render({
      words: this.#words,
      common: this.common,
      language: this.language,
      lang: this.#lang,
      scene: this.#scene,
      live: this.#isLive,
      go: (scene) => this.#go(scene),
      result: async () => {
        await this.work.idle;
        const { image, error } = lookOf(this.#scene, this.#answers.latest).reconstruction!;
        return { image: Float32Array.from(image), error };
      },
    });
  }

  #fly(): void {
    const { input } = this.#look;
    const milliseconds = parseFloat(getComputedStyle(this).getPropertyValue("--_time-explain"));
    if (!input || !(milliseconds > 0)) return;
    const ink = this.#palette.current.rgb["seq-1"];
    void liveParts.load().then(({ fly }) => fly(this.shadowRoot!, input, ink, this.#size.network, this.k / MAX_K, milliseconds));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "ae-bottleneck": AeBottleneck;
  }
}
