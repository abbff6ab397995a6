/** Live tasks: what a quiz may ask of the output. */
import type { TaskGoal, TaskVerdict } from "../../content/tasks.js";
import type { DenoiserWords } from "../../i18n/en/denoiser-rest.js";
import { fixed } from "../../i18n/numbers.js";
import type { Answer } from "./answers.js";
import { CODE, meanSquaredError } from "./denoiser.logic.js";
import { percent, SURE } from "./pictures.js";

export function grade(
  goal: TaskGoal & { kind: "digit" | "mse" },
  { clean, output, readings }: Answer,
  t: DenoiserWords,
  lang: string,
): TaskVerdict {
  if (goal.kind === "digit") {
    const { digit, confidence } = readings[2];
    return {
      met: digit === goal.digit && confidence >= (goal.confidence ?? SURE),
      message: t.graded(digit, percent(confidence, lang, 99)),
    };
  }
  const mse = meanSquaredError(clean, output);
  const error = fixed(mse, 4, lang);
  if (goal.maxK !== undefined && goal.maxK < CODE) return { met: false, message: t.gradedMseK(error, CODE, goal.maxK) };
  return { met: mse <= goal.below, message: t.gradedMse(error) };
}
