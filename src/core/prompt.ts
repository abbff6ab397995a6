/** Predict, then reveal: one short question before the result, skippable, and its answer in the same strip. */
import { html, nothing, type TemplateResult } from "lit";
import type { common } from "../i18n/en/common.js";
import { pressed } from "./prompt-focus.js";

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

/** The strip. A button that goes when it is pressed hands the keyboard's focus on: to the answer, or to the next control. */
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
    return html`<div class="prompt wide revealed" part="prompt" role="status" tabindex="-1">
      <div class="question">${revealed}</div>
      ${action ? html`<button class="quiet last" @click=${(event: Event) => pressed(event, action.run)}>${action.label}</button>` : nothing}
    </div>`;
  }
  if (!prediction) return nothing;
  const press = (run: () => void) => (event: Event) => pressed(event, run);
  return html`<div class="prompt" part="prompt" role="group" aria-labelledby="question">
    <div class="question" id="question"><b>${words.predict}</b> ${prediction.question}</div>
    <div class="answers">
      ${prediction.options.map(
        ({ id, label }) => html`<button class="button" ?disabled=${disabled} @click=${press(() => onPredict(id))}>${label}</button>`,
      )}
    </div>
    <button class="quiet last" @click=${press(onSkip)}>${words.skip}</button>
  </div>`;
}
