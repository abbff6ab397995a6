/** What the line from A to B decodes to halfway, in a classifier's words: what the reader's prediction is held against. */
import { html, type TemplateResult } from "lit";
import type { Chart } from "./chart.js";
import { choiceLabel, type Choice } from "./choices.js";
import { percent, type FullSpeech } from "./handles.view.js";
import type { Facts } from "./poster-facts.js";
import type { Reading } from "./readings.js";

/** Below this a classifier's word says that there is nothing to read. */
const SURE = 0.6;

/** What the classifier said when the reader had predicted; stays as it was while the pins move on. */
export interface Outcome {
  ends: readonly [number, number];
  maps: readonly { which: Facts["which"]; halfway: Reading; along: readonly number[] }[];
}

/** Null until every chart has been read. */
export function outcomeOf(charts: readonly Chart[], facts: readonly Facts[]): Outcome | null {
  const maps = charts.flatMap(({ which, path }) => {
    if (!path?.readings) return [];
    return [{ which, halfway: path.readings.halfway, along: withoutRepeats(path.readings.steps.map((r) => r.digit)) }];
  });
  return maps.length === charts.length ? { ends: [facts[0].ends.a.label, facts[0].ends.b.label], maps } : null;
}

function withoutRepeats(digits: readonly number[]): number[] {
  return digits.filter((d, i) => i === 0 || d !== digits[i - 1]);
}

export function renderOutcome(
  choice: Choice,
  ends: readonly [number, number],
  outcome: Outcome | null,
  speech: FullSpeech,
): TemplateResult {
  const { t, language } = speech;
  const label = choiceLabel(choice, outcome?.ends ?? ends, speech);
  const sentences = outcome?.maps.map(({ which, halfway, along }) => {
    const say = halfway.confidence < SURE ? t.halfwayNothing : t.halfway;
    return html`<span class="line-of"
      >${say(t.name[which], halfway.digit, percent(halfway.confidence, language))}${t.along(along.join(", "))}</span
    > `;
  });
  return html`${t.predicted} <b>${t.inSentence(label)}</b>. ${sentences ?? t.asking}`;
}
