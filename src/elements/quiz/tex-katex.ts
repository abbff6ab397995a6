/** The part of tex.ts that comes with KaTeX's styles. */
export { adopt } from "../../core/adopt.js";
export { katexStyles } from "../../core/katex.styles.js";
export { math } from "../../core/tex.js";
