/** What stands there before anything has come: the untrained network's answers, and a run with the usual settings, as the library was built. */
import type { Points } from "../../draw/scatter.js";
import { unpackImage } from "../../math/packed-image.js";
import { PIXELS, SHOWN } from "./trainer.logic.js";

/** Written by `npm run posters`. */
export interface Poster {
  /** The ten digits, packed at IMAGE_LEVELS. */
  digits: readonly string[];
  /** What the untrained network answers. */
  answers: readonly string[];
  /** Where it puts some of the held-out digits: their classes, then a byte for each coordinate in base64. */
  classes: string;
  places: string;
  /** Held-out loss before the first step and after each, in units of 1/UNIT. */
  curve: readonly number[];
  /** Loss of answering every digit with the mean of those to learn from. */
  meanLoss: number;
}

export const SIDE = 28;
export const IMAGE_LEVELS = 13;
export const UNIT = 1e3;
/** The map's axes. */
export const FRAME = 1;
const BYTE = (2 * FRAME) / 256;

/** SHOWN·784 pixels. */
export function unpackImages(texts: readonly string[]): Float32Array {
  const images = new Float32Array(SHOWN * PIXELS);
  texts.forEach((text, i) => images.set(unpackImage(text, SIDE, IMAGE_LEVELS), i * PIXELS));
  return images;
}

/** `places`: pairs in −FRAME … FRAME. */
export function packPlaces(places: ArrayLike<number>): string {
  const byte = (v: number) => Math.min(255, Math.max(0, Math.floor((v + FRAME) / BYTE)));
  return btoa(String.fromCharCode(...Array.from(places, byte)));
}

export function unpackPoints({ classes, places }: Pick<Poster, "classes" | "places">): Points {
  const bytes = atob(places);
  return {
    codes: Float32Array.from(bytes, (b) => -FRAME + (b.charCodeAt(0) + 0.5) * BYTE),
    labels: Uint8Array.from(classes, Number),
    order: Uint32Array.from(classes, (_, i) => i),
  };
}
