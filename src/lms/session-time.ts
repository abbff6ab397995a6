/** Time that a reader spends on a page, and how the standards write it. */

/** Counts the seconds in which the page was to be seen. */
export class Clock {
  #sum = 0;
  #since: number | null;

  /** @param now milliseconds of a clock that never goes back */
  constructor(
    running = true,
    private readonly now: () => number = () => performance.now(),
  ) {
    this.#since = running ? now() : null;
  }

  get seconds(): number {
    return (this.#sum + (this.#since === null ? 0 : Math.max(0, this.now() - this.#since))) / 1000;
  }

  run(running: boolean): void {
    if (running === (this.#since !== null)) return;
    this.#sum = this.seconds * 1000;
    this.#since = running ? this.now() : null;
  }
}

/** ISO 8601, as in xAPI and SCORM 2004: `PT1H4M9.5S`; hundredths of a second at most. */
export function isoDuration(seconds: number): string {
  const hundredths = Math.max(0, Math.round((Number.isFinite(seconds) ? seconds : 0) * 100));
  const hours = Math.floor(hundredths / 360_000);
  const minutes = Math.floor((hundredths % 360_000) / 6000);
  const rest = (hundredths % 6000) / 100;
  const text = `${hours ? `${hours}H` : ""}${minutes ? `${minutes}M` : ""}${rest ? `${rest}S` : ""}`;
  return `PT${text || "0S"}`;
}

/** SCORM 1.2's CMITimespan: `0001:04:09.50`. */
export function scormTimespan(seconds: number): string {
  const hundredths = Math.min(9999 * 360_000, Math.max(0, Math.round((Number.isFinite(seconds) ? seconds : 0) * 100)));
  const two = (number: number) => String(number).padStart(2, "0");
  const hours = Math.floor(hundredths / 360_000);
  const minutes = Math.floor((hundredths % 360_000) / 6000);
  const whole = Math.floor((hundredths % 6000) / 100);
  return `${String(hours).padStart(4, "0")}:${two(minutes)}:${two(whole)}.${two(hundredths % 100)}`;
}
