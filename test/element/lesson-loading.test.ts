/** <ae-lesson> while its text is on the way, and when it does not come. Apart: a page loads it once. */
import "../../src/elements/lesson/define.js";
import type { AeLesson } from "../../src/elements/lesson/lesson.element.js";
import { allowConsoleErrors, assert, axe, block, fixture, oneEvent, resetEmulation, waitUntil } from "../helpers/index.js";

const SUMMARY = "<p>What this lesson is about.</p>";

describe("ae-lesson: loading", () => {
  before(() => document.addEventListener("ae-tags", (event) => event.preventDefault()));

  it("asks for nothing before the reader is near", async () => {
    const holder = await fixture(`<div><div style="block-size: 5000px"></div><ae-lesson>${SUMMARY}</ae-lesson></div>`);
    await new Promise((done) => setTimeout(done, 300));
    const asked = performance.getEntriesByType("resource").filter(({ name }) => name.includes("/lesson/built-in"));
    assert.lengthOf(asked, 0);
    assert.include(holder.querySelector("ae-lesson")!.innerText, "What this lesson is about.");
  });

  it("without its text it keeps the summary, says so, and Retry brings it", async () => {
    await block("*/lesson/built-in*");
    allowConsoleErrors(/built-in/);
    const holder = await fixture(`<div><ae-lesson>${SUMMARY}</ae-lesson></div>`);
    const lesson = holder.querySelector<AeLesson>("ae-lesson")!;
    const failed = await oneEvent(lesson, "ae-error");
    assert.deepInclude(failed.detail, { code: "network", recoverable: true });
    await lesson.updateComplete;
    const strip = lesson.shadowRoot!.querySelector<HTMLElement>('[part="failure"]')!;
    assert.match(strip.textContent, /did not arrive/);
    assert.isAbove(lesson.querySelector("p")!.getBoundingClientRect().height, 10, "the summary stays");
    await axe(lesson);
    await resetEmulation();
    strip.querySelector("button")!.click();
    await lesson.ready;
    await waitUntil(() => lesson.sections.length === 12);
    await lesson.updateComplete;
    assert.notExists(lesson.shadowRoot!.querySelector('[part="failure"]'));
    assert.equal(lesson.querySelector("p")!.getBoundingClientRect().height, 0, "the summary has done its work");
  });
});
