/** One line on the questions of GIFT that no tag asks: a learner misses them, and an author may have thought that they are there. */
import type { LeftOut } from "../../content/quiz/validate.js";
import { quizGift } from "../../i18n/en/quiz-gift.js";
import { short } from "../../i18n/numbers.js";
import { spoken, words } from "../../i18n/registry.js";

export interface Notice {
  text: string;
  lang: string;
}

/** Questions that are named; the others are counted. */
const NAMED = 8;

/** @param file the name of the file; empty where the quiz stands in the page */
export function noticeOf({ all, questions }: LeftOut, file: string, language: string): Notice {
  const t = words("quizGift", quizGift, language);
  const lang = spoken("quizGift", language);
  const count = (n: number) => short(n, 0, lang);
  const named = questions.slice(0, NAMED).map(({ question, kind }) => t.question(count(question), t[kind]));
  const rest = questions.length - NAMED;
  const which = [...named, ...(rest > 0 ? [t.more(count(rest))] : [])].join(", ");
  return { text: t.leftOut(questions.length, count(questions.length), count(all), file, which), lang };
}
