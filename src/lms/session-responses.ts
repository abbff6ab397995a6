/** An answer in the terms that SCORM and xAPI share: a type of interaction, a response, and what would have been right. */
import { digest } from "./store.js";
import type { Answered } from "./track.js";
import type { Asked } from "./track-tags.js";

export interface Interaction {
  type: "choice" | "sequencing" | "numeric" | "performance";
  /** Ids of options in their order, or one number; null where there is nothing to record (a live task). */
  response: string[] | null;
  /** Each is right by itself; ids of options. Empty for a number. */
  patterns: string[][];
  /** Of a number: the least and the greatest right one. */
  range: [number, number] | null;
}

const TYPES: Readonly<Record<string, Interaction["type"]>> = {
  single: "choice",
  multiple: "choice",
  order: "sequencing",
  numeric: "numeric",
  task: "performance",
};

export function interactionOf({ detail: { response }, asked }: Answered): Interaction {
  return {
    type: TYPES[asked?.kind ?? ""] ?? typeOf(response),
    response: response === null ? null : Array.isArray(response) ? response : [typeof response === "number" ? decimal(response) : response],
    patterns: asked ? patternsOf(asked) : [],
    range: asked?.range ?? null,
  };
}

/** Of a quiz that says nothing of its questions. */
function typeOf(response: unknown): Interaction["type"] {
  if (typeof response === "number") return "numeric";
  return response === null ? "performance" : "choice";
}

function patternsOf({ kind, options, order, any }: Asked): string[][] {
  if (order) return [order];
  const right = options.filter(({ correct }) => correct).map(({ id }) => id);
  if (kind !== "single" && kind !== "multiple") return [];
  if (any) return right.map((id) => [id]);
  return right.length > 0 ? [right] : [];
}

/** A number as digits: at most seven after the point, no exponent. */
export function decimal(number: number): string {
  return number.toFixed(7).replace(/\.?0+$/, "");
}

/** Letters, digits, `_`, `-` and `.` only, at most 250, starting with none but a letter or digit; different texts stay different. */
export function identifier(text: string): string {
  const plain = text.replace(/[^A-Za-z0-9_.-]+/g, "_").replace(/^[^A-Za-z0-9]+/, "");
  return plain && plain === text && text.length <= 250 ? text : `${plain.slice(0, 230)}${plain ? "_" : ""}${digest(text)}`;
}
