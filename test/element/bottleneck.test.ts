import "../../src/elements/bottleneck/define.js";
import { isTaskTarget } from "../../src/content/tasks.js";
import { isQuantitySource } from "../../src/core/quantities.js";
import type { AeBottleneck } from "../../src/elements/bottleneck/bottleneck.element.js";
import { asked } from "../../src/core/asked.js";
import { registerTranslation } from "../../src/i18n/registry.js";
import { acquire } from "../../src/model/pool.js";
import {
  a11ySnapshot,
  assert,
  axe,
  emulateMedia,
  fixture,
  nextFrame,
  sendKeys,
  sendMouse,
  setViewport,
  touchDrag,
  waitUntil,
} from "../helpers/index.js";

const PIXELS = 784;

/** A tag in a box of this width, as it stands before its models come. */
async function place(attributes = "", width = 960): Promise<AeBottleneck> {
  const holder = await fixture(`<div style="inline-size: ${width}px"><ae-bottleneck ${attributes}></ae-bottleneck></div>`);
  const tag = holder.firstElementChild as AeBottleneck;
  await tag.updateComplete;
  return tag;
}
async function make(attributes = "", width = 960): Promise<AeBottleneck> {
  const tag = await place(attributes, width);
  await tag.ready;
  await settle(tag);
  return tag;
}
async function settle(tag: AeBottleneck): Promise<void> {
  await nextFrame();
  await nextFrame();
  await tag.updateComplete;
}

const all = <E extends Element = HTMLElement>(tag: Element, selector: string) => [...tag.shadowRoot!.querySelectorAll<E>(selector)];
const one = <E extends Element = HTMLElement>(tag: Element, selector: string) => {
  const found = tag.shadowRoot!.querySelector<E>(selector);
  assert.exists(found, selector);
  return found;
};
const button = (tag: Element, text: RegExp) => all<HTMLButtonElement>(tag, "button").find((b) => text.test(b.textContent ?? ""))!;
const text = (tag: Element, selector: string) => one(tag, selector).textContent.replace(/\s+/g, " ").trim();
const kSlider = (tag: Element) => one<HTMLInputElement>(tag, '[part="slider"]');
const bars = (tag: Element) => all<HTMLInputElement>(tag, ".bars .bar input");
const picture = (tag: Element, name: string) => one<HTMLCanvasElement>(tag, `canvas[data-picture="${name}"]`);

function meanSquaredError(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  a.forEach((v, i) => (sum += (v - b[i]) ** 2));
  return sum / a.length;
}
function centre(element: Element): { x: number; y: number } {
  const { left, top, width, height } = element.getBoundingClientRect();
  return { x: Math.round(left + width / 2), y: Math.round(top + height / 2) };
}
function record(tag: Element): { type: string; detail: Record<string, unknown> }[] {
  const events: { type: string; detail: Record<string, unknown> }[] = [];
  for (const type of ["ae-input", "ae-change"]) tag.addEventListener(type, (e) => events.push({ type, detail: (e as CustomEvent).detail }));
  return events;
}
async function warnings(body: () => unknown): Promise<string[]> {
  const heard: string[] = [];
  const { warn } = console;
  console.warn = (...parts: unknown[]) => heard.push(parts.join(" "));
  try {
    await body();
  } finally {
    console.warn = warn;
  }
  return heard;
}
/** The grey of a pixel of a canvas, 0 to 255. */
function grey(canvas: HTMLCanvasElement, pixel: number): number {
  return canvas.getContext("2d")!.getImageData(pixel % 28, Math.floor(pixel / 28), 1, 1).data[0];
}
async function readDigit(image: Float32Array): Promise<{ digit: number; confidence: number }> {
  const { model, release } = await acquire("classifier");
  const probabilities = await model.classify(image);
  release();
  const confidence = Math.max(...probabilities);
  return { digit: probabilities.indexOf(confidence), confidence };
}

beforeEach(() => asked.clear());

describe("ae-bottleneck: contract", () => {
  it("has its defaults and reads as what it is", async () => {
    const tag = await make();
    assert.equal(tag.k, 8);
    assert.equal(tag.digit, 3);
    assert.equal(tag.compare, "none");
    assert.equal(tag.compression, 98);
    assert.instanceOf(tag.input, Float32Array);
    assert.lengthOf(tag.input, PIXELS);
    assert.lengthOf(tag.code, 8);
    assert.lengthOf(tag.reconstruction, PIXELS);
    assert.isTrue(tag.reconstruction.every((v) => v >= 0 && v <= 1));
    assert.closeTo(tag.mse, meanSquaredError(tag.input, tag.reconstruction), 1e-9);
    assert.isTrue(isTaskTarget(tag));
    assert.isTrue(isQuantitySource(tag));
    assert.equal(tag.state, "");
  });

  it("code has length k and mse is what the two arrays give, for every k", async () => {
    const tag = await make('digit="7"');
    for (let k = 1; k <= 64; k++) {
      tag.k = k;
      await tag.updateComplete;
      assert.lengthOf(tag.code, k);
      assert.isTrue(tag.code.every(Number.isFinite));
      assert.closeTo(tag.mse, meanSquaredError(tag.input, tag.reconstruction), 1e-9);
      assert.equal(tag.compression, PIXELS / k);
    }
    assert.equal(tag.getAttribute("k"), "64");
  });

  it("everything that can be read follows k and input at once, set together in either order", async () => {
    const a = await make('digit="4"');
    const seven = a.input;
    a.digit = 7;
    a.k = 16;
    await a.updateComplete;
    const expected = { code: a.code, reconstruction: a.reconstruction, mse: a.mse };
    const b = await make();
    b.k = 16;
    b.input = a.input;
    await b.updateComplete;
    assert.deepEqual(b.code, expected.code);
    assert.deepEqual(b.reconstruction, expected.reconstruction);
    assert.equal(b.mse, expected.mse);
    assert.notDeepEqual(b.input, seven);
    for (let i = 0; i < 5; i++) b.digit = i;
    await b.updateComplete;
    a.digit = 4;
    await a.updateComplete;
    assert.deepEqual(b.reconstruction, a.reconstruction, "the last of a row of inputs");
  });

  it("agrees with the models themselves", async () => {
    const tag = await make('k="5" digit="2" compare="pca"');
    const { model, release } = await acquire("nested");
    const code = await model.encode(tag.input, { k: 5 });
    tag.code.forEach((v, i) => assert.closeTo(v, code[i], 1e-4));
    const image = await model.decode(code, { k: 5 });
    tag.reconstruction.forEach((v, i) => assert.closeTo(v, image[i], 1e-4));
    release();
  });

  it("a code that is set is decoded, differs from the encoder's, and goes with k, the input or Reset", async () => {
    const tag = await make();
    const encoded = tag.code;
    const before = tag.reconstruction;
    const mine = encoded.map((v, i) => (i === 0 ? v + 3 : v));
    tag.code = mine;
    await tag.updateComplete;
    assert.deepEqual(tag.code, mine);
    assert.notDeepEqual(tag.reconstruction, before);
    assert.closeTo(tag.mse, meanSquaredError(tag.input, tag.reconstruction), 1e-9);
    assert.include(text(tag, ".err .sub"), tag.mse.toFixed(4));
    tag.k = 9;
    tag.k = 8;
    await tag.updateComplete;
    assert.deepEqual(tag.code, encoded);
    tag.code = mine;
    await tag.updateComplete;
    tag.reset();
    await tag.updateComplete;
    assert.deepEqual(tag.code, encoded);
    assert.deepEqual(tag.reconstruction, before);
    tag.code = mine;
    tag.digit = 5;
    await tag.updateComplete;
    assert.notDeepEqual(tag.code, mine);
  });

  it("what it gives away are copies", async () => {
    const tag = await make();
    const { mse } = tag;
    tag.input.fill(1);
    tag.code.fill(9);
    tag.reconstruction.fill(1);
    tag.requestUpdate();
    await tag.updateComplete;
    assert.equal(tag.mse, mse);
    assert.isTrue(tag.code.every((v) => v !== 9));
  });

  it("garbage in attributes falls to the nearest valid value with one warning", async () => {
    for (const [attributes, k, digit, compare] of [
      ['k="banana"', 8, 3, "none"],
      ['k="-3"', 1, 3, "none"],
      ['k="1e9"', 64, 3, "none"],
      ['digit="12"', 8, 9, "none"],
      ['compare="svd"', 8, 3, "none"],
    ] as const) {
      let tag!: AeBottleneck;
      const heard = await warnings(async () => (tag = await place(attributes)));
      assert.deepEqual([tag.k, tag.digit, tag.compare], [k, digit, compare], attributes);
      assert.lengthOf(heard, 1, attributes);
      assert.include(heard[0], "<ae-bottleneck>");
    }
  });

  it("garbage in input and code is refused or bent, said once, and never thrown", async () => {
    const tag = await make();
    const { input, code } = tag;
    const heard = await warnings(async () => {
      for (const raw of [new Float32Array(783), "ink", 7, {}, [1, 2]] as unknown as Float32Array[]) tag.input = raw;
      for (const raw of ["1,2", 5, []] as unknown as Float32Array[]) tag.code = raw;
      await tag.updateComplete;
    });
    assert.deepEqual(tag.input, input);
    assert.deepEqual(tag.code, code);
    assert.isAtLeast(heard.length, 3);
    await warnings(async () => {
      tag.input = new Array<number>(PIXELS).fill(0).map((_, i) => (i === 0 ? NaN : i === 1 ? 9 : -4));
      tag.code = [1, NaN];
      await tag.updateComplete;
    });
    assert.deepEqual(tag.input.slice(0, 3), Float32Array.of(0, 1, 0));
    assert.lengthOf(tag.code, 8);
    assert.deepEqual(tag.code.slice(0, 2), Float32Array.of(1, 0));
    assert.isTrue(Number.isFinite(tag.mse));
    tag.input = null;
    await tag.updateComplete;
    assert.deepEqual(tag.input, input);
  });

  it("state brings back k, input, code and comparison, and forgets what it does not name", async () => {
    const tag = await make('k="4" compare="pca"');
    button(tag, /A letter/).click();
    await tag.updateComplete;
    tag.code = [1, -2, 0.5, 3];
    await tag.updateComplete;
    const { state, input, reconstruction } = tag;
    assert.match(state, /letter=A/);
    const other = await make();
    other.state = state;
    await other.updateComplete;
    assert.deepEqual(other.input, input);
    assert.deepEqual([...other.code], [1, -2, 0.5, 3]);
    assert.deepEqual(other.reconstruction, reconstruction);
    assert.equal(other.compare, "pca");
    other.state = "";
    await other.updateComplete;
    assert.deepEqual([other.k, other.digit, other.compare, other.state], [8, 3, "none", ""]);
    const linked = await make('state="digit=7&k=2"');
    assert.deepEqual([linked.k, linked.digit], [2, 7]);
    tag.reset();
    await tag.updateComplete;
    assert.deepEqual([tag.k, tag.compare, tag.state], [4, "pca", "k=4&compare=pca"], "what the author wrote");
  });

  it("moving the tag and taking it out keep what the reader set up", async () => {
    const tag = await make();
    tag.k = 3;
    await tag.updateComplete;
    const { mse } = tag;
    const holder = tag.parentElement!;
    tag.remove();
    holder.append(tag);
    await tag.updateComplete;
    assert.equal(tag.mse, mse);
    tag.remove();
    await nextFrame();
    holder.append(tag);
    await waitUntil(() => all(tag, ".bar input").length === 3, "alive again");
    await tag.updateComplete;
    assert.equal(tag.mse, mse);
  });

  it("hide leaves out what it names", async () => {
    const tag = await make('hide="draw letter noise compare predict k code reset"');
    assert.isUndefined(button(tag, /Draw|A letter|Noise|Reset|Skip/));
    assert.lengthOf(all(tag, ".cmp, .prompt, [part=slider], .bar input"), 0);
    assert.lengthOf(all(tag, ".sample"), 10);
  });
});

describe("ae-bottleneck: hands", () => {
  it("the slider of k stands on the curve's axis and moves by keys", async () => {
    const tag = await make();
    const events = record(tag);
    const slider = kSlider(tag);
    slider.focus();
    const steps = [
      ["ArrowRight", 9],
      ["ArrowLeft", 8],
      ["PageUp", 16],
      ["PageDown", 8],
      ["End", 64],
      ["Home", 1],
      ["ArrowUp", 2],
    ] as const;
    for (const [key, k] of steps) {
      await sendKeys({ press: key });
      await tag.updateComplete;
      assert.equal(tag.k, k, key);
      assert.equal(slider.getAttribute("aria-valuetext"), `${k} number${k === 1 ? "" : "s"}`);
      const { left, width } = slider.getBoundingClientRect();
      const thumb = left + 11 + (width - 22) * slider.valueAsNumber;
      const dot = centre(one(tag, ".dot.ours")).x;
      assert.closeTo(thumb, dot, 1.5, `thumb and dot at k = ${k}`);
    }
    assert.deepEqual(
      events.filter((e) => e.type === "ae-change").map((e) => e.detail.k),
      steps.map(([, k]) => k),
    );
  });

  it("the slider of k is dragged: input events on the way, one change at the end", async () => {
    await setViewport({ width: 1000, height: 800 });
    const tag = await make();
    const events = record(tag);
    const { left, width, top, height } = kSlider(tag).getBoundingClientRect();
    const at = (f: number): [number, number] => [Math.round(left + 11 + (width - 22) * f), Math.round(top + height / 2)];
    await sendMouse({ type: "move", position: at(0.5) });
    await sendMouse({ type: "down" });
    await sendMouse({ type: "move", position: at(0.4) });
    await sendMouse({ type: "move", position: at(1 / 6) });
    await sendMouse({ type: "up" });
    await tag.updateComplete;
    assert.equal(tag.k, 2);
    assert.isAtLeast(events.filter((e) => e.type === "ae-input").length, 2);
    assert.deepEqual(events[events.length - 1], { type: "ae-change", detail: { k: 2 } });
    assert.lengthOf(
      events.filter((e) => e.type === "ae-change"),
      1,
    );
  });

  it("each number of the code is dragged, and moved by keys", async () => {
    await setViewport({ width: 1000, height: 800 });
    const tag = await make();
    const events = record(tag);
    const encoded = tag.code;
    const before = tag.reconstruction;
    const range = bars(tag)[2];
    const { left, width, top, height } = range.getBoundingClientRect();
    const y = Math.round(top + height / 2);
    const limit = Number(range.max);
    const thumb = left + 7 + ((width - 14) * (encoded[2] / limit + 1)) / 2;
    await sendMouse({ type: "move", position: [Math.round(thumb), y] });
    await sendMouse({ type: "down" });
    await sendMouse({ type: "move", position: [Math.round(left + width * 0.75), y] });
    await nextFrame();
    await tag.updateComplete;
    const meanwhile = tag.reconstruction;
    await sendMouse({ type: "up" });
    assert.notDeepEqual(meanwhile, before, "while the hand moves");
    await tag.updateComplete;
    assert.closeTo(tag.code[2], limit / 2, limit * 0.12);
    tag.code.forEach((v, i) => i !== 2 && assert.equal(v, encoded[i], `number ${i} stays`));
    assert.equal(events[events.length - 1].type, "ae-change");
    assert.deepEqual(events[events.length - 1].detail.code, tag.code);
    range.focus();
    const from = tag.code[2];
    await sendKeys({ press: "ArrowRight" });
    await tag.updateComplete;
    assert.closeTo(tag.code[2], from + 0.1, 0.051);
    await sendKeys({ press: "PageDown" });
    await tag.updateComplete;
    assert.closeTo(tag.code[2], from - 0.9, 0.051);
    await sendKeys({ press: "Home" });
    await tag.updateComplete;
    assert.equal(tag.code[2], -limit);
    assert.equal(range.getAttribute("aria-valuetext"), `−${limit}.0`);
  });

  it("of more than eight numbers one is chosen, by keys or by hand, and the row below changes it", async () => {
    await setViewport({ width: 1000, height: 800 });
    for (const k of [9, 16, 17, 64]) {
      const tag = await make(`k="${k}"`);
      assert.lengthOf(bars(tag), 0);
      const edit = () => one<HTMLInputElement>(tag, ".edit input");
      const chooser = one<HTMLInputElement>(tag, ".chooser");
      chooser.focus();
      await sendKeys({ press: "ArrowDown" });
      await tag.updateComplete;
      assert.equal(edit().getAttribute("aria-label"), "Number 2 of the code");
      await sendKeys({ press: "End" });
      await tag.updateComplete;
      assert.equal(edit().getAttribute("aria-label"), `Number ${k} of the code`);
      const box = one(tag, ".bars").getBoundingClientRect();
      const row = Math.floor(k / 2);
      await sendMouse({
        type: "click",
        position: [Math.round(box.left + box.width / 3), Math.round(box.top + (box.height * (row + 0.5)) / k)],
      });
      await tag.updateComplete;
      const chosen = Number(/\d+/.exec(edit().getAttribute("aria-label")!)![0]) - 1;
      assert.isAtMost(Math.abs(chosen - row), 1, `a click on bar ${row} of ${k} chose ${chosen}`);
      const before = tag.code;
      edit().focus();
      await sendKeys({ press: "End" });
      await tag.updateComplete;
      assert.equal(tag.code[chosen], Number(edit().max));
      tag.code.forEach((v, i) => i !== chosen && assert.equal(v, before[i]));
      tag.remove();
    }
  });

  it("a sample is chosen by hand and by keys", async () => {
    const tag = await make();
    const events = record(tag);
    const radios = all<HTMLInputElement>(tag, ".sample input");
    radios[7].click();
    await tag.updateComplete;
    assert.equal(tag.digit, 7);
    assert.equal(tag.getAttribute("digit"), "7");
    radios[7].focus();
    await sendKeys({ press: "ArrowRight" });
    await tag.updateComplete;
    assert.equal(tag.digit, 8);
    assert.deepEqual(
      events.map((e) => e.detail),
      [{ digit: 7 }, { digit: 8 }],
    );
    assert.equal((await readDigit(tag.input)).digit, 8);
  });

  it("letters come in turn, noise is new each time, a sample puts them away", async () => {
    const tag = await make();
    const seen: Float32Array[] = [];
    for (const name of [/A letter/, /A letter/, /Noise/, /Noise/]) {
      button(tag, name).click();
      await waitUntil(() => tag.updateComplete);
      seen.push(tag.input);
      assert.closeTo(tag.mse, meanSquaredError(tag.input, tag.reconstruction), 1e-9);
    }
    for (let i = 0; i < 4; i++) for (let j = 0; j < i; j++) assert.notDeepEqual(seen[i], seen[j]);
    assert.lengthOf(all(tag, ".sample :checked"), 0);
    assert.include(text(tag, "h3"), "noise");
    tag.digit = 3;
    await tag.updateComplete;
    assert.equal(tag.state, "", "the same digit as before, and it comes back");
  });

  it("a drawing goes in after each stroke, and the field is put away again", async () => {
    await setViewport({ width: 1000, height: 900 });
    const tag = await make();
    const events = record(tag);
    button(tag, /Draw/).click();
    await waitUntil(() => tag.shadowRoot!.querySelector(".pad-field"), "the field");
    await tag.updateComplete;
    await axe(tag);
    const { left, top, width } = one(tag, ".pad-field").getBoundingClientRect();
    await sendMouse({ type: "move", position: [Math.round(left + width * 0.5), Math.round(top + width * 0.2)] });
    await sendMouse({ type: "down" });
    for (const f of [0.3, 0.5, 0.7, 0.85])
      await sendMouse({ type: "move", position: [Math.round(left + width * 0.5), Math.round(top + width * f)] });
    await sendMouse({ type: "up" });
    await tag.updateComplete;
    assert.deepEqual(events[events.length - 1].detail, { input: "image" });
    assert.equal((await readDigit(tag.input)).digit, 1);
    assert.match(tag.state, /image=/);
    button(tag, /Done/).click();
    await tag.updateComplete;
    assert.lengthOf(all(tag, ".pad-field"), 0);
    assert.match(tag.state, /image=/, "the drawing stays");
  });

  it("a finger that goes down the page scrolls it; one that goes along moves k", async () => {
    await setViewport({ width: 360, height: 700 });
    document.body.style.minHeight = "3000px";
    const tag = await make("", 320);
    kSlider(tag).scrollIntoView({ block: "center" });
    const { left, width, top, height } = kSlider(tag).getBoundingClientRect();
    const y = Math.round(top + height / 2);
    const x = Math.round(left + width / 2);
    await touchDrag({ x, y }, { x: x + 40, y }, { x: x + 90, y });
    await waitUntil(() => tag.k > 8, "k followed the finger");
    const { k } = tag;
    const from = scrollY;
    await touchDrag({ x, y }, { x, y: y - 40 }, { x, y: y - 120 }, { x, y: y - 200 });
    await waitUntil(() => scrollY !== from, "the page scrolled");
    assert.equal(tag.k, k);
    document.body.style.minHeight = "";
    scrollTo(0, 0);
  });
});

describe("ae-bottleneck: what it teaches", () => {
  it("style goes first, then identity: the fewer the numbers, the larger the error, and at last other digits come out", async () => {
    const tag = await make();
    const errors: number[] = [];
    const right: number[] = [];
    for (const k of [32, 8, 1]) {
      tag.k = k;
      let error = 0;
      let hits = 0;
      for (let digit = 0; digit < 10; digit++) {
        tag.digit = digit;
        await tag.updateComplete;
        error += tag.mse / 10;
        if ((await readDigit(tag.reconstruction)).digit === digit) hits++;
      }
      errors.push(error);
      right.push(hits);
    }
    assert.isTrue(errors[0] < errors[1] && errors[1] < errors[2], `mean errors ${errors.join()}`);
    assert.isAtLeast(right[0], 9, "at 32 numbers");
    assert.isAtLeast(right[1], 8, "at 8: another style, the same digit");
    assert.isAtMost(right[2], 7, "at 1");
  });

  it("a letter goes in and something like a digit comes out, with a larger error than a digit", async () => {
    const tag = await make();
    const digit = tag.mse;
    let sure = 0;
    for (let i = 0; i < 5; i++) {
      button(tag, /A letter/).click();
      await waitUntil(() => tag.updateComplete);
      assert.isAbove(tag.mse, digit);
      if ((await readDigit(tag.reconstruction)).confidence > 0.6) sure++;
    }
    assert.isAtLeast(sure, 3, "letters that come out as digits, to the classifier");
  });

  it("without a bottleneck noise passes straight through; through eight numbers it does not", async () => {
    const tag = await make('compare="identity"');
    button(tag, /Noise/).click();
    await tag.updateComplete;
    await nextFrame();
    assert.isAbove(tag.mse, 0.05);
    const [input, copy] = [picture(tag, "input"), picture(tag, "comparison")];
    for (let pixel = 0; pixel < PIXELS; pixel += 37) assert.equal(grey(copy, pixel), grey(input, pixel));
    assert.include(text(tag, ".p2 .sub"), "0.0000");
    assert.include(text(tag, ".verdict"), "learnt nothing");
    const error = picture(tag, "comparison-error");
    assert.equal(grey(error, 100), grey(error, 500), "a blank error map");
  });

  it("PCA stands beside it at the same k, with its own error", async () => {
    const tag = await make('k="8" compare="pca"');
    const { model, release } = await acquire("pca");
    const image = await model.decode(await model.encode(tag.input, { k: 8 }), { k: 8 });
    release();
    assert.include(text(tag, ".p2 .sub"), meanSquaredError(tag.input, image).toFixed(4));
    assert.isAbove(meanSquaredError(tag.input, image), tag.mse);
  });

  it("the pictures are the arrays, ink on paper", async () => {
    const tag = await make();
    await nextFrame();
    const canvas = picture(tag, "reconstruction");
    const { reconstruction } = tag;
    const ink = [0, 406, 300].map((p) => ({ v: reconstruction[p], g: grey(canvas, p) }));
    for (const { v, g } of ink) assert.closeTo(g, 255 + (26 - 255) * v, 1.5);
  });

  it("the title and the words below name the numbers", async () => {
    const tag = await make();
    assert.equal(text(tag, "h3"), "Squeeze a digit through eight numbers");
    assert.include(text(tag, ".net-sub .long"), "8 numbers, 98× fewer");
    tag.k = 32;
    await tag.updateComplete;
    assert.equal(text(tag, "h3"), "Squeeze a digit through 32 numbers");
    assert.include(text(tag, ".net-sub .long"), "24.5× fewer");
    tag.k = 1;
    await tag.updateComplete;
    assert.equal(text(tag, "h3"), "Squeeze a digit through one number");
  });

  it("the curve shows this digit, PCA and the average, with names", async () => {
    const tag = await make();
    assert.lengthOf(all(tag, "path.curve"), 4);
    const names = all(tag, ".curve-name").map((n) => n.textContent);
    assert.include(names, "autoencoder");
    assert.include(names, "PCA");
    assert.include(names, "average digit");
  });
});

describe("ae-bottleneck: predict, then reveal", () => {
  it("asks, shows two numbers, lets the classifier grade, and goes back", async () => {
    const tag = await make();
    assert.include(text(tag, ".prompt"), "With only two numbers, what comes out?");
    button(tag, /Still a 3/).click();
    await tag.updateComplete;
    assert.equal(tag.k, 2);
    const { digit, confidence } = await readDigit(tag.reconstruction);
    const strip = text(tag, ".prompt");
    assert.include(strip, "You predicted still a 3.");
    assert.match(strip, new RegExp(`an? ${digit} \\(${Math.min(99, Math.round(100 * confidence))} %\\)`));
    await axe(tag);
    button(tag, /Back to 8/).click();
    await tag.updateComplete;
    assert.equal(tag.k, 8);
    assert.lengthOf(all(tag, ".prompt"), 0);
    tag.digit = 5;
    await tag.updateComplete;
    assert.lengthOf(all(tag, ".prompt"), 0, "asked once a page");
  });

  it("is skipped, and asks other things of a letter and of noise", async () => {
    const tag = await make();
    button(tag, /Skip/).click();
    await tag.updateComplete;
    assert.lengthOf(all(tag, ".prompt"), 0);
    button(tag, /A letter/).click();
    await waitUntil(() => tag.updateComplete);
    assert.include(text(tag, ".prompt"), "A");
    button(tag, /Something like a digit/).click();
    await tag.updateComplete;
    assert.match(text(tag, ".prompt"), /times the error|is \d\.\d times that/);
    button(tag, /Noise/).click();
    await tag.updateComplete;
    button(tag, /The same noise/).click();
    await tag.updateComplete;
    assert.equal(tag.compare, "identity");
    assert.include(text(tag, ".prompt"), tag.mse.toFixed(4));
  });
});

describe("ae-bottleneck: a question that does not fit", () => {
  it("an own digit, or a k that answers it, moves nothing beneath the figure", async () => {
    await setViewport({ width: 1000, height: 900 });
    for (const width of [320, 640, 960]) {
      const tag = await place("", width);
      await tag.ready;
      await settle(tag);
      const height = tag.getBoundingClientRect().height;
      const strip = () => one(tag, ".prompt").getBoundingClientRect().height;
      const room = strip();
      assert.include(text(tag, ".prompt"), "With only two numbers");
      tag.input = Float32Array.from({ length: 784 }, (_, i) => +(i % 28 > 11 && i % 28 < 15));
      await tag.updateComplete;
      assert.equal(text(tag, ".prompt"), "");
      assert.equal(tag.getBoundingClientRect().height, height, `own digit, ${width} px`);
      tag.reset();
      tag.k = 2;
      await tag.updateComplete;
      assert.equal(strip(), room, `k = 2, ${width} px`);
      tag.remove();
    }
  });
});

describe("ae-bottleneck: honest about itself", () => {
  it("asks nothing whose answer is on the figure already", async () => {
    const two = await make('k="2"');
    assert.equal(text(two, ".prompt"), "", "room alone");
    const noise = await make('state="noise=1&compare=identity"');
    assert.equal(text(noise, ".prompt"), "");
    const letter = await make('state="letter=A&k=8" k="30"');
    assert.equal(letter.k, 8, "state has the last word");
    assert.include(text(letter, ".prompt"), "After 64 numbers");
  });

  it("says which numbers of a long code are never used", async () => {
    const tag = await make('k="64"');
    const used = tag.code.findLastIndex((v) => v !== 0) + 1;
    assert.isBelow(used, 64);
    assert.include(tag.shadowRoot!.textContent, `${used} are in use`);
    const before = tag.mse;
    const code = tag.code;
    code[63] = 2;
    tag.code = code;
    await tag.updateComplete;
    assert.equal(tag.mse, before);
  });
});

describe("ae-bottleneck: live tasks", () => {
  it("grades the digit that stands there, and the error with its k", async () => {
    const tag = await make('digit="7" k="16"');
    const good = await tag.grade({ kind: "digit", digit: 7 });
    assert.isTrue(good!.met, good!.message);
    assert.match(good!.message, /a 7/);
    assert.isFalse((await tag.grade({ kind: "digit", digit: 3 }))!.met);
    const { mse } = tag;
    assert.isTrue((await tag.grade({ kind: "mse", below: mse + 1e-6 }))!.met);
    assert.isFalse((await tag.grade({ kind: "mse", below: mse - 1e-6 }))!.met);
    assert.isFalse((await tag.grade({ kind: "mse", below: 1, maxK: 15 }))!.met);
    assert.isTrue((await tag.grade({ kind: "mse", below: 1, maxK: 16 }))!.met);
    assert.isNull(await tag.grade({ kind: "loss", below: 1 }));
  });
});

describe("ae-bottleneck: states", () => {
  it("the poster is finished, and becoming alive moves nothing", async () => {
    await setViewport({ width: 1000, height: 900 });
    for (const width of [960, 640, 320]) {
      const tag = await place("", width);
      const parts = [
        ".pic.x canvas",
        ".pic.xhat canvas",
        ".pic.err",
        ".bars",
        ".kcurve",
        ".ticks",
        ".pick",
        ".cmp-head",
        ".prompt",
        ".net",
      ];
      const boxes = () => parts.map((p) => JSON.stringify(one(tag, p).getBoundingClientRect()));
      await nextFrame();
      await nextFrame();
      const before = boxes();
      const figure = tag.getBoundingClientRect().height;
      assert.lengthOf(tag.code, 8);
      assert.isTrue(Number.isFinite(tag.mse), "a stored result stands there");
      const stored = { mse: text(tag, ".err .sub"), code: all(tag, ".value").map((v) => v.textContent) };
      await tag.ready;
      await settle(tag);
      assert.deepEqual(boxes(), before, `${width} px`);
      assert.equal(tag.getBoundingClientRect().height, figure);
      assert.deepEqual(
        { mse: text(tag, ".err .sub"), code: all(tag, ".value").map((v) => v.textContent) },
        stored,
        "and it is what the model gives",
      );
      tag.remove();
    }
  });

  it("passes axe at three widths, light and dark, with each comparison", async () => {
    await setViewport({ width: 1000, height: 900 });
    for (const colorScheme of ["light", "dark"] as const) {
      document.documentElement.style.cssText = `color-scheme: ${colorScheme}; background: ${colorScheme === "dark" ? "#14161a" : "#fff"}`;
      for (const [width, attributes] of [
        [960, ""],
        [960, 'k="16" compare="pca"'],
        [640, 'k="64" compare="identity"'],
        [320, 'compare="pca"'],
        [320, 'k="20"'],
      ] as const) {
        const tag = await make(attributes, width);
        await axe(tag);
        tag.remove();
      }
    }
    document.documentElement.style.cssText = "";
  });

  it("fits its box at every width and direction", async () => {
    await setViewport({ width: 1300, height: 900 });
    for (const direction of ["ltr", "rtl"]) {
      for (const width of [280, 320, 360, 480, 599, 600, 720, 939, 940, 960, 1280]) {
        const tag = await make('compare="pca" k="20"', width);
        tag.parentElement!.dir = direction;
        await settle(tag);
        const box = tag.getBoundingClientRect();
        for (const part of all(
          tag,
          ".head, .pic, .net, .bars, .edit, .kcurve, .plot, .pick, .cmp-head, .prompt, .tools, .segments label, .answers .button",
        )) {
          const { left, right } = part.getBoundingClientRect();
          assert.isAtLeast(left, box.left - 2, `${part.className} at ${width} ${direction}`);
          assert.isAtMost(right, box.right + 2, `${part.className} at ${width} ${direction}`);
        }
        tag.remove();
      }
    }
  });

  it("right to left mirrors the pipeline and no axis", async () => {
    await setViewport({ width: 1000, height: 900 });
    const tag = await make();
    tag.parentElement!.dir = "rtl";
    await settle(tag);
    assert.isAbove(centre(picture(tag, "input")).x, centre(picture(tag, "reconstruction")).x);
    const ticks = all(tag, ".ticks span").map((t) => centre(t).x);
    assert.deepEqual(
      ticks,
      [...ticks].sort((a, b) => a - b),
    );
    const thumb = (value: number) => {
      tag.k = value;
    };
    thumb(64);
    await tag.updateComplete;
    assert.isAbove(centre(one(tag, ".dot.ours")).x, ticks[5]);
  });

  it("on a phone the pictures, the curve and the slider stand on the first screen", async () => {
    await setViewport({ width: 320, height: 568 });
    const tag = await make("", 288);
    const top = tag.getBoundingClientRect().top;
    assert.isAtMost(kSlider(tag).getBoundingClientRect().bottom - top, 568);
    for (const range of bars(tag)) assert.isAtLeast(range.getBoundingClientRect().height, 44);
  });

  it("on a phone the result stays in sight wherever the hand is", async () => {
    await setViewport({ width: 320, height: 568 });
    const tag = await make("", 288);
    for (const hand of [bars(tag)[7], ...all(tag, ".sample").slice(9), button(tag, /Noise/)]) {
      hand.scrollIntoView({ block: "end" });
      await nextFrame();
      const result = picture(tag, "reconstruction").getBoundingClientRect();
      const { top, bottom } = hand.getBoundingClientRect();
      assert.isAtLeast(result.top, 0);
      assert.isBelow(result.bottom, top, "and covers nothing that is touched");
      assert.isAtMost(bottom, 569);
    }
    scrollTo(0, 0);
  });

  it("in reduced motion a tick marks where each bar was, and nothing flies", async () => {
    await emulateMedia({ reducedMotion: "reduce" });
    const tag = await make();
    assert.lengthOf(all(tag, ".was"), 0);
    all<HTMLInputElement>(tag, ".sample input")[6].click();
    await settle(tag);
    const ticks = all(tag, ".was");
    assert.lengthOf(ticks, 8);
    assert.equal(getComputedStyle(ticks[0]).display, "block");
    assert.lengthOf(all(tag, ".sky canvas"), 0);
  });

  it("where motion is welcome the digit shrinks into its code for 700 ms, over finished pictures", async () => {
    await emulateMedia({ reducedMotion: "no-preference" });
    const tag = await make();
    all<HTMLInputElement>(tag, ".sample input")[6].click();
    await waitUntil(() => all(tag, ".sky canvas").length === 1, "a copy flies");
    await tag.updateComplete;
    assert.equal((await readDigit(tag.input)).digit, 6, "the values are there at once");
    await waitUntil(() => all(tag, ".sky canvas").length === 0, "and is gone");
  });

  it("in forced colours the signs are hatched and everything is named", async () => {
    await emulateMedia({ forcedColors: "active" });
    const tag = await make();
    await settle(tag);
    assert.isAbove(picture(tag, "error").width, 28);
    await axe(tag);
  });
});

describe("ae-bottleneck: for ears", () => {
  it("names every picture with what is true of it, and every control", async () => {
    const tag = await make('compare="pca"');
    const label = (name: string) => picture(tag, name).getAttribute("aria-label")!;
    assert.equal(label("input"), "Input: a handwritten 3");
    assert.include(label("reconstruction"), `8 numbers; mean squared error ${tag.mse.toFixed(4)}`);
    assert.match(label("error"), /\d+\u00a0% is lost and \d+\u00a0% is invented/);
    const was = label("error");
    tag.k = 1;
    await tag.updateComplete;
    assert.notEqual(label("error"), was);
    assert.include(one(tag, ".plot").getAttribute("aria-label"), "At k = 1");
    tag.k = 8;
    await tag.updateComplete;
    assert.equal(kSlider(tag).getAttribute("aria-valuetext"), "8 numbers");
    const flat: { role: string; name: string }[] = [];
    const walk = (node: { role: string; name: string; children?: never[] }) => {
      flat.push(node);
      node.children?.forEach(walk);
    };
    walk((await a11ySnapshot({})) as never);
    const sliders = flat.filter((n) => n.role === "slider");
    assert.lengthOf(sliders, 9);
    for (const s of sliders) assert.isNotEmpty(s.name);
    assert.exists(sliders.find((s) => s.name === "k, the length of the code"));
    for (const name of ["digit 0", "digit 9", "nothing", "PCA", "no bottleneck"])
      assert.exists(
        flat.find((n) => n.role === "radio" && n.name === name),
        name,
      );
  });

  it("says k and the error once the hand rests", async () => {
    const tag = await make();
    const live = one(tag, '[aria-live="polite"]');
    assert.equal(live.textContent, "");
    tag.k = 4;
    await tag.updateComplete;
    tag.k = 5;
    await tag.updateComplete;
    assert.equal(live.textContent, "");
    await waitUntil(() => live.textContent !== "", "something is said");
    assert.equal(live.textContent, `5 numbers, error ${tag.mse.toFixed(4)}`);
  });

  it("tells linked formulas what is pointed at, and its values", async () => {
    await setViewport({ width: 1000, height: 800 });
    const tag = await make();
    assert.match(tag.quantities.z!, /^8 numbers: −?\d\.\d/);
    assert.include(tag.quantities.theta, "the encoder’s weights");
    assert.include(tag.quantities.phi, "the decoder’s weights");
    assert.equal(tag.quantities.L, `MSE ${tag.mse.toFixed(4)}`);
    const told: unknown[] = [];
    tag.addEventListener("ae-quantity", (e) => told.push((e as CustomEvent).detail.quantity));
    const at = centre(one(tag, ".pic.x .label"));
    await sendMouse({ type: "move", position: [at.x, at.y] });
    await waitUntil(() => told.includes("x"));
    tag.highlight("z");
    assert.equal(tag.dataset.lit, "z");
  });

  it("speaks a language that is registered", async () => {
    registerTranslation("xx-bottleneck", { bottleneck: { title: (_, k) => `T${k}`, chooseInput: "Wahl" } });
    const tag = await make();
    tag.parentElement!.lang = "xx-bottleneck";
    await waitUntil(() => text(tag, "h3") === "T8", "the title changes");
    assert.equal(text(tag, "#pick"), "Wahl");
    assert.equal(text(tag, "#compare"), "Compare with", "what is missing stays English");
  });
});
