/** SCORM 1.2, Run-Time Environment: one status for completion and success, 4,096 characters of suspend data. */
import { codes, percent, type Dialect, type Value } from "./scorm-dialect.js";
import { decimal, identifier, interactionOf, type Interaction } from "./session-responses.js";
import { scormTimespan } from "./session-time.js";
import type { Report } from "./session.js";
import type { Answered } from "./track.js";

export const scorm12: Dialect = {
  version: "1.2",
  api: "API",
  calls: {
    initialize: "LMSInitialize",
    terminate: "LMSFinish",
    get: "LMSGetValue",
    set: "LMSSetValue",
    commit: "LMSCommit",
    error: "LMSGetLastError",
  },
  elements: {
    learner: "cmi.core.student_id",
    suspend: "cmi.suspend_data",
    location: "cmi.core.lesson_location",
    mode: "cmi.core.lesson_mode",
    pass: "cmi.student_data.mastery_score",
    status: "cmi.core.lesson_status",
    exit: "cmi.core.exit",
    time: "cmi.core.session_time",
  },
  limits: [4096],
  locationLimit: 255,
  isOpen: codes(),
  isLost: codes(301),
  isRefusal: codes(201, 202, 203, 401, 402, 403, 404, 405),
  isUnknown: codes(401),
  passOf: (text) => {
    const mark = text.trim() === "" ? NaN : Number(text);
    return mark >= 0 && mark <= 100 ? mark / 100 : null;
  },
  reached: (read) => {
    const status = read("cmi.core.lesson_status");
    return { completed: status === "completed" || status === "passed", passed: status === "passed" };
  },
  timeOf: scormTimespan,
  values: ({ completed, passed, score }: Report, judges): Value[] => [
    ...(score === null || (judges && !completed)
      ? []
      : [["cmi.core.score.min", "0"] as const, ["cmi.core.score.max", "100"] as const, ["cmi.core.score.raw", percent(score)] as const]),
    ["cmi.core.lesson_status", completed ? (passed === null ? "completed" : passed ? "passed" : "failed") : "incomplete"],
  ],
  interaction,
};

function interaction(index: number, answer: Answered): Value[] {
  const { detail, at, key } = answer;
  const told = interactionOf(answer);
  const { response } = told;
  const name = (field: string) => `cmi.interactions.${index}.${field}`;
  const patterns = told.range ? [[decimal((told.range[0] + told.range[1]) / 2)]] : told.patterns;
  return [
    [name("id"), identifier(`${key}-${detail.questionId}`)],
    [name("type"), told.type],
    [name("time"), timeOfDay(at)],
    ...patterns.map((pattern, i) => [name(`correct_responses.${i}.pattern`), written(pattern, told, answer)] as const),
    ...(response ? [[name("student_response"), written(response, told, answer)] as const] : []),
    [name("result"), detail.correct ? "correct" : "wrong"],
    [name("latency"), scormTimespan(detail.durationMs / 1000)],
  ];
}

/** Options are single signs here: a to z in the order in which the author wrote them. At most 255 characters. */
function written(values: readonly string[], { type }: Interaction, { asked }: Answered): string {
  if (type === "numeric") return values[0];
  const sign = (id: string) => {
    const index = asked?.options.findIndex((option) => option.id === id) ?? -1;
    return index >= 0 && index < 26 ? String.fromCharCode(97 + index) : identifier(id);
  };
  return values.map(sign).join(",").slice(0, 255);
}

function timeOfDay(at: number): string {
  const date = new Date(at);
  return [date.getHours(), date.getMinutes(), date.getSeconds()].map((part) => String(part).padStart(2, "0")).join(":");
}
