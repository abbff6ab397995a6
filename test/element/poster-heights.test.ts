/** A tag is as high before its second script and its model have come as it is when they are there: what stands below stays. */
import type { AeModelElement } from "../../src/core/model-element.js";
import { assert, cdp, nextFrame, setViewport, useFace } from "../helpers/index.js";

type Tag = HTMLElement & Pick<AeModelElement<never, never>, "ready" | "updateComplete">;

/** px: of the container, and of the reader's text. */
const WIDTHS = [320, 640, 960];
const USUAL = 16;
const TWICE = 32;

const TAGS: readonly [name: string, load: () => Promise<unknown>, fonts: readonly number[]][] = [
  ["anomaly", () => import("../../src/elements/anomaly/define.js"), [USUAL, TWICE]],
  ["bottleneck", () => import("../../src/elements/bottleneck/define.js"), [USUAL, TWICE]],
  ["denoiser", () => import("../../src/elements/denoiser/define.js"), [USUAL, TWICE]],
  ["features", () => import("../../src/elements/features/define.js"), [USUAL]],
  ["latent-map", () => import("../../src/elements/latent-map/define.js"), [USUAL, TWICE]],
  ["sampler", () => import("../../src/elements/sampler/define.js"), [USUAL, TWICE]],
  ["trainer", () => import("../../src/elements/trainer/define.js"), [USUAL, TWICE]],
  ["walkthrough", () => import("../../src/elements/walkthrough/define.js"), [USUAL]],
];

/** The machine's own, and one whose texts take more lines. */
const FACES = [null, "wide"] as const;

/** The tag's height in each face, at each width and size of text. */
async function heights(name: string, fonts: readonly number[], come: (tag: Tag) => Promise<unknown>): Promise<Record<string, number>> {
  const found: Record<string, number> = {};
  const root = document.documentElement;
  const setups = FACES.flatMap((face) => fonts.flatMap((font) => WIDTHS.map((width) => [face, font, width] as const)));
  for (const [face, font, width] of setups) {
    await useFace(face);
    root.style.fontSize = `${font}px`;
    const holder = document.createElement("div");
    holder.style.inlineSize = `${width}px`;
    const tag = document.createElement(`ae-${name}`) as Tag;
    holder.append(tag);
    document.body.append(holder);
    try {
      await come(tag);
      await nextFrame();
      await nextFrame();
      found[`${width} px, text of ${font} px, ${face ?? "own"} face`] = tag.offsetHeight;
    } finally {
      holder.remove();
      root.style.fontSize = "";
    }
  }
  return found;
}

describe("the height of a poster", () => {
  afterEach(async () => {
    await cdp("Fetch.disable");
    await cdp("Network.setCacheDisabled", { cacheDisabled: false });
  });

  for (const [name, load, fonts] of TAGS)
    it(`ae-${name}`, async function () {
      this.timeout(120_000);
      await setViewport({ width: 1000, height: 900 });
      await load();
      // held, not failed: a failure would be said. What the cache answers is not held
      await cdp("Network.enable");
      await cdp("Network.setCacheDisabled", { cacheDisabled: true });
      await cdp("Fetch.enable", { patterns: [{ urlPattern: `*/elements/${name}/rest.*` }, { urlPattern: "*/weights/*" }] });
      const poster = await heights(name, fonts, async (tag) => {
        await nextFrame();
        await document.fonts.ready;
        assert.lengthOf(tag.shadowRoot!.querySelectorAll(".prompt button"), 0, "the rest is not here");
      });
      await cdp("Fetch.disable");
      const live = await heights(name, fonts, async (tag) => {
        await tag.ready;
        await tag.updateComplete;
      });
      assert.deepEqual(live, poster);
    });
});
