/** What the reader may do: choose examples and kinds, let errors cost something. Pure, and not needed before the tag lives. */
import {
  ALL_KINDS,
  KINDS,
  kindsFor,
  type Cell,
  type Confusion,
  type Costs,
  type Group,
  type Kind,
  type Pick,
  type Scores,
  type Source,
} from "./anomaly.logic.js";

export const MODEL = { digits: "anomaly", sensor: "sensor" } as const;
/** Numbers that one example has. */
export const SIZE = { digits: 784, sensor: 64 } as const;
export const MOST_COST = 99;

/** The i-th anomalous example is of this kind: the kinds take turns. */
export const kindOf = (index: number, kinds: readonly Kind[]): Kind => kinds[index % kinds.length];

export const groupOf = (cell: Cell): Group => (cell === "passed" || cell === "falseAlarms" ? "normal" : "anomalous");

/** With `kind` turned on or off for this source; the last one stays on. */
export function toggleKind(source: Source, chosen: readonly Kind[], kind: Kind): readonly Kind[] {
  const now = kindsFor(source, chosen);
  const next = now.includes(kind) ? now.filter((k) => k !== kind) : KINDS[source].filter((k) => k === kind || now.includes(k));
  if (next.length === 0) return chosen;
  const others = chosen.filter((k) => !(KINDS[source] as readonly Kind[]).includes(k));
  const both = next.length === KINDS[source].length ? others : [...others, ...next];
  return ALL_KINDS.filter((k) => both.includes(k));
}

/** The scores of the anomalous examples, of each the one with its kind. */
export function mix(byKind: Readonly<Partial<Record<Kind, Float32Array>>>, kinds: readonly Kind[]): Float32Array {
  return Float32Array.from({ length: byKind[kinds[0]]!.length }, (_, i) => byKind[kindOf(i, kinds)]![i]);
}

/** The examples of a cell, the one farthest from the threshold first. */
export function examplesOf(cell: Cell, scores: Scores, threshold: number): number[] {
  const values = scores[groupOf(cell)];
  const low = cell === "passed" || cell === "missed";
  return ranked(values)
    .filter((i) => values[i] >= threshold !== low)
    .sort((a, b) => (low ? values[a] - values[b] : values[b] - values[a]));
}

/** The next example of a cell after the one that is shown; the first where that is of another cell. Null: the cell is empty. */
export function nextOf(cell: Cell, scores: Scores, threshold: number, shown: Pick): Pick | null {
  const examples = examplesOf(cell, scores, threshold);
  if (examples.length === 0) return null;
  const at = shown.group === groupOf(cell) ? examples.indexOf(shown.index) : -1;
  return { group: groupOf(cell), index: examples[(at + 1) % examples.length] };
}

/** Indices by rising score. */
export function ranked(values: Float32Array): number[] {
  return Array.from(values, (_, i) => i).sort((a, b) => values[a] - values[b] || a - b);
}

/** The neighbour of an example in the order of its group's scores; the example itself at the end. */
export function neighbour({ group, index }: Pick, scores: Scores, by: 1 | -1): Pick {
  const order = ranked(scores[group]);
  const at = Math.min(order.length - 1, Math.max(0, order.indexOf(index) + by));
  return { group, index: order[at] };
}

/** The example whose score is nearest to `score`. Null where the group is empty. */
export function nearest(group: Group, score: number, scores: Scores): Pick | null {
  const values = scores[group];
  let best = -1;
  for (let i = 0; i < values.length; i++) if (best < 0 || Math.abs(values[i] - score) < Math.abs(values[best] - score)) best = i;
  return best < 0 ? null : { group, index: best };
}

export const costOf = ({ falseAlarms, missed }: Confusion, { falseAlarm, miss }: Costs): number => falseAlarm * falseAlarms + miss * missed;

/**
 * The threshold at which the errors cost least, in the middle of the gap between two scores, to `quantum` where that stays in the
 * gap. Of several the lowest cost's widest gap. A threshold above all scores (no alarm at all) and one of 0 (all alarm) count too.
 */
export function cheapest(scores: Scores, costs: Costs, quantum: number): { threshold: number; cost: number } {
  const all = [
    ...Array.from(scores.normal, (score) => ({ score, bad: false })),
    ...Array.from(scores.anomalous, (score) => ({ score, bad: true })),
  ].sort((a, b) => a.score - b.score);
  // below all scores everything alarms
  let cost = costs.falseAlarm * scores.normal.length;
  let best = { threshold: 0, cost, gap: all.length > 0 ? all[0].score : 0 };
  all.forEach(({ score, bad }, i) => {
    cost += bad ? costs.miss : -costs.falseAlarm;
    const next = all[i + 1]?.score ?? score + 4 * quantum;
    if (next <= score || cost > best.cost || (cost === best.cost && next - score <= best.gap)) return;
    best = { threshold: between(score, next, quantum), cost, gap: next - score };
  });
  return { threshold: best.threshold, cost: best.cost };
}

/** A tidy number t with low < t ≤ high. */
function between(low: number, high: number, quantum: number): number {
  const tidy = tidied((low + high) / 2, quantum);
  return tidy > low && tidy <= high ? tidy : (low + high) / 2;
}

/** The multiple of `quantum` (a power of ten) nearest to a value, without binary dust. */
export const tidied = (value: number, quantum: number): number => Number((Math.round(value / quantum) * quantum).toFixed(6));
