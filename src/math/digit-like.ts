/**
 * When a generated image counts as digit-like: the classifier is at least {@link SURE} sure of some class, and the squared distance
 * (summed over pixels) to the nearest real digit is below what {@link PERCENTILE} of other real digits keep to. An image at or above
 * that limit is "off the data", whatever the classifier says.
 */
export const SURE = 0.9;
export const PERCENTILE = 0.95;

export interface SheetStatistics {
  /** Share of the images that are digit-like, in [0, 1]. */
  readonly digitLike: number;
  /** Share of the images off the data, in [0, 1]. */
  readonly offManifold: number;
  /** Median squared distance to the nearest real digit. */
  readonly medianDistance: number;
}

/** `confidence`: the classifier's largest probability for each image; `distance`: squared, to the nearest real digit. */
export function sheetStatistics(confidence: ArrayLike<number>, distance: ArrayLike<number>, limit: number): SheetStatistics {
  const n = distance.length;
  let like = 0;
  let off = 0;
  for (let i = 0; i < n; i++) {
    if (!(distance[i] < limit)) off++;
    else if (confidence[i] >= SURE) like++;
  }
  return { digitLike: like / n, offManifold: off / n, medianDistance: quantile(distance, 0.5) };
}

/** The q-quantile (q in [0, 1]) by linear interpolation between order statistics (Hyndman and Fan's type 7). NaN of nothing. */
export function quantile(values: ArrayLike<number>, q: number): number {
  const sorted = Float64Array.from(values).sort();
  const at = q * (sorted.length - 1);
  const low = Math.floor(at);
  const high = Math.min(sorted.length - 1, low + 1);
  return sorted[low] + (at - low) * (sorted[high] - sorted[low]);
}
