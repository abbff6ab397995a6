/** What a classifier makes of an image, and what that says of a prediction. */
import { html, type TemplateResult } from "lit";
import type { BottleneckWords } from "../../i18n/en/bottleneck-rest.js";
import { fixed } from "../../i18n/numbers.js";
import { acquire } from "../../model/lazy-pool.js";
import { AVERAGE } from "./look.js";
import type { Question } from "./prediction.js";

/** From this probability on, the classifier counts as sure. */
export const SURE = 0.6;
/** An error up to this many times the average digit's counts as having come through. */
const CAME_THROUGH = 1.25;

/** What a classifier says of one image. */
export interface Reading {
  digit: number;
  /** Its probability, 0 to 1. */
  confidence: number;
}

/** Rejects with a ModelError. */
export async function read(image: Float32Array): Promise<Reading> {
  const { model, release } = await acquire("classifier");
  try {
    const probabilities = await model.classify(image);
    const confidence = Math.max(...probabilities);
    return { digit: probabilities.indexOf(confidence), confidence };
  } finally {
    release();
  }
}

/** What came of a prediction. `reading` is null for the question that needs no classifier. */
export interface Outcome {
  question: Question;
  /** The label of the reader's answer. */
  choice: string;
  digit: number;
  k: number;
  /** Of the reconstruction. */
  error: number;
  reading: Reading | null;
  /** What came of the question about an author's own image. */
  told?: string;
}

export function outcomeText(
  { question, choice, digit, k, error, reading, told }: Outcome,
  words: BottleneckWords,
  lang: string,
): TemplateResult {
  return html`${words.predicted} <b>${lowerFirst(choice)}</b>. ${sentence()}`;

  function sentence(): string {
    if (told) return told;
    if (!reading) return words.revealNoise(fixed(error, 4, lang), k);
    const percent = percentage(reading.confidence, lang);
    const sure = reading.confidence >= SURE;
    if (question === "two") {
      if (!sure) return words.revealBlur(reading.digit, percent);
      return reading.digit === digit ? words.revealSame(digit, percent) : words.revealOther(reading.digit, percent);
    }
    const times = error / AVERAGE.nested[k - 1];
    const text = fixed(times, 1, lang);
    if (times <= CAME_THROUGH) return words.revealLetter(text);
    return sure ? words.revealDigit(reading.digit, percent, text) : words.revealSmear(reading.digit, percent, text);
  }
}

/** Whole per cent, and never a hundred for what is not certain. */
export function percentage(share: number, lang: string): string {
  return `${fixed(Math.min(99, Math.round(100 * share)), 0, lang)}\u00a0%`;
}

const lowerFirst = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);
