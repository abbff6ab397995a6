import { lazy } from "./lazy.js";

/** What saves a tag without models comes apart from its first script. */
export class SaveDoor<Module> {
  /** Settles when it has come, or is lost; null when it is not on its way. */
  pending: Promise<void> | null = null;
  /** Fetches it; again after a failure. Rejects with a ModelError "network". */
  readonly get: () => Promise<void>;
  #asked = false;

  constructor(load: () => Promise<Module>, attach: (module: Module) => void) {
    const module = lazy(load);
    this.get = async () => attach(await module());
  }

  /** Has it come, once. Where it does not, `picture()` asks again. */
  ask(): void {
    if (this.#asked) return;
    this.#asked = true;
    this.pending = this.get()
      .catch(() => {})
      .then(() => void (this.pending = null));
  }
}
