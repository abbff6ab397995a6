/** The captions of all cues with a film's own figures. */
import type { WalkthroughWords } from "../../i18n/en/walkthrough-rest.js";
import type { Line } from "./deck.view.js";
import { factsOf } from "./facts.js";
import { CUES } from "./film-time.js";
import type { Film } from "./film.js";
import { same } from "./same.js";

/** Remembers the last lines: the same film in the same words is the same list. */
export class Captions {
  #last: { key: readonly unknown[]; lines: Line[] } | null = null;

  /** `little`: with the figures of the small network, where they are known. */
  of(film: Film, words: WalkthroughWords, lang: string, little = true): Line[] {
    const key = [film.k, film.digit, film.x, film.trained, film.more, little && film.little, lang, words];
    if (!this.#last || !same(this.#last.key, key)) {
      const facts = factsOf(little ? film : { ...film, little: null }, lang);
      this.#last = { key, lines: CUES.map(({ id, chapter, start }) => ({ start, chapter, text: words.captions[id](facts) })) };
    }
    return this.#last.lines;
  }
}
