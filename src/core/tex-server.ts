/** Formulas on a server, which has no DOM: MathML as text, which browsers lay out without a script or a font. */
import { ATTRIBUTES, MATHML, parts, type MathNode, type MathTree } from "./tex-tree.js";

const ESCAPES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const escape = (text: string): string => text.replace(/[&<>"]/g, (sign) => ESCAPES[sign]);

/** The MathML of a typeset formula: nodes and attributes of the lists in tex-tree.ts only, all text escaped. */
export function mathMarkup(tree: MathNode): string {
  const math = mathOf(tree);
  return math ? markup(math) : "";
}

function mathOf(tree: MathTree): MathNode | null {
  if (typeof tree === "string") return null;
  const { tag, children } = parts(tree);
  if (tag === "math") return tree;
  for (const child of children) {
    const found = mathOf(child);
    if (found) return found;
  }
  return null;
}

function markup(tree: MathTree): string {
  if (typeof tree === "string") return escape(tree);
  const { tag, attributes, children } = parts(tree);
  if (!MATHML.has(tag)) return "";
  const written = Object.entries(attributes).map(([name, value]) => (ATTRIBUTES.has(name) ? ` ${name}="${escape(value)}"` : ""));
  return `<${tag}${written.join("")}>${children.map(markup).join("")}</${tag}>`;
}
