/** Where an LMS has put its API: in this window, a frame around it, or the window that opened it, and the frames around that. */
import type { Api } from "./scorm-api.js";

/** Frames that lie in one another; the standard says 7, systems are deeper. */
const DEPTH = 100;

interface Place {
  readonly parent?: Place | null;
  readonly opener?: Place | null;
}

/** Null where there is none, or none that may be touched from here. */
export function findApi(name: string, start: Place): Api | null {
  const seen = new Set<Place>();
  let place: Place | null | undefined = start;
  // a window that was opened by one that was opened
  for (let opened = 0; place && opened < 5; opened++) {
    let outermost: Place = place;
    for (let depth = 0; place && depth < DEPTH && !seen.has(place); depth++) {
      seen.add(place);
      outermost = place;
      const api = look(place, name);
      if (api) return api;
      place = step(place, "parent");
    }
    place = step(outermost, "opener") ?? (opened === 0 ? step(start, "opener") : null);
  }
  return null;
}

function look(place: Place, name: string): Api | null {
  try {
    const api = (place as Record<string, unknown>)[name];
    return typeof api === "object" && api !== null ? (api as Api) : typeof api === "function" ? (api as unknown as Api) : null;
  } catch {
    // of another origin
    return null;
  }
}

function step(place: Place, to: "parent" | "opener"): Place | null {
  try {
    const next = place[to];
    return next && next !== place ? next : null;
  } catch {
    return null;
  }
}
