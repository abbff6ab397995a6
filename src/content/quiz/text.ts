/** Text with inline TeX: `a code $z$ of \$5`. The only markup that a quiz has. */

export type TextPart = { text: string } | { tex: string };

/**
 * Splits at `$…$`. A dollar opens TeX unless a space follows it, and closes it unless a space stands before it or a digit after it,
 * so that "$5 to $10" stays money; `\$` is always a dollar. What is not closed is text.
 */
export function splitText(source: string): TextPart[] {
  const parts: TextPart[] = [];
  let text = "";
  for (let i = 0; i < source.length; i++) {
    if (source[i] === "\\" && source[i + 1] === "$") {
      text += "$";
      i++;
      continue;
    }
    const end = source[i] === "$" ? closing(source, i) : -1;
    if (end < 0) {
      text += source[i];
      continue;
    }
    if (text) parts.push({ text });
    text = "";
    parts.push({ tex: source.slice(i + 1, end) });
    i = end;
  }
  if (text || parts.length === 0) parts.push({ text });
  return parts;
}

function closing(source: string, open: number): number {
  if (/\s|\$|^$/.test(source.charAt(open + 1))) return -1;
  for (let i = open + 2; i < source.length; i++) {
    if (source[i] !== "$" || source[i - 1] === "\\") continue;
    return !/\s/.test(source[i - 1]) && !/\d/.test(source.charAt(i + 1)) ? i : -1;
  }
  return -1;
}

/** All TeX of some texts, each once. */
export function texOf(texts: Iterable<string>): string[] {
  const found = new Set<string>();
  for (const text of texts) for (const part of splitText(text)) if ("tex" in part) found.add(part.tex);
  return [...found];
}

const LETTERS: Record<string, string> = { theta: "θ", phi: "φ", sigma: "σ", mu: "μ", le: "≤", ge: "≥", times: "×", cdot: "·", approx: "≈" };

/** The text for the ear: TeX without its commands, "x̂" for a hat. */
export function speak(source: string): string {
  return splitText(source)
    .map((part) => ("text" in part ? part.text : spokenTex(part.tex)))
    .join("");
}

function spokenTex(tex: string): string {
  return tex
    .replace(/\\q\{\w+\}/g, "")
    .replace(/\\(?:hat|widehat)\s*\{?(\w)\}?/g, "$1\u0302")
    .replace(/\\([a-zA-Z]+)/g, (_, name: string) => (Object.hasOwn(LETTERS, name) ? LETTERS[name] : " "))
    .replace(/[{}_^\\]/g, "")
    .replace(/\s+/g, " ");
}
