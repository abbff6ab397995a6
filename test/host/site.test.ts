/** The pages that `npm start` serves: the lesson and the gallery, each with every tag alive. */
import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { after, before, describe, it } from "node:test";
import type { Page } from "puppeteer-core";
import { inRoot } from "../../scripts/lib/paths.mjs";
import { Host } from "./pages.js";

/** Cumulative layout shift of the page so far. */
const shifted = (page: Page) =>
  page.evaluate(
    () =>
      new Promise<number>((done) => {
        let sum = 0;
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) sum += (entry as PerformanceEntry & { value: number }).value;
        }).observe({ type: "layout-shift", buffered: true });
        setTimeout(() => done(sum), 200);
      }),
  );

/** Figures that are higher or lower than the room that was kept for them; code that the keyboard stops at, or that is cut off. */
async function misfits(page: Page): Promise<string[]> {
  const found: string[] = [];
  for (const width of [320, 800, 1280]) {
    await page.setViewport({ width, height: 800 });
    await new Promise((laid) => setTimeout(laid, 500));
    const here = await page.evaluate(() => [
      ...[...document.querySelectorAll<HTMLElement>(".figure")].flatMap((figure) => {
        const { height } = figure.getBoundingClientRect();
        const due = figure.appendChild(document.createElement("ae-due"));
        const room = parseFloat(getComputedStyle(figure).minBlockSize);
        due.remove();
        return Math.abs(room - height) < 80 ? [] : [`${figure.dataset.room}: ${Math.round(height)} px, room for ${Math.round(room)}`];
      }),
      ...[...document.querySelectorAll("pre")].flatMap((pre) =>
        pre.tabIndex < 0 && pre.scrollWidth <= pre.clientWidth ? [] : [`code: ${pre.textContent}`],
      ),
      ...(document.documentElement.scrollWidth > innerWidth ? ["the page is wider than its window"] : []),
    ]);
    found.push(...here.map((each) => `at ${width} px ${each}`));
  }
  return found;
}

describe("the site", () => {
  let host: Host;
  before(async () => {
    host = await Host.start();
  });
  after(() => host.stop());

  const gallery = readdirSync(inRoot("dist/gallery"))
    .filter((file) => file.endsWith(".html"))
    .map((file) => `gallery/${file === "index.html" ? "" : file}`);

  it("has a gallery page for each tag", () => {
    const elements = readdirSync(inRoot("src/elements"), { withFileTypes: true }).filter((entry) => entry.isDirectory());
    for (const { name } of elements) assert.ok(gallery.includes(`gallery/ae-${name}.html`), name);
  });

  for (const width of [320, 600, 960, 1280])
    it(`the lesson begins with something to touch, whose room is kept, ${width} px`, async () => {
      await host.open({ path: "" }, async ({ page, problems }) => {
        await page.setViewport({ width, height: 800 });
        await page.reload({ waitUntil: "domcontentloaded" });
        const places = await page.evaluate(async () => {
          const map = document.querySelector("ae-latent-map")!;
          const lesson = document.querySelector("ae-lesson")!;
          while (!lesson.shadowRoot?.querySelector("h2")) await new Promise(requestAnimationFrame);
          const first = lesson.shadowRoot.querySelector("h2")!;
          const early = first.getBoundingClientRect().top;
          await map.ready;
          await map.updateComplete;
          const late = first.getBoundingClientRect().top;
          return {
            early,
            late,
            title: lesson.shadowRoot.querySelector("h1")!.getBoundingClientRect().bottom,
            map: map.getBoundingClientRect().top,
          };
        });
        assert.ok(places.map > places.title && places.map < 560, JSON.stringify(places));
        assert.ok(Math.abs(places.late - places.early) < 8, `the text below moved: ${places.early} to ${places.late}`);
        assert.deepEqual(problems, []);
      });
    });

  for (const path of ["", ...gallery]) {
    it(`/${path}: every tag comes alive and every link leads somewhere`, async () => {
      await host.open({ path }, async ({ page, problems }) => {
        await page.evaluate(async () => {
          // a lesson's tags stand in its shadow root
          const roots: ParentNode[] = [document];
          for (const root of roots) {
            const tags = [...root.querySelectorAll("*")].filter((element) => element.localName.startsWith("ae-"));
            await Promise.all(
              tags.map((tag) => customElements.whenDefined(tag.localName).then(() => (tag as Element & { ready: Promise<void> }).ready)),
            );
            roots.push(...tags.filter((tag) => tag.localName === "ae-lesson").map((tag) => tag.shadowRoot!));
          }
        });
        const broken = await page.evaluate(async () => {
          const links = [...document.querySelectorAll<HTMLAnchorElement>("a[href]")].filter((link) => link.origin === location.origin);
          const found: string[] = [];
          for (const link of links) {
            const here = link.pathname === location.pathname;
            const target = here ? link.hash === "" || document.querySelector(link.hash) : (await fetch(link.href, { method: "HEAD" })).ok;
            if (!target) found.push(link.getAttribute("href")!);
          }
          return found;
        });
        assert.deepEqual(broken, []);
        assert.deepEqual(problems, []);
        const shift = await shifted(page);
        assert.ok(shift < 0.1, `what stands there was moved by what came later: ${shift}`);
        if (path.startsWith("gallery/")) assert.deepEqual(await misfits(page), []);
      });
    });
  }
});
