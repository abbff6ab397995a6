/** Grades a live task, "a point that decodes to this digit", with a classifier. */
import type { TaskGoal, TaskVerdict } from "../../content/tasks.js";
import type { Classifier } from "../../model/api.js";
import type { Which } from "./latent-map.logic.js";
import { percent, type FullSpeech } from "./handles.view.js";
import { readImages } from "./readings.js";

/** What the decoder of each shown map draws at the cursor. One that meets the goal is enough. */
export async function gradeDigit(
  goal: TaskGoal & { kind: "digit" },
  drawn: readonly { which: Which; image: Float32Array }[],
  classifier: Classifier,
  { t, language }: FullSpeech,
): Promise<TaskVerdict> {
  const readings = await Promise.all(
    drawn.map(async ({ which, image }) => {
      const [reading] = await readImages(classifier, image);
      return { ...reading, which, met: reading.digit === goal.digit && reading.confidence >= (goal.confidence ?? 0.6) };
    }),
  );
  const { which, met, digit, confidence } = readings.find((r) => r.met) ?? readings[0];
  const share = percent(confidence, language);
  return { met, message: drawn.length > 1 ? t.gradedIn(t.name[which], digit, share) : t.graded(digit, share) };
}
