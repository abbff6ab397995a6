/** A quiz as JSON text. */
import { show } from "./messages.js";
import { LIMITS } from "./types.js";
import { type QuizResult, validateQuiz } from "./validate.js";

export function parseQuizJson(text: string): QuizResult {
  if (text.length > LIMITS.characters) return tooLong(text.length);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    // of its own accord no engine says how deep is too deep
    if (error instanceof RangeError) return { ok: false, messages: [{ text: "lists and objects stand too deep in one another" }] };
    const at = breakingPoint(text);
    if (at === null)
      return { ok: false, messages: [{ text: "this is not JSON: the mistake stands after its first 50000 words and signs" }] };
    const line = text.slice(0, at).split("\n").length;
    const found = /^.{1,12}/.exec(text.slice(at));
    return {
      ok: false,
      messages: [{ line, text: found ? `this is not JSON: ${show(found[0])} cannot stand here` : "this is not JSON: it ends too early" }],
    };
  }
  return validateQuiz(value);
}

export function tooLong(characters: number): QuizResult {
  const kilo = (n: number) => `${Math.round(n / 1000)} kB`;
  return { ok: false, messages: [{ text: `the text is ${kilo(characters)} long; at most ${kilo(LIMITS.characters)}` }] };
}

const SPACE = /[ \t\n\r]*/y;
const TOKEN =
  /[{}[\],:]|"(?:[^"\\\p{Cc}]|[\u007f-\u009f]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.])|(?:true|false|null)(?!\w)/uy;

/** What may come next: of a value, a key and so on; `close` where a bracket may close instead. */
type Expected = "value" | "value or close" | "key" | "key or close" | "colon" | "comma or close" | "end";

/** A quiz has some thousands of them. Looking at a million takes longer than a page may stand still. */
const MOST_TOKENS = 50_000;

/** Where a text stops being JSON; null when that is too far. Engines either do not tell, or each in words of its own. */
export function breakingPoint(text: string): number | null {
  const open: string[] = [];
  let expected: Expected = "value";
  for (let at = 0, tokens = 0; ; tokens++) {
    if (tokens === MOST_TOKENS) return null;
    SPACE.lastIndex = at;
    SPACE.exec(text);
    at = SPACE.lastIndex;
    TOKEN.lastIndex = at;
    const token = TOKEN.exec(text)?.[0];
    if (token === undefined || expected === "end") return at;
    const next = after(token, expected, open);
    if (!next) return at;
    expected = next;
    at = TOKEN.lastIndex;
  }
}

/** What may follow a token; null when the token itself may not come. `open` holds the brackets that wait to be closed. */
function after(token: string, expected: Expected, open: string[]): Expected | null {
  const closed = (): Expected => (open.length > 0 ? "comma or close" : "end");
  const inside = open.at(-1);
  switch (token) {
    case "{":
    case "[":
      if (!expected.startsWith("value")) return null;
      open.push(token);
      return token === "{" ? "key or close" : "value or close";
    case "}":
    case "]":
      if (!expected.endsWith("close") || inside !== (token === "}" ? "{" : "[")) return null;
      open.pop();
      return closed();
    case ":":
      return expected === "colon" ? "value" : null;
    case ",":
      if (expected !== "comma or close") return null;
      return inside === "{" ? "key" : "value";
    default:
      if (expected.startsWith("key")) return token.startsWith('"') ? "colon" : null;
      return expected.startsWith("value") ? closed() : null;
  }
}
