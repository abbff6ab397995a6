import { toText, type Param } from "../../core/params.js";
import { ALL_KINDS, HIGHEST, type Kind } from "./anomaly.logic.js";

/** Some of the kinds, as words separated by spaces or commas, or as a list. None: all of the source. */
export function kindsParam(): Param<readonly Kind[]> {
  return {
    fallback: [],
    serialise: (value) => value.join(" ") || null,
    normalise(raw) {
      if (raw === null || raw === undefined) return { value: [] };
      const words = toText(raw)
        .toLowerCase()
        .split(/[\s,]+/)
        .filter(Boolean);
      const value = ALL_KINDS.filter((kind) => words.includes(kind));
      const wrong = words.filter((word) => !(ALL_KINDS as readonly string[]).includes(word));
      if (wrong.length === 0) return { value };
      return {
        value,
        complaint: `"${wrong.join(" ").slice(0, 60)}" is none of ${ALL_KINDS.join(", ")}; using ${value.join(" ") || "all"}`,
      };
    },
  };
}

/** A number from 0 up; null: the default of the source. */
export function thresholdParam(): Param<number | null> {
  return {
    fallback: null,
    serialise: (value) => (value === null ? null : String(value)),
    normalise(raw) {
      if (raw === null || raw === undefined) return { value: null };
      const text = toText(raw).trim();
      const v = text === "" ? NaN : Number(text);
      if (Number.isNaN(v)) return { value: null, complaint: `"${text.slice(0, 60)}" is not a number; using the default` };
      const value = Math.min(HIGHEST, Math.max(0, v));
      return value === v ? { value } : { value, complaint: `${text.slice(0, 60)} is not a number from 0 to ${HIGHEST}; using ${value}` };
    },
  };
}
