/** What the reader sets, and what follows from scores and a threshold. Pure. An alarm is raised where a score is at least the threshold. */

export const SOURCES = ["digits", "sensor"] as const;
export type Source = (typeof SOURCES)[number];

/** What can be wrong, by source; in the order of math/anomalies.ts and math/vibration.ts. */
export const KINDS = {
  digits: ["scratch", "rotate", "flip", "shift"],
  sensor: ["frequency", "harmonic", "spikes", "bearing"],
} as const;
export type Kind = (typeof KINDS)[Source][number];
export const ALL_KINDS: readonly Kind[] = [...KINDS.digits, ...KINDS.sensor];

/** Normal examples, and as many anomalous ones. */
export const COUNT = 400;
/** Thresholds beyond this say nothing more. */
export const HIGHEST = 1e6;

export type Group = "normal" | "anomalous";
/** One of the examples: of its group the i-th. */
export interface Pick {
  readonly group: Group;
  readonly index: number;
}

/** The four ways in which an alarm and the truth can meet. */
export const CELLS = ["passed", "falseAlarms", "missed", "caught"] as const;
export type Cell = (typeof CELLS)[number];
export type Confusion = Readonly<Record<Cell, number>>;

export interface Scores {
  readonly normal: Float32Array;
  readonly anomalous: Float32Array;
}

/** What one false alarm and one miss cost, in any unit. */
export interface Costs {
  readonly falseAlarm: number;
  readonly miss: number;
}
export const EQUAL_COSTS: Costs = { falseAlarm: 1, miss: 1 };

export interface Scene {
  /** Null: the default of the source. */
  readonly threshold: number | null;
  /** Kinds of any source; those that the source has not are ignored. Empty: all. */
  readonly kinds: readonly Kind[];
  readonly pick: Pick;
  readonly costs: Costs;
}

/** The example that is shown at first. */
export const FIRST: Pick = { group: "anomalous", index: 0 };
export const START: Scene = { threshold: null, kinds: [], pick: FIRST, costs: EQUAL_COSTS };

/** The kinds that count for a source: those chosen, or all where none of its own is. */
export function kindsFor(source: Source, chosen: readonly Kind[]): readonly Kind[] {
  const own: readonly Kind[] = KINDS[source];
  const some = own.filter((kind) => chosen.includes(kind));
  return some.length > 0 ? some : own;
}

export function confusion({ normal, anomalous }: Scores, threshold: number): Confusion {
  const alarms = (scores: Float32Array) => {
    let n = 0;
    for (const score of scores) if (score >= threshold) n++;
    return n;
  };
  const falseAlarms = alarms(normal);
  const caught = alarms(anomalous);
  return { passed: normal.length - falseAlarms, falseAlarms, missed: anomalous.length - caught, caught };
}

/** Share of the alarms that are right, null where there is no alarm. */
export const precision = ({ caught, falseAlarms }: Confusion): number | null =>
  caught + falseAlarms > 0 ? caught / (caught + falseAlarms) : null;
/** Share of the anomalous examples that are caught, null where there are none. */
export const recall = ({ caught, missed }: Confusion): number | null => (caught + missed > 0 ? caught / (caught + missed) : null);

export function cellOf(group: Group, score: number, threshold: number): Cell {
  const alarm = score >= threshold;
  return group === "normal" ? (alarm ? "falseAlarms" : "passed") : alarm ? "caught" : "missed";
}

/** Counts in `bins` bins of equal width from 0 to `top`, and in one more for what lies beyond. */
export function histogram(values: Float32Array, top: number, bins: number): Uint32Array {
  const counts = new Uint32Array(bins + 1);
  for (const v of values) counts[Math.min(bins, Math.floor((v / top) * bins))]++;
  return counts;
}

// The state as text. Names of fields are part of links that teachers keep.

const DEFAULT = "default";
const ALL = "all";

const textsOf = ({ threshold, kinds, pick, costs }: Scene): Record<string, string> => ({
  threshold: threshold === null ? DEFAULT : String(threshold),
  anomalies: kinds.join(" ") || ALL,
  show: `${pick.group[0]}${pick.index}`,
  costs: `${costs.falseAlarm}_${costs.miss}`,
});

/** What is not as at the usual start, or not as the author wrote it. */
export function sceneFields(scene: Scene, written: Scene): Record<string, string | undefined> {
  const [usual, theirs] = [textsOf(START), textsOf(written)];
  const texts = Object.entries(textsOf(scene));
  return Object.fromEntries(texts.map(([name, text]) => [name, text === usual[name] && text === theirs[name] ? undefined : text]));
}

/** A field that is missing or makes no sense is as at the start. */
export function sceneFrom(fields: Readonly<Record<string, string>>, start: Scene): Scene {
  const { threshold: text } = fields;
  const threshold = text?.trim() ? Number(text) : NaN;
  const words = fields.anomalies?.split(/\s+/) ?? [];
  const kinds = ALL_KINDS.filter((kind) => words.includes(kind));
  return {
    threshold: text === DEFAULT ? null : Number.isFinite(threshold) ? Math.min(HIGHEST, Math.max(0, threshold)) : start.threshold,
    kinds: kinds.length > 0 || words.includes(ALL) ? kinds : start.kinds,
    pick: readPick(fields.show) ?? start.pick,
    costs: readCosts(fields.costs) ?? start.costs,
  };
}

function readPick(text: string | undefined): Pick | null {
  const [, group, number] = /^([na])(\d{1,3})$/.exec(text ?? "") ?? [];
  return group && Number(number) < COUNT ? { group: group === "n" ? "normal" : "anomalous", index: Number(number) } : null;
}

function readCosts(text: string | undefined): Costs | null {
  const [, falseAlarm, miss] = /^(\d{1,2})_(\d{1,2})$/.exec(text ?? "") ?? [];
  return falseAlarm ? { falseAlarm: Number(falseAlarm), miss: Number(miss) } : null;
}
