/** Live tasks: what a quiz may ask of the reconstruction. */
import type { TaskGoal, TaskVerdict } from "../../content/tasks.js";
import type { bottleneck } from "../../i18n/en/bottleneck.js";
import { fixed } from "../../i18n/numbers.js";
import { percentage, read, SURE } from "./verdict.js";

type Goal<K extends TaskGoal["kind"]> = Extract<TaskGoal, { kind: K }>;

export function gradeMse({ below, maxK }: Goal<"mse">, mse: number, k: number, words: typeof bottleneck, lang: string): TaskVerdict {
  const error = fixed(mse, 4, lang);
  if (maxK !== undefined && k > maxK) return { met: false, message: words.gradedMseK(error, k, maxK) };
  return { met: mse <= below, message: words.gradedMse(error, k) };
}

/** Never rejects: without a classifier the goal is not met, and the message says why. */
export async function gradeImage(
  { digit, confidence = SURE }: Goal<"digit">,
  image: Float32Array,
  words: typeof bottleneck,
  lang: string,
): Promise<TaskVerdict> {
  try {
    const reading = await read(image);
    return {
      met: reading.digit === digit && reading.confidence >= confidence,
      message: words.graded(reading.digit, percentage(reading.confidence, lang)),
    };
  } catch {
    return { met: false, message: words.noClassifier };
  }
}
