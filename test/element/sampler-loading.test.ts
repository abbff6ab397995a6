/** What the tag shows before its parts have come, and when they do not. A file of its own: the page must not have them yet. */
import "../../src/elements/sampler/define.js";
import type { AeSampler } from "../../src/elements/sampler/sampler.element.js";
import { allowConsoleErrors, assert, axe, block, fixture, nextFrame, oneEvent, setViewport, waitUntil } from "../helpers/index.js";

const inside = <T extends Element = HTMLElement>(element: Element, selector: string) => element.shadowRoot!.querySelector<T>(selector)!;
const text = (element: Element, selector: string) => inside(element, selector).textContent.replace(/\s+/g, " ").trim();
const TAGS = [
  "<ae-sampler></ae-sampler>",
  '<ae-sampler model="vae"></ae-sampler>',
  '<ae-sampler model="ae" count="4" hide="how spread"></ae-sampler>',
  '<ae-sampler count="40" hide="roll dice predict"></ae-sampler>',
];
const WIDTHS = [288, 320, 640, 760, 960];

/** Where parts begin, and how high the tag is; without what stands above them where the tag has failed, and its gap. */
function places(element: HTMLElement): string {
  const strip = inside(element, ".head + .failed")?.getBoundingClientRect();
  const above = strip ? strip.bottom - inside(element, ".head").getBoundingClientRect().bottom : 0;
  const top = element.getBoundingClientRect().top + above;
  const parts = [".dice", ".cells", ".result", ".detail", ".rest"].map((s) => inside(element, s).getBoundingClientRect().top - top);
  return parts.map((y) => y.toFixed(0)).join();
}

async function at<T>(width: number, html: string, run: (element: AeSampler) => T | Promise<T>): Promise<T> {
  await setViewport({ width: width + 16, height: 800 });
  const element = await fixture<AeSampler>(html);
  element.style.inlineSize = `${width}px`;
  await nextFrame();
  const result = await run(element);
  element.parentElement!.remove();
  return result;
}

describe("ae-sampler: loading and failing", () => {
  it("the poster stands where the live figure will; what fails says so, and Retry works", async function () {
    this.timeout(60_000);
    allowConsoleErrors(/./);
    await block("*sampler/rest.*", "*weights/*.bin*");
    const first: string[] = [];
    for (const width of WIDTHS) {
      for (const html of TAGS) {
        const seen = await at(width, html, (element) => {
          assert.isNull(inside(element, ".roll"), "the rest is not here");
          return places(element);
        });
        first.push(seen);
      }
    }

    const element = document.createElement("ae-sampler");
    const failed = oneEvent(element, "ae-error");
    (await fixture("<div></div>")).append(element);
    element.state = "seed=7&dice=fitted";
    const { detail } = await failed;
    assert.equal(detail.code, "network");
    assert.isTrue(detail.recoverable);
    await element.updateComplete;
    assert.equal(inside(element, "[part=failure]").getAttribute("role"), "alert");
    assert.lengthOf(element.shadowRoot!.querySelectorAll(".cell"), 32);
    assert.equal(element.state, "dice=fitted&seed=7");
    assert.lengthOf(element.samples.vae, 0);
    assert.isNull(element.statistics.vae);
    let refused: unknown;
    await element.grade({ kind: "digit", digit: 3 }).catch((error: unknown) => (refused = error));
    assert.instanceOf(refused, Error);
    await element.roll();
    assert.equal(element.seed, 8, "dice can be rolled before there is a decoder");
    await axe(element);

    await block("*weights/*.bin*");
    inside<HTMLButtonElement>(element, "[part=failure] button").click();
    await waitUntil(() => inside(element, ".roll"), "the rest comes");
    await waitUntil(() => inside(element, "[part=failure]"), "the models do not");
    assert.isTrue(inside<HTMLButtonElement>(element, ".roll").disabled);
    await axe(element);
    const usual = await fixture<AeSampler>("<ae-sampler></ae-sampler>");
    await waitUntil(() => inside(usual, "[part=failure]"));
    assert.match(text(usual, ".vae .count"), /^\d+ of 16/, "what is stored stays");
    assert.match(text(usual, ".vae .rolls"), /of 16$/);
    await axe(usual);

    await block();
    inside<HTMLButtonElement>(element, "[part=failure] button").click();
    await element.ready;
    await element.updateComplete;
    assert.isNull(inside(element, "[part=failure]"));
    assert.isFalse(inside<HTMLButtonElement>(element, ".roll").disabled);
    assert.lengthOf(element.samples.vae, 16);
    assert.deepEqual([element.seed, element.dice], [8, "fitted"]);

    for (const width of WIDTHS) {
      for (const html of TAGS) {
        const seen = await at(width, html, async (tag) => {
          await tag.ready;
          await tag.updateComplete;
          return places(tag);
        });
        const [now, then] = [seen, first.shift()!].map((each) => each.split(",").map(Number));
        assert.lengthOf(now, then.length, `${html} at ${width}`);
        // rounded to whole pixels each, and wide faces make a line a pixel higher
        now.forEach((place, i) => assert.closeTo(place, then[i], 2, `${html} at ${width}: ${seen}`));
      }
    }
  });
});
