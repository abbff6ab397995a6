/**
 * The built-in lesson, as data: sections made of blocks whose words are in the dictionary, by key. An element writes them as tags
 * and text; see elements/lesson.
 */
import type { FormulaName } from "../tex/formula.js";

/** A key of i18n/en/lesson-text.ts. */
export type TextKey = string;

export type Block =
  /** A paragraph, with the marks of inline.ts. */
  | { kind: "text"; text: TextKey }
  /** A built-in formula, linked to the figure with the id `for`. */
  | { kind: "formula"; name: FormulaName; for: string; fallback: TextKey }
  /** A tag. `fallback` stands inside it until it is alive; `text` keeps it to the text's column. */
  | {
      kind: "figure";
      tag: `ae-${string}`;
      id: string;
      attributes?: Readonly<Record<string, string>>;
      fallback: TextKey;
      caption?: TextKey;
      column?: "text";
    }
  /** Things that are told apart, each with what is said of it. */
  | { kind: "pairs"; pairs: readonly { name: TextKey; text: TextKey }[] };

export interface LessonSection {
  /** Of the section in links and in what is remembered of the reader. */
  id: string;
  /** Its heading. */
  title: TextKey;
  /** Its name in the contents, of two or three words. */
  short: TextKey;
  blocks: readonly Block[];
}
