/**
 * One pointer at a time, in local pixels. Nothing is prevented that the page needs: the element's `touch-action` decides
 * whether a finger scrolls the page, and a gesture that the browser takes over ends as a cancel.
 */
export interface DragPoint {
  /** Pixels from the left and top of the target's border box, in its own units even where the page scales it. */
  x: number;
  y: number;
  /** The box's size in the same units. */
  width: number;
  height: number;
  event: PointerEvent;
}

export interface DragHandlers {
  /** Return false to leave the gesture alone. */
  start?(point: DragPoint): boolean | void;
  move(point: DragPoint): void;
  end?(point: DragPoint, cancelled: boolean): void;
}

/** Listener for `pointerdown`; puts the rest up itself and takes it down again. */
export function draggable(handlers: DragHandlers): (event: PointerEvent) => void {
  return (down) => {
    if (down.button !== 0 || !down.isPrimary) return;
    const target = down.currentTarget as HTMLElement;
    if (handlers.start?.(localPoint(down, target)) === false) return;
    target.setPointerCapture?.(down.pointerId);
    const mine = (event: PointerEvent) => event.pointerId === down.pointerId;
    const move = (event: PointerEvent) => {
      if (mine(event)) handlers.move(localPoint(event, target));
    };
    const stop = (event: PointerEvent) => {
      if (!mine(event)) return;
      target.removeEventListener("pointermove", move);
      target.removeEventListener("pointerup", stop);
      target.removeEventListener("pointercancel", stop);
      handlers.end?.(localPoint(event, target), event.type === "pointercancel");
    };
    target.addEventListener("pointermove", move);
    target.addEventListener("pointerup", stop);
    target.addEventListener("pointercancel", stop);
  };
}

/** Client coordinates in the target's own pixels; right under CSS transforms that scale (slides). */
export function localPoint(event: PointerEvent, target: Element): DragPoint {
  const box = target.getBoundingClientRect();
  const width = (target as HTMLElement).offsetWidth || box.width;
  const height = (target as HTMLElement).offsetHeight || box.height;
  return {
    x: ((event.clientX - box.left) * width) / (box.width || 1),
    y: ((event.clientY - box.top) * height) / (box.height || 1),
    width,
    height,
    event,
  };
}
