/** When the part of the tag beneath its maps does not come. A file of its own: the page must not have it yet. */
import "../../src/elements/latent-map/define.js";
import { allowConsoleErrors, assert, axe, block, fixture, oneEvent } from "../helpers/index.js";

const inside = <T extends Element = HTMLElement>(element: Element, selector: string) => element.shadowRoot!.querySelector<T>(selector)!;

describe("ae-latent-map: without its rest", () => {
  it("says so, keeps the picture and what was set, and Retry works", async () => {
    allowConsoleErrors(/./);
    await block("*latent-map/rest.*");
    const shelf = await fixture("<div></div>");
    const element = document.createElement("ae-latent-map");
    const failed = oneEvent(element, "ae-error");
    shelf.append(element);
    element.state = "z=1_-2&rings=0";
    const { detail } = await failed;
    assert.equal(detail.code, "network");
    assert.isTrue(detail.recoverable);
    await element.updateComplete;
    const ready = element.ready.then(() => true);
    assert.equal(inside(element, "[part=failure]").getAttribute("role"), "alert");
    assert.isNull(inside(element, ".controls"));
    assert.isAbove(inside<HTMLCanvasElement>(element, ".base").width, 100);
    assert.deepEqual(element.cursor, [1, -2]);
    assert.equal(element.state, "z=1_-2&rings=0");
    let refused: unknown;
    await element.grade({ kind: "digit", digit: 3 }).catch((error: unknown) => (refused = error));
    assert.instanceOf(refused, Error);
    await axe(element);
    // models that come in the meantime do not hide the failure
    await element.decodeAt(0, 0).catch(() => {});
    await element.updateComplete;
    assert.isNotNull(inside(element, "[part=failure]"));
    const waits = new Promise<false>((resolve) => setTimeout(() => resolve(false), 50));
    assert.isFalse(await Promise.race([ready, waits]), "ready waits");
    await block();
    inside<HTMLButtonElement>(element, "[part=failure] button").click();
    assert.isTrue(await ready);
    assert.isNull(inside(element, "[part=failure]"));
    assert.isNotNull(inside(element, ".controls"));
    assert.isNotNull(inside(element, "[data-handle=cursor]"));
    assert.equal(element.state, "z=1_-2&rings=0");
  });
});
