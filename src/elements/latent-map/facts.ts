/** What one map shows at this moment: the model's answers where they are there, the poster's until then. */
import type { Points } from "../../draw/scatter.js";
import type { Dataset } from "../../model/api.js";
import type { Chart } from "./chart.js";
import type { OwnMap } from "./own-map.js";
import { PATH_STEPS, PIN_DIGITS, type End, type MapState, type Pins, type Which, type Window } from "./latent-map.logic.js";
import { outside } from "./moves.js";
import { shuffled } from "./poster.js";
import { posterFacts, posterImage, type Facts } from "./poster-facts.js";
import { POSTER_REST } from "./rest.poster.js";

export interface Sources {
  chart: Chart;
  /** Or an author's own images. */
  digits: Dataset | null;
  hasModel: boolean;
  author: OwnMap | null;
  /** Digits that the author asks for. */
  count: number;
}

export function gatherFacts(state: MapState, { chart, digits, hasModel, count, author }: Sources): Facts {
  if (author) return ownFacts(state, { chart, digits, hasModel, author });
  const { which, map, own, cursor, path, grid } = chart;
  const poster = posterFacts(which, state, count);
  const stored = POSTER_REST[which];
  const moved = state.pins[which];
  const pin = (end: End) => moved[end] ?? chart.codeOf(PIN_DIGITS[end]) ?? poster.pins[end];
  const pins = { a: pin("a"), b: pin("b") };
  const end = (name: End) =>
    moved[name] ? { moved: true, label: map?.nearest(...pins[name]).label ?? PIN_DIGITS[name] } : poster.ends[name];
  const place = placeOf(chart, state.cursor) ?? poster.place;
  const real = map && place && digits ? imageOf(digits, place.index) : null;
  return {
    ...poster,
    live: map !== null && hasModel,
    encoded: map !== null,
    count: map?.labels.length ?? poster.count,
    outside: map ? outsideOf(map.codes, state.whole) : stored.outside,
    points: pointsOf(chart, digits, poster.points),
    numerals: chart.numerals?.places ?? poster.numerals,
    pins,
    ends: { a: end("a"), b: end("b") },
    decoded: cursor?.image ?? poster.decoded,
    place,
    real: real ?? (map ? null : poster.real),
    path: Array.from({ length: PATH_STEPS }, (_, i) => stepOf(path, i) ?? storedStep(which, moved, i)),
    own,
    grid: state.grid && grid?.window === state.window ? grid : null,
    holeDistance: map?.holeDistance ?? stored.holeDistance,
    coverage: chart.coverage ?? (map ? null : stored.coverage),
  };
}

/** An author's own is on its way: as many empty fields as there will be pictures. */
export const blankFacts = (which: Which, state: MapState): Facts => ({
  ...posterFacts(which, state, null),
  path: Array<null>(PATH_STEPS).fill(null),
});

/** What an author's own model makes of the author's own images. Nothing before all are encoded: until then nobody knows how far they reach. */
function ownFacts(state: MapState, { chart, digits, hasModel, author }: Omit<Sources, "count" | "author"> & { author: OwnMap }): Facts {
  const { which, map, ends, own, cursor, path, grid } = chart;
  const { image, kind } = author;
  const nothing = { ...blankFacts(which, state), author, kind: kind ?? which, shape: image };
  if (!map || !ends) return { ...nothing, count: chart.done };
  const moved = state.pins[which];
  const pins = { a: moved.a ?? chart.codeOf(ends.a)!, b: moved.b ?? chart.codeOf(ends.b)! };
  const end = (name: End) => ({
    moved: moved[name] !== null,
    label: moved[name] ? map.nearest(...pins[name]).label : map.labels[ends[name]],
  });
  const place = placeOf(chart, state.cursor);
  return {
    ...nothing,
    blank: false,
    live: hasModel,
    encoded: true,
    count: map.labels.length,
    outside: outsideOf(map.codes, state.whole),
    points: pointsOf(chart, digits, nothing.points),
    numerals: chart.numerals?.places ?? [],
    pins,
    ends: { a: end("a"), b: end("b") },
    decoded: cursor?.image ?? null,
    place,
    real: place && digits && imageOf(digits, place.index),
    path: nothing.path.map((_, i) => stepOf(path, i)),
    own,
    grid: state.grid && grid?.window === state.window ? grid : null,
    holeDistance: map.holeDistance,
    coverage: chart.coverage,
    dice: chart.dice,
  };
}

const imageOf = ({ images, inputSize }: Dataset, index: number) => images.subarray(index * inputSize, (index + 1) * inputSize);

function stepOf(path: Chart["path"], step: number): Float32Array | null {
  const size = path ? path.images.length / PATH_STEPS : 0;
  return path && path.images.subarray(step * size, (step + 1) * size);
}

/** Of the path only the ends, while they are where they were. */
function storedStep(which: Which, moved: Pins, i: number): Float32Array | null {
  const { ends } = POSTER_REST[which];
  if (i === 0) return moved.a ? null : posterImage(ends.a);
  return i === PATH_STEPS - 1 && !moved.b ? posterImage(ends.b) : null;
}

function placeOf(chart: Chart, at: MapState["cursor"]): Facts["place"] {
  const place = chart.nearest(at);
  return place && { ...place, at: [chart.map!.codes[2 * place.index], chart.map!.codes[2 * place.index + 1]] };
}

const outsiders = new WeakMap<Float32Array, { whole: Window; count: number }>();
const drawn = new WeakMap<Chart, { done: number; map: unknown; points: Points }>();

/** All digits; while they are being encoded, the poster's and those that have a code already. */
function pointsOf(chart: Chart, digits: Dataset | null, poster: Points): Points {
  const { map, done } = chart;
  if (!map && (done === 0 || !digits)) return poster;
  const before = drawn.get(chart);
  if (before?.map === map && (map || before?.done === done)) return before.points;
  const points = map
    ? { codes: map.codes, labels: map.labels, order: shuffled(map.labels.length) }
    : join(poster, { codes: chart.codes, labels: digits!.labels.subarray(0, done) });
  drawn.set(chart, { done, map, points });
  return points;
}

function join(a: Points, b: Omit<Points, "order">): Points {
  const codes = new Float32Array(a.codes.length + b.codes.length);
  codes.set(a.codes);
  codes.set(b.codes, a.codes.length);
  const labels = new Uint8Array(a.labels.length + b.labels.length);
  labels.set(a.labels);
  labels.set(b.labels, a.labels.length);
  return { codes, labels, order: shuffled(labels.length) };
}

function outsideOf(codes: Float32Array, whole: Window): number {
  const known = outsiders.get(codes);
  if (known?.whole === whole) return known.count;
  const count = outside(codes, whole);
  outsiders.set(codes, { whole, count });
  return count;
}
