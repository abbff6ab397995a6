/** Sees where the reader is: which section is being read, and whose end was in view for a while. */
import type { ReactiveController, ReactiveControllerHost } from "lit";
import type { Section } from "./sections.js";

/** An end that only flew past was not read. */
const DWELL_MS = 1000;
/** The line of the window at which a section becomes the current one: its share of the height. */
const LINE = 0.35;
const AT_LINE = `${-100 * LINE}% 0px ${-100 * (1 - LINE)}% 0px`;
/** That the reader is at work: from then on time counts. */
const SIGNS = ["scroll", "pointerdown", "keydown"] as const;
const TENTHS = Array.from({ length: 11 }, (_, i) => i / 10);

export interface ReadingHandlers {
  /** The section at the line; null above the first. */
  onPlace(id: string | null): void;
  onEnd(id: string): void;
}

export class ReadingController implements ReactiveController {
  #sections: readonly Section[] = [];
  #observers: IntersectionObserver[] = [];
  #timers = new Map<string, ReturnType<typeof setTimeout>>();
  #atLine = new Set<Element>();
  /** Sections whose end stood in view before the reader moved. */
  #held = new Set<string>();
  #hasMoved = false;

  constructor(
    host: ReactiveControllerHost,
    private readonly handlers: ReadingHandlers,
  ) {
    host.addController(this);
  }

  /** The same sections again change nothing. */
  watch(sections: readonly Section[]): void {
    const key = (list: readonly Section[]) => list.flatMap(({ parts, end }) => [...parts, end]);
    const [old, now] = [key(this.#sections), key(sections)];
    if (this.#observers.length > 0 && old.length === now.length && old.every((element, i) => element === now[i])) {
      this.#sections = sections;
      return;
    }
    this.hostDisconnected();
    this.#sections = sections;
    this.hostConnected();
  }

  hostConnected(): void {
    if (this.#sections.length === 0 || typeof IntersectionObserver === "undefined") return;
    const line = new IntersectionObserver(this.#cross, { rootMargin: AT_LINE });
    const ends = new IntersectionObserver(this.#seeEnds, { threshold: TENTHS });
    for (const { parts, end } of this.#sections) {
      for (const part of parts) line.observe(part);
      ends.observe(end);
    }
    this.#observers = [line, ends];
    if (!this.#hasMoved) for (const sign of SIGNS) addEventListener(sign, this.#moved, { passive: true });
  }

  hostDisconnected(): void {
    for (const observer of this.#observers) observer.disconnect();
    for (const timer of this.#timers.values()) clearTimeout(timer);
    for (const sign of SIGNS) removeEventListener(sign, this.#moved);
    this.#observers = [];
    this.#held.clear();
    this.#timers.clear();
    this.#atLine.clear();
  }

  readonly #cross = (entries: readonly IntersectionObserverEntry[]): void => {
    for (const { target, isIntersecting } of entries) {
      if (isIntersecting) this.#atLine.add(target);
      else this.#atLine.delete(target);
    }
    const at = this.#sections.find(({ parts }) => parts.some((part) => this.#atLine.has(part)));
    if (at) return this.handlers.onPlace(at.id);
    // in a frame of another page the line is not ours to know, and what is not laid out has no place
    if (!entries[0].rootBounds || this.#sections[0].parts[0].getClientRects().length === 0) return;
    // between two sections it is the one above, wherever a jump came from; above the first there is none
    const above = this.#sections.findLast(({ parts }) => parts[0].getBoundingClientRect().top <= LINE * innerHeight);
    this.handlers.onPlace(above?.id ?? null);
  };

  /** What the page shows on arrival is read when the reader goes on; where nothing can be scrolled, that can't be told. */
  #stood(id: string): void {
    const { scrollHeight } = document.scrollingElement ?? document.documentElement;
    if (this.#hasMoved || scrollHeight <= innerHeight + 1) this.handlers.onEnd(id);
    else this.#held.add(id);
  }

  readonly #moved = (): void => {
    this.#hasMoved = true;
    for (const sign of SIGNS) removeEventListener(sign, this.#moved);
    for (const id of this.#held) this.handlers.onEnd(id);
    this.#held.clear();
  };

  readonly #seeEnds = (entries: readonly IntersectionObserverEntry[]): void => {
    for (const entry of entries) {
      const section = this.#sections.find(({ end }) => end === entry.target);
      if (!section) continue;
      const { id } = section;
      if (!isReached(entry)) {
        clearTimeout(this.#timers.get(id));
        this.#timers.delete(id);
      } else if (!this.#timers.has(id)) {
        this.#timers.set(
          id,
          setTimeout(() => this.#stood(id), DWELL_MS),
        );
      }
    }
  };
}

/** Its lower edge is in view; of something tall, half of what fits into the window will do. */
function isReached({ isIntersecting, intersectionRect, boundingClientRect }: IntersectionObserverEntry): boolean {
  if (!isIntersecting) return false;
  const atBottom = intersectionRect.bottom >= boundingClientRect.bottom - 1;
  return atBottom || intersectionRect.height >= Math.min(boundingClientRect.height, innerHeight) / 2;
}
