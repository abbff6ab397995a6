/** Sees where the reader is: which section is being read, and whose end was in view for a while. */
import type { ReactiveController, ReactiveControllerHost } from "lit";
import type { Section } from "./sections.js";

/** An end that only flew past was not read. */
const DWELL_MS = 1000;
/** The line of the window at which a section becomes the current one. */
const LINE = "-35% 0px -65% 0px";
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
    const line = new IntersectionObserver(this.#cross, { rootMargin: LINE });
    const ends = new IntersectionObserver(this.#seeEnds, { threshold: TENTHS });
    for (const { parts, end } of this.#sections) {
      for (const part of parts) line.observe(part);
      ends.observe(end);
    }
    this.#observers = [line, ends];
  }

  hostDisconnected(): void {
    for (const observer of this.#observers) observer.disconnect();
    for (const timer of this.#timers.values()) clearTimeout(timer);
    this.#observers = [];
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
    // between two sections the last one stays; above the first there is none
    const [first] = this.#sections;
    const entry = entries.find(({ target }) => target === first.parts[0]);
    if (entry && entry.boundingClientRect.top > 0 && !entry.isIntersecting) this.handlers.onPlace(null);
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
          setTimeout(() => this.handlers.onEnd(id), DWELL_MS),
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
