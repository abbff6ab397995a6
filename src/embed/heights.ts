/** Decides which measured heights are told to the host. No clock and no page of its own. */

interface Told {
  readonly height: number;
  readonly width: number;
  readonly at: number;
}

/** A change and its contrary within this time are one another's cause. */
const LOOP_MS = 2000;

/**
 * A host page that gets a scroll bar by a frame's new height makes the frame narrower, which changes its height: where that takes the bar
 * away again the two would go to and fro for ever. So of two heights in turn the greater one stays.
 */
export class Heights {
  #before: Told | null = null;
  #last: Told | null = null;

  /** The height to tell, a whole number of CSS pixels; null: nothing new. `width` of the frame, `at` in milliseconds. */
  next(measured: number, width: number, at: number): number | null {
    // layouts end on fractions that no screen shows
    const height = Math.ceil(measured - 0.01);
    const before = this.#before;
    const last = this.#last;
    if (last?.height === height) return null;
    const isLoop = before?.height === height && before.width === width && at - before.at < LOOP_MS;
    if (isLoop && last && height < last.height) return null;
    this.#before = last;
    this.#last = { height, width, at };
    return height;
  }

  /** What was told last; null: nothing yet. */
  get last(): number | null {
    return this.#last?.height ?? null;
  }
}
