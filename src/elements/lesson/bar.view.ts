/** What stays in view: contents, progress, the learner's digit. A bar at the top, or a rail at the side where there is room. */
import { html, nothing, type TemplateResult } from "lit";
import type { lesson } from "../../i18n/en/lesson.js";
import { short } from "../../i18n/numbers.js";
import type { Reading } from "./lesson.logic.js";
import type { Section } from "./sections.js";

export interface BarView {
  t: typeof lesson;
  lang: string;
  other: string | typeof nothing;
  places: readonly Section[];
  reading: Reading;
  /** 0 to 1. */
  progress: number;
  /** Whether the list is unfolded, where it is a disclosure. */
  unfolded: boolean;
  hasDigit: boolean;
  shows(control: string): boolean;
  onUnfold(): void;
  onGo(id: string, event: Event): void;
  onClearDigit(): void;
}

export function renderBar(view: BarView): TemplateResult | typeof nothing {
  const { t, other, places, progress, hasDigit, shows } = view;
  const parts = [
    places.length > 1 && shows("contents") ? renderContents(view) : nothing,
    hasDigit && shows("digit") ? renderDigit(view) : nothing,
    // a progress element says its value by itself
    shows("progress")
      ? html`<progress class="so-far" part="progress" max="1" .value=${progress} aria-label=${t.soFar}></progress>`
      : nothing,
  ];
  if (places.length === 0 || parts.every((part) => part === nothing)) return nothing;
  const [contents, digit, line] = parts;
  return html`<div class="bar" lang=${other}>
    <div class="bar-row">${contents}${digit}</div>
    ${line}
  </div>`;
}

function renderContents({ t, lang, places, reading, unfolded, onUnfold, onGo }: BarView): TemplateResult {
  const at = places.findIndex(({ id }) => id === reading.at);
  const count = (n: number) => short(n, 0, lang);
  const state = ({ id, quizzes }: Section) =>
    reading.read.has(id) ? html`<span class="was-read">${quizzes.length > 0 ? t.answered : t.read}</span>` : nothing;
  return html`<nav aria-label=${t.contents} part="contents">
    <button class="unfold" aria-expanded=${unfolded} aria-controls="contents" @click=${onUnfold}>
      <span class="unfold-word">${t.contents}</span>
      ${at >= 0 ? html`<span class="now"><span class="count">${count(at + 1)}</span>&ensp;<bdi>${places[at].title}</bdi></span>` : nothing}
    </button>
    <ol id="contents" class=${unfolded ? "open" : ""}>
      ${places.map(
        (place, i) =>
          html`<li>
            <a href="#${place.id}" aria-current=${i === at ? "location" : nothing} @click=${(event: Event) => onGo(place.id, event)}>
              <span class="count">${count(i + 1)}</span><bdi class="name">${place.title}</bdi>${state(place)}
            </a>
          </li>`,
      )}
    </ol>
  </nav>`;
}

const renderDigit = ({ t, onClearDigit }: BarView): TemplateResult =>
  html`<div class="digit" part="digit" role="group" aria-label=${t.yourDigit}>
    <span class="label"><b>${t.yourDigit}</b></span>
    <canvas class="pixels" data-digit role="img" aria-label=${t.yourDigitHow}></canvas>
    <button class="quiet" @click=${onClearDigit}>${t.clear}</button>
  </div>`;
