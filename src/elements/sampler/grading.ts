/** Grades a live task, "a sample that is read as this digit". */
import type { TaskGoal, TaskVerdict } from "../../content/tasks.js";
import { short } from "../../i18n/numbers.js";
import type { SamplerWords } from "../../i18n/en/sampler-rest.js";
import type { Reading } from "./judge.js";
import type { Which } from "./sampler.logic.js";
import { percent } from "./sheet.view.js";

const SURE_ENOUGH = 0.6;

/** Any sample of any sheet will do; the surest one is named. */
export function gradeDigit(
  goal: TaskGoal & { kind: "digit" },
  sheets: readonly { which: Which; readings: readonly Reading[] }[],
  t: SamplerWords,
  language: string,
): TaskVerdict {
  const found = sheets
    .flatMap(({ which, readings }) => readings.map(({ digit, confidence }, i) => ({ which, i, digit, confidence })))
    .filter(({ digit }) => digit === goal.digit)
    .sort((a, b) => b.confidence - a.confidence)
    .at(0);
  if (!found) return { met: false, message: t.gradedNone(goal.digit) };
  const { which, i, digit, confidence } = found;
  return {
    met: confidence >= (goal.confidence ?? SURE_ENOUGH),
    message: t.graded(t.name[which], short(i + 1, 0, language), digit, percent(confidence, language)),
  };
}
