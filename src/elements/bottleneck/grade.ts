/** Live tasks: what a quiz may ask of the reconstruction. */
import type { TaskGoal, TaskVerdict } from "../../content/tasks.js";
import { bottleneckWords } from "../../i18n/en/bottleneck-rest.js";
import { fixed } from "../../i18n/numbers.js";
import { spoken, words } from "../../i18n/registry.js";
import { percentage, read, SURE } from "./verdict.js";

type Goal<K extends TaskGoal["kind"]> = Extract<TaskGoal, { kind: K }>;

/** `language`: the page's. */
export function gradeMse({ below, maxK }: Goal<"mse">, mse: number, k: number, language: string): TaskVerdict {
  const t = words("bottleneck", bottleneckWords, language);
  const error = fixed(mse, 4, spoken("bottleneck", language));
  if (maxK !== undefined && k > maxK) return { met: false, message: t.gradedMseK(error, k, maxK) };
  return { met: mse <= below, message: t.gradedMse(error, k) };
}

/** Never rejects: without a classifier the goal is not met, and the message says why. */
export async function gradeImage({ digit, confidence = SURE }: Goal<"digit">, image: Float32Array, language: string): Promise<TaskVerdict> {
  const t = words("bottleneck", bottleneckWords, language);
  try {
    const reading = await read(image);
    return {
      met: reading.digit === digit && reading.confidence >= confidence,
      message: t.graded(reading.digit, percentage(reading.confidence, spoken("bottleneck", language))),
    };
  } catch {
    return { met: false, message: t.noClassifier };
  }
}
