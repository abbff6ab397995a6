/** Who gets a key or a finger on a slide of reveal.js, the tag or the deck; and when tags on slides load. */
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { Page } from "puppeteer-core";
import { Host, ready } from "./pages.ts";
import { heldDeck, LAYOUTS, turnTo, type HeldDeck } from "./slides-deck.ts";

const [smaller] = LAYOUTS;
const TOUCH = { ...smaller, viewport: { ...smaller.viewport, hasTouch: true } };
const QUIZ = `<ae-quiz><script type="application/json">${JSON.stringify({
  questions: [{ id: "sum", kind: "numeric", prompt: "1 + 1", answer: 2 }],
})}</script></ae-quiz>`;

let host: Host;
before(async () => {
  host = await Host.start();
});
after(() => host.stop());

/** Slide 1 has one tag, slide 2 comes after it. */
async function withDeck(tag: string, use: (page: Page, deck: HeldDeck) => Promise<void>, layout = smaller, attributes = ""): Promise<void> {
  const deck = await heldDeck(host, [tag, "<p>After it</p>"], layout, attributes);
  try {
    await turnTo(deck.page, 1);
    await ready(deck.page, /^<([\w-]+)/.exec(tag)![1]);
    await use(deck.page, deck);
    assert.deepEqual(deck.problems, []);
  } finally {
    await deck.close();
  }
}

const slide = (page: Page) => page.evaluate(() => Reveal.getIndices().h);

async function focus(page: Page, selector: string): Promise<void> {
  await page.waitForSelector(selector);
  await page.$eval(selector, (element) => (element as HTMLElement).focus());
}

/** What is pressed changes what `read` gives, and neither the slide nor the deck. */
async function isOwn(page: Page, key: Parameters<Page["keyboard"]["press"]>[0], read: () => Promise<unknown>): Promise<void> {
  const was = await read();
  await page.keyboard.press(key);
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  assert.notDeepEqual(await read(), was, `${key} did nothing`);
  assert.equal(await slide(page), 1, `${key} turned the slide`);
  assert.deepEqual(await page.evaluate(() => [Reveal.isPaused(), Reveal.isOverview()]), [false, false], key);
}

describe("a key on a slide", () => {
  it("moves the cursor of ae-latent-map, not the slide", () =>
    withDeck(`<ae-latent-map model="vae"></ae-latent-map>`, async (page) => {
      await focus(page, 'ae-latent-map >>> [data-handle="cursor"]');
      const cursor = () => page.$eval("ae-latent-map", (tag) => tag.cursor);
      for (const key of ["ArrowRight", "ArrowLeft", "ArrowUp", "ArrowDown"] as const) await isOwn(page, key, cursor);
    }));

  it("moves sliders, ours and the browser's own, and chooses", () =>
    withDeck(`<ae-bottleneck k="4"></ae-bottleneck>`, async (page) => {
      await focus(page, "ae-bottleneck >>> [part=slider]");
      for (const key of ["ArrowRight", "PageUp", "End"] as const) await isOwn(page, key, () => page.$eval("ae-bottleneck", (tag) => tag.k));
      await page.$eval("ae-bottleneck", (tag) => (tag.k = 4));
      await focus(page, "ae-bottleneck >>> .bar:nth-child(1) input");
      for (const key of ["ArrowRight", "ArrowUp"] as const)
        await isOwn(page, key, () => page.$eval("ae-bottleneck", (tag) => Array.from(tag.code)));
    }));

  it("presses buttons", () =>
    withDeck(`<ae-loss-calculator></ae-loss-calculator>`, async (page) => {
      await focus(page, "ae-loss-calculator >>> [part=step]");
      const value = () => page.$eval("ae-loss-calculator", (tag) => tag.value);
      for (const key of ["Space", "Enter"] as const) await isOwn(page, key, value);
    }));

  it("writes in a field: letters and signs that are the deck's commands", () =>
    withDeck(QUIZ, async (page) => {
      await focus(page, "ae-quiz >>> input");
      const written = () => page.$eval("ae-quiz >>> input", (input) => input.value);
      for (const key of ["1", ".", "5"] as const) await page.keyboard.press(key);
      assert.equal(await written(), "1.5");
      for (const key of ["n", "b", "o", "ArrowLeft", "ArrowRight", "Home"] as const) {
        await page.keyboard.press(key);
        assert.equal(await slide(page), 1, `${key} turned the slide`);
        assert.deepEqual(await page.evaluate(() => [Reveal.isPaused(), Reveal.isOverview()]), [false, false], key);
      }
    }));

  it("opens a definition, and Escape closes it before it shows all slides", () =>
    withDeck(`<ae-term>encoder</ae-term>`, async (page) => {
      await focus(page, "ae-term >>> .word");
      const isOpen = () => page.$eval("ae-term", (tag) => tag.open);
      await isOwn(page, "Space", isOpen);
      if (!(await isOpen())) await isOwn(page, "Space", isOpen);
      await isOwn(page, "Escape", isOpen);
    }));

  it("turns the slide where the tag has no use for it, and beside the tag", () =>
    withDeck(`<ae-loss-calculator></ae-loss-calculator>`, async (page) => {
      await focus(page, "ae-loss-calculator >>> [part=reset]");
      await page.keyboard.press("ArrowRight");
      assert.equal(await slide(page), 2);
      await page.keyboard.press("ArrowLeft");
      assert.equal(await slide(page), 1);
    }));
});

/** A finger that goes by `by` pixels from the middle of a part, or from a place of the screen. */
async function swipe(page: Page, from: string | { x: number; y: number }, by: number): Promise<void> {
  let { x, y } = typeof from === "string" ? { x: 0, y: 0 } : from;
  if (typeof from === "string") {
    const box = (await (await page.waitForSelector(from))!.boundingBox())!;
    x = box.x + box.width / 2;
    y = box.y + box.height / 2;
  }
  const finger = await page.touchscreen.touchStart(x, y);
  for (let i = 1; i <= 10; i++) await finger.move(x + (by * i) / 10, y);
  await finger.end();
}

describe("a finger on a slide", () => {
  const slider = "ae-bottleneck >>> [part=slider]";
  const k = (page: Page) => page.$eval("ae-bottleneck", (tag) => tag.k);

  it("moves a slider and leaves the slide, where the tag's slide says data-prevent-swipe", () =>
    withDeck(
      `<ae-bottleneck k="4" data-prevent-swipe></ae-bottleneck>`,
      async (page) => {
        await swipe(page, slider, -90);
        assert.equal(await slide(page), 1);
        assert.ok((await k(page)) < 8, `k is ${await k(page)}`);
        // beside the tag it still turns
        await swipe(page, { x: 500, y: 820 }, -120);
        assert.equal(await slide(page), 2);
      },
      TOUCH,
    ));

  it("turns the slide where it does not", () =>
    withDeck(
      `<ae-bottleneck k="4"></ae-bottleneck>`,
      async (page) => {
        await swipe(page, slider, -90);
        assert.equal(await slide(page), 2);
      },
      TOUCH,
    ));
});

describe("a tag on a slide that is not shown", () => {
  it("loads no model until it is", async () => {
    const deck = await heldDeck(
      host,
      ["<p>Between</p>", "<p>Between</p>", "<p>Between</p>", "<p>Between</p>", "<ae-bottleneck></ae-bottleneck>"],
      smaller,
    );
    try {
      const { page, requests, problems } = deck;
      await page.waitForFunction(() => document.querySelector("ae-bottleneck:defined")?.shadowRoot?.querySelector(".figure"));
      await new Promise((done) => setTimeout(done, 500));
      const weights = () => requests.filter((path) => path.includes("/weights/"));
      assert.deepEqual(weights(), []);
      await turnTo(page, 5);
      await page.waitForSelector("ae-bottleneck >>> [part=slider]:enabled");
      assert.ok(weights().length > 0);
      assert.deepEqual(problems, []);
    } finally {
      await deck.close();
    }
  });
});
