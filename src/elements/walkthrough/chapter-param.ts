import { toText, type Param } from "../../core/params.js";
import { CHAPTERS, type ChapterId } from "./film-time.js";

/** A chapter by its id or its number from 1; anything else is the nearest number, or the first. */
export function chapterParam(): Param<ChapterId> {
  const ids = CHAPTERS.map(({ id }) => id);
  return {
    fallback: ids[0],
    serialise: (id) => id,
    normalise(raw) {
      if (raw === null || raw === undefined) return { value: ids[0] };
      const word = toText(raw).trim().toLowerCase();
      const known = ids.find((id) => id === word);
      if (known) return { value: known };
      const n = word === "" ? NaN : Number(word);
      const bent = Number.isNaN(n) ? 1 : Math.min(ids.length, Math.max(1, Math.round(n)));
      const value = ids[bent - 1];
      const complaint = `"${word}" is not one of ${ids.join(", ")}, nor a number from 1 to ${ids.length}; using ${value}`;
      return bent === n ? { value } : { value, complaint };
    },
  };
}
