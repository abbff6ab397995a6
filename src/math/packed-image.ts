/**
 * Square grey images as short text, for posters and links: one letter a pixel, which compresses well, or runs of blank pixels
 * shortened. Pixels are rounded to `levels` greys, level ÷ (levels − 1).
 */
const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/**
 * `levels`: 2 to 64. Each pixel is stored less what its neighbours let expect, modulo `levels`: after brotli about a quarter of
 * the plain levels.
 */
export function packImage(pixels: ArrayLike<number>, side: number, levels: number): string {
  const grey = quantise(pixels, levels);
  return grey.map((v, i) => LETTERS[(v - expected(grey, i, side) + levels) % levels]).join("");
}

/** The inverse of `packImage`: side·side pixels in [0, 1]. */
export function unpackImage(text: string, side: number, levels: number): Float32Array {
  const grey: number[] = [];
  for (let i = 0; i < side * side; i++) grey.push((LETTERS.indexOf(text[i]) + expected(grey, i, side)) % levels);
  return Float32Array.from(grey, (v) => v / (levels - 1));
}

/** For a link: plain levels, each run of two or more blank pixels as "." and a letter for its length. `levels`: 2 to 64. */
export function shortenImage(pixels: ArrayLike<number>, levels: number): string {
  const plain = quantise(pixels, levels)
    .map((v) => LETTERS[v])
    .join("");
  return plain.replace(/A{2,63}/g, (run) => `.${LETTERS[run.length]}`);
}

/** The inverse of `shortenImage`: `length` pixels, or any number of them; null if the text is none. */
export function lengthenImage(text: string, length: number | null, levels: number): Float32Array | null {
  const plain = text.replace(/\.(.)/g, (_, letter: string) => "A".repeat(Math.max(0, LETTERS.indexOf(letter))));
  const grey = Array.from(plain, (letter) => LETTERS.indexOf(letter));
  if (grey.length === 0 || grey.length !== (length ?? grey.length) || grey.some((v) => v < 0 || v >= levels)) return null;
  return Float32Array.from(grey, (v) => v / (levels - 1));
}

function quantise(pixels: ArrayLike<number>, levels: number): number[] {
  return Array.from(pixels, (v) => Math.round(Math.min(1, Math.max(0, v)) * (levels - 1)));
}

/** Median of left, above, and the plane through left, above and above left (the predictor of JPEG-LS, ISO/IEC 14495-1). */
function expected(grey: readonly number[], i: number, side: number): number {
  const left = i % side ? grey[i - 1] : 0;
  const above = i >= side ? grey[i - side] : 0;
  const corner = i % side && i >= side ? grey[i - side - 1] : 0;
  const low = Math.min(left, above);
  const high = Math.max(left, above);
  return corner >= high ? low : corner <= low ? high : left + above - corner;
}
