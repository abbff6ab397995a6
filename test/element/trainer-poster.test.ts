/** Nothing moves when the rest of the tag comes. A file of its own: the page must not have it yet. */
import "../../src/elements/trainer/define.js";
import type { AeTrainer } from "../../src/elements/trainer/trainer.element.js";
import { assert, cdp, fixture, nextFrame, setViewport, waitUntil } from "../helpers/index.js";

const inside = <T extends Element = HTMLElement>(tag: Element, selector: string) => tag.shadowRoot!.querySelector<T>(selector)!;

/** Where parts begin; below them stands the prediction. */
const places = (tag: HTMLElement) =>
  [".run", ".charts", ".settings", ".how"].map((s) =>
    Math.round(inside(tag, s).getBoundingClientRect().top - tag.getBoundingClientRect().top),
  );

describe("ae-trainer: poster", () => {
  afterEach(async () => {
    await cdp("Fetch.disable");
    await cdp("Network.setCacheDisabled", { cacheDisabled: false });
  });

  it("the poster stands where the live figure will", async function () {
    this.timeout(60_000);
    // held, not failed: a failure would be said above them
    await cdp("Network.enable");
    await cdp("Network.setCacheDisabled", { cacheDisabled: true });
    await cdp("Fetch.enable", { patterns: [{ urlPattern: "*/elements/trainer/rest.*" }] });
    const each = async (run: (tag: AeTrainer) => Promise<unknown>): Promise<number[][]> => {
      const seen: number[][] = [];
      for (const width of [288, 320, 640, 960])
        for (const attributes of ["", 'k="64" size="100"']) {
          await setViewport({ width: width + 16, height: 800 });
          // updateComplete would wait for what is held
          const holder = await fixture(`<div><ae-trainer ${attributes} style="inline-size: ${width}px"></ae-trainer></div>`);
          const tag = holder.querySelector<AeTrainer>("ae-trainer")!;
          await waitUntil(() => inside(tag, ".how"), "its first picture");
          await nextFrame();
          await run(tag);
          seen.push(places(tag));
          holder.parentElement!.remove();
        }
      return seen;
    };
    const before = await each(async (tag) => assert.isNull(inside(tag, ".play"), "the rest is not here"));
    await cdp("Fetch.disable");
    const after = await each(async (tag) => {
      await tag.ready;
      await tag.updateComplete;
    });
    before.forEach((parts, i) => parts.forEach((at, j) => assert.closeTo(after[i][j], at, 1, `case ${i}, ${j}`)));
  });
});
