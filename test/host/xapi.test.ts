/** xAPI and cmi5 in a real browser: a record store that is down for a while and then has every statement, once and in order. */
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, afterEach, before, beforeEach, describe, it } from "node:test";
import { unzipSync } from "fflate";
import type { Page } from "puppeteer-core";
import { command, QUIZ } from "./lms-pages.js";
import { Host, ready, until } from "./pages.js";
import { emptied, Lrs, sessionOf } from "./xapi-lrs.js";

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
const ANNA = { account: { homePage: "https://school.example", name: "anna" } };
const BERT = { account: { homePage: "https://school.example", name: "bert" } };
const PAGE = "https://school.example/autoencoders";

function answer(page: Page, responses: Record<string, unknown>): Promise<void> {
  return page.evaluate(async (given) => {
    const quiz = document.querySelector("ae-quiz") as Element & { answer(id: string, response: unknown): Promise<unknown> };
    for (const [id, response] of Object.entries(given)) await quiz.answer(id, response);
  }, responses);
}

const WHOLE = { "why narrow": "speed", parts: ["encoder", "decoder"], factor: 24.5 };
/** The quiz, then the page. */
const STORY = ["answered", "answered", "answered", "completed", "passed", "completed", "passed"];

describe("xAPI", () => {
  let host: Host;
  let lrs: Lrs;
  before(async () => {
    [host, lrs] = await Promise.all([Host.start(), Lrs.start()]);
  });
  after(async () => {
    await host.stop();
    await lrs.stop();
  });
  beforeEach(() => lrs.anew());

  const page = (
    actor: object = ANNA,
    activity = `${PAGE}/${randomUUID()}`,
  ) => `<!doctype html><html lang="en"><meta charset="utf-8"><title>Host</title>
<link rel="icon" href="data:,"><script type="module" src="/cdn/autoload.js"></script><script type="module">
  import { trackXapi } from "/cdn/lms/xapi.js";
  globalThis.__name = (named) => named;
  globalThis.tracking = trackXapi({
    endpoint: ${JSON.stringify(lrs.endpoint)},
    auth: "Basic key",
    actor: ${JSON.stringify(actor)},
    activity: { id: ${JSON.stringify(activity)}, name: "Autoencoders" },
  });
</script><body>${QUIZ}`;

  it("tells what was answered, completed and passed, in order, once, as the specification has it", async () => {
    const activity = `${PAGE}/order`;
    await host.open({ html: page(ANNA, activity) }, async ({ page: opened, problems }) => {
      await ready(opened, "ae-quiz");
      await answer(opened, WHOLE);
      assert.deepEqual(await lrs.received((story) => story.length === 7), STORY);
      await pause(500);
      assert.equal(lrs.statements.length, 7);
      assert.deepEqual(lrs.complaints, []);
      assert.deepEqual(problems, []);
      const [first, , third, completed, passed, , page_] = lrs.statements;
      assert.deepEqual(first.actor, { objectType: "Agent", ...ANNA });
      assert.match(first.object.id, new RegExp(`^${activity}#end/why_narrow_\\w+$`));
      assert.deepEqual([first.result!.response, first.result!.success, first.result!.score], ["speed", false, { scaled: 0 }]);
      assert.deepEqual([third.result!.response, third.object.definition!.correctResponsesPattern], ["24.5", ["24.45[:]24.55"]]);
      assert.equal(completed.object.id, `${activity}#end`);
      assert.equal(completed.result!.completion, true);
      assert.deepEqual(passed.result!.score, { scaled: 0.6667, raw: 66.6667, min: 0, max: 100 });
      assert.equal(page_.object.id, activity);
      assert.deepEqual(page_.object.definition!.name, { en: "Autoencoders" });
      await emptied(opened);
      assert.ok(!(await opened.evaluate(() => document.documentElement.outerHTML.replace(/<script[^]*?<\/script>/g, ""))).includes("anna"));
    });
  });

  for (const mood of ["down", "gone", "deaf"] as const) {
    it(`loses none and doubles none while the record store is ${mood}`, async () => {
      lrs.mood = mood;
      await host.open({ html: page() }, async ({ page: opened }) => {
        await ready(opened, "ae-quiz");
        await answer(opened, { "why narrow": "speed" });
        await pause(1500);
        await answer(opened, { parts: ["encoder", "decoder"], factor: 24.5 });
        await pause(1500);
        const received = lrs.statements.length;
        assert.ok(mood === "deaf" ? received > 0 : received === 0, `${received}`);
        lrs.mood = "up";
        assert.deepEqual(await lrs.received((story) => story.length === 7), STORY);
        await pause(1000);
        assert.equal(lrs.statements.length, 7);
      });
    });
  }

  it("keeps them over a reload, and sends them before what comes after", async () => {
    lrs.mood = "down";
    await host.open({ html: page() }, async ({ page: opened }) => {
      await ready(opened, "ae-quiz");
      await answer(opened, { "why narrow": "speed" });
      await opened.reload();
      await ready(opened, "ae-quiz");
      lrs.mood = "up";
      await answer(opened, { parts: ["encoder"] });
      await lrs.received((story) => story.length === 2);
      assert.deepEqual(
        lrs.statements.map(({ object }) => object.id.replace(/^.*\/|_[a-z0-9]{10,}$/g, "")),
        ["why_narrow", "parts"],
      );
    });
  });

  it("sends what is left when the page is left", async () => {
    await host.open({ html: page() }, async ({ page: opened }) => {
      await ready(opened, "ae-quiz");
      await opened.evaluate(() => {
        const quiz = document.querySelector("ae-quiz") as Element & { answer(id: string, response: unknown): Promise<unknown> };
        void quiz.answer("why narrow", "choose");
        location.href = "about:blank";
      });
      await lrs.received((story) => story.length === 1);
    });
  });

  it("is nobody else's: what one learner left is not sent as another's, and does not show who they are", async () => {
    const activity = `${PAGE}/shared`;
    lrs.mood = "down";
    await host.open({ html: page(ANNA, activity), path: "shared-1.html" }, async ({ page: opened }) => {
      await ready(opened, "ae-quiz");
      await answer(opened, { "why narrow": "speed" });
      await pause(300);
      assert.ok(!(await opened.evaluate(() => JSON.stringify(localStorage))).includes("anna"));
    });
    // what the page sent when it was closed
    await pause(500);
    lrs.mood = "up";
    await host.open({ html: page(BERT, activity), path: "shared-2.html" }, async ({ page: opened }) => {
      await ready(opened, "ae-quiz");
      await answer(opened, { factor: 24.5 });
      await lrs.received((story) => story.length === 1);
      await pause(500);
      assert.deepEqual(
        lrs.statements.map(({ actor }) => (actor.account as { name: string }).name),
        ["bert"],
      );
    });
    await host.open({ html: page(ANNA, activity), path: "shared-3.html" }, async () => {
      await lrs.received((story) => story.length === 2);
      assert.equal((lrs.statements[1].actor.account as { name: string }).name, "anna");
    });
  });

  it("goes on after a statement that is refused, and says so", async () => {
    lrs.refuses = ({ object }) => object.id.endsWith("/parts");
    await host.open({ html: page() }, async ({ page: opened, problems }) => {
      await ready(opened, "ae-quiz");
      await answer(opened, WHOLE);
      await lrs.received((story) => story.length === 6);
      assert.deepEqual(lrs.story, STORY.toSpliced(1, 1));
      assert.equal(problems.filter((text) => /refused a statement \(answered/.test(text)).length, 1, problems.join("\n"));
    });
  });

  it("works where there is no storage", async () => {
    const inner = page().replaceAll('"/cdn/', `"${host.url}cdn/`).replaceAll("&", "&amp;").replaceAll('"', "&quot;");
    const html = `<!doctype html><title>Host</title><link rel="icon" href="data:,"><iframe sandbox="allow-scripts" srcdoc="${inner}"></iframe>`;
    lrs.mood = "down";
    await host.open({ html }, async ({ page: opened }) => {
      const frame = await (await opened.waitForSelector("iframe"))!.contentFrame();
      await until(frame, () => document.querySelector("ae-quiz:defined"));
      await answer(frame as unknown as Page, WHOLE);
      await pause(500);
      lrs.mood = "up";
      assert.deepEqual(await lrs.received((story) => story.length === 7), STORY);
    });
  });

  it("never blocks a page whose record store never answers", async () => {
    lrs.mood = "mute";
    await host.open({ html: page() }, async ({ page: opened, problems }) => {
      await ready(opened, "ae-quiz");
      await answer(opened, WHOLE);
      const longest = await opened.evaluate(
        () =>
          new Promise<number>((resolve) => {
            let last = performance.now();
            let most = 0;
            const timer = setInterval(() => {
              most = Math.max(most, performance.now() - last);
              last = performance.now();
            }, 10);
            setTimeout(() => {
              clearInterval(timer);
              resolve(most);
            }, 1500);
          }),
      );
      assert.ok(longest < 1000, `${longest} ms`);
      assert.deepEqual(problems, []);
    });
  });

  it("tells an author what is wrong with the options", async () => {
    await host.open({ html: `<!doctype html><title>Host</title><link rel="icon" href="data:,">` }, async ({ page: opened }) => {
      const messages = await opened.evaluate(async (path: string) => {
        const { trackXapi } = (await import(path)) as { trackXapi(options: unknown): unknown };
        const right = { endpoint: "https://lrs.example/", actor: { mbox: "mailto:a@b.example" }, activity: "https://a.example/" };
        return [{ endpoint: 5 }, { endpoint: "ftp://x" }, { actor: {} }, { activity: "page 1" }, { activity: undefined }].map((wrong) => {
          try {
            trackXapi({ ...right, ...wrong });
            return "";
          } catch (error) {
            return String(error);
          }
        });
      }, "/cdn/lms/xapi.js");
      const wanted = [/endpoint/, /endpoint/, /actor/, /activity/, /activity/];
      assert.equal(messages.length, wanted.length);
      for (const [i, message] of messages.entries()) assert.match(message, wanted[i]);
    });
  });
});

describe("cmi5", () => {
  let host: Host;
  let lrs: Lrs;
  let folder: string;
  let html: string;
  before(async () => {
    [host, lrs] = await Promise.all([Host.start(), Lrs.start()]);
    folder = mkdtempSync(join(tmpdir(), "ae-cmi5-"));
    const { status, said } = command(folder, "cmi5", QUIZ, "-o", "course.zip");
    assert.equal(status, 0, said);
    html = new TextDecoder().decode(unzipSync(readFileSync(join(folder, "course.zip")))["index.html"]);
  });
  after(async () => {
    await host.stop();
    await lrs.stop();
    rmSync(folder, { recursive: true, force: true });
  });
  beforeEach(() => lrs.anew());
  afterEach(() => assert.deepEqual(lrs.complaints, []));

  /** Starts the page as an LMS does. */
  const start = <T>(query: string, use: (opened: { page: Page; problems: string[] }) => Promise<T>) =>
    host.open({ html, path: `au/index.html${query}` }, async (opened) => {
      await opened.page.evaluate("globalThis.__name = (named) => named");
      await ready(opened.page, "ae-quiz");
      // a learner who has no state yet is an answer, and an error for the console
      return use({
        page: opened.page,
        get problems() {
          return opened.problems.filter((text) => !/status of 404/.test(text));
        },
      });
    });
  const verbsOf = (session: string) =>
    lrs.statements.filter((each) => sessionOf(each) === session).map(({ verb }) => verb.id.replace(/^.*\//, ""));
  const told = (session: string, verb: string, seconds?: number) => lrs.received(() => verbsOf(session).includes(verb), seconds);
  /** Leaves the page, which ends the session. */
  const leave = async (page: Page, session: string) => {
    await page.goto("about:blank");
    await told(session, "terminated");
  };
  const score = (page: Page) => page.evaluate(() => (document.querySelector("ae-quiz") as Element & { score: number }).score);
  const CATEGORY = "https://w3id.org/xapi/cmi5/context/categories/";
  const MASTERY = "https://w3id.org/xapi/cmi5/context/extensions/masteryscore";

  /** The rules of section 9.3 for the statements of one session. */
  function checkSession(session: string): string[] {
    const statements = lrs.statements.filter((statement) => sessionOf(statement) === session);
    const verbs = statements.map(({ verb }) => verb.id.replace(/^.*\//, ""));
    assert.equal(verbs[0], "initialized");
    assert.equal(verbs.at(-1), "terminated");
    for (const [i, statement] of statements.entries()) {
      const { context, result } = statement;
      assert.ok(context!.contextActivities!.grouping.some(({ id }) => id === "https://publisher.example/au"));
      assert.ok(i === 0 || statement.timestamp >= statements[i - 1].timestamp, "in order");
      const categories = (context!.contextActivities!.category ?? []).map(({ id }) => id.replace(CATEGORY, ""));
      if (verbs[i] === "answered") assert.deepEqual(categories, []);
      else {
        assert.equal(statement.object.id, "https://lms.example/au/1");
        assert.deepEqual(categories, ["completed", "passed", "failed"].includes(verbs[i]) ? ["cmi5", "moveon"] : ["cmi5"]);
        assert.equal("score" in (result ?? {}), ["passed", "failed"].includes(verbs[i]));
        assert.equal(result?.completion, verbs[i] === "completed" ? true : undefined);
      }
    }
    const defined = verbs.filter((verb) => verb !== "answered");
    assert.equal(new Set(defined).size, defined.length, "none twice");
    return verbs;
  }

  it("runs from initialized to terminated; whoever comes back finds their answers, and nothing is said twice", async () => {
    const registration = randomUUID();
    const first = lrs.launch(ANNA, registration);
    await start(first.query, async ({ page, problems }) => {
      await answer(page, { "why narrow": "choose" });
      await told(first.session, "answered");
      await pause(800);
      await leave(page, first.session);
      assert.deepEqual(problems, []);
    });
    assert.deepEqual(checkSession(first.session), ["initialized", "answered", "terminated"]);

    const second = lrs.launch(ANNA, registration);
    await start(second.query, async ({ page }) => {
      assert.equal(await score(page), 1 / 3);
      await answer(page, { parts: ["encoder", "decoder"], factor: 1 });
      await told(second.session, "passed");
      await pause(800);
      await leave(page, second.session);
    });
    assert.deepEqual(checkSession(second.session), ["initialized", "answered", "answered", "completed", "passed", "terminated"]);
    assert.deepEqual(lrs.statements.find(({ verb }) => verb.id.endsWith("/passed"))!.result!.score, {
      scaled: 0.6667,
      raw: 67,
      min: 0,
      max: 100,
    });

    const third = lrs.launch(ANNA, registration);
    await start(third.query, async ({ page }) => {
      assert.equal(await score(page), 2 / 3);
      await answer(page, { factor: 24.5 });
      await told(third.session, "answered");
      await leave(page, third.session);
    });
    assert.deepEqual(checkSession(third.session), ["initialized", "answered", "terminated"]);
  });

  it("is failed at the end of a session only, by the mark of the LMS, and passed in a later one", async () => {
    const registration = randomUUID();
    const first = lrs.launch(BERT, registration, { masteryScore: 0.9 });
    await start(first.query, async ({ page }) => {
      await answer(page, { ...WHOLE, "why narrow": "choose", factor: 1 });
      await told(first.session, "completed");
      await pause(1000);
      assert.ok(!lrs.story.includes("failed"), "the learner may still try again");
      await leave(page, first.session);
    });
    assert.deepEqual(checkSession(first.session).slice(-3), ["completed", "failed", "terminated"]);
    assert.equal(lrs.statements.at(-2)!.context!.extensions![MASTERY], 0.9);

    const second = lrs.launch(BERT, registration, { masteryScore: 0.9 });
    await start(second.query, async ({ page }) => {
      await answer(page, { factor: 24.5 });
      await told(second.session, "passed");
      await leave(page, second.session);
    });
    assert.deepEqual(checkSession(second.session), ["initialized", "answered", "passed", "terminated"]);
  });

  it("loses nothing while the LMS is down, from the start on", async () => {
    const registration = randomUUID();
    const { query, session } = lrs.launch(ANNA, registration);
    lrs.mood = "gone";
    // tags wait five seconds for an LMS, not for ever
    await start(query, async ({ page }) => {
      await answer(page, { "why narrow": "choose" });
      await pause(1000);
      lrs.mood = "up";
      await told(session, "answered", 40);
      lrs.mood = "down";
      await answer(page, { parts: ["encoder", "decoder"], factor: 24.5 });
      await pause(1500);
      lrs.mood = "up";
      await told(session, "passed", 40);
      await leave(page, session);
    });
    assert.deepEqual(checkSession(session), ["initialized", "answered", "answered", "answered", "completed", "passed", "terminated"]);
  });

  it("does not wait for an LMS that never answers", async () => {
    const { query } = lrs.launch(ANNA, randomUUID());
    lrs.mood = "mute";
    await start(query, async ({ page, problems }) => {
      await answer(page, WHOLE);
      assert.equal(await score(page), 2 / 3);
      assert.deepEqual(problems, []);
    });
  });

  it("keeps the token for a reload, which the LMS gives only once", async () => {
    const { query, session } = lrs.launch(ANNA, randomUUID());
    await start(query, async ({ page, problems }) => {
      await answer(page, { "why narrow": "choose" });
      await told(session, "answered");
      await pause(800);
      await page.reload();
      await ready(page, "ae-quiz");
      assert.equal(await score(page), 1 / 3);
      await page.evaluate("globalThis.__name = (named) => named");
      await answer(page, { factor: 24.5 });
      await lrs.received((story) => story.filter((verb) => verb === "answered").length === 2);
      await page.goto("about:blank");
      await pause(500);
      for (const verb of ["initialized", "terminated"]) assert.equal(lrs.story.filter((each) => each === verb).length, 1, verb);
      assert.deepEqual(problems, []);
    });
  });

  it("records nothing that counts when the LMS only shows the page", async () => {
    const { query, session } = lrs.launch(ANNA, randomUUID(), { launchMode: "Review" });
    await start(query, async ({ page }) => {
      await answer(page, WHOLE);
      await lrs.received((story) => story.filter((verb) => verb === "answered").length === 3);
      await leave(page, session);
      assert.deepEqual(
        lrs.story.filter((verb) => verb !== "answered"),
        ["initialized", "terminated"],
      );
    });
  });

  it("works where no LMS started it", async () => {
    await start("", async ({ page, problems }) => {
      await answer(page, WHOLE);
      assert.equal(await score(page), 2 / 3);
      assert.deepEqual(problems, []);
      assert.equal(lrs.statements.length, 0);
    });
  });
});
