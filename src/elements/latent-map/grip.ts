/** Hands on a map: mouse, finger and keyboard move the cursor and the pins. */
import { draggable, localPoint, type DragPoint } from "../../core/drag.js";
import type { End, Point, Which, Window } from "./latent-map.logic.js";
import { plotArea } from "./map-picture.js";
import { keyStep } from "./moves.js";
import type { NumeralPlaces } from "./numerals.js";

export type Handle = "cursor" | End;

export interface GripHost {
  isLive(which: Which): boolean;
  position(handle: Handle, which: Which): Point;
  numerals(which: Which): NumeralPlaces;
  /** The part of the plane that the maps show, and all of it. */
  window(): Window;
  whole(): Window;
  move(handle: Handle, which: Which, to: Point): void;
  commit(handle: Handle, which: Which): void;
  /** The pointer rests on the numeral of a class, or on none. */
  hover(label: number | null): void;
  /** The handle that the keyboard moves. */
  focus(handle: Handle, which: Which): void;
}

interface Press {
  handle: Handle;
  which: Which;
  /** From the pointer to the middle of the handle, in pixels. */
  offset: readonly [number, number];
  from: DragPoint;
  /** A finger on the map itself: the page may scroll; only a tap counts. */
  tap: boolean;
  moved: boolean;
}

/** A finger that moved farther did not tap. */
const TAP = 10;
const NUMERAL = 13;

export class Grip {
  #press: Press | null = null;

  constructor(private readonly host: GripHost) {}

  readonly down = draggable({
    start: (point) => this.#start(point),
    move: (point) => this.#move(point),
    end: (point, cancelled) => this.#end(point, cancelled),
  });

  readonly hover = (event: PointerEvent): void => {
    if (event.pointerType !== "mouse" || event.buttons !== 0) return;
    const field = event.currentTarget as HTMLElement;
    const { x, y, width } = localPoint(event, field);
    const area = plotArea(width, this.host.window());
    const near = (at: Point | null) => at !== null && Math.hypot(area.x(at[0]) - x, area.y(at[1]) - y) < NUMERAL;
    const label = this.host.numerals(field.dataset.which as Which).findIndex(near);
    this.host.hover(label < 0 ? null : label);
  };

  readonly leave = (): void => this.host.hover(null);

  readonly key = (event: KeyboardEvent): void => {
    const handle = (event.target as HTMLElement).dataset.handle as Handle | undefined;
    const which = (event.currentTarget as HTMLElement).dataset.which as Which;
    if (!handle || event.altKey || event.ctrlKey || event.metaKey) return;
    const to = keyStep(this.host.position(handle, which), event.key, event.shiftKey, this.host.whole());
    if (!to) return;
    event.preventDefault();
    this.host.move(handle, which, to);
    this.host.commit(handle, which);
  };

  #start(point: DragPoint): boolean {
    const { event } = point;
    const which = (event.currentTarget as HTMLElement).dataset.which as Which;
    const target = event.target as HTMLElement;
    if (!this.host.isLive(which) || target.closest("label")) return false;
    const held = target.closest<HTMLElement>("[data-handle]")?.dataset.handle as Handle | undefined;
    const handle = held ?? "cursor";
    const at = this.host.position(handle, which);
    const area = plotArea(point.width, this.host.window());
    const tap = !held && event.pointerType === "touch";
    this.#press = {
      handle,
      which,
      tap,
      moved: false,
      from: point,
      offset: held ? [area.x(at[0]) - point.x, area.y(at[1]) - point.y] : [0, 0],
    };
    this.host.hover(null);
    this.host.focus(handle, which);
    if (!held && !tap) this.#place(point);
    return true;
  }

  #move(point: DragPoint): void {
    const press = this.#press;
    if (!press) return;
    if (Math.hypot(point.x - press.from.x, point.y - press.from.y) > (press.tap ? TAP : 0)) press.moved = true;
    if (!press.tap && press.moved) this.#place(point);
  }

  #end(point: DragPoint, cancelled: boolean): void {
    const press = this.#press;
    if (!press) return;
    const tapped = press.tap && !press.moved && !cancelled;
    if (tapped) this.#place(point);
    this.#press = null;
    if (tapped || !press.tap) this.host.commit(press.handle, press.which);
  }

  #place({ x, y, width }: DragPoint): void {
    const { handle, which, offset } = this.#press!;
    const area = plotArea(width, this.host.window());
    const seen = (v: number) => Math.min(width, Math.max(0, v));
    this.host.move(handle, which, [area.x.invert(seen(x + offset[0])), area.y.invert(seen(y + offset[1]))]);
  }
}
