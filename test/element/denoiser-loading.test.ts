/** Before the models are there, and when they do not come. A file of its own: the page must not have them yet. */
import "../../src/elements/denoiser/define.js";
import type { AeDenoiser } from "../../src/elements/denoiser/denoiser.element.js";
import { configure } from "../../src/model/pool.js";
import { assert, axe, fixture, oneEvent, sendKeys, setViewport, waitUntil } from "../helpers/index.js";

const PIXELS = 784;
const HERE = new URL("/", location.href);
const all = <E extends Element = HTMLElement>(tag: Element, selector: string) => [...tag.shadowRoot!.querySelectorAll<E>(selector)];
const text = (tag: Element, selector: string) => tag.shadowRoot!.querySelector(selector)!.textContent.replace(/\s+/g, " ").trim();

async function place(width = 960, attributes = ""): Promise<AeDenoiser> {
  const holder = await fixture(`<div style="inline-size: ${width}px"><ae-denoiser ${attributes}></ae-denoiser></div>`);
  const tag = holder.firstElementChild as AeDenoiser;
  await tag.updateComplete;
  return tag;
}

/** Where everything stands. */
const boxes = (tag: Element) =>
  all(tag, ".stage > *, .stage canvas, .prompt, .plot, .slider, .samples").map((part) => {
    const { left, top, width, height } = part.getBoundingClientRect();
    return `${part.className || part.tagName} ${[left, top, width, height].map((v) => v.toFixed(1)).join(" ")}`;
  });

describe("ae-denoiser: loading", () => {
  it("shows stored results and how far the download is", async () => {
    const { fetch } = globalThis;
    globalThis.fetch = (input, init) =>
      (input instanceof Request ? input.url : input.toString()).includes("/slow/weights/")
        ? new Promise((_, reject) => init?.signal?.addEventListener("abort", () => reject(new Error("aborted"))))
        : fetch(input, init);
    configure({ assetBase: new URL("/slow/", HERE) });
    try {
      const tag = await place();
      tag.ready.catch(() => {});
      await waitUntil(() => tag.shadowRoot!.querySelector('[role="progressbar"]'), "the bar");
      assert.match(text(tag, ".head .aside"), /Loading the model/);
      assert.isFalse(tag.output.some(Number.isNaN), "the stored output");
      assert.isAbove(tag.psnr.denoised, tag.psnr.plain);
      assert.lengthOf(all(tag, ".eraser"), 0);
      assert.isTrue(all<HTMLInputElement>(tag, "input").every((input) => input.disabled));
      await axe(tag);
      const answer = tag.grade({ kind: "mse", below: 1 });
      assert.equal(await Promise.race([answer, new Promise((resolve) => setTimeout(resolve, 100, "waits"))]), "waits");
      tag.remove();
      assert.isFalse((await answer)!.met, "a tag that has gone away answers");
      // the pool holds on to a load for a moment, in case the tag is only being moved
      await new Promise((resolve) => setTimeout(resolve, 500));
    } finally {
      globalThis.fetch = fetch;
      configure({ assetBase: HERE });
    }
  });

  it("has stored results for the other digits and the other noise", async () => {
    configure({ assetBase: new URL("/nowhere/", HERE) });
    try {
      const tag = await place(960, 'digit="7" noise="mask"');
      await waitUntil(() => !tag.output.some(Number.isNaN), "the stored output");
      await tag.updateComplete;
      assert.isAbove(tag.psnr.denoised, tag.psnr.noisy);
      const shown = all(tag, ".level .number").map((number) => number.textContent.trim());
      assert.deepEqual(
        shown,
        [tag.psnr.noisy, tag.psnr.denoised, tag.psnr.plain].map((v) => `${v.toFixed(1)} dB`),
      );
      tag.remove();
    } finally {
      configure({ assetBase: HERE });
    }
  });

  it("failed: the picture stays, no number that was not computed, Retry works", async () => {
    configure({ assetBase: new URL("/nowhere/", HERE) });
    try {
      const tag = await place();
      const failed = oneEvent(tag, "ae-error");
      const answer = tag.grade({ kind: "mse", below: 1 });
      const { detail } = await failed;
      assert.isFalse((await answer)!.met);
      assert.equal(detail.code, "network");
      assert.isTrue(detail.recoverable);
      await tag.updateComplete;
      assert.include(text(tag, '[part="failure"]'), "The model did not arrive.");
      tag.level = 0.3;
      await tag.updateComplete;
      assert.isTrue(tag.output.every(Number.isNaN), "of another scene nothing is known");
      assert.isTrue(Number.isNaN(tag.psnr.denoised));
      assert.isFalse(Number.isNaN(tag.psnr.noisy));
      assert.notMatch(tag.shadowRoot!.textContent, /NaN|undefined/);
      await axe(tag);
      const retry = () => all<HTMLButtonElement>(tag, '[part="failure"] button')[0];
      const focused = () => tag.shadowRoot!.activeElement;
      // the keyboard's focus waits on the figure, and comes back to Retry
      const first = retry();
      first.focus();
      const again = oneEvent(tag, "ae-error");
      await sendKeys({ press: "Enter" });
      await again;
      await waitUntil(() => retry() && focused() === retry(), "the focus on the new Retry");
      assert.notEqual(retry(), first);
      configure({ assetBase: HERE });
      await sendKeys({ press: "Enter" });
      await waitUntil(() => !retry(), "it has been pressed");
      // at once, while the load is still under way
      const verdict = await tag.grade({ kind: "mse", below: 1 });
      assert.isTrue(verdict!.met, verdict!.message);
      await tag.ready;
      assert.equal(focused(), tag.shadowRoot!.querySelector(".figure"));
      await tag.updateComplete;
      assert.equal(tag.output.length, PIXELS);
      assert.isFalse(tag.output.some(Number.isNaN));
      assert.lengthOf(all(tag, '[part="failure"]'), 0);
    } finally {
      configure({ assetBase: HERE });
    }
  });

  for (const width of [256, 288, 320]) {
    it(`at ${width} px no text that comes with the models makes the figure higher`, async () => {
      const tag = await place(width, 'noise="mask" level="1" digit="9"');
      const { fonts } = document;
      await fonts.ready;
      await tag.ready;
      await tag.updateComplete;
      const heights = [".head", ".base", ".prompt"].map((part) => tag.shadowRoot!.querySelector<HTMLElement>(part)!);
      const before = heights.map((part) => part.getBoundingClientRect().height);
      // hidden, not taken away: Lit still writes into them
      for (const part of heights) for (const child of part.querySelectorAll<HTMLElement>("*")) child.style.display = "none";
      const reserved = heights.map((part) => part.getBoundingClientRect().height);
      assert.deepEqual(before, reserved);
    });
  }

  for (const width of [320, 640, 960]) {
    it(`at ${width} px the models' arrival moves nothing`, async () => {
      await setViewport({ width: width + 40, height: 900 });
      configure({ assetBase: new URL("/nowhere/", HERE) });
      const before = await place(width, 'hide="reset"');
      await before.updateComplete;
      await document.fonts.ready;
      await new Promise((resolve) => setTimeout(resolve, 100));
      const stored = boxes(before).filter((box) => !box.startsWith("prompt"));
      before.remove();
      configure({ assetBase: HERE });
      const tag = await place(width, 'hide="reset"');
      await tag.ready;
      await tag.updateComplete;
      await new Promise((resolve) => setTimeout(resolve, 100));
      assert.deepEqual(
        boxes(tag).filter((box) => !box.startsWith("prompt")),
        stored,
      );
    });
  }
});
