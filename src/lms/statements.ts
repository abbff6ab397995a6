/** Statements of the Experience API (xAPI 1.0.3): who did what, with which result. Pure. */
import { decimal, interactionOf, identifier, type Interaction } from "./session-responses.js";
import { isoDuration } from "./session-time.js";
import { uuid } from "./session-uuid.js";
import type { Kind } from "./session.js";
import type { Answered, Completed } from "./track.js";

/** Who learns: an agent, as the specification has it. */
export interface Actor {
  objectType?: "Agent";
  name?: string;
  mbox?: string;
  mbox_sha1sum?: string;
  openid?: string;
  account?: { homePage: string; name: string };
}

/** What the page is to the record store. */
export interface Activity {
  /** An IRI that is this page's for ever. */
  id: string;
  name?: string;
  description?: string;
}

export interface Result {
  score?: { scaled: number; raw?: number; min?: number; max?: number };
  success?: boolean;
  completion?: boolean;
  response?: string;
  duration?: string;
}

export interface Statement {
  id: string;
  actor: Actor;
  verb: { id: string; display: Record<string, string> };
  object: { objectType: "Activity"; id: string; definition?: Record<string, unknown> };
  result?: Result;
  context?: Record<string, unknown>;
  timestamp: string;
}

/** A statement before it is known who makes it. */
export type Deed = Omit<Statement, "actor">;

export type VerbName = "answered" | "completed" | "passed" | "failed" | "initialized" | "terminated";

/** What all statements of a page share. */
export interface Scene {
  activity: Activity;
  /** Of names and descriptions: a language tag. */
  language: string;
  context?: Record<string, unknown>;
}

const TYPE = "http://adlnet.gov/expapi/activities/";
const TYPES: Readonly<Record<Kind, string>> = { quiz: "assessment", lesson: "lesson", figure: "simulation", aid: "media" };

export function verb(name: VerbName): Statement["verb"] {
  return { id: `http://adlnet.gov/expapi/verbs/${name}`, display: { en: name } };
}

/** A question was answered. */
export function answered(answer: Answered, scene: Scene): Deed {
  const { detail, asked, key, at } = answer;
  const told = interactionOf(answer);
  const quiz = partId(scene.activity, key);
  return {
    id: answer.id,
    verb: verb("answered"),
    object: {
      objectType: "Activity",
      id: `${quiz}/${encodeURIComponent(identifier(detail.questionId))}`,
      definition: {
        type: `${TYPE}cmi.interaction`,
        // a performance is a list of steps there
        interactionType: told.type === "performance" ? "other" : told.type,
        ...(asked?.prompt ? { description: { [scene.language]: asked.prompt } } : {}),
        ...patternsOf(told),
        ...(asked && (told.type === "choice" || told.type === "sequencing")
          ? { choices: asked.options.map(({ id, text }) => ({ id: identifier(id), description: { [scene.language]: text } })) }
          : {}),
      },
    },
    result: {
      score: { scaled: rounded(detail.score) },
      success: detail.correct,
      ...(told.response ? { response: written(told.response, told) } : {}),
      duration: isoDuration(detail.durationMs / 1000),
    },
    context: within(scene, quiz),
    timestamp: new Date(at).toISOString(),
  };
}

/** A tag is complete: `completed`, and for what is graded `passed` or `failed`. */
export function completed({ part, detail, at }: Completed, seconds: number, scene: Scene): Deed[] {
  const object: Deed["object"] = {
    objectType: "Activity",
    id: partId(scene.activity, part.key),
    definition: { type: TYPE + TYPES[part.kind] },
  };
  const outcome = { score: detail.score, passed: detail.passed };
  return outcomes({ object, context: within(scene), seconds, at, ...outcome });
}

/** The whole page is complete. */
export function pageCompleted(
  { score, passed }: { score: number | null; passed: boolean | null },
  { seconds, at }: { seconds: number; at: number },
  scene: Scene,
): Deed[] {
  return outcomes({ object: pageOf(scene), context: scene.context, seconds, at, score, passed });
}

export function pageOf({ activity: { id, name, description }, language }: Scene): Deed["object"] {
  return {
    objectType: "Activity",
    id,
    definition: {
      type: `${TYPE}lesson`,
      ...(name ? { name: { [language]: name } } : {}),
      ...(description ? { description: { [language]: description } } : {}),
    },
  };
}

interface Outcome {
  object: Deed["object"];
  context: Record<string, unknown> | undefined;
  score: number | null;
  passed: boolean | null;
  seconds: number;
  at: number;
}

function outcomes({ object, context, score, passed, seconds, at }: Outcome): Deed[] {
  const make = (name: VerbName, result: Result): Deed => ({
    id: uuid(),
    verb: verb(name),
    object,
    result: { ...result, duration: isoDuration(seconds) },
    ...(context ? { context } : {}),
    timestamp: new Date(at).toISOString(),
  });
  const points = score === null ? {} : { score: { scaled: rounded(score), raw: rounded(score * 100), min: 0, max: 100 } };
  const done = make("completed", { ...points, completion: true });
  return passed === null ? [done] : [done, make(passed ? "passed" : "failed", { ...points, success: passed, completion: true })];
}

/** An IRI of a tag: the page's, and the tag's key as fragment. */
export function partId({ id }: Activity, key: string): string {
  return `${id}${id.includes("#") ? "/" : "#"}${key.split("/").map(encodeURIComponent).join("/")}`;
}

/** In the page, and in the quiz where there is one. */
function within({ activity, context }: Scene, quiz?: string): Record<string, unknown> {
  const activities = (context?.contextActivities ?? {}) as Record<string, unknown[]>;
  const page = { objectType: "Activity", id: activity.id };
  const parent = quiz ? [{ objectType: "Activity", id: quiz }] : [page];
  const grouping = [...(activities.grouping ?? []), ...(quiz ? [page] : [])];
  return {
    ...context,
    contextActivities: { ...activities, parent: [...(activities.parent ?? []), ...parent], ...(grouping.length > 0 ? { grouping } : {}) },
  };
}

function patternsOf(told: Interaction): { correctResponsesPattern?: string[] } {
  if (told.range) return { correctResponsesPattern: [told.range.map(decimal).join("[:]")] };
  return told.patterns.length > 0 ? { correctResponsesPattern: told.patterns.map((pattern) => written(pattern, told)) } : {};
}

const written = (values: readonly string[], { type }: Interaction): string =>
  type === "numeric" ? values[0] : values.map(identifier).join("[,]");

const rounded = (number: number) => Math.round(number * 1e4) / 1e4;
