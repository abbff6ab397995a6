/**
 * Statements that cmi5 defines (its sections 9.3 to 9.6): a session begins with `initialized` and ends with `terminated`; in between,
 * at most one `completed`, and one of `passed` and `failed`. Pure.
 */
import type { Launch, LaunchData } from "./cmi5-launch.js";
import { isoDuration } from "./session-time.js";
import { uuid } from "./session-uuid.js";
import { verb, type Deed, type Result, type VerbName } from "./statements.js";

const CMI5 = "https://w3id.org/xapi/cmi5/context/categories/cmi5";
const MOVE_ON = "https://w3id.org/xapi/cmi5/context/categories/moveon";
const MASTERY = "https://w3id.org/xapi/cmi5/context/extensions/masteryscore";

type Defined = Exclude<VerbName, "answered">;

interface Situation {
  launch: Launch;
  data: LaunchData;
  /** Of the session so far. */
  seconds: number;
  /** Milliseconds since 1970. */
  at: number;
  /** 0 to 1. */
  score?: number | null;
}

/** The context of statements that cmi5 allows, and does not define: what was answered. */
export function allowedContext({ registration }: Launch, { context }: LaunchData): Record<string, unknown> {
  return { ...context, registration };
}

export function defined(name: Defined, { launch, data, seconds, at, score = null }: Situation): Deed {
  const judges = name === "passed" || name === "failed";
  const moves = judges || name === "completed";
  const result: Result = {
    ...(judges && score !== null
      ? { score: { scaled: Math.round(score * 1e4) / 1e4, raw: Math.round(score * 100), min: 0, max: 100 } }
      : {}),
    ...(judges ? { success: name === "passed" } : {}),
    ...(name === "completed" ? { completion: true } : {}),
    ...(name === "initialized" ? {} : { duration: isoDuration(seconds) }),
  };
  const context = allowedContext(launch, data);
  const activities = (context.contextActivities ?? {}) as Record<string, unknown>;
  const category = [...listOf(activities.category), { id: CMI5 }, ...(moves ? [{ id: MOVE_ON }] : [])];
  return {
    id: uuid(),
    verb: verb(name),
    object: { objectType: "Activity", id: launch.activityId },
    ...(Object.keys(result).length > 0 ? { result } : {}),
    context: {
      ...context,
      contextActivities: { ...activities, category },
      ...(judges && data.masteryScore !== null
        ? { extensions: { ...(context.extensions as object | undefined), [MASTERY]: data.masteryScore } }
        : {}),
    },
    timestamp: new Date(at).toISOString(),
  };
}

/** An LMS may write one activity without a list. */
const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : value === undefined ? [] : [value]);
