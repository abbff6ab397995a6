/**
 * Typeset formulas as plain data. KaTeX's output, at build time or in the page, becomes such a tree; DOM is built from it with
 * createElement and CSSOM alone, so that a strict CSP (no inline styles) and Trusted Types (no HTML from strings) are content,
 * and nothing that is not on the lists below ever reaches the page, whatever the TeX said.
 */

/** Text, or a node: "tag.class names" (a span where the tag is missing), its attributes if it has any, its children. */
export type MathTree = string | MathNode;
export type MathNode = readonly [head: string, ...rest: (Readonly<Record<string, string>> | MathTree)[]];

export interface NodeParts {
  tag: string;
  classes: string;
  attributes: Readonly<Record<string, string>>;
  children: readonly MathTree[];
}

export function parts([head, first, ...rest]: MathNode): NodeParts {
  const dot = head.indexOf(".");
  const bare = first === undefined || typeof first === "string" || Array.isArray(first);
  return {
    tag: (dot < 0 ? head : head.slice(0, dot)) || "span",
    classes: dot < 0 ? "" : head.slice(dot + 1),
    attributes: bare ? {} : (first as Readonly<Record<string, string>>),
    children: (bare ? (first === undefined ? rest : [first, ...rest]) : rest) as readonly MathTree[],
  };
}

const words = (list: string) => new Set(list.split(" "));

export const MATHML = words(
  "math mrow mi mn mo mtext mspace mover munder munderover msup msub msubsup mfrac mroot msqrt mtable mtr mtd mlabeledtr menclose mstyle mpadded mphantom",
);
const SVG = words("svg path line");
export const ATTRIBUTES = words(
  "aria-hidden data-q data-symbol " +
    "accent accentunder align columnalign columnlines columnspacing depth displaystyle fence height linebreak linethickness lspace mathbackground mathcolor " +
    "mathsize mathvariant maxsize minsize movablelimits notation rowalign rowlines rowspacing rspace scriptlevel separator side stretchy symmetric voffset width " +
    "d preserveAspectRatio viewBox x1 x2 y1 y2 stroke-width",
);

/** DOM of a tree, made for `document`. Unknown tags and attributes are left out with what they hold. */
export function build(tree: MathTree): Node {
  if (typeof tree === "string") return document.createTextNode(tree);
  const { tag, classes, attributes, children } = parts(tree);
  const element = create(tag);
  if (!element) return document.createTextNode("");
  if (classes) element.setAttribute("class", classes);
  for (const [name, value] of Object.entries(attributes)) {
    if (name === "style") element.style.cssText = value;
    else if (ATTRIBUTES.has(name)) element.setAttribute(name, value);
  }
  for (const child of children) element.append(build(child));
  return element;
}

function create(tag: string): HTMLElement | SVGElement | MathMLElement | null {
  if (tag === "span") return document.createElement("span");
  if (MATHML.has(tag)) return document.createElementNS("http://www.w3.org/1998/Math/MathML", tag);
  if (SVG.has(tag)) return document.createElementNS("http://www.w3.org/2000/svg", tag);
  return null;
}

/** Why TeX could not be typeset. `at`: where in the source, in UTF-16 units; null where no place can be named. */
export class TexError extends Error {
  override readonly name = "TexError";
  /** Whether the same TeX can succeed later: KaTeX did not arrive. */
  readonly recoverable: boolean;
  constructor(
    message: string,
    readonly at: { start: number; length: number } | null = null,
    { cause, recoverable = false }: { cause?: unknown; recoverable?: boolean } = {},
  ) {
    super(message, cause === undefined ? undefined : { cause });
    this.recoverable = recoverable;
  }
}
