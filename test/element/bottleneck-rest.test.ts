/** Before the tag's second script is there, and when it does not come. */
import "../../src/elements/bottleneck/define.js";
import type { AeBottleneck } from "../../src/elements/bottleneck/bottleneck.element.js";
import { restPart } from "../../src/elements/bottleneck/parts.js";
import { asked } from "../../src/core/asked.js";
import { ModelError } from "../../src/model/api.js";
import { assert, axe, fixture, nextFrame, setViewport, waitUntil } from "../helpers/index.js";

const PIXELS = 784;

const all = <E extends Element = HTMLElement>(tag: Element, selector: string) => [...tag.shadowRoot!.querySelectorAll<E>(selector)];
const text = (tag: Element, selector: string) => tag.shadowRoot!.querySelector(selector)!.textContent.replace(/\s+/g, " ").trim();
const button = (tag: Element, name: RegExp) => all<HTMLButtonElement>(tag, "button").find((b) => name.test(b.textContent ?? ""))!;
function meanSquaredError(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  a.forEach((v, i) => (sum += (v - b[i]) ** 2));
  return sum / a.length;
}
beforeEach(() => asked.clear());

/** Makes the tag's second script wait, or fail, until the function that it gives is called. */
function holdRest(answer: () => Promise<never> | null): () => void {
  const { load } = restPart;
  let release!: () => void;
  const open = new Promise<void>((resolve) => (release = resolve));
  restPart.load = async () => {
    await (answer() ?? open);
    return load.call(restPart);
  };
  return () => {
    restPart.load = load;
    release();
  };
}
async function paint(): Promise<void> {
  for (let i = 0; i < 3; i++) await nextFrame();
}
const lost = () => new Promise<never>((_, reject) => setTimeout(() => reject(new ModelError("network", "gone")), 100));

describe("ae-bottleneck: before its second script", () => {
  for (const width of [960, 640, 320]) {
    it(`shows its pictures, and nothing moves when the rest comes, ${width} px`, async () => {
      await setViewport({ width: 1000, height: 900 });
      const release = holdRest(() => null);
      try {
        const holder = await fixture(`<div style="inline-size: ${width}px"><ae-bottleneck></ae-bottleneck></div>`);
        const tag = holder.firstElementChild as AeBottleneck;
        await paint();
        const parts = [".pic.x canvas", ".pic.xhat canvas", ".err", ".bars", ".net", ".kcurve", ".pick", ".prompt"];
        const boxes = () => parts.map((p) => JSON.stringify(tag.shadowRoot!.querySelector(p)!.getBoundingClientRect()));
        assert.equal(text(tag, "h3"), "Squeeze a digit through eight numbers");
        assert.lengthOf(all(tag, ".value"), 8);
        assert.match(text(tag, ".err .sub"), /MSE 0\.\d{4}/);
        assert.lengthOf(all(tag, ".stage input, .stage button, .prompt button"), 0, "nothing can be touched yet");
        const before = [...boxes(), tag.offsetHeight];
        const shown = all(tag, ".value").map((v) => v.textContent);
        await axe(tag);
        release();
        await tag.updateComplete;
        await paint();
        assert.lengthOf(all(tag, ".sample"), 10);
        assert.deepEqual([...boxes(), tag.offsetHeight], before);
        assert.deepEqual(
          all(tag, ".value").map((v) => v.textContent),
          shown,
        );
      } finally {
        release();
      }
    });
  }

  it("what was set before is there once updateComplete settles, the last word wins, and Reset knows what the author wrote", async () => {
    const release = holdRest(() => null);
    try {
      const holder = await fixture(`<div><ae-bottleneck state="k=5&letter=A"></ae-bottleneck><ae-bottleneck k="4"></ae-bottleneck></div>`);
      const [letter, other] = [...holder.children] as AeBottleneck[];
      await paint();
      const drawn = new Float32Array(PIXELS).fill(0.5);
      other.input = drawn;
      other.code = [1, 2, 3, 4];
      letter.compare = "pca";
      release();
      await Promise.all([letter.updateComplete, other.updateComplete]);
      assert.equal(letter.state, "k=5&compare=pca&letter=A");
      assert.isAbove(
        letter.input.reduce((sum, v) => sum + v),
        20,
        "the ink of a letter",
      );
      assert.deepEqual(other.input, drawn);
      assert.deepEqual([...other.code], [1, 2, 3, 4]);
      other.reset();
      await other.updateComplete;
      assert.equal(other.state, "k=4");
      letter.reset();
      await letter.updateComplete;
      assert.equal(letter.state, "k=5&letter=A");
    } finally {
      release();
    }
  });

  it("a digit that is set after an input puts it away, whenever the script comes", async () => {
    const release = holdRest(() => null);
    try {
      const holder = await fixture(`<div><ae-bottleneck></ae-bottleneck></div>`);
      const tag = holder.firstElementChild as AeBottleneck;
      tag.input = new Float32Array(PIXELS).fill(0.5);
      tag.digit = 7;
      release();
      await tag.updateComplete;
      assert.equal(tag.state, "digit=7");
      assert.notEqual(tag.input[0], 0.5);
    } finally {
      release();
    }
  });

  it("without it there are the picture, what went wrong and Retry, also when the models have come", async () => {
    const release = holdRest(lost);
    try {
      const holder = await fixture(`<div style="inline-size: 960px"><ae-bottleneck k="9"></ae-bottleneck></div>`);
      const tag = holder.firstElementChild as AeBottleneck;
      const errors: unknown[] = [];
      tag.addEventListener("ae-error", (e) => errors.push((e as CustomEvent).detail));
      const ready = tag.ready.then(() => true);
      await waitUntil(() => tag.shadowRoot!.querySelector('[part="failure"]'), "the strip");
      assert.deepEqual(errors, [{ code: "network", message: "gone", recoverable: true }]);
      // the models come all the same
      await new Promise((resolve) => setTimeout(resolve, 1500));
      await tag.updateComplete;
      assert.lengthOf(all(tag, '[part="failure"]'), 1);
      assert.lengthOf(errors, 1);
      assert.isFalse(await Promise.race([ready, Promise.resolve(false)]));
      const verdict = await tag.grade({ kind: "mse", below: 1 });
      assert.isFalse(verdict!.met);
      await axe(tag);
      tag.input = new Float32Array(PIXELS).fill(0.25);
      release();
      button(tag, /Retry/).click();
      await tag.ready;
      await tag.updateComplete;
      assert.equal(tag.input[0], 0.25);
      assert.closeTo(tag.mse, meanSquaredError(tag.input, tag.reconstruction), 1e-9);
      assert.lengthOf(all(tag, '[part="failure"]'), 0);
    } finally {
      release();
    }
  });
});
