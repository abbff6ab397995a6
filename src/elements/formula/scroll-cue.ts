import type { ReactiveController } from "lit";

/** Marks a scroller (`data-before`, `data-after`) where something is out of sight, so that its edge can say so. */
export class ScrollCue implements ReactiveController {
  #scroller: HTMLElement | null = null;
  #observer: ResizeObserver | null = null;

  constructor(private readonly find: () => HTMLElement | null) {}

  hostUpdated(): void {
    const scroller = this.find();
    if (scroller === this.#scroller) {
      this.#check();
      return;
    }
    this.#release();
    this.#scroller = scroller;
    if (!scroller) return;
    scroller.addEventListener("scroll", this.#check, { passive: true });
    this.#observer = new ResizeObserver(this.#check);
    this.#observer.observe(scroller);
    if (scroller.firstElementChild) this.#observer.observe(scroller.firstElementChild);
  }

  hostDisconnected(): void {
    this.#release();
  }

  #release(): void {
    this.#observer?.disconnect();
    this.#observer = null;
    this.#scroller?.removeEventListener("scroll", this.#check);
    this.#scroller = null;
  }

  readonly #check = (): void => {
    const scroller = this.#scroller;
    if (!scroller) return;
    const rest = scroller.scrollWidth - scroller.clientWidth;
    scroller.toggleAttribute("data-before", scroller.scrollLeft > 1);
    scroller.toggleAttribute("data-after", scroller.scrollLeft < rest - 1);
    // what scrolls must be reachable by keyboard, also where no symbol takes the focus
    if (rest > 1 && !scroller.querySelector('[role="button"]')) scroller.tabIndex = 0;
    else scroller.removeAttribute("tabindex");
  };
}
