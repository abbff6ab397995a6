/**
 * Marks in the lesson's words: `*stressed*`, `**strong**`, `[[term]]` or `[[term|as it stands here]]` for an entry of the glossary,
 * and `{x}` for a symbol. Plain text and no HTML; what is no mark stands as it is.
 */
export type Inline =
  | { kind: "text"; text: string }
  | { kind: "stress" | "strong"; parts: readonly Inline[] }
  | { kind: "term"; term: string; text: string }
  | { kind: "symbol"; name: string };

const MARK = /\*\*(?<strong>[^]+?)\*\*|\*(?<stress>[^*]+?)\*|\[\[(?<term>[^\]|]+)(?:\|(?<shown>[^\]]+))?\]\]|\{(?<symbol>\w+)\}/g;

export function parseInline(source: string): Inline[] {
  const parts: Inline[] = [];
  const plain = (text: string) => void (text && parts.push({ kind: "text", text }));
  let at = 0;
  for (const match of source.matchAll(MARK)) {
    const { strong, stress, term, shown, symbol } = match.groups!;
    plain(source.slice(at, match.index));
    at = match.index + match[0].length;
    if (strong !== undefined) parts.push({ kind: "strong", parts: parseInline(strong) });
    else if (stress !== undefined) parts.push({ kind: "stress", parts: parseInline(stress) });
    else if (term !== undefined) parts.push({ kind: "term", term, text: shown ?? term });
    else parts.push({ kind: "symbol", name: symbol });
  }
  plain(source.slice(at));
  return parts;
}

/** The same without marks, as a reader would say it. */
export function plainText(source: string): string {
  return parseInline(source)
    .map((part) => {
      switch (part.kind) {
        case "text":
        case "term":
          return part.text;
        case "symbol":
          return part.name;
        default:
          return part.parts.map((each) => ("text" in each ? each.text : "name" in each ? each.name : "")).join("");
      }
    })
    .join("");
}
