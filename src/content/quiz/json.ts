/** A quiz as JSON text. */
import { LIMITS } from "./types.js";
import { type QuizResult, validateQuiz } from "./validate.js";

export function parseQuizJson(text: string): QuizResult {
  if (text.length > LIMITS.characters) return tooLong(text.length);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    const { line, reason } = locate(error instanceof Error ? error.message : String(error), text);
    return { ok: false, messages: [{ ...(line !== undefined && { line }), text: `this is not JSON: ${reason}` }] };
  }
  return validateQuiz(value);
}

export function tooLong(characters: number): QuizResult {
  const kilo = (n: number) => `${Math.round(n / 1000)} kB`;
  return { ok: false, messages: [{ text: `the text is ${kilo(characters)} long; at most ${kilo(LIMITS.characters)}` }] };
}

/** Engines say where they stopped in words of their own: "at position 12", "(line 3 column 5)", "at line 3 column 5". */
function locate(message: string, text: string): { line?: number; reason: string } {
  const reason = message.replace(/^JSON\.parse: |^JSON Parse error: /, "").replace(/,? ?(in JSON )?\(?at (position|line).*$/s, "");
  const line = /line (\d+)/.exec(message);
  if (line) return { line: Number(line[1]), reason };
  const position = /position (\d+)/.exec(message);
  if (position) return { line: text.slice(0, Number(position[1])).split("\n").length, reason };
  if (/end of/i.test(message)) return { line: text.split("\n").length, reason };
  return { reason };
}
