/** What a classifier makes of images. */
import type { Classifier } from "../../model/api.js";

export interface Reading {
  digit: number;
  /** Probability of that digit, 0 to 1. */
  confidence: number;
}

/** The likeliest digit of each image. */
export async function readImages(classifier: Classifier, images: Float32Array): Promise<Reading[]> {
  const p = await classifier.classify(images);
  return Array.from({ length: images.length / classifier.inputSize }, (_, i) => {
    const row = p.subarray(i * classifier.classes, (i + 1) * classifier.classes);
    const digit = row.indexOf(Math.max(...row));
    return { digit, confidence: row[digit] };
  });
}
