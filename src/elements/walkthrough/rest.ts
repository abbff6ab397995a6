/** All of the film but its first picture: what the networks answer, the clock, what moves, and the controls. */
import { html, nothing, type TemplateResult } from "lit";
import { adopt } from "../../core/adopt.js";
import type { AeEventDetails, AeEventName } from "../../core/events.js";
import type { Latest } from "../../core/latest.js";
import type { Models, ModelStatus } from "../../core/model-controller.js";
import { renderPrompt } from "../../core/prompt.js";
import type { Palette } from "../../draw/palette.js";
import type { common } from "../../i18n/en/common.js";
import { walkthroughWords, type WalkthroughWords } from "../../i18n/en/walkthrough-rest.js";
import { words } from "../../i18n/registry.js";
import { lengthenImage, shortenImage } from "../../math/packed-image.js";
import { renderBench } from "./bench.view.js";
import { renderDeck, renderTranscript, type Line } from "./deck.view.js";
import { factsOf } from "./facts.js";
import { makeFilm } from "./film-maker.js";
import { CHAPTERS, clampTime, cueAt, CUES, DURATION, EDGE, stillOf, TRAINED_FROM, TRAINED_TO } from "./film-time.js";
import { PIXELS, type Film } from "./film.js";
import { keyCommand } from "./keys.js";
import type { Layout } from "./layout.js";
import { Player } from "./player.js";
import { posterFilm } from "./poster.js";
import { CHOICES, Prediction, type Choice } from "./prediction.js";
import { restStyles } from "./rest.styles.js";
import { sceneAt } from "./scene-at.js";
import { OVERVIEW, type Scene } from "./scene.js";
import type { Shown } from "./shown.js";
import { paintSky } from "./sky.js";
import { canSpeak, Speech } from "./speech.js";
import { inSlices, trainLittle } from "./training.js";
import type { AeWalkthrough, Needed } from "./walkthrough.element.js";

export type { Line };

export interface RestHost {
  readonly element: AeWalkthrough;
  readonly work: Latest;
  readonly status: ModelStatus;
  readonly models: Models<Needed> | null;
  readonly layout: Layout;
  readonly palette: Palette;
  readonly common: typeof common;
  readonly language: string;
  readonly lang: string;
  readonly input: Float32Array | null;
  /** The reader's own digit that another tag offers. */
  readonly offered: Float32Array | null;
  readonly time: number;
  readonly shown: Shown;
  /** `ran`: the film ran there by itself. */
  goTo(time: number, ran?: boolean): void;
  take(input: Float32Array | null): void;
  shows(control: string): boolean;
  emit<N extends AeEventName>(name: N, detail: AeEventDetails[N]): void;
}

/** Grey levels of an image in a link. */
const LINK_LEVELS = 16;
/** Share of the film that has to be watched. */
const PASS = 0.8;
/** The small network learns this long before the film comes to it. */
const AHEAD = 60;
/** The transition from the small network back to the trained one. */
const AFTER = 2;

export class Rest {
  film: Film;
  scene: Scene = OVERVIEW;
  stills = false;

  readonly #player: Player;
  readonly #speech = new Speech();
  readonly #prediction = new Prediction();

  /** Digit, length and models that `film` is about. */
  #made: readonly unknown[] = [];
  #asked: readonly unknown[] = [];
  #samples = new Map<number, Float32Array>();

  #training: Promise<void> | null = null;
  #giveUp: AbortController | null = null;

  #inView = true;
  #scrubbing = false;
  #transcriptOpen = false;
  #began = false;
  #told: number | null = null;
  readonly #watched = new Set<number>();
  #score = 0;
  #lines: { key: readonly unknown[]; lines: Line[] } | null = null;
  #stop: (() => void)[] = [];

  constructor(private readonly host: RestHost) {
    const { element } = host;
    adopt(element, restStyles);
    this.film = posterFilm(element.k, host.input ? null : element.digit);
    // oxlint-disable-next-line typescript/no-this-alias -- the getters below need the rest, not the object
    const rest = this;
    this.#player = new Player({
      get running() {
        return element.playing && element.isConnected;
      },
      get waits() {
        return rest.#waits;
      },
      get speed() {
        return element.speed;
      },
      advance: (seconds) => rest.#advance(seconds),
    });
  }

  get #words(): WalkthroughWords {
    return words("walkthrough", walkthroughWords, this.host.language);
  }

  /** Whether the film is about what the tag asks for, by models that are there. */
  get isLive(): boolean {
    return this.film.more !== null && same(this.#made, this.#asked);
  }

  /** The small network's training while the picture needs it. */
  get pending(): Promise<unknown> | null {
    return this.#needsLittle ? this.#training : null;
  }

  get #needsLittle(): boolean {
    const { time } = this.host;
    return time >= TRAINED_FROM && time < TRAINED_TO + AFTER && !this.film.little;
  }

  get #waits(): boolean {
    return !this.isLive || this.#needsLittle || this.#scrubbing || (!this.#inView && !this.#speech.on);
  }

  connect(): void {
    if (this.#stop.length > 0) return;
    const { element } = this.host;
    const motion = matchMedia("(prefers-reduced-motion: reduce)");
    const still = () => {
      this.stills = motion.matches;
      element.requestUpdate();
    };
    still();
    motion.addEventListener("change", still);
    const view = new IntersectionObserver((entries) => {
      this.#inView = entries[entries.length - 1].isIntersecting;
      element.requestUpdate();
    });
    view.observe(element);
    this.#stop = [() => motion.removeEventListener("change", still), () => view.disconnect()];
  }

  disconnect(): void {
    for (const stop of this.#stop) stop();
    this.#stop = [];
    this.#player.stop();
    this.#speech.stop();
    queueMicrotask(() => {
      if (!this.host.element.isConnected) this.#giveUp?.abort();
    });
  }

  forget(): void {
    this.#prediction.answer(null);
    this.#watched.clear();
    this.#score = 0;
    this.#speech.on = false;
    this.#speech.stop();
    this.#told = null;
  }

  saved(input: Float32Array | null): string | undefined {
    return input ? shortenImage(input, LINK_LEVELS) : undefined;
  }

  restored(text: string | undefined): Float32Array | null {
    return text ? lengthenImage(text, PIXELS, LINK_LEVELS) : null;
  }

  /** The film stands elsewhere than where it ran to. */
  jumped(): void {
    if (this.#prediction.open && this.host.time !== EDGE) this.#prediction.answer(null);
    this.#told = null;
    this.#speech.stop();
  }

  /** Before the tag renders. */
  update(): void {
    const { element, models, input, time } = this.host;
    this.#asked = [models, element.k, input ?? element.digit];
    if (models && !same(this.#made, this.#asked)) this.#make(models);
    else if (!models && !this.film.more) this.film = posterFilm(element.k, input ? null : element.digit);
    const ahead = element.playing && time >= TRAINED_FROM - AHEAD;
    if (this.isLive && !this.film.little && (ahead || this.#needsLittle || this.#transcriptOpen)) this.#train();
    this.scene = sceneAt(this.#prediction.open ? EDGE : this.stills ? this.#still(cueAt(time)) : time);
    if (this.host.status.kind === "failed" && element.playing) queueMicrotask(() => element.pause());
    if (element.autoplay && !this.#began && this.isLive && this.#inView && !this.stills) {
      this.#began = true;
      queueMicrotask(() => element.play());
    }
  }

  painted(): void {
    const { element, layout, palette, shown } = this.host;
    const sky = element.renderRoot.querySelector<HTMLCanvasElement>(".sky");
    if (sky) paintSky(sky, { film: this.film, scene: this.scene, shown, layout, palette });
    this.#player.update();
    this.#speak();
  }

  lines(): Line[] {
    const { lang } = this.host;
    const t = this.#words;
    const key = [this.film, lang, t];
    if (!this.#lines || !same(this.#lines.key, key)) {
      const facts = factsOf(this.film, lang);
      this.#lines = { key, lines: CUES.map(({ id, chapter, start }) => ({ start, chapter, text: t.captions[id](facts) })) };
    }
    return this.#lines.lines;
  }

  /** The first picture stays as it is where nothing moves: it is what the first caption is about. */
  #still(cue: number): number {
    return cue === 0 ? 0 : stillOf(cue);
  }

  // The networks

  #make(models: Models<Needed>): void {
    const asked = this.#asked;
    if (same(this.#making, asked)) return;
    this.#making = asked;
    const { element, input, work } = this.host;
    const { k } = element;
    const digit = input ? null : element.digit;
    const x = input ?? this.#sample(element.digit, models);
    work.run(async (signal) => {
      try {
        const film = await makeFilm(models.nested, { k, digit, x }, signal);
        if (signal.aborted) return;
        this.#giveUp?.abort();
        this.#training = null;
        this.film = film;
        this.#made = asked;
      } finally {
        if (this.#making === asked) this.#making = [];
        element.requestUpdate();
      }
    });
  }
  #making: readonly unknown[] = [];

  #sample(digit: number, { digits }: Models<Needed>): Float32Array {
    let sample = this.#samples.get(digit);
    const at = digits.labels.indexOf(digit);
    if (!sample) this.#samples.set(digit, (sample = digits.images.slice(at * PIXELS, (at + 1) * PIXELS)));
    return sample;
  }

  #train(): void {
    if (this.#training) return;
    const { film } = this;
    const { element, models } = this.host;
    const { signal } = (this.#giveUp = new AbortController());
    this.#training = inSlices(trainLittle(film.x, models!.digits, film.k), signal).then((little) => {
      if (this.film !== film) return;
      this.#training = null;
      if (little && !signal.aborted) this.film = { ...film, little };
      element.requestUpdate();
    });
  }

  // The clock

  #advance(seconds: number): void {
    const { element, time, goTo, emit } = this.host;
    const cue = cueAt(time);
    const { end } = CUES[cue];
    let to = Math.min(DURATION, time + seconds);
    if (to >= end) {
      // the voice may need longer than the picture
      if (this.#speech.busy) return;
      this.#watched.add(cue);
      if (end === EDGE && this.#asks) {
        to = EDGE;
        element.pause();
        this.#ask();
      }
    }
    goTo(to, true);
    if (to < DURATION) return;
    element.pause();
    this.#complete();
    emit("ae-change", { time: to });
  }

  /** Whether the film is to stop for the prediction: not where an author wants it to run by itself. */
  get #asks(): boolean {
    return this.#prediction.due && this.host.shows("predict") && !this.host.element.autoplay;
  }

  #ask(): void {
    this.#prediction.ask();
    this.#speech.say(this.#words.question(this.film.k), this.host.lang, this.host.element.speed);
  }

  /** Once, and again only for a reader who has watched more of it. */
  #complete(): void {
    const score = this.#watched.size / CUES.length;
    if (score <= this.#score) return;
    this.#score = score;
    this.host.emit("ae-complete", { score, passed: score >= PASS });
  }

  readonly #toggle = (): void => {
    const { element } = this.host;
    if (this.#prediction.open) this.#answer(null);
    else if (element.playing) element.pause();
    else element.play();
  };

  /** One picture on or back, where nothing moves. */
  readonly #step = (by: number): void => {
    const cue = cueAt(this.host.time);
    const to = Math.min(CUES.length - 1, Math.max(0, cue + by));
    if (to === cue) return;
    if (by > 0) this.#watched.add(cue);
    this.#commit(CUES[to].start);
    if (by > 0 && CUES[cue].end === EDGE && this.#asks) this.#ask();
    // a disabled button would lose the focus
    if (to === 0) this.#focus("[part=next]");
    if (to < CUES.length - 1) return;
    this.#watched.add(to);
    this.#complete();
  };

  #commit(time: number): void {
    this.host.goTo(clampTime(time));
    this.host.emit("ae-change", { time: this.host.time });
  }

  readonly #scrub = (time: number, committed: boolean): void => {
    this.#scrubbing = !committed;
    this.host.goTo(clampTime(time));
    this.host.emit(committed ? "ae-change" : "ae-input", { time: this.host.time });
  };

  readonly onKey = (event: KeyboardEvent): void => {
    const command = keyCommand(event, this.host.layout.mirrored);
    if (!command) return;
    event.preventDefault();
    const { time } = this.host;
    const cue = cueAt(time);
    if (command === "toggle") {
      if (this.stills) this.#step(1);
      else this.#toggle();
    } else if (command === "start") this.#commit(0);
    else if (command === "end") this.#commit(this.stills ? CUES[CUES.length - 1].start : DURATION);
    else if ("chapters" in command) {
      const chapter = CHAPTERS.findIndex(({ id }) => id === CUES[cue].chapter) + command.chapters;
      this.#commit(CHAPTERS[Math.min(CHAPTERS.length - 1, Math.max(0, chapter))].start);
    } else if (this.stills) this.#step(Math.sign(command.seconds));
    else this.#commit(time + command.seconds);
  };

  #answer(choice: Choice | null): void {
    this.#prediction.answer(choice);
    this.#speech.stop();
    if (this.host.element.renderRoot.querySelector("[part=prompt]:focus-within")) this.#focus("[part=play], [part=next]");
    if (!this.stills) this.host.element.play();
    this.host.element.requestUpdate();
  }

  #focus(selector: string): void {
    const { element } = this.host;
    void element.updateComplete.then(() => element.renderRoot.querySelector<HTMLElement>(selector)?.focus());
  }

  /** Whether captions are read aloud, and need not be told to a screen reader as well. */
  get isHeard(): boolean {
    return this.#speech.on;
  }

  #speak(): void {
    const { element, time } = this.host;
    const cue = cueAt(time);
    if (this.#prediction.open) return;
    if (!element.playing && !this.stills) {
      this.#speech.stop();
      this.#told = null;
    }
    if (!this.#speech.on || this.#told === cue || !(element.playing || this.stills)) return;
    this.#told = cue;
    this.#speech.say(this.lines()[cue].text, this.host.lang, element.speed);
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
    const { choice } = this.#prediction;
    const wait = element.playing && !this.isLive ? t.waitModel : element.playing && this.#needsLittle ? t.wait : "";
    if (this.#prediction.open) return this.#renderQuestion();
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
      onPredict: (id) => this.#answer(id as Choice),
      onSkip: () => this.#answer(null),
    }) as TemplateResult;
  }

  renderDeck(): TemplateResult {
    const { element, lang, time, offered, input } = this.host;
    const speech = this.#speech;
    return renderDeck({
      words: this.#words,
      lang,
      time,
      playing: element.playing,
      speed: element.speed,
      stills: this.stills,
      speech: canSpeak() ? speech : null,
      own: offered || input ? { followed: input !== null } : null,
      digit: element.digit,
      shows: this.host.shows,
      toggle: this.#toggle,
      step: this.#step,
      scrub: this.#scrub,
      setSpeed: (to) => {
        element.speed = to;
        this.host.emit("ae-change", { speed: to });
      },
      setSpeech: (on) => {
        speech.on = on;
        if (!on) speech.stop();
        this.#told = null;
        element.requestUpdate();
      },
      follow: (own) => this.host.take(own ? (offered ?? input) : null),
    });
  }

  renderTranscript(): TemplateResult {
    return renderTranscript({
      words: this.#words,
      lines: this.lines(),
      cue: cueAt(this.host.time),
      open: (isOpen) => {
        this.#transcriptOpen = isOpen;
        this.host.element.requestUpdate();
      },
      goTo: (time) => this.#commit(time),
    });
  }
}

const same = (a: readonly unknown[], b: readonly unknown[]) => a.length === b.length && a.every((v, i) => v === b[i]);
