/** The held-out digits' codes as a picture of two axes. */
import { principalDirections, project } from "../../math/principal.js";

/** How the codes came to the plane. */
export type PlaneKind = "line" | "codes" | "plane";

export const planeKind = (k: number): PlaneKind => (k === 1 ? "line" : k === 2 ? "codes" : "plane");

export interface Plane {
  /** n pairs, within −1 … 1 on the whole. */
  readonly places: Float32Array;
  /** What the two axes hold of the codes' variance, in [0, 1]. */
  readonly share: number;
}

/** Of the picture's half, where the codes' root mean square lies. */
const SPREAD = 0.31;

/**
 * One number: along the horizontal, a row for each class. Two numbers: as they are. More: projected on the plane of the two
 * directions in which they spread most, turned within it so that it differs least from `before`. All are centred and scaled.
 * @param codes n·k numbers
 * @param before what the map showed last, n pairs or none
 */
export function* planeOf(
  codes: Float32Array,
  k: number,
  labels: Uint8Array,
  before: Float32Array | null,
  classes = 10,
): Generator<void, Plane> {
  if (k === 1) return { places: inRows(centred(codes, 1), labels, classes), share: 1 };
  if (k === 2) return { places: centred(codes, 2), share: 1 };
  const principal = yield* principalDirections(codes, k, 2);
  const places = centred(project(principal, codes), 2);
  return { places: before?.length === places.length ? turned(places, before) : places, share: principal.shares[0] + principal.shares[1] };
}

/** Less their mean, each column; then all by one factor, so that their root mean square is SPREAD. */
function centred(codes: Float32Array, width: number): Float32Array {
  const n = codes.length / width;
  const mean = new Float64Array(width);
  codes.forEach((v, i) => (mean[i % width] += v / n));
  const moved = codes.map((v, i) => v - mean[i % width]);
  const square = moved.reduce((sum, v) => sum + v * v, 0) / n;
  const scale = square > 0 ? SPREAD / Math.sqrt(square / width) : 0;
  return moved.map((v) => v * scale);
}

function inRows(line: Float32Array, labels: Uint8Array, classes: number): Float32Array {
  const places = new Float32Array(2 * line.length);
  line.forEach((v, i) => places.set([v, 0.9 - (1.8 * labels[i]) / Math.max(1, classes - 1)], 2 * i));
  return places;
}

/** Orthogonal Procrustes in the plane (Schönemann 1966): the turn, with or without a reflection, that brings it nearest to `before`. */
function turned(places: Float32Array, before: Float32Array): Float32Array {
  let [xx, xy, yx, yy] = [0, 0, 0, 0];
  for (let i = 0; i < places.length; i += 2) {
    xx += places[i] * before[i];
    xy += places[i] * before[i + 1];
    yx += places[i + 1] * before[i];
    yy += places[i + 1] * before[i + 1];
  }
  const turn = Math.hypot(xx + yy, xy - yx);
  const flip = Math.hypot(xx - yy, xy + yx);
  const mirrored = flip > turn;
  const angle = mirrored ? Math.atan2(xy + yx, xx - yy) : Math.atan2(xy - yx, xx + yy);
  const [c, s] = [Math.cos(angle), Math.sin(angle)];
  const out = new Float32Array(places.length);
  for (let i = 0; i < places.length; i += 2) {
    const [x, y] = [places[i], mirrored ? -places[i + 1] : places[i + 1]];
    out[i] = c * x - s * y;
    out[i + 1] = s * x + c * y;
  }
  return out;
}
