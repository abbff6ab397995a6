/**
 * GIFT, Moodle's text format for questions (docs.moodle.org, "GIFT format"), as Moodle itself reads it: choices of one and of several,
 * true/false, numbers. What has no counterpart here (essay, words to type, matching, descriptions) is left out with a warning;
 * what is malformed is a message with its line. Written by hand: the parser on npm (gift-pegjs) refuses every colon in running
 * text, stops at the first error of a file, and brings a parser generator along.
 */
import { type Message } from "./messages.js";
import { tooLong } from "./json.js";
import { parseNumber } from "./number.js";
import { LIMITS } from "./types.js";
import { type QuizResult, validateQuiz } from "./validate.js";

/** Words for the options of true/false questions. */
export interface GiftWords {
  yes: string;
  no: string;
}

interface Block {
  /** Counted from 1, as is the line of the file where it begins. */
  number: number;
  line: number;
  text: string;
}

/** A question on its way to `validateQuiz`, or why there is none. */
type Reading = { question: object } | { leftOut: string } | { wrong: string };

export function parseGift(source: string, words: GiftWords = { yes: "True", no: "False" }): QuizResult {
  if (source.length > LIMITS.characters) return tooLong(source.length);
  const messages: Message[] = [];
  const warnings: Message[] = [];
  const questions: object[] = [];
  const places: Block[] = [];
  for (const block of blocksOf(source)) {
    const reading = readBlock(block.text, words);
    const place = { question: block.number, line: block.line };
    if ("wrong" in reading) messages.push({ ...place, text: reading.wrong });
    else if ("leftOut" in reading) warnings.push({ ...place, text: `${reading.leftOut}; it is left out` });
    else {
      questions.push(reading.question);
      places.push(block);
    }
  }
  if (questions.length === 0 && messages.length === 0) {
    return { ok: false, messages: [...warnings, { text: "there is no question in it that can be asked here" }] };
  }
  const result = questions.length > 0 ? validateQuiz(questions) : null;
  const placed = (message: Message): Message => {
    const block = message.question === undefined ? undefined : places[message.question - 1];
    return block ? { ...message, question: block.number, line: block.line } : message;
  };
  if (result && !result.ok) messages.push(...result.messages.map(placed));
  if (messages.length > 0 || !result?.ok) {
    const inOrder = messages.sort((a, b) => (a.line ?? 0) - (b.line ?? 0));
    return { ok: false, messages: inOrder };
  }
  return { ...result, warnings: [...warnings, ...result.warnings.map(placed)] };
}

/** Questions are set apart by blank lines; lines that begin with two slashes are comments. */
function blocksOf(source: string): Block[] {
  const blocks: Block[] = [];
  let lines: string[] = [];
  let first = 0;
  const close = () => {
    const text = lines.join("\n").trim();
    if (text) blocks.push({ number: blocks.length + 1, line: first, text });
    lines = [];
  };
  source
    .replace(/^\ufeff/, "")
    .split(/\r\n?|\n/)
    .forEach((line, index) => {
      const text = line.trim();
      if (text === "") return close();
      if (text.startsWith("//") || text.startsWith("$CATEGORY:")) return;
      if (lines.length === 0) first = index + 1;
      lines.push(line);
    });
  close();
  return blocks;
}

/** Escaped signs step aside into characters that Unicode sets apart for a program's own use, until the signs have been read. */
const ESCAPED = "\\:#={}~n";
const aside = (s: string) =>
  s.replace(/[\ufdd0-\ufdd7]/g, "").replace(/\\([\\:#={}~n])/g, (_, sign: string) => String.fromCharCode(0xfdd0 + ESCAPED.indexOf(sign)));
const back = (s: string) =>
  s.replace(/[\ufdd0-\ufdd7]/g, (c) => {
    const sign = ESCAPED[c.charCodeAt(0) - 0xfdd0];
    return sign === "n" ? "\n" : sign;
  });

function readBlock(block: string, words: GiftWords): Reading {
  let text = aside(block);
  const named = /^::(.*?)::/s.exec(text);
  if (named) text = text.slice(named[0].length).trim();
  const open = text.indexOf("{");
  const close = text.indexOf("}");
  if (open < 0 && close < 0) return { leftOut: "it has no answers in braces" };
  if (close < 0) return { wrong: 'the "{" of the answers is not closed before the blank line' };
  if (open < 0 || close < open) return { wrong: 'a "}" stands without its "{"; as text it is written "\\}"' };
  const answers = text.slice(open + 1, close);
  if (answers.includes("{")) return { wrong: 'a "{" stands among the answers; as text it is written "\\{"' };
  const after = text.slice(close + 1).trim();
  if (/[{}]/.test(after)) return { wrong: "a second pair of braces; a blank line between two questions is missing" };
  const before = text.slice(0, open).trim();
  const prompt = plain(after ? `${before} _____ ${after}` : before);
  return readAnswers(prompt, answers.trim(), words);
}

function readAnswers(prompt: string, all: string, words: GiftWords): Reading {
  const [answers, general] = cut(all, "####");
  const asked = { prompt, explanation: general === null ? undefined : plain(general) };
  if (answers === "") return { leftOut: "it is an essay" };
  if (answers.startsWith("#")) return readNumeric(asked, answers.slice(1).trim());
  const [word, comment] = cut(answers, "#");
  if (/^(t|f|true|false)$/i.test(word)) return { question: trueOrFalse(asked, /^t/i.test(word), comment, words) };
  if (answers.includes("~")) return readChoice(asked, answers);
  if (answers.includes("->")) return { leftOut: "it asks to match pairs" };
  const numbers = tokens(answers)?.map(({ text }) => parseNumber(plain(text)));
  if (numbers?.length === 1 && numbers[0] !== null) return readNumeric(asked, answers);
  return { leftOut: "it asks for words to be typed" };
}

function trueOrFalse(asked: object, isTrue: boolean, comment: string | null, words: GiftWords): object {
  const [wrong, right] = comment === null ? [null, null] : cut(comment, "#");
  const option = (id: string, text: string, correct: boolean) => {
    const feedback = correct ? right : wrong;
    return { id, text, correct, feedback: feedback === null ? undefined : plain(feedback) };
  };
  return { ...asked, kind: "single", options: [option("true", words.yes, isTrue), option("false", words.no, !isTrue)] };
}

function readChoice(asked: object, answers: string): Reading {
  const list = tokens(answers);
  if (!list) return { wrong: 'text stands before the first "=" or "~"' };
  const single = list.some(({ sign }) => sign === "=");
  const options = list.map(({ sign, weight, text, feedback }) => ({
    text: plain(text),
    correct: sign === "=" || (single ? weight === 100 : (weight ?? 0) > 0),
    feedback,
  }));
  const any = single && options.filter((option) => option.correct).length > 1;
  return { question: { ...asked, kind: single ? "single" : "multiple", options, ...(any && { any }) } };
}

/** `1822:5`, `1..5`, or several, each after "=", with weights: the first with all the marks is the answer, the others have feedback. */
function readNumeric(asked: object, answers: string): Reading {
  const list = /^[=~]/.test(answers) ? (tokens(answers) ?? []) : [{ sign: "=", weight: null, ...withFeedback(answers) }];
  const known: { text: string; feedback: string }[] = [];
  let found: { answer: number; tolerance?: number } | null = null;
  for (const { sign, weight, text, feedback } of list) {
    if (text === "" || text === "*") continue;
    const interval = readInterval(plain(text));
    if (!interval) return { wrong: `"${plain(text)}" is not a number, nor "number:tolerance", nor "lowest..highest"` };
    if (!found && sign === "=" && (weight ?? 100) === 100) found = interval;
    else if (feedback !== undefined) known.push({ text: String(interval.answer), feedback });
  }
  if (!found) return { wrong: "no number is marked as the answer" };
  return { question: { ...asked, kind: "numeric", ...found, options: known } };
}

function readInterval(text: string): { answer: number; tolerance?: number } | null {
  const [low, high] = text.split("..").map((part) => parseNumber(part));
  if (text.includes("..")) {
    if (low === null || high === null || high === undefined || high < low) return null;
    return { answer: (low + high) / 2, tolerance: (high - low) / 2 };
  }
  const [value, width] = text.split(":").map((part) => parseNumber(part));
  if (value === null || width === null) return null;
  return width === undefined ? { answer: value } : { answer: value, tolerance: Math.abs(width) };
}

interface Token {
  sign: string;
  /** Percent of the marks. */
  weight: number | null;
  text: string;
  feedback: string | undefined;
}

/** The answers, each after its "=" or "~"; null when text stands before the first. */
function tokens(answers: string): Token[] | null {
  const start = answers.search(/[=~]/);
  if (start !== 0) return start < 0 ? [{ sign: "=", weight: null, ...withFeedback(answers) }] : null;
  return Array.from(answers.matchAll(/([=~])([^=~]*)/g), ([, sign, rest]) => {
    const weighted = /^\s*%(-?[\d.,]+)%/.exec(rest);
    const weight = weighted ? parseNumber(weighted[1]) : null;
    return { sign, weight, ...withFeedback(weighted ? rest.slice(weighted[0].length) : rest) };
  });
}

function withFeedback(s: string): Pick<Token, "text" | "feedback"> {
  const [text, feedback] = cut(s, "#");
  return { text: text.trim(), feedback: feedback === null ? undefined : plain(feedback) || undefined };
}

function cut(s: string, separator: string): [string, string | null] {
  const at = s.indexOf(separator);
  return at < 0 ? [s.trim(), null] : [s.slice(0, at).trim(), s.slice(at + separator.length).trim()];
}

const ENTITIES: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: " " };

/** The text of a field: its format mark gone, tags too where the mark says `[html]`, escaped signs back in place. */
function plain(field: string): string {
  const marked = /^\s*\[(html|markdown|plain|moodle)\]/.exec(field);
  let text = marked ? field.slice(marked[0].length) : field;
  // what is far too long is refused for its length; searching it for tags could take long
  if (marked?.[1] === "html" && text.length < 10 * LIMITS.text) {
    text = text
      .replace(/<(script|style)\b.*?<\/\1\s*>/gis, " ")
      .replace(/<\/?[a-z][^<>]*>/gi, " ")
      .replace(/&(\w+);/g, (entity, name: string) => (Object.hasOwn(ENTITIES, name) ? ENTITIES[name] : entity));
  }
  return back(text.replace(/\s+/g, " ").trim());
}
