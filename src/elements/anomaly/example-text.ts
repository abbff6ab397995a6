/** What the example is that is looked at, and what the alarm makes of it. */
import { html, nothing, type TemplateResult } from "lit";
import { cellOf } from "./anomaly.logic.js";
import type { Facts, Shown } from "./facts.js";
import type { FullSpeech } from "./rest.js";
import { scoreText } from "./speech.js";

/** "A 7, scratched." */
export const exampleText = ({ origin, label, kind }: Shown, t: FullSpeech["t"]): string =>
  origin ? t.own[origin] : label === null ? t.windowExample(kind) : t.example(label, kind);

/** "A 7, scratched. Error 23.1, above the threshold: caught." */
export function verdictText({ decimals, shown, threshold, blank }: Facts, { t, language }: FullSpeech): TemplateResult | typeof nothing {
  if (!shown) return nothing;
  const { pick, score } = shown;
  const what = exampleText(shown, t);
  if (score === null || blank) return html`<b>${what}</b>`;
  const number = scoreText(score, decimals, language);
  const verdict = pick ? t.scored(number, cellOf(pick.group, score, threshold)) : t.scoredOwn(number, score >= threshold);
  return html`<b>${what}</b> ${verdict}`;
}
