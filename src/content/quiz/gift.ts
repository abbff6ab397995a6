/**
 * GIFT, Moodle's text format for questions (docs.moodle.org, "GIFT format"): choices of one and of several, true/false, numbers. What has
 * no counterpart here (essay, words to type, matching, descriptions) is left out with a warning. The grammar is a library's, asked
 * question by question: what is wrong with one is said with its place, and the others are asked.
 */
import { type Block, blocksOf, hasMoreLines } from "./gift-blocks.js";
import { type Choice, type Field, type GiftQuestion, readGrammar } from "./gift-grammar.js";
import { quote } from "./gift-quote.js";
import { restored } from "./gift-signs.js";
import { mediaIn, textOf } from "./gift-text.js";
import { tooLong } from "./json.js";
import type { GiftWords } from "./looks-like-gift.js";
import { type Message, show } from "./messages.js";
import { parseNumber } from "./number.js";
import { LIMITS, type Question } from "./types.js";
import { type LeftOut, type QuizResult, validateQuiz } from "./validate.js";

/** A question on its way to `validateQuiz`, or why there is none. `odd`: what is read, but means less here than in Moodle. */
type Reading = { question: object; odd?: string[] } | { leftOut: Kind; why?: string } | { wrong: string };

type Kind = LeftOut["questions"][number]["kind"];

const WHY: Record<Kind, string> = {
  pairs: "it asks to match pairs",
  words: "it asks for words to be typed",
  essay: "it is an essay",
  text: "it has no answers in braces",
  numbers: "it has more than one right number",
};

export function parseGift(source: string, words: GiftWords = { yes: "True", no: "False" }): QuizResult {
  const steps = giftSteps(source, words);
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

/** As `parseGift`; `pause` is awaited after each question, so that a page can do something else in between. */
export async function parseGiftInTurns(source: string, words: GiftWords, pause: () => Promise<void>): Promise<QuizResult> {
  const steps = giftSteps(source, words);
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
    await pause();
  }
}

function* giftSteps(source: string, words: GiftWords): Generator<undefined, QuizResult, undefined> {
  if (source.length > LIMITS.characters) return tooLong(source.length);
  if (hasMoreLines(source, LIMITS.lines)) return { ok: false, messages: [{ text: `it has more than ${LIMITS.lines} lines` }] };
  const blocks = blocksOf(source);
  const asking = blocks.filter(({ text }) => text.includes("{")).length;
  if (asking > LIMITS.questions) return { ok: false, messages: [{ text: `it has ${asking} questions; at most ${LIMITS.questions}` }] };
  const broken: Message[] = [];
  const warnings: Message[] = [];
  const questions: Question[] = [];
  const leftOut: LeftOut = { all: blocks.length, questions: [] };
  for (const block of blocks) {
    const reading = readBlock(block.text, words);
    const place = { question: block.number, line: block.line };
    if ("wrong" in reading) broken.push({ ...place, text: reading.wrong });
    else if ("leftOut" in reading) {
      warnings.push({ ...place, text: `${WHY[reading.leftOut]}${reading.why ?? ""}; it is left out` });
      leftOut.questions.push({ question: block.number, kind: reading.leftOut });
    } else {
      const result = validateQuiz([{ id: `q${block.number}`, ...reading.question }]);
      const placed = (messages: readonly Message[]) => messages.map((message) => ({ ...message, ...place }));
      if (!result.ok) broken.push(...placed(result.messages));
      else {
        questions.push(...result.quiz.questions);
        warnings.push(...placed(result.warnings), ...(reading.odd ?? []).map((text) => ({ ...place, text })));
      }
    }
    yield;
  }
  if (questions.length === 0 && broken.length === 0)
    return { ok: false, messages: [...warnings, { text: "there is no question in it that can be asked here" }] };
  if (questions.length === 0) return { ok: false, messages: broken };
  return { ok: true, quiz: { questions }, warnings, broken, ...(leftOut.questions.length > 0 && { leftOut }) };
}

function readBlock(block: Block["text"], words: GiftWords): Reading {
  const quoted = quote(block);
  if ("leftOut" in quoted) return { leftOut: "text" };
  if ("wrong" in quoted) return quoted;
  const read = readGrammar(quoted.text);
  if (!("question" in read)) return { wrong: refusal(read.reason, quoted.text, read.offset) };
  const reading = readQuestion(read.question, quoted.numeric, words);
  return "question" in reading ? { ...reading, odd: [...(reading.odd ?? []), ...unseen(block)] } : reading;
}

function readQuestion(question: GiftQuestion, numeric: boolean, words: GiftWords): Reading {
  if (question.type === "Category" || question.type === "Description") return { leftOut: "text" };
  const asked = { prompt: textOf(question.stem), explanation: optional(question.globalFeedback) };
  switch (question.type) {
    case "TF":
      return { question: trueOrFalse(asked, question.isTrue, [question.trueFeedback, question.falseFeedback], words) };
    case "MC":
      return numeric ? readNumeric(asked, question.choices) : readChoice(asked, question.choices);
    case "Short": {
      const [{ text }] = question.choices;
      const isNumber = question.choices.length === 1 && parseNumber(textOf(text)) !== null;
      return numeric || isNumber ? readNumeric(asked, question.choices) : { leftOut: "words" };
    }
    case "Matching":
      return { leftOut: "pairs" };
    default:
      return { leftOut: "essay" };
  }
}

/** What a text cannot show, each kind once. */
function unseen(block: string): string[] {
  const names = new Set(mediaIn(block));
  return [...names].map((name) =>
    name === "img" ? 'a picture (<img>) is left out; its "alt" stands in its place' : `<${name}> is left out`,
  );
}

/** Why the grammar refuses a question, for its author. */
function refusal(reason: string, text: string, offset: number): string {
  if (reason.includes("between -100 and 100")) return 'a weight between two "%" must be a number from -100 to 100';
  const there = restored(text.slice(offset, offset + 20)).trim();
  return `${show(there)} cannot stand where it does; a sign of GIFT's own (~ = # { } :) that is meant as text is written with "\\" before it`;
}

const optional = (field: Field | null): string | undefined => (field && textOf(field)) || undefined;

/** The first feedback is for who is wrong, the second for who is right; the grammar names them as if true were always wrong. */
function trueOrFalse(asked: object, isTrue: boolean, [wrong, right]: (Field | null)[], words: GiftWords): object {
  const option = (id: string, text: string, correct: boolean) => ({ id, text, correct, feedback: optional(correct ? right : wrong) });
  return { ...asked, kind: "single", options: [option("true", words.yes, isTrue), option("false", words.no, !isTrue)] };
}

function readChoice(asked: object, choices: readonly Choice[]): Reading {
  const single = choices.some(({ isCorrect }) => isCorrect);
  const partly: string[] = [];
  const options = choices.map(({ isCorrect, weight, text, feedback }) => {
    const shown = textOf(text);
    if (single && !isCorrect && weight !== null && weight > 0 && weight < 100)
      partly.push(`${show(shown)} has ${weight} % of the marks; here it counts as wrong`);
    const correct = isCorrect || (single ? weight === 100 : (weight ?? 0) > 0);
    return { text: shown, correct, feedback: optional(feedback) };
  });
  const any = single && options.filter((option) => option.correct).length > 1;
  return { question: { ...asked, kind: single ? "single" : "multiple", options, ...(any && { any }) }, odd: partly };
}

/** `1822:5`, `1..5`, or several with weights: the one with all the marks is the answer, the others have feedback. */
function readNumeric(asked: object, choices: readonly Choice[]): Reading {
  const known: { text: string; feedback?: string }[] = [];
  const odd: string[] = [];
  let found: (Interval & { written: string; said?: string }) | null = null;
  for (const { isCorrect, weight, text, feedback } of choices) {
    const written = textOf(text);
    const said = optional(feedback);
    if (written === "" || written === "*") {
      if (said) odd.push("feedback for any other number is not shown here; write it into the general feedback (####)");
      continue;
    }
    const interval = readInterval(written);
    if (!interval) return { wrong: `${show(written)} is not a number, nor "number:tolerance", nor "lowest..highest"` };
    const isRight = isCorrect && (weight ?? 100) === 100;
    if (isRight && found && !holds(found, interval))
      return { leftOut: "numbers", why: ` (${show(found.written)} and ${show(written)}); one is asked for here` };
    if (isRight && !found) found = { ...interval, written, said };
    else if (said) known.push({ text: String(interval.answer), feedback: said });
  }
  if (!found) return { wrong: "no number is marked as the answer" };
  const { answer, tolerance, said } = found;
  // in front: the first that is right has what is said of the right answer, be it nothing
  if (said || known.some(({ text }) => holds(found, { answer: Number(text) }))) known.unshift({ text: String(answer), feedback: said });
  return { question: { ...asked, kind: "numeric", answer, tolerance, options: known }, odd };
}

interface Interval {
  answer: number;
  tolerance?: number;
}

const holds = (outer: Interval, { answer, tolerance = 0 }: Interval): boolean =>
  Math.abs(answer - outer.answer) + tolerance <= (outer.tolerance ?? 0);

function readInterval(text: string): Interval | null {
  const [low, high] = text.split("..").map((part) => parseNumber(part));
  if (text.includes("..")) {
    if (low === null || high === null || high === undefined || high < low) return null;
    return { answer: (low + high) / 2, tolerance: (high - low) / 2 };
  }
  const [value, width] = text.split(":").map((part) => parseNumber(part));
  if (value === null || width === null) return null;
  return width === undefined ? { answer: value } : { answer: value, tolerance: Math.abs(width) };
}
