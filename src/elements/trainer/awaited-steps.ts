/** Who waits for a step to be done and seen. */
interface Waiting {
  readonly target: number;
  readonly resolve: () => void;
  readonly reject: (cause: unknown) => void;
}

export class AwaitedSteps {
  #waiting: Waiting[] = [];

  /** Resolves with `settle`, or with `release`, which may reject it. */
  until(target: number): Promise<void> {
    return new Promise((resolve, reject) => this.#waiting.push({ target, resolve, reject }));
  }

  /** Whether somebody waits for this very step. */
  has(step: number): boolean {
    return this.#waiting.some(({ target }) => target === step);
  }

  /** Steps up to this one are done and seen. */
  settle(seen: number): void {
    this.#waiting = this.#waiting.filter(({ target, resolve }) => (target <= seen ? (resolve(), false) : true));
  }

  /** The run is over: nobody waits for it any more. */
  release(cause?: unknown): void {
    for (const { resolve, reject } of this.#waiting.splice(0))
      if (cause) reject(cause);
      else resolve();
  }
}
