/** A letter in place of an example: the next one that the reader asks for, or that of a link. Drawn by a script that comes with the first. */
import { lazy } from "../../core/lazy.js";
import type { Own } from "./anomaly.element.js";
import type { RestHost } from "./rest.js";

const loadLetters = lazy(() => import("../../core/letter-image.js"));

export class Letters {
  #shown = 0;
  /** Settles when the letter of a link is drawn; null while none is asked for. */
  drawing: Promise<void> | null = null;

  constructor(
    private readonly host: Pick<RestHost, "element" | "own" | "letter">,
    private readonly failed: (cause: unknown) => void,
  ) {}

  /** Gives the next of the alphabet's, which come round again. */
  async next(show: (own: Own) => void): Promise<void> {
    try {
      const { letterImage, LETTER_NAMES } = await loadLetters();
      const letter = LETTER_NAMES[this.#shown++ % LETTER_NAMES.length];
      show({ image: letterImage(letter), origin: "letter", letter });
    } catch (cause) {
      this.failed(cause);
    }
  }

  /** Draws that of a link, if one waits. */
  follow(): void {
    if (this.host.letter) this.drawing ??= this.#drawLinked();
  }

  async #drawLinked(): Promise<void> {
    const { host } = this;
    try {
      const { letterImage, LETTER_NAMES } = await loadLetters();
      const { letter } = host;
      if (LETTER_NAMES.includes(letter)) host.own = { image: letterImage(letter), origin: "letter", letter };
      else if (letter) {
        host.own = null;
        host.element.complain("state: there is no such letter; using an example");
      }
    } catch (cause) {
      host.own = null;
      this.failed(cause);
    }
    this.drawing = null;
  }
}
