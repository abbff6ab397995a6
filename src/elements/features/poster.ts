/** The cloud before the model has come: what the shipped model's codes gave when the library was built. */

/** Written by `npm run posters`. */
export interface Poster {
  /** Digits that ship, and numbers of a code. */
  count: number;
  width: number;
  /** Some of the points, sorted by x, in base64: a byte each for the steps of x, then a byte each for y, in 256ths of −1 … 1. */
  points: string;
  /** The digit that is picked first, by its index, its place and class, and the classes of those nearest to it. */
  picked: number;
  at: readonly [number, number];
  label: number;
  near: readonly { index: number; at: readonly [number, number]; label: number }[];
  /** Its image and theirs, packed at IMAGE_LEVELS. */
  images: readonly string[];
}

export const IMAGE_SIDE = 28;
export const IMAGE_LEVELS = 16;
/** Nearest digits that are shown. */
export const NEAR = 5;

const toByte = (v: number) => Math.min(255, Math.max(0, Math.floor((v + 1) * 128)));
const fromByte = (b: number) => (b + 0.5) / 128 - 1;

/** `places`: n pairs in −1 … 1. */
export function packPlaces(places: Float32Array): string {
  const points = Array.from({ length: places.length / 2 }, (_, i) => ({ x: toByte(places[2 * i]), y: toByte(places[2 * i + 1]) }));
  points.sort((a, b) => a.x - b.x || a.y - b.y);
  const steps = points.map(({ x }, i) => x - (i > 0 ? points[i - 1].x : 0));
  return btoa(String.fromCharCode(...steps, ...points.map(({ y }) => y)));
}

export function unpackPlaces(text: string): Float32Array {
  const bytes = atob(text);
  const n = bytes.length / 2;
  const places = new Float32Array(2 * n);
  for (let i = 0, x = 0; i < n; i++) {
    x += bytes.charCodeAt(i);
    places[2 * i] = fromByte(x);
    places[2 * i + 1] = fromByte(bytes.charCodeAt(n + i));
  }
  return places;
}
