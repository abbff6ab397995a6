/** Where an LMS has put its API: in this window, a frame around it, or the window that opened it, and the frames around that. */
import type { Api } from "./scorm-api.js";
import type { Dialect } from "./scorm-dialect.js";

/** Frames that lie in one another; the standard says 7, systems are deeper. */
const DEPTH = 100;

interface Place {
  readonly parent?: Place | null;
  readonly opener?: Place | null;
}

/** Null where there is none, or none that may be touched from here. */
export function findApi(dialect: Pick<Dialect, "api" | "calls">, start: Place): Api | null {
  const seen = new Set<Place>();
  let place: Place | null | undefined = start;
  // a window that was opened by one that was opened
  for (let opened = 0; place && opened < 5; opened++) {
    let outermost: Place = place;
    for (let depth = 0; place && depth < DEPTH && !seen.has(place); depth++) {
      seen.add(place);
      outermost = place;
      const api = look(place, dialect);
      if (api) return api;
      place = step(place, "parent");
    }
    place = step(outermost, "opener") ?? (opened === 0 ? step(start, "opener") : null);
  }
  return null;
}

/**
 * Of the standard only what has its functions: a portal's own `API`, an element with that id and a frame of that name are no LMS, and the one
 * sought may be further up.
 */
function look(place: Place, { api: name, calls }: Pick<Dialect, "api" | "calls">): Api | null {
  try {
    const api = (place as Record<string, Api | null | undefined>)[name];
    return typeof api?.[calls.initialize] === "function" ? api : null;
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
