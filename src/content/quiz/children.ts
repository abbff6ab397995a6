/**
 * What stands inside `<ae-quiz>`, as a quiz: JSON, a list in HTML, or GIFT. No more is asked of a tree than the page's DOM and what the
 * commands parse have in common.
 */
import { parseQuizJson, tooLong } from "./json.js";
import { isGiftElement, looksLikeGift } from "./looks-like-gift.js";
import { readSlotted } from "./slotted.js";
import { type AnyElement, type AnyNode, childrenOf, elementsOf, isElement, isText } from "./tree.js";
import { LIMITS } from "./types.js";
import { type QuizResult, validateQuiz } from "./validate.js";

/** `<ae-quiz>` itself. */
export interface QuizHost extends AnyElement {
  getElementsByTagName(name: "*"): { readonly length: number };
}

/** Null where there is nothing of the kind; GIFT goes to `readGift`. */
export function readChildren<Read>(host: QuizHost, readGift: (text: string) => Read): Read | QuizResult | null {
  const json = elementsOf(host).find((each) => each.localName === "script" && each.getAttribute("type") === "application/json");
  if (json) return parseQuizJson(json.textContent ?? "");
  const { length } = host.textContent ?? "";
  if (length > LIMITS.characters) return tooLong(length);
  const elements = host.getElementsByTagName("*").length;
  if (elements > LIMITS.elements) return refused(`it has ${elements} elements inside; at most ${LIMITS.elements}`);
  try {
    const slotted = readSlotted(host);
    if (slotted) return validateQuiz(slotted);
    const text = plainText(host).trim();
    const isDeclared = elementsOf(host).some((each) => isGiftElement(each.localName, each.getAttribute("type")));
    return (isDeclared && text) || looksLikeGift(text) ? readGift(text) : null;
  } catch (error) {
    // no more room on the stack
    if (error instanceof RangeError) return refused("its elements stand too deep in one another");
    throw error;
  }
}

const refused = (text: string): QuizResult => ({ ok: false, messages: [{ text }] });

/** The children as text: what an editor made of blank lines (`<p>`, `<br>`) becomes blank lines again. */
function plainText(node: AnyNode): string {
  if (isText(node)) return node.textContent ?? "";
  if (!isElement(node)) return "";
  if (node.localName === "br") return "\n";
  const inside = childrenOf(node).map(plainText).join("");
  return /^(p|div|pre|script|textarea)$/.test(node.localName) ? `\n\n${inside}\n\n` : inside;
}
