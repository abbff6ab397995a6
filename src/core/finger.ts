/**
 * Browsers move a slider as soon as a finger lands on it, also when the finger then scrolls the page. What a gesture moved before
 * the page took it over goes back.
 *
 * `remember` is asked when a finger lands on a slider; what it gives is called if the page takes the gesture. Listen for
 * `pointerdown` in the capture phase with `down`, for `pointercancel` with `cancel`.
 */
export function fingerUndo(remember: () => () => void) {
  let undo: (() => void) | null = null;
  return {
    down: {
      capture: true,
      handleEvent(event: PointerEvent): void {
        const slides = event.pointerType === "touch" && (event.target as Element).matches('input[type="range"]');
        undo = slides ? remember() : null;
      },
    },
    cancel: (): void => {
      undo?.();
      undo = null;
    },
  };
}
