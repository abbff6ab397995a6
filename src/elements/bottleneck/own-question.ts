/** Predict, then reveal, for images that no classifier reads: how much larger the error becomes with two numbers. */
import type { Prediction } from "../../core/prompt.js";
import type { bottleneckOwn } from "../../i18n/en/bottleneck-own.js";
import { fixed } from "../../i18n/numbers.js";

export interface Fewer {
  readonly prediction: Prediction;
  /** What came of it, of the errors before and after. */
  reveal(before: number, after: number): string;
}

export function fewer(words: typeof bottleneckOwn, k: number, lang: string): Fewer {
  return {
    prediction: {
      question: words.askFewer(k),
      options: [
        { id: "little", label: words.little },
        { id: "double", label: words.double },
        { id: "many", label: words.many },
      ],
    },
    reveal(before, after) {
      const [from, to] = [before, after].map((error) => fixed(error, 4, lang));
      const times = after / before;
      return times > 1 && Number.isFinite(times) ? words.revealFewer(from, to, fixed(times, 1, lang)) : words.revealLess(from, to);
    },
  };
}
