/** Hands on the histograms: the threshold is dragged or moved by keys, a bar that is tapped gives an example. */
import { draggable, type DragPoint } from "../../core/drag.js";
import type { Group } from "./anomaly.logic.js";
import { tidied } from "./moves.js";
import type { Facts } from "./facts.js";
import { ZERO } from "./plot.view.js";

export interface GripHost {
  facts(): Facts;
  setThreshold(threshold: number): void;
  commit(): void;
  /** The example of a group whose error is nearest to `score`; `done`: the hand has let go. */
  look(group: Group, score: number, done: boolean): void;
}

/** Half the width of what can be taken hold of, in px: a thumb's. */
const REACH = 22;
/** A finger that moved farther did not tap. */
const TAP = 10;
/** To what a hand sets the threshold. */
export const quantumOf = ({ decimals }: Pick<Facts, "decimals">): number => 10 ** -decimals;
/** A key moves it by this part of the axis. */
const STEPS = 180;

export class Grip {
  #press: { what: "line" | "scrub" | "tap"; offset: number; from: DragPoint; moved: boolean } | null = null;

  constructor(private readonly host: GripHost) {}

  readonly down = draggable({
    start: (point) => {
      const facts = this.host.facts();
      if (!facts.live) return false;
      const at = Math.min(1, facts.threshold / facts.top) * width(point);
      const near = Math.abs(at - point.x) <= REACH;
      const what = near ? "line" : point.event.pointerType === "mouse" ? "scrub" : "tap";
      this.#press = { what, offset: at - point.x, from: point, moved: false };
      if (what === "scrub") this.#look(point, false);
      return true;
    },
    move: (point) => {
      const press = this.#press;
      if (!press) return;
      if (Math.hypot(point.x - press.from.x, point.y - press.from.y) > (press.what === "tap" ? TAP : 0)) press.moved = true;
      if (!press.moved) return;
      if (press.what === "line") this.#place(point, press.offset);
      else if (press.what === "scrub") this.#look(point, false);
    },
    end: (point, cancelled) => {
      const press = this.#press;
      this.#press = null;
      if (!press) return;
      if (press.what === "line") {
        // not before: pressing a button of the mouse takes the focus away
        slider(point)?.focus({ preventScroll: true });
        if (press.moved) this.host.commit();
      } else if (!cancelled && (press.what === "scrub" || !press.moved)) this.#look(point, true);
    },
  });

  /** Where a key takes the threshold; null for any other key. */
  static step({ threshold, top, decimals }: Facts, key: string, shift: boolean): number | null {
    const step = (top / STEPS) * (shift ? 10 : 1);
    const by = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -10, PageUp: 10 }[key];
    if (key === "Home") return 0;
    if (key === "End") return top;
    if (by === undefined) return null;
    const from = Math.min(threshold, top);
    const quantum = quantumOf({ decimals });
    const moved = tidied(from + by * step, quantum);
    return Math.min(top, Math.max(0, moved === from ? from + Math.sign(by) * quantum : moved));
  }

  #place(point: DragPoint, offset: number): void {
    const facts = this.host.facts();
    const share = Math.min(1, Math.max(0, (point.x + offset) / width(point)));
    this.host.setThreshold(tidied(share * facts.top, quantumOf(facts)));
  }

  #look(point: DragPoint, done: boolean): void {
    const { top } = this.host.facts();
    this.host.look(point.y < (ZERO / 100) * point.height ? "normal" : "anomalous", Math.max(0, (point.x / width(point)) * top), done);
  }
}

/** The field holds the axis alone: what lies beyond stands outside its box. */
const width = (point: DragPoint) => point.width;

function slider({ event }: DragPoint): HTMLElement | null {
  return (event.currentTarget as HTMLElement).querySelector("input[type=range]");
}
