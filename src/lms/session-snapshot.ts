/**
 * What is kept between two visits, as one short text: JSON, or, where that is too long, `z:` and the same deflated (RFC 1951) in
 * base64. ASCII only: some systems count bytes. Where even that is too long, results and answers are kept before figures.
 */
import { deflateSync, inflateSync, strFromU8, strToU8 } from "fflate";
import { NEW, share, united, type Kind, type Mark, type Session } from "./session.js";

export interface Snapshot {
  /** When it was taken, milliseconds since 1970. */
  at: number;
  session: Session;
  /** `state` of each tag by key. */
  states: ReadonlyMap<string, string>;
  /** Key of the tag that was used last. */
  last: string | null;
  /** How many answers of a chain the LMS had been told when it was taken. */
  told?: Told | null;
}

/** Answers that one browser tells, at one visit or at several where some are left over. */
export interface Told {
  chain: string;
  count: number;
}

export interface Packed {
  text: string;
  /** Keys of the tags whose state did not fit. */
  left: string[];
}

const FORMAT = 1;
const DEFLATED = "z:";
/** What a broken or hostile text may at most inflate to. */
const MOST_BYTES = 4_000_000;

/** Of what is left out last, first. */
const ORDER: readonly Kind[] = ["quiz", "lesson", "figure", "aid"];

/**
 * @param limit characters that the text may have
 * @param kindOf the kind of a tag by its key; a tag that is not on the page any more counts as an aid
 */
export function pack(snapshot: Snapshot, limit: number, kindOf: (key: string) => Kind | undefined = () => undefined): Packed {
  const { session, states } = snapshot;
  const latest = [...session.used].reverse();
  const rank = (key: string) => {
    const use = latest.indexOf(key);
    return ORDER.indexOf(kindOf(key) ?? "aid") * 1e6 + (use < 0 ? latest.length : use);
  };
  const keys = [...states.keys()].sort((a, b) => rank(a) - rank(b));
  const left: string[] = [];
  for (let count = keys.length; ; count--) {
    const kept = new Map(keys.slice(0, count).map((key) => [key, states.get(key)!]));
    const text = shortest(serialise({ ...snapshot, states: kept }), limit);
    if (text.length <= limit) return { text, left };
    if (count === 0) break;
    left.push(keys[count - 1]);
  }
  const bare = shortest(serialise({ ...snapshot, session: { ...session, used: new Set() }, states: new Map(), last: null }), limit);
  return { text: bare.length <= limit ? bare : "", left };
}

/** Null where the text is none of ours. */
export function unpack(text: string): Snapshot | null {
  try {
    const json = text.startsWith(DEFLATED) ? inflate(text.slice(DEFLATED.length)) : text;
    return read(JSON.parse(json) as unknown);
  } catch {
    return null;
  }
}

/** What two copies of the same reader's work say together; where both have a tag's state, the fields of the later one count. */
export function merged(a: Snapshot | null, b: Snapshot | null): Snapshot | null {
  if (!a || !b) return a ?? b;
  const [older, newer] = a.at <= b.at ? [a, b] : [b, a];
  const states = new Map(older.states);
  for (const [key, state] of newer.states) states.set(key, mergedState(older.states.get(key) ?? "", state));
  return { at: newer.at, session: united(older.session, newer.session), states, last: newer.last ?? older.last };
}

/** Two states of one tag: the fields of both, those of the later one first. What was read is a list, and is united. */
export function mergedState(older: string, newer: string): string {
  const fields = new URLSearchParams(older);
  for (const [name, value] of new URLSearchParams(newer)) {
    const words = name === "read" ? `${fields.get(name) ?? ""} ${value}`.split(/\s+/).filter(Boolean) : [];
    fields.set(name, words.length > 0 ? [...new Set(words)].join(" ") : value);
  }
  return fields.toString();
}

function serialise({ at, session, states, last, told }: Snapshot): string {
  const bit = (value: boolean) => (value ? 1 : 0);
  const json = JSON.stringify({
    v: FORMAT,
    t: Math.round(at),
    c: bit(session.completed),
    p: bit(session.passed),
    m: Object.fromEntries(
      [...session.marks].map(([key, { score, complete, passed }]) => [key, [Math.round(score * 1e4) / 1e4, bit(complete), bit(passed)]]),
    ),
    u: [...session.used],
    s: Object.fromEntries(states),
    ...(last === null ? {} : { l: last }),
    ...(told ? { n: [told.chain, told.count] } : {}),
  });
  return json.replace(/[^\u0020-\u007e]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

function shortest(json: string, limit: number): string {
  if (json.length <= limit) return json;
  let binary = "";
  for (const byte of deflateSync(strToU8(json), { level: 9 })) binary += String.fromCharCode(byte);
  return DEFLATED + btoa(binary);
}

function inflate(base64: string): string {
  const bytes = Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
  const inflated = inflateSync(bytes);
  if (inflated.length > MOST_BYTES) throw new RangeError("too long");
  return strFromU8(inflated);
}

function read(value: unknown): Snapshot | null {
  if (!isRecord(value) || value.v !== FORMAT) return null;
  const marks = new Map<string, Mark>();
  for (const [key, mark] of Object.entries(isRecord(value.m) ? value.m : {})) {
    if (Array.isArray(mark)) marks.set(key, { score: share(mark[0]), complete: mark[1] === 1, passed: mark[2] === 1 });
  }
  const states = Object.entries(isRecord(value.s) ? value.s : {}).filter(
    (entry): entry is [string, string] => typeof entry[1] === "string",
  );
  const used = Array.isArray(value.u) ? value.u.filter((key): key is string => typeof key === "string") : [];
  return {
    at: Number(value.t) || 0,
    session: { ...NEW, used: new Set(used), marks, completed: value.c === 1, passed: value.p === 1 },
    states: new Map(states),
    last: typeof value.l === "string" ? value.l : null,
    told: Array.isArray(value.n) ? { chain: String(value.n[0]), count: Math.max(0, Math.trunc(Number(value.n[1])) || 0) } : null,
  };
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null && !Array.isArray(value);
