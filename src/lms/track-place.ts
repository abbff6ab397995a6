/** Brings a reader who comes back to where they were, unless they have gone elsewhere already. */
import type { Snapshot } from "./session-snapshot.js";
import type { Tracker } from "./track.js";
import type { Tag } from "./track-tags.js";

interface Lively extends Tag {
  ready?: Promise<void>;
}

const HANDS = ["pointerdown", "keydown", "wheel", "touchstart"] as const;

/** The section of a lesson that was read last, else the tag that was used last. */
export async function comeBack(tracker: Tracker, { states, last }: Snapshot): Promise<void> {
  if (location.hash) return;
  const lesson = tracker.parts.find(({ key, kind }) => kind === "lesson" && new URLSearchParams(states.get(key)).get("at"));
  const tag: Lively | null = tracker.tag(lesson?.key ?? last ?? "") ?? tracker.tag(hostOf(last ?? ""));
  if (!tag) return;
  const hands = new AbortController();
  const { signal } = hands;
  for (const type of HANDS) addEventListener(type, () => hands.abort(), { capture: true, passive: true, signal });
  await customElements.whenDefined(tag.localName);
  await tag.ready;
  if (signal.aborted) return;
  hands.abort();
  const at = lesson && new URLSearchParams(states.get(lesson.key)).get("at");
  if (typeof tag.goTo === "function") (tag.goTo as (id: string) => unknown)(at ?? "");
  else if (!isInView(tag)) tag.scrollIntoView({ block: "center", behavior: "instant" });
}

/** The tag in whose shadow root another stands. */
const hostOf = (key: string) => key.split("/")[0];

function isInView(tag: Element): boolean {
  const { top, bottom } = tag.getBoundingClientRect();
  return top >= 0 && top < innerHeight / 2 && bottom > 0;
}
