/** What a script sets is in `state`: another tag, without attributes, shows the same. */
import "../../src/elements/anomaly/define.js";
import "../../src/elements/bottleneck/define.js";
import "../../src/elements/latent-map/define.js";
import "../../src/elements/sampler/define.js";
import "../../src/elements/trainer/define.js";
import type { AeElement } from "../../src/core/ae-element.js";
import type { AeAnomaly } from "../../src/elements/anomaly/anomaly.element.js";
import type { AeBottleneck } from "../../src/elements/bottleneck/bottleneck.element.js";
import type { AeLatentMap } from "../../src/elements/latent-map/latent-map.element.js";
import type { AeSampler } from "../../src/elements/sampler/sampler.element.js";
import type { AeTrainer } from "../../src/elements/trainer/trainer.element.js";
import { assert, fixture } from "../helpers/index.js";

const PIXELS = 784;
/** Of as many greys as a link keeps. */
const IMAGE = Float32Array.from({ length: PIXELS }, (_, i) => (i % 28 > 9 && i % 28 < 14 ? (i % 16) / 15 : 0));

const FLAGS = 'model-src="/site/examples/flags/map.json"';
const FLAG = Float32Array.from({ length: 24 * 18 * 3 }, (_, i) => ((i >> 4) % 16) / 15);

async function live<T extends AeElement>(html: string): Promise<T> {
  const tag = await fixture<T>(html);
  await tag.ready;
  await tag.updateComplete;
  return tag;
}

interface Case<T extends AeElement> {
  /** Attributes that the first tag was written with. */
  attributes?: string;
  /** Attributes of both: a link does not say where an author's files are. */
  both?: string;
  /** Properties and values, in the order in which they are set. */
  set: Partial<Record<keyof T & string, unknown>>;
  /** What can be read then. */
  read: (tag: T) => unknown;
}

const sampler: Case<AeSampler>["read"] = ({ samples, statistics, sample }) => ({ samples, statistics, sample });
const map: Case<AeLatentMap>["read"] = ({ codes, labels, cursor, decoded, input }) => ({ codes, labels, cursor, decoded, input });
const alarm: Case<AeAnomaly>["read"] = (tag) => {
  const { scores, auc, confusion, input, shadowRoot } = tag;
  return { scores, auc, confusion, input, looked: shadowRoot!.querySelector(".what")!.textContent };
};
const squeeze: Case<AeBottleneck>["read"] = ({ input, code, reconstruction, mse }) => ({ input, code, reconstruction, mse });
const run: Case<AeTrainer>["read"] = ({ history }) => history;

const CASES: Record<string, readonly Case<any>[]> = {
  "ae-sampler": [
    { set: { model: "vae" }, read: sampler },
    { set: { model: "ae" }, read: sampler },
    { set: { count: 5, sample: 3 }, read: sampler },
    { set: { spread: 2 }, read: sampler },
    { set: { seed: 9 }, read: sampler },
    { set: { dice: "fitted" }, read: sampler },
    { attributes: 'model="ae" seed="4" count="9" spread="0.5" dice="fitted"', set: {}, read: sampler },
    { attributes: 'model="ae" seed="4"', set: { model: "both", seed: 1 }, read: sampler },
  ],
  "ae-latent-map": [
    { set: { model: "vae" }, read: map },
    { set: { model: "both", cursor: [-1.5, 2.25] }, read: map },
    { set: { cursor: [0.123456789, -2 / 3] }, read: map },
    { set: { points: 120 }, read: map },
    { set: { input: IMAGE }, read: map },
    { attributes: 'model="vae" points="50"', set: {}, read: map },
    { attributes: 'model="vae" points="50"', set: { model: "ae", points: 2000 }, read: map },
    { both: FLAGS, set: { cursor: [1.25, -0.5] }, read: map },
    { both: FLAGS, set: { points: 90, input: FLAG }, read: map },
    { both: FLAGS, attributes: 'points="50" state="z=1_0.5&ae-a=-1_1"', set: { points: 60 }, read: map },
  ],
  "ae-anomaly": [
    { set: { source: "sensor" }, read: alarm },
    { set: { source: "sensor", threshold: 4.25, anomalies: ["spikes"] }, read: alarm },
    { set: { threshold: 20.125 }, read: alarm },
    { set: { anomalies: ["flip", "shift"] }, read: alarm },
    { set: { input: IMAGE }, read: alarm },
    { attributes: 'threshold="12" anomalies="flip"', set: {}, read: alarm },
    { attributes: 'threshold="12" anomalies="flip"', set: { threshold: null, anomalies: [] }, read: alarm },
    { attributes: 'source="sensor"', set: { source: "digits" }, read: alarm },
  ],
  "ae-bottleneck": [
    { set: { k: 3, digit: 5, compare: "pca" }, read: squeeze },
    { set: { k: 4, code: [0.123456789, -4 / 3, 0, 2] }, read: squeeze },
    { set: { input: IMAGE, code: Array.from({ length: 8 }, (_, i) => (i - 3) / 7) }, read: squeeze },
  ],
  "ae-trainer": [
    { set: { k: 3, rate: 0.02, batch: 16, size: 60, seed: 5 }, read: run },
    { attributes: 'size="50" seed="2"', set: { seed: 1 }, read: run },
  ],
};

/** Properties with attributes, less those that say how the tag stands on its page, and of what. */
const settings = (tag: AeElement) =>
  [...(tag.constructor as typeof AeElement).elementProperties]
    .filter(([name, { reflect }]) => reflect && !["hide", "for", "autoplay", "modelSrc", "dataSrc"].includes(String(name)))
    .map(([name]) => String(name));

for (const [name, cases] of Object.entries(CASES))
  describe(`${name}: state`, () => {
    it("the table sets every property that has an attribute", () => {
      const set = new Set(cases.flatMap((each) => Object.keys(each.set)));
      for (const property of settings(document.createElement(name) as AeElement)) assert.isTrue(set.has(property), property);
    });

    for (const { attributes = "", both = "", set, read } of cases)
      it(`${both} ${attributes} ${JSON.stringify(set, (_, v: unknown) => (v instanceof Float32Array ? "an image" : v))}`, async () => {
        const tag = await live<AeElement>(`<${name} ${both} ${attributes}></${name}>`);
        const written = { state: tag.state, properties: settings(tag).map((p) => Reflect.get(tag, p)) };
        Object.assign(tag, set);
        const { state } = tag;
        await tag.updateComplete;
        assert.equal(tag.state, state, "it can be read at once");
        const other = await live<AeElement>(`<${name} ${both}></${name}>`);
        assert.equal(other.state, "");
        other.state = state;
        await other.updateComplete;
        if (name === "ae-trainer") await Promise.all([tag, other].map((each) => (each as AeTrainer).step(2)));
        for (const property of settings(tag)) assert.deepEqual(Reflect.get(other, property), Reflect.get(tag, property), property);
        assert.deepEqual(read(other), read(tag));
        if (!attributes) assert.equal(other.state, state, "the same link again");
        const shown = settings(tag).map((p) => Reflect.get(tag, p));
        for (const each of [tag, other])
          for (const property of settings(each)) {
            const attribute = each.getAttribute(property);
            const value: unknown = Reflect.get(each, property);
            if (attribute !== null)
              assert.equal(attribute, Array.isArray(value) ? value.join(" ") : String(value), `the attribute ${property}`);
          }
        tag.reset();
        await tag.updateComplete;
        assert.deepEqual({ state: tag.state, properties: settings(tag).map((p) => Reflect.get(tag, p)) }, written, "Reset");
        tag.state = state;
        await tag.updateComplete;
        assert.deepEqual(
          settings(tag).map((p) => Reflect.get(tag, p)),
          shown,
          "the link on the tag that wrote it",
        );
        other.reset();
        await other.updateComplete;
        assert.equal(other.state, "");
      });
  });

describe("ae-anomaly: a letter in a link", () => {
  it("comes back as the letter that it is; an unknown one is an example, with a warning", async () => {
    const tag = await live<AeAnomaly>("<ae-anomaly></ae-anomaly>");
    const letter = [...tag.shadowRoot!.querySelectorAll("button")].find((b) => b.textContent.trim() === "A letter")!;
    for (let i = 0; i < 2; i++) {
      const before = tag.state;
      letter.click();
      while (tag.state === before) await new Promise((resolve) => setTimeout(resolve, 20));
    }
    await tag.updateComplete;
    assert.match(tag.state, /^letter=[A-Z]$/);
    const other = await fixture<AeAnomaly>(`<ae-anomaly state="${tag.state}"></ae-anomaly>`);
    assert.equal(other.state, tag.state, "before it is drawn");
    await other.ready;
    await other.updateComplete;
    assert.deepEqual(other.input, tag.input);
    assert.equal(other.shadowRoot!.querySelector(".what")!.textContent, tag.shadowRoot!.querySelector(".what")!.textContent);
    assert.equal(other.state, tag.state);
    const said: string[] = [];
    const { warn } = console;
    console.warn = (...parts: unknown[]) => said.push(parts.join(" "));
    other.state = "letter=%C3%86";
    await other.updateComplete;
    console.warn = warn;
    assert.lengthOf(said, 1);
    assert.isNull(other.input);
    assert.equal(other.state, "");
  });
});
