/** Predict, then reveal: which kind of anomaly is the hardest to notice, by the area under the ROC curve of each. */
import { html, nothing, type TemplateResult } from "lit";
import { asked } from "../../core/asked.js";
import { renderPrompt } from "../../core/prompt.js";
import type { common } from "../../i18n/en/common.js";
import { fixed } from "../../i18n/numbers.js";
import { auc } from "../../math/roc.js";
import { COUNT, KINDS, type Kind, type Source } from "./anomaly.logic.js";
import { aucError } from "./honest.js";
import type { FullSpeech } from "./rest.js";
import type { Table } from "./scoring.js";

type Answer = Kind | "skipped";

/** The question of each source in `asked`. */
const nameOf = (source: Source) => `anomaly ${source}`;

export class Prediction {
  /** The answers given here. */
  readonly #given = new Map<Source, Answer>();

  constructor(private readonly changed: () => void) {}

  /** What would give the answer away may be shown. */
  open(source: Source): boolean {
    return !asked.has(nameOf(source));
  }

  /** There is a question, or the answer to it. */
  stands(source: Source): boolean {
    const given = this.#given.get(source);
    return given ? given !== "skipped" : this.open(source);
  }

  forget(): void {
    for (const source of this.#given.keys()) asked.delete(nameOf(source));
    this.#given.clear();
  }

  render(source: Source, table: Table | null, live: boolean, words: typeof common, speech: FullSpeech): TemplateResult | typeof nothing {
    const { t } = speech;
    const given = this.#given.get(source);
    if (!this.stands(source)) return nothing;
    const answer = (choice: Answer) => {
      asked.add(nameOf(source));
      this.#given.set(source, choice);
      this.changed();
    };
    return renderPrompt({
      words,
      prediction: { question: t.predictQuestion[source], options: KINDS[source].map((id) => ({ id, label: upperFirst(t.kind[id]) })) },
      revealed:
        given && given !== "skipped"
          ? html`${t.predicted} <b>${t.kind[given]}</b>. ${table ? outcome(source, table, speech) : t.asking}`
          : null,
      disabled: !live,
      onPredict: (id) => answer(id as Kind),
      onSkip: () => answer("skipped"),
    });
  }
}

const areas = new WeakMap<Float32Array, number>();

/** The area of one kind alone; computed once, since it is asked for at each step of a drag. */
export function aucOf({ ours }: Table, kind: Kind): number {
  const scores = ours.byKind[kind]!;
  const area = areas.get(scores) ?? auc(ours.normal, scores);
  areas.set(scores, area);
  return area;
}

function outcome(source: Source, table: Table, { t, language }: FullSpeech): string {
  const ranked = KINDS[source].map((kind) => ({ kind, area: aucOf(table, kind) })).sort((a, b) => a.area - b.area);
  const [hardest, second] = ranked;
  const easiest = ranked[ranked.length - 1];
  const number = (area: number) => fixed(area, 3, language);
  const error = Math.hypot(aucError(hardest.area, COUNT, COUNT), aucError(second.area, COUNT, COUNT));
  return second.area - hardest.area <= 2 * error
    ? t.revealedClose(t.kind[hardest.kind], t.kind[second.kind], number(hardest.area), number(second.area))
    : t.revealed(t.kind[hardest.kind], number(hardest.area), t.kind[easiest.kind], number(easiest.area));
}

const upperFirst = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
