/** Which symbols a typeset formula marks, what they mean, and which of them the reader points at. No DOM. */
import { COMMON_MEANINGS, FORMULA_MEANINGS } from "../../content/formulas.js";
import { formulaTex, type FormulaName } from "../../content/tex/formula.js";
import { isKnownSymbol, type KnownSymbol } from "../../core/known-symbols.js";
import { isQuantity, type Quantity } from "../../core/quantities.js";
import { parts, type MathNode, type MathTree } from "../../core/tex-tree.js";

export const FORMULA_NAMES = Object.keys(formulaTex) as FormulaName[];

/** A marked symbol of a formula, once for each name. */
export interface Mark {
  name: string;
  quantity: Quantity | null;
  /** As plain text: "x̂", "fθ". */
  label: string;
  /** The first place where it stands. */
  tree: MathNode;
  /** Whether the same stands wherever it is. */
  constant: boolean;
}

/** What a figure shows of a mark: what it names, where figures know that name, else its quantity. */
export function shownOf({ name, quantity }: Pick<Mark, "name" | "quantity">): KnownSymbol | null {
  return isKnownSymbol(name) ? name : quantity;
}

/** One place where a marked symbol stands. */
export interface Place {
  mark: Mark;
  /** What stands in this place, as plain text. */
  label: string;
}

/** The places of marked symbols, in reading order. A mark round other marks is only a colour. */
export function placesOf(tree: MathTree): Place[] {
  const marks = new Map<string, Mark>();
  return markedNodes(tree).map((node) => {
    const { "data-symbol": name, "data-q": q } = parts(node).attributes;
    const label = plainText(node);
    let mark = marks.get(name);
    if (!mark) marks.set(name, (mark = { name, quantity: isQuantity(q) ? q : null, label, tree: node, constant: true }));
    mark.constant &&= mark.label === label;
    return { mark, label };
  });
}

/** The marked symbols, in the order in which they are first read. */
export function marksOf(places: readonly Place[]): Mark[] {
  return [...new Set(places.map(({ mark }) => mark))];
}

function markedNodes(tree: MathTree): MathNode[] {
  if (typeof tree === "string") return [];
  const { attributes, children } = parts(tree);
  const inner = children.flatMap(markedNodes);
  return inner.length === 0 && attributes["data-symbol"] !== undefined ? [tree] : inner;
}

const COMBINING: Readonly<Record<string, string>> = { "^": "\u0302", "~": "\u0303", ˉ: "\u0304", "⃗": "\u20d7", "˙": "\u0307" };

/** Accents behind their letter; no zero-width characters. */
function plainText(tree: MathTree): string {
  if (typeof tree === "string") return tree.replaceAll("\u200b", "");
  const { classes, children } = parts(tree);
  const text = children.map(plainText).join("");
  if (classes.includes("katex-overline")) return `${text}\u0304`;
  return classes.includes("accent-body") ? (COMBINING[text] ?? text) : text;
}

export interface Meaning {
  /** A word or two. */
  name: string;
  /** A sentence. */
  meaning: string;
}

/**
 * What a symbol means: as the author says, else as the built-in formula says, else as the quantity usually does. Null when
 * nobody knows.
 */
export function meaningOf(
  { name, quantity }: Pick<Mark, "name" | "quantity">,
  formula: FormulaName | null,
  authors: ReadonlyMap<string, string>,
  dictionary: Readonly<Record<string, unknown>>,
): Meaning | null {
  const said = authors.get(name);
  if (said !== undefined) return { name: "", meaning: said };
  const key = (formula && FORMULA_MEANINGS[formula][name]) ?? COMMON_MEANINGS[name] ?? (quantity && COMMON_MEANINGS[quantity]);
  if (!key) return null;
  const word = (entry: unknown) => (typeof entry === "string" ? entry : "");
  return { name: word(dictionary[key]), meaning: word(dictionary[`${key}Meaning`]) };
}

/** What the reader points at, each by a symbol's name. */
export interface Pointing {
  hover: string | null;
  focus: string | null;
  /** Pressed: stays when the pointer leaves. */
  pinned: string | null;
  /** What is pointed at in the linked figure. */
  outside: KnownSymbol | null;
}

export const NOTHING: Pointing = { hover: null, focus: null, pinned: null, outside: null };

/** The one symbol whose meaning is shown. */
export function chosen(pointing: Pointing, marks: readonly Mark[]): Mark | null {
  const name = pointing.hover ?? pointing.focus ?? pointing.pinned;
  const named = marks.find((mark) => mark.name === name);
  const { outside } = pointing;
  const showing = (shown: KnownSymbol | null) => shown && marks.find((mark) => shownOf(mark) === shown);
  // a formula without the code's length has the code
  return named ?? showing(outside) ?? (outside === "k" ? showing("z") : null) ?? null;
}

/** A press pins a symbol; a press on the pinned one lets it go, and stops pointing at it. */
export function press(pointing: Pointing, name: string): Pointing {
  return pointing.pinned === name ? { ...pointing, hover: null, focus: null, pinned: null } : { ...pointing, pinned: name };
}

/** The place that a key of the toolbar leads to, from place `at` of `count`; null for other keys. A formula runs left to right in every language. */
export function step(key: string, at: number, count: number): number | null {
  switch (key) {
    case "ArrowRight":
    case "ArrowDown":
      return Math.min(at + 1, count - 1);
    case "ArrowLeft":
    case "ArrowUp":
      return Math.max(at - 1, 0);
    case "Home":
      return 0;
    case "End":
      return count - 1;
    default:
      return null;
  }
}

interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** Index of the box that is nearest to a point and at most `reach` px away; -1 when none is. */
export function nearest(boxes: readonly Box[], x: number, y: number, reach: number): number {
  let best = -1;
  let least = reach;
  boxes.forEach(({ left, right, top, bottom }, i) => {
    const distance = Math.hypot(Math.max(left - x, 0, x - right), Math.max(top - y, 0, y - bottom));
    if (distance > least || (distance === least && best >= 0)) return;
    best = i;
    least = distance;
  });
  return best;
}
