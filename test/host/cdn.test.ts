/** The CDN build on pages of strangers: another origin, and what such pages bring along. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import type { Page } from "puppeteer-core";
import { inRoot } from "../../scripts/lib/paths.mjs";
import { filesIn, name } from "../../scripts/lib/sources.mjs";
import { serve } from "../../scripts/lib/static-server.mjs";
import { Frames, hear } from "./frames.js";
import { ready } from "./pages.js";

const TAGS = ["ae-latent-map", "ae-bottleneck", "ae-formula", "ae-quiz", "ae-loss-calculator"];
const all = (tags = TAGS) => tags.map((tag) => `<${tag}></${tag}>`).join("");
const inline = (path: string) =>
  `<script>${readFileSync(inRoot("node_modules", path), "utf8").replaceAll("</script", "<\\/script")}</script>`;

/** Eric Meyer's, as far as it matters to a custom element, and what is usual beside it. */
const RESET = `
  html, body, div, span, h1, h2, h3, p, a, img, ol, ul, li, fieldset, form, label, legend, table, button, input, select, canvas, svg {
    margin: 0; padding: 0; border: 0; font-size: 100%; font: inherit; vertical-align: baseline;
  }
  ol, ul { list-style: none; } *, *::before, *::after { box-sizing: border-box; }
  body { line-height: 1; }`;
const STARS = `* { margin: 0; padding: 0; border: 0; box-sizing: border-box; font: italic 700 9px/3 fantasy; color: red; letter-spacing: 3px;
  text-align: right; text-transform: uppercase; list-style: none; outline: 0; }
  /* what rem is stays the reader's */
  html { font-size: 16px !important; }`;
const PREFLIGHT = `*, ::before, ::after { box-sizing: border-box; border: 0 solid #e5e7eb; --tw-ring: 0; }
  html { line-height: 1.5; -webkit-text-size-adjust: 100%; tab-size: 4; font-family: ui-sans-serif; }
  body { line-height: inherit; } button, input, select { font: inherit; color: inherit; margin: 0; padding: 0; background: transparent; }
  img, svg, video, canvas { display: block; vertical-align: middle; max-width: 100%; height: auto; } [hidden] { display: none; }`;

/** What the text of a page hands down, from themes that break long words anywhere and the like. */
const HANDED_DOWN = `body { font: italic 700 30px/3 serif; letter-spacing: 4px; word-spacing: 9px; text-align: right; text-align-last: justify; text-indent: 40px;
  text-transform: uppercase; text-shadow: 2px 2px red; white-space: nowrap; word-break: break-all; overflow-wrap: anywhere; line-break: anywhere;
  hyphens: auto; font-variant: small-caps; list-style: square inside; }`;

describe("the CDN build on a page of another origin", () => {
  let frames: Frames;
  let autoload: string;
  before(async () => {
    frames = await Frames.start();
    autoload = `<script type="module" src="${frames.cdn}autoload.js"></script>`;
  });
  after(() => frames.stop());

  /** What did not come from the CDN, the page itself apart. */
  const foreign = (requests: string[]) => requests.slice(1).filter((address) => !address.startsWith(frames.cdn));

  it("brings tags to life, with scripts, models, wasm and fonts from where the script is", async () => {
    await frames.open(autoload + all(), async ({ page, requests, problems }) => {
      for (const tag of TAGS) await ready(page, tag);
      await page.evaluate(() => document.fonts.ready);
      assert.deepEqual(problems, []);
      assert.deepEqual(foreign(requests), []);
      for (const kind of ["weights", "wasm", "fonts", "chunks"])
        assert.ok(
          requests.some((address) => address.startsWith(`${frames.cdn}${kind}/`)),
          kind,
        );
    });
  });

  it("finds its files where <base href> leads elsewhere, and links inside a lesson stay on the page", async () => {
    const base = '<base href="http://elsewhere.test/deep/">';
    await frames.open(
      `${autoload}${all()}<ae-lesson></ae-lesson>`,
      async ({ page, requests, problems }) => {
        for (const tag of [...TAGS, "ae-lesson"]) await ready(page, tag);
        assert.deepEqual(foreign(requests), []);
        const address = page.url().replace(/#.*/, "");
        await page.evaluate(() =>
          document.querySelector("ae-lesson")!.shadowRoot!.querySelector<HTMLElement>('a[href^="#"][aria-current], nav a')!.click(),
        );
        assert.equal(page.url().replace(/#.*/, ""), address);
        assert.deepEqual(problems, []);
      },
      base,
    );
  });

  it("finds tags that jQuery adds later, and jQuery hears their events", async () => {
    await frames.open(
      `${autoload}<div id="later"></div>`,
      async ({ page, problems }) => {
        await page.waitForNetworkIdle({ idleTime: 200 });
        await page.evaluate(() => {
          const world = window as unknown as {
            $: (query: string) => { on(name: string, listener: (event: Event) => void): void; append(html: string): void };
            count: number;
          };
          world.count = 0;
          world.$("#later").on("ae-ready", () => world.count++);
          world.$("#later").append("<p><ae-loss-calculator></ae-loss-calculator></p><ae-quiz></ae-quiz>");
        });
        await ready(page, "ae-loss-calculator");
        await ready(page, "ae-quiz");
        assert.equal(await page.evaluate(() => (window as unknown as { count: number }).count), 2);
        assert.deepEqual(problems, []);
      },
      inline("jquery/dist/jquery.min.js"),
    );
  });

  it("leaves RequireJS alone: its define() hears nothing of ours, and its modules still come", async () => {
    const spy = `<script>
      window.defined = [];
      window.define = new Proxy(window.define, { apply(define, self, args) { defined.push(String(args[0]).slice(0, 80)); return define(...args); } });
    </script>`;
    const own = `<script>define("own", [], () => "own"); require(["own"], (value) => { window.required = value; });</script>`;
    await frames.open(
      `${autoload}<script src="${frames.cdn}embed.js"></script>${all()}<ae-formula tex="\\frac{1}{n}"></ae-formula>${own}`,
      async ({ page, problems }) => {
        for (const tag of [...TAGS, "ae-formula[tex]"]) await ready(page, tag);
        assert.deepEqual(problems, []);
        assert.deepEqual(await page.evaluate(() => (window as unknown as { defined: string[] }).defined), ["own"]);
        assert.equal(await page.evaluate(() => (window as unknown as { required: string }).required), "own");
      },
      inline("requirejs/require.js") + spy,
    );
  });

  describe("looks as on a bare page under", () => {
    const bare = new Map<string, Look>();
    before(async () => {
      await frames.open(autoload + all(), async ({ page }) => {
        for (const tag of TAGS) bare.set(tag, await lookOf(page, tag));
      });
    });
    for (const [title, css] of [
      ["a reset", RESET],
      ["* { }", STARS],
      ["a theme of utility classes", PREFLIGHT],
      ["text set in every way but the usual", HANDED_DOWN],
    ]) {
      it(title, async () => {
        await frames.open(
          autoload + all(),
          async ({ page }) => {
            for (const tag of TAGS) alike(await lookOf(page, tag), bare.get(tag)!, tag);
          },
          `<style>${css}</style>`,
        );
      });
    }
  });
});

interface Look {
  height: number;
  /** What each part is like, and where it is in the tag: left, top, width, height. */
  parts: { like: string; place: number[] }[];
}

/** Text is set on fractions of a pixel, which depend on what is above. */
const SLACK_PX = 1;

function alike(look: Look, bare: Look, tag: string): void {
  const likes = ({ parts }: Look) => parts.map(({ like }) => like);
  assert.deepEqual(likes(look), likes(bare), tag);
  const moved = look.parts.filter(({ place }, i) => place.some((length, j) => Math.abs(length - bare.parts[i].place[j]) > SLACK_PX));
  assert.deepEqual(moved, [], `parts of <${tag}> that are elsewhere`);
  assert.ok(Math.abs(look.height - bare.height) <= SLACK_PX, `<${tag}>: ${look.height} px instead of ${bare.height}`);
}

/** Height of a tag, 700 px wide, and fonts, colours and places of all that it shows. */
async function lookOf(page: Page, tag: string): Promise<Look> {
  await ready(page, tag);
  return page.evaluate(async (selector) => {
    document.body.style.cssText = "margin: 0 !important; width: 700px !important";
    const element = document.querySelector(selector) as HTMLElement & { updateComplete: Promise<unknown> };
    // alone at the top of the page: what is above ends on fractions of a pixel
    for (const other of document.body.children)
      if (other !== element) (other as HTMLElement).style.setProperty("display", "none", "important");
    element.style.removeProperty("display");
    await element.updateComplete;
    await document.fonts.ready;
    await new Promise((go) => setTimeout(go, 300));
    const { top } = element.getBoundingClientRect();
    const parts = [...element.shadowRoot!.querySelectorAll<HTMLElement>("*")].filter((part) => part.checkVisibility());
    return {
      height: element.offsetHeight,
      parts: parts.map((part) => {
        const {
          fontFamily,
          fontSize,
          fontWeight,
          fontStyle,
          lineHeight,
          color,
          letterSpacing,
          textAlign,
          textTransform,
          borderTopWidth,
          paddingTop,
        } = getComputedStyle(part);
        const box = part.getBoundingClientRect();
        const text = [fontFamily.slice(0, 20), fontSize, fontWeight, fontStyle, lineHeight, color, letterSpacing, textAlign, textTransform];
        const like = [part.localName, part.getAttribute("class"), ...text, borderTopWidth, paddingTop].join(" | ");
        return { like, place: [box.left, box.top - top, box.width, box.height] };
      }),
    };
  }, tag);
}

describe("integrity.json", () => {
  const list = JSON.parse(readFileSync(inRoot("dist/cdn/integrity.json"), "utf8")) as Record<string, string>;
  let frames: Frames;
  let server: { url: string; close(): Promise<void> };
  /** A path whose script is not what it was. */
  let tampered = "";
  before(async () => {
    frames = await Frames.start();
    const headers = { "Access-Control-Allow-Origin": "*" };
    server = await serve({
      folder: inRoot("dist/cdn"),
      port: 0,
      headers,
      first(request, response) {
        const path = (request.url ?? "").slice(1).replace(/\?.*/, "");
        if (path !== tampered) return false;
        response.writeHead(200, { ...headers, "Content-Type": "text/javascript" });
        response.end(`${readFileSync(inRoot("dist/cdn", path), "utf8")}\nglobalThis.tampered = true;`);
        return true;
      },
    });
  });
  after(async () => {
    await frames.stop();
    await server.close();
  });

  /** What the script in docs/guides/plain-html.md prints, and two tags. */
  const page = () => {
    const guide = readFileSync(inRoot("docs/guides/plain-html.md"), "utf8");
    const [, code] = /<!-- tested -->\s+```js\n([^]*?)```/.exec(guide)!;
    // in the repository, where Node finds the package by its name
    const folder = inRoot(".cache/integrity-guide");
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, "integrity.mjs"), code);
    const head = execFileSync(process.execPath, [join(folder, "integrity.mjs"), server.url], { encoding: "utf8" });
    rmSync(folder, { recursive: true });
    return `${head}<ae-formula>waiting</ae-formula><ae-quiz>waiting</ae-quiz>`;
  };

  it("lists every script of the CDN build with its SHA-384", () => {
    const scripts = filesIn("dist/cdn").filter((path) => path.endsWith(".js"));
    assert.ok(scripts.length > 50);
    assert.deepEqual(
      Object.entries(list),
      scripts.map((path) => [
        name(path).replace("dist/cdn/", ""),
        `sha384-${createHash("sha384").update(readFileSync(path)).digest("base64")}`,
      ]),
    );
  });

  it("lets a page load the library by it, autoloader and chunks", async () => {
    tampered = "";
    await frames.open(page(), async ({ page: opened, problems }) => {
      for (const tag of ["ae-formula", "ae-quiz"]) await ready(opened, tag);
      assert.deepEqual(problems, []);
    });
  });

  it("keeps a changed autoloader and a changed chunk from running", async () => {
    const { tags } = JSON.parse(readFileSync(inRoot("dist/cdn/chunks.json"), "utf8")) as { tags: Record<string, string[]> };
    tampered = "autoload.js";
    await frames.open(page(), async ({ page: opened, problems }) => {
      await opened.waitForNetworkIdle({ idleTime: 300 });
      assert.ok(problems.some((each) => /integrity/i.test(each)));
      assert.equal(await opened.evaluate(() => "tampered" in globalThis), false);
      assert.equal(await opened.evaluate(() => customElements.get("ae-formula") === undefined), true);
    });
    [tampered] = tags["ae-quiz"];
    await frames.open(page(), async ({ page: opened, requests }) => {
      await ready(opened, "ae-formula");
      await hear(opened, "ae-error");
      // a second time it would be asked for at another address, which the import map does not know
      await opened.evaluate(() => document.body.append(document.createElement("ae-quiz")));
      await opened.waitForFunction(
        () => (window as unknown as { heard: { type: string }[] }).heard.filter(({ type }) => type === "ae-error").length > 1,
      );
      assert.deepEqual(
        requests.filter((address) => address.includes("?")),
        [],
      );
      assert.equal(await opened.evaluate(() => "tampered" in globalThis), false);
      assert.equal(await opened.evaluate(() => customElements.get("ae-quiz") === undefined), true);
    });
  });
});
