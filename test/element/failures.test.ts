/** A model that does not come: every tag says so where it is seen, and moves what stands below by no more than the strip. */
import { configure } from "../../src/index.js";
import { assert, fixture, nextFrame, setViewport, waitUntil } from "../helpers/index.js";

const HERE = new URL("/weights/", location.href);

const TAGS: readonly [name: string, load: () => Promise<unknown>][] = [
  ["anomaly", () => import("../../src/elements/anomaly/define.js")],
  ["bottleneck", () => import("../../src/elements/bottleneck/define.js")],
  ["denoiser", () => import("../../src/elements/denoiser/define.js")],
  ["features", () => import("../../src/elements/features/define.js")],
  ["latent-map", () => import("../../src/elements/latent-map/define.js")],
  ["sampler", () => import("../../src/elements/sampler/define.js")],
  ["trainer", () => import("../../src/elements/trainer/define.js")],
  ["walkthrough", () => import("../../src/elements/walkthrough/define.js")],
];

/** A value of a template that was meant to be nothing. */
function slips(tag: Element): string[] {
  const texts = document.createTreeWalker(tag.shadowRoot!, NodeFilter.SHOW_TEXT);
  const found: string[] = [];
  while (texts.nextNode())
    if (/^\s*(false|true|null|undefined|NaN|\[object \w+\])\s*$/.test(texts.currentNode.nodeValue!))
      found.push(texts.currentNode.nodeValue!);
  return found;
}

describe("a model that does not come", () => {
  afterEach(() => configure({ assetBase: HERE }));

  for (const [name, load] of TAGS)
    it(`ae-${name}: said under the title`, async function () {
      this.timeout(60_000);
      await setViewport({ width: 1000, height: 900 });
      await load();
      for (const width of [320, 960]) {
        configure({ assetBase: new URL("/nowhere/", location.href) });
        const holder = await fixture("<div></div>");
        const tag = document.createElement(`ae-${name}`);
        tag.style.inlineSize = `${width}px`;
        holder.append(tag);
        // updateComplete may wait for the failure
        while (!tag.shadowRoot?.querySelector(".head")) await new Promise((done) => setTimeout(done));
        const strip = () => tag.shadowRoot!.querySelector("[part=failure]");
        assert.deepEqual(slips(tag), [], "while it loads");
        assert.isFalse(strip() !== null, "it loads");
        const before = tag.offsetHeight;
        await waitUntil(() => strip() && !tag.shadowRoot!.querySelector(".progress"), "the failure");
        await (tag as HTMLElement & { updateComplete: Promise<unknown> }).updateComplete;
        // the title takes as many lines as its face needs
        const head = tag.shadowRoot.querySelector(".head")!.getBoundingClientRect();
        const box = strip()!.getBoundingClientRect();
        assert.isAtLeast(box.top, head.bottom - 1, `${width} px: its place`);
        assert.isBelow(box.top - head.bottom, 30, `${width} px: its place`);
        assert.isAtMost(tag.offsetHeight - before, box.height + 25, `${width} px: the growth`);
        assert.isAtLeast(tag.offsetHeight, before - 1, `${width} px: nothing below comes up`);
        assert.lengthOf(tag.shadowRoot.querySelectorAll(".failed"), 1);
        const asks = [...tag.shadowRoot.querySelectorAll(".prompt:not(.failed)")];
        assert.isTrue(
          asks.every((prompt) => prompt.getClientRects().length === 0),
          "one message at a time",
        );
        await waitUntil(() => (tag as unknown as { rest: object | null }).rest, "its second script");
        await (tag as HTMLElement & { updateComplete: Promise<unknown> }).updateComplete;
        await nextFrame();
        assert.deepEqual(slips(tag), [], "failed");
        holder.parentElement!.remove();
      }
    });
});
