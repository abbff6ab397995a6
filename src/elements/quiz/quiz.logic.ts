/** The state of a quiz while it is answered, and its transitions. Pure. */
import type { Question, Response } from "../../content/quiz/types.js";
import type { Grading } from "./grade.js";

/** What a reader has made of one question. */
export interface Answer {
  /** The latest response. */
  response: Response;
  /** Of the latest attempt, 0 to 1. */
  score: number;
  correct: boolean;
  /** The highest score of all attempts: trying again never costs anything. */
  best: number;
  attempts: number;
  /** The reader asked for the answer: no more attempts. */
  revealed: boolean;
}

export interface Progress {
  /** Index of the question that is shown; the number of questions means the result. */
  at: number;
  answers: ReadonlyMap<string, Answer>;
}

export const START: Progress = { at: 0, answers: new Map() };

/** No more attempts: right, given up, or out of attempts (`allowed` 0 is no limit). */
export function isSettled(answer: Answer | undefined, allowed: number): boolean {
  return answer !== undefined && (answer.correct || answer.revealed || (allowed > 0 && answer.attempts >= allowed));
}

export function record(progress: Progress, id: string, response: Response, { correct, score }: Grading): Progress {
  const before = progress.answers.get(id);
  const answer: Answer = {
    response,
    score,
    correct,
    best: Math.max(score, before?.best ?? 0),
    attempts: (before?.attempts ?? 0) + 1,
    revealed: before?.revealed ?? false,
  };
  return { ...progress, answers: new Map(progress.answers).set(id, answer) };
}

export function reveal(progress: Progress, id: string): Progress {
  const before = progress.answers.get(id) ?? { response: null, score: 0, correct: false, best: 0, attempts: 0, revealed: false };
  return { ...progress, answers: new Map(progress.answers).set(id, { ...before, revealed: true }) };
}

/** Shows another question, or the result after the last. */
export function goTo(progress: Progress, index: number, count: number): Progress {
  return { ...progress, at: Math.max(0, Math.min(count, Math.trunc(index) || 0)) };
}

/** The mean of the best scores of the questions that can be answered on this page; what is not answered counts 0. */
export function scoreOf(progress: Progress, answerable: readonly Question[]): number {
  if (answerable.length === 0) return 0;
  return answerable.reduce((sum, { id }) => sum + (progress.answers.get(id)?.best ?? 0), 0) / answerable.length;
}

/** Whether every question that can be answered on this page has been, rightly or not. */
export function isComplete(progress: Progress, answerable: readonly Question[]): boolean {
  return answerable.length > 0 && answerable.every(({ id }) => progress.answers.has(id));
}
