import { ModelError } from "./api.js";

/** Whether the page's import map has hashes: they are checked by address, so a script must not come from another one. */
const isChecked = (): boolean | undefined => globalThis.document?.documentElement.innerHTML.includes('"integrity"');

const fromAddress = (url: string): Promise<unknown> => import(/* @vite-ignore */ /* webpackIgnore: true */ url);

/**
 * A script that is imported when it is needed, and again after a failure. Browsers of before autumn 2026 remember a failed
 * import while the page lives, and only another address helps: the one that their error names, with a query. (Safari's error
 * names none; older Safari did not remember.)
 */
export class Script<M> {
  #module: M | null = null;
  #failed: string | undefined;

  constructor(
    private readonly first: () => Promise<M>,
    private readonly again: (url: string) => Promise<unknown> = fromAddress,
  ) {}

  /** Rejects with a ModelError "network". */
  async load(): Promise<M> {
    const url = this.#failed;
    try {
      // Kept, because from another address it would be another copy.
      return (this.#module ??= url
        ? ((await this.again(`${url}${url.includes("?") ? "&" : "?"}retry=${Date.now()}`)) as M)
        : await this.first());
    } catch (cause) {
      if (!isChecked()) this.#failed ??= /https?:\/\/[^\s"')]+/.exec(String(cause))?.[0];
      throw new ModelError("network", `A script of the library did not load (${String(cause)}). Check the connection and try again.`, {
        cause,
      });
    }
  }
}
