/** KaTeX's own tree of virtual nodes to ours. Its classes are not exported, so nodes are told apart by their fields. */
import { equationsOf, extent } from "./katex-lines.js";
import { isQuantity } from "./quantities.js";
import { TexError, type MathNode, type MathTree } from "./tex-tree.js";

interface Virtual {
  children?: readonly Virtual[];
  classes?: readonly string[];
  style?: Readonly<Record<string, string | undefined>>;
  attributes?: Readonly<Record<string, string>>;
  /** MathML elements. */
  type?: string;
  /** Symbols and text. */
  text?: string;
  italic?: number;
  /** MathML spaces: a character where one fits, else a width in em. */
  character?: string | null;
  width?: number;
  /** Paths of SVG. */
  pathName?: string;
  alternate?: string | null;
  src?: string;
  height?: number;
  depth?: number;
  toMarkup(): string;
}

/** The tree of a whole formula: `.katex` with MathML for screen readers and HTML for eyes, without KaTeX's display wrapper. */
export function convert(root: unknown): MathNode {
  const node = root as Virtual;
  const katex = node.classes?.includes("katex-display") ? node.children![0] : node;
  return nodes(katex)[0] as MathNode;
}

function nodes(node: Virtual): MathTree[] {
  if (node.src !== undefined || node.attributes?.href !== undefined) throw new TexError("Links and pictures are not allowed in a formula");
  if (node.type !== undefined) return mathml(node);
  if (node.character !== undefined) return [space(node)];
  if (node.text !== undefined) return [node.classes ? symbol(node) : node.text];
  if (node.pathName !== undefined) return [["path", { d: node.alternate ?? pathOf(node) }]];
  if (node.classes && node.attributes) return span(node);
  if (node.classes) return node.children!.flatMap(nodes);
  return node.children ? [make("svg", [], node.attributes, undefined, node.children.flatMap(nodes))] : [make("line", [], node.attributes)];
}

/** Spaces that the neighbours of a marked symbol ask for are laid inside its box by KaTeX; they are not part of the symbol. */
function span(node: Virtual): MathTree[] {
  if (node.classes!.includes("katex-html")) return [make("", node.classes!, node.attributes, node.style, lines(node.children!))];
  const children = node.children!.flatMap(nodes);
  const { "data-q": q, "data-symbol": symbolName, ...attributes } = node.attributes!;
  const name = symbolName ?? q;
  if (name === undefined) return [make("", node.classes!, attributes, node.style, children)];
  if (q !== undefined && symbolName !== undefined && !isQuantity(q))
    throw new TexError(`"${q}" is not a quantity: x, theta, z, phi, xhat, L`);
  const classes = [...node.classes!];
  const marks: Record<string, string> = { ...attributes, "data-symbol": name };
  if (q !== undefined && isQuantity(q)) {
    classes.push(`q-${q}`);
    marks["data-q"] = q;
  } else if (name === "k") classes.push("q-k");
  const after: MathTree[] = [];
  while (children.length > 1 && isSpace(children.at(-1)!)) after.unshift(children.pop()!);
  return [make("", classes, marks, node.style, children), ...after];
}

/** KaTeX's unbreakable bases, divided anew. Between them there may be line breaks of the author's. */
function lines(bases: readonly Virtual[]): MathTree[] {
  const all: MathTree[] = [];
  let atoms: Virtual[] = [];
  const flush = () => {
    for (const { parts, gap } of equationsOf(atoms)) {
      all.push(line(parts.map((pieces) => line(pieces.map(base)))));
      if (gap > 0) all.push(make("", ["katex-gap"], {}, { wordSpacing: em(gap - SPACE) }, [" "]));
    }
    atoms = [];
  };
  for (const node of bases) {
    if (node.classes!.includes("katex-base")) atoms.push(...node.children!.slice(1).flatMap(unpacked));
    else {
      flush();
      all.push(...nodes(node));
    }
  }
  flush();
  return all;
}

/** What stands in a group that only sets a colour or a style stands in the line. */
function unpacked(node: Virtual): Virtual[] {
  return node.classes && node.children && !node.attributes ? node.children.flatMap(unpacked) : [node];
}

/** The width of KaTeX_Main's space, em. A gap is a real space: it vanishes where a line ends. */
const SPACE = 0.25;

function line(trees: MathTree[]): MathTree {
  return trees.length === 1 ? trees[0] : make("", ["katex-line"], {}, {}, trees);
}

function base(atoms: readonly Virtual[]): MathTree {
  const { height, depth } = extent(atoms);
  const strut = { height: em(height + depth), verticalAlign: depth ? em(-depth) : undefined };
  return make("", ["katex-base"], {}, {}, [make("", ["katex-strut"], {}, strut), ...atoms.flatMap(nodes)]);
}

const isSpace = (tree: MathTree) => typeof tree !== "string" && tree[0] === ".mspace";

function symbol(node: Virtual): MathTree {
  const style = { ...(node.italic! > 0 ? { marginRight: em(node.italic!) } : {}), ...node.style };
  return node.classes!.length === 0 && Object.keys(style).length === 0
    ? node.text!
    : make("", node.classes!, undefined, style, [node.text!]);
}

function mathml(node: Virtual): MathTree[] {
  // <semantics> only ties the formula to its TeX, which nobody hears
  if (node.type === "semantics") return node.children!.slice(0, 1).flatMap(nodes);
  const { xmlns: _, display: __, ...attributes } = node.attributes!;
  // one text, so that screen readers do not spell a word
  const children: MathTree[] = [];
  for (const child of node.children!.flatMap(nodes)) {
    if (typeof child === "string" && typeof children.at(-1) === "string") children.push(`${children.pop() as string}${child}`);
    else children.push(child);
  }
  return [make(node.type!, node.classes ?? [], attributes, undefined, children)];
}

function space(node: Virtual): MathTree {
  return node.character ? ["mtext", node.character] : ["mspace", { width: em(node.width!) }];
}

const em = (size: number) => `${+size.toFixed(4)}em`;

function pathOf(node: Virtual): string {
  return /d="([^"]*)"/.exec(node.toMarkup())?.[1] ?? "";
}

function make(
  tag: string,
  classes: readonly string[],
  attributes: Readonly<Record<string, string>> = {},
  style: Virtual["style"] = {},
  children: readonly MathTree[] = [],
): MathNode {
  const css = Object.entries(style)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name.replace(/[A-Z]/g, (c) => `-${c.toLowerCase()}`)}:${value}`)
    .join(";");
  const all: Record<string, string> = css ? { ...attributes, style: css } : attributes;
  const names = classes.filter(Boolean).join(" ");
  const head = names ? `${tag}.${names}` : tag;
  return Object.keys(all).length > 0 ? [head, all, ...children] : [head, ...children];
}
