/**
 * Predict, then reveal: what the decoder draws halfway from A to B. Until then the images between A and B are covered. Asked once a
 * page; Reset asks again where the answer was given.
 */
import { nothing, type TemplateResult } from "lit";
import { asked } from "../../core/asked.js";
import { renderPrompt } from "../../core/prompt.js";
import type { common } from "../../i18n/en/common.js";
import { choiceLabel, CHOICES, type Choice } from "./choices.js";
import type { FullSpeech } from "./handles.view.js";
import { renderOutcome, type Outcome } from "./outcome.js";
import type { Facts } from "./poster-facts.js";

/** Of the one question in `asked`. */
const NAME = "latent-map";

export interface PredictionOptions extends FullSpeech {
  common: typeof common;
  /** Of the maps that are shown. */
  facts: readonly Facts[];
}

export class Prediction {
  #choice: Choice | "skipped" | null = null;
  #outcome: Outcome | null = null;

  /** `onChange` after the reader has chosen or skipped. */
  constructor(private readonly onChange: () => void) {}

  /** The question is still open. */
  get open(): boolean {
    return this.#choice === null && !asked.has(NAME);
  }

  /** A choice was made and the classifier has not answered yet. */
  get waits(): boolean {
    return this.#choice !== null && this.#choice !== "skipped" && !this.#outcome;
  }

  /** The first outcome stays, whatever happens to the pins. */
  reveal(outcome: Outcome | null): void {
    this.#outcome ??= outcome;
  }

  /** Who moves a pin looks for themselves. */
  skip(): void {
    if (this.open) this.#choose("skipped");
  }

  forget(): void {
    if (this.#choice) asked.delete(NAME);
    this.#choice = this.#outcome = null;
  }

  render({ common: words, facts, ...speech }: PredictionOptions): TemplateResult | typeof nothing {
    if (this.#choice === "skipped" || (asked.has(NAME) && !this.#choice)) return nothing;
    const { a, b } = facts[0].ends;
    const ends = [a.label, b.label] as const;
    return renderPrompt({
      words,
      prediction: { question: speech.t.question, options: CHOICES.map((id) => ({ id, label: choiceLabel(id, ends, speech) })) },
      revealed: this.#choice && renderOutcome(this.#choice, ends, this.#outcome, speech),
      disabled: !facts.every((f) => f.live),
      onPredict: (id) => this.#choose(id as Choice),
      onSkip: () => this.#choose("skipped"),
    });
  }

  #choose(choice: Choice | "skipped"): void {
    asked.add(NAME);
    this.#choice = choice;
    this.onChange();
  }
}
