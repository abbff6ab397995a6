/** When to try again, and a clock that rings once. */

/** Waits that double, up to a most; spread a little, so that a class does not knock at once. */
export class Backoff {
  #wait = 0;

  constructor(
    private readonly first = 1000,
    private readonly most = 60_000,
    private readonly random: () => number = Math.random,
  ) {}

  /** Milliseconds until the next attempt. */
  next(): number {
    this.#wait = this.#wait === 0 ? this.first : Math.min(this.most, this.#wait * 2);
    return this.#wait * (0.8 + 0.4 * this.random());
  }

  reset(): void {
    this.#wait = 0;
  }
}

/** Rings at the earliest of the times that it was set to. */
export class Alarm {
  #timer: ReturnType<typeof setTimeout> | undefined;
  #due = Infinity;

  constructor(private readonly ring: () => void) {}

  in(milliseconds: number): void {
    const due = Date.now() + milliseconds;
    if (due >= this.#due) return;
    clearTimeout(this.#timer);
    this.#due = due;
    this.#timer = setTimeout(() => {
      this.#due = Infinity;
      this.ring();
    }, milliseconds);
  }

  off(): void {
    clearTimeout(this.#timer);
    this.#due = Infinity;
  }
}

/**
 * Again and again, ever less often, until it succeeds.
 * @param isFinal whether a failure will not pass; it is what this then rejects with
 * @param failed hears of each failure that may pass
 */
export async function insist<T>(
  attempt: () => Promise<T>,
  { signal, isFinal, failed }: { signal: AbortSignal; isFinal: (cause: unknown) => boolean; failed: (cause: unknown) => void },
): Promise<T> {
  const backoff = new Backoff();
  for (;;) {
    try {
      return await attempt();
    } catch (cause) {
      if (signal.aborted || isFinal(cause)) throw cause;
      failed(cause);
      await new Promise<void>((go) => {
        const end = () => {
          clearTimeout(timer);
          signal.removeEventListener("abort", end);
          go();
        };
        const timer = setTimeout(end, backoff.next());
        signal.addEventListener("abort", end);
      });
    }
  }
}
