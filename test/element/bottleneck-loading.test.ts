/** Before the models are there, and when they do not come. A file of its own: the page must not have them yet. */
import "../../src/elements/bottleneck/define.js";
import type { AeBottleneck } from "../../src/elements/bottleneck/bottleneck.element.js";
import { configure } from "../../src/model/pool.js";
import { assert, axe, fixture, oneEvent, waitUntil } from "../helpers/index.js";

const PIXELS = 784;
const HERE = new URL("/", location.href);

async function place(attributes = ""): Promise<AeBottleneck> {
  const holder = await fixture(`<div style="inline-size: 960px"><ae-bottleneck ${attributes}></ae-bottleneck></div>`);
  const tag = holder.firstElementChild as AeBottleneck;
  await tag.updateComplete;
  return tag;
}
const all = <E extends Element = HTMLElement>(tag: Element, selector: string) => [...tag.shadowRoot!.querySelectorAll<E>(selector)];
const text = (tag: Element, selector: string) => tag.shadowRoot!.querySelector(selector)!.textContent.replace(/\s+/g, " ").trim();
const kSlider = (tag: Element) => tag.shadowRoot!.querySelector<HTMLInputElement>('[part="slider"]')!;
const button = (tag: Element, name: RegExp) => all<HTMLButtonElement>(tag, "button").find((b) => name.test(b.textContent ?? ""))!;
function meanSquaredError(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  a.forEach((v, i) => (sum += (v - b[i]) ** 2));
  return sum / a.length;
}

describe("ae-bottleneck: loading", () => {
  it("tells how far the download is", async () => {
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

  it("nothing is draggable before the models are there, and it stays readable when they do not come", async () => {
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
      assert.lengthOf(all(tag, ".bar input"), 0);
      assert.isTrue(kSlider(tag).disabled);
      assert.include(text(tag, '[part="failure"]'), "The model did not arrive.");
      tag.k = 5;
      tag.input = new Float32Array(PIXELS).fill(0.5);
      await tag.updateComplete;
      assert.lengthOf(tag.code, 5);
      assert.isTrue(Number.isNaN(tag.mse), "no number that was not computed");
      assert.equal(tag.input[0], 0.5);
      await axe(tag);
      configure({ assetBase: HERE });
      button(tag, /Retry/).click();
      // at once, while the load is still under way
      const verdict = await tag.grade({ kind: "mse", below: 1 });
      assert.isTrue(verdict!.met, verdict!.message);
      await tag.ready;
      await tag.updateComplete;
      assert.closeTo(tag.mse, meanSquaredError(tag.input, tag.reconstruction), 1e-9);
      assert.lengthOf(all(tag, '[part="failure"]'), 0);
    } finally {
      configure({ assetBase: HERE });
    }
  });
});
