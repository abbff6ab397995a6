/** What a response is worth. Live tasks are graded by the tag that they name, not here. */
import { parseNumber, type DecimalSign } from "../../content/quiz/number.js";
import type { ChoiceQuestion, NumericQuestion, OrderQuestion, Question, QuizOption, Response } from "../../content/quiz/types.js";

export interface Grading {
  correct: boolean;
  /**
   * 0 to 1. Several options: (correct ones chosen − others chosen) / correct ones, at least 0. Order: Kendall's τ, that is
   * the share of pairs that stand the right way round minus the share of those that do not, at least 0.
   */
  score: number;
}

/** How close, relative to itself, a number must be to one that readers often give instead to get that one's feedback. */
const LIKE = 0.05;

/** A response as this question takes it, or null when it cannot be one. */
export function readResponse(question: Question, raw: unknown, decimal: DecimalSign = "."): Response {
  switch (question.kind) {
    case "single": {
      const id: unknown = Array.isArray(raw) && raw.length === 1 ? raw[0] : raw;
      return question.options.find((option) => option.id === id)?.id ?? null;
    }
    case "multiple": {
      const ids: unknown[] = Array.isArray(raw) ? raw : [raw];
      const known = ids.every((id) => question.options.some((option) => option.id === id));
      // in the order of the options, so that one choice is one response
      return known && ids.length > 0 ? question.options.filter(({ id }) => ids.includes(id)).map(({ id }) => id) : null;
    }
    case "order": {
      const ids: unknown[] = Array.isArray(raw) ? raw : [];
      const whole = ids.length === question.answer.length && question.answer.every((id) => ids.includes(id));
      return whole ? (ids as string[]).slice() : null;
    }
    case "numeric": {
      if (typeof raw === "number") return Number.isFinite(raw) ? raw : null;
      return typeof raw === "string" ? parseNumber(raw, { decimal, unit: question.unit }) : null;
    }
    default:
      return null;
  }
}

/** `response` must come from `readResponse` of the same question. */
export function grade(question: Exclude<Question, { kind: "task" }>, response: Response): Grading {
  switch (question.kind) {
    case "single": {
      const correct = question.options.some((option) => option.correct && option.id === response);
      return { correct, score: correct ? 1 : 0 };
    }
    case "multiple":
      return gradeMultiple(question, response as string[]);
    case "numeric": {
      const correct = isNear(question, response as number);
      return { correct, score: correct ? 1 : 0 };
    }
    default:
      return gradeOrder(question, response as string[]);
  }
}

function gradeMultiple({ options }: ChoiceQuestion, chosen: readonly string[]): Grading {
  const correct = options.filter((option) => option.correct);
  const hits = correct.filter(({ id }) => chosen.includes(id)).length;
  const others = chosen.length - hits;
  return { correct: hits === correct.length && others === 0, score: Math.max(0, (hits - others) / correct.length) };
}

function gradeOrder({ answer }: OrderQuestion, response: readonly string[]): Grading {
  let right = 0;
  let pairs = 0;
  for (let i = 0; i < answer.length; i++) {
    for (let j = i + 1; j < answer.length; j++) {
      pairs++;
      if (response.indexOf(answer[i]) < response.indexOf(answer[j])) right++;
    }
  }
  return { correct: right === pairs, score: Math.max(0, (2 * right) / pairs - 1) };
}

/** Within the tolerance, and a rounding error of doubles on top: 0.3 answers 0.1 + 0.2. */
function isNear({ answer, tolerance = 0 }: NumericQuestion, value: number): boolean {
  return Math.abs(value - answer) <= tolerance + 1e-9 * Math.max(Math.abs(answer), Math.abs(value));
}

/** The option that speaks of the right number. */
export function rightNumber(question: NumericQuestion): QuizOption | undefined {
  return question.options?.find(({ text }) => isNear(question, parseNumber(text) ?? NaN));
}

/** The number that readers often give instead of the right one and that this one is like. */
export function knownNumber(question: NumericQuestion, value: number): QuizOption | undefined {
  const right = rightNumber(question);
  return question.options?.find((option) => {
    const known = parseNumber(option.text);
    return option !== right && known !== null && Math.abs(value - known) <= LIKE * Math.abs(known);
  });
}

/** The first option of an order that stands too early or too late; undefined when all is right. */
export function misplaced({ answer, options }: OrderQuestion, response: readonly string[]): QuizOption | undefined {
  const place = answer.findIndex((id, index) => response[index] !== id);
  return options.find(({ id }) => id === response[place]);
}

/**
 * The order in which an order question is first shown: as written, or, where that would be the answer, shuffled in a way that
 * is the same each time.
 */
export function initialOrder({ id, options, answer }: OrderQuestion): string[] {
  const ids = options.map((option) => option.id);
  if (!ids.every((each, index) => each === answer[index])) return ids;
  let seed = 2166136261; // FNV-1a of the id, then one xorshift a swap
  for (const character of id) seed = Math.imul(seed ^ character.codePointAt(0)!, 16777619);
  for (let last = ids.length - 1; last > 0; last--) {
    seed ^= seed << 13;
    seed ^= seed >>> 17;
    seed ^= seed << 5;
    const other = (seed >>> 0) % (last + 1);
    [ids[last], ids[other]] = [ids[other], ids[last]];
  }
  return ids.every((each, index) => each === answer[index]) ? ids.reverse() : ids;
}
