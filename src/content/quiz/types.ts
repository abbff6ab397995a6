/**
 * What a quiz is. All text is plain text with inline TeX between `$` (see text.ts), never HTML. These are the valid forms:
 * what an author writes goes through `validateQuiz` first.
 */
import type { TaskGoal } from "../tasks.js";

export interface Quiz {
  title?: string;
  questions: Question[];
}

export type Question = ChoiceQuestion | NumericQuestion | OrderQuestion | TaskQuestion;
export type QuestionKind = Question["kind"];

interface Asked {
  /** Unique in its quiz. */
  id: string;
  prompt: string;
  /** Shown once the question is settled: answered right, out of attempts, or given up. */
  explanation?: string;
  /** An experiment for the reader: where, and what to do there. */
  try?: Experiment;
}

export interface Experiment {
  /** CSS selector of a tag on the page. */
  for: string;
  text: string;
}

export interface QuizOption {
  /** Unique in its question. */
  id: string;
  text: string;
  correct?: true;
  feedback?: string;
}

/** `single`: exactly one option is correct, or, with `any`, each of several is. `multiple`: all correct options together. */
export interface ChoiceQuestion extends Asked {
  kind: "single" | "multiple";
  options: QuizOption[];
  any?: true;
}

export interface NumericQuestion extends Asked {
  kind: "numeric";
  answer: number;
  /** Largest distance from `answer` that counts as right; default 0. */
  tolerance?: number;
  unit?: string;
  /** Numbers that readers often give instead, each with its feedback; `text` is the number. The first that is right has the answer's. */
  options?: QuizOption[];
}

export interface OrderQuestion extends Asked {
  kind: "order";
  options: QuizOption[];
  /** Ids of all options in the right order; an author who leaves it out has written the options in that order. */
  answer: string[];
}

/** A live task: `goal` is graded by the tag that `for` finds. */
export interface TaskQuestion extends Asked {
  kind: "task";
  task: { for: string; goal: TaskGoal };
}

/** An option's id, a list of ids (multiple, order), a number, or null (a live task has no response to record). */
export type Response = string | string[] | number | null;

/**
 * The largest quiz that is accepted, and how much is said of one that is not. 26 options, because ids that an author leaves out are the
 * letters a to z. Of a file no more bytes are read than `characters`; `lines` are those of GIFT, `elements` are those of a quiz in HTML.
 */
export const LIMITS = {
  characters: 1_000_000,
  questions: 200,
  options: 26,
  text: 2000,
  id: 64,
  lines: 20_000,
  elements: 20_000,
  messages: 200,
} as const;
