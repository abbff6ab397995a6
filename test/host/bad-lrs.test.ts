/** Record stores as they are: other credentials, too many requests, too much at once; and a learner with two tabs and a wrong clock. */
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, beforeEach, describe, it } from "node:test";
import type { Page } from "puppeteer-core";
import { QUIZ } from "./lms-pages.js";
import { Host, ready } from "./pages.js";
import { emptied, Lrs } from "./xapi-lrs.js";

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
const WHOLE = { "why narrow": "speed", parts: ["encoder", "decoder"], factor: 24.5 };
const STORY = ["answered", "answered", "answered", "completed", "passed", "completed", "passed"];

/** What a browser says of every answer that is none. */
const FAILED = /Failed to load resource/;

const answer = (page: Page, responses: object) =>
  page.evaluate(async (given) => {
    const quiz = document.querySelector("ae-quiz") as Element & { answer(id: string, response: unknown): Promise<unknown> };
    for (const [id, response] of Object.entries(given)) await quiz.answer(id, response);
  }, responses);

describe("xAPI to a record store", () => {
  let host: Host;
  let lrs: Lrs;
  before(async () => {
    [host, lrs] = await Promise.all([Host.start(), Lrs.start()]);
  });
  after(async () => {
    await host?.stop();
    await lrs?.stop();
  });
  beforeEach(() => lrs.anew());

  const page = (activity = `https://school.example/${randomUUID()}`, first = "") => `<!doctype html><html lang="en"><meta charset="utf-8">
<title>Host</title><link rel="icon" href="data:,"><script>globalThis.__name = (named) => named; globalThis.key = "Basic key"; ${first}</script>
<script type="module" src="/cdn/autoload.js"></script><script type="module">
  import { trackXapi } from "/cdn/lms/xapi.js";
  globalThis.tracking = trackXapi({
    endpoint: ${JSON.stringify(lrs.endpoint)},
    auth: () => globalThis.key,
    actor: { account: { homePage: "https://school.example", name: "anna" } },
    activity: ${JSON.stringify(activity)},
  });
</script><body>${QUIZ}`;

  for (const status of [401, 403])
    it(`that answers ${status}: nothing is lost, and it comes with the credentials that hold`, async () => {
      await host.open({ html: page(undefined, 'globalThis.key = "Basic old"') }, async ({ page: opened }) => {
        if (status === 403) lrs.instead.push({ status }, { status });
        await ready(opened, "ae-quiz");
        await answer(opened, WHOLE);
        await pause(1500);
        assert.equal(lrs.statements.length, 0);
        await opened.evaluate(() => ((globalThis as unknown as { key: string }).key = "Basic key"));
        assert.deepEqual(await lrs.received((story) => story.length === 7), STORY);
      });
    });

  it("that asks for time by 429 and Retry-After is given it, and has everything once", async () => {
    lrs.instead.push({ status: 429, headers: { "Retry-After": "4" } });
    await host.open({ html: page() }, async ({ page: opened }) => {
      await ready(opened, "ae-quiz");
      await answer(opened, WHOLE);
      assert.deepEqual(await lrs.received((story) => story.length === 7), STORY);
      const [first, second] = lrs.times;
      assert.ok(second - first >= 3900, `${second - first} ms`);
    });
  });

  it("that takes two statements at once and no more (413) gets all, in order", async () => {
    lrs.mood = "down";
    lrs.most = 2;
    await host.open({ html: page() }, async ({ page: opened, problems }) => {
      await ready(opened, "ae-quiz");
      await answer(opened, WHOLE);
      await pause(300);
      lrs.mood = "up";
      assert.deepEqual(await lrs.received((story) => story.length === 7), STORY);
      await emptied(opened);
      assert.deepEqual(
        problems.filter((each) => !FAILED.test(each)),
        [],
      );
    });
  });

  it("from two tabs of one learner gets each statement once, whichever tab sends it", async () => {
    lrs.mood = "down";
    const html = page("https://school.example/two-tabs");
    await host.open({ html, path: "two-tabs-1.html" }, async ({ page: first, problems }) => {
      await ready(first, "ae-quiz");
      await answer(first, { "why narrow": "speed" });
      await host.open({ html, path: "two-tabs-2.html" }, async ({ page: second }) => {
        await ready(second, "ae-quiz");
        await answer(second, { parts: ["encoder", "decoder"] });
        await answer(first, { factor: 24.5 });
        lrs.mood = "up";
        await lrs.received((story) => story.filter((verb) => verb === "answered").length === 3);
        for (const tab of [first, second]) await emptied(tab);
        const ids = lrs.statements.map(({ id }) => id);
        assert.deepEqual(ids, [...new Set(ids)]);
        assert.deepEqual(lrs.complaints, []);
        // a tab knows of its own only; what the other one has sent goes when that was answered
        await first.waitForFunction(() => !Object.keys(localStorage).some((key) => key.startsWith("ae-xapi:")), { polling: 100 });
      });
      assert.deepEqual(
        problems.filter((each) => !FAILED.test(each)),
        [],
      );
    });
  });

  it("from a page whose clock is two days off, and set back on the way, keeps its order over a reload", async () => {
    lrs.mood = "down";
    const skew = `{
      const now = Date.now.bind(Date);
      Date.now = () => now() + 2 * 86_400_000 - 3_600_000 * Number(sessionStorage.loads ?? 0);
      addEventListener("pagehide", () => { sessionStorage.loads = Number(sessionStorage.loads ?? 0) + 1; });
    }`;
    await host.open({ html: page(undefined, skew) }, async ({ page: opened }) => {
      for (const response of [{ "why narrow": "speed" }, { parts: ["encoder"] }, { factor: 1 }]) {
        await ready(opened, "ae-quiz");
        await answer(opened, response);
        await opened.reload();
      }
      lrs.mood = "up";
      await lrs.received((story) => story.length >= 3);
      assert.deepEqual(
        lrs.statements.slice(0, 3).map(({ object }) => object.id.replace(/^.*\/|_[a-z0-9]{10,}$/g, "")),
        ["why_narrow", "parts", "factor"],
      );
    });
  });
});
