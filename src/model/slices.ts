import { ModelError } from "./api.js";

/** Milliseconds that one slice should take: a frame has 16, and nothing may hold the page for 50. */
const TARGET_MS = 12;

/**
 * Lets the page handle input, timers and frames before the next slice. Not scheduler.yield(): what it continues goes before
 * the page's timers, all slices long.
 */
function breathe(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}

/** When the first slice of the task at hand began, of whichever run; null between tasks. */
let began: number | null = null;

/** Milliseconds since then: runs that follow one another without a pause are one task to the page. */
function spent(): number {
  if (began === null) {
    began = performance.now();
    setTimeout(() => (began = null));
  }
  return performance.now() - began;
}

/** Learns how fast this device is, so that slices of any network take about the same time. */
export class Pace {
  /** Multiply-adds a millisecond; the first guess suits a slow phone without wasm. */
  #rate = 1e5;

  constructor(private readonly now: () => number = () => performance.now()) {}

  /** Rows of a network that needs `work` multiply-adds a row, for the next slice. */
  rows(work: number): number {
    return Math.max(1, Math.floor((TARGET_MS * this.#rate) / work));
  }

  /** Runs one slice and learns from the time that it took. */
  measure(work: number, run: () => void): void {
    const start = this.now();
    run();
    const rate = work / Math.max(this.now() - start, 1e-3);
    // Downwards at once, upwards step by step and not from a slice too short to tell.
    if (rate < this.#rate) this.#rate = rate;
    else if (work >= this.#rate) this.#rate = Math.min(rate, 4 * this.#rate);
  }
}

/**
 * Calls `run(from, to)` for rows 0 to n in slices of about 12 ms, with a pause for the page between them, and before the first
 * where other runs have had the page for half as long.
 * @throws ModelError "aborted" between slices
 */
export async function inSlices(
  n: number,
  work: number,
  pace: Pace,
  signal: AbortSignal | undefined,
  run: (from: number, to: number) => void,
) {
  for (let from = 0; from < n;) {
    if (spent() >= TARGET_MS / 2 || from > 0) {
      await breathe();
      began = null;
      spent();
    }
    if (signal?.aborted) throw new ModelError("aborted", "The run was given up.");
    const to = Math.min(n, from + pace.rows(work));
    pace.measure((to - from) * work, () => run(from, to));
    from = to;
  }
}
