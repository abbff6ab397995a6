/**
 * Reads an author's quiz: from a script, from an address, or from what stands inside the tag. A module of its own, because the lesson's quiz
 * needs none of it.
 */
import type { GiftWords } from "../../content/quiz/gift.js";
import { parseQuizJson, tooLong } from "../../content/quiz/json.js";
import { LIMITS } from "../../content/quiz/types.js";
import { type QuizResult, validateQuiz } from "../../content/quiz/validate.js";
import { lazy } from "../../core/lazy.js";
import { looksLikeGift } from "./content.js";
import { readSlotted } from "./slotted.js";

export { validateQuiz };

const loadGift = lazy(() => import("../../content/quiz/gift.js"));

interface Request {
  src: string;
  /** What a relative address is relative to. */
  base: string;
  words: () => GiftWords;
  signal: AbortSignal;
}

/**
 * Fetches and reads a quiz. `.gift` and `.txt` are GIFT, all else is JSON.
 * @throws when it does not arrive, and when `signal` aborts
 */
export async function fetchQuiz({ src, base, words, signal }: Request): Promise<QuizResult> {
  const url = new URL(src, base);
  const response = await fetch(url, { signal });
  if (!response.ok) throw new Error(`${url.href} answered ${response.status}`);
  const text = await readText(response);
  if (text === null) return tooLong(LIMITS.characters + 1);
  return /\.(gift|txt)$/i.test(url.pathname) ? readGift(text, words) : parseQuizJson(text);
}

/** The text, or null as soon as it is longer than a quiz may be: the rest is not fetched. */
async function readText(response: Response): Promise<string | null> {
  if (!response.body) return response.text();
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let text = "";
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text;
    text += value;
    if (text.length > LIMITS.characters) {
      void reader.cancel();
      return null;
    }
  }
}

async function readGift(text: string, words: () => GiftWords): Promise<QuizResult> {
  const { parseGift } = await loadGift();
  return parseGift(text, words());
}

/** What the children say: JSON, GIFT or a list. Null when there is nothing of the kind. */
export function readChildren(host: Element, words: () => GiftWords): Promise<QuizResult> | QuizResult | null {
  const json = host.querySelector(':scope > script[type="application/json"]');
  if (json) return parseQuizJson(json.textContent ?? "");
  const slotted = readSlotted(host);
  if (slotted) return validateQuiz(slotted);
  const text = plainText(host).trim();
  return looksLikeGift(text) ? readGift(text, words) : null;
}

/** The children as text: what an editor made of blank lines (`<p>`, `<br>`) becomes blank lines again. */
function plainText(node: Node): string {
  if (node.nodeType === Node.TEXT_NODE) return node.textContent ?? "";
  if (!(node instanceof Element)) return "";
  if (node.localName === "br") return "\n";
  const inside = [...node.childNodes].map(plainText).join("");
  return /^(p|div|pre|script|textarea)$/.test(node.localName) ? `\n\n${inside}\n\n` : inside;
}
