/** Training in a page that stays alive: a part of each frame, and a turn for the page between two long pieces. */

/** Of a frame's 16 ms, as much as training may take. */
export const BUDGET_MS = 8;

export class Frames {
  /** How long a piece takes, about. */
  #unitMs = 1;

  /** Calls `piece` until it gives true, or "more" and the frame's share is spent; waits for the next frame whenever it is. */
  async slice(isCurrent: () => boolean, piece: () => boolean | "more"): Promise<void> {
    for (;;) {
      await nextFrame();
      if (!isCurrent()) return;
      const start = performance.now();
      let last = start;
      for (;;) {
        const done = piece();
        const now = performance.now();
        // one that was held up by something else says little
        this.#unitMs += 0.2 * (Math.min(now - last, BUDGET_MS) - this.#unitMs);
        last = now;
        if (done === true) return;
        if (now - start + this.#unitMs <= BUDGET_MS) continue;
        if (done === "more") return;
        break;
      }
    }
  }
}

/** Lets the page have its turn. */
export function turn(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}

/** A timer goes along: pages that are not to be seen get no frames. */
function nextFrame(): Promise<void> {
  return new Promise((resolve) => {
    let frame = 0;
    const timer = setTimeout(done, 60);
    frame = requestAnimationFrame(done);
    function done() {
      clearTimeout(timer);
      cancelAnimationFrame(frame);
      resolve();
    }
  });
}
