/**
 * Writes a question so that the grammar reads it as Moodle does. The grammar takes GIFT as Moodle writes it: every sign of the language
 * that stands in running text escaped. Authors write by hand, and Moodle takes it: a colon or "x = 3" in the question, `{Turing}`,
 * `{true}`, an arrow in a choice, `~#` for any other number, decimals with a comma. Here these are made what the grammar expects.
 */
import { LIMITS } from "./types.js";
import { NOTHING, shielded, unescaped } from "./gift-signs.js";

/** The text for the grammar; `numeric`: its answers are numbers, which it has as texts. `leftOut`: it has no answers in braces. Or why there is none. */
export type Quoted = { text: string; numeric: boolean } | { leftOut: true } | { wrong: string };

/** Longer is no field that a quiz could show; with markup in it a field may well be longer than what is shown. */
const LONGEST = 10 * LIMITS.text;
/** A prompt, an explanation, and the texts and feedback of all options. */
const LONGEST_QUESTION = 2 * (LIMITS.options + 1) * LIMITS.text;

export function quote(block: string): Quoted {
  if (block.length > LONGEST_QUESTION) return { wrong: `it has ${block.length} characters; at most ${LONGEST_QUESTION}` };
  let text = unescaped(block);
  const named = /^::(.*?)::/s.exec(text);
  if (named) text = text.slice(named[0].length).trim();
  const open = text.indexOf("{");
  const close = text.indexOf("}");
  if (open < 0 && close < 0) return { leftOut: true };
  if (close < 0) return { wrong: 'the "{" of the answers is not closed before the question ends, at a blank line or the end' };
  if (open < 0 || close < open) return { wrong: 'a "}" stands without its "{"; as text it is written "\\}"' };
  const answers = text.slice(open + 1, close).trim();
  if (answers.includes("{")) return { wrong: 'a "{" stands among the answers; as text it is written "\\{"' };
  const after = text.slice(close + 1).trim();
  if (/[{}]/.test(after)) return { wrong: "a second pair of braces; a blank line between two questions is missing" };
  const before = text.slice(0, open).trim();
  const prompt = after ? `${before} _____ ${after}` : before;
  if (prompt.length > LONGEST) return { wrong: `the prompt has ${prompt.length} characters; at most ${LIMITS.text}` };
  const numeric = answers.startsWith("#") && !answers.startsWith("####");
  const quoted = quoteAnswers(numeric ? answers.slice(1).trim() : answers, numeric);
  if ("wrong" in quoted) return quoted;
  // in front: two slashes at the beginning would be a comment
  const start = prompt.startsWith("//") ? NOTHING : "";
  return { text: `${start}${field(prompt)} {${quoted.text}}`, numeric };
}

function quoteAnswers(all: string, numeric: boolean): { text: string } | { wrong: string } {
  const at = all.lastIndexOf("####");
  const general = at < 0 ? "" : `####${field(all.slice(at + 4))}`;
  const answers = at < 0 ? all : all.slice(0, at).trim();
  const explained = at < 0 ? 0 : all.length - at - 4;
  if (explained > LONGEST) return { wrong: `the explanation has ${explained} characters; at most ${LIMITS.text}` };
  const word = numeric ? null : /^(t|f|true|false)\s*(?=#|$)/i.exec(answers);
  if (word) {
    const [wrong, ...right] = answers.slice(word[0].length).slice(1).split("#");
    return { text: `${word[1][0].toUpperCase()}#${field(wrong)}#${field(right.join("#"))}${general}` };
  }
  const start = answers.search(/[=~]/);
  if (answers === "") return numeric ? { wrong: "no number is marked as the answer" } : { text: general };
  if (start > 0 && !numeric && answers.includes("~")) return { wrong: 'text stands before the first "=" or "~"' };
  const matches = !answers.includes("~") && !numeric && answers.includes("->") && start === 0;
  const pieces = (start === 0 ? answers : `=${answers}`).match(/[=~][^=~]*/g)!;
  if (pieces.length > LIMITS.options) return { wrong: `it has ${pieces.length} options; at most ${LIMITS.options}` };
  const long = pieces.findIndex((piece) => piece.length > LONGEST);
  if (long >= 0) return { wrong: `its answer ${long + 1} has ${pieces[long].length} characters; at most ${LIMITS.text}` };
  return { text: pieces.map((piece) => quotePiece(piece, matches)).join(" ") + general };
}

/** One answer: its sign, its weight, its text and, after the first "#", its feedback. */
function quotePiece(piece: string, matches: boolean): string {
  if (matches) return shielded(piece, /[:#]/g);
  const [, sign, weight, rest] = /^([=~]\s*)(%-?\d[\d.,]*%)?(.*)$/s.exec(piece)!;
  const [text, ...feedback] = rest.split("#");
  const said = feedback.length > 0 ? `#${field(feedback.join("#"))}` : "";
  return `${sign}${weight?.replace(",", ".") ?? ""}${field(text)}${said}`;
}

/** A text in which no sign is the grammar's, and which is never empty. */
const field = (text: string): string => shielded(text, /[:#=~]|(?<=^\s*)%|(?<=-)>/g) + NOTHING;
