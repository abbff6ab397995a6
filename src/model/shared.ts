import { ModelError, type Lease } from "./api.js";

export interface Timers {
  set(callback: () => void, milliseconds: number): unknown;
  clear(timer: unknown): void;
}

export interface Resource<T> {
  /** Called at once; the signal fires when nobody waits any more. */
  load(signal: AbortSignal): Promise<T>;
  dispose(value: T): void;
  /** Called once, when the resource has failed, or was dropped or disposed: time to forget it. */
  forget(): void;
}

/** How long a loaded resource stays after its last release: moving a tag, or swapping two, costs nothing. */
export const KEEP_MS = 5000;
/** How long a load goes on after its last waiter left: long enough for a tag that is only being moved. */
export const LINGER_MS = 250;

/** Something that is loaded once, used by many and disposed a little after the last of them has let go. */
export class Shared<T> {
  #claims = 0;
  #timer: unknown = null;
  #value: { loaded: T } | null = null;
  #gone = false;
  #wasLeft = false;
  readonly #abort = new AbortController();
  readonly #promise: Promise<T>;

  constructor(
    private readonly resource: Resource<T>,
    private readonly timers: Timers,
  ) {
    this.#promise = resource.load(this.#abort.signal).then(
      (loaded) => {
        this.#value = { loaded };
        if (this.#gone) resource.dispose(loaded);
        else if (this.#claims === 0) this.#rest();
        return loaded;
      },
      (error: unknown) => {
        this.#forget();
        throw error;
      },
    );
    this.#promise.catch(() => {}); // each claim reports it
  }

  /** Whether there was a moment, while it loads, when all who waited had left. */
  get wasLeft(): boolean {
    return this.#wasLeft && !this.#value;
  }

  /** Waits for the resource and claims it until `release`. An abort, from now on, ends this wait alone. */
  claim(signal?: AbortSignal): Promise<Lease<T>> {
    this.#claims++;
    this.timers.clear(this.#timer);
    let held = true;
    const release = () => {
      if (!held) return;
      held = false;
      if (--this.#claims === 0) this.#rest();
    };
    return new Promise((resolve, reject) => {
      const onAbort = () => {
        release();
        reject(aborted());
      };
      signal?.addEventListener("abort", onAbort, { once: true });
      this.#promise.then(
        (model) => {
          signal?.removeEventListener("abort", onAbort);
          resolve({ model, release });
        },
        (error: Error) => {
          signal?.removeEventListener("abort", onAbort);
          release();
          reject(error);
        },
      );
    });
  }

  #rest(): void {
    if (this.#gone) return;
    this.timers.clear(this.#timer);
    this.#wasLeft ||= !this.#value;
    this.#timer = this.timers.set(() => this.#drop(), this.#value ? KEEP_MS : LINGER_MS);
  }

  #drop(): void {
    this.#forget();
    if (this.#value) this.resource.dispose(this.#value.loaded);
  }

  #forget(): void {
    if (this.#gone) return;
    this.#gone = true;
    this.timers.clear(this.#timer);
    this.#abort.abort();
    this.resource.forget();
  }
}

export function aborted(): ModelError {
  return new ModelError("aborted", "The wait for the model was given up.");
}
