/** What is said of an answer: one word that judges, and what helps to do better. */
import type { Question } from "../../content/quiz/types.js";
import { short } from "../../i18n/numbers.js";
import { knownNumber, misplaced, rightNumber } from "./grade.js";
import type { Answer } from "./quiz.logic.js";
import type { Words } from "./view.js";

export interface Feedback {
  lead: string;
  /** Author's text, which may hold TeX, or ours. */
  text: string;
}

interface Situation {
  t: Words;
  lang: string;
  question: Question;
  answer: Answer;
  /** What the model said, for a live task. */
  verdict?: string;
  settled: boolean;
}

/** Of the answer as a whole. A choice of one has it beneath its option, others after the options. */
export function feedbackOf({ t, lang, question, answer, verdict, settled }: Situation): Feedback {
  const { correct, score, response } = answer;
  const lead = correct ? t.right : question.kind === "task" ? t.notYet : score > 0 ? t.partlyRight : t.notQuite;
  // revealed without any attempt
  if (question.kind !== "task" && response === null) return { lead: "", text: solution(question, t, lang) };
  const end = settled && !correct ? solution(question, t, lang) : "";
  return { lead, text: [help(question, answer, t, verdict), end].filter(Boolean).join(" ") };
}

function help(question: Question, { correct, response }: Answer, t: Words, verdict = ""): string {
  switch (question.kind) {
    case "single":
      return question.options.find(({ id }) => id === response)?.feedback ?? "";
    case "multiple": {
      if (correct) return "";
      const chosen = question.options.filter(({ id }) => (response as string[]).includes(id));
      return chosen.every((option) => option.correct) ? t.missing : t.tooMany;
    }
    case "numeric":
      if (correct) return rightNumber(question)?.feedback ?? "";
      return knownNumber(question, response as number)?.feedback ?? ((response as number) < question.answer ? t.tooLow : t.tooHigh);
    case "order": {
      const first = correct ? undefined : misplaced(question, response as string[]);
      return first ? (first.feedback ?? t.outOfPlace(first.text)) : "";
    }
    default:
      return verdict;
  }
}

/** What is right, where the options do not show it themselves. */
function solution(question: Question, t: Words, lang: string): string {
  if (question.kind === "order") return t.orderIs;
  if (question.kind !== "numeric") return "";
  const answer = short(question.answer, 10, lang);
  return t.answerIs(question.unit ? `${answer} ${question.unit}` : answer);
}
