/** What can be known of GIFT without its parser. */

/** Words for the options of true/false questions. */
export interface GiftWords {
  yes: string;
  no: string;
}

/** A title, or answers, though they may be wrong or none: an author's mistake must not bring the lesson's questions. */
const MEANT = /^[^\S\n]*::|\{\s*[=~#}]/m;
const OPENED = /\{\s*(?:TRUE|FALSE|T|F)\b/i;

/** Elements whose text is GIFT whatever it looks like: `<pre>`, and a script that says so. */
export const isGiftElement = (name: string, type: string | null | undefined): boolean =>
  name === "pre" || (name === "script" && /gift/i.test(type ?? ""));

/** Titles and answers in braces, as no text for readers without scripts has them. */
export function looksLikeGift(text: string): boolean {
  if (MEANT.test(text)) return true;
  const opened = OPENED.exec(text);
  return opened !== null && text.includes("}", opened.index);
}
