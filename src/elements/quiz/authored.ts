/**
 * Reads an author's quiz: from a script, from an address, or from what stands inside the tag. A module of its own, because the lesson's quiz
 * needs none of it.
 */
import { readChildren as readTree } from "../../content/quiz/children.js";
import type { GiftWords } from "../../content/quiz/looks-like-gift.js";
import { parseQuizJson, tooLong } from "../../content/quiz/json.js";
import { LIMITS } from "../../content/quiz/types.js";
import { type QuizResult, validateQuiz } from "../../content/quiz/validate.js";
import { lazy } from "../../core/lazy.js";
import { Turns } from "../../core/turns.js";
import { fetchText } from "./fetch.js";
import { noticeOf, type Notice } from "./left-out.js";

export { validateQuiz };

/** With what the tag says beside the questions. */
export type Read = QuizResult & { notice?: (language: string) => Notice };

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
export async function fetchQuiz({ src, base, words, signal }: Request): Promise<Read> {
  const url = new URL(src, base);
  const file = await fetchText({ address: url.href, signal });
  if ("wrong" in file) return { ok: false, messages: [{ text: file.wrong }] };
  return /\.(gift|txt)$/i.test(url.pathname) ? readGift(file.text, words, nameOf(url)) : parseQuizJson(file.text);
}

/** Of a blob or a text that is its own address there is none. */
function nameOf({ protocol, pathname }: URL): string {
  const name = /^(https?|file):$/.test(protocol) ? pathname.slice(pathname.lastIndexOf("/") + 1) : "";
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

/** `file`: its name; empty where the text stands in the page. */
async function readGift(text: string, words: () => GiftWords, file = ""): Promise<Read> {
  // what is refused for its length needs no grammar
  if (text.length > LIMITS.characters) return tooLong(text.length);
  const { parseGiftInTurns } = await loadGift();
  const turns = new Turns();
  const result = await parseGiftInTurns(text, words(), () => turns.next());
  const leftOut = result.ok ? result.leftOut : undefined;
  return leftOut ? { ...result, notice: (language) => noticeOf(leftOut, file, language) } : result;
}

/** What the children say: JSON, GIFT or a list. Null when there is nothing of the kind. */
export const readChildren = (host: Element, words: () => GiftWords): Promise<Read> | Read | null =>
  readTree(host, (text) => readGift(text, words));
