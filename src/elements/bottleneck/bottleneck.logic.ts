/** How what the reader set up changes, and how links keep it. No DOM, no model. */
import { lengthenImage, shortenImage } from "../../math/packed-image.js";
import { DEFAULTS, MAX_K, PIXELS, SAMPLE, saveNumbers, type Scene, type Source } from "./scene.js";

export * from "./scene.js";

/** Letters that there are strokes for (content/letters.ts), in the order in which they come. */
export const LETTERS: readonly string[] = "AKMRWEHXTN".split("");

/** Far beyond any code of an image; beyond it nothing changes but the rounding. */
export const CODE_LIMIT = 100;
const LINK_LEVELS = 16;

export function withSource(scene: Scene, source: Source): Scene {
  return { ...scene, source, edited: null };
}

export function withNextLetter(scene: Scene): Scene {
  const at = scene.source.kind === "letter" ? LETTERS.indexOf(scene.source.letter) : -1;
  return withSource(scene, { kind: "letter", letter: LETTERS[(at + 1) % LETTERS.length] });
}

export function withNextNoise(scene: Scene): Scene {
  return withSource(scene, { kind: "noise", seed: scene.source.kind === "noise" ? scene.source.seed + 1 : 1 });
}

/** The numbers that stand there, with one of them changed. */
export function withNumber(scene: Scene, code: Float32Array, index: number, value: number): Scene {
  const edited = code.slice();
  edited[index] = value;
  return { ...scene, edited, chosen: index };
}

/**
 * Makes an image of `size` numbers of an author's list.
 * @returns what was wrong, where it is no such list; numbers outside [0, 1] are moved to its edge, what is no number to 0
 */
export function toImage(
  raw: unknown,
  size = PIXELS,
): { pixels: Float32Array; complaint?: string } | { pixels?: undefined; complaint: string } {
  const numbers = toNumbers(raw);
  if (!numbers || numbers.length !== size) {
    return {
      complaint: `${describe(numbers)} is not an image of ${size} ${size === PIXELS ? "pixels" : "numbers"}; the input stays as it is`,
    };
  }
  const pixels = numbers.map((v) => Math.min(1, Math.max(0, v || 0)));
  const same = pixels.every((v, i) => v === numbers[i]);
  return same ? { pixels } : { pixels, complaint: "some pixels are not numbers from 0 to 1; using the nearest" };
}

/** Makes `code.length` numbers from −most to most of an author's list; missing ones keep their value in `code`. */
export function toCode(
  raw: unknown,
  code: Float32Array,
  most = CODE_LIMIT,
): { code: Float32Array; complaint?: string } | { code?: undefined; complaint: string } {
  const numbers = toNumbers(raw);
  if (!numbers || numbers.length === 0)
    return { complaint: `${describe(numbers)} is not a code of ${code.length} numbers; the code stays as it is` };
  const made = code.map((old, i) => (i < numbers.length ? Math.min(most, Math.max(-most, numbers[i] || 0)) : old || 0));
  const same = numbers.length === code.length && made.every((v, i) => v === numbers[i]);
  return same
    ? { code: made }
    : { code: made, complaint: `${describe(numbers)} is not a code of ${code.length} finite numbers; using the nearest` };
}

function toNumbers(raw: unknown): Float32Array | null {
  if (typeof raw !== "object" || raw === null) return null;
  try {
    return Float32Array.from(raw as ArrayLike<number>, Number);
  } catch {
    return null;
  }
}

const describe = (numbers: Float32Array | null) => (numbers ? `a list of ${numbers.length}` : "this");

/** `usual`: what is left out. */
export function save(scene: Scene, usual = DEFAULTS): Record<string, string | number | undefined> {
  const { source, edited } = scene;
  return {
    ...saveNumbers(scene, usual),
    nth: source.kind === "sample" ? source.nth : undefined,
    letter: source.kind === "letter" ? source.letter : undefined,
    noise: source.kind === "noise" ? source.seed : undefined,
    image: source.kind === "image" ? shortenImage(source.pixels, LINK_LEVELS) : undefined,
    code: edited ? Array.from(edited, shortest).join(" ") : undefined,
  };
}

/** The shortest decimal number that is this one in single precision: at most nine figures (Steele and White 1990). */
function shortest(v: number): number {
  for (let figures = 1; figures < 9; figures++) {
    const short = Number(v.toPrecision(figures));
    if (Math.fround(short) === v) return short;
  }
  return Number(v.toPrecision(9));
}

/** Source and code of a link. `scene` has its k, digit and comparison already; `size`: numbers of an image; `most`: of a code. */
export function restore(
  scene: Scene,
  fields: Record<string, string>,
  size = PIXELS,
  most = CODE_LIMIT,
): { scene: Scene; complaint?: string } {
  const { nth, letter, noise, image, code } = fields;
  let source: Source = SAMPLE;
  const wrong: string[] = [];
  if (letter && LETTERS.includes(letter)) source = { kind: "letter", letter };
  else if (noise && /^\d{1,9}$/.test(noise)) source = { kind: "noise", seed: Number(noise) };
  else if (image) {
    const pixels = lengthenImage(image, size, LINK_LEVELS);
    if (pixels) source = { kind: "image", pixels };
  } else if (nth && /^\d{1,8}$/.test(nth)) source = { kind: "sample", nth: Number(nth) };
  if (source === SAMPLE && (letter || noise || image)) wrong.push("the input is not one that this tag wrote; using a sample");
  let next = withSource(scene, source);
  if (code) {
    const numbers = code.split(" ").map(Number);
    const made = toCode(numbers, new Float32Array(scene.k), most);
    if (made.code && !made.complaint) next = { ...next, edited: made.code };
    else wrong.push(`the code is not ${scene.k} finite numbers; leaving it out`);
  }
  return { scene: next, complaint: wrong.length > 0 ? `state: ${wrong.join("; ")}` : undefined };
}

/** Half the width of the code's axis: `usual`, or the next round number that holds every number of the code. */
export function codeLimit(code: ArrayLike<number>, usual: number): number {
  let limit = usual;
  for (let i = 0; i < code.length; i++) if (Math.abs(code[i]) > limit) limit = roundUp(Math.abs(code[i]));
  return limit;
}

/** The next whole number, or below 1 the next of one digit. */
export function roundUp(size: number): number {
  if (size >= 1 || !(size > 0)) return Math.ceil(size);
  const unit = 10 ** Math.floor(Math.log10(size));
  return Number((Math.ceil(size / unit - 1e-9) * unit).toPrecision(1));
}

/** Where k stands on its axis from 1 to `most`, 0 to 1: every doubling is as wide. */
export function kToPosition(k: number, most = MAX_K): number {
  return Math.log2(k) / Math.log2(most);
}

export function positionToK(position: number, most = MAX_K): number {
  return Math.min(most, Math.max(1, Math.round(most ** position)));
}

/** Where a key takes k; null for keys that do not move it. */
export function kAfterKey(k: number, key: string, most = MAX_K): number | null {
  const by = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1, PageUp: 8, PageDown: -8, Home: -most, End: most }[key];
  return by === undefined ? null : Math.min(most, Math.max(1, k + by));
}
