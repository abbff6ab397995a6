/** When the part of the tag beneath its figure does not come. A file of its own: the page must not have it yet. */
import "../../src/elements/anomaly/define.js";
import { allowConsoleErrors, assert, axe, block, fixture, oneEvent } from "../helpers/index.js";

const inside = <T extends Element = HTMLElement>(element: Element, selector: string) => element.shadowRoot!.querySelector<T>(selector)!;

describe("ae-anomaly: without its rest", () => {
  it("says so, keeps the picture and what was set, and Retry works", async () => {
    allowConsoleErrors(/./);
    await block("*anomaly/rest.*");
    const shelf = await fixture("<div></div>");
    const element = document.createElement("ae-anomaly");
    const failed = oneEvent(element, "ae-error");
    shelf.append(element);
    element.state = "threshold=30&costs=1_9";
    const { detail } = await failed;
    assert.equal(detail.code, "network");
    assert.isTrue(detail.recoverable);
    await element.updateComplete;
    const ready = element.ready.then(() => true);
    assert.equal(inside(element, "[part=failure]").getAttribute("role"), "alert");
    assert.isNull(inside(element, ".controls"));
    assert.equal(element.threshold, 30);
    assert.isAbove(element.confusion.caught, 50);
    let refused: unknown;
    await element.grade({ kind: "threshold", falseAlarms: 0, caught: 0 }).catch((error: unknown) => (refused = error));
    assert.instanceOf(refused, Error);
    await axe(element);
    const waits = new Promise<false>((resolve) => setTimeout(() => resolve(false), 50));
    assert.isFalse(await Promise.race([ready, waits]), "ready waits");
    await block();
    inside<HTMLButtonElement>(element, "[part=failure] button").click();
    assert.isTrue(await ready);
    assert.isNull(inside(element, "[part=failure]"));
    assert.isNotNull(inside(element, ".controls"));
    assert.equal(element.state, "threshold=30&costs=1_9");
  });
});
