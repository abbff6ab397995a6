/**
 * KaTeX's faces for the whole document: a font face in a shadow root registers nothing. The browser fetches only those that some
 * text uses.
 */
import { configuredBase, findAsset } from "../model/assets.js";

/** Family without "KaTeX_": its files, by style. */
const FACES: Readonly<Record<string, readonly string[]>> = {
  AMS: ["Regular"],
  Caligraphic: ["Regular", "Bold"],
  Fraktur: ["Regular", "Bold"],
  Main: ["Regular", "Bold", "Italic", "BoldItalic"],
  Math: ["Italic", "BoldItalic"],
  SansSerif: ["Regular", "Bold", "Italic"],
  Script: ["Regular"],
  Size1: ["Regular"],
  Size2: ["Regular"],
  Size3: ["Regular"],
  Size4: ["Regular"],
  Typewriter: ["Regular"],
};

/** What the copies of the library on one page share. */
interface MathFonts {
  sheet: CSSStyleSheet;
  css: string;
}

const KEY = Symbol.for("ae-elements/math-fonts@1");

/** Registers the faces, once a document; again when `configure` has named another folder since. */
export function registerMathFonts(): void {
  if (!("adoptedStyleSheets" in document)) return;
  const shared = globalThis as { [KEY]?: MathFonts };
  const base = configuredBase();
  const known = shared[KEY];
  // another copy of the library serves its own files: the first one's do as well
  if (known && !base) return;
  const css = faceRules(base);
  if (known?.css === css) return;
  const fonts = (shared[KEY] ??= { sheet: new CSSStyleSheet(), css: "" });
  fonts.css = css;
  fonts.sheet.replaceSync(css);
  if (!document.adoptedStyleSheets.includes(fonts.sheet)) document.adoptedStyleSheets = [...document.adoptedStyleSheets, fonts.sheet];
}

/** The @font-face rules, with files under `base` or where the library's own are. */
export function faceRules(base?: string): string {
  return Object.entries(FACES)
    .flatMap(([family, styles]) =>
      styles.flatMap((style) => {
        const url = findAsset("fonts", `KaTeX_${family}-${style}.woff2`, base);
        return url ? [faceRule(family, style, url)] : [];
      }),
    )
    .join("\n");
}

function faceRule(family: string, style: string, url: string): string {
  const weight = style.startsWith("Bold") ? 700 : 400;
  const slant = style.endsWith("Italic") ? "italic" : "normal";
  // "block": the widths of another face would move what stands beside a symbol
  return `@font-face{font-family:KaTeX_${family};font-weight:${weight};font-style:${slant};font-display:block;src:url("${url}") format("woff2")}`;
}
