/** What the reader may predict of the image halfway from A to B. */
import type { FullSpeech } from "./handles.view.js";

export type Choice = "blend" | "another" | "nothing";
export const CHOICES: readonly Choice[] = ["blend", "another", "nothing"];

/** `ends`: the classes of A and B. */
export function choiceLabel(choice: Choice, [a, b]: readonly [number, number], { t }: FullSpeech): string {
  return choice === "blend" ? t.blend(a, b) : choice === "another" ? t.another : t.nothing;
}
