import type { Timers } from "./shared.js";

/** Milliseconds between two reports. */
const EVERY_MS = 50;

/** Counts the bytes of one download and tells listeners now and then: streams bring far more chunks than a bar can show. */
export class Tally {
  readonly listeners = new Set<(loaded: number) => void>();
  #loaded = 0;
  #timer: unknown = null;

  constructor(private readonly timers: Timers) {}

  /** Adds a listener; gives the function that removes it. */
  listen(listener: (loaded: number) => void): () => void {
    this.listeners.add(listener);
    if (this.#loaded > 0) this.#soon();
    return () => void this.listeners.delete(listener);
  }

  /** Notes the count; the listeners hear it within 50 ms, or a later one instead. */
  set(loaded: number): void {
    this.#loaded = loaded;
    this.#soon();
  }

  /** Tells the listeners at once. */
  flush(): void {
    this.stop();
    for (const listener of this.listeners) listener(this.#loaded);
  }

  stop(): void {
    this.timers.clear(this.#timer);
    this.#timer = null;
  }

  #soon(): void {
    this.#timer ??= this.timers.set(() => this.flush(), EVERY_MS);
  }
}
