import { html, nothing, type TemplateResult } from "lit";
import type { lesson } from "../../i18n/en/lesson.js";
import { short } from "../../i18n/numbers.js";
import type { Place } from "./lesson.logic.js";

export interface HeaderView {
  t: typeof lesson;
  lang: string;
  /** For the words of the dictionary, where they are not in the page's language. */
  other: string | typeof nothing;
  heading: string;
  /** The author's heading is in the page's language. */
  isOwnHeading: boolean;
  lead: string;
  /** Reading time; 0: not known yet. */
  minutes: number;
  read: number;
  count: number;
  resume: Place | null;
  shows(control: string): boolean;
  onContinue(): void;
  onStartAgain(): void;
}

/** Reading time, title, lead, and the way back to where the reader was. */
export function renderHeader(view: HeaderView): TemplateResult {
  const { t, other, heading, isOwnHeading, lead, resume, shows } = view;
  return html`<header class="column" part="header">
    ${shows("meta") ? renderMeta(view) : nothing}
    ${heading && shows("title") ? html`<h1 part="title" lang=${isOwnHeading ? nothing : other}>${heading}</h1>` : nothing}
    ${lead && shows("lead") ? html`<p class="lead" lang=${other}>${lead}</p>` : nothing}
    ${
      resume && shows("resume")
        ? html`<div class="prompt" part="resume" lang=${other}>
            <div class="question">
              ${t.wereAt} <b><bdi>${resume.title}</bdi></b>
            </div>
            <div class="answers">
              <button class="button" @click=${view.onContinue}>${t.continue}</button>
              <button class="quiet" @click=${view.onStartAgain}>${t.startAgain}</button>
            </div>
          </div>`
        : nothing
    }
  </header>`;
}

function renderMeta({ t, lang, other, minutes, read, count }: HeaderView): TemplateResult {
  const shown = (n: number) => short(n, 0, lang);
  return html`<p class="meta" lang=${other}>
    ${minutes > 0 ? html`<span>${t.minutes(minutes, shown(minutes))}</span>` : nothing}
    ${count > 0 ? html`<span>${read === count ? t.readAll : t.readOf(shown(read), shown(count))}</span>` : nothing}
  </p>`;
}
