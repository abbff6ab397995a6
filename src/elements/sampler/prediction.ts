/** Predict, then reveal: how many of the dice the plain autoencoder makes digit-like. Until then its samples are not shown. Asked once a page. */
import { html, nothing, type TemplateResult } from "lit";
import { asked } from "../../core/asked.js";
import { renderPrompt } from "../../core/prompt.js";
import type { common } from "../../i18n/en/common.js";
import type { SamplerWords } from "../../i18n/en/sampler-rest.js";
import { short } from "../../i18n/numbers.js";
import { guessRanges, type Guess } from "./sampler.logic.js";

/** What came of the throw that was on the sheet when the reader predicted; stays as it was while dice roll on. */
export interface Outcome {
  count: number;
  plain: number;
  /** Null where only the plain autoencoder is shown. */
  variational: number | null;
}

export interface PredictionOptions {
  t: SamplerWords;
  language: string;
  common: typeof common;
  count: number;
  live: boolean;
  /** Offers the next experiment; null where that is what is shown. */
  fit: (() => void) | null;
}

/** Of the one question in `asked`. */
const NAME = "sampler";

export class Prediction {
  #choice: { guess: Guess; count: number } | "skipped" | null = null;
  #outcome: Outcome | null = null;

  /** `onChange` after the reader has chosen or skipped. */
  constructor(private readonly onChange: () => void) {}

  /** The question is still open. */
  get open(): boolean {
    return this.#choice === null && !asked.has(NAME);
  }

  /** Before each update. Another tag on the page has asked: this one does not, also after a Reset of the other. */
  follow(): void {
    if (asked.has(NAME)) this.#choice ??= "skipped";
  }

  /** A choice was made, and what it is held against is not known yet. */
  get waits(): boolean {
    return !this.open && this.#choice !== "skipped" && !this.#outcome;
  }

  reveal(outcome: Outcome): void {
    this.#outcome ??= outcome;
  }

  /** Who rolls looks for themselves. */
  skip(): void {
    if (this.open) this.#choose("skipped");
  }

  forget(): void {
    asked.delete(NAME);
    this.#choice = this.#outcome = null;
  }

  render({ t, language, common: words, count, live, fit }: PredictionOptions): TemplateResult | typeof nothing {
    if (this.#choice === "skipped") return nothing;
    const number = (n: number) => short(n, 0, language);
    const label = (guess: Guess, of: number) => {
      const range = guessRanges(of).find(({ id }) => id === guess);
      return range ? t.range(number(range.from), number(range.to)) : "";
    };
    return renderPrompt({
      words,
      prediction: {
        question: count === 1 ? t.questionOne : t.question(number(count)),
        options: guessRanges(count).map(({ id }) => ({ id, label: label(id, count) })),
      },
      revealed: this.#choice && this.#renderOutcome(label(this.#choice.guess, this.#choice.count), t, number),
      action: this.#outcome && fit ? { label: t.isItScale, run: fit } : undefined,
      disabled: !live,
      onPredict: (id) => this.#choose({ guess: id as Guess, count }),
      onSkip: () => this.#choose("skipped"),
    });
  }

  #renderOutcome(label: string, t: SamplerWords, number: (n: number) => string): TemplateResult {
    const outcome = this.#outcome;
    const said = !outcome
      ? t.asking
      : outcome.variational === null
        ? t.outcome(number(outcome.plain), number(outcome.count))
        : t.outcomeBoth(number(outcome.plain), number(outcome.count), number(outcome.variational));
    return html`${t.predicted} <b>${label}</b>. ${said}`;
  }

  #choose(choice: { guess: Guess; count: number } | "skipped"): void {
    this.#choice = choice;
    asked.add(NAME);
    this.onChange();
  }
}
