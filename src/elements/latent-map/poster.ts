/** The map before its model has come: results that the shipped models gave when the library was built. */
import type { Points } from "../../draw/scatter.js";
import type { Coverage, Nearest } from "./code-map.js";
import { LIMIT, type End, type Point, type Which } from "./latent-map.logic.js";
import type { NumeralPlaces } from "./numerals.js";

/** Written by `npm run posters`. */
export interface PosterMap {
  /** Some of the digits, sorted by class and z1: how many of each class … */
  counts: readonly number[];
  /** … and, in base64, a byte each for the steps of z1, then a byte each for z2; a byte's unit is 1/256 of the frame. */
  points: string;
  numerals: NumeralPlaces;
  pins: Readonly<Record<End, Point>>;
  nearest: Nearest;
  nearestAt: Point;
  /** Images, packed at IMAGE_LEVELS: what the cursor decodes to, the digit nearest to it. */
  decoded: string;
  real: string;
}

/** What is said beneath a map. Written by `npm run posters`, too. */
export interface PosterRest {
  holeDistance: number;
  coverage: Coverage;
  /** Digits outside the frame. */
  outside: number;
  /** Images, packed at IMAGE_LEVELS: what A and B decode to. */
  ends: Readonly<Record<End, string>>;
}

export interface Poster {
  /** Where the cursor starts. */
  cursor: Point;
  /** Digits that the figures are about. */
  count: number;
  maps: Readonly<Record<Which, PosterMap>>;
}

export const IMAGE_SIDE = 28;
export const IMAGE_LEVELS = 11;

const unit = (2 * LIMIT) / 256;
const toByte = (v: number) => Math.min(255, Math.max(0, Math.floor((v + LIMIT) / unit)));
const fromByte = (b: number) => -LIMIT + (b + 0.5) * unit;

/** Digits of the frame as text; digits outside it are left out. */
export function packPoints(codes: Float32Array, labels: Uint8Array): Pick<PosterMap, "counts" | "points"> {
  const counts = new Array<number>(10).fill(0);
  const inside = Array.from(labels, (label, i) => ({ label, z1: codes[2 * i], z2: codes[2 * i + 1] }))
    .filter(({ z1, z2 }) => Math.max(Math.abs(z1), Math.abs(z2)) < LIMIT)
    .map(({ label, z1, z2 }) => ({ label, x: toByte(z1), y: toByte(z2) }))
    .sort((a, b) => a.label - b.label || a.x - b.x || a.y - b.y);
  for (const { label } of inside) counts[label]++;
  const steps = inside.map(({ label, x }, i) => (i > 0 && inside[i - 1].label === label ? x - inside[i - 1].x : x));
  return { counts, points: btoa(String.fromCharCode(...steps, ...inside.map(({ y }) => y))) };
}

/** As points to paint, shuffled. */
export function unpackPoints({ counts, points }: Pick<PosterMap, "counts" | "points">): Points {
  const bytes = atob(points);
  const n = bytes.length / 2;
  const codes = new Float32Array(2 * n);
  const labels = Uint8Array.from(counts.flatMap((count, label) => new Array<number>(count).fill(label)));
  for (let i = 0, x = 0; i < n; i++) {
    x = (i > 0 && labels[i - 1] === labels[i] ? x : 0) + bytes.charCodeAt(i);
    codes[2 * i] = fromByte(x);
    codes[2 * i + 1] = fromByte(bytes.charCodeAt(n + i));
  }
  return { codes, labels, order: shuffled(n) };
}

const GOLDEN = (Math.sqrt(5) - 1) / 2;

/** 0 … n − 1 in an order that is the same each time and has neighbours far apart: digits sorted by class come out mixed. */
export function shuffled(n: number): Uint32Array {
  const place = (i: number) => (i * GOLDEN) % 1;
  return Uint32Array.from({ length: n }, (_, i) => i).sort((a, b) => place(a) - place(b));
}
