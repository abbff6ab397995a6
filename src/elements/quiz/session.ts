/** One reader's way through a quiz: answers, what is entered and not yet checked, and how long each question took. */
import type { Question, Response } from "../../content/quiz/types.js";
import type { AeAnswerDetail } from "../../core/events.js";
import { initialOrder, type Grading } from "./grade.js";
import { isSettled, record, START, type Answer, type Progress } from "./quiz.logic.js";
import type { Draft } from "./view.js";

export class Session {
  progress: Progress = START;
  /** What models said of live tasks, by question. */
  readonly verdicts = new Map<string, string>();

  #drafts = new Map<string, Draft>();
  #tried = new Map<string, Set<string>>();
  #shownAt = new Map<string, number>();
  #completedWith: number | null = null;

  /** Begins again, or goes on from what was saved. */
  restart(progress: Progress = START): void {
    this.progress = progress;
    this.#completedWith = null;
    for (const memory of [this.verdicts, this.#drafts, this.#tried, this.#shownAt]) memory.clear();
  }

  answer(id: string): Answer | undefined {
    return this.progress.answers.get(id);
  }

  isSettled(id: string, attempts: number): boolean {
    return isSettled(this.answer(id), attempts);
  }

  /** The options of a choice of one that have been checked. */
  tried(id: string): ReadonlySet<string> {
    const response = this.answer(id)?.response;
    return this.#tried.get(id) ?? new Set(typeof response === "string" ? [response] : []);
  }

  /** What has been entered for a question, else what was answered, else nothing. */
  draft(question: Question, decimal: string): Draft {
    const draft = this.#drafts.get(question.id);
    if (draft !== undefined) return draft;
    const response = this.answer(question.id)?.response ?? null;
    if (question.kind === "order") return (response as string[] | null) ?? initialOrder(question);
    if (question.kind === "multiple") return (response as string[] | null) ?? [];
    return typeof response === "number" ? String(response).replace(".", decimal) : ((response as string | null) ?? "");
  }

  enter(id: string, draft: Draft): void {
    this.#drafts.set(id, draft);
  }

  /** Forgets what has been entered: what was answered counts. */
  settle(id: string, progress: Progress): void {
    this.#drafts.delete(id);
    this.progress = progress;
  }

  /** The question is before the reader's eyes. */
  show(id: string, now: number): void {
    if (!this.#shownAt.has(id)) this.#shownAt.set(id, now);
  }

  record({ id }: Question, response: Response, grading: Grading, now: number): AeAnswerDetail {
    this.settle(id, record(this.progress, id, response, grading));
    if (typeof response === "string") this.#tried.set(id, new Set(this.tried(id)).add(response));
    return {
      questionId: id,
      response: Array.isArray(response) ? [...response] : response,
      correct: grading.correct,
      score: grading.score,
      attempt: this.answer(id)!.attempts,
      durationMs: Math.round(now - (this.#shownAt.get(id) ?? now)),
    };
  }

  /** Whether a complete quiz is news: the first time, and whenever its score has risen. */
  completes(score: number): boolean {
    if (this.#completedWith !== null && score <= this.#completedWith) return false;
    this.#completedWith = score;
    return true;
  }
}
