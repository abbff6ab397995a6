/** The part of tex.ts that comes with KaTeX's styles. */
import { katexStyles } from "../../core/katex.styles.js";

export { math } from "../../core/tex.js";

export function adoptStyles(root: ShadowRoot): void {
  const sheet = katexStyles.styleSheet;
  if (sheet && !root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
}
