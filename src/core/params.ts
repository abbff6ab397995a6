/**
 * Author input, made valid. A `Param` turns anything that an attribute or a property can hold into the nearest valid value,
 * with a complaint when it had to bend what it was given.
 */
export interface Normalised<T> {
  value: T;
  /** What was wrong, in words that end with what is used instead; absent when nothing was. */
  complaint?: string;
}

export interface Param<T> {
  readonly fallback: T;
  normalise(raw: unknown): Normalised<T>;
  /** The attribute's text; null takes the attribute away. */
  serialise(value: T): string | null;
}

interface Range {
  min: number;
  max: number;
  fallback: number;
}

/** A number in [min, max]. */
export function number({ min, max, fallback }: Range): Param<number> {
  return ranged({ min, max, fallback }, (v) => v, "a number");
}

/** A whole number in [min, max]. */
export function integer({ min, max, fallback }: Range): Param<number> {
  return ranged({ min, max, fallback }, Math.round, "a whole number");
}

function ranged({ min, max, fallback }: Range, round: (v: number) => number, noun: string): Param<number> {
  return {
    fallback,
    serialise: String,
    normalise(raw) {
      if (raw === null || raw === undefined) return { value: fallback };
      const v = toNumber(raw);
      if (Number.isNaN(v)) return { value: fallback, complaint: `${show(raw)} is not ${noun}; using ${fallback}` };
      const value = round(Math.min(max, Math.max(min, v)));
      return value === v ? { value } : { value, complaint: `${show(raw)} is not ${noun} from ${min} to ${max}; using ${value}` };
    },
  };
}

/** One of a few words. Case and surrounding space are forgiven. */
export function oneOf<const T extends string>(choices: readonly T[], fallback: NoInfer<T>): Param<T> {
  return {
    fallback,
    serialise: (v) => v,
    normalise(raw) {
      if (raw === null || raw === undefined) return { value: fallback };
      const word = toText(raw).trim().toLowerCase();
      const value = choices.find((c) => c.toLowerCase() === word);
      if (value !== undefined) return { value };
      return { value: fallback, complaint: `${show(raw)} is not one of ${choices.join(", ")}; using ${fallback}` };
    },
  };
}

interface ListOptions {
  min: number;
  max: number;
  maxLength: number;
  fallback: readonly number[];
}

/** Numbers separated by commas or spaces (or an array), each brought into [min, max]. */
export function numberList({ min, max, maxLength, fallback }: ListOptions): Param<readonly number[]> {
  return {
    fallback,
    serialise: (v) => v.join(", "),
    normalise(raw) {
      if (raw === null || raw === undefined) return { value: fallback };
      const items = typeof raw === "string" ? raw.split(/[\s,;]+/).filter(Boolean) : listed(raw);
      const numbers = items.map(toNumber);
      const bad = items.findIndex((_, i) => Number.isNaN(numbers[i]));
      if (items.length === 0 || bad >= 0) {
        const what = items.length === 0 ? "an empty list" : `${show(items[bad])} (place ${bad + 1})`;
        return { value: fallback, complaint: `${what} is not a list of numbers; using ${fallback.join(", ")}` };
      }
      const value = numbers.slice(0, maxLength).map((v) => Math.min(max, Math.max(min, v)));
      const same = value.length === numbers.length && value.every((v, i) => v === numbers[i]);
      return same
        ? { value }
        : { value, complaint: `${show(raw)} must be at most ${maxLength} numbers from ${min} to ${max}; using ${value.join(", ")}` };
    },
  };
}

/** On or off. As an attribute: off when it is absent or says "false", on otherwise. */
export function flag(): Param<boolean> {
  return {
    fallback: false,
    serialise: (value) => (value ? "" : null),
    normalise(raw) {
      if (typeof raw !== "string") return { value: Boolean(raw) };
      const word = raw.trim().toLowerCase();
      const value = word !== "false";
      return ["", "true", "false"].includes(word) ? { value } : { value, complaint: `${show(raw)} is not on or off; using on` };
    },
  };
}

/** Any text. */
export function text(fallback = ""): Param<string> {
  return {
    fallback,
    serialise: (v) => v || null,
    normalise: (raw) => ({ value: raw === null || raw === undefined ? fallback : toText(raw) }),
  };
}

/** What an iterable gives; anything else, one that cannot be read included, is a list of itself. */
function listed(raw: unknown): unknown[] {
  try {
    if (typeof raw === "object" && raw !== null && Symbol.iterator in raw) return Array.from(raw as Iterable<unknown>);
  } catch {
    // not to be read
  }
  return [raw];
}

/** NaN for whatever has no number in it, symbols and hostile objects included. */
function toNumber(raw: unknown): number {
  if (typeof raw === "string" && raw.trim() === "") return NaN;
  try {
    return Number(raw);
  } catch {
    return NaN;
  }
}

export function toText(raw: unknown): string {
  try {
    return String(raw);
  } catch {
    return "an object";
  }
}

function show(raw: unknown): string {
  const s = typeof raw === "string" ? `"${raw}"` : (listText(raw) ?? toText(raw));
  return s.length > 60 ? `${s.slice(0, 57)}…` : s;
}

/** Null for what is no array, or one that does not let itself be read. */
function listText(raw: unknown): string | null {
  try {
    return Array.isArray(raw) ? `[${raw.map(toText).join(", ")}]` : null;
  } catch {
    return null;
  }
}
