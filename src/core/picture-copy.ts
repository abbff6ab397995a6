/**
 * A copy of a tag as markup that needs no page: what a style sheet, an inherited value or a canvas gives is written out. For a picture of
 * it: nothing in the copy can be pressed or heard.
 */

const XHTML = "http://www.w3.org/1999/xhtml";

/** Never seen, or no part of the figure. */
const LEFT_OUT = "script, style, template, noscript, [popover], .probe, .visually-hidden";

/** Elements that a browser lays out by rules of their own. Others are spans with all that makes them what they are. */
const KEPT = new Set(["input", "button", "textarea", "select", "option", "fieldset", "legend", "br", "wbr", "img"]);

/**
 * What is no use in a picture, or is said by another property: movement, pointers, prefixed names, sizes by line direction (the
 * physical ones are there).
 */
const NO_USE = new RegExp(
  [
    "^(-|animation|transition|cursor|pointer|user-select|touch|caret|scroll|overscroll|will-change|contain|container|view-|anchor|interactivity)",
    "^(position-|perspective-origin|inset-(block|inline)|border-(start|end)|orphans|widows|page|speak|timeline|zoom$|app-region|resize)",
    "(^|-)(block|inline)-(size|start|end)",
    "^(margin|padding|border|overflow|min|max)-(block|inline)",
  ].join("|"),
);

/** Widths count only where there is a line; its colour is that of the text unless another is named. */
const LINES = /^(border-(?:top|right|bottom|left)|outline|column-rule)-width$/;
const LINE_COLOURS = /^(border-(top|right|bottom|left)|outline|column-rule|text-decoration|text-emphasis)-color$/;

export interface Copy {
  /** The tag, as XHTML. */
  readonly root: Element;
  /** Lower end of what can be seen in it, in px of the viewport: beneath it is room that is kept free. */
  readonly bottom: number;
  readonly css: string;
  /** Names of the font families that its text asks for. */
  readonly families: ReadonlySet<string>;
}

/** To be called when the tag is laid out as it is to be seen. */
export function copyOf(host: HTMLElement): Copy {
  const copier = new Copier(host);
  const root = copier.copy(host) as Element;
  return { root, bottom: copier.bottom, css: copier.css, families: copier.families };
}

/** The shadow roots of a tag and of the tags inside it. */
export function rootsIn(host: Element): ShadowRoot[] {
  const root = host.shadowRoot;
  const inside = [root, host].flatMap((each) => [...(each?.querySelectorAll("*") ?? [])]).filter((each) => each.localName.includes("-"));
  return [...(root ? [root] : []), ...inside.flatMap(rootsIn)];
}

class Copier {
  readonly families = new Set<string>();
  bottom = 0;
  readonly #document: Document;
  readonly #view: Window & typeof globalThis;
  /** Values of an element that nothing was ever said of. */
  readonly #initial: ReadonlyMap<string, string>;
  /** Declarations, with the name of their class. */
  readonly #classes = new Map<string, string>();
  readonly #rules: string[] = [];

  constructor(host: HTMLElement) {
    this.#document = host.ownerDocument;
    this.#view = this.#document.defaultView ?? window;
    const bare = this.#document.createElement("span");
    bare.style.setProperty("all", "initial");
    (host.shadowRoot ?? host).append(bare);
    const style = this.#view.getComputedStyle(bare);
    this.#initial = new Map([...style].filter((name) => !NO_USE.test(name)).map((name) => [name, style.getPropertyValue(name)]));
    bare.remove();
  }

  get css(): string {
    const classes = [...this.#classes].map(([declarations, name]) => `.${name}{${declarations}}`);
    return [".h{all:initial}", ...classes, ...this.#rules].join("\n");
  }

  copy(node: Node): Node | null {
    if (node.nodeType === Node.TEXT_NODE) return this.#text(node as Text);
    if (!(node instanceof this.#view.Element) || node.matches(LEFT_OUT)) return null;
    const style = this.#view.getComputedStyle(node);
    if (style.display === "none") return null;
    return node instanceof this.#view.SVGElement ? this.#drawing(node, style) : this.#element(node as HTMLElement, style);
  }

  #text(text: Text): Node {
    if (text.data.trim()) {
      const range = this.#document.createRange();
      range.selectNodeContents(text);
      this.#reach(range, this.#view.getComputedStyle(text.parentElement ?? (text.getRootNode() as ShadowRoot).host));
    }
    return this.#document.createTextNode(text.data);
  }

  #reach(what: Element | Range, { visibility }: CSSStyleDeclaration): void {
    if (visibility === "visible") this.bottom = Math.max(this.bottom, what.getBoundingClientRect().bottom);
  }

  #element(element: HTMLElement, style: CSSStyleDeclaration): Element {
    const name = element.localName;
    const copy = this.#document.createElementNS(XHTML, name === "canvas" ? "img" : KEPT.has(name) ? name : "span");
    copy.setAttribute("class", `h ${this.#class(this.#declarations(style))}`);
    if (element.matches("canvas, img, input") || style.borderBottomStyle !== "none") this.#reach(element, style);
    if (element instanceof this.#view.HTMLCanvasElement) {
      if (element.width * element.height > 0) copy.setAttribute("src", element.toDataURL());
    } else if (element instanceof this.#view.HTMLImageElement) copy.setAttribute("src", element.src);
    else if (element instanceof this.#view.HTMLInputElement) this.#field(element, copy);
    else {
      this.#pseudo(element, "::before", copy);
      for (const child of childrenOf(element)) this.#append(copy, child);
      this.#pseudo(element, "::after", copy);
    }
    return copy;
  }

  #append(parent: Element, child: Node): void {
    const copy = this.copy(child);
    if (copy) parent.append(copy);
  }

  #field(input: HTMLInputElement, copy: Element): void {
    for (const name of ["type", "min", "max", "step"]) if (input.hasAttribute(name)) copy.setAttribute(name, input.getAttribute(name)!);
    copy.setAttribute("value", input.value);
    copy.setAttribute("dir", this.#view.getComputedStyle(input).direction);
    if (input.checked) copy.setAttribute("checked", "");
    if (input.type === "range") this.#slider(input, copy);
  }

  /** The parts of a slider have no computed style that could be asked for: their rules come along. */
  #slider(input: HTMLInputElement, copy: Element): void {
    const name = `r${this.#rules.length}`;
    copy.classList.add(name);
    const style = this.#view.getComputedStyle(input);
    const root = input.getRootNode() as Document | ShadowRoot;
    for (const { selectorText, style: declarations } of styleRules(root.adoptedStyleSheets, this.#view)) {
      for (const selector of selectorText.split(/,\s*/)) {
        const [, owner, part] = /^(.*)(::-(?:webkit-slider|moz-range)-[\w-]+)$/.exec(selector) ?? [];
        if (!part || !input.matches(owner)) continue;
        this.#rules.push(`.${name}${part}{${withoutVariables(declarations.cssText, style)}}`);
      }
    }
    if (this.#rules.length === 0) copy.classList.remove(name);
  }

  /** Shapes keep the attributes that they are made of, and ids that others of the drawing name. */
  #drawing(element: SVGElement, style: CSSStyleDeclaration): Element {
    const copy = element.cloneNode(false) as Element;
    for (const name of copy.getAttributeNames()) if (/^(part|data-|aria-|role|tabindex|style|on)/.test(name)) copy.removeAttribute(name);
    const outer = element.localName === "svg";
    if (outer) this.#reach(element, style);
    copy.setAttribute("class", `${outer ? "h " : ""}${this.#class(this.#declarations(style, outer ? null : element.parentElement))}`);
    for (const child of element.childNodes) this.#append(copy, child);
    return copy;
  }

  #pseudo(element: Element, which: "::before" | "::after", parent: Element): void {
    const style = this.#view.getComputedStyle(element, which);
    const { content } = style;
    if (content === "none" || content === "normal" || style.display === "none") return;
    const copy = this.#document.createElementNS(XHTML, "span");
    copy.setAttribute("class", `h ${this.#class(this.#declarations(style))}`);
    copy.append(textOf(content));
    parent.append(copy);
  }

  /** All that is not as it is where nothing was said; beneath `parent`, whose values come down, also what differs from it. */
  #declarations(style: CSSStyleDeclaration, parent: Element | null = null): string {
    const above = parent && this.#view.getComputedStyle(parent);
    const turned = ["transform", "rotate", "scale", "translate"].some((name) => !["none", ""].includes(style.getPropertyValue(name)));
    let text = `direction:${style.direction};unicode-bidi:${style.unicodeBidi}`;
    for (const [name, initial] of this.#initial) {
      const value = style.getPropertyValue(name);
      if (name === "transform-origin" && !turned) continue;
      const line = LINES.exec(name);
      const differs = line
        ? style.getPropertyValue(`${line[1]}-style`) !== "none"
        : value !== (LINE_COLOURS.test(name) ? style.color : initial) || (above && value !== above.getPropertyValue(name));
      if (differs) text += `;${name}:${value}`;
    }
    for (const family of style.fontFamily.split(",")) this.families.add(family.trim().replace(/^["']|["']$/g, ""));
    return text;
  }

  #class(declarations: string): string {
    let name = this.#classes.get(declarations);
    if (!name) this.#classes.set(declarations, (name = `c${this.#classes.size}`));
    return name;
  }
}

/** What stands in an element when it is drawn: its shadow tree, or what a slot was given. */
function childrenOf(element: HTMLElement): Iterable<Node> {
  if (element.shadowRoot) return element.shadowRoot.childNodes;
  if (element.localName === "slot") {
    const given = (element as HTMLSlotElement).assignedNodes();
    if (given.length > 0) return given;
  }
  if (element.matches("details:not([open])")) return element.querySelectorAll(":scope > summary");
  return element.childNodes;
}

/** Declarations with `var(--name, other)` looked up: in the copy no element has properties of its own. */
function withoutVariables(text: string, style: CSSStyleDeclaration): string {
  const start = text.indexOf("var(");
  if (start < 0) return text;
  let end = start + 4;
  for (let depth = 1; depth > 0 && end < text.length; end++) depth += text[end] === "(" ? 1 : text[end] === ")" ? -1 : 0;
  const [name, ...other] = text.slice(start + 4, end - 1).split(",");
  const value = style.getPropertyValue(name.trim()) || other.join(",");
  return withoutVariables(`${text.slice(0, start)}${value.trim()}${text.slice(end)}`, style);
}

/** The strings of a computed `content`. */
function textOf(content: string): string {
  const strings = content.match(/"(?:[^"\\]|\\.)*"/g) ?? [];
  return strings
    .map((string) =>
      string
        .slice(1, -1)
        .replace(/\\([0-9a-f]{1,6}) ?|\\(.)/gi, (_, code?: string, sign?: string) =>
          code ? String.fromCodePoint(parseInt(code, 16)) : sign!,
        ),
    )
    .join("");
}

/** The rules that hold in this medium, those in `@container` left out. */
function* styleRules(sheets: Iterable<{ readonly cssRules: CSSRuleList }>, view: Window & typeof globalThis): Iterable<CSSStyleRule> {
  for (const { cssRules } of sheets)
    for (const rule of cssRules) {
      if (rule instanceof view.CSSStyleRule) yield rule;
      else if (rule instanceof view.CSSMediaRule && view.matchMedia(rule.media.mediaText).matches) yield* styleRules([rule], view);
      else if (rule instanceof view.CSSSupportsRule) yield* styleRules([rule], view);
    }
}
