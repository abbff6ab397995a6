/** Reads each caption aloud once, where the reader has asked for it. */
import { Speech } from "./speech.js";

export class Narrator {
  readonly #speech = new Speech();
  /** The cue that was read last. */
  #told: number | null = null;

  get on(): boolean {
    return this.#speech.on;
  }
  set on(on: boolean) {
    this.#speech.on = on;
    if (!on) this.#speech.stop();
    this.#told = null;
  }

  /** Whether something is still being read. */
  get busy(): boolean {
    return this.#speech.busy;
  }

  say(text: string, lang: string, speed: number): void {
    this.#speech.say(text, lang, speed);
  }

  /** The caption of a cue, unless that was read already. */
  tell(cue: number, text: () => string, lang: string, speed: number): void {
    if (!this.on || this.#told === cue) return;
    this.#told = cue;
    this.say(text(), lang, speed);
  }

  stop(): void {
    this.#speech.stop();
  }

  /** Stops, and may read the same caption again. */
  forget(): void {
    this.stop();
    this.#told = null;
  }
}
