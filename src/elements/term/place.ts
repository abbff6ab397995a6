/** Where the definition stands: beneath its word, above where there is no room, never outside the window. */
import { lazy } from "../../core/lazy.js";

const placement = lazy(() => import("./place-floating.js"));

/** Whether style sheets alone can place it; see term.styles.ts. */
const byStyle = () => CSS.supports("position-area", "bottom") && CSS.supports("position-try-fallbacks", "flip-block");

/** Keeps `popup` at `word` until the function that it gives is called. */
export function place(word: Element, popup: HTMLElement): () => void {
  if (byStyle()) return () => undefined;
  let stop: (() => void) | null = null;
  let over = false;
  placement().then(
    ({ follow }) => {
      if (!over) stop = follow(word, popup);
    },
    // without it the definition stands in the middle of the window
    () => undefined,
  );
  return () => {
    over = true;
    stop?.();
  };
}
