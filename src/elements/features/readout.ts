/** What came out, in numbers and in a sentence that follows from them. */
import { html, type TemplateResult } from "lit";
import { symbol } from "../../core/quantities.js";
import { fixed, short } from "../../i18n/numbers.js";
import type { FeaturesWords } from "../../i18n/en/features-rest.js";
import { classesOf, outcomeOf, verdictOf, CLASSES, type Draw, type Named, type Settings, type Summary } from "./features.logic.js";
import type { OwnOutcome } from "./lab.js";

export interface ReadoutView {
  t: FeaturesWords;
  language: string;
  settings: Settings;
  /** All draws of these settings; null before they were run. */
  draws: readonly Draw[] | null;
  running: boolean;
  named: Named;
  own: OwnOutcome | null;
}

const points = (share: number, language: string) => fixed(100 * share, 1, language);

/** One sentence from the draws: who wins by how much, or that nobody does. */
export function verdictText(draws: readonly Draw[], labels: number, t: FeaturesWords, language: string): string {
  const { winner, difference } = verdictOf(draws);
  return t.win[winner](labels, points(Math.abs(difference.mean), language), points(difference.standardError, language));
}

export function renderReadout(view: ReadoutView): TemplateResult {
  const { t, language, settings, draws, running, named, own } = view;
  const { labels } = settings;
  const outcome = draws && outcomeOf(draws);
  const verdict = draws && verdictOf(draws);
  const sentence = draws ? verdictText(draws, labels, t, language) : running ? t.running : t.notRun(labels);
  // roles, because the narrowest layout makes blocks of rows
  return html`<table class="numbers" role="table">
      <caption class="visually-hidden">
        ${t.table}
      </caption>
      <thead role="rowgroup">
        <tr role="row">
          <td role="cell" class="sub">%</td>
          <th role="columnheader" scope="col" data-q="z">${symbol.z} ${t.codes}</th>
          <th role="columnheader" scope="col" data-q="x">${symbol.x} ${t.pixels}</th>
          <th role="columnheader" scope="col">${t.difference}</th>
        </tr>
      </thead>
      <tbody role="rowgroup">
        <tr role="row" class="of-run">
          <th role="rowheader" scope="row">
            ${t.rowRun(short(settings.draws, 0, language))}<span class="at">${t.rowAt(short(labels, 0, language))}</span>
          </th>
          ${[outcome?.codes, outcome?.pixels].map((s) => html`<td role="cell">${s ? withError(s, language) : "–"}</td>`)}
          <td role="cell">${verdict ? withError(verdict.difference, language, true) : "–"}</td>
        </tr>
        <tr role="row" class="of-own">
          <th role="rowheader" scope="row">${t.rowOwn(named.size)}</th>
          ${
            own
              ? html`<td role="cell">${points(own.accuracy.codes, language)}</td>
                  <td role="cell">${points(own.accuracy.pixels, language)}</td>
                  <td role="cell">${signed(own.accuracy.codes - own.accuracy.pixels, language)}</td>`
              : html`<td role="cell">–</td>
                  <td role="cell">–</td>
                  <td role="cell">–</td>`
          }
        </tr>
      </tbody>
    </table>
    <p class="verdict ${draws ? "said" : ""}" part="verdict" role="status">${sentence}</p>
    <p class="sub own-words">${ownWords(view)}</p>`;
}

function ownWords({ t, language, named, own }: ReadoutView): string {
  const classes = classesOf(named);
  if (classes < 2) return t.ownHint;
  if (own?.named !== named) return t.ownWait;
  return classes === CLASSES ? t.ownAll : t.ownCeiling(classes, points(own.ceiling, language));
}

function withError({ mean, standardError }: Summary, language: string, sign = false): TemplateResult {
  return html`<b>${sign ? signed(mean, language) : points(mean, language)}</b>
    <span class="error">± ${points(standardError, language)}</span>`;
}

function signed(share: number, language: string): string {
  const text = points(share, language);
  return Number((100 * share).toFixed(1)) > 0 ? `+${text}` : text;
}
