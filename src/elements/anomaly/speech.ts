import type { anomaly } from "../../i18n/en/anomaly.js";
import { fixed, short } from "../../i18n/numbers.js";

export interface Speech {
  t: typeof anomaly;
  /** In which numbers are written. */
  language: string;
}

export const scoreText = fixed;
/** A threshold; without decimals where it lies far beyond all scores. */
export const thresholdText = (value: number, decimals: number, language: string): string =>
  value >= 200 ? short(value, 0, language) : fixed(value, decimals, language);
export const countText = (n: number, language: string): string => short(n, 0, language);

/** Whole per cent; never 0 or 100 for what is not. */
export function percent(share: number, language: string): string {
  const whole = Math.round(100 * share);
  return `${short(share > 0 && share < 1 ? Math.min(99, Math.max(1, whole)) : whole, 0, language)}\u202f%`;
}
