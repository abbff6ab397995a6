import type { ReactiveController, ReactiveControllerHost } from "lit";

type Host = ReactiveControllerHost & HTMLElement;

/** Meanings of symbols from the light DOM: `<dl>` with the marked name in `<dt>` and the meaning in `<dd>`. */
export class AuthorMeanings implements ReactiveController {
  /** By name. */
  meanings: ReadonlyMap<string, string> = new Map();
  #observer: MutationObserver | null = null;

  constructor(private readonly host: Host) {
    host.addController(this);
  }

  hostConnected(): void {
    this.#observer = new MutationObserver(this.#read);
    this.#observer.observe(this.host, { childList: true, subtree: true, characterData: true });
    this.#read();
  }

  hostDisconnected(): void {
    this.#observer?.disconnect();
  }

  readonly #read = (): void => {
    const meanings = new Map<string, string>();
    for (const dt of this.host.querySelectorAll("dt")) {
      // several names may share a meaning
      let dd = dt.nextElementSibling;
      while (dd?.localName === "dt") dd = dd.nextElementSibling;
      const meaning = dd?.localName === "dd" ? dd.textContent.trim().replace(/\s+/g, " ") : "";
      if (meaning) meanings.set(dt.textContent.trim(), meaning);
    }
    this.meanings = meanings;
    this.host.requestUpdate();
  };
}
