/** ae-bottleneck with models and images of an author's own. */
import "../../src/elements/bottleneck/define.js";
import { asked } from "../../src/core/asked.js";
import { emit } from "../../src/core/events.js";
import type { AeBottleneck } from "../../src/elements/bottleneck/bottleneck.element.js";
import { acquireOwn } from "../../src/model/lazy-own.js";
import { engineInfo } from "../../src/model/pool.js";
import { assert, axe, fixture, nextFrame, oneEvent, waitUntil } from "../helpers/index.js";

void emit;
const FLAGS = "/site/examples/flags/bottleneck.json";
const DENSE = "/test/fixtures/own/dense/manifest.json";
const SIZE = 24 * 18 * 3;

async function place(attributes: string, width = 960): Promise<AeBottleneck> {
  const holder = await fixture(`<div style="inline-size: ${width}px"><ae-bottleneck ${attributes}></ae-bottleneck></div>`);
  return holder.firstElementChild as AeBottleneck;
}
async function make(attributes = `model-src="${FLAGS}"`, width = 960): Promise<AeBottleneck> {
  const tag = await place(attributes, width);
  await tag.ready;
  await tag.updateComplete;
  await nextFrame();
  await nextFrame();
  await tag.updateComplete;
  return tag;
}
const all = <E extends Element = HTMLElement>(tag: Element, selector: string) => [...tag.shadowRoot!.querySelectorAll<E>(selector)];
const text = (tag: Element, selector: string) => all(tag, selector)[0].textContent.replace(/\s+/g, " ").trim();
const button = (tag: Element, name: RegExp) => all<HTMLButtonElement>(tag, "button").find((b) => name.test(b.textContent ?? ""))!;
const slider = (tag: Element) => all<HTMLInputElement>(tag, '[part="slider"]')[0];
const mean = (a: Float32Array, b: Float32Array) => a.reduce((sum, v, i) => sum + (v - b[i]) ** 2, 0) / a.length;

beforeEach(() => asked.clear());

describe("ae-bottleneck with flags", () => {
  it("speaks of their shape: numbers, compression, error, names", async () => {
    const tag = await make();
    assert.equal(tag.k, 8);
    assert.lengthOf(tag.input, SIZE);
    assert.lengthOf(tag.reconstruction, SIZE);
    assert.lengthOf(tag.code, 8);
    assert.equal(tag.compression, SIZE / 8);
    assert.closeTo(tag.mse, mean(tag.input, tag.reconstruction), 1e-9);
    assert.equal(text(tag, "h3"), "Squeeze an image through eight numbers");
    console.log(text(tag, ".figure"), tag.csv().length, JSON.stringify(tag.quantities));
  });
});
