/** A frame has 16 ms, and a slow phone is four times slower than the machine that chose this. */
const SLICE_MS = 6;

/** Long sums on the page's thread, in slices: `await turns.next()` between small pieces of work. */
export class Turns {
  #start = performance.now();

  /** Gives the page its turn if the pieces since the last one have taken long enough. */
  async next(): Promise<void> {
    if (performance.now() - this.#start < SLICE_MS) return;
    await pause();
    this.#start = performance.now();
  }
}

/** A new task: input, timers and frames come before it. Unlike a timer it is not held back to 4 ms. */
export function pause(): Promise<void> {
  return new Promise((resume) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resume();
    };
    port2.postMessage(null);
  });
}
