/** What a key does to the film. */

export type Command = "toggle" | "start" | "end" | { readonly seconds: number } | { readonly chapters: number };

const STEP = 5;
const JUMP = 10;

/** Null where the key is the control's own, or nobody's. `mirrored`: time runs from right to left. */
export function keyCommand(event: KeyboardEvent, mirrored: boolean): Command | null {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return null;
  const target = event.composedPath()[0] as Element;
  const slider = target.matches("input[type=range]");
  const pressed = target.matches("button, summary, input:not([type=range])");
  const chosen = target.matches("input[type=radio]");
  const forward = mirrored ? -1 : 1;
  switch (event.key) {
    case " ":
      return pressed ? null : "toggle";
    case "k":
      return "toggle";
    case "j":
      return { seconds: -JUMP };
    case "l":
      return { seconds: JUMP };
    case "ArrowRight":
      return chosen ? null : { seconds: STEP * forward };
    case "ArrowLeft":
      return chosen ? null : { seconds: -STEP * forward };
    case "ArrowUp":
      return slider ? { seconds: STEP } : null;
    case "ArrowDown":
      return slider ? { seconds: -STEP } : null;
    case "PageUp":
      return slider ? { chapters: 1 } : null;
    case "PageDown":
      return slider ? { chapters: -1 } : null;
    case "Home":
      return slider ? "start" : null;
    case "End":
      return slider ? "end" : null;
    default:
      return null;
  }
}
