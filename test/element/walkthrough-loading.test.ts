/** When what the film needs does not come. A file of its own: the page must not have it yet. */
import "../../src/elements/walkthrough/define.js";
import { CUES } from "../../src/elements/walkthrough/film-time.js";
import { allowConsoleErrors, assert, axe, block, fixture, oneEvent, waitUntil } from "../helpers/index.js";

const inside = <T extends Element = HTMLElement>(element: Element, selector: string) => element.shadowRoot!.querySelector<T>(selector)!;

describe("ae-walkthrough: without its scripts or its model", () => {
  it("keeps its poster and what was set when the rest does not come; Retry brings it", async () => {
    allowConsoleErrors(/./);
    await block("*walkthrough/rest.*", "*weights/nested*");
    const shelf = await fixture("<div></div>");
    const element = document.createElement("ae-walkthrough");
    const failed = oneEvent(element, "ae-error");
    shelf.append(element);
    element.chapter = "loss";
    const told: unknown[] = [];
    element.addEventListener("ae-error", ({ detail }) => told.push(detail));
    void element.ready;
    assert.equal((await failed).detail.code, "network");
    await element.updateComplete;
    await new Promise((resolve) => setTimeout(resolve, 1000));
    assert.lengthOf(told, 1, "neither the script nor the model has come: one failure of the tag");
    assert.equal(inside(element, "[part=failure]").getAttribute("role"), "alert");
    assert.deepEqual(element.transcript, []);
    assert.lengthOf(element.chapters, 8);
    assert.equal(element.chapter, "loss");
    await axe(element);
    await block("*weights/nested*");
    inside<HTMLButtonElement>(element, "[part=failure] button").click();
    await element.updateComplete;
    await waitUntil(() => element.transcript.length === CUES.length);
    element.remove();
  });

  it("says that the model did not come; the transcript still reads, and Retry works", async () => {
    allowConsoleErrors(/./);
    await block("*weights/nested*");
    const element = document.createElement("ae-walkthrough");
    const failed = oneEvent(element, "ae-error");
    (await fixture("<div></div>")).append(element);
    element.play();
    const { detail } = await failed;
    await element.updateComplete;
    assert.isTrue(detail.recoverable);
    await waitUntil(() => !element.playing, "a film that cannot run does not pretend to");
    assert.equal(inside(element, "[part=failure]").getAttribute("role"), "alert");
    assert.lengthOf(element.transcript, CUES.length);
    assert.include(inside(element, "[part=caption]").textContent, "28 by 28 pixels", "the caption can still be read");
    inside<HTMLDetailsElement>(element, "details").open = true;
    assert.include(inside(element, ".transcript").textContent, "The decoder has never seen the picture");
    await axe(element);
    await block();
    inside<HTMLButtonElement>(element, "[part=failure] button").click();
    await element.ready;
    assert.isNull(inside(element, "[part=failure]"));
  });

  it("the focus that the large button takes with it waits for Play", async () => {
    allowConsoleErrors(/./);
    await block("*walkthrough/rest.*");
    const element = document.createElement("ae-walkthrough");
    (await fixture("<div></div>")).append(element);
    await element.updateComplete;
    inside(element, ".start").focus();
    element.seek(20);
    await new Promise((resolve) => setTimeout(resolve, 50));
    assert.isNull(inside(element, ".start"));
    await block();
    await waitUntil(() => inside(element, "[part=play]") ?? inside(element, "[part=failure] button")?.click());
    await waitUntil(() => element.shadowRoot!.activeElement?.getAttribute("part") === "play");
  });
});
