/**
 * Runs one asynchronous job at a time and remembers only the newest of those that came meanwhile, so that a drag never
 * queues up stale work. A job gets a signal that is aborted as soon as something newer waits.
 */
export class Latest {
  #running: Promise<void> | null = null;
  #next: Job | null = null;
  #abort: AbortController | null = null;

  /** `onError` gets whatever a job throws, unless the job had been overtaken. */
  constructor(private readonly onError: (error: unknown) => void) {}

  run(job: Job): void {
    this.#next = job;
    this.#abort?.abort();
    this.#running ??= this.#loop();
  }

  /** Settles when nothing runs and nothing waits. Null when that is so now. */
  get idle(): Promise<void> | null {
    return this.#running;
  }

  /** Forgets what waits and aborts what runs. */
  cancel(): void {
    this.#next = null;
    this.#abort?.abort();
  }

  async #loop(): Promise<void> {
    while (this.#next) {
      const job = this.#next;
      this.#next = null;
      const abort = (this.#abort = new AbortController());
      try {
        await job(abort.signal);
      } catch (error) {
        if (!abort.signal.aborted) this.onError(error);
      }
    }
    this.#abort = null;
    this.#running = null;
  }
}

export type Job = (signal: AbortSignal) => Promise<void>;
