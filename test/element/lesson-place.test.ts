/** Where a lesson brings its reader stays, whatever comes above it. Apart and in this order: a page defines a tag once. */
import "../../src/elements/lesson/define.js";
import { showTarget } from "../../src/core/show-target.js";
import { AeLesson } from "../../src/elements/lesson/lesson.element.js";
import { memoryKey } from "../../src/elements/lesson/memory.js";
import { FROM, HEIGHTS } from "../../src/elements/lesson/room.js";
import { assert, emulateMedia, fixture, nextFrame, setViewport, waitUntil } from "../helpers/index.js";

const wait = (ms: number) => new Promise((done) => setTimeout(done, ms));
const root = (lesson: AeLesson) => lesson.shadowRoot!;
const heading = (lesson: AeLesson, id: string) => root(lesson).querySelector<HTMLElement>(`#${id}-heading`)!;

/** What a heading's place in the window is off by, px. */
function off(target: HTMLElement): number {
  return target.getBoundingClientRect().top - parseFloat(getComputedStyle(target).scrollMarginTop);
}

async function until(lesson: AeLesson): Promise<AeLesson> {
  await waitUntil(() => lesson.sections.length === 12, "its text");
  await lesson.updateComplete;
  return lesson;
}

const make = async () => until(await fixture<AeLesson>("<ae-lesson></ae-lesson>"));

/** Something above that grows in jumps, as tags do that come one after the other. */
async function grow(above: HTMLElement, times = 8): Promise<void> {
  for (let i = 1; i <= times; i++) {
    await wait(120);
    above.style.blockSize = `${500 * i}px`;
  }
}

async function tall(): Promise<{ above: HTMLElement; target: HTMLElement }> {
  const holder = await fixture(
    '<div style="overflow-anchor: none"><div class="above"></div><div style="block-size: 3000px"></div><h2>Here</h2><div style="block-size: 3000px"></div></div>',
  );
  return { above: holder.querySelector<HTMLElement>(".above")!, target: holder.querySelector("h2")! };
}

beforeEach(() => localStorage.clear());
afterEach(() => {
  localStorage.clear();
  history.replaceState(null, "", location.pathname + location.search);
  scrollTo({ top: 0, behavior: "instant" });
});

describe("ae-lesson: its tags have room before they come", () => {
  it("their scripts change the height of the page by next to nothing", async function () {
    this.timeout(60_000);
    for (const width of [320, 1100]) {
      await setViewport({ width, height: 900 });
      const lesson = await make();
      const before = document.documentElement.scrollHeight;
      const ends = () => lesson.sections.map(({ id }) => heading(lesson, id).getBoundingClientRect().top + scrollY);
      const places = ends();
      await lesson.ready;
      await waitUntil(() => root(lesson).querySelectorAll("[data-due]").length === 0, "all have painted", { timeout: 20_000 });
      await nextFrame();
      assert.closeTo(document.documentElement.scrollHeight, before, before * 0.02, `${width} px`);
      ends().forEach((end, i) => assert.closeTo(end, places[i], 400, lesson.sections[i].id));
      lesson.parentElement!.remove();
    }
  });

  it("the stored heights are those of the tags", async function () {
    this.timeout(60_000);
    await setViewport({ width: 1100, height: 900 });
    const lesson = await make();
    await lesson.ready;
    for (const width of FROM.map((from) => (from || 300) + (from === 960 ? 0 : 8))) {
      lesson.style.display = "block";
      lesson.style.inlineSize = `${width}px`;
      await wait(500);
      const column = FROM.findLastIndex((from) => width >= from);
      for (const place of root(lesson).querySelectorAll<HTMLElement>(".figure-place, .formula")) {
        const tag = place.firstElementChild!;
        const stored = HEIGHTS[place.matches(".formula") ? tag.getAttribute("name")! : tag.localName]?.[column];
        assert.exists(stored, tag.localName);
        const { height } = tag.getBoundingClientRect();
        assert.closeTo(stored, height, Math.max(70, 0.08 * height), `${tag.localName} ${tag.getAttribute("name") ?? ""} in ${width} px`);
      }
    }
  });

  it("a tag that does not come gives its room back", async function () {
    this.timeout(20_000);
    const { loadTags } = AeLesson;
    AeLesson.loadTags = null;
    const lesson = document.createElement("ae-lesson");
    const place = document.createElement("div");
    try {
      place.dataset.due = "ae-quiz";
      place.append(document.createElement("ae-none"));
      (await fixture("<div></div>")).append(lesson);
      await until(lesson);
      root(lesson).querySelector("section")!.append(place);
      assert.isAbove(place.getBoundingClientRect().height, 300);
      await lesson.ready;
      assert.isBelow(place.getBoundingClientRect().height, 50);
    } finally {
      AeLesson.loadTags = loadTags;
    }
  });
});

describe("ae-lesson: where it brings the reader", () => {
  for (const width of [320, 1100])
    for (const reduced of [false, true])
      it(`contents and Continue land on the heading and stay there, ${width} px${reduced ? ", reduced motion" : ""}`, async function () {
        this.timeout(30_000);
        await setViewport({ width, height: 900 });
        await emulateMedia({ reducedMotion: reduced ? "reduce" : "no-preference" });
        for (const how of ["contents", "continue"]) {
          localStorage.setItem(memoryKey(location.origin + location.pathname, ""), "at=flaw");
          const lesson = await make();
          const selector = how === "contents" ? 'nav a[href="#flaw"]' : "[part=resume] button";
          await waitUntil(() => root(lesson).querySelector(selector));
          root(lesson).querySelector<HTMLElement>(selector)!.click();
          const target = heading(lesson, "flaw");
          await waitUntil(() => Math.abs(off(target)) <= 3, `${how}: it lands`, { timeout: 5000 });
          await wait(3000);
          assert.closeTo(off(target), 0, 3, `${how}, 3 s later`);
          lesson.parentElement!.remove();
          scrollTo({ top: 0, behavior: "instant" });
        }
      });
});

describe("showTarget", () => {
  for (const instant of [false, true])
    it(`what grows above ${instant ? "after a jump" : "during a glide"} does not carry the target away`, async () => {
      const { above, target } = await tall();
      showTarget(target, { block: "start", instant });
      await grow(above);
      await wait(300);
      assert.closeTo(target.getBoundingClientRect().top, 0, 2);
      await wait(1500);
      above.style.blockSize = "0px";
      await wait(300);
      assert.isBelow(target.getBoundingClientRect().top, -1000, "it ends when the page was quiet for a while");
    });

  it("waits as long as it was told to", async () => {
    const { above, target } = await tall();
    showTarget(target, { block: "start", instant: true, until: wait(2500) });
    await wait(2000);
    above.style.blockSize = "700px";
    await wait(200);
    assert.closeTo(target.getBoundingClientRect().top, 0, 2);
  });

  it("lets go as soon as the reader scrolls", async () => {
    const { above, target } = await tall();
    showTarget(target, { block: "start", instant: true });
    await wait(300);
    // as a scroll bar does: no wheel, no touch, no key
    scrollBy({ top: -400, behavior: "instant" });
    await wait(100);
    above.style.blockSize = "300px";
    await wait(300);
    assert.closeTo(target.getBoundingClientRect().top, 700, 2);
    showTarget(target, { block: "start", instant: true });
    await wait(300);
    document.body.dispatchEvent(new WheelEvent("wheel", { bubbles: true }));
    above.style.blockSize = "600px";
    await wait(300);
    assert.closeTo(target.getBoundingClientRect().top, 300, 2);
  });
});
