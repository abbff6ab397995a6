/** On paper, and English on a right-to-left page. */
import "../../src/elements/anomaly/define.js";
import "../../src/elements/bottleneck/define.js";
import "../../src/elements/formula/define.js";
import "../../src/elements/sampler/define.js";
import "../../src/elements/trainer/define.js";
import type { AeModelElement } from "../../src/core/model-element.js";
import { assert, emulateMedia, fixture, nextFrame, setViewport } from "../helpers/index.js";

type Tag = HTMLElement & Pick<AeModelElement<never, never>, "ready" | "updateComplete">;

const seen = (tag: Element, selector: string) =>
  [...tag.shadowRoot!.querySelectorAll<HTMLElement>(selector)].filter((e) => e.checkVisibility());

async function live(html: string): Promise<Tag> {
  const tag = await fixture<Tag>(html);
  await tag.ready;
  await tag.updateComplete;
  return tag;
}

async function paper(): Promise<void> {
  await emulateMedia({ media: "print" });
  await nextFrame();
}

describe("on paper", () => {
  it("ae-trainer: what was set and how many steps it took, without what sets it", async () => {
    const tag = await live(`<ae-trainer k="5" size="20"></ae-trainer>`);
    await paper();
    assert.lengthOf(seen(tag, "button, input, .note, .check"), 0);
    assert.lengthOf(seen(tag, ".count-of-steps"), 1);
    assert.deepEqual(
      seen(tag, ".setting .value").map((v) => v.textContent.trim()),
      ["5", "0.005", "20", "1"],
    );
  });

  it("ae-anomaly and ae-sampler: no hint that asks for a hand, no door that is shut", async () => {
    const anomaly = await live("<ae-anomaly></ae-anomaly>");
    const sampler = await live("<ae-sampler></ae-sampler>");
    assert.isNotEmpty(seen(anomaly, ".hint"));
    assert.isNotEmpty(seen(sampler, "summary"));
    await paper();
    assert.lengthOf(seen(anomaly, ".hint, button.quiet"), 0);
    assert.lengthOf(seen(sampler, "summary, .throw, .spread input"), 0);
  });

  it("a dark tag is printed in ink on white, and its parts are not cut", async () => {
    const tag = await live(`<ae-trainer theme="dark"></ae-trainer>`);
    assert.equal(getComputedStyle(tag).color, "rgb(236, 234, 228)");
    await paper();
    assert.equal(getComputedStyle(tag).color, "rgb(26, 28, 32)");
    assert.equal(getComputedStyle(tag).backgroundColor, "rgb(255, 255, 255)");
    assert.equal(getComputedStyle(tag.shadowRoot!.querySelector(".charts")!).breakInside, "avoid");
  });
});

describe("ae-trainer: few digits", () => {
  for (const width of [320, 640, 960])
    it(`the note under k moves nothing, ${width} px`, async () => {
      await setViewport({ width: 1000, height: 900 });
      const tag = await live(`<ae-trainer style="inline-size: ${width}px"></ae-trainer>`);
      const [height, at] = [tag.offsetHeight, () => tag.shadowRoot!.querySelector("#size")!.getBoundingClientRect().top];
      const before = at();
      (tag as Tag & { size: number }).size = 20;
      await tag.updateComplete;
      assert.lengthOf(
        seen(tag, ".note").filter((n) => n.textContent !== ""),
        1,
      );
      assert.equal(tag.offsetHeight, height);
      assert.equal(at(), before);
    });
});

describe("English on a right-to-left page", () => {
  it("a sentence ends where English ends", async () => {
    const parent = await fixture(`<div dir="rtl"></div>`);
    for (const [name, selector] of [
      ["anomaly", ".what"],
      ["bottleneck", ".about dd"],
    ]) {
      const tag = await fixture<Tag>(`<ae-${name}></ae-${name}>`, { parent });
      await tag.ready;
      await tag.updateComplete;
      const sentence = seen(tag, selector)[0];
      const texts = document.createTreeWalker(sentence, NodeFilter.SHOW_TEXT);
      let last: Text | null = null;
      for (let node = texts.nextNode() as Text | null; node; node = texts.nextNode() as Text | null) if (node.data.trim()) last = node;
      const stop = last!.data.lastIndexOf(".");
      const left = (i: number) => {
        const range = document.createRange();
        range.setStart(last!, i);
        range.setEnd(last!, i + 1);
        return range.getBoundingClientRect().left;
      };
      assert.isAbove(left(stop), left(stop - 1), name);
    }
  });
});
