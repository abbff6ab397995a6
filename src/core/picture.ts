/**
 * A figure as a PNG. The browser itself paints it: a copy of the tag with all styles written out is put into an SVG image, which is drawn on
 * a canvas. A library would do that as well (modern-screenshot: 10 kB after brotli, html-to-image: 6 kB and no shadow trees), but would
 * not know fonts of adopted style sheets, sliders, or what of a figure is there for the hand alone.
 */
import type { LitElement } from "lit";
import { copyOf, rootsIn, type Copy } from "./picture-copy.js";
import { fontRules } from "./picture-fonts.js";
import { paperRules, whileStyled } from "./picture-paper.js";

/** Pixels of the picture for each CSS pixel. */
const SCALE = 2;
/** Around the figure, CSS px. */
const MARGIN = 16;
/** What every browser has a canvas for. */
const MOST_PIXELS = 16_000_000;
const LONGEST = 8192;

const XHTML = "http://www.w3.org/1999/xhtml";
const SVG = "http://www.w3.org/2000/svg";

/** How a tag stands in its picture. */
export interface PictureLayout {
  /** Whether its rules for paper hold. */
  readonly paper?: boolean;
  /** Rules for its shadow tree in the picture alone. */
  readonly css?: string;
}

interface Shot extends Copy {
  /** CSS px, margins included. */
  readonly width: number;
  readonly height: number;
}

/**
 * What the tag shows, in its own colours and fonts, without what only a hand needs. Rejects with a DOMException: "InvalidStateError"
 * where nothing of the tag is on the page, "NotAllowedError" where the page's policy forbids `data:` images, "SecurityError" where the
 * browser gives no such picture away, "EncodingError" where it can't be made.
 */
export async function pictureOf(tag: LitElement, layout: PictureLayout): Promise<Blob> {
  const { ownerDocument: page } = tag;
  await page.fonts.ready;
  await settled(tag);
  const shot = repainted(tag, () => shoot(tag, layout));
  const fonts = await fontRules(shot.families, page);
  return rasterise(svgOf(shot, fonts), shot, page);
}

/** How long a page that is not to be seen is waited for, ms: it has no frames. */
const PATIENCE = 200;

/** What is drawn to measure follows a frame after the layout. */
async function settled(tag: LitElement): Promise<void> {
  await tag.updateComplete;
  await new Promise<void>((done) => {
    requestAnimationFrame(() => requestAnimationFrame(() => done()));
    setTimeout(done, PATIENCE);
  });
  await tag.updateComplete;
}

/**
 * Canvases of a screen of few pixels would be coarse beside the text: the tag paints them as on a better one. All in one go, so that
 * nobody else on the page reads what is no screen of theirs.
 */
function repainted<T>(tag: LitElement, read: () => T): T {
  const real = Object.getOwnPropertyDescriptor(globalThis, "devicePixelRatio");
  if (devicePixelRatio >= SCALE || !real?.configurable) return read();
  const paint = () => {
    tag.requestUpdate();
    (tag as unknown as { performUpdate(): void }).performUpdate();
  };
  Object.defineProperty(globalThis, "devicePixelRatio", { ...VALUE, value: SCALE });
  try {
    paint();
    return read();
  } finally {
    Object.defineProperty(globalThis, "devicePixelRatio", real);
    paint();
  }
}

const VALUE = { configurable: true, enumerable: true, writable: true };

function shoot(tag: LitElement, { paper = true, css = "" }: PictureLayout): Shot {
  const own = tag.renderRoot as ShadowRoot;
  const styles = new Map(rootsIn(tag).map((root) => [root, `${paper ? paperRules(root) : ""}${root === own ? css : ""}`]));
  return whileStyled(styles, () => {
    const inner = own.firstElementChild as HTMLElement | null;
    const width = Math.max(tag.offsetWidth, inner?.offsetWidth ?? 0);
    const full = Math.max(tag.offsetHeight, inner?.offsetHeight ?? 0);
    if (width === 0 || full === 0) throw new DOMException(`<${tag.localName}> is not to be seen: there is no picture`, "InvalidStateError");
    const copy = copyOf(tag);
    // the page may show it larger or smaller than it is laid out
    const box = tag.getBoundingClientRect();
    const height = Math.min(full, Math.ceil(((copy.bottom - box.top) * tag.offsetHeight) / box.height));
    const background = getComputedStyle(tag).getPropertyValue("--_bg");
    // where it stands on its page is no matter here
    const place = `display:block;position:relative;inset:auto;float:none;margin:0;transform:none;width:${width}px;height:${height}px`;
    copy.root.setAttribute("style", `${place};max-width:none;max-height:none;min-height:0;opacity:1`);
    const sheet = tag.ownerDocument.createElementNS(XHTML, "div");
    const scheme = getComputedStyle(tag).colorScheme;
    sheet.setAttribute("style", `padding:${MARGIN}px;color-scheme:${scheme};background:${background}`);
    sheet.append(copy.root);
    return { ...copy, root: sheet, width: width + 2 * MARGIN, height: height + 2 * MARGIN };
  });
}

function svgOf({ root, css, width, height }: Shot, fonts: string): string {
  const page = root.ownerDocument;
  const svg = page.createElementNS(SVG, "svg");
  svg.setAttribute("width", String(width));
  svg.setAttribute("height", String(height));
  const style = page.createElementNS(SVG, "style");
  style.append(`${fonts}\n${css}`);
  const frame = page.createElementNS(SVG, "foreignObject");
  frame.setAttribute("width", "100%");
  frame.setAttribute("height", "100%");
  frame.append(root);
  svg.append(style, frame);
  // XML has no place for control signs
  return new XMLSerializer().serializeToString(svg).replaceAll(/(?![\t\n\r])\p{Cc}|[\ufffe\uffff]/gu, "");
}

/** A `data:` address: browsers take a `blob:` with HTML in it for something that must not be read. */
async function rasterise(svg: string, { width, height }: Shot, page: Document): Promise<Blob> {
  const image = new Image();
  await loaded(image, `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`, page);
  const scale = Math.min(SCALE, LONGEST / width, LONGEST / height, Math.sqrt(MOST_PIXELS / (width * height)));
  const canvas = page.createElement("canvas");
  canvas.width = Math.round(width * scale);
  canvas.height = Math.round(height * scale);
  const context = canvas.getContext("2d");
  if (!context) throw new DOMException("this browser has no canvas for the picture", "EncodingError");
  // WebKit has not decoded what is inside when it says that the image is there
  for (const wait of isWebKit() ? [0, 100, 200] : [0]) {
    if (wait > 0) await new Promise((done) => setTimeout(done, wait));
    context.drawImage(image, 0, 0, canvas.width, canvas.height);
  }
  return new Promise((resolve, reject) => {
    // throws a SecurityError where the browser lets nobody read what came of HTML
    canvas.toBlob((blob) => {
      if (blob) resolve(blob);
      else reject(new DOMException("the picture is too large for this browser", "EncodingError"));
    }, "image/png");
  });
}

const isWebKit = () => /AppleWebKit/.test(navigator.userAgent) && !/Chrom/.test(navigator.userAgent);

async function loaded(image: HTMLImageElement, url: string, page: Document): Promise<void> {
  let forbidden = false;
  const hear = (event: SecurityPolicyViolationEvent) => (forbidden ||= event.effectiveDirective === "img-src");
  page.addEventListener("securitypolicyviolation", hear);
  try {
    image.src = url;
    await image.decode();
  } catch {
    // the violation is told in a task of its own
    await new Promise((done) => setTimeout(done));
    if (forbidden) throw new DOMException("the page's Content-Security-Policy forbids it; allow img-src data:", "NotAllowedError");
    throw new DOMException("the browser could not paint the picture", "EncodingError");
  } finally {
    page.removeEventListener("securitypolicyviolation", hear);
  }
}
