/** Numbers as readers type them: "24.5", "24,5", "−0,008", "1 000", "1e-3", "٢٤٫٥". */

/** The sign that a language puts before decimals. */
export type DecimalSign = "." | ",";

const OTHER_SIGNS: readonly (readonly [RegExp, string])[] = [
  [/[\u2212\u2013\ufe63\uff0d]/g, "-"], // minus, en dash
  [/[\u200e\u200f\u061c]/g, ""], // direction marks
  [/[\u066b]/g, ","], // Arabic decimal separator
  [/[\u066c]/g, "\u00a0"], // Arabic thousands separator
];

/**
 * The number that a text means, or null. Point and comma are both decimal signs; where both stand the last one is. One sign before
 * exactly three digits is read as thousands only if it is not the decimal sign of the language and the number does not begin
 * with 0: "1,000" is 1000 where decimals have a point, "0,008" is 0.008 everywhere. A unit after the number is allowed if
 * `unit` names it.
 */
export function parseNumber(text: string, { decimal = ".", unit }: { decimal?: DecimalSign; unit?: string } = {}): number | null {
  let s = text.normalize("NFKC").trim();
  if (unit && s.toLowerCase().endsWith(unit.normalize("NFKC").toLowerCase())) s = s.slice(0, s.length - unit.normalize("NFKC").length);
  for (const [pattern, sign] of OTHER_SIGNS) s = s.replace(pattern, sign);
  s = s.replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) & 15));
  s = s.replace(/(\d)[\s\u00a0\u202f'’](?=\d{3}(\D|$))/g, "$1").trim();
  const sign = decimalSign(s, decimal);
  s = s.replaceAll(sign === "." ? "," : ".", "").replace(sign, ".");
  if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(s)) return null;
  const value = Number(s);
  return Number.isFinite(value) ? value : null;
}

function decimalSign(s: string, ofLanguage: DecimalSign): DecimalSign {
  const point = s.lastIndexOf(".");
  const comma = s.lastIndexOf(",");
  if (point >= 0 && comma >= 0) return point > comma ? "." : ",";
  const present = comma >= 0 ? "," : ".";
  const other = present === "," ? "." : ",";
  const groups = present === "," ? /^[+-]?[1-9]\d{0,2}(,\d{3})+$/ : /^[+-]?[1-9]\d{0,2}(\.\d{3})+$/;
  if (!groups.test(s)) return present;
  const several = s.indexOf(present) !== s.lastIndexOf(present);
  return several || present !== ofLanguage ? other : present;
}
