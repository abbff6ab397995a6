/** What can be said of a place among encoded digits: what is near, whether it is a hole, what random codes would hit. */
import { GridIndex } from "../../math/grid-index.js";
import { Random } from "../../math/random.js";

/** A place among the digits of a map. */
export interface Nearest {
  /** Of the nearest digit (or image of an author's own), in the order of the data set. */
  index: number;
  /** Its class, counted from 0. */
  label: number;
  /** From the place to it, in units of the code. */
  distance: number;
  /** Farther from every digit than 99 % of the digits are from their nearest neighbour. */
  hole: boolean;
  /** Classes of at least a quarter of the 12 nearest digits, most frequent first. */
  classes: number[];
}

/** A normal distribution whose two numbers are independent. */
export interface Dice {
  mean: readonly [number, number];
  /** Standard deviations. */
  spread: readonly [number, number];
}

/** N(0, I). */
export const STANDARD: Dice = { mean: [0, 0], spread: [1, 1] };

/** What codes drawn from N(0, I), or from other dice, would hit. Shares are of all draws, in [0, 1]. */
export interface Coverage {
  draws: number;
  /** The share that falls more than `EMPTY_DISTANCE` spreads from every digit: one measure for every map, unlike a map's own holes. */
  empty: number;
  /** For each class, the share of the others that falls next to a digit of that class. */
  classes: number[];
}

export const HOLE_PERCENTILE = 0.99;
/** In spreads of the dice; of N(0, I) that is in units of the code. */
export const EMPTY_DISTANCE = 0.3;
const NEIGHBOURS = 12;
const VOTES = NEIGHBOURS / 4;
const DRAWS = 2000;
const SEED = 1;
/** Digits between two places where a long sum may be interrupted. */
const STRIDE = 50;

export class CodeMap {
  private constructor(
    readonly codes: Float32Array,
    readonly labels: Uint8Array,
    readonly index: GridIndex,
    /** The 99th percentile of the digits' distances to their nearest neighbour; beyond it lies a hole. */
    readonly holeDistance: number,
    /** How many classes there are. */
    readonly classes: number,
  ) {}

  /** `codes`: n pairs; `labels`: n classes, counted from 0. */
  static *survey(codes: Float32Array, labels: Uint8Array, classes = 10): Generator<void, CodeMap> {
    const index = new GridIndex(codes);
    const distances = new Float64Array(labels.length);
    for (let i = 0; i < distances.length; i++) {
      distances[i] = index.nearest(codes[2 * i], codes[2 * i + 1], i)?.distance ?? 0;
      if (i % STRIDE === 0) yield;
    }
    distances.sort();
    return new CodeMap(codes, labels, index, distances[Math.ceil(HOLE_PERCENTILE * distances.length) - 1] ?? 0, classes);
  }

  /** Throws a RangeError on a map without digits. */
  nearest(z1: number, z2: number): Nearest {
    const near = this.index.nearestMany(z1, z2, NEIGHBOURS);
    if (near.length === 0) throw new RangeError("a map without digits has no nearest digit");
    const { index, distance } = near[0];
    return {
      index,
      label: this.labels[index],
      distance,
      hole: distance > this.holeDistance,
      classes: majorities(near.map((n) => this.labels[n.index])),
    };
  }

  /** From `DRAWS` seeded draws: the same on every machine, and the same draws for every map. */
  *coverage({ mean, spread }: Dice = STANDARD): Generator<void, Coverage> {
    const random = new Random(SEED);
    const far = emptyDistance(spread);
    const classes = new Array<number>(this.classes).fill(0);
    let empty = 0;
    for (let i = 0; i < DRAWS; i++) {
      const { index, distance } = this.index.nearest(mean[0] + spread[0] * random.normal(), mean[1] + spread[1] * random.normal())!;
      if (distance > far) empty++;
      else classes[this.labels[index]]++;
      if (i % STRIDE === 0) yield;
    }
    return { draws: DRAWS, empty: empty / DRAWS, classes: classes.map((n) => n / DRAWS) };
  }
}

/** In units of the code; of two spreads their geometric mean counts. */
export const emptyDistance = ([a, b]: Dice["spread"]): number => EMPTY_DISTANCE * Math.sqrt(a * b);

function majorities(labels: readonly number[]): number[] {
  const votes = new Map<number, number>();
  for (const label of labels) votes.set(label, (votes.get(label) ?? 0) + 1);
  return [...votes]
    .filter(([, n]) => n >= Math.min(VOTES, labels.length))
    .sort(([a, m], [b, n]) => n - m || a - b)
    .map(([label]) => label);
}
