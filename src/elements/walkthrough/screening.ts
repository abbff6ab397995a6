/** The film as it runs: its clock, the stop for the prediction, and how much of it was watched. */
import type { WalkthroughWords } from "../../i18n/en/walkthrough-rest.js";
import { cueAt, CUES, DURATION, EDGE } from "./film-time.js";
import type { Narrator } from "./narrator.js";
import { Player } from "./player.js";
import { Prediction, type Choice } from "./prediction.js";
import type { RestHost } from "./rest-host.js";
import type { Studio } from "./studio.js";
import type { Surroundings } from "./surroundings.js";

/** Share of the film that has to be watched. */
const PASS = 0.8;

export class Screening {
  readonly prediction = new Prediction();
  /** The hand holds the slider. */
  scrubbing = false;

  readonly #player: Player;
  readonly #watched = new Set<number>();
  #score = 0;
  #began = false;

  constructor(
    private readonly host: RestHost,
    private readonly studio: Studio,
    private readonly narrator: Narrator,
    private readonly surroundings: Surroundings,
    private readonly words: () => WalkthroughWords,
  ) {
    const { element } = host;
    const waits = () => this.#waits;
    this.#player = new Player({
      get running() {
        return element.playing && element.isConnected;
      },
      get waits() {
        return waits();
      },
      get speed() {
        return element.speed;
      },
      advance: (seconds) => this.#advance(seconds),
    });
  }

  get #waits(): boolean {
    const { studio, surroundings, narrator } = this;
    return !studio.isLive || studio.needsLittle || this.scrubbing || (!surroundings.inView && !narrator.on);
  }

  /** Before the tag renders: a film that can't run stops, and one that plays by itself begins. */
  update(): void {
    const { element, status } = this.host;
    const { stills, inView } = this.surroundings;
    if (status.kind === "failed" && element.playing) queueMicrotask(() => element.pause());
    if (element.autoplay && !this.#began && this.studio.isLive && inView && !stills) {
      this.#began = true;
      queueMicrotask(() => element.play());
    }
  }

  /** After the tag has painted. */
  painted(): void {
    this.#player.update();
  }

  leave(): void {
    this.#player.stop();
  }

  forget(): void {
    this.prediction.forget();
    this.#watched.clear();
    this.#score = 0;
  }

  /** The film stands elsewhere than where it ran to. */
  jumped(): void {
    if (this.prediction.open && this.host.time !== EDGE) this.prediction.answer(null);
  }

  watched(cue: number): void {
    this.#watched.add(cue);
  }

  /** Whether the film is to stop for the prediction: not where an author wants it to run by itself. */
  get asks(): boolean {
    return this.prediction.due && this.host.shows("predict") && !this.host.element.autoplay;
  }

  ask(): void {
    const { element, lang } = this.host;
    this.prediction.ask();
    this.narrator.say(this.words().question(this.studio.film.k), lang, element.speed);
  }

  answer(choice: Choice | null): void {
    this.prediction.answer(choice);
    this.narrator.stop();
  }

  /** Once, and again only for a reader who has watched more of it. */
  complete(): void {
    const score = this.#watched.size / CUES.length;
    if (score <= this.#score) return;
    this.#score = score;
    this.host.emit("ae-complete", { score, passed: score >= PASS });
  }

  #advance(seconds: number): void {
    const { element, time, goTo, emit } = this.host;
    const cue = cueAt(time);
    const { end } = CUES[cue];
    let to = Math.min(DURATION, time + seconds);
    if (to >= end) {
      // the voice may need longer than the picture
      if (this.narrator.busy) return;
      this.watched(cue);
      if (end === EDGE && this.asks) {
        to = EDGE;
        element.pause();
        this.ask();
      }
    }
    goTo(to, true);
    if (to < DURATION) return;
    element.pause();
    this.complete();
    emit("ae-change", { time: to });
  }
}
