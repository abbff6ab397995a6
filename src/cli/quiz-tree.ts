/** What parse5 has read, as the tree that the quiz's reader takes. */
import type { QuizHost } from "../content/quiz/children.js";
import type { AnyElement, AnyNode } from "../content/quiz/tree.js";
import { attribute, isElement, type Element, type Node } from "./markup.js";

class Wrapped implements AnyNode {
  readonly nodeType: number;
  #children: Wrapped[] | null = null;

  constructor(
    protected readonly node: Node,
    readonly parentNode: Wrapped | null = null,
    private readonly place = 0,
  ) {
    this.nodeType = isElement(node) ? 1 : node.nodeName === "#text" ? 3 : 8;
  }

  /** What is in a template is no child of it, as in a page. */
  get children(): Wrapped[] {
    const nodes = "childNodes" in this.node ? this.node.childNodes : [];
    return (this.#children ??= nodes.map((each, i) => (isElement(each) ? new WrappedElement(each, this, i) : new Wrapped(each, this, i))));
  }

  get textContent(): string {
    if ("value" in this.node) return this.node.value;
    // comments are no text
    return this.children.map((each) => (each.nodeType === 8 ? "" : each.textContent)).join("");
  }

  get firstChild(): Wrapped | null {
    return this.children[0] ?? null;
  }

  get previousSibling(): Wrapped | null {
    return this.parentNode?.children[this.place - 1] ?? null;
  }

  get nextSibling(): Wrapped | null {
    return this.parentNode?.children[this.place + 1] ?? null;
  }
}

class WrappedElement extends Wrapped implements AnyElement, QuizHost {
  get localName(): string {
    return (this.node as Element).tagName;
  }

  getAttribute(name: string): string | null {
    return attribute(this.node as Element, name) ?? null;
  }

  /** All of them: the reader asks for "*" alone. */
  getElementsByTagName(): { length: number } {
    let length = 0;
    for (const open: Wrapped[] = [this]; open.length > 0;) {
      const inside = open.pop()!.children.filter((each) => each.nodeType === 1);
      length += inside.length;
      open.push(...inside);
    }
    return { length };
  }
}

export const quizTree = (element: Element): QuizHost => new WrappedElement(element);
