/** What can be known of GIFT without its parser. */

/** Words for the options of true/false questions. */
export interface GiftWords {
  yes: string;
  no: string;
}

const OPENED = /\{\s*(?:[=~#]|TRUE\b|FALSE\b|T\b|F\b)/i;

/** Answers in braces, as no text for readers without scripts has them. */
export function looksLikeGift(text: string): boolean {
  const opened = OPENED.exec(text);
  return opened !== null && text.includes("}", opened.index);
}
