/** SCORM 2004 (IEEE 1484.11): completion and success apart, 64,000 characters of suspend data (4,000 before its 4th edition). */
import { codes, percent, type Dialect, type Value } from "./scorm-dialect.js";
import { decimal, identifier, interactionOf, type Interaction } from "./session-responses.js";
import { isoDuration } from "./session-time.js";
import type { Report } from "./session.js";
import type { Answered } from "./track.js";

export const scorm2004: Dialect = {
  version: "2004",
  api: "API_1484_11",
  calls: {
    initialize: "Initialize",
    terminate: "Terminate",
    get: "GetValue",
    set: "SetValue",
    commit: "Commit",
    error: "GetLastError",
  },
  elements: {
    learner: "cmi.learner_id",
    suspend: "cmi.suspend_data",
    location: "cmi.location",
    mode: "cmi.mode",
    pass: "cmi.scaled_passing_score",
    status: "cmi.completion_status",
    exit: "cmi.exit",
    time: "cmi.session_time",
  },
  limits: [64_000, 4000],
  locationLimit: 1000,
  isOpen: codes(103),
  isLost: codes(112, 113, 122, 123, 132, 133, 142, 143),
  isRefusal: codes(201, 401, 402, 404, 405, 406, 407, 408),
  // 403: nothing has been kept yet
  isUnknown: codes(401, 402, 403),
  passOf: (text) => {
    const mark = text.trim() === "" ? NaN : Number(text);
    return mark >= -1 && mark <= 1 ? Math.max(0, mark) : null;
  },
  reached: (read) => ({ completed: read("cmi.completion_status") === "completed", passed: read("cmi.success_status") === "passed" }),
  timeOf: isoDuration,
  values: ({ completed, passed, score, progress }: Report, judges): Value[] => [
    ...(score === null || (judges && passed === null)
      ? []
      : [
          ["cmi.score.min", "0"] as const,
          ["cmi.score.max", "100"] as const,
          ["cmi.score.raw", percent(score)] as const,
          ["cmi.score.scaled", decimal(score)] as const,
        ]),
    ["cmi.progress_measure", decimal(progress)],
    ["cmi.completion_status", completed ? "completed" : "incomplete"],
    ["cmi.success_status", passed === null ? "unknown" : passed ? "passed" : "failed"],
  ],
  interaction,
};

/** Longest description of an interaction. */
const DESCRIPTION = 250;

function interaction(index: number, answer: Answered): Value[] {
  const { detail, asked, at, key } = answer;
  const told = interactionOf(answer);
  const name = (field: string) => `cmi.interactions.${index}.${field}`;
  const patterns = told.range ? [told.range.map(decimal).join("[:]")] : told.patterns.map((pattern) => written(pattern, told));
  const description = (asked?.prompt ?? "")
    .replace(/\s+/g, " ")
    .replace(/^[\s{]+/, "")
    .trim();
  return [
    [name("id"), identifier(`${key}-${detail.questionId}`)],
    // a performance is a list of steps here, and nothing of the kind was recorded
    [name("type"), told.type === "performance" ? "other" : told.type],
    [name("timestamp"), new Date(at).toISOString().replace(/\dZ$/, "Z")],
    ...patterns.map((pattern, i) => [name(`correct_responses.${i}.pattern`), pattern] as const),
    ...(told.response ? [[name("learner_response"), written(told.response, told)] as const] : []),
    [name("result"), detail.correct ? "correct" : "incorrect"],
    [name("latency"), isoDuration(detail.durationMs / 1000)],
    ...(description ? [[name("description"), description.slice(0, DESCRIPTION)] as const] : []),
  ];
}

const written = (values: readonly string[], { type }: Interaction): string =>
  type === "numeric" ? values[0] : values.map(identifier).join("[,]");
