/** What works with models. Charts of both maps, their work in its order, and the hand. */
import { Chart, type Task, type Wanted } from "./chart.js";
import { Grip, type GripHost } from "./grip.js";
import { pause } from "./slices.js";
import type { Which } from "./latent-map.logic.js";

export interface AtlasHost extends GripHost {
  shown(): readonly Which[];
  /** What a chart should hold; null while its model is not there. */
  wanted(which: Which): Wanted | null;
  /** Something new can be shown. */
  changed(): void;
}

const newCharts = () => ({ ae: new Chart("ae"), vae: new Chart("vae") });

/** Work at most this urgent waits until the page has had its turn; what is more urgent answers the hand. */
const PATIENT = 3;

export class Atlas {
  charts: Readonly<Record<Which, Chart>> = newCharts();
  readonly grip: Grip;
  #busy = false;

  constructor(private readonly host: AtlasHost) {
    this.grip = new Grip(host);
  }

  /** Nothing is known of any map: other models and images are to come. */
  forget(): void {
    this.charts = newCharts();
  }

  /** True while `refresh` runs: it sees for itself what has become urgent. */
  get busy(): boolean {
    return this.#busy;
  }

  get shown(): readonly Chart[] {
    return this.host.shown().map((which) => this.charts[which]);
  }

  get due(): boolean {
    return this.next() !== null;
  }

  /** The most urgent piece of work of any map that is shown. */
  next(): Task | null {
    let next: Task | null = null;
    for (const chart of this.shown) {
      const wanted = this.host.wanted(chart.which);
      const task = wanted && chart.next(wanted);
      if (task && (!next || task.urgency < next.urgency)) next = task;
    }
    return next;
  }

  /** Does what is most urgent until nothing is left; the hand's wishes come between the slices of longer work. */
  readonly refresh = async (signal: AbortSignal): Promise<void> => {
    this.#busy = true;
    try {
      for (let task = this.next(); task && !signal.aborted; task = this.next()) {
        if (task.urgency >= PATIENT) await pause();
        if (signal.aborted) return;
        await task.run();
        this.host.changed();
      }
    } finally {
      this.#busy = false;
      this.host.changed();
    }
  };
}
