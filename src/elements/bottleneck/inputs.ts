/** The pixels of what goes in. */
import { SAMPLES } from "./bottleneck.samples.js";
import { liveParts } from "./parts.js";
import { imageOf, SAMPLE_LEVELS } from "./poster.js";
import type { Scene, Source } from "./scene.js";

type Asked = Pick<Scene, "source" | "digit">;

/** Letters and noise, once made. */
const made = new WeakMap<Source, Float32Array>();

/** A test digit of this class, 784 pixels; shared, not to be written into. */
export function sampleImage(digit: number): Float32Array {
  return imageOf(SAMPLES.samples[digit], SAMPLE_LEVELS);
}

/** 784 pixels; null for a letter or noise that `loadInput` has not made yet. Shared, not to be written into. */
export function inputOf({ source, digit }: Asked): Float32Array | null {
  if (source.kind === "sample") return sampleImage(digit);
  return source.kind === "image" ? source.pixels : (made.get(source) ?? null);
}

/** The same, letters and noise included. Rejects with a ModelError. */
export async function loadInput(asked: Asked): Promise<Float32Array> {
  const { source } = asked;
  if (source.kind === "letter" || source.kind === "noise") {
    const { letterImage, noiseImage } = await liveParts.load();
    if (!made.has(source)) made.set(source, source.kind === "letter" ? letterImage(source.letter) : noiseImage(source.seed));
  }
  return inputOf(asked)!;
}
