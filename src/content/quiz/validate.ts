/**
 * From a value of which nothing is known to a quiz, or to messages with places. Written by hand rather than with a schema
 * library: most rules join several fields (ids that must exist, one correct option, an order of all options), every
 * message names its place in the author's own counting, and all of them come at once.
 */
import { type Fields, get, idsOf, isFields, optionalText, warnOfOthers } from "./fields.js";
import { type Message, Report, insteadOf, show } from "./messages.js";
import { readQuestion } from "./validate-question.js";
import { LIMITS, type Quiz } from "./types.js";

/** Questions of GIFT that are of a kind that no tag asks. */
export interface LeftOut {
  /** How many questions there are, with these. */
  all: number;
  /** Their numbers, from 1. */
  questions: { question: number; kind: "pairs" | "words" | "essay" | "text" | "numbers" }[];
}

export type QuizResult =
  | {
      ok: true;
      quiz: Quiz;
      /** What was odd, but not wrong. */
      warnings: Message[];
      /** What was wrong with questions that had to be left out; the others stand alone. */
      broken?: Message[];
      /** What the warnings say of them, to be counted. */
      leftOut?: LeftOut;
    }
  | { ok: false; messages: Message[] };

/**
 * Takes `{title?, questions: […]}` or the list of questions alone. Never throws, whatever the value is. The quiz that comes out is
 * built anew and shares no object with the value; it is its own fixed point: validated again it comes out equal.
 */
export function validateQuiz(value: unknown): QuizResult {
  const report = new Report();
  try {
    const quiz = readQuiz(value, report);
    if (report.messages.length === 0) return { ok: true, quiz, warnings: report.warnings };
  } catch (error) {
    // getters and proxies of a script may throw anything
    report.error(`it could not be read (${error instanceof Error ? error.message : "unknown reason"})`);
  }
  return { ok: false, messages: report.messages };
}

function readQuiz(value: unknown, report: Report): Quiz {
  const quiz: Quiz = { questions: [] };
  let list = value;
  if (isFields(value)) {
    warnOfOthers(value, ["title", "questions"], report);
    const title = optionalText(value, "title", report, { noun: "the title", max: 200 });
    if (title !== undefined) quiz.title = title;
    list = get(value, "questions");
  }
  if (!Array.isArray(list)) {
    report.error(`a quiz is an object with a list "questions", not ${isFields(value) ? "an object without one" : show(value)}`);
    return quiz;
  }
  if (list.length === 0) report.error("there is no question in it");
  if (list.length > LIMITS.questions) {
    report.error(`it has ${list.length} questions; at most ${LIMITS.questions}`);
    return quiz;
  }
  const fields = Array.from(list as unknown[], (each): Fields => (isFields(each) ? each : {}));
  const ids = idsOf(
    fields,
    (index) => `q${index + 1}`,
    report,
    (index) => report.at(index + 1),
  );
  fields.forEach((each, index) => {
    report.at(index + 1);
    if (!isFields((list as unknown[])[index])) return report.error(`a question is an object${insteadOf((list as unknown[])[index])}`);
    const question = readQuestion(each, ids[index], index + 1, report);
    if (question) quiz.questions.push(question);
  });
  report.at();
  return quiz;
}
