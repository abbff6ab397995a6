/** Predict, then reveal: once a page, between the code and the decoder, how much of the ink will come back. */
import { inkBalance, type Film } from "./film.js";

export const CHOICES = ["most", "much", "little"] as const;
export type Choice = (typeof CHOICES)[number];

let asked = false;

/** For tests: the question may be asked again on this page. */
export function forgetPredictions(): void {
  asked = false;
}

export class Prediction {
  /** Whether the question stands there now. */
  open = false;
  choice: Choice | null = null;

  get due(): boolean {
    return !asked;
  }

  ask(): void {
    asked = this.open = true;
  }

  answer(choice: Choice | null): void {
    this.open = false;
    this.choice = choice;
  }
}

/** Which of the choices turned out right; null where nothing is known. */
export function outcome({ x, trained }: Film): Choice | null {
  if (!trained) return null;
  const kept = 1 - inkBalance(x, trained.image).lost;
  return kept > 0.9 ? "most" : kept >= 0.6 ? "much" : "little";
}
