/** The pixels of what goes in. */
import { noiseImage, type Scene } from "./bottleneck.logic.js";
import { POSTER } from "./bottleneck.poster.js";
import { imageOf, SAMPLE_LEVELS } from "./poster.js";

type Asked = Pick<Scene, "source" | "digit">;

const letters = new Map<string, Float32Array>();

/** A test digit of this class, 784 pixels; shared, not to be written into. */
export function sampleImage(digit: number): Float32Array {
  return imageOf(POSTER.samples[digit], SAMPLE_LEVELS);
}

/** 784 pixels; null for a letter that `loadInput` has not fetched yet. Shared, not to be written into. */
export function inputOf({ source, digit }: Asked): Float32Array | null {
  if (source.kind === "sample") return sampleImage(digit);
  if (source.kind === "image") return source.pixels;
  return source.kind === "noise" ? noiseImage(source.seed) : (letters.get(source.letter) ?? null);
}

/** The same, letters included. */
export async function loadInput(asked: Asked): Promise<Float32Array> {
  const { source } = asked;
  if (source.kind === "letter" && !letters.has(source.letter)) {
    const { letterImage } = await import("./letter-image.js");
    letters.set(source.letter, letterImage(source.letter));
  }
  return inputOf(asked)!;
}
