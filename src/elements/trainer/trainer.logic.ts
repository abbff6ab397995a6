/** What the reader set up, and what is said of a run. No DOM, no model. */
export const PIXELS = 784;
export const HIDDEN = 64;
/** The first digits of the data set, one of each class: those that are shown. */
export const SHOWN = 10;
/** The digits that no run learns from come first in the data set; all of them are on the map. */
export const HELD_OUT = 500;
/** The first of them: their mean loss is the held-out curve. */
export const MEASURED = 100;

export interface Settings {
  /** Numbers of the code. */
  readonly k: number;
  /** Adam's step size. */
  readonly rate: number;
  /** Digits of one step. */
  readonly batch: number;
  /** Digits to learn from. */
  readonly size: number;
  readonly seed: number;
}

export const DEFAULTS: Settings = { k: 8, rate: 0.005, batch: 64, size: 1500, seed: 1 };
export const LIMITS = {
  k: { min: 1, max: 64 },
  rate: { min: 1e-4, max: 1 },
  batch: { min: 1, max: 256 },
  size: { min: 10, max: 1500 },
  seed: { min: 0, max: 2 ** 31 - 1 },
} as const satisfies Record<keyof Settings, { min: number; max: number }>;

/** Where the sliders stop. */
export const STOPS: Readonly<Record<"k" | "rate" | "size" | "seed", readonly number[]>> = {
  k: [1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 48, 64],
  rate: [1e-4, 2e-4, 5e-4, 1e-3, 2e-3, 5e-3, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1],
  size: [10, 20, 50, 100, 200, 500, 1000, 1500],
  seed: Array.from({ length: 20 }, (_, i) => i + 1),
};

/** The stop that is nearest to a value, by their ratio. */
export function nearestStop(stops: readonly number[], value: number): number {
  const far = stops.map((stop) => Math.abs(Math.log(stop / Math.max(value, 1e-9))));
  return far.indexOf(Math.min(...far));
}

/** A code has at most one number for each digit that there is, and a batch no more digits than there are: `most`. */
export function agree(
  settings: Settings,
  most: number = LIMITS.size.max,
): { settings: Settings; bent: Partial<Settings>; complaints: string[] } {
  const { k, batch } = settings;
  const size = Math.min(settings.size, most);
  const complaints: string[] = [];
  const bent: { k?: number; batch?: number; size?: number } = {};
  // nor is the usual number of digits, where an author has fewer images
  if (size < settings.size && settings.size !== DEFAULTS.size) {
    bent.size = size;
    complaints.push(`size: ${settings.size} is more than there are to learn from; using ${size}`);
  }
  if (k > size) {
    bent.k = size;
    complaints.push(`k: ${k} numbers are more than the ${size} digits to learn from; using ${size}`);
  }
  // the usual batch of few digits is all of them, and nothing to complain of
  if (batch > size && batch !== DEFAULTS.batch) {
    bent.batch = size;
    complaints.push(`batch: ${batch} is more than the ${size} digits to learn from; using ${size}`);
  }
  return { settings: { ...settings, size, k: Math.min(k, size), batch: Math.min(batch, size) }, bent, complaints };
}

/** Whether a new network is needed: all but the rate shape the run from its first step. */
export function sameNetwork(a: Settings, b: Settings): boolean {
  return a.k === b.k && a.batch === b.batch && a.size === b.size && a.seed === b.seed;
}

/** Weights and biases of the encoder and of the decoder. */
export function countWeights(k: number, size = PIXELS): { theta: number; phi: number } {
  return { theta: size * HIDDEN + HIDDEN + HIDDEN * k + k, phi: k * HIDDEN + HIDDEN + HIDDEN * size + size };
}

/**
 * A run has diverged when its loss is no number any more, or more than twice that of the untrained network. (A good step size never
 * comes near: the first nudges take the loss down. Beyond 0.08 the first ones triple it and switch units off for good.)
 */
export function hasDiverged(first: number, now: number): boolean {
  return !Number.isFinite(now) || now > 2 * first;
}

/** What ten answers are like, by two numbers of theirs. */
export type Verdict = "noise" | "same" | "different";

export interface Likeness {
  readonly verdict: Verdict;
  /** Variance among the answers as a share of that among the digits; pixel by pixel, summed. */
  readonly spread: number;
  /** Correlation of the mean answer with the mean digit, −1 to 1. */
  readonly match: number;
}

const LEAST_MATCH = 0.5;
const LEAST_SPREAD = 0.1;

/** Are these reconstructions noise, all alike, or as different as their digits? `count`·784 pixels each, or images of `size` numbers. */
export function judge(digits: Float32Array, answers: Float32Array, size = PIXELS): Likeness {
  const there = moments(digits, size);
  const here = moments(answers, size);
  const spread = here.spread / there.spread;
  const match = correlation(there.mean, here.mean);
  return { spread, match, verdict: !(match >= LEAST_MATCH) ? "noise" : spread < LEAST_SPREAD ? "same" : "different" };
}

function moments(images: Float32Array, size: number): { mean: Float64Array; spread: number } {
  const n = images.length / size;
  const mean = new Float64Array(size);
  let square = 0;
  images.forEach((v, i) => {
    mean[i % size] += v / n;
    square += (v * v) / n;
  });
  return { mean, spread: square - mean.reduce((sum, v) => sum + v * v, 0) };
}

function correlation(a: Float64Array, b: Float64Array): number {
  const average = (v: Float64Array) => v.reduce((sum, x) => sum + x, 0) / v.length;
  const [ma, mb] = [average(a), average(b)];
  let [ab, aa, bb] = [0, 0, 0];
  a.forEach((v, i) => {
    ab += (v - ma) * (b[i] - mb);
    aa += (v - ma) ** 2;
    bb += (b[i] - mb) ** 2;
  });
  return aa > 0 && bb > 0 ? ab / Math.sqrt(aa * bb) : 0;
}

/** What a link tells of settings. */
export function saveSettings(settings: Settings, usual: Settings): Record<string, number | undefined> {
  const names = Object.keys(LIMITS) as (keyof Settings)[];
  return Object.fromEntries(names.map((name) => [name, settings[name] === usual[name] ? undefined : settings[name]]));
}

/** The name of the one setting in which two runs differ; null where it is none, or several. */
export function difference(a: Settings, b: Settings): keyof Settings | null {
  const names = (["k", "rate", "size", "seed"] as const).filter((name) => a[name] !== b[name]);
  return names.length === 1 ? names[0] : null;
}

/** The end of the axis of steps: room for what has come, so that it seldom changes. */
export function axisEnd(steps: number): number {
  if (steps <= 200) return 200;
  const decade = 10 ** Math.floor(Math.log10(steps));
  return [1, 2, 5, 10].map((n) => n * decade).find((end) => end >= steps)!;
}

/** At most `most` of the points, evenly over the axis, the last always among them: means of neighbours. */
export function thinned(values: ArrayLike<number>, most: number): [index: number, value: number][] {
  const stride = Math.max(1, Math.ceil(values.length / most));
  const points: [number, number][] = [];
  for (let from = 0; from < values.length; from += stride) {
    const to = Math.min(values.length, from + stride);
    let sum = 0;
    for (let i = from; i < to; i++) sum += values[i];
    points.push(stride === 1 ? [from, sum] : [(from + to - 1) / 2, sum / (to - from)]);
  }
  if (stride > 1) points.push([values.length - 1, values[values.length - 1]]);
  return points;
}
