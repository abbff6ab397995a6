/** Predict, then reveal: from what the same classifier learns more. Asked once; who presses Run looks for themselves. */
import { html, nothing, type TemplateResult } from "lit";
import { renderPrompt } from "../../core/prompt.js";
import type { common } from "../../i18n/en/common.js";
import type { FeaturesWords } from "../../i18n/en/features-rest.js";
import type { Winner } from "./features.logic.js";

const CHOICES: readonly Winner[] = ["codes", "pixels", "tie"];

export class Prediction {
  #choice: Winner | "skipped" | null = null;
  /** What the run said that was asked for; stays as it was while the slider moves on. */
  #sentence: string | null = null;

  constructor(private readonly onChange: (choice: Winner | "skipped") => void) {}

  get open(): boolean {
    return this.#choice === null;
  }

  get waits(): boolean {
    return !this.open && this.#choice !== "skipped" && this.#sentence === null;
  }

  reveal(sentence: string): void {
    this.#sentence ??= sentence;
  }

  skip(): void {
    if (this.open) this.#choose("skipped");
  }

  forget(): void {
    this.#choice = this.#sentence = null;
  }

  render(t: FeaturesWords, words: typeof common, labels: number, live: boolean): TemplateResult | typeof nothing {
    if (this.#choice === "skipped") return nothing;
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
    this.onChange(choice);
  }
}
