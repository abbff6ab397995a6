/** Makes the film: what the trained network answers, and the small network, which is trained once the film comes to it. */
import type { Models } from "../../core/model-controller.js";
import { makeFilm } from "./film-maker.js";
import { TRAINED_FROM, TRAINED_TO } from "./film-time.js";
import { PIXELS, type Film } from "./film.js";
import { posterFilm } from "./poster.js";
import type { RestHost } from "./rest-host.js";
import { same } from "./same.js";
import { inSlices, trainLittle } from "./training.js";
import type { Needed } from "./walkthrough.element.js";

/** The small network learns this long before the film comes to it, in seconds. */
const AHEAD = 60;
/** The transition from the small network back to the trained one. */
const AFTER = 2;

export class Studio {
  film: Film;

  /** Models, length and digit that `film` is about, that it should be about, and that are being asked. */
  #made: readonly unknown[] = [];
  #asked: readonly unknown[] = [];
  #making: readonly unknown[] = [];
  #samples = new Map<number, Float32Array>();
  #training: Promise<void> | null = null;
  #giveUp: AbortController | null = null;

  constructor(private readonly host: Pick<RestHost, "element" | "work" | "models" | "input" | "time">) {
    this.film = this.#poster();
  }

  /** Whether the film is about what the tag asks for, by models that are there. */
  get isLive(): boolean {
    return this.film.more !== null && same(this.#made, this.#asked);
  }

  /** Whether what is shown now waits for the small network. */
  get needsLittle(): boolean {
    const { time } = this.host;
    return time >= TRAINED_FROM && time < TRAINED_TO + AFTER && !this.film.little;
  }

  /** The small network's training, while it goes on. */
  get training(): Promise<void> | null {
    return this.#training;
  }

  /** Before the tag renders. `figures`: those of the small network are to be read, wherever the film stands. */
  update(figures: boolean): void {
    const { element, models, input, time } = this.host;
    this.#asked = [models, element.k, input ?? element.digit];
    if (models && !same(this.#made, this.#asked)) this.#make(models);
    else if (!models && !this.film.more) this.film = this.#poster();
    const ahead = element.playing && time >= TRAINED_FROM - AHEAD;
    if (this.isLive && !this.film.little && (ahead || this.needsLittle || figures)) this.#train(models!);
  }

  /** The training that goes on is not wanted any more. */
  giveUp(): void {
    this.#giveUp?.abort();
  }

  #poster(): Film {
    const { element, input } = this.host;
    return posterFilm(element.k, input ? null : element.digit);
  }

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
        this.giveUp();
        this.#training = null;
        this.film = film;
        this.#made = asked;
      } finally {
        if (this.#making === asked) this.#making = [];
        element.requestUpdate();
      }
    });
  }

  #sample(digit: number, { digits }: Models<Needed>): Float32Array {
    let sample = this.#samples.get(digit);
    const at = digits.labels.indexOf(digit);
    if (!sample) this.#samples.set(digit, (sample = digits.images.slice(at * PIXELS, (at + 1) * PIXELS)));
    return sample;
  }

  #train({ digits }: Models<Needed>): void {
    if (this.#training) return;
    const { film } = this;
    const { element } = this.host;
    const { signal } = (this.#giveUp = new AbortController());
    this.#training = inSlices(trainLittle(film.x, digits, film.k), signal).then((little) => {
      if (this.film !== film) return;
      this.#training = null;
      if (little && !signal.aborted) this.film = { ...film, little };
      element.requestUpdate();
    });
  }
}
