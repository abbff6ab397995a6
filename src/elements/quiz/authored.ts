/**
 * Reads an author's quiz: from a script, from an address, or from what stands inside the tag. A module of its own, because the lesson's quiz
 * needs none of it.
 */
import { type GiftWords, looksLikeGift } from "../../content/quiz/looks-like-gift.js";
import { parseQuizJson, tooLong } from "../../content/quiz/json.js";
import { LIMITS } from "../../content/quiz/types.js";
import { type QuizResult, validateQuiz } from "../../content/quiz/validate.js";
import { lazy } from "../../core/lazy.js";
import { Turns } from "../../core/turns.js";
import { fetchText } from "./fetch.js";
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
  const file = await fetchText({ address: url.href, signal });
  if ("wrong" in file) return { ok: false, messages: [{ text: file.wrong }] };
  return /\.(gift|txt)$/i.test(url.pathname) ? readGift(file.text, words) : parseQuizJson(file.text);
}

async function readGift(text: string, words: () => GiftWords): Promise<QuizResult> {
  // what is refused for its length needs no grammar
  if (text.length > LIMITS.characters) return tooLong(text.length);
  const { parseGiftInTurns } = await loadGift();
  const turns = new Turns();
  return parseGiftInTurns(text, words(), () => turns.next());
}

/** What the children say: JSON, GIFT or a list. Null when there is nothing of the kind. */
export function readChildren(host: Element, words: () => GiftWords): Promise<QuizResult> | QuizResult | null {
  const json = host.querySelector(':scope > script[type="application/json"]');
  if (json) return parseQuizJson(json.textContent ?? "");
  const { length } = host.textContent ?? "";
  if (length > LIMITS.characters) return tooLong(length);
  const elements = host.getElementsByTagName("*").length;
  if (elements > LIMITS.elements) return refused(`it has ${elements} elements inside; at most ${LIMITS.elements}`);
  try {
    const slotted = readSlotted(host);
    if (slotted) return validateQuiz(slotted);
    const text = plainText(host).trim();
    return looksLikeGift(text) ? readGift(text, words) : null;
  } catch (error) {
    // no more room on the stack
    if (error instanceof RangeError) return refused("its elements stand too deep in one another");
    throw error;
  }
}

const refused = (text: string): QuizResult => ({ ok: false, messages: [{ text }] });

/** The children as text: what an editor made of blank lines (`<p>`, `<br>`) becomes blank lines again. */
function plainText(node: Node): string {
  if (node.nodeType === Node.TEXT_NODE) return node.textContent ?? "";
  if (!(node instanceof Element)) return "";
  if (node.localName === "br") return "\n";
  const inside = [...node.childNodes].map(plainText).join("");
  return /^(p|div|pre|script|textarea)$/.test(node.localName) ? `\n\n${inside}\n\n` : inside;
}
