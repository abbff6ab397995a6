/** What a live task may ask for. */
import type { TaskGoal } from "../tasks.js";
import { type Fields, get, isFields, optionalNumber, warnOfOthers } from "./fields.js";
import { type Report, insteadOf } from "./messages.js";

const FIELDS: Record<TaskGoal["kind"], readonly string[]> = {
  digit: ["digit", "confidence"],
  mse: ["below", "maxK"],
  loss: ["below"],
  threshold: ["falseAlarms", "caught"],
};

export function readGoal(raw: unknown, report: Report): TaskGoal | null {
  if (!isFields(raw)) {
    report.error(`the goal must be an object${insteadOf(raw)}`);
    return null;
  }
  const kinds = Object.keys(FIELDS) as TaskGoal["kind"][];
  const kind = kinds.find((each) => each === get(raw, "kind"));
  if (!kind) {
    report.error(`the goal's "kind" must be one of ${kinds.join(", ")}${insteadOf(get(raw, "kind"))}`);
    return null;
  }
  warnOfOthers(raw, ["kind", ...FIELDS[kind]], report);
  if (kind === "digit") {
    const digit = required(raw, "digit", report, 0, 9);
    const confidence = optionalNumber(raw, "confidence", report, 0, 1);
    if (digit === undefined) return null;
    if (!Number.isInteger(digit)) report.error(`"digit" must be a whole number${insteadOf(digit)}`);
    return { kind, digit, ...(confidence !== undefined && { confidence }) };
  }
  if (kind === "threshold") {
    const falseAlarms = required(raw, "falseAlarms", report, 0, 1);
    const caught = required(raw, "caught", report, 0, 1);
    return falseAlarms === undefined || caught === undefined ? null : { kind, falseAlarms, caught };
  }
  const below = required(raw, "below", report, 0, Infinity);
  if (below === undefined) return null;
  if (kind === "loss") return { kind, below };
  const maxK = optionalNumber(raw, "maxK", report, 1);
  return { kind, below, ...(maxK !== undefined && { maxK }) };
}

function required(fields: Fields, name: string, report: Report, min: number, max: number): number | undefined {
  if (get(fields, name) === undefined) report.error(`the goal's "${name}" is missing`);
  return optionalNumber(fields, name, report, min, max);
}
