/** How a reader moves a value: by a bar, a slider, keys, or by typing it. Knows elements only by their `data-side` and `data-index`. */
import { draggable, type DragPoint } from "../../core/drag.js";
import { isRightToLeft } from "../../core/language.js";
import { nudged, snap } from "./loss-calculator.logic.js";
import type { Actions, Side, View } from "./view.js";

/** The figure whose values are moved. */
export interface Movable {
  values(side: Side): readonly number[];
  /** Sets one value while the hand still moves. */
  move(side: Side, index: number, value: number): void;
  /** The hand has let go. */
  release(): void;
  /** The hand never meant it: everything as it was. */
  revert(side: Side, values: readonly number[]): void;
  choose(index: number): void;
  typed(typing: View["typing"]): void;
}

interface Held {
  readonly side: Side;
  readonly index: number;
  /** The value less the level of the pointer: a ring does not jump when it is gripped beside its middle. */
  readonly offset: number;
  readonly from: readonly number[];
}

export class Hands implements Actions {
  #held: Held | null = null;

  constructor(private readonly figure: Movable) {}

  readonly grab = draggable({
    start: (point) => this.#grab(point),
    move: (point) => this.#drag(point),
    end: (_, cancelled) => this.#let(cancelled),
  });

  readonly choose = (event: Event): void => this.figure.choose(placeOf(event).index);

  readonly slide = (event: Event): void => {
    const { input, side, index } = placeOf(event);
    this.figure.move(side, index, snap(input.valueAsNumber));
  };

  readonly type = (event: Event): void => {
    const { input, side, index } = placeOf(event);
    this.figure.typed({ side, index, text: input.value });
    if (!Number.isNaN(input.valueAsNumber)) this.figure.move(side, index, input.valueAsNumber);
  };

  readonly commit = (): void => {
    this.figure.typed(null);
    this.figure.release();
  };

  readonly key = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const { input, side, index } = placeOf(event);
    // in a field of text the caret needs the others
    if (input.type === "number" && !["ArrowUp", "ArrowDown", "PageUp", "PageDown"].includes(event.key)) return;
    const value = nudged(this.figure.values(side)[index], mirrored(event.key, isRightToLeft(input)), event.shiftKey);
    if (value === null) return;
    event.preventDefault();
    this.figure.typed(null);
    this.figure.move(side, index, value);
    this.figure.release();
  };

  /** A mouse may press anywhere in a bar's column; a finger only on its ring, because elsewhere it scrolls the page. */
  #grab(point: DragPoint): boolean {
    const { column, side, index } = placeOf(point.event);
    const onRing = (point.event.target as Element).closest(".grip") !== null;
    if (point.event.pointerType === "touch" && !onRing) return false;
    const from = this.figure.values(side);
    this.#held = { side, index, offset: onRing ? from[index] - levelOf(point) : 0, from };
    this.figure.choose(index);
    column.querySelector("input")?.focus({ preventScroll: true });
    if (!onRing) this.#drag(point);
    return true;
  }

  #drag(point: DragPoint): void {
    if (this.#held) this.figure.move(this.#held.side, this.#held.index, snap(levelOf(point) + this.#held.offset));
  }

  #let(cancelled: boolean): void {
    const held = this.#held;
    this.#held = null;
    if (cancelled && held) this.figure.revert(held.side, held.from);
    else this.figure.release();
  }
}

function placeOf({ currentTarget }: Event): { column: HTMLElement; input: HTMLInputElement; side: Side; index: number } {
  const element = currentTarget as HTMLInputElement;
  return { column: element, input: element, side: element.dataset.side as Side, index: Number(element.dataset.index) };
}

/** Where the pointer is on the axis. */
const levelOf = ({ y, height }: DragPoint) => 1 - y / height;

function mirrored(key: string, rightToLeft: boolean): string {
  if (!rightToLeft) return key;
  return key === "ArrowLeft" ? "ArrowRight" : key === "ArrowRight" ? "ArrowLeft" : key;
}
