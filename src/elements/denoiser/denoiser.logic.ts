/** What the reader set up, how it changes, and how links keep it. No DOM, no model. */
import { spoil, type NoiseKind } from "../../math/noise.js";
import { lengthenImage, shortenImage } from "../../math/packed-image.js";
import { Random } from "../../math/random.js";

export const SIDE = 28;
export const PIXELS = SIDE * SIDE;
export const NOISES = ["gaussian", "mask"] as const;
export const MAX_SEED = 2 ** 31 - 1;
/** Numbers in the denoiser's code; z is not squeezed much here, the noise is what makes it learn. */
export const CODE = 128;
/** Half the width of the eraser, in pixels of the picture. */
export const ERASER = 3.5;
/** Letters that there are strokes for (content/letters.ts), in the order in which they come. */
export const LETTERS: readonly string[] = "AKMRWEHXTN".split("");
const LINK_LEVELS = 16;

/** Where the clean picture comes from. A sample is the one of class `Scene.digit`. */
export type Source =
  | { readonly kind: "sample" }
  | { readonly kind: "letter"; readonly letter: string }
  | { readonly kind: "image"; readonly pixels: Float32Array };

export interface Scene {
  readonly noise: NoiseKind;
  /** σ of the Gaussian noise, or the share of pixels that a mask takes: 0 to 1. */
  readonly level: number;
  readonly seed: number;
  /** Class of the sample, 0 to 9; kept while another input is shown. */
  readonly digit: number;
  readonly source: Source;
  /** 784 flags, 1 where the reader has rubbed out; null: nowhere. */
  readonly erased: Uint8Array | null;
}

export const SAMPLE: Source = { kind: "sample" };
export const DEFAULTS: Scene = { noise: "gaussian", level: 0.5, seed: 1, digit: 2, source: SAMPLE, erased: null };

export function withDigit(scene: Scene, digit: number): Scene {
  return { ...scene, digit, source: SAMPLE };
}

export function withLevel(scene: Scene, level: number): Scene {
  return { ...scene, level: Math.min(1, Math.max(0, Number(level.toFixed(4)))) };
}

export function withNextLetter(scene: Scene): Scene {
  const at = scene.source.kind === "letter" ? LETTERS.indexOf(scene.source.letter) : -1;
  return { ...scene, source: { kind: "letter", letter: LETTERS[(at + 1) % LETTERS.length] } };
}

export function withNextSeed(scene: Scene): Scene {
  return { ...scene, seed: scene.seed >= MAX_SEED ? 0 : scene.seed + 1 };
}

/** A place on the picture: pixels from its left and top edge. */
export interface Place {
  readonly x: number;
  readonly y: number;
}

/** The eraser drawn from a to b: every pixel whose middle it covers. The same scene where nothing new is covered. */
export function rubOut(scene: Scene, a: Place, b: Place, radius = ERASER): Scene {
  const erased = scene.erased?.slice() ?? new Uint8Array(PIXELS);
  let changed = false;
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const length2 = dx * dx + dy * dy;
  for (let i = 0; i < PIXELS; i++) {
    if (erased[i]) continue;
    const px = (i % SIDE) + 0.5 - a.x;
    const py = Math.floor(i / SIDE) + 0.5 - a.y;
    const t = length2 > 0 ? Math.min(1, Math.max(0, (px * dx + py * dy) / length2)) : 0;
    if (Math.hypot(px - t * dx, py - t * dy) > radius) continue;
    erased[i] = 1;
    changed = true;
  }
  return changed ? { ...scene, erased } : scene;
}

export function countErased({ erased }: Scene): number {
  return erased ? erased.reduce((sum, v) => sum + v, 0) : 0;
}

/** The clean picture with its noise, and nothing where it was rubbed out; at another level than the scene's if one is given. */
export function noisyOf(clean: ArrayLike<number>, { noise, level, seed, erased }: Scene, at = level): Float32Array {
  const noisy = spoil(clean, noise, at, new Random(seed));
  if (erased) for (let i = 0; i < PIXELS; i++) if (erased[i]) noisy[i] = 0;
  return noisy;
}

/** Mean over pixels of (b − a)². */
export function meanSquaredError(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (b[i] - a[i]) ** 2;
  return sum / a.length;
}

/** Ink that the output has and the target has not, and the other way round, as shares of the target's ink; null of a blank target. */
export function inkBalance(target: ArrayLike<number>, output: ArrayLike<number>): { lost: number; invented: number } | null {
  let ink = 0;
  let lost = 0;
  let invented = 0;
  for (let i = 0; i < target.length; i++) {
    ink += target[i];
    lost += Math.max(0, target[i] - output[i]);
    invented += Math.max(0, output[i] - target[i]);
  }
  return ink > 0.5 ? { lost: lost / ink, invented: invented / ink } : null;
}

/** Makes 784 pixels of an author's list; pixels outside [0, 1] are moved to its edge, those that are no number to 0. */
export function toImage(raw: unknown): { pixels?: Float32Array; complaint?: string } {
  const numbers = toNumbers(raw);
  if (numbers?.length !== PIXELS) return { complaint: `${describe(numbers)} is not an image of ${PIXELS} pixels; it stays as it is` };
  const pixels = numbers.map((v) => Math.min(1, Math.max(0, v || 0)));
  const same = pixels.every((v, i) => v === numbers[i]);
  return same ? { pixels } : { pixels, complaint: "some pixels are not numbers from 0 to 1; using the nearest" };
}

/** Makes 784 flags of an author's list: 1 for everything that is not 0. None set counts as null. */
export function toFlags(raw: unknown): { erased?: Uint8Array | null; complaint?: string } {
  if (raw === null || raw === undefined) return { erased: null };
  const numbers = toNumbers(raw);
  if (numbers?.length !== PIXELS) return { complaint: `${describe(numbers)} is not ${PIXELS} flags; it stays as it is` };
  const erased = Uint8Array.from(numbers, (v) => (v ? 1 : 0));
  return { erased: erased.includes(1) ? erased : null };
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

export function save({ noise, level, seed, digit, source, erased }: Scene): Record<string, string | number | undefined> {
  const own = <T>(value: T, usual: T) => (value === usual ? undefined : value);
  return {
    noise: own<string>(noise, DEFAULTS.noise),
    level: own(level, DEFAULTS.level),
    digit: own(digit, DEFAULTS.digit),
    seed: own(seed, DEFAULTS.seed),
    letter: source.kind === "letter" ? source.letter : undefined,
    image: source.kind === "image" ? shortenImage(source.pixels, LINK_LEVELS) : undefined,
    erased: erased ? shortenImage(erased, 2) : undefined,
  };
}

/** Source and erased pixels of a link. `scene` has its noise, level, digit and seed already. */
export function restore(scene: Scene, { letter, image, erased }: Record<string, string>): { scene: Scene; complaint?: string } {
  const pixels = image ? lengthenImage(image, PIXELS, LINK_LEVELS) : null;
  const flags = erased ? lengthenImage(erased, PIXELS, 2) : null;
  const source: Source = LETTERS.includes(letter) ? { kind: "letter", letter } : pixels ? { kind: "image", pixels } : SAMPLE;
  const wrong: string[] = [];
  if (source === SAMPLE && (letter || image)) wrong.push("the input is not one that this tag wrote; using a sample");
  if (erased && !flags) wrong.push("what was erased can't be read; nothing is");
  return {
    scene: { ...scene, source, erased: flags && Uint8Array.from(flags) },
    complaint: wrong.length > 0 ? `state: ${wrong.join("; ")}` : undefined,
  };
}

/** Where a key takes the level; null for keys that do not move it. */
export function levelAfterKey(level: number, key: string): number | null {
  const by = { ArrowRight: 0.05, ArrowUp: 0.05, ArrowLeft: -0.05, ArrowDown: -0.05, PageUp: 0.2, PageDown: -0.2, Home: -1, End: 1 }[key];
  return by === undefined ? null : Math.min(1, Math.max(0, Math.round((level + by) * 100) / 100));
}
