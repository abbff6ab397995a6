/** The last screen, and what is printed: all questions. */
import { html, nothing, type TemplateResult } from "lit";
import type { Question } from "../../content/quiz/types.js";
import { short } from "../../i18n/numbers.js";
import { initialOrder } from "./grade.js";
import type { Answer } from "./quiz.logic.js";
import { rich, textOf, type Words } from "./view.js";

export interface Outcome {
  question: Question;
  answer: Answer | undefined;
  answerable: boolean;
}

export interface ResultView {
  t: Words;
  lang: string;
  outcomes: readonly Outcome[];
  /** 0 to 1, as is the mark to reach. */
  score: number;
  pass: number;
  complete: boolean;
  /** Whether any question can still be answered better. */
  open: boolean;
  onOpen: (index: number) => void;
  onRestart: () => void;
  /** The control that saves the answers. */
  save: unknown;
}

export function renderResult(view: ResultView): TemplateResult {
  const { t, lang, outcomes, score, pass, complete, open, onOpen, onRestart, save } = view;
  const percent = (share: number) => t.percent(short(wholePercent(share, pass), 0, lang));
  const mark = percent(pass);
  const passed = score >= pass;
  const sentence = passed ? t.passed(mark) : open ? t.notPassed(mark) : t.notPassedClosed(mark);
  return html`<div class="question finish" part="result">
    <h4 class="visually-hidden" id="result" tabindex="-1">${t.result}: ${percent(score)}</h4>
    <p class="result" aria-hidden="true">${percent(score)}</p>
    <p><bdi>${complete ? sentence : t.unfinished}</bdi></p>
    <ol class="options" role="list" aria-label=${t.outcomes}>
      ${outcomes.map(
        ({ question, answer, answerable }, index) =>
          html`<li>
            <button type="button" class="outcome" @click=${() => onOpen(index)}>
              <span class="place">${short(index + 1, 0, lang)}</span>
              <span class="words">${rich(question.prompt)}</span>
              <span class="mark"><bdi>${outcomeWords(t, answer, answerable, percent)}</bdi></span>
            </button>
          </li>`,
      )}
    </ol>
    <div class="actions"><button type="button" class="button" @click=${onRestart}>${t.startAgain}</button>${save}</div>
  </div>`;
}

/** Rounded, but never up to a mark that was not reached. */
export function wholePercent(share: number, pass: number): number {
  const rounded = Math.round(100 * share);
  const crosses = (mark: number) => share < mark && rounded >= 100 * mark;
  return crosses(1) || crosses(pass) ? Math.floor(100 * share) : rounded;
}

function outcomeWords(t: Words, answer: Answer | undefined, answerable: boolean, percent: (share: number) => string): string {
  if (!answer) return answerable ? t.outcomeOpen : t.outcomeOut;
  if (answer.best >= 1) return t.outcomeRight;
  return answer.best > 0 ? t.outcomePartly(percent(answer.best)) : t.outcomeWrong;
}

/** On paper all questions stand, with what has been chosen and room for what has not. */
export function renderPrint(outcomes: readonly Outcome[]): TemplateResult {
  return html`<ol class="print">
    ${outcomes.map(({ question, answer }) => html`<li>${rich(question.prompt)} ${printAnswer(question, answer)}</li>`)}
  </ol>`;
}

function printAnswer(question: Question, answer: Answer | undefined): unknown {
  const response = answer?.response ?? null;
  switch (question.kind) {
    case "single":
    case "multiple": {
      const shape = question.kind === "single" ? "round" : "";
      const chosen = (id: string) => (response === id || (Array.isArray(response) && response.includes(id)) ? "chosen" : "");
      return html`<ul>
        ${question.options.map(({ id, text }) => html`<li><span class="box ${shape} ${chosen(id)}"></span>${rich(text)}</li>`)}
      </ul>`;
    }
    case "order": {
      const place = (id: string) => (Array.isArray(response) ? response.indexOf(id) + 1 : "");
      return html`<ul>
        ${initialOrder(question).map((id) => html`<li><span class="line short">${place(id)}</span> ${rich(textOf(question.options, id))}</li>`)}
      </ul>`;
    }
    case "numeric":
      return html`<p><span class="line">${response ?? "\u00a0"}</span> ${question.unit ?? nothing}</p>`;
    default:
      return html`<p><span class="box ${answer?.correct ? "chosen" : ""}"></span></p>`;
  }
}
