/** How sure a comparison of two areas under ROC curves is. */
import type { Scores } from "./anomaly.logic.js";

/** Standard error of an area of n normal and m anomalous examples (Hanley and McNeil 1982, exponential model). */
export function aucError(area: number, n: number, m: number): number {
  const q1 = area / (2 - area);
  const q2 = (2 * area * area) / (1 + area);
  const variance = (area * (1 - area) + (m - 1) * (q1 - area * area) + (n - 1) * (q2 - area * area)) / (n * m);
  return Math.sqrt(Math.max(0, variance));
}

/**
 * Which of two areas is larger: 1 the first, −1 the second, 0 where the difference is within two standard errors. Both are taken as
 * independent; on the same examples they are not, so that a tie is called rather too often.
 */
export function compare(first: number, second: number, { normal, anomalous }: Scores): 1 | 0 | -1 {
  const error = Math.hypot(aucError(first, normal.length, anomalous.length), aucError(second, normal.length, anomalous.length));
  return Math.abs(first - second) <= 2 * error ? 0 : first > second ? 1 : -1;
}
