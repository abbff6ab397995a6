/**
 * Tags on slides of reveal.js, which are shown larger or smaller than they are laid out. Hands are real input; what they did is read
 * from the tag's properties and from where the browser says that its parts stand, never from how the tag reads a pointer.
 */
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { CDPSession, Page } from "puppeteer-core";
import { Host, ready } from "./pages.ts";
import { heldDeck, LAYOUTS, turnTo, type HeldDeck } from "./slides-deck.ts";

let host: Host;
before(async () => {
  host = await Host.start();
});
after(() => host.stop());

const sessions = new WeakMap<Page, CDPSession>();

type At = readonly [x: number, y: number];

/** Of the screen: a pixel of a slide is up to 1.7 of them. */
const PIXEL = 1.7;

/** Where a place of a part stands on the screen, `across` and `down` as shares of its box, whatever transforms it. */
async function place(page: Page, selector: string, across = 0.5, down = 0.5): Promise<At> {
  await settled(page);
  const part = await page.$(selector);
  if (!part) throw new Error(`no ${selector}`);
  sessions.set(page, sessions.get(page) ?? (await page.createCDPSession()));
  const { quads } = await sessions.get(page)!.send("DOM.getContentQuads", { backendNodeId: await part.backendNodeId() });
  const [ax, ay, bx, by, , , dx, dy] = quads[0];
  return [ax + across * (bx - ax) + down * (dx - ax), ay + across * (by - ay) + down * (dy - ay)];
}

/** What the tag of the slide shows follows a frame after what it was told. */
const settled = (page: Page) =>
  page.evaluate(async () => {
    for (const tag of document.querySelectorAll<HTMLElement & { updateComplete?: Promise<unknown> }>(".present *"))
      await tag.updateComplete;
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  });

/** Waits until nothing in the tag has moved for a while: faces of type may come after it is ready. */
const rests = (page: Page, tag: string) =>
  page.$eval(tag, async (element) => {
    const places = () =>
      [...element.shadowRoot!.querySelectorAll("*")]
        .map((each) => Object.values(each.getBoundingClientRect().toJSON() as object).join())
        .join();
    await document.fonts.ready;
    let last = "";
    for (let since = performance.now(); performance.now() - since < 150; await new Promise(requestAnimationFrame)) {
      const now = places();
      if (now !== last) since = performance.now();
      last = now;
    }
  });

async function drag(page: Page, from: At, to: At): Promise<void> {
  await page.mouse.move(...from);
  await page.mouse.down();
  await page.mouse.move((from[0] + to[0]) / 2, (from[1] + to[1]) / 2, { steps: 3 });
  await page.mouse.move(...to, { steps: 3 });
  await page.mouse.up();
  await settled(page);
}

function close(found: number, wanted: number, slack: number, what: string): void {
  assert.ok(Math.abs(found - wanted) <= slack, `${what}: ${found}, not ${wanted} ± ${slack}`);
}

function meets(found: At, wanted: At, slack = PIXEL): void {
  const apart = Math.hypot(found[0] - wanted[0], found[1] - wanted[1]);
  assert.ok(apart <= slack, `(${found.join(", ")}) is ${apart.toFixed(1)} px from (${wanted.join(", ")})`);
}

/** Each on a slide of its own, in this order. */
const SLIDES = {
  "ae-latent-map": `<ae-latent-map model="vae"></ae-latent-map>`,
  "ae-bottleneck": `<ae-bottleneck k="4" digit="3"></ae-bottleneck>`,
  "ae-loss-calculator": `<ae-loss-calculator></ae-loss-calculator>`,
  "ae-anomaly": `<ae-anomaly></ae-anomaly>`,
  "ae-denoiser": `<ae-denoiser digit="0"></ae-denoiser>`,
  "ae-features": `<ae-features></ae-features>`,
  "ae-walkthrough": `<ae-walkthrough></ae-walkthrough>`,
  "ae-quiz": `<ae-quiz><script type="application/json">${JSON.stringify({
    questions: [
      { id: "q", kind: "order", prompt: "In order", options: ["one", "two", "three", "four"].map((text) => ({ id: text, text })) },
    ],
  })}</script></ae-quiz>`,
  "ae-term": `<ae-term>encoder</ae-term>`,
};

for (const layout of LAYOUTS)
  describe(`on a slide ${layout.name}`, () => {
    let deck: HeldDeck;
    let page: Page;
    before(async () => {
      deck = await heldDeck(host, Object.values(SLIDES), layout);
      page = deck.page;
    });
    after(() => deck?.close());

    const on = (tag: keyof typeof SLIDES, use: () => Promise<void>) => async () => {
      await turnTo(page, Object.keys(SLIDES).indexOf(tag) + 1);
      await ready(page, tag);
      await rests(page, tag);
      await use();
      assert.deepEqual(deck.problems, []);
    };

    it(
      "ae-latent-map: the cursor comes to the pointer, and both canvases have the screen's pixels",
      on("ae-latent-map", async () => {
        const field = "ae-latent-map >>> .field";
        const cursor = 'ae-latent-map >>> [data-handle="cursor"]';
        const first = await place(page, field, 0.8, 0.3);
        await drag(page, await place(page, field, 0.25, 0.7), first);
        meets(await place(page, cursor), first);
        // by its handle, beside the middle
        const there = await place(page, field, 0.35, 0.6);
        await drag(page, [first[0] + 4, first[1] + 3], [there[0] + 4, there[1] + 3]);
        meets(await place(page, cursor), there);
        const [left, right] = [await place(page, field, 0), await place(page, field, 1)];
        const widths = await page.$$eval("ae-latent-map >>> .field canvas", (canvases) => canvases.map((canvas) => canvas.width));
        assert.equal(widths.length, 2);
        for (const width of widths) assert.ok(width >= 0.98 * Math.hypot(right[0] - left[0], right[1] - left[1]), `${width} pixels`);
      }),
    );

    it(
      "its drawing field: the ink is under the pointer",
      on("ae-latent-map", async () => {
        await page.$eval("ae-latent-map >>> .draw", (button) => (button as HTMLElement).click());
        const pad = "ae-latent-map >>> .pad-field";
        await page.waitForSelector(pad);
        await drag(page, await place(page, pad, 0.2, 0.3), await place(page, pad, 0.7, 0.8));
        const ink = await page.$eval(pad, (canvas) => {
          const { width, height } = canvas as HTMLCanvasElement;
          const { data } = (canvas as HTMLCanvasElement).getContext("2d")!.getImageData(0, 0, width, height);
          const inked = Array.from({ length: width * height }, (_, i) => i).filter(
            (i) => Math.abs(data[4 * i] - data[4 * width - 4]) > 128,
          );
          const across = inked.map((i) => (i % width) + 0.5);
          const down = inked.map((i) => Math.floor(i / width) + 0.5);
          return [Math.min(...across) / width, Math.max(...across) / width, Math.min(...down) / height, Math.max(...down) / height];
        });
        // a pen's half width beyond the pointer
        const pen = 5 / 112;
        [0.2 - pen, 0.7 + pen, 0.3 - pen, 0.8 + pen].forEach((v, i) => close(ink[i], v, 0.012, `end ${i} of the ink`));
      }),
    );

    it(
      "ae-bottleneck: a bar of the code and k come to the pointer",
      on("ae-bottleneck", async () => {
        const bar = "ae-bottleneck >>> .bar:nth-child(2) .track";
        const limit = await page.$eval(`${bar} input`, (input) => Number(input.max));
        await drag(page, await place(page, bar, 0.5), await place(page, bar, 0.8));
        // a slider's way is shorter than its box, by its handle
        const share = (await page.$eval("ae-bottleneck", (tag) => tag.code[1])) / limit;
        assert.ok(share > 0.6 && share < 0.76, `the second number is at ${share} of its axis`);
        const slider = "ae-bottleneck >>> [part=slider]";
        await drag(page, await place(page, slider, 0.33), await place(page, slider, 0.66));
        close(await page.$eval("ae-bottleneck", (tag) => tag.k), 64 ** 0.66, 1.5, "k");
      }),
    );

    it(
      "ae-loss-calculator: the ring comes to the pointer",
      on("ae-loss-calculator", async () => {
        const column = 'ae-loss-calculator >>> .column[data-side="reconstruction"][data-index="1"]';
        const to = await place(page, column, 0.5, 0.35);
        await drag(page, await place(page, column, 0.5, 0.6), to);
        close(await page.$eval("ae-loss-calculator", (tag) => tag.reconstruction[1]), 0.65, 0.012, "the value");
        meets(await place(page, `${column} .ring`), to, 2 * PIXEL);
      }),
    );

    it(
      "ae-anomaly: the threshold comes to the pointer",
      on("ae-anomaly", async () => {
        const line = "ae-anomaly >>> .line";
        const to = await place(page, "ae-anomaly >>> .field", 0.7, 0.5);
        await drag(page, await place(page, line), to);
        meets(await place(page, line), to, 2 * PIXEL);
      }),
    );

    it(
      "ae-denoiser: the pixel under the pointer is rubbed out",
      on("ae-denoiser", async () => {
        const eraser = "ae-denoiser >>> .eraser";
        const to = await place(page, eraser, 23.5 / 28, 8.5 / 28);
        await drag(page, await place(page, eraser, 20.5 / 28, 18.5 / 28), to);
        meets(await place(page, `${eraser} .ring`), to);
        const noisy = await page.$eval("ae-denoiser", (tag) => Array.from(tag.noisy));
        const alive = (x: number, y: number) => noisy[28 * y + x] !== 0;
        assert.ok(!alive(23, 8) && !alive(20, 18), "what was rubbed is there");
        assert.ok([17, 18, 26, 27].some((x) => alive(x, 8)) && [13, 14, 26, 27].some((x) => alive(x, 18)), "more was rubbed than that");
      }),
    );

    it(
      "ae-features: the point under the pointer is picked",
      on("ae-features", async () => {
        const handle = "ae-features >>> .handle";
        await page.waitForSelector(handle);
        const another = () => page.$eval("ae-features >>> .others button:last-child", (button) => (button as HTMLElement).click());
        const picked = () => page.$eval("ae-features", (tag) => tag.picked);
        for (let i = 0; i < 8; i++) {
          await another();
          const at = await place(page, handle);
          const index = await picked();
          await another();
          await settled(page);
          assert.notEqual(await picked(), index);
          await page.mouse.click(...at);
          meets(await place(page, handle), at);
        }
      }),
    );

    it(
      "ae-walkthrough: the film goes to where its slider is dragged",
      on("ae-walkthrough", async () => {
        const slider = "ae-walkthrough >>> [part=slider]";
        await drag(page, await place(page, slider, 0.2), await place(page, slider, 0.6));
        const [time, duration] = await page.$eval("ae-walkthrough", (tag) => [tag.currentTime, tag.duration]);
        close(time / duration, 0.6, 0.02, "the film");
      }),
    );

    it(
      "ae-quiz: a row goes to where it is dragged",
      on("ae-quiz", async () => {
        await page.waitForSelector("ae-quiz >>> .grip");
        const rows = () => page.$$eval("ae-quiz >>> ol li", (found) => found.map((row) => (row as HTMLElement).dataset.id));
        const was = await rows();
        const grip = (row: number, down: number) => place(page, `ae-quiz >>> ol li:nth-child(${row}) .grip`, 0.5, down);
        await drag(page, await grip(1, 0.5), await grip(3, 0.8));
        assert.deepEqual(await rows(), [was[1], was[2], was[0], was[3]]);
      }),
    );

    it(
      "ae-term: the definition stands beneath its word",
      on("ae-term", async () => {
        const word = await place(page, "ae-term >>> .word", 0.5, 1);
        await page.mouse.click(...(await place(page, "ae-term >>> .word")));
        await page.waitForSelector("ae-term >>> .popup.open");
        const popup = await place(page, "ae-term >>> .popup", 0.5, 0);
        close(popup[0], word[0], 5, "its middle");
        assert.ok(popup[1] >= word[1] - 4 && popup[1] < word[1] + 24, `its top: ${popup[1]}, beneath ${word[1]}`);
        await page.mouse.click(5, 5);
      }),
    );

    it(
      "Save: its menu stands beneath its button",
      on("ae-loss-calculator", async () => {
        const save = "ae-loss-calculator >>> #save";
        await page.waitForSelector(save);
        await page.mouse.click(...(await place(page, save)));
        await page.waitForSelector("ae-loss-calculator >>> .save-menu:popover-open button");
        const [button, menu] = [await place(page, save, 1, 1), await place(page, "ae-loss-calculator >>> .save-menu", 1, 0)];
        const { width } = layout.viewport;
        close(menu[0], Math.min(button[0], width - 8), 24, "its end");
        close(menu[1], button[1], 30, "its top");
        await page.keyboard.press("Escape");
      }),
    );
  });
