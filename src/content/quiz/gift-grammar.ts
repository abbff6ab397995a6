/**
 * The grammar of GIFT by gift-pegjs. A parser that PEG.js wrote beforehand: nothing in it makes code out of text, so that a strict CSP
 * holds. Of what it gives, this is what a quiz has a use for.
 */
import gift from "gift-pegjs";
import type { GIFTQuestion, TextChoice, TextFormat } from "gift-pegjs";

export type Field = TextFormat;
export type Choice = TextChoice;
export type GiftQuestion = GIFTQuestion;

/** One question, or where and why the text is none. */
export type Read = { question: GIFTQuestion } | { offset: number; reason: string };

/** @param text one question without blank lines, as quote.ts hands it over */
export function readGrammar(text: string): Read {
  try {
    return { question: gift.parse(text)[0] };
  } catch (error) {
    const { location, message } = error as Partial<InstanceType<typeof gift.SyntaxError>>;
    return { offset: location?.start.offset ?? 0, reason: message ?? String(error) };
  }
}
