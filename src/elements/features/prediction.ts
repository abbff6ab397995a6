/** Predict, then reveal: from what the same classifier learns more. Asked once a page; who presses Run looks for themselves. */
import { html, nothing, type TemplateResult } from "lit";
import { asked } from "../../core/asked.js";
import { renderPrompt } from "../../core/prompt.js";
import type { common } from "../../i18n/en/common.js";
import type { FeaturesWords } from "../../i18n/en/features-rest.js";
import { QUESTION, type Winner } from "./features.logic.js";

const CHOICES: readonly Winner[] = ["codes", "pixels", "tie"];

export class Prediction {
  #choice: Winner | "skipped" | null = null;
  /** What the run said that was asked for; stays as it was while the slider moves on. */
  #sentence: string | null = null;

  constructor(private readonly onChange: (choice: Winner | "skipped") => void) {}

  get waits(): boolean {
    return this.#choice !== null && this.#choice !== "skipped" && this.#sentence === null;
  }

  reveal(sentence: string): void {
    this.#sentence ??= sentence;
  }

  /** A run says it before the reader was asked; one that the reader began counts as an answer. */
  skip(byHand: boolean): void {
    if (this.#choice !== null) return;
    this.#choice = "skipped";
    if (byHand) asked.add(QUESTION);
  }

  /** The question may be asked again. */
  forget(): void {
    asked.delete(QUESTION);
    this.#choice = this.#sentence = null;
  }

  render(t: FeaturesWords, words: typeof common, labels: number, live: boolean): TemplateResult | typeof nothing {
    if (this.#choice === "skipped" || (this.#choice === null && asked.has(QUESTION))) return nothing;
    return renderPrompt({
      words,
      prediction: { question: t.question(labels), options: CHOICES.map((id) => ({ id, label: t.choices[id] })) },
      revealed: this.#choice && html`${t.predicted} <b>${t.choiceInSentence[this.#choice]}</b>. ${this.#sentence ?? t.waiting}`,
      disabled: !live,
      onPredict: (id) => this.#choose(id as Winner),
      onSkip: () => this.#choose("skipped"),
    });
  }

  #choose(choice: Winner | "skipped"): void {
    this.#choice = choice;
    asked.add(QUESTION);
    this.onChange(choice);
  }
}
