import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { property } from "lit/decorators.js";
import { controls, frame, prompt, symbols } from "../../core/base.styles.js";
import { toImage } from "../../core/image.js";
import { lazy } from "../../core/lazy.js";
import { AeModelElement } from "../../core/model-element.js";
import { DrawnDigitController } from "../../core/drawn-digit.js";
import { PaletteController } from "../../core/palette.js";
import { flag, integer, number } from "../../core/params.js";
import { tellQuantity, type Quantity } from "../../core/quantities.js";
import { tokens } from "../../core/tokens.js";
import { valid } from "../../core/valid.js";
import { walkthrough } from "../../i18n/en/walkthrough.js";
import type { WalkthroughWords } from "../../i18n/en/walkthrough-rest.js";
import { spoken, words } from "../../i18n/registry.js";
import { chapterParam } from "./chapter-param.js";
import { CHAPTERS, clampTime, cueAt, CUES, DURATION, type ChapterId } from "./film-time.js";
import { PIXELS, type Film } from "./film.js";
import { StageLayout } from "./layout.js";
import { renderLengths } from "./lengths.view.js";
import { DEFAULTS } from "./poster-form.js";
import { posterFilm } from "./poster.js";
import type { RestHost } from "./rest-host.js";
import type { Line, Rest } from "./rest.js";
import { quantitiesOf } from "./quantities.js";
import { OVERVIEW, type Scene } from "./scene.js";
import { shownOf, type Shown } from "./shown.js";
import { StartFocus } from "./start-focus.js";
import { paintStage, renderStage } from "./stage.view.js";
import { walkthroughStyles } from "./walkthrough.styles.js";

export type Needed = "nested" | "digits";

/** A chapter of the film: seconds from its beginning. */
export interface Chapter {
  readonly id: ChapterId;
  readonly title: string;
  readonly start: number;
  readonly end: number;
}

const loadRest = lazy(() => import("./rest.js"));

/**
 * A film of about two minutes that is computed while it runs: one digit goes through encoder, code and decoder, is compared, and a small
 * network learns from it.
 *
 * @summary One digit's way through an autoencoder as a captioned film in eight chapters, every number of it computed live.
 *
 * @attr {string} chapter - Where the film stands: digit (default), encoder, code, decoder, loss, update, again, forced, or a number from 1 to 8.
 * @attr {number} speed - 0.5 to 2 (default 1).
 * @attr {boolean} autoplay - Plays as soon as the film is live and in view, without asking for a prediction. Not with reduced motion.
 * @attr {number} k - Length of the code, 1 to 64 (default 8).
 * @attr {number} digit - Class of the test digit that the film follows, 0 to 9 (default 3).
 * @attr {string} hide - What to leave out: reset, save, speed, speech, chapters, transcript, subject (the choice between the sample and
 *   the reader's own digit, which appears once another tag offers one), predict (the stop at the decoder for a prediction).
 * @attr {string} state - Where the reader is, as `t=43.5&k=4`; see the property.
 *
 * @fires ae-ready - The models are there and the film is live.
 * @fires ae-progress - `{loaded, total}` in bytes.
 * @fires ae-error - `{code, message, recoverable}`
 * @fires ae-input - `{time}` while the hand moves the slider.
 * @fires ae-change - `{time}`, `{playing}`, `{chapter}`, `{speed}`, `{digit}`, `{k}` or `{input}`.
 * @fires ae-complete - `{score, passed}` at the end of the film; the score is the share of it that was watched, four fifths pass.
 *
 * @slot - Shown until the tag is defined.
 *
 * @csspart head - Title row.
 * @csspart title - The title.
 * @csspart reset - Reset.
 * @csspart save - Save.
 * @csspart save-menu - What Save opens.
 * @csspart stage - The picture.
 * @csspart bench - What stands below the pipeline.
 * @csspart start - The large button upon the first picture.
 * @csspart caption - The caption.
 * @csspart prompt - The prediction.
 * @csspart controls - Play, slider, speed.
 * @csspart slider - The slider.
 * @csspart chapters - List of chapters.
 * @csspart transcript - The transcript.
 * @csspart failure - What went wrong, with Retry.
 *
 * @cssproperty --ae-x - Colour of the input.
 * @cssproperty --ae-theta - Colour of the encoder.
 * @cssproperty --ae-z - Colour of the code.
 * @cssproperty --ae-phi - Colour of the decoder.
 * @cssproperty --ae-xhat - Colour of the reconstruction.
 * @cssproperty --ae-loss - Colour of the loss and its gradient.
 */
export class AeWalkthrough extends AeModelElement<Needed, Rest> {
  static override styles = [tokens, frame, symbols, controls, prompt, walkthroughStyles];

  readonly #palette = new PaletteController(this);
  readonly #layout = new StageLayout(this);
  readonly #own = new DrawnDigitController(this, (image) => {
    if (!image && this.#input && this.#inputIsOffered) this.input = null;
  });

  /** 0.5 to 2. */
  @valid(number({ min: 0.5, max: 2, fallback: 1 })) @property({ type: Number, reflect: true }) speed = 1;

  /** Plays by itself. */
  @valid(flag()) @property({ reflect: true }) autoplay = false;

  /** Length of the code, 1 to 64. */
  @valid(integer({ min: 1, max: 64, fallback: DEFAULTS.k })) @property({ type: Number, reflect: true }) k = DEFAULTS.k;

  /** Class of the test digit that the film follows, 0 to 9. */
  @valid(integer({ min: 0, max: 9, fallback: DEFAULTS.digit })) @property({ type: Number, reflect: true }) digit = DEFAULTS.digit;

  #time = 0;
  #playing = false;
  #input: Float32Array | null = null;
  #inputIsOffered = false;
  /** The input as a link writes it, until the script that reads it has come. */
  #written: string | undefined;
  /** What the author wrote, `state` apart. */
  #authored: { time: number; speed: number; k: number; digit: number } | null = null;
  readonly #focus = new StartFocus(this);

  #film: Film = posterFilm(DEFAULTS.k, DEFAULTS.digit);
  #scene: Scene = OVERVIEW;
  #shown: Shown = shownOf(this.#film, OVERVIEW, false);

  /** Id of the chapter in which the film stands. Setting it goes to its beginning. */
  @valid(chapterParam())
  @property({ reflect: true })
  get chapter(): ChapterId {
    return CUES[cueAt(this.#time)].chapter;
  }
  set chapter(id: ChapterId) {
    this.#goTo(CHAPTERS.find((chapter) => chapter.id === id)!.start);
  }

  /** Chapters with their titles and times in seconds. */
  get chapters(): Chapter[] {
    return CHAPTERS.map((chapter) => ({ ...chapter, title: this.#words.chapters[chapter.id] }));
  }

  /**
   * All captions with the second at which each begins; empty until its script has come (await `updateComplete`). Sentences on the small
   * network have no figures before it has learnt. Asking starts that: after another `updateComplete` they have them.
   */
  get transcript(): Line[] {
    return this.rest?.transcript() ?? [];
  }

  /** Where the film stands, in seconds. */
  get currentTime(): number {
    return this.#time;
  }

  /** Length of the film in seconds. */
  get duration(): number {
    return DURATION;
  }

  /** Whether the film runs, or will as soon as it can. */
  get playing(): boolean {
    return this.#playing;
  }

  /** 784 pixels in [0, 1], row by row, ink = 1; a copy. A list of another length is refused; null goes back to the sample. */
  @property({ attribute: false, noAccessor: true })
  get input(): Float32Array {
    return Float32Array.from(this.#input ?? this.#film.x);
  }
  set input(raw: ArrayLike<number> | null) {
    const image = raw === null || raw === undefined ? null : toImage(raw);
    if (image === undefined) this.complain(`input: not ${PIXELS} numbers; it stays as it is`);
    else this.#take(image);
  }

  /** The code that is shown, k numbers; a copy. NaN where it is not known or not there yet. */
  get code(): Float32Array {
    return Float32Array.from(this.#shown.code ?? new Float32Array(this.k).fill(NaN));
  }

  /** The reconstruction as far as it stands there, 784 pixels; a copy. */
  get reconstruction(): Float32Array {
    return Float32Array.from(this.#shown.image);
  }

  /** Mean over pixels of (x̂ − x)² of what is shown; NaN before the comparison. */
  get mse(): number {
    return this.#shown.mse ?? NaN;
  }

  /** Starts the film, or goes on; from the beginning when it stands at its end. */
  play(): void {
    this.touch();
    if (this.#time >= DURATION) this.#goTo(0);
    if (this.#playing) return;
    this.#playing = true;
    this.requestUpdate();
    this.emit("ae-change", { playing: true });
  }

  /** Stops the film where it is. */
  pause(): void {
    if (!this.#playing) return;
    this.#playing = false;
    this.requestUpdate();
    this.emit("ae-change", { playing: false });
  }

  /** Goes to a moment, in seconds from the beginning; what lies outside the film is bent to its ends. */
  seek(seconds: number): void {
    const to = Number(seconds);
    if (Number.isNaN(to)) {
      this.complain(`seek: ${String(seconds)} is not a number of seconds; the film stays where it is`);
      return;
    }
    this.#goTo(clampTime(to));
  }

  override get quantities(): Partial<Record<Quantity, string>> {
    return quantitiesOf({
      words: this.#words,
      common: this.common,
      lang: this.#lang,
      film: this.#film,
      scene: this.#scene,
      shown: this.#shown,
    });
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.restPart.lost) this.retry();
    this.rest?.connect();
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.rest?.disconnect();
    queueMicrotask(() => {
      if (!this.isConnected) this.pause();
    });
  }

  /** Back to what the author wrote, the `state` attribute included. */
  override reset(): void {
    const { time, ...rest } = this.#authored ?? { time: 0, speed: 1, ...DEFAULTS };
    this.pause();
    Object.assign(this, rest);
    this.#take(null);
    this.rest?.forget();
    this.#goTo(time);
    const state = this.getAttribute("state");
    if (state) this.state = state;
    const { speed, k, digit } = this;
    this.emit("ae-change", { time: this.#time, speed, k, digit });
  }

  protected override needs(): readonly Needed[] {
    return ["nested", "digits"];
  }

  protected override pending(): Promise<unknown> | null {
    return this.restPart.pending ?? super.pending() ?? this.rest?.pending ?? null;
  }

  protected override saveState(): Record<string, string | number | undefined> {
    const own = (value: number, usual: number) => (value === usual ? undefined : value);
    const time = Number(this.#time.toFixed(3));
    return {
      t: own(time, this.#authored?.time ?? 0),
      k: own(this.k, DEFAULTS.k),
      digit: own(this.digit, DEFAULTS.digit),
      speed: own(this.speed, 1),
      x: this.rest?.saved(this.#input),
    };
  }

  protected override restoreState(fields: Record<string, string>): void {
    this.#keepAuthored();
    this.k = fields.k as unknown as number;
    this.digit = fields.digit as unknown as number;
    this.speed = fields.speed as unknown as number;
    if (fields.t !== undefined) this.seek(Number(fields.t));
    else this.#goTo(this.#authored!.time);
    if (this.rest) this.#take(this.rest.restored(fields.x));
    else this.#written = fields.x;
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    this.#keepAuthored();
    this.rest?.update();
    this.#film = this.rest?.film ?? posterFilm(this.k, this.#input ? null : this.digit);
    this.#scene = this.rest?.scene ?? OVERVIEW;
    this.#shown = shownOf(this.#film, this.#scene, this.#layout.now.mirrored);
    if (!this.#hasStart) this.#focus.startGoes();
  }

  protected override updated(): void {
    this.#focus.handOn();
    paintStage(this.renderRoot, this.#film, this.#shown, this.#palette.current);
    this.rest?.painted();
    if (this.rest?.isLive) this.becomeReady();
  }

  /** Attributes are there before `state` is restored; a script may set it before the first update. */
  #keepAuthored(): void {
    this.#authored ??= { time: this.#time, speed: this.speed, k: this.k, digit: this.digit };
  }

  /** The large button upon the first picture, as long as nothing has run. */
  get #hasStart(): boolean {
    return this.#time === 0 && !this.#playing && !this.rest?.stills;
  }

  /** `ran`: by itself, from the moment before. */
  #goTo(time: number, ran = false): void {
    const before = this.chapter;
    this.#time = time;
    if (!ran) this.rest?.jumped();
    if (this.chapter !== before) {
      this.requestUpdate("chapter", before);
      if (this.hasUpdated) this.emit("ae-change", { chapter: this.chapter });
    }
    this.requestUpdate();
  }

  #take(input: Float32Array | null, offered = false): void {
    this.#input = input;
    this.#written = undefined;
    this.#inputIsOffered = offered;
    this.requestUpdate();
  }

  protected override async loadRest(): Promise<Rest> {
    const { Rest } = await loadRest();
    return new Rest(this.#asHost());
  }

  protected override restCame(rest: Rest): void {
    if (this.#written) this.#take(rest.restored(this.#written));
    if (this.isConnected) rest.connect();
  }

  #asHost(): RestHost {
    // oxlint-disable-next-line typescript/no-this-alias -- the getters below need the tag, not the object
    const tag = this;
    return {
      element: tag,
      work: tag.work,
      get status() {
        return tag.loader.status;
      },
      get models() {
        return tag.models;
      },
      get layout() {
        return tag.#layout.now;
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
      get input() {
        return tag.#input;
      },
      get offered() {
        return tag.#own.image;
      },
      get time() {
        return tag.#time;
      },
      get shown() {
        return tag.#shown;
      },
      goTo: (time, ran) => tag.#goTo(time, ran),
      take: (input) => {
        tag.#take(input, input !== null);
        tag.emit("ae-change", { input: tag.input });
      },
      shows: (control) => tag.shows(control),
      emit: (name, detail) => tag.emit(name, detail),
    };
  }

  get #words(): typeof walkthrough {
    return words("walkthrough", walkthrough as WalkthroughWords, this.language);
  }

  /** Numbers are written as in the language of the words. */
  get #lang(): string {
    return spoken("walkthrough", this.language);
  }

  protected override render(): TemplateResult {
    const t = this.#words;
    const rest = this.rest;
    const film = this.#film;
    const lengths = renderLengths({ words: t, lang: this.#lang, k: this.k, code: this.k, out: PIXELS, fewer: true });
    return html`<div
      class="figure"
      role="group"
      aria-labelledby="title"
      @pointerover=${tellQuantity}
      @pointerleave=${tellQuantity}
      @focusin=${tellQuantity}
      @focusout=${tellQuantity}
      @keydown=${rest?.onKey}
    >
      <span class="probe" aria-hidden="true"></span>
      ${this.renderHead(t.title)}
      ${renderStage({
        words: t,
        common: this.common,
        lang: this.#lang,
        film,
        scene: this.#scene,
        shown: this.#shown,
        layout: this.#layout.now,
        bench: rest?.renderBench() ?? lengths,
        start: this.#hasStart ? this.#renderStart(t) : null,
      })}
      <div class="say" aria-live=${rest?.isHeard ? "off" : "polite"}>
        ${
          rest?.renderSay() ??
          html`<p class="chapter-name">${t.chapters[this.chapter]}</p>
            <p class="caption" part="caption">${this.#time === 0 ? t.opening(film.digit) : nothing}</p>`
        }
      </div>
      ${this.renderFailure() ?? nothing}
      <div class="deck controls">${rest?.renderDeck()}</div>
      ${this.shows("transcript") ? html`<div class="transcript-place">${rest?.renderTranscript()}</div>` : nothing}
    </div>`;
  }

  #renderStart(t: typeof walkthrough): TemplateResult {
    return html`<button class="start" part="start" aria-label="${t.start}, ${t.minutes}" @click=${() => this.play()}>
      <svg viewBox="0 0 24 24" aria-hidden="true"><path d="M4 2.5 21 12 4 21.5Z" /></svg>
    </button>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "ae-walkthrough": AeWalkthrough;
  }
}
