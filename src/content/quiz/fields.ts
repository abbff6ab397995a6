/**
 * Reading fields of a value of which nothing is known. Only own fields are seen, so that names such as `__proto__` or
 * `constructor` mean nothing, and what is built is built field by field: nothing of an author's object is merged into ours.
 */
import { type Report, insteadOf, show } from "./messages.js";
import { LIMITS } from "./types.js";

export type Fields = Readonly<Record<string, unknown>>;

export function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The own field of that name; undefined when it is absent or null. */
export function get(fields: Fields, name: string): unknown {
  return Object.hasOwn(fields, name) ? (fields[name] ?? undefined) : undefined;
}

/** Warns of fields that nothing reads: most are slips of the pen. */
export function warnOfOthers(fields: Fields, known: readonly string[], report: Report): void {
  for (const name in fields) {
    if (report.isFull) return;
    if (!Object.hasOwn(fields, name)) continue;
    if (!known.includes(name)) report.warn(`${show(name)} is not a field here; it is ignored`);
  }
}

interface TextRules {
  /** What to call it in a message. */
  noun: string;
  max?: number;
}

const TAG = /<\/?[a-z][a-z0-9-]*(\s[^<>]*)?\/?>/i;

/** Text, or undefined: with a message when the field is there but is no text. Numbers count as text. */
export function optionalText(fields: Fields, name: string, report: Report, { noun, max = LIMITS.text }: TextRules): string | undefined {
  const raw = get(fields, name);
  if (raw === undefined) return undefined;
  if (typeof raw !== "string" && typeof raw !== "number") {
    report.error(`${noun} must be text${insteadOf(raw)}`);
    return undefined;
  }
  const text = String(raw).trim();
  if (text.length > max) {
    report.error(`${noun} has ${text.length} characters; at most ${max}`);
    return undefined;
  }
  const tag = TAG.exec(text);
  if (tag) report.warn(`${noun} holds ${show(tag[0])}; it is shown as written, because text here is never HTML`);
  return text === "" ? undefined : text;
}

export function requiredText(fields: Fields, name: string, report: Report, rules: TextRules): string {
  const before = report.messages.length;
  const text = optionalText(fields, name, report, rules);
  if (text === undefined && report.messages.length === before) report.error(`${rules.noun} is missing ("${name}")`);
  return text ?? "";
}

/** The ids of a list, unique: as written, or the spare one where none is. `at` tells the report which entry it is about. */
export function idsOf(list: readonly Fields[], spare: (index: number) => string, report: Report, at: (index: number) => void): string[] {
  const written = new Set<string>();
  const ids = list.map((fields, index) => {
    const raw = get(fields, "id");
    if (raw === undefined) return null;
    at(index);
    const id = String(typeof raw === "number" ? raw : typeof raw === "string" ? raw : "");
    if (id === "" || id.length > LIMITS.id) report.error(`the id must be a text of 1 to ${LIMITS.id} characters${insteadOf(raw)}`);
    else if (written.has(id)) report.error(`the id ${show(id)} is used twice`);
    written.add(id);
    return id;
  });
  return ids.map((id, index) => {
    if (id !== null) return id;
    let free = spare(index);
    while (written.has(free)) free += "-";
    written.add(free);
    return free;
  });
}

/** A finite number, or undefined: with a message when the field is there but is none, or is out of range. */
export function optionalNumber(fields: Fields, name: string, report: Report, min = -Infinity, max = Infinity): number | undefined {
  const raw = get(fields, name);
  if (raw === undefined) return undefined;
  if (typeof raw === "number" && Number.isFinite(raw) && raw >= min && raw <= max) return raw;
  const range = min === -Infinity ? "" : max === Infinity ? ` of at least ${min}` : ` from ${min} to ${max}`;
  report.error(`"${name}" must be a number${range}${insteadOf(raw)}`);
  return undefined;
}
