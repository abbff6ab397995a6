import { Turns } from "../../core/turns.js";

/** Runs a generator to its end, giving the page its turn between pieces. Null when the signal ended it. */
export async function inTurns<T>(work: Generator<unknown, T>, signal: AbortSignal): Promise<T | null> {
  const turns = new Turns();
  for (;;) {
    if (signal.aborted) return null;
    const { done, value } = work.next();
    if (done) return value;
    await turns.next();
  }
}
