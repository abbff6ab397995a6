/** Predict, then reveal: one short question before the result, skippable, and its answer in the same strip. */
import { html, nothing, type TemplateResult } from "lit";
import type { common } from "../i18n/en/common.js";

export interface Prediction {
  question: unknown;
  options: readonly { id: string; label: string }[];
}

export interface PromptOptions {
  words: typeof common;
  prediction: Prediction | null;
  /** What stands in the strip once the reader has predicted. */
  revealed: unknown;
  /** A last action in the strip, after the reveal. */
  action?: { label: string; run: () => void };
  disabled?: boolean;
  onPredict: (id: string) => void;
  onSkip: () => void;
}

export function renderPrompt({
  words,
  prediction,
  revealed,
  action,
  disabled,
  onPredict,
  onSkip,
}: PromptOptions): TemplateResult | typeof nothing {
  if (revealed) {
    return html`<div class="prompt wide revealed" part="prompt" role="status">
      <div class="question">${revealed}</div>
      ${action ? html`<button class="quiet last" @click=${action.run}>${action.label}</button>` : nothing}
    </div>`;
  }
  if (!prediction) return nothing;
  return html`<div class="prompt" part="prompt" role="group" aria-labelledby="question">
    <div class="question" id="question"><b>${words.predict}</b> ${prediction.question}</div>
    <div class="answers">
      ${prediction.options.map(
        ({ id, label }) => html`<button class="button" ?disabled=${disabled} @click=${() => onPredict(id)}>${label}</button>`,
      )}
    </div>
    <button class="quiet last" @click=${onSkip}>${words.skip}</button>
  </div>`;
}
