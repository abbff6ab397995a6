/** A bare HTML file with one script tag: the way most authors use the library. */
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { Host, bare, ready, rendered } from "./pages.js";

const TAGS = [
  "ae-bottleneck",
  "ae-loss-calculator",
  "ae-latent-map",
  "ae-quiz",
  "ae-formula",
  "ae-anomaly",
  "ae-denoiser",
  "ae-features",
  "ae-sampler",
  "ae-term",
  "ae-trainer",
  "ae-walkthrough",
];
const HEAVY = /\/(weights|wasm)\/|\/(engine|katex)[^/]*\.js$/;

describe("a page with one script tag", () => {
  let host: Host;
  before(async () => {
    host = await Host.start();
  });
  after(() => host.stop());

  it("brings every tag to life, without an error and without another server", async () => {
    await host.open({ html: bare(TAGS.map((tag) => `<${tag}></${tag}>`).join("\n")) }, async ({ page, requests, problems }) => {
      for (const tag of TAGS) await ready(page, tag);
      assert.deepEqual(problems, []);
      assert.deepEqual(
        requests.filter((path) => !path.startsWith("/")),
        [],
        "requests to other servers",
      );
    });
  });

  it("requests no tfjs, no weights and no KaTeX script for tags without a model", async () => {
    const html = bare("<ae-loss-calculator></ae-loss-calculator><ae-quiz></ae-quiz><ae-formula></ae-formula>");
    await host.open({ html }, async ({ page, requests, problems }) => {
      for (const tag of ["ae-loss-calculator", "ae-quiz", "ae-formula"]) await ready(page, tag);
      await page.waitForNetworkIdle({ idleTime: 500 });
      assert.deepEqual(
        requests.filter((path) => HEAVY.test(path)),
        [],
      );
      assert.deepEqual(problems, []);
    });
  });

  it("requests the scripts of the tags that it uses, and of a tag that comes later", async () => {
    const of = (requests: string[], name: string) => requests.filter((path) => path.includes(`/chunks/${name}-`)).length;
    await host.open({ html: bare("<ae-loss-calculator></ae-loss-calculator>") }, async ({ page, requests }) => {
      await rendered(page, "ae-loss-calculator");
      await page.waitForNetworkIdle({ idleTime: 300 });
      assert.equal(of(requests, "quiz"), 0);
      assert.equal(of(requests, "loss-calculator"), 1);
      await page.evaluate(() => {
        const section = document.createElement("section");
        section.innerHTML = "<p><ae-quiz></ae-quiz></p>";
        document.body.append(section);
      });
      await rendered(page, "ae-quiz");
      assert.equal(of(requests, "quiz"), 1);
      assert.equal(of(requests, "bottleneck"), 0);
    });
  });

  it("loads no model for a tag far below the viewport until it is scrolled to", async () => {
    const html = bare('<div style="height: 6000px"></div><ae-bottleneck></ae-bottleneck>');
    await host.open({ html }, async ({ page, requests }) => {
      await rendered(page, "ae-bottleneck");
      await page.waitForNetworkIdle({ idleTime: 500 });
      assert.deepEqual(
        requests.filter((path) => HEAVY.test(path)),
        [],
      );
      await page.evaluate(() => document.querySelector("ae-bottleneck")!.scrollIntoView());
      await ready(page, "ae-bottleneck");
      assert.ok(requests.includes("/cdn/weights/nested.bin"));
      assert.ok(requests.includes("/cdn/wasm/tfjs-simd.wasm"));
    });
  });

  it("downloads each file once, however many tags use it", async () => {
    const html = bare("<ae-bottleneck></ae-bottleneck>".repeat(3) + "<ae-latent-map></ae-latent-map>".repeat(2));
    await host.open({ html }, async ({ page, requests }) => {
      await page.evaluate(async () => {
        const tags = [...document.querySelectorAll("ae-bottleneck, ae-latent-map")] as (Element & { ready: Promise<void> })[];
        await Promise.all(tags.map((tag) => customElements.whenDefined(tag.localName).then(() => tag.ready)));
      });
      const files = requests.filter((path) => /^\/cdn\/(weights|wasm|chunks)\//.test(path));
      assert.deepEqual(files, [...new Set(files)]);
    });
  });

  it("says by the tag's own event that its script did not load; what is inside stays, other tags go on, and it comes when the page is online again", async () => {
    const html = bare(
      "<script>addEventListener('ae-error', (e) => (window.heard = { tag: e.target.localName, ...e.detail }))</script>" +
        "<ae-quiz><p>Three questions.</p></ae-quiz><ae-loss-calculator></ae-loss-calculator>",
    );
    await host.open({ html, fail: /\/chunks\/quiz-/ }, async ({ page, problems, mend }) => {
      await ready(page, "ae-loss-calculator");
      const heard = await page.waitForFunction(() => (window as unknown as { heard?: object }).heard);
      const detail = (await heard.jsonValue()) as { tag: string; code: string; recoverable: boolean };
      assert.equal(detail.tag, "ae-quiz");
      assert.equal(detail.code, "network");
      assert.equal(detail.recoverable, true);
      assert.equal(await page.$eval("ae-quiz", (quiz) => (quiz as HTMLElement).innerText.trim()), "Three questions.");
      mend();
      await page.evaluate(() => dispatchEvent(new Event("online")));
      await ready(page, "ae-quiz");
      assert.deepEqual(problems, []);
    });
  });

  it("shows a tag whose weights are missing as failed, and the others go on", async () => {
    const html = bare("<ae-bottleneck></ae-bottleneck><ae-latent-map></ae-latent-map>");
    await host.open({ html, fail: /\/weights\/nested\.bin$/ }, async ({ page, problems }) => {
      const failed = page.evaluate(async () => {
        const event = await new Promise<Event>((resolve) => addEventListener("ae-error", resolve, { once: true }));
        return { tag: (event.target as Element).localName, code: (event as CustomEvent<{ code: string }>).detail.code };
      });
      await page.evaluate(() => void (document.querySelector("ae-bottleneck") as unknown as { ready: Promise<void> }).ready);
      await ready(page, "ae-latent-map");
      assert.deepEqual(await failed, { tag: "ae-bottleneck", code: "network" });
      assert.deepEqual(problems, []);
    });
  });
});
