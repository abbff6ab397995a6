/** The live figure of a page: its tags, and its markup as it stands now. */
import type { Allowed } from "../../src/embed/hash.js";
import { anywhere, byAttributes, byState, describe, writtenOn, type Shown, type Written } from "./describe.js";
import { changeBetween, type Change } from "./link.js";

export class Figure {
  /** As the page has it; taken before any tag is alive. */
  readonly #written: Element;
  /** As an author would write it elsewhere. */
  readonly #authored: Element;

  /**
   * @param known attributes by tag
   * @param isLesson the page is the lesson: a link says how far its reader is, but who takes it along gets it from its beginning, and what is
   * inside the tag stands there only until the lesson has come
   */
  constructor(
    readonly root: HTMLElement,
    readonly known: Allowed,
    private readonly isLesson: boolean,
  ) {
    this.#written = copyOf(root);
    this.#authored = copyOf(root);
    if (isLesson) for (const tag of this.#tagsIn(this.#authored)) tag.replaceChildren();
  }

  /** Names of its tags, in order. */
  get tags(): string[] {
    return this.#tagsIn(this.#authored).map(({ localName }) => localName);
  }

  /** The one tag that it is; null where there are several, or one with something inside. */
  get single(): { tag: string; written: Written } | null {
    const { firstElementChild: tag, textContent } = this.#authored;
    const isOne = this.#authored.querySelectorAll("*").length === 1 && this.tags.length === 1 && textContent.trim() === "";
    return tag && isOne ? { tag: tag.localName, written: byState(this.#taken()[0]) } : null;
  }

  /** From what the author wrote to what is shown, by tag. */
  changes(): Change[] {
    const authored = this.#tagsIn(this.#authored).map(
      (tag) => new Map([...writtenOn(tag, this.#names(tag))].map(([name, value]) => [name, anywhere(name, value)])),
    );
    return this.#shown().map((shown, i) => changeBetween(authored[i] ?? new Map(), byState(shown)));
  }

  /** Markup that shows what is on screen; `by`: with `state` wherever there is any, or with attributes where these will do. */
  markup(by: "state" | "attributes" = "attributes"): string {
    const copy = copyOf(this.#authored);
    const shown = this.#taken();
    this.#tagsIn(copy).forEach((tag, i) => {
      const names = this.#names(tag);
      const written = shown[i] ? (by === "state" ? byState(shown[i]) : byAttributes(shown[i], names)) : writtenOn(tag, names);
      for (const name of names) if (!written.has(name)) tag.removeAttribute(name);
      for (const [name, value] of written) tag.setAttribute(name, value);
    });
    return copy.innerHTML.trim();
  }

  /** Shows the author's figure with these changes. */
  show(changes: readonly Change[]): void {
    const copy = copyOf(this.#written);
    this.#tagsIn(copy).forEach((tag, i) => {
      for (const name of changes[i]?.removed ?? []) tag.removeAttribute(name);
      for (const [name, value] of changes[i]?.set ?? []) tag.setAttribute(name, value);
    });
    this.root.replaceChildren(...copy.childNodes);
  }

  /** What each tag shows. */
  #shown(): Shown[] {
    return this.#tagsIn(this.root).map((tag) => describe(tag, this.#names(tag)));
  }

  /** What each tag is taken along with. */
  #taken(): Shown[] {
    return this.isLesson ? this.#shown().map((shown) => ({ ...shown, state: "" })) : this.#shown();
  }

  #names(tag: Element): readonly string[] {
    return this.known.get(tag.localName)!;
  }

  #tagsIn(root: Element): Element[] {
    return [...root.querySelectorAll("*")].filter(({ localName }) => this.known.has(localName));
  }
}

const copyOf = (element: Element): Element => element.cloneNode(true) as Element;
