/** A deck of reveal.js with tags on its slides, and how it can stand on the screen. */
import { readFileSync } from "node:fs";
import type { Page } from "puppeteer-core";
import { inRoot } from "../../scripts/lib/paths.mjs";
import type { Host, HostPage } from "./pages.ts";

const file = (path: string) => readFileSync(inRoot("node_modules/reveal.js/dist", path), "utf8");

/** Of a slide, in its own pixels. */
const SIZE = { width: 960, height: 1200 };

/** A way to show slides that are larger or smaller than they are laid out. */
export interface Layout {
  readonly name: string;
  readonly viewport: { width: number; height: number; hasTouch?: boolean };
  /** Around what is on each slide. */
  readonly style?: string;
  /** As reveal.js 3 enlarges: by `zoom` in place of a transform. */
  readonly byZoom?: boolean;
}

export const LAYOUTS: readonly Layout[] = [
  { name: "made smaller by a transform", viewport: { width: 800, height: 860 } },
  { name: "made larger by a transform", viewport: { width: 1700, height: 2040 } },
  { name: "made larger by zoom", viewport: { width: 1700, height: 2040 }, byZoom: true },
  { name: "made smaller, and turned by 8 degrees", viewport: { width: 800, height: 860 }, style: "rotate: 8deg; scale: 0.85" },
];

/** Each of `slides` becomes a slide of its own; the first one of the deck has a heading alone. */
function deck(slides: readonly string[], { style = "" }: Layout, attributes: string): string {
  const sections = slides.map((slide) => `<section ${attributes}><div style="${style}">${slide}</div></section>`);
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Slides</title><link rel="icon" href="data:,">
<style>${file("reset.css")}${file("reveal.css")}${file("theme/white.css")}</style>
<script>globalThis.__name = (named) => named</script>
<script type="module" src="/cdn/autoload.js"></script>
<body><div class="reveal"><div class="slides"><section><h2>First</h2></section>${sections.join("")}</div></div>
<script>${file("reveal.js").replaceAll("</script", "<\\/script")}</script>
<script>Reveal.initialize(${JSON.stringify({ ...SIZE, center: false, transition: "convex", transitionSpeed: "fast", maxScale: 2 })})</script>`;
}

/** What the tests use of reveal.js. */
declare global {
  /** Of a deck that is made larger by `zoom`. */
  var enlarge: (() => void) | undefined;
  var Reveal: {
    isReady(): boolean;
    getIndices(): { h: number };
    getScale(): number;
    slide(h: number): void;
    isOverview(): boolean;
    isPaused(): boolean;
  };
}

export interface HeldDeck extends HostPage {
  close(): Promise<void>;
}

/** A deck at its first slide, open until `close` is called. `attributes` are those of each slide. */
export function heldDeck(host: Host, slides: readonly string[], layout: Layout, attributes = ""): Promise<HeldDeck> {
  return new Promise((resolve, reject) => {
    const isOver = host.open({ html: deck(slides, layout, attributes) }, async (opened) => {
      const { page } = opened;
      await page.setViewport(layout.viewport);
      await page.waitForFunction(() => Reveal.isReady());
      if (layout.byZoom)
        await page.evaluate(() => {
          const { style } = document.querySelector<HTMLElement>(".slides")!;
          globalThis.enlarge = () =>
            Object.assign(style, { zoom: String(Reveal.getScale()), transform: "none", left: "", top: "", right: "", bottom: "" });
        });
      await new Promise<void>((done) => {
        resolve({ ...opened, close: () => (done(), isOver) });
      });
    });
    isOver.catch(reject);
  });
}

/** Waits until the turn, which is one in three dimensions, is over. */
export async function turnTo(page: Page, slide: number): Promise<void> {
  await page.evaluate(async (to) => {
    if (Reveal.getIndices().h === to) return;
    const turned = new Promise((done) => {
      document.querySelector(".reveal")!.addEventListener("slidetransitionend", done, { once: true });
      // of a turn to a slide farther away there is not always an end told
      setTimeout(done, 1500);
    });
    Reveal.slide(to);
    await turned;
    // version 6 lays its slides out anew
    globalThis.enlarge?.();
  }, slide);
}

export const slideOf = (page: Page) => page.evaluate(() => Reveal.getIndices().h);
