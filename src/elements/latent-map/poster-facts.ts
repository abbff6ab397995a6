/** What one map shows before its model has come. What only the rest of the tag says is empty here; see facts.ts. */
import type { Points } from "../../draw/scatter.js";
import { unpackImage } from "../../math/packed-image.js";
import type { Chart } from "./chart.js";
import { DIGIT } from "../../draw/digit.js";
import type { ImageShape } from "../../model/api.js";
import type { OwnMap } from "./own-map.js";
import type { Coverage, Dice, Nearest } from "./code-map.js";
import { PIN_DIGITS, samePoint, type End, type MapState, type Point, type Which } from "./latent-map.logic.js";
import { POSTER } from "./latent-map.poster.js";
import type { NumeralPlaces } from "./numerals.js";
import { IMAGE_LEVELS, IMAGE_SIDE, unpackPoints } from "./poster.js";

export interface Facts {
  which: Which;
  /** Of the model that drew the map: an author's own may be either. */
  kind: Which;
  /** Nothing is known yet of an author's own: the fields are empty. */
  blank: boolean;
  author: OwnMap | null;
  shape: ImageShape;
  /** What the rings are of; null: N(0, I). */
  dice: Dice | null;
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

const NOTHING: Omit<Facts, "which" | "kind"> = {
  blank: true,
  author: null,
  shape: DIGIT,
  dice: null,
  live: false,
  encoded: false,
  count: 0,
  outside: 0,
  points: { codes: new Float32Array(0), labels: new Uint8Array(0), order: new Uint32Array(0) },
  numerals: [],
  pins: { a: [0, 0], b: [0, 0] },
  ends: { a: { label: 0, moved: false }, b: { label: 0, moved: false } },
  decoded: null,
  place: null,
  real: null,
  path: [],
  holeDistance: 0,
  coverage: null,
  own: null,
  grid: null,
};

/** `count`: digits that the author asks for; null: of an author's own images nothing is stored. */
export function posterFacts(which: Which, state: MapState, count: number | null): Facts {
  if (count === null) return { ...NOTHING, which, kind: which };
  const poster = POSTER.maps[which];
  const pins = state.pins[which];
  const started = samePoint(state.cursor, POSTER.cursor);
  const end = (name: End) => ({ label: PIN_DIGITS[name], moved: pins[name] !== null });
  return {
    ...NOTHING,
    which,
    kind: which,
    blank: false,
    count: Math.min(count, POSTER.count),
    points: (posterPoints[which] ??= unpackPoints(poster)),
    numerals: poster.numerals,
    pins: { a: pins.a ?? poster.pins.a, b: pins.b ?? poster.pins.b },
    ends: { a: end("a"), b: end("b") },
    decoded: started ? posterImage(poster.decoded) : null,
    place: started ? { ...poster.nearest, at: poster.nearestAt } : null,
    real: started ? posterImage(poster.real) : null,
  };
}

const posterPoints: Partial<Record<Which, Points>> = {};
const images = new Map<string, Float32Array>();

export function posterImage(text: string): Float32Array {
  let image = images.get(text);
  if (!image) images.set(text, (image = unpackImage(text, IMAGE_SIDE, IMAGE_LEVELS)));
  return image;
}
