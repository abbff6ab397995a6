/** The numbers of what goes in. */
import { SAMPLES } from "./bottleneck.samples.js";
import { liveParts } from "./parts.js";
import { imageOf, SAMPLE_LEVELS } from "./poster.js";
import type { Scene, Source } from "./scene.js";
import type { LiveSubject } from "./subject.js";

type Asked = Pick<Scene, "source" | "digit">;

/** Letters and noise, once made. */
const made = new WeakMap<Source, Float32Array>();

/** A test digit of this class, 784 pixels; shared, not to be written into. */
export function sampleImage(digit: number): Float32Array {
  return imageOf(SAMPLES.samples[digit], SAMPLE_LEVELS);
}

/** The numbers of an image; null for a letter or noise that `loadInput` has not made yet. Shared, not to be written into. */
export function inputOf({ source, digit }: Asked, subject: LiveSubject): Float32Array | null {
  if (source.kind === "sample") return subject.image(digit, source.nth);
  if (source.kind === "image") return source.pixels;
  const image = made.get(source);
  return image?.length === subject.size ? image : null;
}

/** The same, letters and noise included. Rejects with a ModelError. */
export async function loadInput(asked: Asked, subject: LiveSubject): Promise<Float32Array> {
  const { source } = asked;
  if (source.kind === "letter" || source.kind === "noise") {
    const { letterImage, noiseImage } = await liveParts.load();
    if (!inputOf(asked, subject))
      made.set(source, source.kind === "letter" ? letterImage(source.letter) : noiseImage(source.seed, subject.size));
  }
  return inputOf(asked, subject)!;
}
