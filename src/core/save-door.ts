import type { AeElement } from "./ae-element.js";
import { lazy } from "./lazy.js";

/** What saves a tag without models comes apart from its first script. */
export class SaveDoor<Module> {
  /** Settles when it has come, or is lost; null when it is not on its way. */
  pending: Promise<void> | null = null;
  /** Again after a failure. Rejects with a ModelError "network". */
  readonly #get: () => Promise<void>;
  #asked = false;

  constructor(tag: AeElement, load: () => Promise<Module>, attach: (module: Module) => void) {
    const module = lazy(load);
    const get = async () => attach(await module());
    this.#get = get;
    tag.picture = () => get().then(() => tag.picture());
  }

  /** Has it come, once. Where it does not, `picture()` asks again. */
  ask(): void {
    if (this.#asked) return;
    this.#asked = true;
    this.pending = this.#get()
      .catch(() => {})
      .then(() => void (this.pending = null));
  }
}
