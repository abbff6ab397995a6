/** TeX to a tree by KaTeX, with the limits that keep an unknown author's TeX harmless. Runs in the page and in Node alike. */
import type Katex from "katex";
import type { KatexOptions, TrustContext } from "katex";
import { convert } from "./katex-convert.js";
import { TexError, type MathNode } from "./tex-tree.js";

/** Characters of TeX. Without definitions the work that KaTeX has with a source grows no faster than its length. */
export const MAX_LENGTH = 5000;

/** The one size that an author may ask for, in em: `\rule{500em}{1em}` is cut to it. */
const MAX_SIZE = 40;

/** Commands that define others, or do so inside. */
const DEFINITIONS = [
  "def",
  "gdef",
  "edef",
  "xdef",
  "let",
  "futurelet",
  "global",
  "long",
  "newcommand",
  "renewcommand",
  "providecommand",
  "tag",
];

/** What `\htmlData` may say: `q` (a quantity or a name) and `symbol` (a name). */
const MARKS = new Set(["data-q", "data-symbol"]);
const NAME = /^[A-Za-z0-9_-]{1,40}$/;
const COLOUR_CLASS = /^q-(x|theta|z|k|phi|xhat|L)$/;

type Internals = typeof Katex & { __renderToDomTree(tex: string, options: KatexOptions): unknown };

export interface TypesetOptions {
  display?: boolean;
}

/** A function from TeX to a tree; it throws a TexError and nothing else. `\q{z}{…}` marks and colours a quantity or a symbol. */
export function createTypesetter(katex: typeof Katex): (tex: string, options?: TypesetOptions) => MathNode {
  return (tex, { display = false } = {}) => {
    if (tex.length > MAX_LENGTH) throw new TexError(`The formula has ${tex.length} characters; at most ${MAX_LENGTH} are typeset`);
    try {
      return convert((katex as Internals).__renderToDomTree(tex, options(display)));
    } catch (cause) {
      throw explain(cause, katex);
    }
  };
}

function options(display: boolean): KatexOptions {
  const macros: Record<string, string | (() => string)> = { "\\q": "\\htmlData{q=#1}{#2}" };
  for (const name of DEFINITIONS) macros[`\\${name}`] = () => refuse(`\\${name}`);
  return {
    displayMode: display,
    output: "htmlAndMathml",
    throwOnError: true,
    strict: "ignore",
    trust,
    macros,
    maxSize: MAX_SIZE,
    maxExpand: 1000,
  };
}

function trust(context: TrustContext): boolean {
  if (context.command === "\\htmlData") {
    for (const [name, value] of Object.entries(context.attributes)) {
      if (!MARKS.has(name)) throw new TexError(`\\htmlData may name q or symbol, not "${name.replace(/^data-/, "")}"`);
      if (!NAME.test(value)) throw new TexError(`"${value}" is not a name of a symbol: use letters, digits, _ and -`);
    }
    return true;
  }
  if (context.command === "\\htmlClass" && COLOUR_CLASS.test(context.class)) return true;
  return refuse(context.command);
}

function refuse(command: string): never {
  throw new TexError(`${command} is not allowed in a formula`);
}

function explain(cause: unknown, katex: typeof Katex): TexError {
  if (cause instanceof TexError) return cause;
  if (cause instanceof katex.ParseError) {
    const { rawMessage, position, length } = cause as { rawMessage?: string; position?: number; length?: number };
    const at = typeof position === "number" ? { start: position, length: length ?? 1 } : null;
    return new TexError(rawMessage ?? cause.message, at, { cause });
  }
  if (cause instanceof RangeError) return new TexError("The formula is nested too deeply", null, { cause });
  return new TexError(cause instanceof Error ? cause.message : String(cause), null, { cause });
}
