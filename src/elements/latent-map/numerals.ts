/** Where the numeral of each class stands: at the purest dense spot of its digits, clear of the other numerals and of the path. */
import type { CodeMap } from "./code-map.js";
import { LIMIT, WHOLE, type Point, type Window, type Zoom } from "./latent-map.logic.js";

/** The class's place; null where it has none that is its own and clear of the others. */
export type NumeralPlaces = readonly (Point | null)[];

/** Radius of a spot and distance between numerals in the whole map of the digits; magnified, or on another plane, the same share of it. */
const SPOT = 0.4;
const APART = 0.6;
/** From the edge of the map. */
const MARGIN = 0.3;
/** A spot belongs to its class with this many digits of it, and this share of all there. */
const LEAST = 3;
const OWN = 0.6;
/** Score of a spot that is as good as the best, as a share of the best: crowding may choose among these. */
const GOOD = 0.2;
/** Digits between two places where the search may be interrupted. */
const STRIDE = 50;

interface Spot {
  at: Point;
  /** own² / all: dense and pure. */
  score: number;
  /** The class owns it, sparse as it may be. */
  own: boolean;
}

export interface Room {
  whole?: Window;
  /** How many times wider than high what stands at a place is. */
  wide?: number;
  /** Where something else stands. */
  taken?: readonly Point[];
}

/** `avoid`: the ends of the path. */
export function* placeNumerals(
  map: CodeMap,
  avoid: readonly [Point, Point],
  zoom: Zoom,
  { whole = WHOLE, wide = 1, taken: others = [] }: Room = {},
): Generator<void, NumeralPlaces> {
  const spots = yield* findSpots(map, zoom, whole);
  const apart = (APART / zoom) * (whole.half / LIMIT);
  const places = new Array<Point | null>(map.classes).fill(null);
  const taken: Point[] = [...avoid, ...others];
  // the class with the least pure spot chooses first
  const order = spots.map((list, label) => ({ label, best: list[0]?.score ?? 0 })).sort((a, b) => a.best - b.best || a.label - b.label);
  for (const { label } of order) {
    const list = spots[label];
    const good = list.filter(({ score }) => score >= GOOD * list[0].score);
    const own = list.filter((spot) => spot.own);
    const find = (among: readonly Spot[], ease: number) => among.find(({ at }) => isFree(at, taken, avoid, apart * ease, wide));
    const free = find(good, 1) ?? find(good, 0.75) ?? find(own, 1) ?? find(own, 0.75);
    if (!free) continue;
    places[label] = free.at;
    taken.push(free.at);
  }
  return places;
}

/** For each class its spots, best first. */
function* findSpots(map: CodeMap, zoom: Zoom, { centre, half }: Window): Generator<void, Spot[][]> {
  const scale = half / LIMIT;
  const radius = (SPOT / zoom) * scale;
  const spots: Spot[][] = Array.from({ length: map.classes }, () => []);
  for (let i = 0; i < map.labels.length; i++) {
    if (i % STRIDE === 0) yield;
    const [x, y] = [map.codes[2 * i], map.codes[2 * i + 1]];
    if (Math.max(Math.abs(x - centre[0]), Math.abs(y - centre[1])) > half - MARGIN * scale) continue;
    const label = map.labels[i];
    let all = 0;
    let own = 0;
    map.index.within(x, y, radius, (j) => {
      all++;
      if (map.labels[j] === label) own++;
    });
    spots[label].push({ at: [x, y], score: (own * own) / all, own: own >= LEAST && own >= OWN * all });
  }
  for (const list of spots) list.sort((a, b) => b.score - a.score);
  return spots;
}

function isFree(at: Point, taken: readonly Point[], [a, b]: readonly [Point, Point], apart: number, wide: number): boolean {
  return taken.every((p) => Math.hypot((p[0] - at[0]) / wide, p[1] - at[1]) >= apart) && distanceToSegment(at, a, b) >= 0.6 * apart;
}

export function distanceToSegment(p: Point, a: Point, b: Point): number {
  const dx = b[0] - a[0];
  const dy = b[1] - a[1];
  const length2 = dx * dx + dy * dy;
  const t = length2 > 0 ? Math.min(1, Math.max(0, ((p[0] - a[0]) * dx + (p[1] - a[1]) * dy) / length2)) : 0;
  return Math.hypot(p[0] - a[0] - t * dx, p[1] - a[1] - t * dy);
}
