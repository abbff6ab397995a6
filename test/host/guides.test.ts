/** The deck of docs/guides/slides.md as it stands there: on the screen and on paper. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, describe, it } from "node:test";
import type { Page } from "puppeteer-core";
import { inRoot } from "../../scripts/lib/paths.mjs";
import { serve } from "../../scripts/lib/static-server.mjs";
import { Host } from "./pages.ts";

const html = readFileSync(inRoot("docs/guides/examples/reveal/index.html"), "utf8");

describe("the guide's deck of reveal.js", () => {
  let host: Host;
  let reveal: { url: string; close(): Promise<void> };
  let deck: string;
  before(async () => {
    host = await Host.start();
    reveal = await serve({ folder: inRoot("node_modules/reveal.js"), port: 0, headers: { "Access-Control-Allow-Origin": "*" } });
    deck = html
      .replaceAll(/(\.\/)?node_modules\/reveal\.js\//g, reveal.url)
      .replaceAll("https://cdn.example/ae-elements/", "/cdn/")
      .replace("<head>", '<head><link rel="icon" href="data:,">');
  });
  after(async () => {
    await host?.stop();
    await reveal?.close();
  });

  /** How far the figure of each frame stands out of it, in pixels. */
  const outside = (page: Page, frames: string, figure: string) =>
    page.$$eval(
      frames,
      (all, selector) =>
        all.map((frame) => {
          const tag = frame.querySelector(selector)!;
          const [inner, outer] = [tag.getBoundingClientRect(), frame.getBoundingClientRect()];
          return { tag: tag.localName, out: Math.max(outer.top - inner.top, inner.bottom - outer.bottom), height: inner.height };
        }),
      figure,
    );

  const fits = ({ tag, out, height }: { tag: string; out: number; height: number }) =>
    assert.ok(out < 2 && height > 30, `<${tag}>, ${height} px high, stands out by ${out} px`);

  it("has figures that fit on their slides", () =>
    host.open({ html: deck, path: "deck.html" }, async ({ page, problems }) => {
      await page.setViewport({ width: 1280, height: 720 });
      const count = await page.$$eval(".slides > section", ({ length }) => length);
      assert.equal(count, 6);
      for (let i = 1; i < count; i++) {
        await page.evaluate((to) => {
          location.hash = `#/${to}`;
        }, i);
        await page.waitForSelector(`.slides > section:nth-child(${i + 1}).present`);
        await page.evaluate(async () => {
          const tag = document.querySelector(".present > *") as Element & { ready: Promise<void> };
          await customElements.whenDefined(tag.localName);
          await tag.ready;
        });
        // the turn, and what reveal.js does when a figure has come
        await new Promise((done) => setTimeout(done, 1200));
        (await outside(page, ".slides", ".present > *")).forEach(fits);
      }
      assert.deepEqual(problems, []);
    }));

  it("has figures that are whole on paper", () =>
    host.open({ html: deck, path: "deck.html?print-pdf" }, async ({ page, problems }) => {
      await page.setViewport({ width: 1280, height: 720 });
      await page.waitForSelector(".pdf-page:nth-of-type(6)");
      const pages = await outside(page, ".pdf-page", "section > :last-child");
      assert.equal(pages.length, 6);
      pages.forEach(fits);
      assert.deepEqual(problems, []);
    }));
});
