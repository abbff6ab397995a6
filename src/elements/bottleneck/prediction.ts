/** Predict, then reveal: one question for each kind of input, asked once a page. */
import { asked } from "../../core/asked.js";
import type { Prediction } from "../../core/prompt.js";
import type { BottleneckWords } from "../../i18n/en/bottleneck-rest.js";
import { withK, type Scene } from "./bottleneck.logic.js";
import type { Fewer } from "./own-question.js";

/** "two" is about a digit, "fewer" about an image of an author's own. */
export const QUESTIONS = ["two", "fewer", "letter", "noise"] as const;
export type Question = (typeof QUESTIONS)[number];

/** The length of the code that the first question is about. */
export const FEW = 2;

/** The lengths that the question of a letter is about: the one that the reader does not see yet. */
const NARROW = 8;
const WIDE = 64;
const letterLength = (k: number) => (k > 2 * NARROW ? NARROW : WIDE);

/** The name of a question in `asked`. */
const nameOf = (question: Question) => `bottleneck ${question}`;

export function dismiss(question: Question): void {
  asked.add(nameOf(question));
}

/**
 * What to ask of this input, if that has not been asked on this page and its answer does not stand on the figure already. "later": what
 * would be asked of a sample does not fit this scene; its room stays free, so that nothing moves under the reader's hand.
 */
export function questionFor({ source, k, compare }: Scene, isDigits = true): Question | "later" | null {
  const usual = isDigits ? "two" : "fewer";
  const question = source.kind === "sample" || source.kind === "image" ? usual : source.kind;
  if (question === "letter" && !isDigits) return "later";
  if (asked.has(nameOf(question))) return null;
  const shown = (question === "two" && k === FEW) || (question === "fewer" && k <= FEW) || (question === "noise" && compare === "identity");
  return shown || source.kind === "image" ? "later" : question;
}

/** `fewer`: what is asked of images of an author's own. */
export function wording(question: Question, scene: Scene, words: BottleneckWords, fewer?: Fewer | null): Prediction {
  const { source, digit, k } = scene;
  if (question === "fewer") return fewer!.prediction;
  if (question === "two") {
    return {
      question: words.askTwo,
      options: [
        { id: "same", label: words.stillA(digit) },
        { id: "other", label: words.another },
        { id: "blur", label: words.blur },
      ],
    };
  }
  const letter = source.kind === "letter" ? source.letter : "";
  return question === "letter"
    ? {
        question: words.askLetter(letter, letterLength(k)),
        options: [
          { id: "letter", label: words.theLetter(letter) },
          { id: "digit", label: words.aDigit },
          { id: "blur", label: words.blur },
        ],
      }
    : {
        question: words.askNoise,
        options: [
          { id: "noise", label: words.sameNoise },
          { id: "digit", label: words.aDigit },
          { id: "nothing", label: words.nothing },
        ],
      };
}

/** The scene that shows the answer. */
export function revealing(question: Question, scene: Scene): Scene {
  if (question === "two" || question === "fewer") return withK(scene, FEW);
  if (question === "letter") return withK(scene, letterLength(scene.k));
  return question === "noise" ? { ...scene, compare: "identity" } : scene;
}
