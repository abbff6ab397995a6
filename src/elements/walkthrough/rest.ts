/** All of the film but its first picture: what the networks answer, the clock, what moves, and the controls. */
import { html, nothing, type TemplateResult } from "lit";
import { adopt } from "../../core/adopt.js";
import { renderPrompt } from "../../core/prompt.js";
import { saveable } from "../../core/save.js";
import { walkthroughWords, type WalkthroughWords } from "../../i18n/en/walkthrough-rest.js";
import { words } from "../../i18n/registry.js";
import { lengthenImage, shortenImage } from "../../math/packed-image.js";
import { renderBench } from "./bench.view.js";
import { Captions } from "./captions.js";
import { renderDeck, renderTranscript, type Line } from "./deck.view.js";
import { CHAPTERS, cueAt, CUES, EDGE, stillOf } from "./film-time.js";
import { PIXELS, type Film } from "./film.js";
import { Hands } from "./hands.js";
import { Narrator } from "./narrator.js";
import { CHOICES, type Choice } from "./prediction.js";
import type { RestHost } from "./rest-host.js";
import { restStyles } from "./rest.styles.js";
import { sceneAt } from "./scene-at.js";
import { OVERVIEW, type Scene } from "./scene.js";
import { Screening } from "./screening.js";
import { paintSky } from "./sky.js";
import { canSpeak } from "./speech.js";
import { Studio } from "./studio.js";
import { Surroundings } from "./surroundings.js";
import { savingOf } from "./table.js";

export type { Line };

/** Grey levels of an image in a link. */
const LINK_LEVELS = 16;

export class Rest {
  scene: Scene = OVERVIEW;

  readonly #studio: Studio;
  readonly #narrator = new Narrator();
  readonly #surroundings: Surroundings;
  readonly #screening: Screening;
  readonly #hands: Hands;
  readonly #captions = new Captions();
  readonly #closedCaptions = new Captions();
  #transcriptOpen = false;
  /** A script has asked for the transcript while figures of it were missing. */
  #isRead = false;

  constructor(private readonly host: RestHost) {
    adopt(host.element, restStyles);
    saveable(host.element, savingOf(host.element));
    this.#studio = new Studio(host);
    this.#surroundings = new Surroundings(host.element, () => host.element.requestUpdate());
    this.#screening = new Screening(host, this.#studio, this.#narrator, this.#surroundings, () => this.#words);
    this.#hands = new Hands(host, this.#screening, this.#surroundings);
  }

  get #words(): WalkthroughWords {
    return words("walkthrough", walkthroughWords, this.host.language);
  }

  get film(): Film {
    return this.#studio.film;
  }

  /** Reduced motion: pictures that stand still, one after the other. */
  get stills(): boolean {
    return this.#surroundings.stills;
  }

  /** Whether the film is about what the tag asks for, by models that are there. */
  get isLive(): boolean {
    return this.#studio.isLive;
  }

  /** The small network's training while the picture or a reader of the transcript needs it. */
  get pending(): Promise<unknown> | null {
    return this.#studio.needsLittle || this.#wantsFigures ? this.#studio.training : null;
  }

  get #wantsFigures(): boolean {
    return this.#transcriptOpen || this.#isRead;
  }

  get onKey(): (event: KeyboardEvent) => void {
    return this.#hands.onKey;
  }

  connect(): void {
    this.#surroundings.watch();
  }

  disconnect(): void {
    this.#surroundings.leave();
    this.#screening.leave();
    this.#narrator.stop();
    queueMicrotask(() => {
      if (!this.host.element.isConnected) this.#studio.giveUp();
    });
  }

  forget(): void {
    this.#screening.forget();
    this.#narrator.on = false;
  }

  saved(input: Float32Array | null): string | undefined {
    return input ? shortenImage(input, LINK_LEVELS) : undefined;
  }

  restored(text: string | undefined): Float32Array | null {
    return text ? lengthenImage(text, PIXELS, LINK_LEVELS) : null;
  }

  /** The film stands elsewhere than where it ran to. */
  jumped(): void {
    this.#screening.jumped();
    this.#narrator.forget();
  }

  /** Before the tag renders. */
  update(): void {
    const { time } = this.host;
    this.#isRead &&= !this.film.little;
    this.#studio.update(this.#wantsFigures);
    this.scene = sceneAt(this.#asking ? EDGE : this.stills ? this.#still(cueAt(time)) : time);
    this.#screening.update();
  }

  painted(): void {
    const { element, layout, palette, shown } = this.host;
    const sky = element.renderRoot.querySelector<HTMLCanvasElement>(".sky");
    if (sky) paintSky(sky, { film: this.film, scene: this.scene, shown, layout, palette });
    this.#screening.painted();
    this.#speak();
  }

  /** For a script; what it lacks of the small network is computed from now on. A copy. */
  transcript(): Line[] {
    if (!this.film.little) {
      this.#isRead = true;
      this.host.element.requestUpdate();
    }
    return this.lines().map((line) => ({ ...line }));
  }

  lines(): Line[] {
    return this.#captions.of(this.film, this.#words, this.host.lang);
  }

  /** Whether captions are read aloud, and need not be told to a screen reader as well. */
  get isHeard(): boolean {
    return this.#narrator.on;
  }

  get #asking(): boolean {
    return this.#screening.prediction.open;
  }

  /** The first picture stays as it is where nothing moves: it is what the first caption is about. */
  #still(cue: number): number {
    return cue === 0 ? 0 : stillOf(cue);
  }

  #speak(): void {
    const { element, time, lang } = this.host;
    if (this.#asking) return;
    if (!element.playing && !this.stills) return this.#narrator.forget();
    const cue = cueAt(time);
    this.#narrator.tell(cue, () => this.lines()[cue].text, lang, element.speed);
  }

  // What is rendered

  renderBench(): TemplateResult {
    const { lang, layout } = this.host;
    return renderBench({
      words: this.#words,
      lang,
      film: this.film,
      scene: this.scene,
      width: layout.bench,
      em: layout.em,
      mirrored: layout.mirrored,
    });
  }

  renderSay(): TemplateResult {
    const t = this.#words;
    const { element, time } = this.host;
    const cue = cueAt(time);
    const { chapter, id } = CUES[cue];
    const n = CHAPTERS.findIndex((each) => each.id === chapter) + 1;
    const { choice } = this.#screening.prediction;
    const wait = element.playing && !this.isLive ? t.waitModel : element.playing && this.#studio.needsLittle ? t.wait : "";
    if (this.#asking) return this.#renderQuestion();
    return html`<p class="chapter-name">
        <span aria-hidden="true">${n} · </span>${t.chapters[chapter]}${wait && html`<span class="wait"> ${wait}</span>`}
      </p>
      <p class="caption" part="caption">
        ${id === "ink" && choice ? html`<b>${t.predicted(t[choice])}</b>` : nothing} ${this.lines()[cue].text}
      </p>`;
  }

  #renderQuestion(): TemplateResult {
    const t = this.#words;
    return renderPrompt({
      words: this.host.common,
      prediction: { question: t.question(this.film.k), options: CHOICES.map((id) => ({ id, label: t[id] })) },
      revealed: null,
      onPredict: (id) => this.#hands.answer(id as Choice),
      onSkip: () => this.#hands.answer(null),
    }) as TemplateResult;
  }

  renderDeck(): TemplateResult {
    const { element, lang, time, offered, input } = this.host;
    const { toggle, step, scrub } = this.#hands;
    return renderDeck({
      words: this.#words,
      lang,
      time,
      playing: element.playing,
      speed: element.speed,
      stills: this.stills,
      speech: canSpeak() ? { on: this.#narrator.on } : null,
      own: offered || input ? { followed: input !== null } : null,
      digit: element.digit,
      shows: this.host.shows,
      toggle,
      step,
      scrub,
      setSpeed: (to) => {
        element.speed = to;
        this.host.emit("ae-change", { speed: to });
      },
      setSpeech: (on) => {
        this.#narrator.on = on;
        element.requestUpdate();
      },
      follow: (own) => this.host.take(own ? (offered ?? input) : null),
    });
  }

  renderTranscript(): TemplateResult {
    return renderTranscript({
      words: this.#words,
      // closed, it does not tell whether the small network was needed before: what stands here follows from the moment alone
      lines: this.#transcriptOpen ? this.lines() : this.#closedCaptions.of(this.film, this.#words, this.host.lang, false),
      cue: cueAt(this.host.time),
      open: (isOpen) => {
        this.#transcriptOpen = isOpen;
        this.host.element.requestUpdate();
      },
      goTo: this.#hands.goTo,
    });
  }
}
