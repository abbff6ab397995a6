/** Captions read aloud by the browser's own voices. */

/** A voice that never says that it is through must not stop the film. */
const LONGEST_MS = 20_000;

export function canSpeak(): boolean {
  return typeof speechSynthesis !== "undefined" && typeof SpeechSynthesisUtterance !== "undefined";
}

export class Speech {
  on = false;
  #saying: SpeechSynthesisUtterance | null = null;
  #until = 0;

  /** Whether a caption is still being read. */
  get busy(): boolean {
    return this.#saying !== null && performance.now() < this.#until;
  }

  say(text: string, language: string, rate: number): void {
    this.stop();
    if (!this.on || !canSpeak()) return;
    const utterance = new SpeechSynthesisUtterance(text);
    utterance.lang = language;
    utterance.rate = rate;
    const end = () => {
      if (this.#saying === utterance) this.#saying = null;
    };
    utterance.onend = utterance.onerror = end;
    this.#saying = utterance;
    this.#until = performance.now() + LONGEST_MS;
    speechSynthesis.speak(utterance);
  }

  stop(): void {
    if (!this.#saying) return;
    this.#saying = null;
    speechSynthesis.cancel();
  }
}
