import assert from "node:assert/strict";
import { test } from "node:test";
import { lessonQuiz } from "../../src/content/quiz/lesson.ts";
import { texOf } from "../../src/content/quiz/text.ts";
import type { Question } from "../../src/content/quiz/types.ts";
import { validateQuiz } from "../../src/content/quiz/validate.ts";
import { grade, knownNumber, readResponse } from "../../src/elements/quiz/grade.ts";
import { SYMBOLS } from "../../src/elements/quiz/tex.ts";
import { quiz as words } from "../../src/i18n/en/quiz.ts";

const quiz = lessonQuiz(words.lesson);
const byId = new Map(quiz.questions.map((question) => [question.id, question]));
const question = <K extends Question["kind"]>(id: string, kind: K): Extract<Question, { kind: K }> => {
  const found = byId.get(id);
  assert.ok(found?.kind === kind);
  return found as Extract<Question, { kind: K }>;
};

function* strings(value: unknown): Generator<string> {
  if (typeof value === "string") yield value;
  else if (typeof value === "object" && value !== null) for (const each of Object.values(value)) yield* strings(each);
}

test("the lesson's quiz is valid as it stands, without a warning", () => {
  assert.deepEqual(validateQuiz(quiz), { ok: true, quiz, warnings: [] });
});

test("it has at least six questions that need no other tag, one of each kind, and live tasks for four tags", () => {
  assert.ok(quiz.questions.filter(({ kind }) => kind !== "task").length >= 6);
  assert.deepEqual(new Set(quiz.questions.map(({ kind }) => kind)), new Set(["single", "multiple", "numeric", "order", "task"]));
  const tags = quiz.questions.flatMap((each) => (each.kind === "task" ? [each.task.for] : []));
  assert.deepEqual(new Set(tags), new Set(["ae-anomaly", "ae-bottleneck", "ae-latent-map", "ae-loss-calculator"]));
});

test("every option and every known number has feedback, every question an explanation and an experiment", () => {
  for (const each of quiz.questions) {
    assert.ok(each.explanation && each.try, each.id);
    if (each.kind !== "task") for (const option of each.options ?? []) assert.ok(option.feedback, `${each.id} ${option.id}`);
  }
});

test("its numbers are the lesson's: 784 / 32, and the mean squared error of the five pixels", () => {
  const factor = question("factor", "numeric");
  assert.ok(grade(factor, 784 / 32).correct);
  for (const typed of ["24.5", "24,5", "24.5 times"]) assert.ok(grade(factor, readResponse(factor, typed)).correct, typed);
  for (const other of [24, 24.4, 24.6, 25]) assert.ok(!grade(factor, other).correct, `${other}`);
  const x = [0.9, 0.1, 0.7, 0.3, 0.5];
  const xhat = [0.8, 0.2, 0.6, 0.4, 0.5];
  const sum = x.reduce((total, value, i) => total + (value - xhat[i]) ** 2, 0);
  const loss = question("loss", "numeric");
  assert.ok(grade(loss, sum / 5).correct);
  assert.ok(grade(loss, readResponse(loss, "0,008")).correct);
  const distance = x.reduce((total, value, i) => total + Math.abs(value - xhat[i]), 0);
  const known: [number, string][] = [
    [sum, "sum"],
    [sum / 4, "four"],
    [distance, "distance"],
    [distance / 5, "absolute"],
  ];
  for (const [value, id] of known) {
    assert.ok(!grade(loss, value).correct, id);
    assert.equal(knownNumber(loss, value)?.id, id);
  }
  const slips: [number, string][] = [
    [784 - 32, "difference"],
    [32 / 784, "share"],
    [32, "code"],
  ];
  for (const [value, id] of slips) {
    assert.ok(!grade(factor, value).correct, id);
    assert.equal(knownNumber(factor, value)?.id, id);
  }
});

test("all its TeX is symbols that need no KaTeX", () => {
  const used = texOf(strings(words.lesson));
  assert.ok(used.length > 5);
  for (const tex of used) assert.ok(SYMBOLS.has(tex), tex);
});

test("no sentence praises", () => {
  for (const text of strings(words)) assert.doesNotMatch(text, /\b(great|well done|good job|awesome|congrat|excellent|bravo)\b/i);
});
