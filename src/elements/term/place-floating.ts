/** Placement for browsers without CSS anchor positioning. Loaded when the first definition opens in one. */
import { autoUpdate, computePosition, flip, inline, offset, shift } from "@floating-ui/dom";

const GAP = 6;
const MARGIN = 12;

/** Keeps `popup` at `word` while the page scrolls or changes; gives the function that ends it. */
export function follow(word: Element, popup: HTMLElement): () => void {
  const move = async () => {
    const middleware = [inline(), offset(GAP), flip({ padding: MARGIN }), shift({ padding: MARGIN })];
    const { x, y } = await computePosition(word, popup, { strategy: "fixed", placement: "bottom", middleware });
    Object.assign(popup.style, { inset: "auto", margin: "0", left: `${x}px`, top: `${y}px` });
  };
  return autoUpdate(word, popup, () => void move());
}
