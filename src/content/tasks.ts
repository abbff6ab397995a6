/**
 * Live tasks: a quiz names a goal, the tag that the reader works on grades it with its own model. The quiz knows no tag, the tag
 * knows no quiz.
 */
export type TaskGoal =
  /** The image that the tag makes is this digit, to the classifier (with at least `confidence`, default 0.6). */
  | { kind: "digit"; digit: number; confidence?: number }
  /** Mean squared error over pixels at most `below`, with at most `maxK` numbers in the code. */
  | { kind: "mse"; below: number; maxK?: number }
  /** The loss that the tag shows is at most `below`. */
  | { kind: "loss"; below: number }
  /** The threshold set raises at most this share of false alarms (0: none) and catches at least this share of the anomalies. Both in [0, 1]. */
  | { kind: "threshold"; falseAlarms: number; caught: number };

export interface TaskVerdict {
  met: boolean;
  /** What the model says of what is there now, as a sentence for the reader. */
  message: string;
}

/** A tag that can be the place of a live task. */
export interface TaskTarget extends EventTarget {
  /** Goals of a kind that the tag cannot grade give null. */
  grade(goal: TaskGoal): Promise<TaskVerdict | null>;
}

export function isTaskTarget(value: unknown): value is TaskTarget {
  return typeof value === "object" && value !== null && typeof (value as TaskTarget).grade === "function";
}
