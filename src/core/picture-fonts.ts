/** Fonts of a page inside a picture: an image fetches nothing. */

const files = new Map<string, Promise<string>>();

/** `@font-face` rules with their files inside, of those faces of these families that the page has loaded. Others stay what they are. */
export async function fontRules(families: ReadonlySet<string>, document: Document): Promise<string> {
  const view = document.defaultView ?? window;
  const loaded = new Set([...document.fonts].filter(({ status }) => status === "loaded").map(keyOf));
  const faces = [...document.styleSheets, ...document.adoptedStyleSheets].flatMap((sheet) => facesOf(sheet, view));
  const wanted = faces.filter(({ style }) => {
    const face = {
      family: style.getPropertyValue("font-family"),
      weight: style.getPropertyValue("font-weight"),
      style: style.getPropertyValue("font-style"),
    };
    return families.has(unquoted(face.family)) && loaded.has(keyOf(face));
  });
  const rules = await Promise.all(wanted.map((face) => withFile(face, document.baseURI)));
  return [...new Set(rules)].join("\n");
}

const unquoted = (family: string) => family.trim().replace(/^["']|["']$/g, "");

/** The same for a rule and for the face that came of it. */
const keyOf = ({ family, weight, style }: { family: string; weight: string; style: string }) =>
  [unquoted(family), weight.replace("normal", "400").replace("bold", "700") || "400", style || "normal"].join();

function facesOf(sheet: CSSStyleSheet, view: Window & typeof globalThis): CSSFontFaceRule[] {
  try {
    return [...sheet.cssRules].filter((rule) => rule instanceof view.CSSFontFaceRule);
  } catch {
    // of another origin: not to be read
    return [];
  }
}

/** Empty where its file can't be had: the text then stands in the next family of its list. */
async function withFile({ style, parentStyleSheet }: CSSFontFaceRule, base: string): Promise<string> {
  const source = style.getPropertyValue("src");
  const [, address] = /url\(\s*["']?([^"')]+)["']?\s*\)/.exec(source) ?? [];
  if (!address) return "";
  const url = new URL(address, parentStyleSheet?.href ?? base).href;
  let file = files.get(url);
  if (!file) files.set(url, (file = dataUrl(url)));
  try {
    const rest = [...style].filter((name) => name !== "src").map((name) => `${name}:${style.getPropertyValue(name)}`);
    return `@font-face{${rest.join(";")};src:url("${await file}")}`;
  } catch {
    files.delete(url);
    return "";
  }
}

async function dataUrl(url: string): Promise<string> {
  // of a page that is one file: its policy lets nothing be fetched, and there is nothing to fetch
  if (url.startsWith("data:")) return url;
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  return readAsUrl(await response.blob());
}

/** A file as a `data:` address. */
export function readAsUrl(blob: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result as string);
    reader.onerror = () => reject(reader.error!);
    reader.readAsDataURL(blob);
  });
}
