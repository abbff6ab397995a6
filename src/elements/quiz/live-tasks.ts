/** The live tasks of a quiz on this page: which can be done, and the one that a model looks at now. */
import type { TaskVerdict } from "../../content/tasks.js";
import type { Question, TaskQuestion } from "../../content/quiz/types.js";
import { bringable, type BroughtModels } from "./brought.js";
import { findTarget, gradeTask } from "./targets.js";

/** null: the tag is not there or cannot grade this goal; "overtaken": nobody waits for the verdict any more. */
export type Looked = TaskVerdict | null | "overtaken";

export class LiveTasks {
  /** Tasks whose tag has said that it cannot grade them. */
  #ungradable = new Set<string>();
  #busy: { id: string } | null = null;

  constructor(
    private readonly host: Element,
    private readonly brought: BroughtModels,
  ) {}

  /** Id of the question that a model looks at, or null. */
  get busy(): string | null {
    return this.#busy?.id ?? null;
  }

  /** The tag that a selector means: the one in the quiz, where the reader has worked since it was brought, or else one on the page. */
  find(selector: string): HTMLElement | null {
    return this.brought.find(selector) ?? findTarget(this.host, selector);
  }

  /** Whether what a selector means is not here and can be brought. */
  offers(selector: string): boolean {
    return bringable(selector) !== null && this.find(selector) === null;
  }

  /** Whether it can be answered: its tag is on the page, or can be brought and did not fail to come. */
  isAnswerable(question: Question): boolean {
    if (question.kind !== "task") return true;
    if (this.#ungradable.has(question.id)) return false;
    const selector = question.task.for;
    return this.find(selector) !== null || (bringable(selector) !== null && !this.brought.hasFailed(selector));
  }

  /**
   * Has the tag look at the task.
   * @throws what the tag throws; nothing that has been overtaken
   */
  async look({ id, task }: TaskQuestion): Promise<Looked> {
    const turn = (this.#busy = { id });
    try {
      const target = this.find(task.for);
      const verdict = target && (await gradeTask(target, task.goal));
      if (this.#busy !== turn) return "overtaken";
      if (target && !verdict) this.#ungradable.add(id);
      return verdict;
    } catch (error) {
      if (this.#busy !== turn) return "overtaken";
      throw error;
    } finally {
      if (this.#busy === turn) this.#busy = null;
    }
  }

  /** Whatever a model is looking at no longer counts. */
  overtake(): void {
    this.#busy = null;
  }

  forget(): void {
    this.overtake();
    this.#ungradable.clear();
  }
}
