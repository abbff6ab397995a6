/** How large the plot is now: the style sheet lays it out, the curves need the pixels. */
import type { ReactiveController, ReactiveControllerHost } from "lit";

export class PlotSize implements ReactiveController {
  /** Until it is measured: at 960 px. */
  now = { width: 450, height: 150, type: 13 };
  #observer: ResizeObserver | null = null;
  #seen: Element | null = null;

  constructor(private readonly host: ReactiveControllerHost & HTMLElement) {
    host.addController(this);
  }

  hostUpdated(): void {
    const plot = this.host.shadowRoot?.querySelector(".plot") ?? null;
    if (plot === this.#seen) return;
    this.#seen = plot;
    this.#observer ??= new ResizeObserver(() => this.#measure());
    this.#observer.disconnect();
    if (plot) this.#observer.observe(plot);
  }

  hostDisconnected(): void {
    this.#observer?.disconnect();
    this.#seen = null;
  }

  #measure(): void {
    const plot = this.#seen;
    if (!plot?.clientWidth) return;
    const next = { width: plot.clientWidth, height: plot.clientHeight, type: parseFloat(getComputedStyle(plot).fontSize) };
    if (JSON.stringify(next) === JSON.stringify(this.now)) return;
    this.now = next;
    this.host.requestUpdate();
  }
}
