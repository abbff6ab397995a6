/** The live tasks of a quiz on this page: which can be done, and the one that a model looks at now. */
import type { TaskVerdict } from "../../content/tasks.js";
import type { Question, TaskQuestion } from "../../content/quiz/types.js";
import { findTarget, gradeTask } from "./targets.js";

/** null: the tag is not there or cannot grade this goal; "overtaken": nobody waits for the verdict any more. */
export type Looked = TaskVerdict | null | "overtaken";

export class LiveTasks {
  /** Tasks whose tag has said that it cannot grade them. */
  #ungradable = new Set<string>();
  /** Tasks whose tag has been on the page. */
  #found = new Set<string>();
  #busy: { id: string } | null = null;

  constructor(private readonly host: Element) {}

  /** Id of the question that a model looks at, or null. */
  get busy(): string | null {
    return this.#busy?.id ?? null;
  }

  isAnswerable(question: Question): boolean {
    return question.kind !== "task" || (!this.#ungradable.has(question.id) && findTarget(this.host, question.task.for) !== null);
  }

  /** Whether the task's tag is on the page, or was since the last `forget`: a question that was asked stays. */
  wasFound({ id, task }: TaskQuestion): boolean {
    if (!this.#found.has(id) && this.host.isConnected && findTarget(this.host, task.for)) this.#found.add(id);
    return this.#found.has(id);
  }

  /**
   * Has the tag look at the task.
   * @throws what the tag throws; nothing that has been overtaken
   */
  async look({ id, task }: TaskQuestion): Promise<Looked> {
    const turn = (this.#busy = { id });
    try {
      const target = findTarget(this.host, task.for);
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
    this.#found.clear();
  }
}
