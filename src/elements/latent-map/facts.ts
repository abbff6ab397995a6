/** What one map shows at this moment: the model's answers where they are there, the poster's until then. */
import type { Points } from "../../draw/scatter.js";
import { unpackImage } from "../../math/packed-image.js";
import type { Dataset } from "../../model/api.js";
import type { Chart } from "./chart.js";
import type { Coverage, Nearest } from "./code-map.js";
import { outside, PATH_STEPS, PIN_DIGITS, samePoint, type End, type MapState, type Point, type Which } from "./latent-map.logic.js";
import { POSTER } from "./latent-map.poster.js";
import type { NumeralPlaces } from "./numerals.js";
import { IMAGE_LEVELS, IMAGE_SIDE, shuffled, unpackPoints } from "./poster.js";

const PIXELS = 784;

export interface Facts {
  which: Which;
  /** All digits are encoded; `live`: and the model is there, so that handles may be grabbed. */
  live: boolean;
  encoded: boolean;
  /** Digits on the map, and how many of them lie outside the frame. */
  count: number;
  outside: number;
  points: Points;
  numerals: NumeralPlaces;
  pins: Readonly<Record<End, Point>>;
  /** Class of a pin's digit, or of the digit nearest to where it was put; `moved`: the latter. */
  ends: Readonly<Record<End, { label: number; moved: boolean }>>;
  /** What the decoder makes of the cursor; null while it is not known. */
  decoded: Float32Array | null;
  place: (Nearest & { at: Point }) | null;
  /** The digit nearest to the cursor. */
  real: Float32Array | null;
  /** One image a step on the path; null where it is not known. */
  path: readonly (Float32Array | null)[];
  holeDistance: number;
  coverage: Coverage | null;
  /** The reader's own digit: its code, itself, and what comes back. */
  own: Chart["own"];
  /** Decoded cells behind the points, as far as they are there; null where they are not wanted. */
  grid: Chart["grid"];
}

export interface Sources {
  /** Null until the code that works with models is there. */
  chart: Chart | null;
  digits: Dataset | null;
  hasModel: boolean;
  /** Digits that the author asks for. */
  count: number;
}

export function gatherFacts(which: Which, state: MapState, { chart, digits, hasModel, count }: Sources): Facts {
  const poster = POSTER.maps[which];
  const map = chart?.map ?? null;
  const pin = (end: End) => state.pins[which][end] ?? chart?.codeOf(PIN_DIGITS[end]) ?? poster.pins[end];
  const pins = { a: pin("a"), b: pin("b") };
  const end = (name: End) => {
    const moved = state.pins[which][name] !== null;
    return { moved, label: moved ? (map?.nearest(...pins[name]).label ?? PIN_DIGITS[name]) : PIN_DIGITS[name] };
  };
  const started = samePoint(state.cursor, POSTER.cursor);
  const place = (chart && placeOf(chart, state.cursor)) ?? (started ? { ...poster.nearest, at: poster.nearestAt } : null);
  const real = map && place && digits ? digits.images.subarray(place.index * PIXELS, (place.index + 1) * PIXELS) : null;
  return {
    which,
    live: map !== null && hasModel,
    encoded: map !== null,
    count: map?.labels.length ?? Math.min(count, POSTER.count),
    outside: map ? outsideOf(map.codes) : poster.outside,
    points: chart ? pointsOf(chart, digits) : posterPointsOf(which),
    numerals: chart?.numerals?.places ?? poster.numerals,
    pins,
    ends: { a: end("a"), b: end("b") },
    decoded: chart?.cursor?.image ?? (started ? posterImage(poster.decoded) : null),
    place,
    real: real ?? (started && !map ? posterImage(poster.real) : null),
    path: pathImages(which, chart, state),
    own: chart?.own ?? null,
    grid: state.grid && chart?.grid?.window === state.window ? chart.grid : null,
    holeDistance: map?.holeDistance ?? poster.holeDistance,
    coverage: chart?.coverage ?? (map ? null : poster.coverage),
  };
}

function placeOf(chart: Chart, at: Point): Facts["place"] {
  const place = chart.nearest(at);
  return place && { ...place, at: [chart.map!.codes[2 * place.index], chart.map!.codes[2 * place.index + 1]] };
}

function pathImages(which: Which, chart: Chart | null, { pins }: MapState): Facts["path"] {
  const path = chart?.path;
  const step = (i: number) => {
    if (path) return path.images.subarray(i * PIXELS, (i + 1) * PIXELS);
    if (i === 0 && !pins[which].a) return posterImage(POSTER.maps[which].ends.a);
    if (i === PATH_STEPS - 1 && !pins[which].b) return posterImage(POSTER.maps[which].ends.b);
    return null;
  };
  return Array.from({ length: PATH_STEPS }, (_, i) => step(i));
}

const images = new Map<string, Float32Array>();

function posterImage(text: string): Float32Array {
  let image = images.get(text);
  if (!image) images.set(text, (image = unpackImage(text, IMAGE_SIDE, IMAGE_LEVELS)));
  return image;
}

const posterPoints: Partial<Record<Which, Points>> = {};
const posterPointsOf = (which: Which) => (posterPoints[which] ??= unpackPoints(POSTER.maps[which]));

const outsiders = new WeakMap<Float32Array, number>();
const drawn = new WeakMap<Chart, { done: number; map: unknown; points: Points }>();

/** All digits; while they are being encoded, the poster's and those that have a code already. */
function pointsOf(chart: Chart, digits: Dataset | null): Points {
  const { which, map, done } = chart;
  const poster = posterPointsOf(which);
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

function outsideOf(codes: Float32Array): number {
  if (!outsiders.has(codes)) outsiders.set(codes, outside(codes));
  return outsiders.get(codes)!;
}
