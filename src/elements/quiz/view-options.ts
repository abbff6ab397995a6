/** The options of a choice, and the field of a number. */
import { html, nothing, type TemplateResult } from "lit";
import type { ChoiceQuestion, NumericQuestion, QuizOption } from "../../content/quiz/types.js";
import { rich, type Asking } from "./view.js";

export function renderChoice(asking: Asking<ChoiceQuestion>): TemplateResult {
  const { t, question, settled, draft, onDraft } = asking;
  const several = question.kind === "multiple";
  const isChosen = (id: string) => (several ? draft.includes(id) : draft === id);
  // all boxes are read, not the one that changed: two may change between two renderings
  const choose = (event: Event) => {
    const inputs = [...(event.target as HTMLElement).closest("ul")!.querySelectorAll("input")];
    const chosen = question.options.filter((_, index) => inputs[index].checked).map(({ id }) => id);
    onDraft(several ? chosen : chosen[0]);
  };
  return html`<p class="hint" id="hint"><bdi>${several ? t.chooseAll : t.chooseOne}</bdi></p>
    <ul class="options" role="list">
      ${question.options.map((option, index) => {
        const note = noteOf(option, asking);
        const isNews = settled && option.correct && !isChecked(option, asking);
        return html`<li>
          <label class="row ${settled ? "still" : ""}">
            <input
              type=${several ? "checkbox" : "radio"}
              name="option"
              .checked=${isChosen(option.id)}
              ?disabled=${settled}
              aria-describedby=${note ? `note-${index}` : nothing}
              @change=${choose}
            />
            <span class="words">${rich(option.text)}</span>
            ${isNews ? html`<span class="mark">${t.correctHere}</span>` : nothing}
          </label>
          ${note ? html`<p class="note" id="note-${index}" part="feedback">${note}</p>` : nothing}
        </li>`;
      })}
    </ul>`;
}

function isChecked({ id }: QuizOption, { question, answer, tried }: Asking<ChoiceQuestion>): boolean {
  return question.kind === "multiple" ? Array.isArray(answer?.response) && answer.response.includes(id) : tried.has(id);
}

/** What stands beneath an option: its feedback once it has been checked, or once the answer is shown. */
function noteOf(option: QuizOption, asking: Asking<ChoiceQuestion>): TemplateResult | null {
  const { t, settled } = asking;
  const feedback = option.feedback ? rich(option.feedback) : nothing;
  if (isChecked(option, asking)) return html`<bdi><b>${option.correct ? t.right : t.notQuite}</b> ${feedback}</bdi>`;
  return settled && option.correct && option.feedback ? rich(option.feedback) : null;
}

export function renderNumber({ t, question, settled, draft, onDraft }: Asking<NumericQuestion>, obstacle: string): TemplateResult {
  return html`<label class="number-row">
    <span class="label">${t.yourNumber}</span>
    <input
      type="text"
      inputmode="decimal"
      autocomplete="off"
      dir="auto"
      .value=${draft}
      ?disabled=${settled}
      aria-invalid=${obstacle ? "true" : nothing}
      aria-describedby=${obstacle ? "obstacle" : nothing}
      @input=${(event: Event) => onDraft((event.target as HTMLInputElement).value)}
    />
    ${question.unit ? html`<span>${rich(question.unit)}</span>` : nothing}
  </label>`;
}
