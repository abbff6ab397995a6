/** What the example is that is looked at, and what the alarm makes of it. */
import { html, nothing, type TemplateResult } from "lit";
import type { KnownSymbol } from "../../core/known-symbols.js";
import { cellOf } from "./anomaly.logic.js";
import type { Facts, Shown } from "./facts.js";
import type { Alternatives } from "./pictures.view.js";
import type { FullSpeech } from "./rest.js";
import { scoreText, thresholdText } from "./speech.js";

/** "A 7, scratched." */
const exampleText = ({ origin, label, kind }: Shown, t: FullSpeech["t"]): string =>
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

/** "A 7, scratched. Error 23.1." */
export function resultText({ shown, decimals, blank }: Facts, { t, language }: FullSpeech): string {
  if (!shown) return t.pictureNone;
  const what = exampleText(shown, t);
  return shown.score !== null && !blank ? t.pictureScore(what, scoreText(shown.score, decimals, language)) : what;
}

/** What the pictures show, for those who do not see them. */
export function alternativesOf(facts: Facts, speech: FullSpeech): Alternatives {
  const { t } = speech;
  const result = resultText(facts, speech);
  return {
    input: t.pictureInput(facts.shown ? exampleText(facts.shown, t) : t.pictureNone),
    output: t.pictureOutput(result),
    error: t.pictureError(result),
  };
}

/** The example in the words of symbols. */
export function quantitiesOf(
  { shown, source, threshold, decimals, blank }: Facts,
  { t, language }: FullSpeech,
): Partial<Record<KnownSymbol, string>> {
  // an author's own, on its way
  if (blank && !shown) return { x: "", xhat: "", L: "" };
  const size = source === "digits" ? t.pixels : t.samples;
  return {
    x: size,
    xhat: size,
    L:
      blank || shown?.score == null
        ? ""
        : t.lossValue(scoreText(shown.score, decimals, language), thresholdText(threshold, decimals, language)),
  };
}
