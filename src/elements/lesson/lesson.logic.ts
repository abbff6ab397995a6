/** How far a reader has come, and what is remembered of it. No DOM. */

export interface Place {
  /** Of the section; unique in the lesson, without spaces. */
  id: string;
  title: string;
}

export interface Reading {
  /** Ids of the sections that were read. */
  readonly read: ReadonlySet<string>;
  /** Id of the section that the reader is at; null at the top. */
  readonly at: string | null;
}

export const UNREAD: Reading = { read: new Set(), at: null };

export function withRead(reading: Reading, id: string): Reading {
  return reading.read.has(id) ? reading : { ...reading, read: new Set([...reading.read, id]) };
}

export function withPlace(reading: Reading, at: string | null): Reading {
  return reading.at === at ? reading : { ...reading, at };
}

/** How many of these sections were read. */
export function readCount({ read }: Reading, places: readonly Place[]): number {
  return places.filter(({ id }) => read.has(id)).length;
}

/** The share that was read, 0 to 1; 0 for a lesson without sections. */
export function progressOf(reading: Reading, places: readonly Place[]): number {
  return places.length === 0 ? 0 : readCount(reading, places) / places.length;
}

/** Where a reader who comes back goes on: where they were, or at the first section after it that is unread. Null: nowhere but at the top. */
export function resumeAt({ read, at }: Reading, places: readonly Place[]): Place | null {
  const index = places.findIndex(({ id }) => id === at);
  const unread = places.findIndex(({ id }, i) => i >= Math.max(0, index) && !read.has(id));
  const next = unread >= 0 ? unread : places.findIndex(({ id }) => !read.has(id));
  return next > 0 ? places[next] : null;
}

/** The fields of a link: `read=idea loss&at=loss`. */
export function saveReading({ read, at }: Reading): Record<string, string | undefined> {
  return { read: [...read].join(" ") || undefined, at: at ?? undefined };
}

export function restoreReading({ read = "", at }: Readonly<Record<string, string | undefined>>): Reading {
  return { read: new Set(read.split(/\s+/).filter(Boolean)), at: at || null };
}

/** Words a minute of somebody who reads to learn, and minutes at a figure. */
const PACE = { words: 200, figure: 0.5 };

/** Minutes for so many words and figures, at least 1. */
export function readingMinutes(words: number, figures: number): number {
  return Math.max(1, Math.round(words / PACE.words + figures * PACE.figure));
}

/** Words of a text; a script without spaces counts two characters as one. */
export function countWords(text: string): number {
  const dense = text.match(/[\u3040-\u30ff\u3400-\u9fff]/g)?.length ?? 0;
  return (text.match(/[\p{L}\p{N}][\p{L}\p{N}\u2019'.,-]*/gu)?.length ?? 0) + Math.ceil(dense / 2);
}

/** An id for a heading that has none; unlike those that are taken. */
export function slug(title: string, taken: ReadonlySet<string>): string {
  const base =
    title
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, "-")
      .replace(/^-+|-+$/g, "") || "section";
  let id = base;
  for (let n = 2; taken.has(id); n++) id = `${base}-${n}`;
  return id;
}
