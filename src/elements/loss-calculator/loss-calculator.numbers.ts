/** How many digits each kind of number gets. */
import { short } from "../../i18n/numbers.js";

/** A pixel: hundredths as a hand sets them, thousandths where a step led between. */
export function pixelText(value: number, lang: string): string {
  return short(value, 3, lang);
}

/** The same where space is short. */
export function pixelTextShort(value: number, lang: string): string {
  return short(value, 2, lang);
}

/** A loss or the sum of its terms: three significant digits, at least as many decimals as are asked for. */
export function lossText(value: number, lang: string, decimals = 4): string {
  if (value >= 100) return short(value, 1, lang);
  if (value >= 10) return short(value, 2, lang);
  if (value >= 1) return short(value, 3, lang);
  if (value === 0 || value >= 10 ** (2 - decimals)) return short(value, decimals, lang);
  const digits = Math.ceil(-Math.log10(value)) + 2;
  return digits <= 8 ? short(value, digits, lang) : `< ${short(1e-6, 6, lang)}`;
}

/** One term, under its pixel. */
export function termText(value: number, lang: string): string {
  if (value >= 10) return short(value, 1, lang);
  if (value >= 1) return short(value, 2, lang);
  return short(value, value < 0.001 ? 5 : 4, lang);
}

/** A slope with its sign; large ones in thousands and millions. */
export function slopeText(value: number, lang: string): string {
  const size = Math.abs(value);
  const text = size >= 10_000 ? compact(value, lang) : short(value, size >= 10 ? 0 : size >= 1 ? 1 : size >= 0.0095 ? 2 : 3, lang);
  return value > 0 && /[1-9]/.test(text) ? `+${text}` : text;
}

function compact(value: number, lang: string): string {
  return new Intl.NumberFormat(lang, { notation: "compact", maximumFractionDigits: 1 }).format(value).replace("-", "\u2212");
}
