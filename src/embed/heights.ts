/** Decides which measured heights are told to the host. No clock and no page of its own. */

interface Told {
  readonly height: number;
  readonly width: number;
  readonly at: number;
}

/** A change and its contrary within this time may be one another's cause; a height that was held back is measured again after it. */
export const LOOP_MS = 2000;
/** CSS pixels that a host's scroll bar takes, on a page zoomed out and on both sides. */
const BAR = 64;
/** What a host does of a frame's height follows at once, unlike what its reader does. */
const AT_ONCE_MS = 300;

/**
 * A host page that gets a scroll bar by a frame's new height makes the frame narrower, which changes its height: where that takes the bar
 * away again the two would go to and fro for ever. So of two heights in turn, at two widths, the greater one stays. A reader who turns the
 * phone to and fro looks much the same: what was held back is told after a while if it is still so, and only if that brings the other one
 * back at once it is a loop indeed.
 */
export class Heights {
  #before: Told | null = null;
  #last: Told | null = null;
  #held: Told | null = null;
  /** Was held back and told in the end. */
  #tried: Told | null = null;
  #isDoubted = false;

  /** The height to tell, a whole number of CSS pixels; null: nothing new. `width` of the frame, `at` in milliseconds. */
  next(measured: number, width: number, at: number): number | null {
    // layouts end on fractions that no screen shows
    const height = Math.ceil(measured - 0.01);
    this.#isDoubted = false;
    if (this.#last?.height === height) return null;
    const now = { height, width, at };
    if (this.#mayBeLoop(now)) {
      this.#isDoubted = !isSoonAgain(now, this.#tried);
      this.#held = now;
      return null;
    }
    if (isSame(now, this.#held)) this.#tried = now;
    this.#held = null;
    this.#before = this.#last;
    this.#last = now;
    return height;
  }

  /** What was told last; null: nothing yet. */
  get last(): number | null {
    return this.#last?.height ?? null;
  }

  /** Whether the height that was measured last was held back and is to be measured again after LOOP_MS. */
  get isDoubted(): boolean {
    return this.#isDoubted;
  }

  #mayBeLoop(now: Told): boolean {
    const last = this.#last;
    if (!last || now.height > last.height || now.width === last.width || !isSoonAgain(now, this.#before)) return false;
    return Math.abs(now.width - last.width) <= BAR || now.at - last.at < AT_ONCE_MS;
  }
}

const isSame = (now: Told, then: Told | null): boolean => now.height === then?.height && now.width === then.width;

const isSoonAgain = (now: Told, then: Told | null): boolean => isSame(now, then) && now.at - then!.at < LOOP_MS;
