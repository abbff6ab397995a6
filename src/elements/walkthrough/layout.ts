/** Where the parts of the stage are, in CSS px from its top left corner. The style sheet lays them out; wires and sparks need the numbers. */
import type { ReactiveController, ReactiveControllerHost } from "lit";
import type { NetworkSize } from "../../draw/network.js";

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

export interface Layout {
  readonly stage: { readonly width: number; readonly height: number };
  readonly x: Box | null;
  readonly xhat: Box | null;
  /** Null where the error map is not shown. */
  readonly error: Box | null;
  readonly flow: Box | null;
  readonly network: NetworkSize;
  /** Width of what stands below the pipeline. */
  readonly bench: number;
  /** Size of the text. */
  readonly em: number;
  readonly mirrored: boolean;
}

/** Room of the encoder, the code and the decoder in the network: with numbers beside the bars, and without. */
const WIDE = { depth: 66, start: 104, end: 94 };
const NARROW = { depth: 36, start: 47, end: 47 };
const NARROW_FLOW = 260;
/** Width of the network that the narrow figures are for: a tag of 320 px. */
const NARROW_WIDTH = 136;

export const USUAL_EM = 15;
/** Readings that differ, one upon the other, after which the stage counts as one that does not settle. */
const MOST_READINGS = 6;

const USUAL: Layout = {
  stage: { width: 960, height: 450 },
  x: null,
  xhat: null,
  error: null,
  flow: null,
  network: networkSize(342, 196),
  bench: 960,
  em: USUAL_EM,
  mirrored: false,
};

function networkSize(width: number, height: number): NetworkSize {
  const narrow = width < NARROW_FLOW;
  const { depth, start, end } = narrow ? NARROW : WIDE;
  const scale = narrow ? width / NARROW_WIDTH : 1;
  return {
    width,
    height,
    wide: height,
    depth: Math.round(depth * scale),
    rows: { start: Math.round(start * scale) - 2, end: width - Math.round(end * scale) + 4, top: 0, bottom: height },
  };
}

export class StageLayout implements ReactiveController {
  now: Layout = USUAL;
  #observer: ResizeObserver | null = null;
  #unsettled = 0;

  constructor(private readonly host: ReactiveControllerHost & HTMLElement) {
    host.addController(this);
  }

  hostConnected(): void {
    this.#observer = new ResizeObserver(() => {
      this.#unsettled = 0;
      this.measure();
    });
    this.#observer.observe(this.host);
  }

  hostDisconnected(): void {
    this.#observer?.disconnect();
    this.#observer = null;
  }

  /** The parts move with the tag's width, with the text size and with the chapter. */
  hostUpdated(): void {
    this.measure();
  }

  measure(): void {
    const root = this.host.shadowRoot;
    const stage = root?.querySelector<HTMLElement>(".stage");
    if (!stage?.clientWidth) return;
    const { display, direction, fontSize } = getComputedStyle(stage);
    // in another document it stands for a moment without its styles, and what is measured then follows what is drawn without end
    if (display !== "grid") return;
    const origin = stage.getBoundingClientRect();
    // a host that is scaled by a transform is measured as it would be without
    const scale = origin.width / stage.offsetWidth || 1;
    const box = (selector: string): Box | null => {
      const part = stage.querySelector(selector);
      const rect = part?.getBoundingClientRect();
      if (!rect || rect.width === 0) return null;
      const round = (v: number) => Math.round((100 * v) / scale) / 100;
      return {
        left: round(rect.left - origin.left),
        top: round(rect.top - origin.top),
        width: round(rect.width),
        height: round(rect.height),
      };
    };
    const flow = box(".flow");
    const layout: Layout = {
      stage: { width: stage.offsetWidth, height: stage.offsetHeight },
      x: box('[data-picture="x"]'),
      xhat: box('[data-picture="xhat"]'),
      error: box('[data-picture="error"]'),
      flow,
      network: flow ? networkSize(flow.width, flow.height) : USUAL.network,
      bench: box(".bench-body")?.width ?? USUAL.bench,
      em: parseFloat(fontSize),
      mirrored: direction === "rtl",
    };
    if (JSON.stringify(layout) === JSON.stringify(this.now)) {
      this.#unsettled = 0;
      return;
    }
    this.now = layout;
    if (++this.#unsettled > MOST_READINGS) return;
    // not within the update that found it out
    queueMicrotask(() => this.host.requestUpdate());
  }
}
