/** Predict, then reveal: which kind of anomaly is the hardest to notice, by the area under the ROC curve of each. */
import { html, nothing } from "lit";
import { asked } from "../../core/asked.js";
import { renderPrompt } from "../../core/prompt.js";
import type { common } from "../../i18n/en/common.js";
import { fixed } from "../../i18n/numbers.js";
import { auc } from "../../math/roc.js";
import { KINDS, type Kind, type Source } from "./anomaly.logic.js";
import type { Facts } from "./facts.js";
import { aucError } from "./honest.js";
import type { FullSpeech } from "./rest.js";
import type { Table } from "./scoring.js";

type Answer = Kind | "skipped";

/** The question of each subject in `asked`. */
const nameOf = (subject: string) => `anomaly ${subject}`;

export class Prediction {
  /** The answers given here, by subject: a source, or the place of an author's images. */
  readonly #given = new Map<string, Answer>();

  constructor(private readonly changed: () => void) {}

  /** What would give the answer away may be shown. */
  open(subject: string): boolean {
    return !asked.has(nameOf(subject));
  }

  /** There is a question, or the answer to it. */
  stands(subject: string): boolean {
    const given = this.#given.get(subject);
    return given ? given !== "skipped" : this.open(subject);
  }

  forget(): void {
    for (const subject of this.#given.keys()) asked.delete(nameOf(subject));
    this.#given.clear();
  }

  render({ source, live }: Facts, subject: string, table: Table | null, words: typeof common, speech: FullSpeech) {
    const { t } = speech;
    const given = this.#given.get(subject);
    if (!this.stands(subject)) return nothing;
    const answer = (choice: Answer) => {
      asked.add(nameOf(subject));
      this.#given.set(subject, choice);
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
  const count = table.ours.normal.length;
  const error = Math.hypot(aucError(hardest.area, count, count), aucError(second.area, count, count));
  return second.area - hardest.area <= 2 * error
    ? t.revealedClose(t.kind[hardest.kind], t.kind[second.kind], number(hardest.area), number(second.area))
    : t.revealed(t.kind[hardest.kind], number(hardest.area), t.kind[easiest.kind], number(easiest.area));
}

const upperFirst = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
