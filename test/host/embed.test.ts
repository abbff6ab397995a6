/** Tags in frames: embed.html and embed.js on pages of another origin, in sandboxes, from a disk, and with all that is wrong. */
import assert from "node:assert/strict";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { pathToFileURL } from "node:url";
import type { Frame, Page } from "puppeteer-core";
import { inRoot } from "../../scripts/lib/paths.mjs";
import { Frames, alive, fitted, hear, heard } from "./frames.js";
import { until } from "./pages.js";

const TAGS = [
  "ae-anomaly",
  "ae-bottleneck",
  "ae-denoiser",
  "ae-features",
  "ae-formula",
  "ae-latent-map",
  "ae-lesson",
  "ae-loss-calculator",
  "ae-quiz",
  "ae-sampler",
  "ae-term",
  "ae-trainer",
  "ae-walkthrough",
];
const hashOf = (tag: string) => (tag === "ae-term" ? "tag=ae-term&term=bottleneck" : `tag=${tag}`);
/** What a browser says of a server without CORS headers. */
const CORS = /blocked by CORS policy|net::ERR_FAILED/;

let frames: Frames;
before(async () => {
  frames = await Frames.start();
});
after(() => frames.stop());

/** An iframe of embed.html. `from`: address of the CDN build. */
const iframe = (hash: string, attributes = "", from = frames.cdn) =>
  `<iframe ${attributes} src="${from}embed.html#${hash.replaceAll("&", "&amp;")}"></iframe>`;
const script = () => `<script src="${frames.cdn}embed.js"></script>`;
/** The text of an address that is wrong. */
const complaint = (frame: Frame): Promise<string> =>
  frame.waitForSelector('[role="alert"]').then((alert) => alert!.evaluate((element) => (element as HTMLElement).innerText));
const pause = (ms: number) => new Promise((go) => setTimeout(go, ms));

interface Said {
  origin: string;
  data: { protocol: string; version: number; type: string; height?: number; name?: string; tag?: string; detail?: unknown };
}
const messages = (page: Page): Promise<Said[]> => page.evaluate(() => (window as unknown as { messages: Said[] }).messages);

describe("a frame of another origin", () => {
  for (const tag of TAGS) {
    it(`<${tag}> comes alive under the frame's own policy, and the iframe gets its height`, async () => {
      await frames.open(script() + iframe(hashOf(tag), 'id="a"'), async ({ page, problems, frame, requests }) => {
        const inside = await frame();
        await alive(inside, tag);
        await fitted(page, inside);
        assert.equal((await hear(page, "ae-ready")).id, "a");
        assert.deepEqual(problems, []);
        assert.deepEqual(
          requests.slice(1).filter((address) => !address.startsWith(frames.cdn) || address.includes("/classic/")),
          [],
        );
      });
    });
  }
});

describe('a frame with sandbox="allow-scripts"', () => {
  for (const tag of TAGS) {
    it(`<${tag}> comes alive in modules where the server sends CORS headers`, async () => {
      await frames.open(script() + iframe(hashOf(tag), 'sandbox="allow-scripts"'), async ({ page, problems, frame, requests }) => {
        const inside = await frame();
        assert.equal(await inside.evaluate(() => self.origin), "null");
        await alive(inside, tag);
        await fitted(page, inside);
        await hear(page, "ae-ready");
        assert.deepEqual(problems, []);
        assert.deepEqual(
          requests.filter((address) => address.includes("/classic/")),
          [],
        );
      });
    });

    it(`<${tag}> comes alive in classic scripts where it does not, with its models and fonts`, async () => {
      await frames.open(
        script() + iframe(hashOf(tag), 'sandbox="allow-scripts"', frames.plain),
        async ({ page, problems, frame, requests }) => {
          const inside = await frame();
          await alive(inside, tag);
          await fitted(page, inside);
          await inside.evaluate(() => document.fonts.ready);
          assert.deepEqual(
            problems.filter((each) => !CORS.test(each)),
            [],
          );
          const other = requests.filter((address) => address.startsWith(frames.plain) && !address.includes("/classic/"));
          assert.deepEqual(
            other.map((address) => new URL(address).pathname),
            ["/embed.html", "/embed-frame.js", "/autoload.js"],
          );
          const failed = await inside.evaluate(() => [...document.fonts].filter(({ status }) => status === "error").length);
          assert.equal(failed, 0);
        },
      );
    });
  }

  it("an author's TeX is typeset without CORS headers, in KaTeX's faces", async () => {
    const hash = `tag=ae-formula&tex=${encodeURIComponent("\\mathfrak{L} = \\frac{1}{n}\\sum_i (x_i - \\hat x_i)^2")}`;
    await frames.open(iframe(hash, 'sandbox="allow-scripts"', frames.plain), async ({ frame }) => {
      const inside = await frame();
      await alive(inside, "ae-formula");
      await until(inside, () => [...document.fonts].some(({ family, status }) => family.includes("Fraktur") && status === "loaded"));
    });
  });
});

describe("a frame from a disk", () => {
  let folder: string;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), "ae-embed-"));
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  it("shows its tag with its model, and the page from the disk gets height and events", async () => {
    const cdn = pathToFileURL(inRoot("dist/cdn/")).href;
    const recorder =
      '<script>window.heard = []; addEventListener("ae-ready", ({ type, target }) => heard.push({ type, id: target.id }))</script>';
    const icon = '<link rel="icon" href="data:,">';
    const file = join(folder, "host.html");
    writeFileSync(
      file,
      `<!doctype html>${icon}${recorder}<script src="${cdn}embed.js"></script>${iframe("tag=ae-latent-map", 'id="a"', cdn)}`,
    );
    await frames.visit(pathToFileURL(file).href, async ({ page, problems, frame, requests }) => {
      const inside = await frame();
      await alive(inside, "ae-latent-map");
      await fitted(page, inside);
      assert.equal((await hear(page, "ae-ready")).id, "a");
      assert.deepEqual(problems, []);
      assert.deepEqual(
        requests.filter((address) => !address.startsWith("file:")),
        [],
      );
    });
  });
});

describe("the height", () => {
  it("follows the content, the width and no loop: a few messages, then silence", async () => {
    await frames.open(
      `<style>body { margin: 0 }</style>${script()}${iframe("tag=ae-quiz", 'style="width: 100%; border: 0"')}`,
      async ({ page, frame }) => {
        const inside = await frame();
        await alive(inside, "ae-quiz");
        const narrow = async (width: number) => {
          await page.setViewport({ width, height: 700 });
          await pause(200);
          return fitted(page, inside);
        };
        const heights = [await narrow(900), await narrow(340), await narrow(900)];
        assert.ok(heights[1] > heights[0], `${heights[1]} px at 340, ${heights[0]} at 900`);
        assert.equal(heights[2], heights[0]);
        const count = (await messages(page)).length;
        await pause(1500);
        assert.equal((await messages(page)).length, count, "messages while nothing changes");
        const sizes = (await messages(page)).filter(({ data }) => data.type === "size");
        assert.ok(sizes.length <= 12, `${sizes.length} heights told`);
        assert.ok(
          sizes.every(({ data }, i) => data.height !== sizes[i - 1]?.data.height || i < 2),
          "told twice",
        );
      },
    );
  });

  it("grows with what the reader opens, and shows no scroll bar on the way", async () => {
    await frames.open(script() + iframe("tag=ae-quiz", 'style="width: 600px"'), async ({ page, frame }) => {
      const inside = await frame();
      await alive(inside, "ae-quiz");
      const closed = await fitted(page, inside);
      await inside.evaluate(() => {
        const root = document.querySelector("ae-quiz")!.shadowRoot!;
        root.querySelector<HTMLInputElement>("input")!.click();
        [...root.querySelectorAll("button")]
          .find((button) => (!button.disabled && button.type !== "button") || /check|answer/i.test(button.textContent))!
          .click();
      });
      await hear(page, "ae-answer");
      await pause(300);
      assert.ok((await fitted(page, inside)) > closed);
      assert.equal(await inside.evaluate(() => getComputedStyle(document.documentElement).overflowY), "hidden");
    });
  });

  it("counts the iframe's border and padding where the page has box-sizing: border-box", async () => {
    const css = "<style>* { box-sizing: border-box } iframe { border: 10px solid; padding: 7px }</style>";
    await frames.open(css + script() + iframe("tag=ae-formula"), async ({ frame }) => {
      const inside = await frame();
      await alive(inside, "ae-formula");
      await until(inside, () => innerHeight === Math.ceil(document.querySelector("main")!.getBoundingClientRect().height));
    });
  });

  it("is each iframe's own; frames that come later get theirs, also when embed.js comes last", async () => {
    const two = iframe("tag=ae-formula", 'id="a"') + iframe("tag=ae-loss-calculator", 'id="b"');
    await frames.open(two, async ({ page, frame, problems }) => {
      await alive(await frame("#a"), "ae-formula");
      await alive(await frame("#b"), "ae-loss-calculator");
      await page.addScriptTag({ url: `${frames.cdn}embed.js` });
      await page.addScriptTag({ url: `${frames.cdn}embed.js` });
      const [a, b] = [await fitted(page, await frame("#a"), "#a"), await fitted(page, await frame("#b"), "#b")];
      assert.ok(a < b);
      // what had happened before is told now, once
      for (const id of ["a", "b"]) assert.equal((await heard(page)).filter((each) => each.id === id && each.type === "ae-ready").length, 1);
      await page.evaluate((html) => document.body.insertAdjacentHTML("beforeend", html), iframe("tag=ae-quiz", 'id="c"'));
      await page.$eval("#c", (late) => late.scrollIntoView());
      await alive(await frame("#c"), "ae-quiz");
      await fitted(page, await frame("#c"), "#c");
      assert.deepEqual(problems, []);
    });
  });

  it("is found in open shadow roots, one in another, also of frames that come later; events and language find their way", async () => {
    const inShadow = (hash: string) => `
      const outer = document.body.appendChild(document.createElement("div"));
      outer.lang = "de";
      outer.attachShadow({ mode: "open" }).append(document.createElement("p"));
      const root = outer.shadowRoot.firstChild.attachShadow({ mode: "open" });
      root.innerHTML = ${JSON.stringify(iframe(hash))};`;
    const own = `<script>{ ${inShadow("tag=ae-formula")} }</script>`;
    await frames.open(script() + own, async ({ page, problems }) => {
      const inner = async (n: number) => (await page.waitForSelector(`div:nth-of-type(${n}) >>> iframe`))!.contentFrame();
      const check = async (n: number, tag: string) => {
        const inside = await inner(n);
        await alive(inside, tag);
        await fitted(page, inside, `div:nth-of-type(${n}) >>> iframe`);
        assert.equal(await inside.evaluate(() => document.documentElement.lang), "de");
      };
      await check(1, "ae-formula");
      assert.equal((await hear(page, "ae-ready")).id, "", "retargeted at the outermost host");
      await page.evaluate(inShadow("tag=ae-loss-calculator"));
      await page.$eval("div:nth-of-type(2)", (late) => late.scrollIntoView());
      await check(2, "ae-loss-calculator");
      assert.deepEqual(problems, []);
    });
  });

  it("is right in the end after a phone was turned to and fro, and after something opened and closed twice", async () => {
    await frames.open(
      `<style>body { margin: 0 }</style>${script()}${iframe("tag=ae-quiz", 'style="width: 100%; border: 0"')}`,
      async ({ page, frame }) => {
        const inside = await frame();
        await alive(inside, "ae-quiz");
        for (const width of [800, 340, 800, 340, 800]) {
          await page.setViewport({ width, height: 700 });
          await pause(300);
        }
        const wide = await fitted(page, inside);
        for (const more of [300, 0, 300, 0]) {
          await inside.$eval("ae-quiz", (quiz, px) => ((quiz as HTMLElement).style.marginBlockEnd = `${px}px`), more);
          await pause(200);
        }
        assert.equal(await fitted(page, inside), wide);
      },
    );
  });

  it("of a frame in a hidden place comes when it is shown", async () => {
    await frames.open(`${script()}<div hidden id="tab">${iframe("tag=ae-formula")}</div>`, async ({ page, frame }) => {
      const inside = await frame();
      await until(inside, () => document.querySelector("ae-formula")?.shadowRoot);
      await pause(300);
      assert.equal(await page.$eval("iframe", (element) => element.style.height), "");
      await page.$eval("#tab", (tab) => ((tab as HTMLElement).hidden = false));
      await fitted(page, inside);
    });
  });

  it("is the host's where it gives less: the frame scrolls", async () => {
    await frames.open(`${script()}${iframe("tag=ae-loss-calculator", 'style="max-height: 300px"')}`, async ({ page, frame }) => {
      const inside = await frame();
      await alive(inside, "ae-loss-calculator");
      await page.waitForFunction(() => document.querySelector("iframe")!.style.height !== "");
      await until(inside, () => getComputedStyle(document.documentElement).overflowY !== "hidden");
    });
  });
});

describe("events", () => {
  it("come up on the iframe with the tag's own detail and name, and bubble", async () => {
    await frames.open(script() + iframe("tag=ae-bottleneck&k=4", 'id="a" style="width: 700px"'), async ({ page, frame }) => {
      const inside = await frame();
      await alive(inside, "ae-bottleneck");
      await page.evaluate(() =>
        document.querySelector("iframe")!.addEventListener("ae-change", (event) => {
          (window as unknown as { changed: unknown }).changed = [(event as unknown as { tag: string }).tag, (event as CustomEvent).detail];
        }),
      );
      await inside.evaluate(() => {
        const slider = document.querySelector("ae-bottleneck")!.shadowRoot!.querySelector<HTMLInputElement>(".k-slider input")!;
        slider.focus();
      });
      await page.keyboard.press("ArrowRight");
      const changed = await page.waitForFunction(() => (window as unknown as { changed?: unknown }).changed);
      assert.deepEqual(await changed.jsonValue(), ["ae-bottleneck", { k: 5 }]);
      assert.ok((await heard(page)).some(({ type, id }) => type === "ae-change" && id === "a"));
    });
  });

  it("carry pixels: the digit that a learner draws, and the code of a picture", async () => {
    await frames.open(script() + iframe("tag=ae-latent-map"), async ({ page, frame }) => {
      const inside = await frame();
      await alive(inside, "ae-latent-map");
      await inside.evaluate(() => {
        const image = new Float32Array(784).fill(0.5);
        const send = (type: string, detail: unknown) =>
          document.querySelector("ae-latent-map")!.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
        send("ae-digit", { image });
        send("ae-digit", { image: new Float32Array(3) });
        send("ae-change", { code: new Float32Array([1, 2]), inner: { list: [1, "a", null, () => 1], node: document.body } });
        send("ae-unknown", {});
      });
      const received = await page.waitForFunction(() => {
        const all = (
          window as unknown as { heard: { type: string; detail: { image?: Float32Array; code?: Float32Array; inner?: unknown } }[] }
        ).heard;
        const change = all.find(({ detail }) => detail.code);
        const digits = all.filter(({ type }) => type === "ae-digit");
        return (
          change && [
            digits.length,
            digits[0].detail.image instanceof Float32Array,
            digits[0].detail.image!.length,
            [...change.detail.code!],
            change.detail.inner,
          ]
        );
      });
      assert.deepEqual(await received.jsonValue(), [1, true, 784, [1, 2], { list: [1, "a", null, null], node: {} }]);
    });
  });

  it("reach a page without embed.js that speaks the protocol itself, or names itself in the hash", async () => {
    const own = `<script type="module">
      import { connectMessage, readFrameMessage } from "${frames.cdn}lms/frame.js";
      const iframe = document.querySelector("iframe");
      const origin = new URL(iframe.src).origin;
      window.read = [];
      addEventListener("message", (event) => {
        if (event.source !== iframe.contentWindow || event.origin !== origin) return;
        read.push(readFrameMessage(event.data));
      });
      window.connect = () => iframe.contentWindow.postMessage(connectMessage({ lang: "fr" }), origin);
    </script>`;
    await frames.open(iframe("tag=ae-formula") + own, async ({ page, frame }) => {
      const inside = await frame();
      await alive(inside, "ae-formula");
      await pause(300);
      const early = (await messages(page)).map(({ data }) => data);
      assert.deepEqual(early, [{ protocol: "ae-elements/frame", version: 1, type: "hello" }], "said before anybody connected");
      await page.evaluate(() => (window as unknown as { connect(): void }).connect());
      await page.waitForFunction(() => (window as unknown as { read: { type: string }[] }).read.some(({ type }) => type === "size"));
      const read = await page.evaluate(() => (window as unknown as { read: { type: string; name?: string; tag?: string }[] }).read);
      const answers = read.filter(({ type }) => type !== "hello");
      assert.deepEqual(
        answers.map(({ type, name, tag }) => [type, name, tag].filter(Boolean)),
        [["event", "ae-ready", "ae-formula"], ["size"]],
      );
      assert.equal(await inside.evaluate(() => document.documentElement.lang), "fr");
    });
    const host = encodeURIComponent(new URL(frames.site).origin);
    await frames.open(iframe(`tag=ae-formula&host=${host}`), async ({ page, frame }) => {
      await alive(await frame(), "ae-formula");
      await page.waitForFunction(() => (window as unknown as { messages: unknown[] }).messages.length >= 3);
      const types = (await messages(page)).map(({ origin, data }) => [origin, data.protocol, data.version, data.type]);
      const envelope = [new URL(frames.cdn).origin, "ae-elements/frame", 1];
      assert.deepEqual(
        [...new Set(types.map(String))].sort(),
        ["event", "hello", "size"].map((type) => [...envelope, type].join()),
      );
    });
  });

  it("and heights reach a page that has the script of docs/guides/iframe.md instead", async () => {
    const guide = readFileSync(inRoot("docs/guides/iframe.md"), "utf8");
    const [own] = /<script type="module">[^]*?connectMessage[^]*?<\/script>/.exec(guide)!;
    const html = iframe("tag=ae-loss-calculator") + own.replace("https://cdn.example/ae-elements/", frames.cdn);
    await frames.open(html, async ({ page, frame, problems }) => {
      const inside = await frame();
      await alive(inside, "ae-loss-calculator");
      await fitted(page, inside);
      assert.deepEqual(problems, []);
    });
  });

  it("go to nobody but the host that the hash names", async () => {
    await frames.open(
      `<div lang="de">${script()}${iframe(`tag=ae-formula&host=${encodeURIComponent("https://elsewhere.test")}`)}</div>`,
      async ({ page, frame, problems }) => {
        const inside = await frame();
        await alive(inside, "ae-formula");
        await pause(500);
        assert.equal(await inside.evaluate(() => document.documentElement.lang), "en", "who else frames it is not asked");
        assert.deepEqual(await messages(page), []);
        assert.ok(
          problems.every((each) => each.includes("postMessage")),
          "the browser says that they were not delivered",
        );
      },
    );
  });

  it("reach a host that has no origin itself, and a host page in a right-to-left language hands that down", async () => {
    const inner = `<!doctype html><html lang="fa" dir="rtl"><body>${script()}${iframe("tag=ae-formula", 'id="a"')}<script>
      document.addEventListener("ae-ready", (event) => parent.postMessage({ told: event.target.id }, "*"));</script>`;
    const outer = `<iframe id="host" sandbox="allow-scripts" srcdoc="${inner.replaceAll("&", "&amp;").replaceAll('"', "&quot;")}"></iframe>`;
    await frames.open(outer, async ({ page, frame }) => {
      await page.waitForFunction(() =>
        (window as unknown as { messages: { data: { told?: string } }[] }).messages.some(({ data }) => data.told === "a"),
      );
      const host = await frame("#host");
      const inside = await (await host.waitForSelector("iframe"))!.contentFrame();
      assert.deepEqual(await inside.evaluate(() => [document.documentElement.lang, document.documentElement.dir]), ["fa", "rtl"]);
    });
  });
});

describe("the hash", () => {
  it("sets attributes as text, language, direction, colours and background", async () => {
    const hash = "tag=ae-bottleneck&k=%3Cscript%3Ealert(1)%3C/script%3E&compare=pca&hide=draw+compare&lang=ar&theme=dark&background=page";
    await frames.open(iframe(hash), async ({ frame }) => {
      const inside = await frame();
      await alive(inside, "ae-bottleneck");
      const found = await inside.evaluate(() => {
        const element = document.querySelector("ae-bottleneck") as HTMLElement & { k: number; compare: string };
        const { lang, dir } = document.documentElement;
        const { colorScheme, backgroundColor } = getComputedStyle(document.documentElement);
        return [element.getAttribute("hide"), element.k, element.compare, lang, dir, colorScheme, backgroundColor, document.scripts.length];
      });
      assert.deepEqual(found, ["draw compare", 8, "pca", "ar", "rtl", "dark", "rgb(18, 18, 18)", 1]);
    });
  });

  it("takes the host's colours and language where it names none itself, and follows them", async () => {
    const host = `<style>html.dark { color-scheme: dark }</style>${script()}<div lang="de">${iframe("tag=ae-formula")}</div>`;
    await frames.open(host, async ({ page, frame }) => {
      const inside = await frame();
      const now = () => inside.evaluate(() => [document.documentElement.lang, getComputedStyle(document.documentElement).colorScheme]);
      await until(inside, () => document.documentElement.lang === "de");
      assert.deepEqual(await now(), ["de", "light"]);
      await page.evaluate(() => (document.documentElement.className = "dark"));
      await until(inside, () => getComputedStyle(document.documentElement).colorScheme === "dark");
      assert.deepEqual(await now(), ["de", "dark"]);
    });
  });

  it("holds no frame that has left the page", async () => {
    await frames.open(script() + '<div id="shelf"></div>', async ({ page, frame }) => {
      await page.evaluate((markup) => {
        const shelf = document.querySelector("#shelf")!;
        shelf.innerHTML = markup.repeat(3);
        Object.assign(globalThis, { gone: [...shelf.children].map((each) => new WeakRef(each)) });
      }, iframe("tag=ae-formula"));
      // without a handle of the driver's, which would hold the frame itself
      await page.waitForFunction(
        () =>
          (globalThis as unknown as { messages: { data: { type?: string } }[] }).messages.filter(({ data }) => data.type === "size")
            .length >= 3,
      );
      await page.evaluate((markup) => (document.querySelector("#shelf")!.innerHTML = markup), iframe("tag=ae-term&term=code", 'id="new"'));
      const last = await frame("#new");
      await until(last, () => document.querySelector("main > *"));
      await fitted(page, last, "#new");
      const tools = await page.createCDPSession();
      const left = async () => {
        await tools.send("HeapProfiler.collectGarbage");
        return page.evaluate(() => (globalThis as unknown as { gone: WeakRef<Element>[] }).gone.filter((each) => each.deref()).length);
      };
      for (let i = 0; i < 20 && (await left()) > 0; i++) await pause(200);
      assert.equal(await left(), 0);
    });
  });

  it("swaps the tag when it changes, and leaves links inside a tag alone", async () => {
    await frames.open(script() + iframe("tag=ae-formula"), async ({ page, frame, problems }) => {
      const inside = await frame();
      await alive(inside, "ae-formula");
      const low = await fitted(page, inside);
      await page.$eval("iframe", (element) => (element.src = element.src.replace(/#.*/, "#tag=ae-loss-calculator&loss=bce")));
      await alive(inside, "ae-loss-calculator");
      assert.ok((await fitted(page, inside)) > low);
      assert.match(await inside.$eval("main", (main) => main.innerHTML), /^<ae-loss-calculator loss="bce"/);
      await inside.evaluate(() => void (location.hash = "a-section"));
      await pause(100);
      assert.equal(await inside.evaluate(() => document.querySelector("main")!.firstElementChild!.localName), "ae-loss-calculator");
      await page.$eval("iframe", (element) => (element.src = element.src.replace(/#.*/, "#tag=ae-none")));
      assert.match(await complaint(inside), /There is no tag "ae-none"/);
      assert.deepEqual(
        problems.filter((each) => !each.includes("There is no tag")),
        [],
      );
    });
  });

  it("swaps the tag in classic scripts too, with the fonts of the other", async () => {
    await frames.open(script() + iframe("tag=ae-loss-calculator", 'sandbox="allow-scripts"', frames.plain), async ({ page, frame }) => {
      await alive(await frame(), "ae-loss-calculator");
      await page.$eval("iframe", (element) => (element.src = element.src.replace(/#.*/, "#tag=ae-formula")));
      await (await frame()).waitForSelector("ae-formula").catch(() => undefined);
      await alive(await frame(), "ae-formula");
      await fitted(page, await frame());
    });
  });

  const bad: [title: string, hash: string, message: RegExp][] = [
    ["no tag", "", /names no tag.*embed\.html#tag=ae-/s],
    ["an unknown tag", "tag=ae-latent-mapp", /There is no tag "ae-latent-mapp"\. There are ae-anomaly, /],
    ["an element of HTML", "tag=script", /There is no tag "script"/],
    ["markup as a tag", "tag=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E", /There is no tag "<img src=x onerror=alert\(1\)>"/],
    ["an unknown attribute", "tag=ae-latent-map&modle=vae", /<ae-latent-map> has no attribute "modle"\. It has .*\bmodel\b/],
    ["a handler", "tag=ae-latent-map&onclick=alert(1)", /has no attribute "onclick"/],
    ["styles", "tag=ae-latent-map&style=position:fixed", /has no attribute "style"/],
    ["an id", "tag=ae-latent-map&id=x", /has no attribute "id"/],
    ["a slot", "tag=ae-latent-map&slot=x", /has no attribute "slot"/],
    ["srcdoc", "tag=ae-quiz&srcdoc=x", /has no attribute "srcdoc"/],
    ["a term without its word", "tag=ae-term", /ae-term explains a word: .*&term=bottleneck/],
    ["a quiz by javascript:", "tag=ae-quiz&src=javascript:alert(1)", /src="javascript:alert\(1\)" has to be an https address/],
    ["a quiz by data:", "tag=ae-quiz&src=data:application/json,{}", /src=.* has to be an https address/],
    ["a quiz by http from elsewhere", "tag=ae-quiz&src=http://elsewhere.test/q.json", /src=.* has to be an https address/],
    ["a name twice", "tag=ae-quiz&pass=1&pass=0", /"pass" stands in the address twice/],
    ["broken percent-encoding", "tag=ae-quiz&pass=%E0%A4%A", /"pass=%E0%A4%A" is not percent-encoded/],
    ["a theme that is none", "tag=ae-quiz&theme=url(x)", /theme="url\(x\)" has to be light, dark or auto/],
    ["a million characters", `tag=ae-formula&tex=${"x".repeat(1_000_000)}`, /has 1000019 characters .* at most 20000/],
  ];
  for (const [title, hash, message] of bad) {
    it(`says what is wrong, in the frame and to the host: ${title}`, async () => {
      await frames.open(script() + iframe(hash, 'id="a"'), async ({ page, frame, problems, requests }) => {
        const inside = await frame();
        assert.match(await complaint(inside), message);
        const { id, detail } = await hear(page, "ae-error");
        assert.equal(id, "a");
        const { code, message: told, recoverable } = detail as { code: string; message: string; recoverable: boolean };
        assert.deepEqual([code, recoverable], ["content", true]);
        assert.match(told, message);
        await fitted(page, inside);
        assert.equal(
          await inside.evaluate(
            () => document.querySelectorAll("main > [role=alert]").length && document.querySelector("main")!.children.length,
          ),
          1,
        );
        assert.ok(
          problems.every((each) => each.includes(told.slice(0, 40))),
          problems.join("\n"),
        );
        assert.deepEqual(
          requests.filter((address) => /autoload|elsewhere/.test(address.replace(/#.*/, ""))),
          [],
          "nothing is loaded for it",
        );
      });
    });
  }

  it("fetches a quiz from the frame's own server and from https, and from nowhere else whatever the tag would do", async () => {
    await frames.open(iframe("tag=ae-quiz&src=weights/catalogue.json"), async ({ frame, requests }) => {
      const inside = await frame();
      await until(inside, () => document.querySelector("ae-quiz")?.shadowRoot?.querySelector("[role=alert]"));
      assert.equal(await inside.$eval("ae-quiz", (quiz) => quiz.getAttribute("src")), `${frames.cdn}weights/catalogue.json`);
      assert.ok(requests.includes(`${frames.cdn}weights/catalogue.json`), requests.join("\n"));
      const blocked = await inside.evaluate(async () => {
        const violation = new Promise((resolve) =>
          addEventListener("securitypolicyviolation", (event) => resolve(event.effectiveDirective)),
        );
        await fetch("http://elsewhere.test/").catch(() => undefined);
        return violation;
      });
      assert.equal(blocked, "connect-src");
    });
  });
});

describe("strangers", () => {
  it("are not listened to by the host: other windows, other origins, other protocols, wrong details", async () => {
    await frames.open(
      `${script()}${iframe("tag=ae-formula", 'id="a"')}<iframe id="b" srcdoc="<p>stranger"></iframe><iframe id="c" src="${frames.cdn}LICENSES.txt"></iframe>`,
      async ({ page, frame, problems }) => {
        const inside = await frame("#a");
        await alive(inside, "ae-formula");
        await fitted(page, inside, "#a");
        // one of the host's own origin, one of the tag's
        const others = [await frame("#b"), await frame("#c")];
        const size = { protocol: "ae-elements/frame", version: 1, type: "size", height: 7 };
        const event = {
          protocol: "ae-elements/frame",
          version: 1,
          type: "event",
          tag: "ae-quiz",
          name: "ae-complete",
          detail: { score: 1, passed: true },
        };
        const count = (await heard(page)).length;
        for (const message of [size, event]) {
          await page.evaluate((data) => window.postMessage(data, "*"), message);
          for (const other of others) await other.evaluate((data) => parent.postMessage(data, "*"), message);
        }
        // from the right window, but not what the protocol says
        const wrong = [
          null,
          "size",
          { ...size, version: 2 },
          { ...size, protocol: "other" },
          { ...size, height: -1 },
          { ...size, height: 1e9 },
          { ...size, height: "900px" },
          { ...size, height: null },
          { ...event, name: "click" },
          { ...event, name: "ae-tags" },
          { ...event, tag: "script" },
          { ...event, detail: null },
          { ...event, detail: { score: 2, passed: true } },
          { ...event, detail: { score: 1 } },
          { ...event, detail: { score: "1", passed: "yes" } },
        ];
        for (const message of wrong) await inside.evaluate((data) => parent.postMessage(data, "*"), message);
        await pause(300);
        assert.equal((await heard(page)).length, count);
        await fitted(page, inside, "#a");
        assert.deepEqual(problems, []);
        await inside.evaluate((data) => parent.postMessage(data, "*"), event);
        assert.deepEqual((await hear(page, "ae-complete")).detail, { score: 1, passed: true });
      },
    );
  });

  it("are not listened to once the frame has gone elsewhere", async () => {
    await frames.open(script() + iframe("tag=ae-formula", 'id="a"'), async ({ page, frame }) => {
      await alive(await frame(), "ae-formula");
      const event = {
        protocol: "ae-elements/frame",
        version: 1,
        type: "event",
        tag: "",
        name: "ae-complete",
        detail: { score: 1, passed: true },
      };
      const away = `<script>parent.postMessage(${JSON.stringify(event)}, "*"); parent.postMessage("here", "*")</script>`;
      const address = frames.put(away);
      await (await frame()).evaluate((to) => void (location.href = to), address);
      await page.waitForFunction(() =>
        (window as unknown as { messages: { data: unknown }[] }).messages.some(({ data }) => data === "here"),
      );
      assert.equal((await heard(page)).filter(({ type }) => type === "ae-complete").length, 0);
    });
  });

  it("can't make a frame speak to them: only its parent is its host", async () => {
    await frames.open(
      iframe("tag=ae-formula", 'id="a"') + `<iframe id="b" src="${frames.cdn}LICENSES.txt"></iframe>`,
      async ({ page, frame }) => {
        const inside = await frame("#a");
        await alive(inside, "ae-formula");
        const stranger = await frame("#b");
        const heardThere = await stranger.evaluate(async () => {
          const said: unknown[] = [];
          addEventListener("message", ({ data }) => said.push(data));
          parent.frames[0].postMessage({ protocol: "ae-elements/frame", version: 1, type: "connect", lang: "fr" }, "*");
          await new Promise((go) => setTimeout(go, 300));
          return said;
        });
        assert.deepEqual(heardThere, []);
        const said = (await messages(page)).map(({ data }) => data.type);
        assert.deepEqual(said, ["hello"], "to its parent");
        assert.equal(await inside.evaluate(() => document.documentElement.lang), "en");
      },
    );
  });

  it("nor can a host that lies break the frame: what it says is checked", async () => {
    await frames.open(iframe("tag=ae-formula"), async ({ page, frame, problems }) => {
      const inside = await frame();
      await alive(inside, "ae-formula");
      await page.evaluate(() => {
        const connect = { protocol: "ae-elements/frame", version: 1, type: "connect" };
        const say = (more: object) => (document.querySelector("iframe")!.contentWindow as Window).postMessage({ ...connect, ...more }, "*");
        say({ scheme: "url(https://elsewhere.test)", lang: '"><script>', dir: 5 });
        say({ scheme: { toString: "x" }, lang: null, dir: "auto" });
      });
      await page.waitForFunction(() => (window as unknown as { messages: unknown[] }).messages.length > 0);
      assert.deepEqual(
        await inside.evaluate(() => [
          document.documentElement.lang,
          document.documentElement.dir,
          getComputedStyle(document.documentElement).colorScheme,
        ]),
        ["en", "ltr", "light"],
      );
      assert.deepEqual(problems, []);
    });
  });
});

describe("a library that does not come", () => {
  it("is told in the frame, with a button that tries again, and to the host", async () => {
    const folder = mkdtempSync(join(tmpdir(), "ae-embed-half-"));
    for (const file of ["embed.html", "embed-frame.js"]) cpSync(inRoot("dist/cdn", file), join(folder, file));
    const { serve } = await import("../../scripts/lib/static-server.mjs");
    const server = await serve({ folder, port: 0 });
    try {
      for (const sandbox of ["", 'sandbox="allow-scripts"']) {
        await frames.open(script() + iframe("tag=ae-formula", sandbox, server.url), async ({ page, frame }) => {
          assert.match(await complaint(await frame()), /The figure did not load\.\s+The library did not load .*\s+Try again/s);
          assert.equal(((await hear(page, "ae-error")).detail as { code: string }).code, "network");
        });
      }
      cpSync(inRoot("dist/cdn/autoload.js"), join(folder, "autoload.js"));
      await frames.open(script() + iframe("tag=ae-formula", "", server.url), async ({ page, frame }) => {
        assert.match(await complaint(await frame()), /The script of <ae-formula> did not load .*\s+Try again/s);
        assert.equal(((await hear(page, "ae-error")).detail as { code: string }).code, "network");
        for (const file of ["chunks", "fonts"]) cpSync(inRoot("dist/cdn", file), join(folder, file), { recursive: true });
        await (await frame()).$eval("button", (button) => button.click());
        await alive(await frame(), "ae-formula");
      });
    } finally {
      await server.close();
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
