/**
 * Keeps an element where a scroll has brought it. A glide goes to where the element stood when it began, and not all browsers
 * anchor their scroll: what grows above the element in the meantime would carry it away.
 */

/** Where nothing scrolls for so long the glide is over, ms. The frames count, too, for a page that is busy. */
const GLIDED_MS = 120;
const GLIDED_FRAMES = 6;
/** Where nothing moves for so long the page is quiet, ms. */
const QUIET_MS = 1000;
/** A page that is never quiet is left to itself after so long, ms. */
const MOST_MS = 20_000;
/** Less than this nobody sees, CSS px. */
const SLACK = 1;

/** Signs that the reader has taken over. */
const HANDS = ["wheel", "touchstart", "pointerdown", "keydown"] as const;

export interface HoldOptions {
  /** As it was given to `scrollIntoView`. */
  block: ScrollLogicalPosition;
  /** The scroll is a glide, and has just begun. */
  glides: boolean;
  /** Things grow at least until then. */
  until?: Promise<unknown>;
}

let stopLast = () => {};

/** To be called after `scrollIntoView`. Ends by itself when the page is quiet, or as soon as somebody else scrolls. One at a time. */
export function holdInPlace(target: Element, { block, glides, until = Promise.resolve() }: HoldOptions): void {
  stopLast();
  const heard = new AbortController();
  const { signal } = heard;
  const stop = () => heard.abort();
  stopLast = stop;
  const listen = { signal, capture: true, passive: true };
  for (const hand of HANDS) addEventListener(hand, stop, listen);
  let hasScrolled = false;
  let isGliding = glides;
  document.addEventListener("scroll", () => (hasScrolled = true), listen);
  document.addEventListener("scrollend", () => (isGliding = false), listen);
  let isDue = false;
  const due = () => (isDue = true);
  until.then(due, due);

  const began = performance.now();
  const top = () => target.getBoundingClientRect().top;
  const length = () => document.documentElement.scrollHeight;
  /** As it was when it had been put in its place. */
  let held: { top: number; length: number } | null = null;
  let lastMove = began;
  let stillFrames = 0;
  /** A scroll event is to come that is from here. */
  let isOwn = false;

  const align = (now: number) => {
    const before = top();
    target.scrollIntoView({ block, behavior: "instant" });
    held = { top: top(), length: length() };
    isOwn = held.top !== before;
    lastMove = now;
  };
  const frame = (now: number) => {
    if (signal.aborted) return;
    if (!target.isConnected || now - began > MOST_MS) return stop();
    if (hasScrolled) lastMove = now;
    stillFrames = hasScrolled ? 0 : stillFrames + 1;
    if (isGliding) isGliding = stillFrames < GLIDED_FRAMES || now - lastMove < GLIDED_MS;
    else if (!held) align(now);
    else {
      const hasMoved = Math.abs(top() - held.top) > SLACK;
      // by a scroll bar, or by a script
      if (hasMoved && hasScrolled && !isOwn) return stop();
      if (hasScrolled) isOwn = false;
      if (hasMoved || length() !== held.length) align(now);
      else if (isDue && now - lastMove > QUIET_MS) return stop();
    }
    hasScrolled = false;
    requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
}
