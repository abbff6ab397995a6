/** Numbers as readers of a language write them, with a true minus sign (U+2212). */
const formats = new Map<string, Intl.NumberFormat>();

function format(lang: string, decimals: number, least: number): Intl.NumberFormat {
  const key = `${lang}/${decimals}/${least}`;
  let f = formats.get(key);
  if (!f) {
    const options = { minimumFractionDigits: least, maximumFractionDigits: decimals, useGrouping: true };
    try {
      f = new Intl.NumberFormat(lang, options);
    } catch {
      f = new Intl.NumberFormat("en", options);
    }
    formats.set(key, f);
  }
  return f;
}

const trueMinus = (s: string) => s.replace(/^(\u200e|\u200f|\u061c)?-/, "$1\u2212");

/** Fixed decimals: columns do not dance. Never "−0.0". */
export function fixed(value: number, decimals: number, lang: string): string {
  const rounded = Number(value.toFixed(decimals));
  return trueMinus(format(lang, decimals, decimals).format(rounded === 0 ? 0 : rounded));
}

/** At most so many decimals, no trailing zeros. */
export function short(value: number, decimals: number, lang: string): string {
  const rounded = Number(value.toFixed(decimals));
  return trueMinus(format(lang, decimals, 0).format(rounded === 0 ? 0 : rounded));
}
