/** `ae-elements export`: each tag as one file plays through with every request refused, from a disk, in a sandbox, in an LMS. */
import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import type { Page } from "puppeteer-core";
import { inRoot } from "../../scripts/lib/paths.mjs";
import { formulaTex } from "../../src/content/tex/formula.js";
import { OneFile, play, type OneFilePage, type Place } from "./one-file-pages.js";
import { until } from "./pages.js";

/** Each tag, and whether it runs models. */
const TAGS: Record<string, boolean> = {
  "ae-anomaly": true,
  "ae-bottleneck": true,
  "ae-denoiser": true,
  "ae-features": true,
  "ae-formula": false,
  "ae-latent-map": true,
  "ae-loss-calculator": false,
  "ae-quiz": false,
  "ae-sampler": true,
  "ae-term": false,
  "ae-trainer": true,
  "ae-walkthrough": true,
};
const WORD = "<p>The <ae-term>bottleneck</ae-term> is short.</p>";

/** Nothing was asked for, nothing failed. */
function silent({ requests, problems }: OneFilePage): void {
  assert.deepEqual(requests, []);
  assert.deepEqual(problems, []);
}

describe("one file", () => {
  let files: OneFile;
  const exported = new Map<string, string>();
  /** The page of one tag. */
  const fileOf = (tag: string) => {
    if (!exported.has(tag)) exported.set(tag, files.export(tag, tag === "ae-term" ? WORD : tag));
    return exported.get(tag)!;
  };
  before(async () => {
    files = await OneFile.start();
  });
  after(() => files.stop());

  for (const [tag, models] of Object.entries(TAGS)) {
    it(`<${tag}> from file:// comes alive, and everything in it can be pressed`, async () => {
      await files.open(fileOf(tag), "file", async (opened) => {
        const { controls, errors, fonts, backend } = await play(opened.frame, tag);
        assert.deepEqual(errors, []);
        assert.equal(backend, models || tag === "ae-quiz" ? "wasm" : null);
        if (models || tag === "ae-quiz") assert.ok(controls.length >= 5, `only ${controls.join(", ")}`);
        for (const font of fonts) assert.match(font, / loaded$/);
        if (tag !== "ae-term") assert.ok(fonts.length > 0, "symbols in their own faces");
        silent(opened);
      });
    });
  }

  it("a quiz in GIFT, and one in JSON, from files beside the author's page", async () => {
    const page = join(files.folder, "quizzes.html");
    writeFileSync(
      join(files.folder, "q.gift"),
      "// beside\nWhich part draws: encoder or decoder? {=the decoder#It does. ~the encoder}\n\nMatch them. {=a -> b =c -> d}\n\nHow many? {#32}",
    );
    writeFileSync(join(files.folder, "q.json"), JSON.stringify([{ kind: "numeric", prompt: "1 + 1?", answer: 2 }]));
    writeFileSync(
      page,
      '<html lang="en"><title>Q</title><ae-quiz id="gift" src="q.gift"></ae-quiz><ae-quiz id="json" src="q.json"></ae-quiz></html>',
    );
    await files.open(files.export("quizzes-out", "--html", page), "file", async ({ page: opened, requests, problems }) => {
      const asked = await opened.evaluate(async () => {
        const prompts = async (id: string) => {
          const quiz = document.querySelector<HTMLElement & { ready: Promise<void>; questions: { prompt: string }[] }>(`#${id}`)!;
          await customElements.whenDefined("ae-quiz");
          await quiz.ready;
          return quiz.questions.map(({ prompt }) => prompt);
        };
        const answer = await document.querySelector("ae-quiz")!.answer("q1", "a");
        return { gift: await prompts("gift"), json: await prompts("json"), correct: answer?.correct };
      });
      assert.deepEqual(asked, { gift: ["Which part draws: encoder or decoder?", "How many?"], json: ["1 + 1?"], correct: true });
      assert.deepEqual(requests, []);
      assert.deepEqual(problems, ["<ae-quiz> question 2 (line 4): it asks to match pairs; it is left out"]);
    });
  });

  it("a digit drawn with the mouse, a letter and another k go through the model; a cursor dragged over the map is decoded", async () => {
    type Tag = HTMLElement & { ready: Promise<void>; updateComplete: Promise<unknown> };
    /** Where something in a tag is on the screen. */
    const boxOf = (page: Page, tag: string, selector: string) =>
      page.evaluate(
        (name, query) => {
          const element = document.querySelector(name)!.shadowRoot!.querySelector(query)!;
          element.scrollIntoView({ block: "center" });
          const { left, top, width, height } = element.getBoundingClientRect();
          return { left, top, width, height };
        },
        tag,
        selector,
      );
    const press = (page: Page, tag: string, text: string) =>
      page.evaluate(
        async (name, label) => {
          const host = document.querySelector<Tag>(name)!;
          await host.ready;
          [...host.shadowRoot!.querySelectorAll("button")].find((button) => button.textContent.trim() === label)!.click();
          await host.updateComplete;
        },
        tag,
        text,
      );
    const read = (page: Page) =>
      page.$eval("ae-bottleneck", async (tag) => {
        await tag.updateComplete;
        return { ink: tag.input.reduce((sum, pixel) => sum + pixel, 0), k: tag.k, mse: tag.mse };
      });

    await files.open(fileOf("ae-bottleneck"), "file", async (opened) => {
      const { page } = opened;
      await page.setViewport({ width: 1000, height: 900 });
      await press(page, "ae-bottleneck", "Draw");
      const before_ = await read(page);
      const pad = await boxOf(page, "ae-bottleneck", ".pad-field");
      await page.mouse.move(pad.left + pad.width / 2, pad.top + pad.height * 0.2);
      await page.mouse.down();
      await page.mouse.move(pad.left + pad.width / 2, pad.top + pad.height * 0.8, { steps: 6 });
      await page.mouse.up();
      const drawn = await read(page);
      assert.ok(drawn.ink > 10 && drawn.ink !== before_.ink, `${drawn.ink}`);
      assert.ok(drawn.mse > 0 && drawn.mse !== before_.mse, `${drawn.mse}`);
      await press(page, "ae-bottleneck", "Done");
      await press(page, "ae-bottleneck", "A letter");
      const letter = await read(page);
      assert.notEqual(letter.ink, drawn.ink);
      await page.evaluate(() =>
        document.querySelector("ae-bottleneck")!.shadowRoot!.querySelector<HTMLElement>("input[type=range]")!.focus(),
      );
      await page.keyboard.press("ArrowRight");
      const wider = await read(page);
      assert.notDeepEqual([wider.k, wider.mse], [letter.k, letter.mse]);
      silent(opened);
    });

    await files.open(fileOf("ae-latent-map"), "file", async (opened) => {
      const { page } = opened;
      await page.setViewport({ width: 1000, height: 900 });
      await page.evaluate(() => document.querySelector<Tag>("ae-latent-map")!.ready);
      const cursor = () => page.$eval("ae-latent-map", (tag) => JSON.stringify(tag.cursor));
      const from = await cursor();
      const handle = await boxOf(page, "ae-latent-map", ".handle.cursor");
      await page.mouse.move(handle.left + handle.width / 2, handle.top + handle.height / 2);
      await page.mouse.down();
      await page.mouse.move(handle.left - 60, handle.top - 60, { steps: 5 });
      await page.mouse.up();
      await page.$eval("ae-latent-map", (tag) => tag.updateComplete);
      assert.notEqual(await cursor(), from);
      silent(opened);
    });
  });

  for (const place of ["sandbox", "srcdoc", "lms"] as Place[]) {
    it(`a map and a quiz in ${place === "lms" ? "an LMS's file area without https" : `<iframe sandbox="allow-scripts">, by ${place}`}`, async () => {
      const file = files.export("two", '<ae-latent-map model="both"></ae-latent-map>', "ae-quiz");
      await files.open(file, place, async (opened) => {
        const { backend, errors } = await play(opened.frame, "ae-latent-map");
        assert.deepEqual([backend, errors], ["wasm", []]);
        assert.equal(
          await opened.frame.evaluate(() => isSecureContext),
          place !== "lms" && (await opened.page.evaluate(() => isSecureContext)),
        );
        await opened.frame.evaluate(() => (document.querySelector("ae-quiz") as Element & { ready?: Promise<void> }).ready);
        silent(opened);
      });
    });
  }

  it("runs its models where the server forbids WebAssembly, and where it allows no connection", async () => {
    const policy = { "Content-Security-Policy": "script-src 'unsafe-inline'; connect-src 'none'; worker-src 'none'" };
    await files.open(
      fileOf("ae-denoiser"),
      "lms",
      async (opened) => {
        const { backend, errors } = await play(opened.frame, "ae-denoiser");
        assert.deepEqual([backend, errors], ["cpu", []]);
        silent(opened);
      },
      policy,
    );
  });

  it("holds the policy that it brings: what an attacker adds can't connect or run", async () => {
    await files.open(fileOf("ae-quiz"), "file", async ({ frame, requests }) => {
      const ran = await frame.evaluate(async () => {
        const script = document.createElement("script");
        script.text = "globalThis.ranAnyway = true";
        document.body.append(script);
        const image = new Image();
        image.src = "http://lms.test/spy.png";
        const answer = await fetch("http://lms.test/spy").then(
          () => "connected",
          () => "refused",
        );
        return [answer, "ranAnyway" in globalThis];
      });
      assert.deepEqual(ran, ["refused", false]);
      assert.deepEqual(requests, []);
    });
  });

  it("the lesson: every tag in it comes alive", async () => {
    await files.open(files.export("lesson", "--lesson"), "file", async (opened) => {
      const alive = await opened.frame.evaluate(async () => {
        const lesson = document.querySelector("ae-lesson") as Element & { ready: Promise<void> };
        await customElements.whenDefined("ae-lesson");
        await lesson.ready;
        const tags = [...lesson.shadowRoot!.querySelectorAll("*")].filter(({ localName }) => localName.startsWith("ae-"));
        for (const tag of tags) {
          await customElements.whenDefined(tag.localName);
          await (tag as Element & { ready: Promise<void> }).ready;
        }
        return [...new Set(tags.map(({ localName }) => localName))].sort();
      });
      assert.deepEqual(alive, Object.keys(TAGS));
      silent(opened);
    });
  });

  it("formulas: every built-in one, and an author's TeX, in KaTeX's faces", async () => {
    const names = Object.keys(formulaTex);
    const snippets = names.map((name) => `<ae-formula name="${name}" display></ae-formula>`);
    await files.open(files.export("formulas", ...snippets), "file", async (opened) => {
      const { fonts } = await play(opened.frame, "ae-formula");
      for (const font of fonts) assert.match(font, / loaded$/);
      // every face that a formula's text names is there: KaTeX's rules give each glyph one family
      const missing = await opened.frame.evaluate(async () => {
        await Promise.all([...document.querySelectorAll("ae-formula")].map((each) => (each as Element & { ready: Promise<void> }).ready));
        const has = new Set([...document.fonts].map(({ family, style, weight }) => `${family.replaceAll('"', "")} ${style} ${weight}`));
        const wanted = new Set<string>();
        for (const formula of document.querySelectorAll("ae-formula"))
          for (const glyph of formula.shadowRoot!.querySelectorAll(".katex-html *")) {
            const style = getComputedStyle(glyph);
            const [family] = style.fontFamily.split(",");
            if (
              [...glyph.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && /\S/.test(node.textContent ?? "")) &&
              family.startsWith("KaTeX")
            )
              wanted.add(`${family} ${style.fontStyle} ${style.fontWeight}`);
          }
        return [wanted.size, [...wanted].filter((face) => !has.has(face))];
      });
      assert.ok((missing[0] as number) >= 4);
      assert.deepEqual(missing[1], []);
      silent(opened);
    });

    const own = files.export("own-tex", String.raw`<ae-formula tex="\mathfrak{A} \in \mathbb{R}^{n}"></ae-formula>`);
    await files.open(own, "file", async (opened) => {
      const { fonts } = await play(opened.frame, "ae-formula");
      assert.ok(fonts.includes("KaTeX_Fraktur normal 400 loaded"), fonts.join());
      assert.ok(fonts.includes("KaTeX_AMS normal 400 loaded"), fonts.join());
      silent(opened);
    });
  });

  it("a word's definition opens where there is room for it", async () => {
    await files.open(fileOf("ae-term"), "file", async (opened) => {
      await opened.frame.evaluate(() => (document.querySelector("ae-term") as Element & { ready: Promise<void> }).ready);
      await opened.frame.click("ae-term");
      await until(
        opened.frame,
        () => document.querySelector("ae-term")!.shadowRoot!.querySelector(".popup")!.getBoundingClientRect().top > 0,
      );
      silent(opened);
    });
  });

  it("a quiz of the author, with TeX, from a file beside the page", async () => {
    const quiz = { questions: [{ id: "a", kind: "numeric", prompt: "What is $\\sqrt{z}$ for $z = 4$?", answer: 2 }] };
    writeFileSync(join(files.folder, "quiz.json"), JSON.stringify(quiz));
    const source = join(files.folder, "source.html");
    writeFileSync(
      source,
      '<!doctype html><html lang="en"><title>Mine</title><script type="module" src="https://cdn.example.org/ae-elements/autoload.js"></script><body><script>document.title = "Mine, run";</script><ae-quiz src="quiz.json"></ae-quiz>',
    );
    const before_ = readFileSync(source, "utf8");
    await files.open(files.export("author", "--html", source), "file", async (opened) => {
      await play(opened.frame, "ae-quiz");
      assert.equal(await opened.page.title(), "Mine, run", "the author's own script ran");
      assert.equal(
        await opened.frame.evaluate(() => document.querySelector("ae-quiz")!.shadowRoot!.querySelectorAll(".katex .sqrt").length),
        1,
      );
      silent(opened);
    });
    assert.equal(readFileSync(source, "utf8"), before_);
  });

  it("a tag that is not inside stays as it was, and says so once", async () => {
    await files.open(fileOf("ae-quiz"), "file", async ({ frame, problems, requests }) => {
      const code = await frame.evaluate(
        () =>
          new Promise((resolve) => {
            document.addEventListener("ae-error", (event) => resolve((event as CustomEvent<{ code: string }>).detail.code));
            document.body.append(document.createElement("ae-sampler"));
          }),
      );
      assert.equal(code, "network");
      assert.match(
        problems.join("\n"),
        /^The script of <ae-sampler> did not load \(Error: "ae-sampler\.js" is not in this file: it was made for other tags\)\.$/,
      );
      assert.deepEqual(requests, []);
    });
  });

  it("has the faces that its tag asks the CDN build for", async () => {
    const { Host, bare, ready } = await import("./pages.js");
    const list = JSON.parse(readFileSync(inRoot("dist/cdn/classic/parts.json"), "utf8")) as { tags: Record<string, { files: string[] }> };
    const host = await Host.start();
    try {
      for (const tag of Object.keys(TAGS))
        await host.open({ html: bare(tag === "ae-term" ? WORD : `<${tag}></${tag}>`) }, async ({ page, requests }) => {
          await ready(page, tag);
          await page.evaluate(() => document.fonts.ready);
          const asked = requests.filter((path) => path.includes("/fonts/")).map((path) => path.replace(/^.*\/cdn\//, ""));
          assert.deepEqual(
            asked.filter((font) => !list.tags[tag].files.includes(font)),
            [],
            tag,
          );
        });
    } finally {
      await host.stop();
    }
  });

  it("is accessible as a page: language, title, one heading of the first rank, a main part", async () => {
    const axe = readFileSync(inRoot("node_modules/axe-core/axe.min.js"), "utf8");
    await files.open(files.export("titled", "ae-quiz", "--title", "A quiz"), "file", async ({ page, frame }) => {
      await play(frame, "ae-quiz");
      await page.setBypassCSP(true);
      await frame.evaluate(axe);
      // a tag's title is a heading of the third rank wherever it stands
      const rules = { "heading-order": { enabled: false } };
      const found = await frame.evaluate(
        (options) =>
          (globalThis as unknown as { axe: { run(context: Document, options: object): Promise<{ violations: { id: string }[] }> } }).axe
            .run(document, options)
            .then(({ violations }) => violations.map(({ id }) => id)),
        { rules },
      );
      assert.deepEqual(found, []);
      assert.equal(await frame.$eval("h1", (heading) => heading.textContent), "A quiz");
    });
  });

  it("follows the reader's colour scheme", async () => {
    await files.open(fileOf("ae-loss-calculator"), "file", async ({ page, frame }) => {
      const ground = () => frame.evaluate(() => getComputedStyle(document.body).backgroundColor);
      const grounds = [];
      for (const value of ["light", "dark"]) {
        await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value }]);
        grounds.push(await ground());
      }
      assert.deepEqual(grounds, ["rgb(255, 255, 255)", "rgb(20, 22, 26)"]);
    });
  });
});
