/** Long sums in slices: a generator yields wherever it may be interrupted. */

/** A frame has 16 ms, and a slow phone is four times slower than the machine that chose this. */
const SLICE_MS = 6;

/** Runs to the end, with a pause for the page after each slice. */
export async function inSlices<T>(work: Generator<void, T>): Promise<T> {
  for (let start = performance.now(); ;) {
    const { done, value } = work.next();
    if (done) return value;
    if (performance.now() - start < SLICE_MS) continue;
    await pause();
    start = performance.now();
  }
}

/** Runs to the end at once. */
export function atOnce<T>(work: Generator<void, T>): T {
  for (;;) {
    const { done, value } = work.next();
    if (done) return value;
  }
}

export function pause(): Promise<void> {
  return new Promise((resume) => setTimeout(resume));
}
