/** How digit-like decoded images are, by the rule of math/digit-like.ts. */
import { Turns } from "../../core/turns.js";
import { sheetStatistics, SURE, type SheetStatistics } from "../../math/digit-like.js";
import type { NearestRow } from "../../math/nearest-row.js";
import type { Classifier } from "../../model/api.js";
import { PIXELS } from "./sampler.logic.js";

/** Digit-like, near the data but of no clear class, or off the data. */
export type Kind = "like" | "unsure" | "off";

export interface Reading {
  /** The classifier's likeliest digit and its probability. */
  readonly digit: number;
  readonly confidence: number;
  /** The nearest real digit, by its place in the data set, and its squared distance, summed over pixels. */
  readonly nearest: number;
  readonly distance: number;
  readonly kind: Kind;
}

export function kindOf(confidence: number, distance: number, limit: number): Kind {
  if (!(distance < limit)) return "off";
  return confidence >= SURE ? "like" : "unsure";
}

/** n images of 784 pixels; pauses for the page after each slice. */
export async function judge(images: Float32Array, classifier: Classifier, digits: NearestRow, limit: number): Promise<Reading[]> {
  const p = await classifier.classify(images);
  const turns = new Turns();
  const readings: Reading[] = [];
  for (let i = 0; i < images.length / PIXELS; i++) {
    const row = p.subarray(i * classifier.classes, (i + 1) * classifier.classes);
    const digit = row.indexOf(Math.max(...row));
    const { index, distance } = digits.find(images.subarray(i * PIXELS, (i + 1) * PIXELS));
    readings.push({ digit, confidence: row[digit], nearest: index, distance, kind: kindOf(row[digit], distance, limit) });
    await turns.next();
  }
  return readings;
}

export function statisticsOf(readings: readonly Reading[], limit: number): SheetStatistics {
  return sheetStatistics(
    readings.map((r) => r.confidence),
    readings.map((r) => r.distance),
    limit,
  );
}
