/** The experiment without a page: which digits are drawn, what came out, and what may be said of it. */
import { Random } from "../../math/random.js";

/** Whose codes are put to the test, and the model that makes them. */
export const CODES = ["denoiser", "ae", "vae"] as const;
export type Codes = (typeof CODES)[number];
export const MODEL = { denoiser: "denoiser", ae: "ae32", vae: "vae32" } as const;

export const MOST_LABELS = 100;
/** Labels per class that a hand can choose: equal steps, nearly, on the axis. */
export const STOPS = [1, 2, 5, 10, 20, 50, 100] as const;
export const CLASSES = 10;

/** What a run is about; the same settings give the same draws and the same numbers. */
export interface Settings {
  readonly codes: Codes;
  readonly labels: number;
  readonly draws: number;
  readonly seed: number;
}

export const DEFAULTS: Settings = { codes: "denoiser", labels: 5, draws: 10, seed: 1 };

/** Only what differs from the defaults, as a link writes it. */
export function settingsFields(settings: Settings): Partial<Record<keyof Settings, string | number>> {
  const names = ["labels", "codes", "draws", "seed"] as const;
  return Object.fromEntries(names.filter((name) => settings[name] !== DEFAULTS[name]).map((name) => [name, settings[name]]));
}

/** The name of the prediction's question in core/asked. */
export const QUESTION = "features";

export const keyOf = ({ codes, labels, draws, seed }: Settings) => [codes, labels, draws, seed].join();

/** Share of the axis, in [0, 1], for 1 to 100 labels: logarithmic. */
export const labelsToPosition = (labels: number) => Math.log10(labels) / 2;

/** The stop nearest to a place on the axis. */
export function positionToLabels(position: number): number {
  const distance = (stop: number) => Math.abs(labelsToPosition(stop) - position);
  return STOPS.reduce<number>((best, stop) => (distance(stop) < distance(best) ? stop : best), 1);
}

/** Where a key of a slider leads; null for a key that is none. */
export function labelsAfterKey(labels: number, key: string): number | null {
  const up = STOPS.find((stop) => stop > labels) ?? MOST_LABELS;
  const down = [...STOPS].reverse().find((stop) => stop < labels) ?? 1;
  const to: Record<string, number> = {
    ArrowRight: up,
    ArrowUp: up,
    PageUp: up,
    ArrowLeft: down,
    ArrowDown: down,
    PageDown: down,
    Home: 1,
    End: MOST_LABELS,
  };
  return to[key] ?? null;
}

/**
 * Indices of the digits whose labels a draw uncovers: so many of each class. Draws with more labels contain those with fewer,
 * so that a curve over the number of labels is not made of different luck. At least one digit of each class stays covered.
 */
export function drawLabelled(truth: Uint8Array, { labels, seed }: Pick<Settings, "labels" | "seed">, draw: number): Uint32Array {
  const random = new Random(seed);
  // each draw has a stream of its own: the third does not depend on how long the second was
  random.state = [random.state[0] ^ draw, random.state[1] + draw, random.state[2], random.state[3]];
  for (let i = 0; i < 12; i++) random.uniform();
  const drawn: number[] = [];
  for (let c = 0; c < CLASSES; c++) {
    const members: number[] = [];
    truth.forEach((label, i) => {
      if (label === c) members.push(i);
    });
    drawn.push(...random.shuffle(members).slice(0, Math.min(labels, members.length - 1)));
  }
  return Uint32Array.from(drawn);
}

/** Share of the digits that are called right, of those without a label. NaN where all have one. */
export function accuracyOf(calls: Uint8Array, truth: Uint8Array, labelled: Iterable<number>): number {
  const known = new Set(labelled);
  let right = 0;
  truth.forEach((label, i) => {
    if (calls[i] === label && !known.has(i)) right++;
  });
  return right / (truth.length - known.size);
}

/** Mean and its standard error, √(Σ(v − mean)² / (n − 1) / n). */
export interface Summary {
  mean: number;
  standardError: number;
}

export function summarise(values: readonly number[]): Summary {
  const n = values.length;
  const mean = values.reduce((sum, v) => sum + v, 0) / n;
  const squares = values.reduce((sum, v) => sum + (v - mean) ** 2, 0);
  return { mean, standardError: n > 1 ? Math.sqrt(squares / (n - 1) / n) : NaN };
}

/** One draw: the digits whose labels were given, and what each classifier made of the others. */
export interface Draw {
  readonly labelled: Uint32Array;
  /** Accuracies in [0, 1]. */
  readonly codes: number;
  readonly pixels: number;
}

export interface Outcome {
  codes: Summary;
  pixels: Summary;
}

export const outcomeOf = (draws: readonly Draw[]): Outcome => ({
  codes: summarise(draws.map((d) => d.codes)),
  pixels: summarise(draws.map((d) => d.pixels)),
});

export type Winner = "codes" | "pixels" | "tie";

export interface Verdict {
  winner: Winner;
  /** Codes less pixels, and the standard error of that: draw by draw, because both were given the same labels. */
  difference: Summary;
}

/** A difference counts from so many of its standard errors. */
export const ERRORS = 2;

export function verdictOf(draws: readonly Draw[]): Verdict {
  const difference = summarise(draws.map((d) => d.codes - d.pixels));
  const clear = Math.abs(difference.mean) > ERRORS * difference.standardError;
  return { difference, winner: !clear ? "tie" : difference.mean > 0 ? "codes" : "pixels" };
}

/** What the points are coloured by: nothing, what a classifier calls them, or what they are. */
export const VIEWS = ["grey", "codes", "pixels", "truth"] as const;
export type View = (typeof VIEWS)[number];

/** The reader's own labels, by the digit's index. */
export type Named = ReadonlyMap<number, number>;

export const classesOf = (named: Named) => new Set(named.values()).size;

/** What the reader has set up. */
export interface Scene {
  readonly named: Named;
  readonly picked: number;
  /** Null: grey until the reader's labels say something, then the calls of the classifier on codes. */
  readonly view: View | null;
}

/** Only what differs from the start; names of fields are part of links that teachers keep. Names as `12.3-45.7`. */
export function sceneFields({ named, picked, view }: Scene, start: Scene): Record<string, string | undefined> {
  return {
    named: named.size > 0 ? [...named].map(([index, label]) => `${index}.${label}`).join("-") : undefined,
    picked: picked === start.picked ? undefined : String(picked),
    view: view ?? undefined,
  };
}

/** A field that is missing or makes no sense is default. `count`: digits that there are. */
export function sceneFrom(fields: Readonly<Record<string, string>>, start: Scene, count: number): Scene {
  const pairs = (fields.named ?? "").split("-").flatMap((part) => {
    const found = /^(\d{1,6})\.(\d)$/.exec(part);
    return found ? [[Number(found[1]), Number(found[2])] as const] : [];
  });
  const picked = /^\d{1,6}$/.test(fields.picked ?? "") ? Number(fields.picked) : start.picked;
  return {
    named: readNamed(pairs, count),
    picked: picked < count ? picked : start.picked,
    view: VIEWS.find((view) => view === fields.view) ?? start.view,
  };
}

/** Pairs of a digit's index and a class; what makes no sense is left out. */
export function readNamed(pairs: unknown, count: number): Named {
  const named = new Map<number, number>();
  for (const pair of listOf(pairs, Infinity) ?? []) {
    const [index, label] = listOf(pair, 2) ?? [];
    if (within(index, count) && within(label, CLASSES)) named.set(index, label);
  }
  return named;
}

/** The first `most` items of whatever can be iterated over; null for what cannot, or throws when it is. */
export function listOf(raw: unknown, most: number): unknown[] | null {
  try {
    if (typeof raw !== "object" || raw === null || !(Symbol.iterator in raw)) return null;
    const items: unknown[] = [];
    for (const item of raw as Iterable<unknown>) {
      if (items.length >= most) break;
      items.push(item);
    }
    return items;
  } catch {
    return null;
  }
}

const within = (v: unknown, count: number): v is number => Number.isInteger(v) && (v as number) >= 0 && (v as number) < count;

/** The point that an arrow key leads to: the nearest within 45° of its direction; null where none is. `places`: n pairs, y upwards. */
export function neighbourTowards(places: Float32Array, from: number, [dx, dy]: readonly [number, number]): number | null {
  let best: number | null = null;
  let nearest = Infinity;
  for (let i = 0; i < places.length / 2; i++) {
    const x = places[2 * i] - places[2 * from];
    const y = places[2 * i + 1] - places[2 * from + 1];
    const along = x * dx + y * dy;
    const across = Math.abs(x * dy) + Math.abs(y * dx);
    if (i === from || along <= 0 || across > along) continue;
    const distance = along + across;
    if (distance < nearest) [nearest, best] = [distance, i];
  }
  return best;
}

/** The point nearest to a place, where a unit across is `aspect` times as long as a unit upwards. */
export function nearestPlace(places: Float32Array, x: number, y: number, aspect = 1): number {
  let best = 0;
  let nearest = Infinity;
  for (let i = 0; i < places.length / 2; i++) {
    const distance = (aspect * (places[2 * i] - x)) ** 2 + (places[2 * i + 1] - y) ** 2;
    if (distance < nearest) [nearest, best] = [distance, i];
  }
  return best;
}
