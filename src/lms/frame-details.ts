/** Details of the events that cross the border of a frame: checked on both sides, copied field by field. */
import type { AeEventDetails, AeEventName } from "../core/events.js";

type Check = (value: unknown) => boolean;

const MOST_CHARACTERS = 10_000;
/** Values in one detail, and bytes of arrays of numbers. */
const MOST_VALUES = 400_000;
const DEEPEST = 4;

const text: Check = (value) => typeof value === "string" && value.length <= MOST_CHARACTERS;
const number: Check = Number.isFinite;
const flag: Check = (value) => typeof value === "boolean";
const upTo =
  (most: number): Check =>
  (value) =>
    number(value) && (value as number) >= 0 && (value as number) <= most;
const share = upTo(1);
/** CSS pixels: nothing that a tag shows is higher. */
export const isHeight = upTo(100_000);
const response: Check = (value) =>
  value === null || text(value) || number(value) || (Array.isArray(value) && value.length <= 100 && value.every(text));
const image: Check = (value) => value === null || (value instanceof Float32Array && value.length === 784 && value.every(share));

/** Fields of each detail; null: any, by property name. */
const FIELDS: { [N in AeEventName]: { [F in keyof AeEventDetails[N]]: Check } | null } = {
  "ae-ready": {},
  "ae-progress": { loaded: number, total: number },
  "ae-error": { code: text, message: text, recoverable: flag },
  "ae-change": null,
  "ae-input": null,
  "ae-answer": { questionId: text, response, correct: flag, score: share, attempt: number, durationMs: number },
  "ae-complete": { score: share, passed: flag },
  "ae-digit": { image },
};

export const EVENTS = /* @__PURE__ */ Object.keys(FIELDS) as AeEventName[];

export const isEventName = (name: string): name is AeEventName => Object.hasOwn(FIELDS, name);

/** A copy of `detail` that holds what the event's detail holds and nothing else; null where something of it is missing or wrong. */
export function cleanDetail<N extends AeEventName>(name: N, detail: unknown): AeEventDetails[N] | null {
  if (typeof detail !== "object" || detail === null) return null;
  const fields = FIELDS[name] as Record<string, Check> | null;
  if (!fields) return (plain(detail, { left: MOST_VALUES }, 0) ?? null) as AeEventDetails[N] | null;
  const values = detail as Record<string, unknown>;
  const checks = Object.entries(fields);
  const isRight = checks.every(([field, check]) => check(values[field]));
  return isRight ? (Object.fromEntries(checks.map(([field]) => [field, values[field]])) as AeEventDetails[N]) : null;
}

/** A copy of plain data: numbers, texts, flags, null, typed arrays; lists and records of them. All else is left out. */
function plain(value: unknown, room: { left: number }, depth: number): unknown {
  if (--room.left < 0 || depth > DEEPEST) return undefined;
  if (value === null || flag(value) || typeof value === "number" || text(value)) return value;
  if (ArrayBuffer.isView(value)) {
    if (value.byteLength > room.left) return undefined;
    room.left -= value.byteLength;
    return (value as Float32Array).slice?.();
  }
  const inside = (each: unknown) => plain(each, room, depth + 1);
  if (Array.isArray(value)) return value.length > room.left ? undefined : value.map((each) => inside(each) ?? null);
  if (typeof value !== "object") return undefined;
  const entries = Object.entries(value).map(([key, each]) => [key, inside(each)] as const);
  return Object.fromEntries(entries.filter(([, each]) => each !== undefined));
}
