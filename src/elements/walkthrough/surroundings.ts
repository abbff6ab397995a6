/** Whether the tag is in view, and whether its reader wants things to move. */
export class Surroundings {
  /** Reduced motion: pictures that stand still, one after the other. */
  stills = false;
  inView = true;
  #stop: (() => void)[] = [];

  constructor(
    private readonly element: Element,
    private readonly changed: () => void,
  ) {}

  watch(): void {
    if (this.#stop.length > 0) return;
    const motion = matchMedia("(prefers-reduced-motion: reduce)");
    const still = () => {
      this.stills = motion.matches;
      this.changed();
    };
    still();
    motion.addEventListener("change", still);
    const view = new IntersectionObserver((entries) => {
      this.inView = entries[entries.length - 1].isIntersecting;
      this.changed();
    });
    view.observe(this.element);
    this.#stop = [() => motion.removeEventListener("change", still), () => view.disconnect()];
  }

  leave(): void {
    for (const stop of this.#stop) stop();
    this.#stop = [];
  }
}
