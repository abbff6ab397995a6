/** Quizzes of an author's, read as `<ae-quiz>` reads them. */
import { readChildren } from "../content/quiz/children.js";
import { parseGift } from "../content/quiz/gift.js";
import { parseQuizJson } from "../content/quiz/json.js";
import { sayMessage, type Message } from "../content/quiz/messages.js";
import { LIMITS, type Quiz } from "../content/quiz/types.js";
import type { QuizResult } from "../content/quiz/validate.js";
import type { Findings } from "./findings.js";
import { attribute, type Element } from "./markup.js";
import type { ReadFile } from "./page-types.js";
import { quizTree } from "./quiz-tree.js";

interface Surroundings {
  /** For messages; null: tags on the command line. */
  readonly page: string | null;
  readonly read?: ReadFile;
}

/** Texts of a quiz, and where they stand. */
export interface Texts {
  readonly place: string;
  readonly texts: readonly string[];
}

/** The texts of all quizzes that can be read: TeX may be in them. */
export function checkQuizzes(all: readonly Element[], { page, read }: Surroundings, findings: Findings): Texts[] {
  const quizzes = all.filter(({ tagName }) => tagName === "ae-quiz");
  return quizzes.flatMap((element) => {
    const src = attribute(element, "src")?.trim();
    const place = src ? src.replace(/[?#].*$/, "") : `${page ? `${page}, ` : ""}${nameOf(element, quizzes)}`;
    const result = src ? fromFile(src, read) : readChildren(quizTree(element), (text) => parseGift(text));
    return result ? taken(result, place, findings) : [];
  });
}

/** Null for what is on a server: a page says itself what stays outside. */
function fromFile(src: string, read: ReadFile | undefined): QuizResult | null {
  if (/^([a-z][a-z\d+.-]*:|\/\/)/i.test(src)) return null;
  const path = src.replace(/[?#].*$/, "");
  const refused = (text: string): QuizResult => ({ ok: false, messages: [{ text }] });
  const bytes = read?.(path);
  if (!bytes) return refused("there is no such file");
  if (bytes.length > LIMITS.characters)
    return refused(`it is ${megabytes(bytes.length)} long; the tag reads ${megabytes(LIMITS.characters)} at most`);
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return refused("it is no text in UTF-8; save it in that encoding");
  }
  return /\.(gift|txt)$/i.test(path) ? parseGift(text) : parseQuizJson(text);
}

const megabytes = (bytes: number): string => `${Number((bytes / 1e6).toPrecision(3))} MB`;

function taken(result: QuizResult, place: string, findings: Findings): Texts[] {
  const say = (message: Message) => {
    const text = sayMessage(message);
    // "quiz.json, question 2: …", and "quiz.json: there is no question in it"
    return `${place}${(message.question ?? message.line) ? ", " : ": "}${text}`;
  };
  for (const each of result.ok ? (result.broken ?? []) : result.messages) findings.refuse(`${say(each)}.`);
  if (!result.ok) return [];
  for (const each of result.warnings) findings.note(`${say(each)}.`);
  return [{ place, texts: textsOf(result.quiz) }];
}

const textsOf = ({ title, questions }: Quiz): string[] =>
  [title, ...questions.flatMap((each) => [each.prompt, each.explanation, each.try?.text, ...optionsOf(each)])].filter(
    (text): text is string => text !== undefined,
  );

const optionsOf = (question: Quiz["questions"][number]): (string | undefined)[] =>
  "options" in question ? (question.options ?? []).flatMap(({ text, feedback }) => [text, feedback]) : [];

/** "<ae-quiz>", by its id, or by its place among several. */
function nameOf(element: Element, all: readonly Element[]): string {
  const id = attribute(element, "id");
  if (id) return `<ae-quiz id="${id}">`;
  return all.length > 1 ? `<ae-quiz> no. ${all.indexOf(element) + 1}` : "<ae-quiz>";
}
