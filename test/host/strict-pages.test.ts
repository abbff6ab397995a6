/** Pages that allow little: content security policies, Trusted Types, sandboxed frames. */
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { Host, bare, ready, until } from "./pages.js";

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
  "ae-lesson",
];
const all = bare(TAGS.map((tag) => `<${tag}></${tag}>`).join("\n"));
const CSP = "Content-Security-Policy";

describe("a strict page", () => {
  let host: Host;
  before(async () => {
    host = await Host.start();
  });
  after(() => host.stop());

  for (const [title, policy] of [
    ["script-src 'self' without WebAssembly: the models run on another backend", "script-src 'self'; object-src 'none'; base-uri 'none'"],
    ["script-src 'self' with WebAssembly", "script-src 'self' 'wasm-unsafe-eval'; object-src 'none'; base-uri 'none'"],
    ["Trusted Types without a policy", "require-trusted-types-for 'script'; trusted-types lit-html"],
  ]) {
    it(title, async () => {
      await host.open({ html: all, headers: { [CSP]: policy } }, async ({ page, problems }) => {
        for (const tag of TAGS) await ready(page, tag);
        assert.deepEqual(problems, []);
      });
    });
  }

  it("a quiz in GIFT, whose grammar needs no eval", async () => {
    const html = bare("<ae-quiz><pre>Which part draws: encoder or decoder? {=the decoder ~the encoder}</pre></ae-quiz>");
    const policy = "script-src 'self'; object-src 'none'; base-uri 'none'; require-trusted-types-for 'script'; trusted-types lit-html";
    await host.open({ html, headers: { [CSP]: policy } }, async ({ page, problems }) => {
      await ready(page, "ae-quiz");
      assert.equal(await page.$eval("ae-quiz", (quiz) => quiz.questions[0].prompt), "Which part draws: encoder or decoder?");
      assert.deepEqual(problems, []);
    });
  });

  it("a sandboxed frame with an origin of its own: no storage, no cookies", async () => {
    const inner = all.replaceAll("/cdn/", "ORIGIN/cdn/");
    const html = `<!doctype html><title>Frame</title><link rel="icon" href="data:,"><body><script>
      const frame = document.createElement("iframe");
      frame.setAttribute("sandbox", "allow-scripts");
      frame.style.cssText = "width: 900px; height: 2000px";
      frame.srcdoc = ${JSON.stringify(inner).replaceAll("<", "\\u003c")}.replaceAll("ORIGIN", location.origin);
      document.body.append(frame);
    </script>`;
    await host.open({ html }, async ({ page, problems }) => {
      const element = await page.waitForSelector("iframe");
      const frame = await element!.contentFrame();
      for (const tag of TAGS) {
        await until(frame, (name) => document.querySelector(name)?.matches(":defined"), tag);
        await frame.evaluate((name) => (document.querySelector(name) as unknown as { ready: Promise<void> }).ready, tag);
      }
      assert.deepEqual(problems, []);
    });
  });
});
