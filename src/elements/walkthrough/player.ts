/** The film's clock while it runs: one frame after the other, waiting where it has to. */

/** A page that slept does not jump. */
const LONGEST_FRAME_MS = 250;

export interface Clock {
  /** Whether the film should run at all. */
  readonly running: boolean;
  /** Whether it stands still for the moment. */
  readonly waits: boolean;
  readonly speed: number;
  advance(seconds: number): void;
}

export class Player {
  #frame = 0;
  #last: number | null = null;

  constructor(private readonly clock: Clock) {}

  /** To be called whenever something about the clock may have changed. */
  update(): void {
    if (this.clock.running && !this.#frame) {
      this.#last = null;
      this.#frame = requestAnimationFrame(this.#step);
    } else if (!this.clock.running) this.stop();
  }

  stop(): void {
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
  }

  readonly #step = (now: number): void => {
    const passed = this.#last === null ? 0 : Math.min(LONGEST_FRAME_MS, now - this.#last);
    this.#last = now;
    this.#frame = requestAnimationFrame(this.#step);
    if (!this.clock.waits) this.clock.advance((passed / 1000) * this.clock.speed);
    if (!this.clock.running) this.stop();
  };
}
