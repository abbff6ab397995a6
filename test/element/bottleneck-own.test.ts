/** ae-bottleneck with models and images of an author's own. */
import "../../src/elements/bottleneck/define.js";
import { asked } from "../../src/core/asked.js";
import type { AeBottleneck } from "../../src/elements/bottleneck/bottleneck.element.js";
import type { OwnAssets } from "../../src/model/api.js";
import { acquireOwn } from "../../src/model/lazy-own.js";
import { engineInfo } from "../../src/model/pool.js";
import { assert, axe, emulateMedia, fixture, nextFrame, oneEvent, sendKeys, waitUntil } from "../helpers/index.js";
import { imagesFile, planarModel, spiral } from "../helpers/own-files.js";
import { spriteAddress } from "../helpers/sprite.js";

const FLAGS = "/site/examples/flags/bottleneck.json";
const DENSE = "/test/fixtures/own/dense/manifest.json";
const [WIDTH, HEIGHT] = [24, 18];
const SIZE = WIDTH * HEIGHT * 3;
const NAMES = ["Africa", "Asia", "Europe", "North America", "Oceania", "South America"];

function place(attributes: string, width = 960): Promise<AeBottleneck> {
  return fixture(`<div style="inline-size: ${width}px"><ae-bottleneck ${attributes}></ae-bottleneck></div>`).then(
    (holder) => holder.firstElementChild as AeBottleneck,
  );
}
async function make(attributes = "", width = 960): Promise<AeBottleneck> {
  const tag = await place(`model-src="${FLAGS}" ${attributes}`, width);
  await tag.ready;
  return settle(tag);
}
async function settle(tag: AeBottleneck): Promise<AeBottleneck> {
  await tag.updateComplete;
  await nextFrame();
  await nextFrame();
  await tag.updateComplete;
  return tag;
}
/** The dense model's images: 8 × 6, grey. */
async function stripes(): Promise<string> {
  const labels = Array.from({ length: 30 }, (_, i) => i % 3);
  const pixels = labels.flatMap((label, i) =>
    Array.from(
      { length: 48 },
      (_, at) => (label === 0 ? +(at >> 3 === i % 6) : label === 1 ? +((at & 7) === i % 8) : +(at % 9 === i % 4)) * 255,
    ),
  );
  return spriteAddress({ width: 8, height: 6, channels: 1, classes: ["row", "column", "diagonal"], labels, pixels });
}
async function makeDense(attributes = ""): Promise<AeBottleneck> {
  const tag = await place(`model-src="${DENSE}" data-src="${await stripes()}" ${attributes}`);
  await tag.ready;
  return settle(tag);
}
/** A model whose code always has two numbers, with images of some classes. */
async function halves(classes = ["one", "two", "three"]): Promise<string> {
  return planarModel({ width: 4, height: 3, channels: 1, shift: [0, 0], scale: [1, 1], data: await imagesFile(spiral(30, classes)) });
}
async function flags(): Promise<OwnAssets> {
  const { model, release } = await acquireOwn({ modelSrc: FLAGS });
  release();
  return model;
}

const all = <E extends Element = HTMLElement>(tag: Element, selector: string) => [...tag.shadowRoot!.querySelectorAll<E>(selector)];
const one = <E extends Element = HTMLElement>(tag: Element, selector: string) => {
  const [found] = all<E>(tag, selector);
  assert.exists(found, selector);
  return found;
};
const text = (tag: Element, selector: string) => one(tag, selector).textContent.replace(/\s+/g, " ").trim();
const button = (tag: Element, name: RegExp) => all<HTMLButtonElement>(tag, "button").find((b) => name.test(b.textContent ?? ""))!;
const slider = (tag: Element) => one<HTMLInputElement>(tag, '[part="slider"]');
const samples = (tag: Element) => all<HTMLInputElement>(tag, ".sample input");
const picture = (tag: Element, name: string) => one<HTMLCanvasElement>(tag, `canvas[data-picture="${name}"]`);
const mean = (a: Float32Array, b: Float32Array) => a.reduce((sum, v, i) => sum + (v - b[i]) ** 2, 0) / a.length;
const loaded = (part: string) => performance.getEntriesByType("resource").some((entry) => entry.name.includes(part));

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
/** While it runs, `meet` answers for addresses; undefined: the server does. */
async function meanwhile(meet: (url: string) => Promise<Response> | undefined, body: () => Promise<void>): Promise<void> {
  const real = window.fetch;
  window.fetch = (input, init) => meet(input instanceof Request ? input.url : input.toString()) ?? real(input, init);
  try {
    await body();
  } finally {
    window.fetch = real;
  }
}

beforeEach(() => asked.clear());

describe("ae-bottleneck without an author's own", () => {
  it("fetches nothing of what that needs", async () => {
    const tag = await place("");
    await tag.ready;
    for (const part of ["bottleneck/own", "model/own/", "principal-many"]) assert.isFalse(loaded(part), part);
  });
});

describe("ae-bottleneck with flags", () => {
  it("speaks of their shape: numbers, compression, error, words", async () => {
    const tag = await make();
    assert.equal(tag.k, 8);
    assert.lengthOf(tag.input, SIZE);
    assert.lengthOf(tag.reconstruction, SIZE);
    assert.lengthOf(tag.code, 8);
    assert.equal(tag.compression, SIZE / 8);
    assert.closeTo(tag.mse, mean(tag.input, tag.reconstruction), 1e-9);
    assert.equal(text(tag, "h3"), "Squeeze an image through eight numbers");
    assert.equal(text(tag, '[part="input"] .sub'), "1,296 numbersNorth America");
    assert.include(text(tag, '[part="reconstruction"] .sub'), "24 × 18 pixels, 3 colours");
    assert.equal(text(tag, ".net-sub .long"), "8 numbers, 162× fewer");
    assert.equal(picture(tag, "input").getAttribute("aria-label"), "Input: an image of the class North America, 24 × 18 pixels, 3 colours");
    assert.match(
      picture(tag, "error").getAttribute("aria-label")!,
      /\d\u00a0% of the pixels are clearly darker .* \d+\u00a0% clearly lighter/,
    );
    assert.equal(tag.quantities.x, "1,296 numbers, North America");
    assert.notMatch(one(tag, ".figure").textContent, /digit|784|ink|lost|invented/i);
    assert.equal(tag.csv().split("\r\n").length - 1, 1 + SIZE + 8 + SIZE + 2);
  });

  it("agrees with the model, at every k", async () => {
    const tag = await make('digit="1"');
    const { model, release } = await acquireOwn({ modelSrc: FLAGS });
    for (const k of [1, 5, 32]) {
      tag.k = k;
      await tag.updateComplete;
      const codes = await model.autoencoder!.encode(tag.input, { k });
      assert.deepEqual([...tag.code], [...codes.subarray(0, k)]);
      assert.deepEqual(tag.reconstruction, await model.autoencoder!.decode(codes, { k }));
    }
    release();
  });

  it("k goes to the model's longest code: by attribute, script, keys, and on the axis", async () => {
    let tag!: AeBottleneck;
    const heard = await warnings(async () => {
      tag = await make('k="64"');
      assert.equal(tag.k, 32);
      tag.k = 50;
      assert.equal(tag.k, 32);
    });
    assert.lengthOf(heard, 2);
    assert.match(heard[0], /k: this model's code has at most 32 numbers; using 32 in place of 64/);
    assert.equal(tag.getAttribute("k"), "32");
    assert.equal(slider(tag).value, "1");
    assert.deepEqual(
      all(tag, ".ticks span").map((tick) => tick.textContent),
      ["1", "2", "4", "8", "16", "32"],
    );
    slider(tag).focus();
    await sendKeys({ press: "Home" });
    assert.equal(tag.k, 1);
    await sendKeys({ press: "End" });
    assert.equal(tag.k, 32);
    const [, , , top, bottom] = one(tag, ".flow .f .area")
      .getAttribute("d")!
      .match(/-?[\d.]+/g)!
      .map(Number);
    assert.closeTo(bottom - top, picture(tag, "input").clientHeight, 0.1, "the neck is to scale");
  });

  it("its samples are the first images of each class, named; digit counts the classes", async () => {
    const tag = await make('digit="0"');
    const { data } = await flags();
    assert.deepEqual(
      samples(tag).map((input) => input.getAttribute("aria-label")),
      NAMES,
    );
    samples(tag)[2].click();
    await tag.updateComplete;
    assert.equal(tag.digit, 2);
    assert.equal(tag.getAttribute("digit"), "2");
    const first = data!.labels.indexOf(2);
    assert.deepEqual(tag.input, data!.images.slice(first * SIZE, (first + 1) * SIZE));
    assert.equal(tag.state, "digit=2");
    const heard = await warnings(() => (tag.digit = 12));
    assert.equal(tag.digit, 5);
    assert.match(heard[0], /digit: 12 is not a whole number from 0 to 5; using 5/);
  });

  it("the bars' axis is that of the author's codes", async () => {
    const tag = await make();
    const { model, release } = await acquireOwn({ modelSrc: FLAGS });
    const { autoencoder, data } = model;
    for (const k of [1, 8]) {
      tag.k = k;
      await settle(tag);
      const limit = Number(one<HTMLInputElement>(tag, ".bars input").max);
      const codes = await autoencoder!.encode(data!.images, { k });
      const used = Array.from(codes).filter((_, i) => i % autoencoder!.latentSize < k);
      const held = used.filter((v) => Math.abs(v) <= limit).length / used.length;
      assert.isAtLeast(held, 0.93, `k = ${k}: the axis to ${limit} holds ${held}`);
      assert.isAtLeast(used.filter((v) => Math.abs(v) > limit / 3).length, 1, "and is not far too wide");
    }
    release();
  });

  it("PCA is computed of the author's images, beside it at every k", async () => {
    const tag = await make('compare="pca" k="32" digit="4"');
    const shown = () => Number(text(tag, '[part="comparison"] .baseline'));
    const errors: number[] = [];
    for (const k of [1, 8, 32]) {
      tag.k = k;
      await settle(tag);
      errors.push(shown());
    }
    assert.isTrue(errors[0] > errors[1] && errors[1] > errors[2], String(errors));
    assert.exists(one(tag, ".curve.pca"));
    assert.lengthOf(all(tag, ".curve.average"), 0);
    tag.compare = "none";
    await settle(tag);
    assert.match(text(tag, ".about"), /found in 245 images/);
  });

  it("noise goes in, in their shape; without a bottleneck it passes", async () => {
    const tag = await make('compare="identity"');
    assert.isUndefined(button(tag, /Draw/));
    assert.isUndefined(button(tag, /letter/i));
    button(tag, /Noise/).click();
    await settle(tag);
    assert.lengthOf(tag.input, SIZE);
    assert.isTrue(tag.input.every((v) => v >= 0 && v < 1));
    assert.closeTo(tag.input.reduce((a, b) => a + b) / SIZE, 0.5, 0.05);
    assert.isAbove(tag.mse, 0.03);
    assert.equal(text(tag, '[part="comparison"] .baseline'), "0.0000");
    assert.match(text(tag, '[part="comparison"]'), /1,296 numbers/);
    assert.equal(text(tag, "h3"), "Squeeze noise through eight numbers");
    assert.equal(tag.state, "compare=identity&noise=1");
  });

  it("pictures are painted in colour, in their proportions, on whole pixels, in fields that stay", async () => {
    const tag = await make();
    const canvas = picture(tag, "input");
    assert.deepEqual([canvas.width, canvas.height], [WIDTH, HEIGHT]);
    const { data } = canvas.getContext("2d")!.getImageData(0, 0, WIDTH, HEIGHT);
    const { input } = tag;
    for (const pixel of [0, 200, 431])
      for (const channel of [0, 1, 2]) assert.closeTo(data[4 * pixel + channel], 255 * input[3 * pixel + channel], 1);
    assert.deepEqual([canvas.clientWidth, canvas.clientHeight], [192, 144]);
    const box = canvas.getBoundingClientRect();
    const field = canvas.parentElement!.getBoundingClientRect();
    assert.closeTo(box.left - field.left, field.right - box.right, 0.6);
    assert.closeTo(box.top - field.top, field.bottom - box.bottom, 0.6);
  });

  it("asks how much larger the error becomes, and tells", async () => {
    const tag = await make('digit="1"');
    const before = tag.mse;
    assert.match(text(tag, ".prompt"), /With two numbers in place of eight, the error of this image becomes/);
    button(tag, /twice/).click();
    await waitUntil(() => all(tag, ".revealed").length > 0, "the answer");
    await settle(tag);
    assert.equal(tag.k, 2);
    const [from, to, times] = text(tag, ".revealed")
      .match(/\d+\.\d+/g)!
      .map(Number);
    assert.closeTo(from, before, 1e-4);
    assert.closeTo(to, tag.mse, 1e-4);
    assert.closeTo(times, tag.mse / before, 0.06);
    assert.isFalse(loaded("classifier.bin"), "no classifier of digits is asked");
    button(tag, /Back to 8/).click();
    assert.equal(tag.k, 8);
  });

  it("live tasks: errors are graded, digits are not", async () => {
    const tag = await make();
    assert.isNull(await tag.grade({ kind: "digit", digit: 3 }));
    const verdict = await tag.grade({ kind: "mse", below: 1 });
    assert.isTrue(verdict!.met);
  });

  it("state brings back image, code and k; what fits no flag is refused", async () => {
    const tag = await make();
    const image = Float32Array.from({ length: SIZE }, (_, i) => (i % 16) / 15);
    tag.input = image;
    tag.k = 3;
    tag.code = [1, -0.5, 0.25];
    await settle(tag);
    const { state, reconstruction } = tag;
    const other = await make(`state="${state.replaceAll("&", "&amp;")}"`);
    assert.deepEqual(other.input, image);
    assert.deepEqual([...other.code], [1, -0.5, 0.25]);
    assert.deepEqual(other.reconstruction, reconstruction);
    const heard = await warnings(async () => {
      other.input = new Float32Array(784);
      await other.updateComplete;
    });
    assert.match(heard[0], /input: a list of 784 is not an image of 1296 numbers/);
    assert.deepEqual(other.input, image);
    other.reset();
    await settle(other);
    assert.deepEqual(other.input, image, "what the author wrote");
    other.state = "";
    await settle(other);
    assert.deepEqual([other.k, other.digit, other.state], [8, 3, ""]);
  });

  it("what is set before they are there holds once they are", async () => {
    const tag = document.createElement("ae-bottleneck");
    tag.modelSrc = FLAGS;
    const image = new Float32Array(SIZE).fill(0.5);
    const holder = await fixture("<div></div>");
    holder.append(tag);
    tag.k = 4;
    tag.input = image;
    tag.code = [1, 2, 3, 4];
    const heard = await warnings(async () => {
      await tag.ready;
      await settle(tag);
    });
    assert.deepEqual(heard, []);
    assert.deepEqual(tag.input, image);
    assert.deepEqual([...tag.code], [1, 2, 3, 4]);
  });
});

describe("ae-bottleneck with a model of one length", () => {
  it("k stands still and says why; one point is shown", async () => {
    let tag!: AeBottleneck;
    const heard = await warnings(async () => (tag = await makeDense('digit="1"')));
    assert.deepEqual(heard, [], "the default k is nobody's mistake");
    assert.equal(tag.k, 3);
    assert.lengthOf(tag.code, 3);
    assert.equal(tag.compression, 16);
    assert.isTrue(slider(tag).disabled);
    assert.equal(text(tag, "#only"), "This model’s code always has 3 numbers");
    assert.equal(slider(tag).getAttribute("aria-describedby"), "only");
    assert.equal(one(tag, ".curve.ours").getAttribute("d")!.split("L").length, 1, "one point, no line");
    assert.lengthOf(all(tag, ".dot"), 2);
    assert.match(
      one(tag, ".plot").getAttribute("aria-label")!,
      /^Mean squared error with 3 numbers: autoencoder \d\.\d{4}, PCA \d\.\d{4}\.$/,
    );
    assert.isUndefined(button(tag, /twice/));
    assert.equal(text(tag, '[part="input"] .sub'), "48 pixelscolumn");
    assert.equal(text(tag, ".keys"), "lostinvented", "grey is ink");
    assert.match((await warnings(() => (tag.k = 5)))[0], /k: this model's code has 3 numbers, always; using 3 in place of 5/);
    assert.equal(tag.k, 3);
    assert.equal(tag.state, "digit=1");
  });

  it("of few classes there are more images each, and state knows which", async () => {
    const tag = await makeDense();
    assert.deepEqual(
      samples(tag).map((input) => input.getAttribute("aria-label")),
      ["row", "row, 2", "row, 3", "column", "column, 2", "column, 3", "diagonal", "diagonal, 2", "diagonal, 3"],
    );
    samples(tag)[4].click();
    await settle(tag);
    assert.equal(tag.digit, 1);
    assert.isTrue(samples(tag)[4].checked);
    const { state, input } = tag;
    assert.equal(state, "digit=1&nth=1");
    const other = await makeDense(`state="${state.replace("&", "&amp;")}"`);
    assert.deepEqual(other.input, input);
  });
});

describe("ae-bottleneck: an author's own arrives, changes, fails", () => {
  it("before it is there the fields are empty, and nothing moves when it comes", async () => {
    let go!: () => void;
    const gate = new Promise<void>((resolve) => (go = resolve));
    await meanwhile(
      (url) => (url.includes("/late/") ? gate.then(() => fetch(url.replace("/late/", "/site/examples/flags/"))) : undefined),
      async () => {
        const tag = await place('model-src="/late/bottleneck.json" k="8" digit="3"');
        tag.ready.catch(() => {});
        await waitUntil(() => tag.shadowRoot!.querySelector('[role="progressbar"]'), "the bar");
        assert.equal(text(tag, "h3"), "Squeeze an image through eight numbers");
        assert.notMatch(one(tag, ".figure").textContent, /digit|784/);
        for (const name of ["input", "reconstruction"]) {
          const canvas = picture(tag, name);
          const { data } = canvas.getContext("2d")!.getImageData(0, 0, canvas.width, canvas.height);
          assert.isTrue(
            data.every((v, i) => v === data[i % 4]),
            `${name} is blank`,
          );
          assert.equal(canvas.getAttribute("aria-label"), "Not computed yet");
        }
        assert.lengthOf(tag.input, 0);
        assert.isNaN(tag.compression);
        assert.isTrue(tag.code.every(Number.isNaN));
        await axe(tag);
        const boxes = () => [".stage", ".kcurve", ".cmp", ".net", ".prompt"].map((part) => one(tag, part).getBoundingClientRect());
        const before = boxes();
        go();
        await tag.ready;
        await settle(tag);
        assert.lengthOf(tag.input, SIZE);
        boxes().forEach((box, i) => assert.closeTo(box.top, before[i].top, 1, `part ${i}`));
      },
    );
  });

  it("a file that is missing is named, Retry asks again, and a script hears of it", async () => {
    let broken = true;
    await meanwhile(
      (url) =>
        url.includes("/lost/")
          ? broken
            ? Promise.resolve(new Response("", { status: 404 }))
            : fetch(url.replace("/lost/", "/site/examples/flags/"))
          : undefined,
      async () => {
        const tag = await place("");
        const failed = oneEvent(tag, "ae-error");
        tag.modelSrc = "/lost/bottleneck.json";
        tag.ready.catch(() => {});
        const { detail } = await failed;
        assert.equal(detail.code, "network");
        assert.match(detail.message, /lost\/bottleneck\.json/);
        await settle(tag);
        assert.match(text(tag, ".failed"), /HTTP 404.*lost\/bottleneck\.json/);
        broken = false;
        button(tag, /Retry/).click();
        await waitUntil(() => tag.input.length === SIZE, "the flags");
        assert.lengthOf(all(tag, ".failed"), 0);
      },
    );
  });

  it("says what it needs where there are no images, no model, or other images", async () => {
    const failure = async (attributes: string) => {
      const tag = await place(attributes);
      tag.ready.catch(() => {});
      const found = await waitUntil(() => all(tag, ".failed")[0], "the failure");
      return found.textContent.replace(/\s+/g, " ");
    };
    assert.match(await failure(`model-src="${DENSE}"`), /needs images .*dense\/manifest\.json.*data-src/);
    assert.match(await failure(`data-src="${await stripes()}"`), /needs a model.*model-src/);
    assert.match(await failure(`model-src="${FLAGS}" data-src="${await stripes()}"`), /24 × 18 with 3 numbers .* 8 × 6 with 1 number/);
  });

  it("codes that are no numbers: said once, with the image, and none of them is shown", async () => {
    const data = await imagesFile(spiral(60, ["one", "two"]));
    // more than a float holds, of images with ink alone: the blank one of the checks gets through
    const src = planarModel({ width: 4, height: 3, channels: 1, shift: [0, 0], scale: [3e38, 3e38], data, gain: 4 });
    const tag = await place("");
    const failed = oneEvent(tag, "ae-error");
    let failures = 0;
    tag.addEventListener("ae-error", () => failures++);
    tag.modelSrc = src;
    void tag.ready;
    assert.match((await failed).detail.message, /The code that blob:.* gives image 0 of blob:.* holds Infinity\./);
    await settle(tag);
    assert.match(text(tag, ".failed"), /The code that/);
    assert.notMatch(tag.shadowRoot!.innerHTML, /NaN|(?<!holds )Infinity/);
    assert.equal(failures, 1);
    tag.modelSrc = FLAGS;
    await waitUntil(() => tag.input.length === SIZE, "the flags");
    assert.lengthOf(all(tag, ".failed"), 0);
  });

  it("an input whose code is no number: said, and what stood there stands", async () => {
    // of bright images alone
    const images = spiral(60, ["one", "two"]);
    const data = await imagesFile({ ...images, pixels: images.pixels.map((v) => v >> 3) });
    const src = planarModel({ width: 4, height: 3, channels: 1, shift: [0, 0], scale: [1e38, 1e38], data, gain: 8 });
    const tag = await place(`model-src="${src}"`);
    await tag.ready;
    await settle(tag);
    const failed = oneEvent(tag, "ae-error");
    tag.input = new Float32Array(12).fill(1);
    assert.match((await failed).detail.message, /The code that blob:.* gives this input holds Infinity/);
    await settle(tag);
    assert.notMatch(tag.shadowRoot!.innerHTML, /NaN|(?<!holds )Infinity/);
  });

  it("large and small codes are written with powers of ten, within their figure", async () => {
    const data = await imagesFile(spiral(60, ["one", "two"]));
    const model = (size: number) =>
      planarModel({ width: 4, height: 3, channels: 1, shift: [-size, size], scale: [size, 2 * size], data, title: String(size) });
    const tag = await place(`model-src="${model(1e6)}"`);
    await tag.ready;
    for (const [size, power] of [
      [1e6, /^[−\d.]+e[56]$/],
      [1e-6, /^[−\d.]+e−[5678]$/],
    ] as const) {
      tag.modelSrc = model(size);
      await settle(tag);
      const flow = one(tag, ".flow").getBoundingClientRect();
      all(tag, ".value").forEach((value, i) => {
        assert.match(value.textContent, power);
        assert.closeTo(Number(value.textContent.replaceAll("−", "-")), tag.code[i], 0.06 * Math.abs(tag.code[i]));
        const range = document.createRange();
        range.selectNodeContents(value);
        assert.isBelow(range.getBoundingClientRect().right, flow.right - 76, "clear of the decoder");
      });
      const bar = one<HTMLInputElement>(tag, ".bar input");
      assert.closeTo(bar.valueAsNumber, tag.code[0], 0.01 * size);
      tag.code = [0.25 * size, -0.5 * size];
      await settle(tag);
      const { state, code } = tag;
      if (size > 1) {
        tag.reset();
        tag.state = state;
        await settle(tag);
        assert.deepEqual(tag.code, code, "a link keeps it");
      }
    }
  });

  it("after a failure another address is tried at once; none brings the digits", async () => {
    const tag = await place(`model-src="${DENSE}"`);
    tag.ready.catch(() => {});
    await waitUntil(() => all(tag, ".failed")[0], "the failure");
    assert.isUndefined(button(tag, /Retry/), "asking again would help nothing");
    tag.dataSrc = await stripes();
    await waitUntil(() => tag.input.length === 48, "the stripes");
    assert.lengthOf(all(tag, ".failed"), 0);
    tag.dataSrc = "";
    await waitUntil(() => all(tag, ".failed")[0], "the failure again");
    tag.modelSrc = "";
    await waitUntil(() => tag.input.length === 784, "the digits");
  });

  it("another address, none, and one again: the figure follows, and scripts go on", async () => {
    const tag = await make('k="20"');
    button(tag, /Noise/).click();
    await settle(tag);
    tag.dataSrc = await stripes();
    tag.modelSrc = DENSE;
    const heard = await warnings(() => waitUntil(() => tag.input.length === 48 && tag.k === 3, "the stripes"));
    assert.lengthOf(heard, 1, "k = 20 has no place here");
    await settle(tag);
    assert.closeTo(tag.mse, mean(tag.input, tag.reconstruction), 1e-9);
    tag.removeAttribute("model-src");
    tag.removeAttribute("data-src");
    await waitUntil(() => tag.input.length === 784, "the digits");
    await settle(tag);
    assert.equal(text(tag, ".net-sub .long"), "20 numbers, 39.2× fewer", "what was asked for first");
    assert.lengthOf(samples(tag), 10);
    assert.isFalse(slider(tag).disabled);
    assert.deepEqual([picture(tag, "input").clientWidth, picture(tag, "input").width], [196, 28]);
    assert.exists(button(tag, /A letter/));
    tag.digit = 7;
    tag.k = 64;
    await settle(tag);
    assert.lengthOf(tag.code, 64);
    tag.setAttribute("model-src", FLAGS);
    await warnings(() => waitUntil(() => tag.input.length === SIZE, "the flags again"));
    assert.deepEqual([tag.k, tag.digit], [32, 5]);
  });

  it("what is set together with another address is judged by what comes from there", async () => {
    const tag = await place(`model-src="${await halves()}"`);
    await tag.ready;
    await settle(tag);
    const image = new Float32Array(SIZE).fill(0.25);
    let heard = await warnings(async () => {
      tag.modelSrc = FLAGS;
      tag.k = 20;
      tag.digit = 5;
      tag.input = image;
      assert.equal(tag.k, 2, "until then the figure is about the other");
      await tag.updateComplete;
    });
    assert.deepEqual([tag.k, tag.digit, tag.getAttribute("k")], [20, 5, "20"]);
    assert.deepEqual(tag.input, image);
    assert.deepEqual(heard, []);
    tag.modelSrc = await halves();
    tag.input = null;
    await warnings(() => tag.updateComplete);
    heard = await warnings(async () => {
      tag.removeAttribute("model-src");
      tag.state = "k=40&digit=9&noise=2";
      await tag.updateComplete;
    });
    assert.deepEqual([tag.k, tag.digit, tag.state], [40, 9, "k=40&digit=9&noise=2"]);
    assert.lengthOf(tag.input, 784);
    assert.deepEqual(heard, []);
    heard = await warnings(async () => {
      tag.modelSrc = FLAGS;
      tag.k = 50;
      await tag.updateComplete;
    });
    assert.deepEqual(
      heard.filter((each) => /k:/.test(each)).map((each) => /using .*/.exec(each)![0]),
      ["using 32 in place of 50"],
    );
  });

  it("what was asked for comes back with a model that has it", async () => {
    const tag = await place('k="20" digit="7"');
    await tag.ready;
    const heard = await warnings(async () => {
      tag.modelSrc = await halves();
      await tag.updateComplete;
      assert.deepEqual([tag.k, tag.digit, tag.state], [2, 2, ""]);
      tag.modelSrc = "";
      await tag.updateComplete;
    });
    assert.deepEqual([tag.k, tag.digit], [20, 7]);
    assert.equal(tag.getAttribute("k"), "20");
    assert.lengthOf(heard, 2, "once each");
    tag.modelSrc = await halves();
    await tag.updateComplete;
    tag.reset();
    tag.modelSrc = "";
    await tag.updateComplete;
    assert.deepEqual([tag.k, tag.digit], [20, 7], "Reset too");
  });

  it("what nobody wrote is no mistake of anybody's, nor what the reader chose", async () => {
    const tag = await place(`model-src="${await halves()}"`);
    await tag.ready;
    await settle(tag);
    const to = async (address: string) => {
      tag.modelSrc = address;
      await tag.updateComplete;
    };
    const heard = await warnings(async () => {
      await to(await halves(["one", "two"]));
      assert.deepEqual([tag.k, tag.digit], [2, 1]);
      await to(await halves());
      samples(tag)
        .find((input) => input.getAttribute("aria-label") === "two")!
        .click();
      await tag.updateComplete;
      await to(await halves(["one"]));
      assert.equal(tag.digit, 0);
      await to("");
      assert.deepEqual([tag.k, tag.digit], [8, 1]);
    });
    assert.deepEqual(heard, []);
  });

  it("leaves no tensor behind", async () => {
    const tag = await make();
    assert.isAbove(engineInfo().numTensors, 0);
    tag.remove();
    document.querySelectorAll("ae-bottleneck").forEach((other) => other.remove());
    await waitUntil(() => engineInfo().numTensors === 0, "the pool is empty", { timeout: 15_000 });
  });

  it("moved, it is what it was", async () => {
    const tag = await make('digit="2"');
    tag.code = new Float32Array(8).fill(0.5);
    await settle(tag);
    const { reconstruction } = tag;
    const shelf = await fixture("<div></div>");
    shelf.append(tag);
    await nextFrame();
    assert.deepEqual(tag.reconstruction, reconstruction, "nor does it blink");
    await waitUntil(() => !slider(tag).disabled, "the model again");
    await settle(tag);
    assert.deepEqual(tag.reconstruction, reconstruction);
  });
});

describe("ae-bottleneck with flags: everybody", () => {
  for (const width of [960, 640, 320])
    it(`passes axe and keeps to its box, ${width} px`, async () => {
      const tag = await make('compare="pca"', width);
      await axe(tag);
      const { right } = tag.getBoundingClientRect();
      for (const part of all(tag, "canvas, .sub, .segments, .prompt button"))
        assert.isAtMost(part.getBoundingClientRect().right, right + 1, part.className);
      await emulateMedia({ colorScheme: "dark" });
      await axe(tag);
    });

  for (const width of [960, 640])
    it(`six samples stand in one row, with what else can be chosen near, ${width} px`, async () => {
      const tag = await make("", width);
      const boxes = all(tag, ".sample").map((each) => each.getBoundingClientRect());
      assert.lengthOf(boxes, 6);
      for (const box of boxes) {
        assert.equal(box.top, boxes[0].top);
        assert.isAtLeast(box.width, 24);
      }
      const noise = button(tag, /Noise/).getBoundingClientRect();
      const { right, bottom } = boxes[5];
      assert.isBelow(Math.min(Math.abs(noise.left - right), Math.abs(noise.top - bottom)), 24);
    });

  it("320 px: how many numbers an image has is not cut short, and a name is", async () => {
    const tag = await make("", 304);
    const [size, name] = all(tag, ".x .sub span");
    const range = document.createRange();
    range.selectNodeContents(size);
    const wanted = range.getBoundingClientRect();
    for (let at: HTMLElement | null = size; at !== tag.shadowRoot!.querySelector(".x"); at = at!.parentElement)
      assert.equal(getComputedStyle(at!).overflowX, "visible");
    const hit = tag.shadowRoot!.elementFromPoint(wanted.right - 2, (wanted.top + wanted.bottom) / 2);
    assert.isTrue(size.contains(hit), "nothing lies over its end");
    const next = document.createRange();
    next.selectNodeContents(one(tag, ".net-sub .brief"));
    assert.isBelow(wanted.right, next.getBoundingClientRect().left);
    assert.equal(getComputedStyle(name).textOverflow, "ellipsis");
  });

  it("English keeps its order in a page that runs the other way", async () => {
    const holder = await fixture(
      `<div lang="ar" dir="rtl" style="inline-size: 960px"><ae-bottleneck model-src="${FLAGS}"></ae-bottleneck></div>`,
    );
    const tag = holder.firstElementChild as AeBottleneck;
    await tag.ready;
    await settle(tag);
    const leftOf = (element: Element, word: string) => {
      const node = [...element.childNodes].find((each) => each.nodeType === 3 && each.textContent!.includes(word))!;
      const range = document.createRange();
      const at = node.textContent!.indexOf(word);
      range.setStart(node, at);
      range.setEnd(node, at + word.length);
      return range.getBoundingClientRect().left;
    };
    const compression = one(tag, ".net-sub .long");
    assert.isBelow(leftOf(compression, "8 "), leftOf(compression, "fewer"));
    const size = one(tag, ".x .sub span");
    assert.isBelow(leftOf(size, "1,296"), leftOf(size, "numbers"));
    assert.equal(one(tag, ".stage").lang, "en");
  });

  it("says k and the error of what is there", async () => {
    const tag = await make();
    tag.k = 16;
    await waitUntil(() => /16 numbers, error 0\.\d{4}/.test(one(tag, "[role=status], [aria-live]").textContent), "it is said");
    assert.match(one(tag, ".plot").getAttribute("aria-label")!, /At k = 16: autoencoder .* PCA .* at k = 1 to .* at k = 32\./);
    assert.match(one(tag, ".flow").getAttribute("aria-label")!, /^1,296 numbers go into the encoder, 16 numbers come out/);
  });
});
