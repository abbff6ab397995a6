/** One digit, drawn once, offered to every tag that belongs together. */
import "../../src/elements/bottleneck/define.js";
import "../../src/elements/latent-map/define.js";
import type { AeBottleneck } from "../../src/elements/bottleneck/bottleneck.element.js";
import type { AeLatentMap } from "../../src/elements/latent-map/latent-map.element.js";
import { emit } from "../../src/core/events.js";
import { assert, fixture, waitUntil } from "../helpers/index.js";

const drawn = Float32Array.from({ length: 784 }, (_, p) => (p % 28 > 12 && p % 28 < 16 && p > 140 && p < 640 ? 1 : 0));
const yours = (tag: Element) => tag.shadowRoot!.querySelector<HTMLButtonElement>("[data-yours]");

describe("the learner's own digit", () => {
  it("is offered to the tags of the same lesson, as a choice, and goes in when chosen", async function () {
    this.timeout(60_000);
    const page = await fixture(
      `<div><ae-lesson><ae-bottleneck id="a"></ae-bottleneck><p></p></ae-lesson><ae-bottleneck id="b"></ae-bottleneck></div>`,
    );
    const [inside, outside] = [...page.querySelectorAll<AeBottleneck>("ae-bottleneck")];
    await Promise.all([inside.ready, outside.ready]);
    assert.isNull(yours(inside));
    emit(page.querySelector("p")!, "ae-digit", { image: drawn });
    await waitUntil(() => yours(inside));
    assert.isNull(yours(outside), "not of that lesson");
    assert.notDeepEqual(inside.input, drawn, "nothing is taken away");
    yours(inside)!.click();
    await inside.updateComplete;
    assert.deepEqual(inside.input, drawn);
  });

  it("goes both ways between tags of which one names the other, and to no third", async function () {
    this.timeout(60_000);
    const page = await fixture(
      `<div><ae-bottleneck for="map"></ae-bottleneck><ae-latent-map id="map"></ae-latent-map><ae-latent-map id="other"></ae-latent-map></div>`,
    );
    const bottleneck = page.querySelector<AeBottleneck>("ae-bottleneck")!;
    const [map, other] = [...page.querySelectorAll<AeLatentMap>("ae-latent-map")];
    await Promise.all([bottleneck.ready, map.ready, other.ready]);
    emit(bottleneck, "ae-digit", { image: drawn });
    assert.deepEqual(map.input, drawn);
    assert.isNull(other.input);
    emit(map, "ae-digit", { image: drawn });
    await waitUntil(() => yours(bottleneck));
  });

  it("is found by a tag that comes later, on the lesson that carries it", async function () {
    this.timeout(60_000);
    const lesson = await fixture<HTMLElement & { digit?: Float32Array }>("<ae-lesson></ae-lesson>");
    lesson.digit = drawn;
    lesson.insertAdjacentHTML("beforeend", "<ae-bottleneck></ae-bottleneck>");
    const bottleneck = lesson.lastElementChild as AeBottleneck;
    await bottleneck.ready;
    assert.isNotNull(yours(bottleneck));
  });

  it("is what was drawn in one tag, stroke by stroke", async function () {
    this.timeout(60_000);
    const page = await fixture(`<ae-lesson><ae-bottleneck></ae-bottleneck><ae-latent-map></ae-latent-map></ae-lesson>`);
    const bottleneck = page.querySelector<AeBottleneck>("ae-bottleneck")!;
    const map = page.querySelector<AeLatentMap>("ae-latent-map")!;
    await Promise.all([bottleneck.ready, map.ready]);
    const draw = [...bottleneck.shadowRoot!.querySelectorAll("button")].find((button) => button.textContent?.trim() === "Draw")!;
    draw.click();
    const pad = await waitUntil(() => bottleneck.shadowRoot!.querySelector<HTMLElement>(".pad-field"));
    pad.focus();
    // the pen draws while Shift is held, and each stretch is reported
    for (let i = 0; i < 10; i++) pad.dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowDown", shiftKey: true, bubbles: true }));
    await bottleneck.updateComplete;
    assert.isAbove(Math.max(...bottleneck.input), 0.5, "ink");
    assert.deepEqual(map.input, bottleneck.input);
  });
});
