/**
 * Answers as a few short fields for a link or an LMS: `at=2&q.factor=3*1*24.5`. A field is attempts*best*response, then `*r` where
 * the answer was revealed. Ids, not places, so that answers survive when an author adds or moves questions and options.
 */
import type { Question, Response } from "../../content/quiz/types.js";
import { grade, readResponse } from "./grade.js";
import { goTo, START, type Answer, type Progress } from "./quiz.logic.js";

const PREFIX = "q.";

export function save({ at, answers }: Progress): Record<string, string> {
  const fields: Record<string, string> = {};
  if (at > 0) fields.at = String(at);
  for (const [id, { attempts, best, response, revealed }] of answers) {
    fields[PREFIX + id] = `${attempts}*${Math.floor(best * 1e4) / 1e4}*${saveResponse(response)}${revealed ? "*r" : ""}`;
  }
  return fields;
}

/** What does not fit these questions is dropped. */
export function restore(fields: Readonly<Record<string, string>>, questions: readonly Question[]): Progress {
  const answers = new Map<string, Answer>();
  for (const question of questions) {
    const name = PREFIX + question.id;
    const answer = Object.hasOwn(fields, name) ? restoreAnswer(fields[name], question) : null;
    if (answer) answers.set(question.id, answer);
  }
  return goTo({ ...START, answers }, Object.hasOwn(fields, "at") ? Number(fields.at) : 0, questions.length);
}

function restoreAnswer(text: string, question: Question): Answer | null {
  const match = /^(\d{1,4})\*(0|1|0?\.\d+)\*([^*]*)(\*r)?$/.exec(text);
  if (!match) return null;
  const [, count, kept, saved, mark] = match;
  const attempts = Number(count);
  const revealed = mark !== undefined;
  if (question.kind === "task") {
    const best = Number(kept) === 1 ? 1 : 0;
    // a task's latest verdict is not kept: it was about a model that has been reset since
    return attempts > 0 || revealed ? { response: null, score: best, correct: best === 1, best, attempts, revealed } : null;
  }
  if (attempts === 0) return revealed ? { response: null, score: 0, correct: false, best: 0, attempts, revealed } : null;
  const response = readResponse(question, restoreResponse(saved, question));
  if (response === null) return null;
  const grading = grade(question, response);
  return { response, ...grading, best: Math.max(Number(kept), grading.score), attempts, revealed };
}

function saveResponse(response: Response): string {
  if (response === null) return "";
  if (Array.isArray(response)) return response.map(escape).join(".");
  return typeof response === "number" ? String(response) : escape(response);
}

function restoreResponse(saved: string, { kind }: Question): unknown {
  if (kind === "numeric") return saved === "" ? null : Number(saved);
  const ids = saved.split(".").map(unescape);
  return kind === "single" ? ids[0] : ids;
}

/** Ids may hold anything; the signs between them may not stand in them. */
function escape(id: string): string {
  return encodeURIComponent(id.replace(/\p{Surrogate}/gu, "\ufffd")).replace(/[.*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
}

function unescape(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
