/**
 * Faces to measure with, alike on every machine: KaTeX's sans serif, made as wide as Verdana and DejaVu Sans are, and as narrow as Arial
 * Narrow. Without one, a test measures with whatever face the machine has.
 */
export type Face = "wide" | "narrow";

const SIZES: Record<Face, string> = { wide: "127.5%", narrow: "92%" };
const familyOf = (face: Face) => `test ${face}`;

/** Sets all figures in `face` until the test ends; null: in the machine's own. */
export async function useFace(face: Face | null): Promise<void> {
  resetFace();
  if (!face) return;
  const family = familyOf(face);
  if (![...document.fonts].some((known) => known.family.includes(family))) {
    const sheet = document.createElement("style");
    sheet.textContent = [rule(face, "400 500", "Regular"), rule(face, "501 900", "Bold")].join("\n");
    document.head.append(sheet);
  }
  await Promise.all([400, 600].map((weight) => document.fonts.load(`${weight} 15px "${family}"`)));
  document.documentElement.style.setProperty("--ae-font-ui", `"${family}", sans-serif`);
}

/** Called after each test. */
export function resetFace(): void {
  document.documentElement.style.removeProperty("--ae-font-ui");
}

function rule(face: Face, weight: string, style: string): string {
  const url = new URL(`../../fonts/KaTeX_SansSerif-${style}.woff2`, import.meta.url).href;
  return `@font-face { font-family: "${familyOf(face)}"; font-weight: ${weight}; src: url("${url}"); size-adjust: ${SIZES[face]}; }`;
}
