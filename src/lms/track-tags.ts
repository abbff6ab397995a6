/** The tags of a page, as seen from outside: their names, events and public properties are all that is known of them. */
import type { Kind, Live, Part } from "./session.js";

/** What may be read on a tag once it is alive. */
export interface Tag extends Element {
  state?: unknown;
  score?: unknown;
  progress?: unknown;
  questions?: unknown;
  answerable?: unknown;
  goTo?: unknown;
}

/** What a record of an answer needs to know of its question. */
export interface Asked {
  kind: string;
  prompt: string;
  options: { id: string; text: string; correct: boolean }[];
  /** Of an order: ids. */
  order: string[] | null;
  /** Of a number: the least and the greatest right one. */
  range: [number, number] | null;
  /** Each correct option alone is a right answer. */
  any: boolean;
}

const PREFIX = "ae-";
const KINDS: Readonly<Record<string, Kind>> = { "ae-lesson": "lesson", "ae-quiz": "quiz", "ae-term": "aid", "ae-formula": "aid" };

const HOLDERS: ReadonlySet<Kind> = new Set(["lesson", "quiz"]);

export const isTag = (element: Element): boolean => element.localName.startsWith(PREFIX);
export const kindOf = (element: Element): Kind => KINDS[element.localName] ?? "figure";

/** Gives each tag a key that is the same at the next visit: its id, or its name and number; in a shadow root after that of its host. */
export class Keys {
  readonly #keys = new WeakMap<Element, string>();
  readonly #taken = new Map<string, WeakRef<Element>>();

  of(tag: Element): string {
    let key = this.#keys.get(tag);
    if (key === undefined) {
      key = this.#unique(tag);
      this.#keys.set(tag, key);
      this.#taken.set(key, new WeakRef(tag));
    }
    return key;
  }

  #unique(tag: Element): string {
    const root = tag.getRootNode();
    const host = root instanceof ShadowRoot && isTag(root.host) ? `${this.of(root.host)}/` : "";
    const isFree = (key: string) => {
      const holder = this.#taken.get(key)?.deref();
      // a page that writes its tags anew gives the same ones the same keys
      return holder === undefined || !holder.isConnected;
    };
    const name = tag.localName.slice(PREFIX.length);
    if (tag.id && isFree(host + tag.id)) return host + tag.id;
    for (let n = 1; ; n++) if (isFree(`${host}${name}-${n}`)) return `${host}${name}-${n}`;
  }
}

/** All tags under `root` in document order, itself and those in open shadow roots included. */
export function tagsIn(root: ParentNode): Tag[] {
  const elements = root instanceof Element ? [root, ...root.querySelectorAll("*")] : [...root.querySelectorAll("*")];
  return elements.flatMap((element) => [...(isTag(element) ? [element] : []), ...(element.shadowRoot ? tagsIn(element.shadowRoot) : [])]);
}

export function partOf(tag: Element, keys: Keys): Part {
  return { key: keys.of(tag), kind: kindOf(tag), inside: holderOf(tag) !== null };
}

/** The lesson or quiz that a tag stands in, the nearest. */
export function holderOf(tag: Element): Element | null {
  for (let at = above(tag); at; at = above(at)) if (isTag(at) && HOLDERS.has(kindOf(at))) return at;
  return null;
}

function above(element: Element): Element | null {
  if (element.parentElement) return element.parentElement;
  const root = element.getRootNode();
  return root instanceof ShadowRoot ? root.host : null;
}

/** Why a quiz cannot be asked, as far as it says so itself. */
export function unaskedOf({ answerable, questions }: Tag): Live["unasked"] {
  if (answerable !== 0) return undefined;
  return Array.isArray(questions) && questions.length > 0 ? "unanswerable" : "unread";
}

/** What a quiz says of one of its questions; null where it says nothing that is understood. */
export function askedOf({ questions }: Tag, id: string): Asked | null {
  if (!Array.isArray(questions)) return null;
  const question = questions.find((each: unknown) => isRecord(each) && each.id === id) as unknown;
  if (!isRecord(question)) return null;
  const { kind, prompt, answer, tolerance, any } = question;
  const options = Array.isArray(question.options) ? question.options.filter(isRecord) : [];
  const textOf = (value: unknown) => (typeof value === "string" ? value : "");
  const by = typeof tolerance === "number" ? tolerance : 0;
  return {
    kind: String(kind),
    prompt: textOf(prompt),
    options: options.map(({ id: option, text, correct }) => ({ id: textOf(option), text: textOf(text), correct: correct === true })),
    order: kind === "order" && Array.isArray(answer) ? answer.map(String) : null,
    range: kind === "numeric" && typeof answer === "number" ? [answer - by, answer + by] : null,
    any: any === true,
  };
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;
