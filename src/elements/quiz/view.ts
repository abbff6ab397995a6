/** What the views of a quiz share: words, author's text, and what the reader has done so far. */
import { html, type TemplateResult } from "lit";
import { speak, splitText } from "../../content/quiz/text.js";
import type { Question, QuizOption } from "../../content/quiz/types.js";
import type { quiz } from "../../i18n/en/quiz.js";
import type { Answer } from "./quiz.logic.js";
import { renderTex } from "./tex.js";

export type Words = typeof quiz;

/** What a reader has entered and not yet had checked: an option's id, ids, or a number as typed. */
export type Draft = string | readonly string[];

export interface Asking<Q extends Question = Question> {
  t: Words;
  lang: string;
  question: Q;
  answer: Answer | undefined;
  settled: boolean;
  draft: Draft;
  /** Options of a single choice that have been checked: each keeps its feedback. */
  tried: ReadonlySet<string>;
  onDraft: (draft: Draft) => void;
}

/**
 * Author's text as a template: text nodes and formulas, isolated, because it may run the other way than the page. A word joiner
 * keeps a full stop on the line of the formula before it.
 */
export function rich(source: string): TemplateResult {
  let afterTex = false;
  const parts = splitText(source).map((part) => {
    if ("tex" in part) {
      afterTex = true;
      return renderTex(part.tex, speak(`$${part.tex}$`));
    }
    const joined = afterTex && !/^\s/.test(part.text) ? `\u2060${part.text}` : part.text;
    afterTex = false;
    return joined;
  });
  return html`<bdi>${parts}</bdi>`;
}

export function textOf(options: readonly QuizOption[], id: string): string {
  return options.find((option) => option.id === id)?.text ?? "";
}
