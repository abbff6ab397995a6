/** The row under each live figure of the gallery: what is taken along shows what was on screen, wherever it is put. */
import assert from "node:assert/strict";
import { cpSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { buildGallery } from "../../scripts/gallery.mjs";
import { inRoot } from "../../scripts/lib/paths.mjs";
import { pages } from "../../site/gallery/pages.mjs";
import { alive, copy, download, exported, Gallery, read, row, textOf, toRow, type Opened } from "./gallery-pages.js";
import { until } from "./pages.js";

/** What is compared: settings, and results of the models. */
const READ: Record<string, readonly string[]> = {
  "ae-anomaly": ["source", "threshold", "anomalies", "confusion", "auc", "scores"],
  "ae-bottleneck": ["k", "digit", "compare", "input", "code", "reconstruction", "mse"],
  "ae-denoiser": ["noise", "level", "digit", "seed", "clean", "noisy", "erased", "output", "plainOutput", "psnr"],
  "ae-features": ["labels", "draws", "seed", "codes", "named", "picked", "own"],
  "ae-formula": ["name", "for", "symbols"],
  "ae-latent-map": ["model", "points", "cursor", "decoded", "codes"],
  "ae-lesson": ["heading", "minutes", "progress", "sections"],
  "ae-loss-calculator": ["x", "reconstruction", "loss", "reduction", "value", "terms", "gradient"],
  "ae-quiz": ["score", "complete"],
  "ae-sampler": ["model", "count", "spread", "seed", "dice", "sample", "samples", "statistics"],
  "ae-term": ["term", "definition"],
  "ae-trainer": ["k", "rate", "batch", "size", "seed"],
  "ae-walkthrough": ["k", "digit", "speed", "chapter", "currentTime", "input", "code", "reconstruction", "mse"],
};

interface Case {
  /** Something that a reader or a teacher might do; runs in the page. */
  change: () => unknown;
  /** The tag as it is pasted, where that is worth seeing. */
  tag?: RegExp;
}

const CASES: Record<string, Case> = {
  "ae-anomaly": {
    change: () => Object.assign(document.querySelector("ae-anomaly")!, { source: "sensor", threshold: 4.25, anomalies: ["spikes"] }),
    tag: /^<ae-anomaly anomalies="spikes" source="sensor" threshold="4.25"><\/ae-anomaly>$/,
  },
  "ae-bottleneck": {
    change: async () => {
      const tag = document.querySelector("ae-bottleneck")!;
      Object.assign(tag, { k: 4, compare: "pca" });
      await tag.updateComplete;
      Object.assign(tag, { code: [0.5, -1.23456789, 2, 0] });
    },
    tag: /^<ae-bottleneck state="k=4&amp;compare=pca&amp;code=0.5[^"]+"><\/ae-bottleneck>$/,
  },
  "ae-denoiser": {
    change: () => Object.assign(document.querySelector("ae-denoiser")!, { noise: "mask", level: 0.3, digit: 4 }),
    tag: /^<ae-denoiser digit="4" level="0.3" noise="mask"><\/ae-denoiser>$/,
  },
  "ae-features": {
    change: () => Object.assign(document.querySelector("ae-features")!, { labels: 20, codes: "ae", named: [[3, 1]], picked: 12 }),
  },
  "ae-formula": {
    change: () => {
      Object.assign(document.querySelector("ae-formula")!, { state: "symbol=z" });
      Object.assign(document.querySelector("ae-bottleneck")!, { k: 3 });
    },
    tag: /^<ae-formula for="linked" state="symbol=z"><\/ae-formula>\n<ae-bottleneck id="linked" k="3"><\/ae-bottleneck>$/,
  },
  "ae-latent-map": {
    change: () => Object.assign(document.querySelector("ae-latent-map")!, { model: "both", cursor: [-1.5, 2.25] }),
  },
  "ae-lesson": {
    change: () => {
      const lesson = document.querySelector("ae-lesson")!;
      lesson.markRead(lesson.sections[0].id);
      Object.assign(document.querySelector("ae-bottleneck")!, { k: 2, digit: 7 });
      Object.assign(document.querySelector("ae-latent-map")!, { cursor: [1, -1] });
    },
    tag: /^<ae-lesson heading="Two exercises" minutes="4" state="read=[^]+<ae-bottleneck digit="7" k="2">[^]+<\/ae-lesson>$/,
  },
  "ae-loss-calculator": {
    change: () => {
      const tag = document.querySelector("ae-loss-calculator")!;
      Object.assign(tag, { x: [1, 0, 1], reconstruction: [0.75, 0.5, 0.125], loss: "bce" });
    },
    tag: /^<ae-loss-calculator loss="bce" reconstruction="0.75, 0.5, 0.125" x="1, 0, 1"><\/ae-loss-calculator>$/,
  },
  "ae-quiz": {
    change: async () => {
      const quiz = document.querySelector("ae-quiz")!;
      const [first] = quiz.questions;
      await quiz.answer(first.id, (first as { options: { id: string }[] }).options[0].id);
    },
  },
  "ae-sampler": {
    change: () => Object.assign(document.querySelector("ae-sampler")!, { model: "vae", count: 9, seed: 7, sample: 3 }),
  },
  "ae-term": {
    change: () => Object.assign(document.querySelector("ae-loss-calculator")!, { reconstruction: [0.9, 0.1, 0.7, 0.3, 0] }),
    tag: /^<p>[^]+<ae-term term="mean squared error">squared error<\/ae-term>[^]+<ae-loss-calculator reconstruction="0.9, 0.1, 0.7, 0.3, 0">/,
  },
  "ae-trainer": {
    change: () => Object.assign(document.querySelector("ae-trainer")!, { k: 3, rate: 0.02, size: 60, seed: 5 }),
    tag: /^<ae-trainer k="3" rate="0.02" seed="5" size="60"><\/ae-trainer>$/,
  },
  "ae-walkthrough": {
    change: async () => {
      const tag = document.querySelector("ae-walkthrough")!;
      Object.assign(tag, { k: 4, digit: 5 });
      await tag.updateComplete;
      tag.seek(44);
    },
  },
};

const LIVE = "[data-live]";

const axeSource = readFileSync(inRoot("node_modules/axe-core/axe.min.js"), "utf8");

/** What scripts can read; `state` apart where attributes may say the same. */
const values = (readings: Awaited<ReturnType<typeof read>>) => readings.map(({ tag, values: each }) => ({ tag, values: each }));

describe("the gallery's row", () => {
  let gallery: Gallery;
  before(async () => {
    gallery = await Gallery.start();
  });
  after(() => gallery.stop());

  const open = <T>(tag: string, use: (opened: Opened) => Promise<T>, options?: Parameters<Gallery["open"]>[2]) =>
    gallery.open(
      `${gallery.site}gallery/${tag}.html`,
      async (opened) => {
        await alive(opened.page.mainFrame(), LIVE);
        return use(opened);
      },
      options,
    );

  it("knows every tag", () => {
    assert.deepEqual(pages.map(({ tag }) => tag).sort(), Object.keys(CASES).sort());
  });

  for (const [tag, { change, tag: pasted }] of Object.entries(CASES))
    it(`<${tag}>: link, iframe, tag and file show what was on screen`, async () => {
      const { texts, there, file } = await open(tag, async ({ page, problems, downloads }) => {
        const main = page.mainFrame();
        const untouched = await read(main, READ, LIVE);
        await page.evaluate(change);
        await alive(main, LIVE);
        await toRow(page);
        const now = await read(main, READ, LIVE);
        assert.notDeepEqual(now, untouched, "something has changed");
        const link = await copy(page, "link");
        const iframe = await copy(page, "iframe");
        const markup = await copy(page, "tag");
        // the tests' server is this computer, and the reader hears of that
        const of = " Its address is of this computer, where nobody else can open it: put the site on a server, or take one file.";
        assert.deepEqual([link.status, iframe.status, markup.status], [`Link copied.${of}`, `Iframe copied.${of}`, `Tag copied.${of}`]);
        const names = [...new Set(now.map((each) => each.tag))].sort();
        const made = await download(page, downloads, `${names.join("+")}.html`);
        assert.deepEqual(await read(main, READ, LIVE), now, "to take it along changes nothing");
        assert.deepEqual(problems, []);
        return { texts: { link: link.text, iframe: iframe.text, tag: markup.text }, there: now, file: textOf(made) };
      });

      const [loader, ...lines] = texts.tag.split("\n");
      const snippet = lines.join("\n");
      assert.equal(loader, `<script type="module" src="${gallery.site}cdn/autoload.js"></script>`);
      if (pasted) assert.match(snippet, pasted);
      assert.equal(file, exported(snippet), "what the command makes of the tag");

      assert.ok(texts.link.startsWith(`${gallery.site}gallery/${tag}.html#`), texts.link);
      await gallery.open(texts.link, async ({ page, problems }) => {
        await alive(page.mainFrame(), LIVE);
        assert.deepEqual(await read(page.mainFrame(), READ, LIVE), there, "link");
        // the lesson's row is in another section
        const again = async () => (await copy(page, "link")).text.replaceAll(/%26at%3D\w+/g, "");
        assert.equal(await again(), texts.link.replaceAll(/%26at%3D\w+/g, ""), "the same link again");
        assert.equal((await copy(page, "tag")).text.split("\n").length, lines.length + 1);
        assert.deepEqual(problems, []);
      });

      await gallery.open(gallery.put(texts.iframe), async ({ page, problems }) => {
        const frame = await (await page.waitForSelector("iframe"))!.contentFrame();
        await alive(frame);
        assert.deepEqual(await read(frame, READ), there, "iframe");
        assert.equal(await page.$eval("iframe", (iframe) => iframe.title), pages.find((each) => each.tag === tag)!.heading);
        assert.deepEqual(problems, []);
      });

      await gallery.open(gallery.put(texts.tag), async ({ page, problems }) => {
        await alive(page.mainFrame());
        assert.deepEqual(values(await read(page.mainFrame(), READ)), values(there), "tag");
        assert.deepEqual(problems, []);
      });

      await gallery.openFile(
        `${gallery.folder}/${[...new Set(there.map((each) => each.tag))].sort().join("+")}.html`,
        async ({ page, problems }) => {
          await alive(page.mainFrame());
          assert.deepEqual(values(await read(page.mainFrame(), READ)), values(there), "file");
          assert.deepEqual(problems, []);
        },
      );
    });

  it("an author's own images: link, iframe, tag and file show the same map, the file from a disk", async () => {
    const map = '[data-room="own-images-0"]';
    const { texts, there } = await open("own-images", async ({ page, problems, downloads }) => {
      const main = page.mainFrame();
      await page.evaluate(() => Object.assign(document.querySelector("ae-latent-map")!, { cursor: [-0.75, 1.5] }));
      await alive(main, LIVE);
      await toRow(page);
      const now = await read(main, READ, map);
      const [link, iframe, markup] = [await copy(page, "link"), await copy(page, "iframe"), await copy(page, "tag")];
      const made = textOf(await download(page, downloads, "a-map-of-flags.html"));
      assert.ok(!made.includes("weights/ae2.bin") && made.includes("flags2.bin"), "the author's model, and none of the library's");
      assert.deepEqual(problems, []);
      return { texts: { link: link.text, iframe: iframe.text, tag: markup.text }, there: now };
    });
    assert.match(texts.tag, /<ae-latent-map model-src="http[^"]+\/examples\/flags\/map\.json" state="[^"]+"><\/ae-latent-map>$/);

    await gallery.open(texts.link, async ({ page, problems }) => {
      await alive(page.mainFrame(), LIVE);
      assert.deepEqual(await read(page.mainFrame(), READ, map), there, "link");
      assert.deepEqual(problems, []);
    });
    await gallery.open(gallery.put(texts.iframe), async ({ page, problems }) => {
      const frame = await (await page.waitForSelector("iframe"))!.contentFrame();
      await until(frame, () => document.querySelector("ae-latent-map") !== null);
      await alive(frame);
      assert.deepEqual(values(await read(frame, READ)), values(there), "iframe");
      assert.deepEqual(problems, []);
    });
    await gallery.open(gallery.put(texts.tag), async ({ page, problems }) => {
      await alive(page.mainFrame());
      assert.deepEqual(values(await read(page.mainFrame(), READ)), values(there), "tag");
      assert.deepEqual(problems, []);
    });
    await gallery.openFile(`${gallery.folder}/a-map-of-flags.html`, async ({ page, problems }) => {
      await alive(page.mainFrame());
      assert.deepEqual(values(await read(page.mainFrame(), READ)), values(there), "file");
      assert.deepEqual(problems, []);
    });
  });

  it("an author's own images: each figure has a row of its own, with its own title and address", async () => {
    const figures = ["a-map-of-flags", "flags-through-a-bottleneck", "damaged-flags-among-the-others", "learning-flags-in-the-page"];
    const texts = await open("own-images", async ({ page, problems }) => {
      assert.deepEqual(await page.$$eval(".share", (rows) => rows.map((each) => (each as HTMLElement).dataset.name)), figures);
      const ids = await page.$$eval("[id]", (all) => all.map(({ id }) => id));
      assert.equal(new Set(ids).size, ids.length, ids.join());
      await page.evaluate(() => Object.assign(document.querySelector("ae-bottleneck")!, { k: 5 }));
      const found: Record<"link" | "iframe" | "tag", string>[] = [];
      await page.bringToFront();
      for (const name of figures) {
        const of: Record<string, string> = {};
        for (const kind of ["link", "iframe", "tag"]) {
          await page.click(`[data-name=${name}] [data-copy=${kind}]`);
          await page.waitForFunction(
            (each) => document.querySelector(`[data-name=${each}] .share-status`)!.textContent.includes("copied."),
            {},
            name,
          );
          of[kind] = await page.$eval(`[data-name=${name}] textarea`, ({ value }) => value);
          await page.$eval(`[data-name=${name}] .share-status`, (status) => void (status.textContent = ""));
        }
        found.push(of);
      }
      assert.deepEqual(problems, []);
      return found;
    });
    const address = `${gallery.site}gallery/own-images.html`;
    assert.deepEqual(
      texts.map(({ link }) => link),
      [
        `${address}#${figures[0]}`,
        `${address}#figure=${figures[1]}&state=k%3D5%26digit%3D1&-digit=`,
        `${address}#${figures[2]}`,
        `${address}#figure=${figures[3]}&state=k%3D16&-k=`,
      ],
    );
    const titles = texts.map(({ iframe }) => / title="([^"]+)"/.exec(iframe)![1]);
    assert.deepEqual(titles, [
      "A map of flags",
      "Flags through a bottleneck",
      "Damaged flags among the others",
      "Learning flags in the page",
    ]);
    for (const { iframe, tag } of texts) {
      assert.ok(!tag.includes("../"), tag);
      assert.ok(iframe.includes(encodeURIComponent(`${gallery.site}examples/flags/`)), iframe);
    }

    await gallery.open(texts[1].link, async ({ page, problems }) => {
      await page.waitForFunction(() => document.querySelector("ae-bottleneck")!.k === 5);
      assert.ok(await page.$eval("ae-bottleneck", (tag) => Math.abs(tag.getBoundingClientRect().top) < 200), "the link leads to it");
      assert.deepEqual(problems, []);
    });
    await gallery.open(`${address}#figure=none&k=5`, async ({ page }) => {
      await page.waitForFunction(() => document.querySelector(".share-status")!.textContent !== "");
      assert.equal((await row(page)).status, "The link means a figure that this page does not have.");
    });
    await gallery.open(gallery.put(texts[3].iframe), async ({ page, problems }) => {
      const frame = await (await page.waitForSelector("iframe"))!.contentFrame();
      await until(frame, () => document.querySelector("ae-trainer") !== null);
      await alive(frame);
      assert.deepEqual(problems, []);
    });
  });

  it("the text follows the figure, and what was copied is what stands there", async () => {
    await open("ae-bottleneck", async ({ page }) => {
      await page.evaluate(() => Object.assign(document.querySelector("ae-bottleneck")!, { k: 5 }));
      await page.waitForFunction(() => document.querySelector<HTMLTextAreaElement>(".share textarea")!.value.includes('k="5"'));
      assert.equal((await row(page)).label, "Tag, for any HTML page.");
      for (const kind of ["link", "iframe", "tag"] as const) {
        const { text } = await copy(page, kind);
        assert.equal(await page.evaluate(() => navigator.clipboard.readText()), text);
      }
      // by the hand of a reader
      await copy(page, "link");
      await page.focus("ae-bottleneck");
      await page.evaluate(() =>
        document.querySelector("ae-bottleneck")!.shadowRoot!.querySelector<HTMLElement>("input[type=range]")!.focus(),
      );
      await page.keyboard.press("ArrowRight");
      await page.waitForFunction(() => {
        const { state } = document.querySelector("ae-bottleneck")!;
        const { value } = document.querySelector<HTMLTextAreaElement>(".share textarea")!;
        return state !== "k=5" && value.endsWith(`#${new URLSearchParams({ state }).toString()}`);
      });
      await page.evaluate(() => document.querySelector("ae-bottleneck")!.reset());
      await page.waitForFunction(() => document.querySelector<HTMLTextAreaElement>(".share textarea")!.value === location.href);
    });
  });

  it("where copying is not allowed the text is selected, and the reader is told", async () => {
    const before_ = `Object.defineProperty(navigator, "clipboard", { value: { writeText: () => Promise.reject(new Error("no")) } });
      Document.prototype.execCommand = () => false;`;
    await open(
      "ae-loss-calculator",
      async ({ page }) => {
        const { text, status } = await copy(page, "tag");
        assert.match(status, /^Copying is not allowed here\. The text is selected: press (Ctrl\+|⌘)C\.$/);
        const selected = await page.evaluate(() => {
          const { value, selectionStart, selectionEnd, readOnly } = document.activeElement as HTMLTextAreaElement;
          return { text: value.slice(selectionStart, selectionEnd), readOnly };
        });
        assert.deepEqual(selected, { text, readOnly: true });
      },
      { before: before_ },
    );
  });

  it("without the clipboard's API the old way copies, and the focus stays where it was", async () => {
    await open(
      "ae-loss-calculator",
      async ({ page }) => {
        const { status } = await copy(page, "tag");
        assert.match(status, /^Tag copied\./);
        assert.equal(await page.evaluate(() => (document.activeElement as HTMLElement).dataset.copy), "tag");
      },
      { before: 'Object.defineProperty(navigator, "clipboard", { value: undefined });' },
    );
  });

  it("a keyboard reaches everything, and Enter presses it", async () => {
    await open("ae-term", async ({ page }) => {
      await page.focus("[data-copy=link]");
      const walked: string[] = [];
      for (let i = 0; i < 5; i++) {
        walked.push(await page.evaluate(() => (document.activeElement as HTMLElement).dataset.copy ?? document.activeElement!.localName));
        await page.keyboard.press("Tab");
      }
      assert.deepEqual(walked, ["link", "iframe", "tag", "button", "textarea"]);
      await page.focus("[data-copy=iframe]");
      await page.keyboard.press("Enter");
      await page.waitForFunction(() => document.querySelector(".share-status")!.textContent.startsWith("Iframe copied."));
    });
  });

  it("a link that asks for what is not there shows the rest, says so and runs nothing", async () => {
    const wrong = new URLSearchParams({
      state: "k=3",
      onclick: "attacked=1",
      style: "color: red",
      "2.k": "3",
      "-hide": "",
      compare: '"><img src=x onerror="attacked=1">',
    });
    await gallery.open(`${gallery.site}gallery/ae-bottleneck.html#${wrong.toString()}`, async ({ page }) => {
      await alive(page.mainFrame(), LIVE);
      const shown = await page.$eval("ae-bottleneck", (tag) => ({ k: tag.k, compare: tag.compare, names: tag.getAttributeNames() }));
      assert.equal(shown.k, 3);
      assert.equal(shown.compare, "none");
      assert.ok(!shown.names.includes("onclick") && !shown.names.includes("style"));
      assert.equal(await page.evaluate("globalThis.attacked"), undefined);
      assert.equal(
        (await row(page)).status,
        "The link says “onclick”, which <ae-bottleneck> does not have. The link says “style”, which <ae-bottleneck> does not have. " +
          "The link says “2.k”, which this page does not have.",
      );
    });
    await gallery.open(`${gallery.site}gallery/ae-bottleneck.html#k=${"4".repeat(30_000)}`, async ({ page }) => {
      await alive(page.mainFrame(), LIVE);
      assert.equal(await page.$eval("ae-bottleneck", (tag) => tag.k), 8);
      assert.match((await row(page)).status, /^The link is too long: /);
    });
    await gallery.open(`${gallery.site}gallery/ae-quiz.html#src=${encodeURIComponent("data:application/json,{}")}`, async ({ page }) => {
      await alive(page.mainFrame(), LIVE);
      assert.equal(await page.$eval("ae-quiz", (tag) => tag.src), "");
      assert.match((await row(page)).status, /^src=“data:application\/json,\{\}” has to be an https address/);
    });
  });

  it("a link that is opened where its figure is already is followed; one to a place of the page leaves the figure alone", async () => {
    await open("ae-formula", async ({ page }) => {
      await page.evaluate(() => void (location.hash = "#state=symbol%3Dz&2.state=k%3D3"));
      await page.waitForFunction(() => document.querySelector("ae-bottleneck")!.k === 3);
      await alive(page.mainFrame(), LIVE);
      const link = await copy(page, "link");
      assert.equal(new URL(link.text).hash, "#state=symbol%3Dz&2.state=k%3D3");
      await page.$eval("ae-bottleneck", (tag) => void (tag.dataset.same = "yes"));
      await page.$eval(".skip", (skip) => (skip as HTMLElement).click());
      await page.waitForFunction(() => location.hash === "#main");
      assert.equal(await page.$eval("ae-bottleneck", (tag) => tag.dataset.same), "yes");
    });
  });

  it("a file that can't be made says why, and can be once the connection is back", async () => {
    await open("ae-loss-calculator", async ({ page, downloads }) => {
      const failed = () =>
        page.waitForFunction(() => document.querySelector(".share-status")!.textContent.startsWith("The file could not be made: "));
      await page.setOfflineMode(true);
      await page.click("[data-download]");
      await failed();
      assert.match((await row(page)).status, /did not load .*Check the connection and try again\./);
      await page.setOfflineMode(false);
      const file = await download(page, downloads, "ae-loss-calculator.html");
      assert.equal(textOf(file), exported("ae-loss-calculator"));
      await page.evaluate(() => Object.assign(document.querySelector("ae-loss-calculator")!, { loss: "bce" }));
      await page.setOfflineMode(true);
      // all that it needs is here already
      assert.equal(
        textOf(await download(page, downloads, "ae-loss-calculator.html")),
        exported('<ae-loss-calculator loss="bce"></ae-loss-calculator>'),
      );
    });
  });

  for (const scheme of ["light", "dark"])
    it(`at 320 px, ${scheme}: nothing sticks out, a thumb hits every button, nothing that axe finds`, async () => {
      await open(
        "ae-latent-map",
        async ({ page }) => {
          await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
          await copy(page, "iframe");
          const { wide, low } = await page.evaluate(() => ({
            wide: document.documentElement.scrollWidth,
            low: [...document.querySelectorAll(".share button")].filter((button) => button.getBoundingClientRect().height < 44).length,
          }));
          assert.deepEqual({ wide, low }, { wide: 320, low: 0 });
          await page.evaluate(axeSource);
          const found = (await page.evaluate("axe.run('.share').then(({ violations }) => violations.map(({ id }) => id))")) as string[];
          assert.deepEqual(found, []);
        },
        { width: 320 },
      );
    });

  it("the lesson's page: a link says how far the reader is; tag, iframe and file are the lesson from its beginning", async () => {
    const link = await gallery.open(gallery.site, async ({ page, problems, downloads }) => {
      await page.waitForFunction(() => document.querySelector("ae-lesson")!.matches(":defined"));
      await page.$eval("ae-lesson", async (lesson) => {
        await lesson.ready;
        lesson.markRead(lesson.sections[1].id);
      });
      await toRow(page);
      const state = await page.$eval("ae-lesson", (lesson) => lesson.state);
      const { text } = await copy(page, "link");
      assert.equal(new URLSearchParams(new URL(text).hash.slice(1)).get("state"), state);
      assert.equal((await copy(page, "tag")).text.split("\n")[1], "<ae-lesson></ae-lesson>");
      assert.match((await copy(page, "iframe")).text, /^<iframe src="[^"]+cdn\/embed\.html#tag=ae-lesson" /);
      const file = await download(page, downloads, "lesson.html");
      assert.equal(textOf(file), exported("--lesson"));
      assert.deepEqual(problems, []);
      return text;
    });
    await gallery.open(link, async ({ page }) => {
      await page.waitForFunction(() => document.querySelector("ae-lesson")!.matches(":defined"));
      const read_ = await page.$eval("ae-lesson", async (lesson) => {
        await lesson.ready;
        return lesson.sections.map(({ read: isRead }) => isRead);
      });
      assert.equal(read_[1], true);
    });
  });

  it("names a published CDN build where the build was told one", async () => {
    const folder = join(gallery.folder, "site");
    mkdirSync(folder, { recursive: true });
    cpSync(inRoot("site/index.html"), join(folder, "index.html"));
    const manifest = inRoot("dist/custom-elements.json");
    await buildGallery(manifest, join(folder, "gallery"), { cdn: "https://cdn.example/ae@1/dist/cdn" });
    const loader = "&lt;script type=&quot;module&quot; src=&quot;https://cdn.example/ae@1/dist/cdn/autoload.js&quot;&gt;";
    for (const page of ["index.html", "gallery/ae-quiz.html"]) assert.ok(textOf(join(folder, page)).includes(loader), page);
    assert.ok(textOf(join(folder, "share.js")).includes('"https://cdn.example/ae@1/dist/cdn/"'));
    await assert.rejects(buildGallery(manifest, join(folder, "gallery"), { cdn: "cdn.example" }), /AE_CDN=cdn\.example/);
  });
});
