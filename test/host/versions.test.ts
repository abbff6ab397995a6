/** Two copies of the library on one page: a theme and a post that each load it, or a site's bundle and a CDN. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, describe, it } from "node:test";
import type { Page } from "puppeteer-core";
import { inRoot } from "../../scripts/lib/paths.mjs";
import { Frames, alive, fitted, heard } from "./frames.js";
import { ready } from "./pages.js";
import { OTHER, VERSION, filesOf, npmBundle, otherCdn, refusal, warnings, type Copy } from "./versions.js";

const TAGS = ["ae-latent-map", "ae-bottleneck", "ae-formula", "ae-quiz", "ae-loss-calculator", "ae-trainer"];
const all = (tags = TAGS) => tags.map((tag) => `<${tag}></${tag}>`).join("");
const autoload = (url: string) => `<script type="module" src="${url}autoload.js"></script>`;
const { tags: chunks } = JSON.parse(readFileSync(inRoot("dist/cdn/chunks.json"), "utf8")) as { tags: Record<string, string[]> };

/** Brings one tag of one CDN build, as its autoloader would. */
const bring = (page: Page, url: string, tag: string) =>
  page.evaluate((address) => import(address) as Promise<unknown>, `${url}${chunks[tag][0]}`);
const versionOf = (page: Page, tag: string) =>
  page.evaluate((name) => (customElements.get(name) as unknown as { version: string }).version, tag);

/** Every file once, and one engine, whichever copies they came from. */
function sharedAll(requests: readonly string[]): void {
  const files = filesOf(requests);
  assert.ok(files.length > 1, "no model was loaded");
  assert.deepEqual(files, [...new Set(files)], "each file once");
  assert.equal(files.filter((file) => file.startsWith("wasm/")).length, 1);
  assert.equal(requests.filter((address) => /\/engine-[^/]*\.js$/.test(address)).length, 1, "one engine");
}

let frames: Frames;
let other: Copy;
before(async () => {
  frames = await Frames.start();
  other = await otherCdn();
});
after(async () => {
  await frames?.stop();
  await other?.close();
});

describe("two versions of the CDN build on one page", () => {
  for (const newer of [false, true]) {
    const title = newer ? "the newer one first" : "the older one first";
    const [first, second] = newer ? [OTHER, VERSION] : [VERSION, OTHER];
    const urls = () => (newer ? [other.url, frames.cdn] : [frames.cdn, other.url]);

    it(`${title}: it runs, the other says once for each tag that it does not; they share one engine and each file`, async () => {
      const [a, b] = urls();
      await frames.open(`${autoload(a)}<ae-bottleneck></ae-bottleneck><ae-formula></ae-formula>`, async ({ page, requests, problems }) => {
        for (const tag of ["ae-bottleneck", "ae-formula"]) await ready(page, tag);
        assert.deepEqual(problems, []);
        for (const tag of ["ae-bottleneck", "ae-formula", "ae-bottleneck", "ae-sampler", "ae-trainer"]) await bring(page, b, tag);
        await page.evaluate((address) => import(address) as Promise<unknown>, `${b}autoload.js`);
        await page.evaluate(() =>
          document.body.insertAdjacentHTML(
            "beforeend",
            "<ae-sampler></ae-sampler><ae-bottleneck k='4'></ae-bottleneck><ae-trainer></ae-trainer>",
          ),
        );
        for (const tag of ["ae-sampler", "ae-bottleneck[k]", "ae-trainer"]) await ready(page, tag);
        assert.deepEqual(warnings(problems), [refusal("ae-bottleneck", first, second), refusal("ae-formula", first, second)]);
        assert.deepEqual(await Promise.all(["ae-bottleneck", "ae-sampler"].map((tag) => versionOf(page, tag))), [first, second]);
        sharedAll(requests);
      });
    });

    it(`${title}, both autoloaders at once: every tag comes alive, and none is warned of twice`, async () => {
      await frames.open(urls().map(autoload).join("") + all(), async ({ page, requests, problems }) => {
        for (const tag of TAGS) await ready(page, tag);
        await page.waitForNetworkIdle({ idleTime: 300 });
        const possible = TAGS.flatMap((tag) => [refusal(tag, VERSION, OTHER), refusal(tag, OTHER, VERSION)]);
        const said = warnings(problems);
        assert.deepEqual(said, [...new Set(said)]);
        assert.deepEqual(
          said.filter((each) => !possible.includes(each)),
          [],
        );
        sharedAll(requests);
      });
    });
  }

  it("a lesson of one writes tags that the other has defined, and those that nobody has; a second one adds nothing", async () => {
    await frames.open("", async ({ page, requests, problems }) => {
      for (const tag of ["ae-bottleneck", "ae-formula", "ae-quiz"]) await bring(page, other.url, tag);
      await page.evaluate(
        (addresses) => Promise.all(addresses.map((address) => import(address) as Promise<unknown>)),
        [`${frames.cdn}autoload.js`, `${other.url}autoload.js`],
      );
      await page.evaluate(() => document.body.insertAdjacentHTML("beforeend", "<ae-lesson></ae-lesson>"));
      await ready(page, "ae-lesson");
      const undefinedTags = await page.evaluate(() =>
        [...document.querySelector("ae-lesson")!.shadowRoot!.querySelectorAll(":not(:defined)")].map(({ localName }) => localName),
      );
      assert.deepEqual(undefinedTags, []);
      assert.deepEqual(await versionOf(page, "ae-bottleneck"), OTHER);
      await page.evaluate(async () => {
        const inside = document.querySelector("ae-lesson")!.shadowRoot!.querySelector("ae-bottleneck") as Element & {
          ready: Promise<void>;
        };
        await inside.ready;
      });
      sharedAll(requests);
      const said = warnings(problems);
      assert.deepEqual(said, [...new Set(said)]);
      assert.ok(
        said.every((each) => /^<ae-[a-z-]+> is already defined by ae-elements /.test(each)),
        said.join("\n"),
      );
    });
  });

  it("a digit goes from a tag of one to a tag of the other, inside a lesson", async () => {
    const body = `<ae-lesson heading="Mine"><h2>One</h2><ae-bottleneck></ae-bottleneck><ae-latent-map id="inside"></ae-latent-map></ae-lesson>
      <ae-latent-map id="outside"></ae-latent-map>`;
    await frames.open(body, async ({ page, problems }) => {
      for (const tag of ["ae-lesson", "ae-bottleneck"]) await bring(page, frames.cdn, tag);
      await bring(page, other.url, "ae-latent-map");
      for (const tag of ["ae-bottleneck", "#inside", "#outside"]) await ready(page, tag);
      const offers = await page.evaluate(async () => {
        type Tag = Element & { input: Float32Array | null; updateComplete: Promise<unknown> };
        const [bottleneck, inside, outside] = ["ae-bottleneck", "#inside", "#outside"].map((query) => document.querySelector<Tag>(query)!);
        const image = Float32Array.from({ length: 784 }, (_, p) => (p % 28 > 12 && p % 28 < 16 && p > 140 && p < 640 ? 1 : 0));
        const draw = (tag: Tag) => tag.dispatchEvent(new CustomEvent("ae-digit", { detail: { image }, bubbles: true, composed: true }));
        const offered = async () => {
          await Promise.all([bottleneck.updateComplete, inside.updateComplete, outside.updateComplete]);
          return [bottleneck.shadowRoot!.querySelector("[data-yours]") !== null, inside.input !== null, outside.input !== null];
        };
        const seen = [await offered()];
        for (const tag of [bottleneck, inside]) {
          draw(tag);
          seen.push(await offered());
        }
        return seen;
      });
      assert.deepEqual(offers, [
        [false, false, false],
        [false, true, false],
        [true, true, false],
      ]);
      assert.deepEqual(problems, []);
    });
  });
});

describe("a bundle from npm and the CDN build on one page", () => {
  /** Adds words, and gives what the pool says of itself. */
  const SCRIPT = `import "ae-elements/define/bottleneck"; import "ae-elements/define/lesson"; import "ae-elements/define/term";
    import { registerTranslation } from "ae-elements";
    registerTranslation("xx", { common: { reset: "RESET-XX" } });`;

  for (const version of [VERSION, OTHER]) {
    it(version === VERSION ? "are quiet where they are the same version" : "warn once a tag where they are not", async () => {
      const bundle = await npmBundle(SCRIPT, version);
      try {
        const body = `<div lang="xx"><ae-bottleneck></ae-bottleneck><ae-term term="code"></ae-term></div>`;
        await frames.open(body, async ({ page, requests, problems }) => {
          await page.evaluate((address) => import(address) as Promise<unknown>, `${bundle.url}npm/app/app.js`);
          for (const tag of ["ae-bottleneck", "ae-term"]) await ready(page, tag);
          for (const tag of ["ae-bottleneck", "ae-term", "ae-trainer", "ae-sampler"]) await bring(page, frames.cdn, tag);
          await page.evaluate(() =>
            document.querySelector("div")!.insertAdjacentHTML("beforeend", "<ae-sampler></ae-sampler><ae-trainer></ae-trainer>"),
          );
          for (const tag of ["ae-sampler", "ae-trainer"]) await ready(page, tag);
          const refused = version === VERSION ? [] : ["ae-bottleneck", "ae-term"].map((tag) => refusal(tag, version, VERSION));
          assert.deepEqual(warnings(problems), refused);
          const files = filesOf(requests);
          assert.deepEqual(files, [...new Set(files)]);
          assert.equal(files.filter((file) => file.startsWith("wasm/")).length, 1);
          assert.equal(requests.filter((address) => /\/engine-[^/]*\.js$/.test(address)).length, 1, "one engine");
          // words that the bundle registered are the CDN's tags' as well
          const spoken = await page.evaluate(() =>
            ["ae-bottleneck", "ae-sampler", "ae-trainer"].map((tag) =>
              document.querySelector(tag)!.shadowRoot!.innerHTML.includes("RESET-XX"),
            ),
          );
          assert.deepEqual(spoken, [true, true, true]);
        });
      } finally {
        await bundle.close();
      }
    });
  }

  it("share the work where the bundle's lesson has no autoloader and the CDN's answers, or its own", async () => {
    const bundle = await npmBundle(SCRIPT);
    try {
      for (const cdn of ["", autoload(frames.cdn)]) {
        await frames.open(
          `${cdn}<script type="module" src="${bundle.url}npm/app/app.js"></script><ae-lesson></ae-lesson>`,
          async (opened) => {
            const { page, problems } = opened;
            await ready(page, "ae-lesson");
            const missing = await page.evaluate(
              () => document.querySelector("ae-lesson")!.shadowRoot!.querySelectorAll(":not(:defined)").length,
            );
            assert.equal(missing, 0);
            assert.deepEqual(problems, []);
          },
        );
      }
    } finally {
      await bundle.close();
    }
  });
});

describe("a pool that an older copy made", () => {
  it("does what it can, for all; what it does not know of, the newer copy does", async () => {
    await frames.open("<ae-bottleneck></ae-bottleneck>", async ({ page, requests, problems }) => {
      await bring(page, other.url, "ae-bottleneck");
      await ready(page, "ae-bottleneck");
      // as it was before authors could bring models and before anything learnt in the page
      await page.evaluate(() => {
        const pool = (globalThis as never as Record<symbol, Record<string, unknown>>)[Symbol.for("ae-elements/model-pool@1")];
        delete pool.share;
        delete pool.createTrainer;
      });
      for (const tag of ["ae-latent-map", "ae-trainer", "ae-sampler"]) await bring(page, frames.cdn, tag);
      await page.evaluate(() =>
        document.body.insertAdjacentHTML(
          "beforeend",
          `<ae-sampler></ae-sampler><ae-trainer></ae-trainer><ae-latent-map model-src="/examples/flags/map.json"></ae-latent-map>`,
        ),
      );
      for (const tag of ["ae-sampler", "ae-trainer", "ae-latent-map"]) await ready(page, tag);
      const steps = await page.evaluate(async () => {
        const trainer = document.querySelector("ae-trainer") as Element & { step(n: number): Promise<void>; history: { train: number[] } };
        await trainer.step(3);
        return trainer.history.train.length;
      });
      assert.equal(steps, 3);
      assert.deepEqual(problems, []);
      const weights = filesOf(requests).filter((file) => file.startsWith("weights/"));
      assert.deepEqual(weights, [...new Set(weights)]);
    });
  });
});

describe("frames of two versions on one page", () => {
  it("each fit and are heard once, with the scripts for hosts of both", async () => {
    const frame = (url: string, id: string) =>
      `<iframe id="${id}" src="${url}embed.html#tag=ae-formula" title="${id}" width="600" height="60"></iframe>`;
    const scripts = [frames.cdn, other.url].map((url) => `<script src="${url}embed.js"></script>`).join("");
    await frames.open(scripts + frame(frames.cdn, "a") + frame(other.url, "b"), async ({ page, frame: inside, problems }) => {
      for (const id of ["a", "b"]) {
        await alive(await inside(`#${id}`), "ae-formula");
        await fitted(page, await inside(`#${id}`), `#${id}`);
      }
      await page.waitForFunction(
        () => (window as unknown as { heard: { type: string }[] }).heard.filter(({ type }) => type === "ae-ready").length >= 2,
      );
      const said = (await heard(page)).filter(({ type }) => type === "ae-ready").map(({ id }) => id);
      assert.deepEqual(said.sort(), ["a", "b"]);
      const versions = await Promise.all(
        ["a", "b"].map(async (id) =>
          (await inside(`#${id}`)).evaluate(() => (customElements.get("ae-formula") as unknown as { version: string }).version),
        ),
      );
      assert.deepEqual(versions, [VERSION, OTHER]);
      assert.deepEqual(problems, []);
    });
  });
});
