/** DOM of a formula whose marked symbols can be pointed at. */
import { build, parts, type MathNode, type MathTree } from "../../core/tex-tree.js";
import { symbol } from "../../core/quantities.js";
import { marksOf, nearest, placesOf, type Mark, type Place } from "./formula.logic.js";

export interface PlacedElement extends Place {
  element: HTMLElement;
}

/** What can be read off a symbol by a screen reader, and how it looks. */
export interface PlaceState {
  label(place: Place): string;
  chosen: string | null;
  pinned: string | null;
  /** Index of the place that Tab leads to. */
  stop: number;
}

export class FormulaView {
  readonly root: HTMLElement;
  readonly marks: readonly Mark[];
  readonly places: readonly PlacedElement[];
  readonly #glyphs = new Map<string, Node>();

  constructor(tree: MathNode) {
    this.root = build(tree) as HTMLElement;
    const places = placesOf(tree);
    this.marks = marksOf(places);
    const html = this.root.querySelector<HTMLElement>(".katex-html")!;
    const elements = [...html.querySelectorAll<HTMLElement>("[data-symbol]")].filter((element) => !element.querySelector("[data-symbol]"));
    this.places = places.map((place, i) => ({ ...place, element: elements[i] }));
    if (elements.length === 0) return;
    html.removeAttribute("aria-hidden");
    html.setAttribute("role", "toolbar");
    hideAround(html);
    for (const element of elements) {
      element.classList.add("symbol");
      element.setAttribute("role", "button");
    }
  }

  /** `group`: what a screen reader calls the row of symbols. */
  update(group: string, { label, chosen, pinned, stop }: PlaceState): void {
    this.root.querySelector(".katex-html")!.setAttribute("aria-label", group);
    this.places.forEach((place, i) => {
      const { element, mark } = place;
      element.tabIndex = i === stop ? 0 : -1;
      element.classList.toggle("chosen", mark.name === chosen);
      element.setAttribute("aria-pressed", String(mark.name === pinned));
      element.setAttribute("aria-label", label(place));
    });
  }

  /** The symbol of a mark, for a place outside the formula; always the same node for the same place. */
  glyph(mark: Mark, place: "legend" | "meaning"): unknown {
    if (!mark.constant && mark.quantity) return symbol[mark.quantity];
    const key = `${place} ${mark.name}`;
    let node = this.#glyphs.get(key);
    if (!node) this.#glyphs.set(key, (node = glyphOf(mark)));
    return node;
  }

  /** Index of the place nearest to a point of the viewport, at most `reach` px away; -1 when none is. */
  at(x: number, y: number, reach: number): number {
    return nearest(
      this.places.map(({ element }) => element.getBoundingClientRect()),
      x,
      y,
      reach,
    );
  }

  /** Index of the place that an element is, or stands in; -1 for others. */
  indexOf(target: EventTarget | null): number {
    return this.places.findIndex(({ element }) => target instanceof Node && element.contains(target));
  }
}

/** Hides from screen readers all but the marked symbols, which have labels: the formula as such is heard from its MathML. */
function hideAround(element: Element): void {
  for (const child of Array.from(element.childNodes)) {
    if (child instanceof Text) {
      const span = document.createElement("span");
      span.setAttribute("aria-hidden", "true");
      child.replaceWith(span);
      span.append(child);
    } else if (!(child instanceof Element)) continue;
    else if (child.querySelector("[data-symbol]") || child.hasAttribute("data-symbol")) hideAround(child);
    else child.setAttribute("aria-hidden", "true");
  }
}

/** A mark's symbol alone. */
function glyphOf(mark: Mark): Node {
  const html: MathTree = [".katex-html", { "aria-hidden": "true" }, [".katex-base", unmarked(mark.tree)]];
  return build([".katex", html]);
}

function unmarked(node: MathNode): MathNode {
  const { tag, classes, children } = parts(node);
  return [`${tag}.${classes}`, ...children];
}
