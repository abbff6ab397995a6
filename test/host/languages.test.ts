/** The translation of docs/guides/languages.md on a page, in an iframe of a copy of the CDN folder, and in one file from a disk. */
import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { launch, type Browser, type Frame } from "puppeteer-core";
import { findBrowser } from "../../scripts/lib/browser.mjs";
import { inRoot } from "../../scripts/lib/paths.mjs";
import { serve } from "../../scripts/lib/static-server.mjs";
import { OneFile } from "./one-file-pages.js";

const guide = readFileSync(inRoot("docs/guides/languages.md"), "utf8");
const [, code] = /<!-- tested -->\s+```js\n([^]*?)```/.exec(guide)!;
const BOTTLENECK = /^الوسط الضيّق للمرمِّز الذاتي/;

/** What the first word of the page says, and in which direction. */
const said = async (frame: Frame) => {
  await frame.waitForFunction(() => document.querySelector("ae-term")?.matches(":defined"));
  return frame.evaluate(async () => {
    const term = document.querySelector("ae-term")!;
    await term.ready;
    return { definition: term.definition, direction: getComputedStyle(term).direction };
  });
};

describe("another language", () => {
  let browser: Browser;
  let server: { url: string; close(): Promise<void> };
  const answers = new Map<string, string>();
  before(async () => {
    browser = await launch((await findBrowser()).launchOptions);
    const embed = readFileSync(inRoot("dist/cdn/embed.html"), "utf8");
    server = await serve({
      folder: inRoot("dist/cdn"),
      first: ({ url = "" }, response) => {
        const text = answers.get(url);
        if (text === undefined) return false;
        response.writeHead(200, { "content-type": `text/${url.endsWith(".js") ? "javascript" : "html"}; charset=utf-8` }).end(text);
        return true;
      },
    });
    const local = code.replace("https://cdn.example/ae-elements/i18n.js", "./i18n.js");
    answers.set("/ar.js", local);
    answers.set("/embed.html", embed.replace("</head>", '<script type="module" src="ar.js"></script></head>'));
    answers.set(
      "/page.html",
      `<!doctype html><html lang="ar-EG" dir="rtl"><title>ar</title><link rel="icon" href="data:,"><script type="module" src="autoload.js"></script>
      <script type="module" src="ar.js"></script><p><ae-term term="bottleneck">عنق الزجاجة</ae-term></p>`,
    );
    answers.set(
      "/host.html",
      `<!doctype html><title>host</title><link rel="icon" href="data:,"><iframe src="embed.html#tag=ae-term&amp;term=bottleneck&amp;lang=ar-EG&amp;dir=rtl"></iframe>`,
    );
  });
  after(async () => {
    await browser.close();
    await server.close();
  });

  const open = async (path: string) => {
    const page = await browser.newPage();
    const problems: string[] = [];
    page.on("pageerror", (error) => problems.push(String(error)));
    page.on("console", (message) => void (["error", "warn"].includes(message.type()) && problems.push(message.text())));
    await page.evaluateOnNewDocument("globalThis.__name = (named) => named");
    await page.goto(server.url + path);
    return { page, problems };
  };

  it("on a page, from the CDN folder alone", async () => {
    const { page, problems } = await open("page.html");
    const { definition, direction } = await said(page.mainFrame());
    assert.match(definition, BOTTLENECK);
    assert.deepEqual([direction, problems], ["rtl", []]);
  });

  it("in an iframe whose embed.html names it, under the frame's own policy", async () => {
    const { page, problems } = await open("host.html");
    const frame = await (await page.waitForSelector("iframe"))!.contentFrame();
    const { definition, direction } = await said(frame);
    assert.match(definition, BOTTLENECK);
    assert.deepEqual([direction, problems], ["rtl", []]);
  });

  it("in one file, from a disk, by --translation", async () => {
    const files = await OneFile.start();
    try {
      const file = join(files.folder, "ar.js");
      writeFileSync(file, code);
      const page = files.export("ar", '<p><ae-term term="bottleneck">عنق الزجاجة</ae-term></p>', "--lang", "ar-EG", "--translation", file);
      await files.open(page, "file", async ({ frame, requests, problems }) => {
        const { definition, direction } = await said(frame);
        assert.match(definition, BOTTLENECK);
        assert.deepEqual([direction, requests, problems], ["rtl", [], []]);
      });
    } finally {
      await files.stop();
    }
  });
});
