/** Predict, then reveal: once a page, between the code and the decoder, how much of the ink will come back. */
import { asked } from "../../core/asked.js";
import { inkBalance, type Film } from "./film.js";

export const CHOICES = ["most", "much", "little"] as const;
export type Choice = (typeof CHOICES)[number];

/** The question's name in `asked`. */
const NAME = "walkthrough";

export class Prediction {
  /** Whether the question stands there now. */
  open = false;
  choice: Choice | null = null;
  /** It was this tag that asked. */
  #isOurs = false;

  get due(): boolean {
    return !asked.has(NAME);
  }

  ask(): void {
    asked.add(NAME);
    this.open = this.#isOurs = true;
  }

  answer(choice: Choice | null): void {
    this.open = false;
    this.choice = choice;
  }

  /** What was asked here may be asked again. */
  forget(): void {
    this.answer(null);
    if (this.#isOurs) asked.delete(NAME);
    this.#isOurs = false;
  }
}

/** Which of the choices turned out right; null where nothing is known. */
export function outcome({ x, trained }: Film): Choice | null {
  if (!trained) return null;
  const kept = 1 - inkBalance(x, trained.image).lost;
  return kept > 0.9 ? "most" : kept >= 0.6 ? "much" : "little";
}
