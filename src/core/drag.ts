/**
 * One pointer at a time, in local pixels. Nothing is prevented that the page needs: the element's `touch-action` decides
 * whether a finger scrolls the page, and a gesture that the browser takes over ends as a cancel.
 */
export interface LocalPoint {
  /** Pixels from the left and top of the target's border box, in its own units even where the page scales or turns it. */
  x: number;
  y: number;
  /** The box's size in the same units. */
  width: number;
  height: number;
}

export interface DragPoint extends LocalPoint {
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
    if (handlers.start?.(point(down, target)) === false) return;
    target.setPointerCapture?.(down.pointerId);
    const mine = (event: PointerEvent) => event.pointerId === down.pointerId;
    const move = (event: PointerEvent) => {
      if (mine(event)) handlers.move(point(event, target));
    };
    const stop = (event: PointerEvent) => {
      if (!mine(event)) return;
      target.removeEventListener("pointermove", move);
      target.removeEventListener("pointerup", stop);
      target.removeEventListener("pointercancel", stop);
      handlers.end?.(point(event, target), event.type === "pointercancel");
    };
    target.addEventListener("pointermove", move);
    target.addEventListener("pointerup", stop);
    target.addEventListener("pointercancel", stop);
  };
}

const point = (event: PointerEvent, target: HTMLElement): DragPoint => ({ ...localPoint(event, target), event });

/** Where a pointer is, in the target's own pixels; right under zoom and under CSS transforms within the plane (slides). */
export function localPoint({ clientX, clientY }: MouseEvent, target: HTMLElement): LocalPoint {
  const { left, top, width: across, height: high } = target.getBoundingClientRect();
  const width = target.offsetWidth || across;
  const height = target.offsetHeight || high;
  const { a, b, c, d } = turnOf(target);
  // from the middle: however the target is turned, it is the middle of its bounding box
  const x = clientX - left - across / 2;
  const y = clientY - top - high / 2;
  // what makes the box larger and is no transform
  const zoomX = across / (Math.abs(a) * width + Math.abs(c) * height) || 1;
  const zoomY = high / (Math.abs(b) * width + Math.abs(d) * height) || 1;
  const area = a * d - b * c || 1;
  return { x: width / 2 + (d * x - c * y) / area / zoomX, y: height / 2 + (a * y - b * x) / area / zoomY, width, height };
}

/** The transforms of an element and of all that it stands in, as one. */
function turnOf(element: Element): DOMMatrix {
  let turn = new DOMMatrix();
  for (let at: Element | null = element; at; at = at.assignedSlot ?? at.parentElement ?? ((at.getRootNode() as ShadowRoot).host || null)) {
    const { rotate, transform } = getComputedStyle(at);
    // about another axis it is no number
    turn = new DOMMatrix()
      .rotate(parseFloat(rotate) || 0)
      .multiply(new DOMMatrix(transform))
      .multiply(turn);
  }
  return turn;
}
