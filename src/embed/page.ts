/** The frame's page round the tag: language, direction, colours, and whether it scrolls. */
import type { Surroundings } from "../lms/frame.js";
import type { PageFields } from "./hash.js";

const RIGHT_TO_LEFT = /^(ar|arc|ckb|dv|fa|he|ku-arab|nqo|ps|sd|syr|ug|ur|yi)(-|$)/i;
/** How long a host takes to give the frame its height. */
const FITTING_MS = 400;

const root = document.documentElement;

/** `asked` by the address has the last word over what it is like at the host. */
export function dress(asked: PageFields, host: Surroundings): void {
  const { lang = host.lang, dir, theme, background = "transparent" } = asked;
  root.lang = lang || "en";
  root.dir = dir ?? (asked.lang === undefined ? host.dir : undefined) ?? (RIGHT_TO_LEFT.test(root.lang) ? "rtl" : "ltr");
  root.dataset.background = background;
  // where nobody says what is round it a page is light
  const scheme = theme === "auto" ? "light dark" : (theme ?? host.scheme);
  root.style.colorScheme = scheme && scheme !== "normal" ? scheme : "light";
}

let timer: ReturnType<typeof setTimeout> | undefined;
let awaited = 0;
let isRefused = false;

/**
 * A page that gets the height that it needs shows no scroll bar, not even while it waits for that: a bar would make it narrower and, with
 * the next height, wider again. Where the host gives less it scrolls after all.
 */
export function awaitHeight(height: number): void {
  awaited = height;
  if (!isRefused) root.dataset.fitted = "";
  clearTimeout(timer);
  timer = setTimeout(judge, FITTING_MS);
}

function judge(): void {
  isRefused = innerHeight < awaited - 1;
  root.toggleAttribute("data-fitted", !isRefused);
}
addEventListener("resize", () => isRefused && judge());
