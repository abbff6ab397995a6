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
import { parseNumber } from "../../content/quiz/number.js";

const NOTE = "small, [data-feedback]:not(li), .feedback, [data-explanation], .explanation";
const LIST = "ol, ul";

/** The children as a value for `validateQuiz`; null when there is no list among them. */
export function readSlotted(host: Element): { title?: string; questions: object[] } | null {
  const lists = outerLists(host);
  if (lists.length === 0) return null;
  const questions = lists.flatMap((list) => {
    const items = itemsOf(list);
    const asked = items.some((item) => item.querySelector(LIST) || item.matches("[data-answer], [data-goal], [data-kind]"));
    return asked
      ? items.map((item) => readQuestion(item, item.querySelector(LIST)))
      : [{ ...readQuestion(list, list), prompt: promptBefore(list, host) }];
  });
  const title = host.querySelector(":scope > h1, :scope > h2, :scope > h3, :scope > h4, :scope > h5, :scope > h6");
  return { ...(title && { title: words(title) }), questions };
}

function outerLists(host: Element): Element[] {
  return Array.from(host.querySelectorAll(LIST)).filter(
    (list) => !list.parentElement?.closest(LIST) || !host.contains(list.parentElement.closest(LIST)),
  );
}

function itemsOf(list: Element): Element[] {
  return Array.from(list.children).filter((child) => child.localName === "li");
}

function readQuestion(item: Element, list: Element | null): Record<string, unknown> {
  const data = (name: string) => item.getAttribute(`data-${name}`) ?? undefined;
  const number = (name: string) => {
    const text = data(name);
    return text === undefined ? undefined : (parseNumber(text) ?? text);
  };
  const notes = item === list ? [] : Array.from(item.querySelectorAll(NOTE)).filter((note) => !list?.contains(note));
  const note = notes.map((each) => words(each)).join(" ");
  const common = {
    id: item.id || undefined,
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

function readOptions(list: Element): { text: string; correct: boolean; feedback: string | undefined }[] {
  const items = itemsOf(list);
  const marked = items.some(isMarked);
  return items.map((item) => {
    const notes = Array.from(item.querySelectorAll(NOTE));
    const text = words(item, notes);
    const bold = Array.from(item.querySelectorAll("strong, b"))
      .map((each) => words(each))
      .join(" ");
    const feedback = item.getAttribute("data-feedback") || notes.map((each) => words(each)).join(" ") || undefined;
    return { text, correct: marked ? isMarked(item) : text !== "" && bold === text, feedback };
  });
}

function isMarked(item: Element): boolean {
  return (item.hasAttribute("data-correct") && item.getAttribute("data-correct") !== "false") || item.classList.contains("correct");
}

/** The text between the list and what comes before it: the nearest element or text that is not empty. */
function promptBefore(list: Element, host: Element): string {
  for (let node: Node | null = list; node && node !== host; node = node.parentNode) {
    for (let before = node.previousSibling; before; before = before.previousSibling) {
      const text = before instanceof Element ? words(before) : before.nodeType === Node.TEXT_NODE ? tidy(before.textContent ?? "") : "";
      if (text) return text;
    }
  }
  return "";
}

/** The text of an element without some of its descendants, without scripts and styles. */
function words(element: Element, without: readonly Element[] = []): string {
  let text = "";
  const visit = (node: Node) => {
    if (node.nodeType === Node.TEXT_NODE) text += node.textContent;
    else if (node instanceof Element && !without.includes(node) && !/^(script|style|template)$/.test(node.localName)) {
      if (node.localName === "br") text += " ";
      node.childNodes.forEach(visit);
      if (/^(p|div|br)$/.test(node.localName)) text += " ";
    }
  };
  element.childNodes.forEach(visit);
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
