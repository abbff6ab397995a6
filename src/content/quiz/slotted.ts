/**
 * A quiz written in HTML, as it survives in an LMS. Only text is read; nothing of the author's markup enters the tag.
 *
 *     <ae-quiz>
 *       <ol>
 *         <li>Which part draws?
 *           <ul><li>the encoder <small>It reads.</small></li><li data-correct>the decoder</li></ul>
 *           <small>It draws from the code alone.</small>
 *         </li>
 *         <li data-answer="24,5" data-tolerance="0.1" data-unit="times">784 pixels in 32 numbers: how many times fewer?</li>
 *         <li data-kind="order">What comes first? <ol><li>encode</li><li>decode</li></ol></li>
 *         <li data-for="ae-latent-map" data-goal='{"kind": "digit", "digit": 8}'>Find an 8.</li>
 *       </ol>
 *     </ae-quiz>
 *
 * One question alone may also be a paragraph with a list of options after it. Correct is `data-correct` or, where sanitisers take that
 * away, class "correct", or, where no option of the question has either, an option that is bold from end to end. `<small>`,
 * `data-feedback` and class "feedback" are feedback in an option and the explanation in a question.
 */
import { parseNumber } from "./number.js";
import { type AnyElement, type AnyNode, childrenOf, elementsOf, isElement, isText, select } from "./tree.js";

const has = (element: AnyElement, name: string): boolean => element.getAttribute(name) !== null;
const hasClass = (element: AnyElement, name: string): boolean => (element.getAttribute("class") ?? "").split(/\s+/).includes(name);

const isList = ({ localName }: AnyElement): boolean => localName === "ol" || localName === "ul";
const isItem = ({ localName }: AnyElement): boolean => localName === "li";
const isNote = (element: AnyElement): boolean =>
  element.localName === "small" ||
  (has(element, "data-feedback") && !isItem(element)) ||
  hasClass(element, "feedback") ||
  has(element, "data-explanation") ||
  hasClass(element, "explanation");

const listIn = (element: AnyElement): AnyElement | null => select(element, isList, (each) => !isList(each))[0] ?? null;
const itemsOf = (list: AnyElement): AnyElement[] => elementsOf(list).filter(isItem);

/** The children as a value for `validateQuiz`; null when there is no list among them. */
export function readSlotted(host: AnyElement): { title?: string; questions: object[] } | null {
  const lists = select(host, isList, (each) => !isList(each));
  if (lists.length === 0) return null;
  const questions = lists.flatMap((list) => {
    const items = itemsOf(list);
    const asked = items.some((item) => listIn(item) || ["data-answer", "data-goal", "data-kind"].some((name) => has(item, name)));
    return asked
      ? items.map((item) => readQuestion(item, listIn(item)))
      : [{ ...readQuestion(list, list), prompt: promptBefore(list, host) }];
  });
  const title = elementsOf(host).find(({ localName }) => /^h[1-6]$/.test(localName));
  return { ...(title && { title: words(title) }), questions };
}

function readQuestion(item: AnyElement, list: AnyElement | null): Record<string, unknown> {
  const data = (name: string) => item.getAttribute(`data-${name}`) ?? undefined;
  const number = (name: string) => {
    const text = data(name);
    return text === undefined ? undefined : (parseNumber(text) ?? text);
  };
  const notes =
    item === list
      ? []
      : select(
          item,
          (each) => each !== list && isNote(each),
          (each) => each !== list,
        );
  const note = notes.map((each) => words(each)).join(" ");
  const common = {
    id: item.getAttribute("id") || undefined,
    prompt: words(item, [...notes, ...(list ? [list] : [])]),
    explanation: data("explanation") || note || undefined,
  };
  if (data("goal") !== undefined) return { ...common, kind: "task", task: { for: data("for"), goal: readJson(data("goal")!) } };
  if (data("answer") !== undefined && !list) {
    return { ...common, kind: "numeric", answer: number("answer"), tolerance: number("tolerance"), unit: data("unit") };
  }
  const options = list ? readOptions(list) : [];
  if (data("kind") === "order") return { ...common, kind: "order", options: options.map(({ text, feedback }) => ({ text, feedback })) };
  const several = options.filter((option) => option.correct).length > 1;
  return { ...common, kind: data("kind") ?? (several ? "multiple" : "single"), options };
}

function readOptions(list: AnyElement): { text: string; correct: boolean; feedback: string | undefined }[] {
  const items = itemsOf(list);
  const marked = items.some(isMarked);
  return items.map((item) => {
    const notes = select(item, isNote);
    const text = words(item, notes);
    const bold = select(item, ({ localName }) => localName === "strong" || localName === "b")
      .map((each) => words(each))
      .join(" ");
    const feedback = item.getAttribute("data-feedback") || notes.map((each) => words(each)).join(" ") || undefined;
    return { text, correct: marked ? isMarked(item) : text !== "" && bold === text, feedback };
  });
}

function isMarked(item: AnyElement): boolean {
  return (item.getAttribute("data-correct") ?? "false") !== "false" || hasClass(item, "correct");
}

/** The text between the list and what comes before it: the nearest element or text that is not empty. */
function promptBefore(list: AnyElement, host: AnyElement): string {
  for (let node: AnyNode | null = list; node && node !== host; node = node.parentNode) {
    for (let before = node.previousSibling; before; before = before.previousSibling) {
      const text = isElement(before) ? words(before) : isText(before) ? tidy(before.textContent ?? "") : "";
      if (text) return text;
    }
  }
  return "";
}

/** The text of an element without some of its descendants, without scripts and styles. */
function words(element: AnyElement, without: readonly AnyElement[] = []): string {
  let text = "";
  const visit = (node: AnyNode) => {
    if (isText(node)) text += node.textContent;
    else if (isElement(node) && !without.includes(node) && !/^(script|style|template)$/.test(node.localName)) {
      if (node.localName === "br") text += " ";
      childrenOf(node).forEach(visit);
      if (/^(p|div|br)$/.test(node.localName)) text += " ";
    }
  };
  childrenOf(element).forEach(visit);
  return tidy(text);
}

function tidy(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}

/** A goal that is no JSON goes on as the text that it is; the validator says so. */
function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
