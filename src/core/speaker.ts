/** One short sentence for screen readers, once the hand has come to rest. Silent about the first one. */
import { html, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from "lit";

const REST_MS = 700;

export class Speaker implements ReactiveController {
  #wanted: string | null = null;
  #said = "";
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly host: ReactiveControllerHost) {
    host.addController(this);
  }

  /** Null while there is nothing to say. */
  say(sentence: string | null): void {
    if (sentence === this.#wanted) return;
    const first = this.#wanted === null;
    this.#wanted = sentence;
    clearTimeout(this.#timer);
    if (first || sentence === null) return;
    this.#timer = setTimeout(() => {
      this.#said = sentence;
      this.host.requestUpdate();
    }, REST_MS);
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
  }

  render(): TemplateResult {
    return html`<div class="visually-hidden" aria-live="polite">${this.#said}</div>`;
  }
}
