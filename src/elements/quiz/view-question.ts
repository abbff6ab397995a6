/** One question: its text, what it takes, what is said of the answer, and the buttons. */
import { html, nothing, type TemplateResult } from "lit";
import { short } from "../../i18n/numbers.js";
import type { Feedback } from "./feedback.js";
import { renderChoice, renderNumber } from "./view-options.js";
import { renderOrder, type OrderAsking } from "./view-order.js";
import { rich, type Asking } from "./view.js";

export interface QuestionView extends Asking {
  drag: OrderAsking["drag"];
  onStep: OrderAsking["onStep"];
  /** Of the latest answer; null before the first. */
  feedback: Feedback | null;
  /** What has to be done before the answer can be checked. */
  obstacle: string;
  /** Its number, as it is written. */
  place: string;
  /** Where it is done or tried; empty where nowhere. */
  selector: string;
  /** Not of the lesson's quiz. */
  isAuthored: boolean;
  /** A live task that cannot be answered on this page. */
  isOut: boolean;
  /** Attempts that are left, where they are counted. */
  left: number | null;
  busy: boolean;
  first: boolean;
  last: boolean;
  shows: (control: string) => boolean;
  /** The tag to try it on, where it is there. */
  target: HTMLElement | null;
  /** Whether that tag is not there and can be brought. */
  offers: boolean;
  /** The model that was brought and stands under this question. */
  model: "" | "coming" | "here";
  onSubmit: (event: Event) => void;
  onNext: () => void;
  onBack: () => void;
  onReveal: () => void;
  onTry: () => void;
}

export function renderQuestion(view: QuestionView): TemplateResult {
  const { question, settled } = view;
  const hasHint = question.kind !== "numeric" && !(question.kind === "order" && settled);
  return html`<form class="question" part="question" novalidate @submit=${view.onSubmit}>
    <fieldset aria-describedby=${hasHint ? "hint" : nothing}>
      <legend><span class="prompt-text" id="prompt" part="prompt" tabindex="-1">${rich(question.prompt)}</span></legend>
      ${renderInput(view)}
    </fieldset>
    <div class="after">${question.kind === "task" ? "" : renderSaid(view)}${renderTry(view)}</div>
    ${renderModel(view)} ${question.kind === "task" ? html`<div class="after">${renderSaid(view)}</div>` : nothing} ${renderActions(view)}
  </form>`;
}

function renderInput(view: QuestionView): unknown {
  const { question } = view;
  switch (question.kind) {
    case "single":
    case "multiple":
      return renderChoice({ ...view, question });
    case "numeric":
      return renderNumber({ ...view, question }, view.obstacle);
    case "order":
      return renderOrder({ ...view, question });
    default:
      return html`<p class="hint" id="hint"><bdi>${taskHint(view)}</bdi></p>`;
  }
}

function taskHint({ t, place, selector, isAuthored, isOut, target, offers }: QuestionView): string {
  if (isOut) return (target ? t.taskUngradable : t.taskMissing)(place, selector);
  // an author who names a tag may have forgotten it; the lesson's quiz counts on none
  return offers && isAuthored ? t.taskToBring(place, selector) : t.taskHow;
}

/** Of a live task it stands below the model, by the button that asked for it. */
function renderSaid(view: QuestionView): unknown {
  return [renderFeedback(view), renderExplanation(view)];
}

function renderFeedback({ question, feedback, obstacle, left, settled, t, lang }: QuestionView): unknown {
  const inline = question.kind === "single";
  const attempts = left !== null && feedback && !settled ? t.attemptsLeft(left, short(left, 0, lang)) : "";
  return [
    feedback && !inline
      ? html`<p class="verdict" part="feedback">
          <bdi><b>${feedback.lead}</b> ${rich(feedback.text)}</bdi>
        </p>`
      : nothing,
    attempts ? html`<p class="hint"><bdi>${attempts}</bdi></p>` : nothing,
    obstacle ? html`<p class="verdict obstacle" id="obstacle"><bdi>${obstacle}</bdi></p>` : nothing,
  ];
}

function renderExplanation({ question, settled, shows }: QuestionView): unknown {
  if (!settled || !question.explanation || !shows("explanation")) return nothing;
  return html`<p class="explanation" part="explanation">${rich(question.explanation)}</p>`;
}

/** After an answer, the experiment; with a live task, what helps from the start. */
function renderTry({ question, answer, target, offers, model, isOut, shows, t, onTry }: QuestionView): unknown {
  const isTask = question.kind === "task";
  if (!(target || offers) || isOut || !shows("try") || !(isTask || answer)) return nothing;
  // a model that stands below needs no way to it, and that of a live task is brought by the button for what is next
  const words = model || (offers && isTask) ? "" : offers ? t.bringModel : isTask ? t.goToModel : t.tryIt;
  if (!question.try && !words) return nothing;
  return html`<p class="try" part="try">
    ${question.try ? rich(question.try.text) : nothing}
    ${words ? html`<button type="button" class="quiet" @click=${onTry}>${words}</button>` : nothing}
  </p>`;
}

/** Where the tag puts what was brought. */
function renderModel({ model, t }: QuestionView): unknown {
  if (!model) return nothing;
  return html`<div class="place" id="model" part="model" role="group" aria-label=${t.modelPlace} tabindex="-1"></div>
    ${model === "coming" ? html`<p class="hint"><bdi>${t.modelComing}</bdi></p>` : nothing}`;
}

function renderActions(view: QuestionView): TemplateResult {
  const { t, question, answer, settled, isOut, busy, last, first, offers, shows } = view;
  const onward = last ? t.finish : t.next;
  const over = settled || isOut;
  const check = busy ? t.checking : answer ? t.checkAgain : t.check;
  const primary = over ? onward : offers && question.kind === "task" ? t.bringModel : check;
  return html`<div class="actions controls">
    <button type="submit" class="button solid" id="primary" part="button" aria-disabled=${busy ? "true" : nothing} @click=${ignoreSecond}>
      ${primary}
    </button>
    ${
      over
        ? nothing
        : answer
          ? html`<button type="button" class="button" @click=${view.onNext}>${onward}</button>`
          : shows("skip")
            ? html`<button type="button" class="quiet" @click=${view.onNext}>${last ? t.finish : t.skip}</button>`
            : nothing
    }
    ${
      answer && !over && question.kind !== "task" && shows("answer")
        ? html`<button type="button" class="quiet" @click=${view.onReveal}>${t.showAnswer}</button>`
        : nothing
    }
    ${first || !shows("back") ? nothing : html`<button type="button" class="quiet last" @click=${view.onBack}>${t.back}</button>`}
  </div>`;
}

/** The button's meaning changes at the first click: the second of a double click is not meant for the new one. */
function ignoreSecond(event: MouseEvent): void {
  if (event.detail > 1) event.preventDefault();
}
