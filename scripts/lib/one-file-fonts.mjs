/** Which of KaTeX's faces the code of a tag can ask for. */
import { existsSync, readFileSync } from "node:fs";
import { inRoot } from "./paths.mjs";

/** A module that registers the faces; a tag that never reaches it shows no symbols. */
const REGISTERS = "src/core/math-font-faces.ts";
/** Formulas that were typeset when the library was built. */
const TYPESET = /^src\/content\/tex\/[\w-]+\.html\.ts$/;
/** Name every family, whoever uses them. */
const NAMES_ALL = new Set([REGISTERS, "src/core/katex.generated.ts", "src/core/tokens.ts"]);

/**
 * File names of the faces, sorted.
 * @param {{ path: string; code: string }[]} modules those that the tag may load, by path, as they stand in the build
 */
export function fontsOf(modules) {
  if (!modules.some(({ path }) => path === REGISTERS)) return [];
  const faces = new Set(
    modules
      .filter(({ path }) => !NAMES_ALL.has(path))
      .flatMap(({ path, code }) => (TYPESET.test(path) ? inFormulas(code) : inStyles(code))),
  );
  return [...faces]
    .map((face) => `KaTeX_${face}.woff2`)
    .filter((file) => existsSync(inRoot("fonts", file)))
    .sort();
}

/** Symbols in text: the two font tokens of core/tokens.ts, and families by name. */
function inStyles(code) {
  return [
    ...(code.includes("--_font-math") ? ["Math-Italic", "Main-Regular"] : []),
    ...(code.includes("--_font-roman") ? ["Main-Regular"] : []),
    ...[...code.matchAll(/\bKaTeX_(\w+)/g)].map(([, family]) => `${family}-Regular`),
  ];
}

/** Faces of KaTeX's rules whose classes occur in the formulas. */
function inFormulas(code) {
  const classes = new Set(code.match(/[\w-]+/g));
  return [
    "Main-Regular",
    ...rules().flatMap(({ selectors, family, style }) =>
      selectors.some((selector) => selector.every((each) => classes.has(each))) ? [`${family}-${style}`] : [],
    ),
  ];
}

let read = null;

/** Rules of KaTeX's style sheet that choose a face. One without a family is about the main one. */
function rules() {
  return (read ??= [
    ...readFileSync(inRoot("src/core/katex.generated.ts"), "utf8").matchAll(/^ {2}["'](\.katex [^{]+)\{([^}]+)\}/gm),
  ].flatMap(([, selector, body]) => {
    const family = /font-family:\s*KaTeX_(\w+)/.exec(body)?.[1];
    const bold = /font-weight:\s*bold/.test(body);
    const italic = /font-style:\s*italic/.test(body);
    if (!family && !bold && !italic) return [];
    const selectors = selector.split(",").map((each) => [...each.matchAll(/\.([\w-]+)/g)].map(([, name]) => name).slice(1));
    const style = family === "Math" ? (bold ? "BoldItalic" : "Italic") : `${bold ? "Bold" : ""}${italic ? "Italic" : ""}` || "Regular";
    return [{ selectors, family: family ?? "Main", style }];
  }));
}
