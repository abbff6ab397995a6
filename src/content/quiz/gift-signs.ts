/**
 * GIFT's own signs in an author's text. The ones that mean themselves step aside, into characters that Unicode sets apart for a program's
 * own use, and come back once the grammar has been at work: an escaped sign, and a bare one where Moodle reads it as text although
 * the grammar refuses it.
 */
const SIGNS = "\\:#={}~n%>";
const FIRST = 0xfdd0;
const ASIDE = /[\ufdd0-\ufdda]/g;

/** Stands where the grammar wants text and there is none. */
export const NOTHING = "\ufdda";

const moved = (sign: string) => String.fromCharCode(FIRST + SIGNS.indexOf(sign));

/** `\{` and the like step aside; nothing else of the text changes. */
export const unescaped = (text: string): string => text.replace(ASIDE, "").replace(/\\([\\:#={}~n])/g, (_, sign: string) => moved(sign));

/** Signs that mean themselves in this text: ":" everywhere, others as the place asks. */
export const shielded = (text: string, signs: RegExp): string => text.replace(signs, moved);

/** The text as its author meant it. */
export const restored = (text: string): string =>
  text.replace(ASIDE, (character) => {
    const sign = SIGNS[character.charCodeAt(0) - FIRST] ?? "";
    return sign === "n" ? "\n" : sign;
  });
