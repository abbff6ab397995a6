/** Before the digits and the trainer are there, and when they do not come. A file of its own: the page must not have them yet. */
import "../../src/elements/trainer/define.js";
import type { AeTrainer } from "../../src/elements/trainer/trainer.element.js";
import { configure } from "../../src/model/pool.js";
import { allowConsoleErrors, assert, axe, block, fixture, oneEvent } from "../helpers/index.js";

const inside = <T extends Element = HTMLElement>(tag: Element, selector: string) => tag.shadowRoot!.querySelector<T>(selector)!;
const button = (tag: Element, name: string) =>
  [...tag.shadowRoot!.querySelectorAll<HTMLButtonElement>("button")].find((b) => b.textContent.trim() === name)!;
const caught = (promise: Promise<unknown>) =>
  promise.then(
    () => null,
    (cause: unknown) => cause,
  );

describe("ae-trainer: loading", () => {
  it("the digits do not come: the poster stays, step rejects, Retry works", async () => {
    allowConsoleErrors(/./);
    configure({ assetBase: new URL("/nowhere/", location.href) });
    const failed = oneEvent(document, "ae-error");
    const tag = await fixture<AeTrainer>("<ae-trainer></ae-trainer>");
    const refused = caught(tag.step(3));
    assert.equal(((await failed) as CustomEvent<{ code: string }>).detail.code, "network");
    assert.instanceOf(await refused, Error);
    await tag.updateComplete;
    assert.include(inside(tag, "[part=failure]").textContent, "did not arrive");
    assert.isTrue(button(tag, "Train").disabled);
    assert.isAbove(inside<HTMLCanvasElement>(tag, "canvas.map").width, 100);
    await axe(tag);
    configure({ assetBase: new URL("/", location.href) });
    await block("*model/trainer.*");
    const again = oneEvent(tag, "ae-error");
    button(tag, "Retry").click();
    const { detail } = await again;
    assert.equal(detail.code, "network", "the trainer's own script");
    assert.isTrue(detail.recoverable);
    await tag.updateComplete;
    assert.isTrue(button(tag, "Train").disabled);
    await block();
    button(tag, "Retry").click();
    await tag.ready;
    await tag.step(1);
    assert.lengthOf(tag.history.train, 1);
  });
});
