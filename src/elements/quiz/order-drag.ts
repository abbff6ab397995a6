/** Dragging a row of a list to another place. The rows stay where they are in the tree until the hand lets go. */
import { draggable, localPoint } from "../../core/drag.js";

interface Row {
  top: number;
  height: number;
}

export class OrderDrag {
  /** Index of the row in the hand; −1 when there is none. */
  from = -1;
  /** Where it would land. */
  to = -1;
  #offset = 0;
  #rows: Row[] = [];

  /** `onChange` is called while the hand moves, `onDrop` when it lets go over another place. */
  constructor(
    private readonly onChange: () => void,
    private readonly onDrop: (from: number, to: number) => void,
  ) {}

  /** Listener for `pointerdown` on the grip of a row. */
  grip(index: number): (event: PointerEvent) => void {
    let startY = 0;
    let list: HTMLElement;
    return draggable({
      start: ({ event }) => {
        const row = (event.currentTarget as HTMLElement).closest("li")!;
        this.#rows = Array.from(row.parentElement!.children, (each) => {
          const { offsetTop, offsetHeight } = each as HTMLElement;
          return { top: offsetTop, height: offsetHeight };
        });
        // unlike the row, it stays where it is
        list = row.parentElement!;
        startY = localPoint(event, list).y;
        this.from = this.to = index;
        this.#offset = 0;
        this.onChange();
      },
      move: ({ event }) => {
        this.#offset = localPoint(event, list).y - startY;
        this.to = landing(this.#rows, index, this.#offset);
        this.onChange();
      },
      end: (_, cancelled) => {
        const { from, to } = this;
        this.from = this.to = -1;
        this.onChange();
        if (!cancelled && from !== to) this.onDrop(from, to);
      },
    });
  }

  /** The index that a row would have if the hand let go now. */
  place(index: number): number {
    const { from, to } = this;
    if (index === from) return to;
    if (from < index && index <= to) return index - 1;
    return to <= index && index < from ? index + 1 : index;
  }

  /** By how many pixels a row stands off its place. */
  shift(index: number): number {
    const { from } = this;
    if (from < 0) return 0;
    if (index === from) return this.#offset;
    return (this.place(index) - index) * (this.#rows[from]?.height ?? 0);
  }
}

/** The place of a row that is moved by `offset`: behind all rows whose middle its own middle has passed. */
export function landing(rows: readonly Row[], from: number, offset: number): number {
  const middle = rows[from].top + rows[from].height / 2 + offset;
  let to = from;
  while (to > 0 && middle < rows[to - 1].top + rows[to - 1].height / 2) to--;
  while (to < rows.length - 1 && middle > rows[to + 1].top + rows[to + 1].height / 2) to++;
  return to;
}

/** The list with one entry moved. */
export function moved<T>(list: readonly T[], from: number, to: number): T[] {
  const result = list.slice();
  result.splice(to, 0, ...result.splice(from, 1));
  return result;
}
