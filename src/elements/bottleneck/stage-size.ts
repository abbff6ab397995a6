/** How large the parts of the figure are now. The style sheet lays them out; wires and curves need the pixels. */
import type { ReactiveController, ReactiveControllerHost } from "lit";
import type { NetworkSize } from "../../draw/network.js";

/** What the figure has at 960 px, until it is measured. */
const USUAL = { width: 342, height: 196, wide: 196, depth: 66, rows: { start: 104, end: 246, top: 0, bottom: 196 } };
const NARROW = 200;

export class StageSize implements ReactiveController {
  network: NetworkSize = USUAL;
  curve = { width: 342, height: 180, type: 13 };

  #observer: ResizeObserver | null = null;
  #seen = new Set<HTMLElement>();

  constructor(private readonly host: ReactiveControllerHost & HTMLElement) {
    host.addController(this);
  }

  hostConnected(): void {
    this.#observer = new ResizeObserver(() => this.#measure());
  }

  /** The bars are new elements after some changes. */
  hostUpdated(): void {
    const parts = this.#parts();
    for (const old of this.#seen) if (!parts.includes(old)) this.#observer?.unobserve(old);
    for (const part of parts) if (!this.#seen.has(part)) this.#observer?.observe(part);
    this.#seen = new Set(parts);
  }

  hostDisconnected(): void {
    this.#observer?.disconnect();
    this.#observer = null;
    this.#seen.clear();
  }

  #parts(): HTMLElement[] {
    return [".flow", ".bars", '[data-picture="input"]', ".plot"].flatMap(
      (part) => this.host.shadowRoot?.querySelector<HTMLElement>(part) ?? [],
    );
  }

  #measure(): void {
    const [field, bars, picture, plot] = this.#parts();
    if (!field?.clientWidth) return;
    const network = measureNetwork(field, bars, picture);
    const curve = plot
      ? { width: plot.clientWidth, height: plot.clientHeight, type: parseFloat(getComputedStyle(plot).fontSize) }
      : this.curve;
    if (JSON.stringify([network, curve]) === JSON.stringify([this.network, this.curve])) return;
    this.network = network;
    this.curve = curve;
    this.host.requestUpdate();
  }
}

function measureNetwork(field: HTMLElement, bars: HTMLElement, picture: HTMLElement): NetworkSize {
  const { clientWidth: width, clientHeight: height } = field;
  const wide = picture.clientHeight;
  const f = field.getBoundingClientRect();
  const b = bars.getBoundingClientRect();
  const scale = f.width / width || 1;
  const top = (b.top - f.top) / scale;
  const bottom = (b.bottom - f.top) / scale;
  const inside = top > -height / 2 && bottom < 1.5 * height;
  if (!inside) return { width, height, wide, depth: Math.round(width * (width < NARROW ? 0.36 : 0.3)), rows: null };
  const left = (b.left - f.left) / scale;
  const right = (f.right - b.right) / scale;
  const start = getComputedStyle(field).direction === "rtl" ? right : left;
  return { width, height, wide, depth: USUAL.depth, rows: { start: start - 2, end: start + b.width / scale + 4, top, bottom } };
}
