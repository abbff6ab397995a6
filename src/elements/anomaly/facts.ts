/** What the figure shows, whoever computed it: stored results at first, the models' after that. */
import { DIGIT } from "../../draw/digit.js";
import { auc, rocCurve } from "../../math/roc.js";
import { unpackImage } from "../../math/packed-image.js";
import type { ImageShape } from "../../model/api.js";
import {
  confusion,
  FIRST,
  histogram,
  kindsFor,
  type Confusion,
  type Kind,
  type Pick,
  type Scene,
  type Scores,
  type Source,
} from "./anomaly.logic.js";
import { POSTER } from "./anomaly.poster.js";
import { IMAGE_LEVELS, IMAGE_SIDE, unpackScores } from "./poster.js";

/** Where an image comes from that is none of the examples. */
export type Origin = "drawing" | "letter" | "own" | "image";

/** The example, or the reader's own image, that is looked at. */
export interface Shown {
  /** Null: no example. */
  pick: Pick | null;
  origin: Origin | null;
  /** Class of the image; null for windows and own images. */
  label: number | null;
  kind: Kind | null;
  x: Float32Array;
  /** Null until the model has answered. */
  reconstruction: Float32Array | null;
  score: number | null;
}

/** The axis of the scores. */
export interface Axis {
  readonly top: number;
  readonly bins: number;
  /** The default threshold. */
  readonly threshold: number;
  /** Of scores in words, and of what a hand sets. */
  readonly decimals: number;
}

export interface Facts extends Axis {
  source: Source;
  live: boolean;
  /** Nothing is known of the scores: an author's images, before they are scored. */
  blank: boolean;
  /** Of the pictures. */
  shape: ImageShape;
  /** As it is set. */
  threshold: number;
  kinds: readonly Kind[];
  scores: Scores;
  confusion: Confusion;
  chart: ChartData;
  /** The same examples scored with principal components; null while that is not known. */
  pca: { scores: Scores; chart: ChartData; k: number } | null;
  shown: Shown | null;
}

/** What follows from scores alone. */
export interface ChartData {
  normal: Uint32Array;
  anomalous: Uint32Array;
  auc: number;
  /** From no alarm to an alarm for everything; shares, y upwards. SVG path data in a box of 100 × 100, y downwards. */
  roc: string;
  /** The share caught where NAMED of the normal ones alarm: there the curve gets its name. */
  caughtAtName: number;
}

export const NAMED = 0.28;

const charts = new WeakMap<Scores, ChartData>();

export function chartOf(scores: Scores, { top, bins }: { readonly top: number; readonly bins: number }): ChartData {
  let chart = charts.get(scores);
  if (!chart) {
    const points = rocCurve(scores.normal, scores.anomalous);
    chart = {
      normal: histogram(scores.normal, top, bins),
      anomalous: histogram(scores.anomalous, top, bins),
      auc: auc(scores.normal, scores.anomalous),
      caughtAtName: points.findLast((p) => p.falseAlarms <= NAMED)!.caught,
      roc: points.map(({ falseAlarms, caught }, i) => `${i ? "L" : "M"}${round(100 * falseAlarms)} ${round(100 - 100 * caught)}`).join(""),
    };
    charts.set(scores, chart);
  }
  return chart;
}

const round = (v: number) => Number(v.toFixed(2));

/** Of the library's own examples. */
export function axisOf(source: Source): Axis {
  const { top, bins, threshold } = POSTER.parts[source];
  return { top, bins, threshold, decimals: source === "digits" ? 1 : 2 };
}

const NONE: Scores = { normal: new Float32Array(), anomalous: new Float32Array() };
const stored = new Map<string, Scores>();

/** Stored scores, of the kinds that are asked for. */
function storedScores(source: Source, kinds: readonly Kind[]): Scores {
  const key = `${source} ${kinds.join()}`;
  let scores = stored.get(key);
  if (!scores) {
    const { top, normal, anomalous } = POSTER.parts[source];
    const some = kindsFor(source, []).flatMap((kind, i) => (kinds.includes(kind) ? [...unpackScores(anomalous[i], top)] : []));
    scores = { normal: unpackScores(normal, top), anomalous: Float32Array.from(some) };
    stored.set(key, scores);
  }
  return scores;
}

/** `blank`: an author's images are on their way, of which nothing is stored. */
export function posterFacts(source: Source, scene: Scene, blank = false): Facts {
  const axis = axisOf(source);
  const kinds = kindsFor(source, scene.kinds);
  const scores = blank ? NONE : storedScores(source, kinds);
  const threshold = scene.threshold ?? axis.threshold;
  const first = source === "digits" && scene.pick.group === FIRST.group && scene.pick.index === FIRST.index;
  return {
    ...axis,
    source,
    live: false,
    blank,
    shape: DIGIT,
    threshold,
    kinds,
    scores,
    confusion: confusion(scores, threshold),
    chart: chartOf(scores, axis),
    pca: null,
    shown: !blank && first && kinds[0] === "scratch" ? storedShown() : null,
  };
}

let shown: Shown | null = null;
function storedShown(): Shown {
  const { label, score, image, reconstruction } = POSTER.shown;
  const pixels = (text: string) => unpackImage(text, IMAGE_SIDE, IMAGE_LEVELS);
  return (shown ??= { pick: FIRST, origin: null, label, kind: "scratch", x: pixels(image), reconstruction: pixels(reconstruction), score });
}
