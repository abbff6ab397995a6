/** ae-anomaly with models and images of an author's own. */
import "../../src/elements/anomaly/define.js";
import { asked } from "../../src/core/asked.js";
import type { AeAnomaly } from "../../src/elements/anomaly/anomaly.element.js";
import { auc } from "../../src/math/roc.js";
import type { OwnAssets } from "../../src/model/api.js";
import { acquireOwn } from "../../src/model/lazy-own.js";
import { acquireAll, engineInfo } from "../../src/model/pool.js";
import { assert, axe, emulateMedia, fixture, nextFrame, oneEvent, sendKeys, waitUntil } from "../helpers/index.js";
import { spriteAddress } from "../helpers/sprite.js";

const FLAGS = "/site/examples/flags/bottleneck.json";
const DENSE = "/test/fixtures/own/dense/manifest.json";
const [WIDTH, HEIGHT] = [24, 18];
const SIZE = WIDTH * HEIGHT * 3;
const FLAG_COUNT = 245;
const HALF = 122;
const NAMES = ["Africa", "Asia", "Europe", "North America", "Oceania", "South America"];

function place(attributes: string, width = 960): Promise<AeAnomaly> {
  return fixture(`<div style="inline-size: ${width}px"><ae-anomaly ${attributes}></ae-anomaly></div>`).then(
    (holder) => holder.firstElementChild as AeAnomaly,
  );
}
async function make(attributes = "", width = 960): Promise<AeAnomaly> {
  const tag = await place(`model-src="${FLAGS}" ${attributes}`, width);
  await tag.ready;
  return settle(tag);
}
async function settle(tag: AeAnomaly): Promise<AeAnomaly> {
  await tag.updateComplete;
  await nextFrame();
  await tag.updateComplete;
  return tag;
}
/** The dense model's images: 8 × 6, grey; `count` of them, in three classes. */
function stripes(count = 30): Promise<string> {
  const labels = Array.from({ length: count }, (_, i) => i % 3);
  const pixels = labels.flatMap((label, i) =>
    Array.from(
      { length: 48 },
      (_, at) => (label === 0 ? +(at >> 3 === i % 6) : label === 1 ? +((at & 7) === i % 8) : +(at % 9 === i % 4)) * (255 - (i % 100)),
    ),
  );
  return spriteAddress({ width: 8, height: 6, channels: 1, classes: ["row", "column", "diagonal"], labels, pixels });
}
/** 28 × 28 grey images, as the library's models take them. */
function squares(count = 40): Promise<string> {
  const labels = Array.from({ length: count }, (_, i) => i % 2);
  const pixels = labels.flatMap((_, i) =>
    Array.from({ length: 784 }, (__, at) => (Math.abs((at % 28) - 14) + Math.abs(Math.floor(at / 28) - 14) < 4 + (i % 6) ? 255 : 0)),
  );
  return spriteAddress({ width: 28, height: 28, channels: 1, classes: ["even", "odd"], labels, pixels });
}
async function flags(): Promise<OwnAssets> {
  const { model, release } = await acquireOwn({ modelSrc: FLAGS });
  release();
  return model;
}
async function errorOf(x: Float32Array): Promise<number> {
  const { model, release } = await acquireOwn({ modelSrc: FLAGS });
  const back = await model.autoencoder!.decode(await model.autoencoder!.encode(x));
  release();
  return back.reduce((sum, v, i) => sum + (v - x[i]) ** 2, 0);
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
const picture = (tag: Element, name: string) => one<HTMLCanvasElement>(tag, `canvas[data-picture="${name}"]`);
const loaded = (part: string) => performance.getEntriesByType("resource").some((entry) => entry.name.includes(part));
const isFlat = (canvas: HTMLCanvasElement) => {
  const { data } = canvas.getContext("2d")!.getImageData(0, 0, canvas.width, canvas.height);
  return data.every((v, i) => v === data[i % 4]);
};

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

describe("ae-anomaly without an author's own", () => {
  it("fetches nothing of what that needs", async () => {
    const tag = await place("");
    await tag.ready;
    for (const part of ["anomaly/author", "en/anomaly-own", "model/own/", "own-pca", "principal-many"]) assert.isFalse(loaded(part), part);
    assert.equal(tag.threshold, 22.7);
    assert.lengthOf(tag.scores.normal, 400);
  });
});

describe("ae-anomaly with flags", () => {
  it("half of them are normal, as many others are damaged; each score is the author's model's", async () => {
    const tag = await make();
    const { normal, anomalous } = tag.scores;
    assert.lengthOf(normal, HALF);
    assert.lengthOf(anomalous, HALF);
    assert.closeTo(tag.auc, auc(normal, anomalous), 1e-12);
    assert.isAbove(tag.auc, 0.6, "damage is seen");
    const { data } = await flags();
    const errors: number[] = [];
    for (let i = 0; i < FLAG_COUNT; i++) errors.push(await errorOf(data!.images.slice(i * SIZE, (i + 1) * SIZE)));
    // each normal score is that of another flag
    const left = new Set(errors.keys());
    for (const score of normal) {
      const at = [...left].find((i) => Math.abs(errors[i] - score) < 1e-3);
      assert.exists(at, `no flag has ${score}`);
      left.delete(at);
    }
    assert.equal(left.size, FLAG_COUNT - HALF);
    const flag = data!.images.slice(0, SIZE);
    assert.closeTo(await tag.score(flag), errors[0], 1e-3);
    assert.closeTo(await tag.score([...flag].map((v) => v + (v === 1 ? 5 : 0))), errors[0], 1e-3, "clamped");
    for (const wrong of [new Float32Array(784), [1, 2], null, "flag"]) {
      let refused: unknown;
      await tag.score(wrong as unknown as number[]).catch((error: unknown) => (refused = error));
      assert.instanceOf(refused, RangeError);
    }
  });

  it("the axis fits the scores, and a twentieth of the intact ones alarms", async () => {
    const tag = await make();
    const { normal, anomalous } = tag.scores;
    const top = Number(slider(tag).max);
    const held = anomalous.filter((v) => v < top).length / HALF;
    assert.isAtLeast(held, 0.88, `${held} on an axis to ${top}`);
    assert.isAtLeast(anomalous.filter((v) => v > 0.4 * top).length, 1, "not far too long");
    assert.isAtLeast(normal.filter((v) => v < top).length / HALF, 0.95);
    assert.isAtMost(tag.confusion.falseAlarms, Math.ceil(0.05 * HALF));
    assert.isAtLeast(tag.confusion.falseAlarms, Math.floor(0.05 * HALF) - 1);
    assert.isFalse(tag.hasAttribute("threshold"));
    const ticks = all(tag, ".ticks span:not(.beyond)").map((tick) => Number(tick.textContent.replace(",", "")));
    assert.deepEqual(
      ticks,
      ticks.map((_, i) => (top * i) / 6),
      "what stands there is what it says",
    );
    slider(tag).focus();
    await sendKeys({ press: "End" });
    assert.equal(tag.threshold, top);
    await sendKeys({ press: "Home" });
    await sendKeys({ press: "ArrowRight" });
    assert.isAbove(tag.threshold, 0);
  });

  it("while they are scored it says how far it is; counts that nobody knows move no word", async () => {
    const tag = await place(`model-src="${FLAGS}"`);
    const told: string[] = [];
    const left = (cell: string) => {
      const range = document.createRange();
      const name = [...one(tag, cell).childNodes].find((node) => node instanceof Text && node.data.trim() !== "")!;
      range.setStart(name, 1);
      range.setEndAfter(name);
      return range.getBoundingClientRect().left - one(tag, `${cell} .sub`).getBoundingClientRect().left;
    };
    await waitUntil(() => all(tag, ".scoring").length > 0, "no sign while the images are scored", { interval: 1, timeout: 20_000 });
    const heights = all(tag, ".cell").map((cell) => cell.offsetHeight);
    for (const name of ["passed", "missed"]) assert.closeTo(left(`[data-cell="${name}"]`), 0, 1.5, name);
    assert.equal(one(tag, ".scoring").role, "progressbar");
    assert.equal(one(tag, ".scoring").ariaLabel, "Scoring the images");
    const watch = new MutationObserver(() => told.push(...all(tag, ".scoring .sub").map((each) => each.textContent)));
    watch.observe(tag.shadowRoot!, { subtree: true, characterData: true, childList: true });
    await tag.ready;
    await settle(tag);
    watch.disconnect();
    assert.lengthOf(all(tag, ".scoring"), 0);
    // intact ones, and as many of each of four kinds
    const numbers = told.map((line) => Number(/^Scoring the images: (\d+) of 610 so far\.$/.exec(line)?.[1]));
    assert.isAbove(new Set(numbers).size, 3, told.join());
    assert.deepEqual(
      numbers,
      [...numbers].sort((a, b) => a - b),
    );
    assert.deepEqual(
      all(tag, ".cell").map((cell) => cell.offsetHeight),
      heights,
    );
  });

  it("says nothing of digits; names the classes", async () => {
    const tag = await make();
    assert.equal(text(tag, "h3"), "Set the alarm: which images are not normal?");
    assert.notMatch(one(tag, ".figure").textContent, /digit|784|mirrored 0/i);
    assert.equal(text(tag, ".group.normal"), `${HALF} intact images`);
    assert.equal(text(tag, ".axis-name"), "L squared error of the reconstruction, summed over 1,296 numbers");
    const what = new RegExp(`^An image of class (${NAMES.join("|")}), scratched\\. Error [\\d.]+, (above|below) the threshold`);
    assert.match(text(tag, ".what"), what);
    assert.match(picture(tag, "input").getAttribute("aria-label")!, /An image of class .*, scratched\./);
    assert.equal(tag.quantities.x, "1,296 numbers");
    assert.match(text(tag, ".how"), /learnt from these very images, their errors look too small.*data-src takes held-out ones/);
    assert.match(text(tag, ".kinds"), /turned 180°/);
    const spoken = all(tag, "[aria-label]").map((part) => part.getAttribute("aria-label"));
    assert.notMatch(spoken.join(" "), /digit/i);
    const table = tag.table()!;
    assert.lengthOf(table.rows, 2 * HALF);
    assert.equal(table.rows[0][0], "images");
  });

  it("pictures are in colour and in their proportions, on whole pixels, in fields that stay", async () => {
    const tag = await make('state="show=n3"');
    const { data } = await flags();
    const canvas = picture(tag, "input");
    assert.deepEqual([canvas.width, canvas.height], [WIDTH, HEIGHT]);
    const painted = canvas.getContext("2d")!.getImageData(0, 0, WIDTH, HEIGHT).data;
    const matches = Array.from({ length: FLAG_COUNT }, (_, i) => i).filter((i) =>
      Array.from({ length: WIDTH * HEIGHT }, (_, p) => p).every((p) =>
        [0, 1, 2].every((c) => Math.abs(painted[4 * p + c] - 255 * data!.images[i * SIZE + 3 * p + c]) < 1.5),
      ),
    );
    assert.isAtLeast(matches.length, 1, "the intact example is one of the flags");
    assert.isFalse(isFlat(picture(tag, "output")));
    assert.isFalse(isFlat(picture(tag, "error")));
    assert.deepEqual([canvas.clientWidth, canvas.clientHeight], [120, 90]);
    const { top, bottom, left, right } = canvas.getBoundingClientRect();
    const field = one(tag, ".pic").getBoundingClientRect();
    assert.closeTo(left - field.left, field.right - right, 0.6);
    assert.closeTo(field.bottom - bottom, 25, 0.6, "in the middle of its square");
    assert.closeTo(bottom - top, 90, 0.1);
  });

  it("kinds, costs, counts and state work on them", async () => {
    const tag = await make('anomalies="flip"');
    const flip = tag.auc;
    tag.anomalies = ["scratch", "rotate"];
    await settle(tag);
    assert.isAbove(tag.auc, flip);
    one<HTMLButtonElement>(tag, "[data-cell=caught]").click();
    await settle(tag);
    assert.match(text(tag, ".what"), /(scratched|turned by 180°)\. Error [\d.]+, above the threshold: caught/);
    tag.threshold = 41.5;
    await settle(tag);
    const { state, confusion, scores } = tag;
    const other = await make(`state="${state.replaceAll("&", "&amp;")}"`);
    assert.deepEqual(other.confusion, confusion);
    assert.deepEqual(other.scores, scores);
    assert.equal(other.state, state);
    assert.equal(text(other, ".what"), text(tag, ".what"));
    const verdict = await tag.grade({ kind: "threshold", falseAlarms: 1, caught: 0 });
    assert.isTrue(verdict!.met);
    const far = await make('state="show=a399"');
    assert.match(text(far, ".what"), /^An image of class/);
  });

  it("asks which damage is the hardest, and answers from the scores", async () => {
    const tag = await make();
    assert.notMatch(text(tag, ".kinds"), /AUC/);
    one<HTMLButtonElement>(tag, ".answers button").click();
    await settle(tag);
    assert.match(text(tag, ".prompt"), /You predicted .*The hardest (is|are) .*AUC/);
    assert.match(text(tag, ".kinds"), /AUC 0\.\d{3}/);
    const digits = await place("");
    await digits.ready;
    assert.notMatch(text(digits, ".prompt"), /You predicted/, "asked anew of other images");
  });

  it("input: an image of their shape, also before they are there; no pad, no letters", async () => {
    const tag = document.createElement("ae-anomaly");
    tag.modelSrc = FLAGS;
    const image = Float32Array.from({ length: SIZE }, (_, i) => (i % 16) / 15);
    tag.input = image;
    (await fixture("<div></div>")).append(tag);
    await tag.ready;
    await settle(tag);
    assert.deepEqual(tag.input, image);
    assert.match(text(tag, ".what"), /^The picture that was set\. Error [\d.]+, above the threshold: alarm/);
    assert.isUndefined(button(tag, /Draw/));
    assert.isUndefined(button(tag, /letter/i));
    const { state } = tag;
    const heard = await warnings(() => (tag.input = new Float32Array(784)));
    assert.match(heard[0], /input: not 1296 numbers; it stays as it is/);
    const other = await make(`state="${state.replaceAll("&", "&amp;")}"`);
    assert.deepEqual(other.input, image);
    const wrong = document.createElement("ae-anomaly");
    wrong.modelSrc = FLAGS;
    wrong.input = new Float32Array(784);
    (await fixture("<div></div>")).append(wrong);
    const said = await warnings(async () => {
      await wrong.ready;
      await settle(wrong);
    });
    assert.match(said[0], /input: not 1296 numbers, .*there is none/);
    assert.isNull(wrong.input);
  });

  it("the sensor stays the library's: said once, and there is a way to the images", async () => {
    let tag!: AeAnomaly;
    const heard = await warnings(async () => {
      tag = await place(`source="sensor" model-src="${FLAGS}"`);
      await tag.ready;
      await settle(tag);
      tag.threshold = 5;
      await settle(tag);
    });
    assert.lengthOf(heard, 1);
    assert.match(heard[0], /model-src and data-src are for images; the sensor and its model are the library's/);
    assert.lengthOf(tag.scores.normal, 400);
    assert.equal(text(tag, "h3"), "Set the alarm: which vibrations are not normal?");
    const more = await warnings(async () => {
      one<HTMLInputElement>(tag, "input[value=digits]").click();
      await waitUntil(() => tag.scores.normal.length === HALF, "the flags");
      await settle(tag);
      one<HTMLInputElement>(tag, "input[value=sensor]").click();
      await waitUntil(() => tag.scores.normal.length === 400, "the sensor");
    });
    assert.deepEqual(more, [], "the reader turned, nobody is to be told");
  });
});

describe("ae-anomaly with other images", () => {
  it("a dense model, grey, with few images: no principal components", async () => {
    const tag = await place(`model-src="${DENSE}" data-src="${await stripes()}"`);
    await tag.ready;
    await settle(tag);
    assert.lengthOf(tag.scores.normal, 15);
    assert.equal(text(tag, ".axis-name"), "L squared error of the reconstruction, summed over 48 pixels");
    assert.match(text(tag, ".what"), /^An image of class (row|column|diagonal), scratched\./);
    assert.equal(text(tag, ".honest"), "");
    assert.deepEqual([picture(tag, "input").width, picture(tag, "input").height], [8, 6]);
    const top = Number(slider(tag).max);
    assert.isTrue(tag.threshold > 0 && tag.threshold < top, `${tag.threshold} of ${top}`);
    assert.isAtMost(tag.confusion.falseAlarms, 1);
  });

  it("with many images principal components of those that are not scored stand beside it", async () => {
    const tag = await place(`model-src="${DENSE}" data-src="${await stripes(1000)}"`);
    await tag.ready;
    await settle(tag);
    assert.lengthOf(tag.scores.normal, 400);
    await waitUntil(() => text(tag, ".honest") !== "", "they are found");
    assert.match(text(tag, ".honest"), /^Principal components of other such images, 3 numbers as well, do .*: AUC \d\.\d{3}\.$/);
    assert.exists(one(tag, ".name.pca"));
  });

  it("images alone go through the library's own model where they are 28 × 28 and grey; they can be drawn", async () => {
    const address = await squares();
    const tag = await place(`data-src="${address}"`);
    await tag.ready;
    await settle(tag);
    assert.lengthOf(tag.scores.normal, 20);
    assert.match(text(tag, ".how"), /only seen handwritten digits, none of these images/);
    assert.exists(button(tag, /Draw an image/));
    assert.isUndefined(button(tag, /letter/i));
    const { model, release } = await acquireAll(["anomaly"]);
    const { model: own, release: free } = await acquireOwn({ dataSrc: address });
    const { images } = own.data!;
    const scores = new Set<string>();
    for (let i = 0; i < 40; i++) {
      const x = images.slice(784 * i, 784 * (i + 1));
      const back = await model.anomaly.decode(await model.anomaly.encode(x));
      scores.add(back.reduce((sum, v, p) => sum + (v - x[p]) ** 2, 0).toFixed(2));
    }
    for (const score of tag.scores.normal) assert.isTrue(scores.has(score.toFixed(2)), String(score));
    release();
    free();
  });
});

describe("ae-anomaly: an author's own arrives, changes, fails", () => {
  for (const width of [960, 640, 320])
    it(`before it is there nothing of the digits stands there, and nothing moves when it comes, ${width} px`, async () => {
      let go!: () => void;
      const gate = new Promise<void>((resolve) => (go = resolve));
      await meanwhile(
        (url) =>
          url.includes(`/late${width}/`) ? gate.then(() => fetch(url.replace(`/late${width}/`, "/site/examples/flags/"))) : undefined,
        async () => {
          const tag = await place(`model-src="/late${width}/bottleneck.json"`, width);
          tag.ready.catch(() => {});
          await waitUntil(() => tag.shadowRoot!.querySelector('[role="progressbar"]'), "the bar");
          await waitUntil(() => tag.shadowRoot!.querySelector(".controls"), "the rest");
          assert.equal(text(tag, "h3"), "Set the alarm: which images are not normal?");
          const visible = all(tag, "*").filter((part) => part.children.length === 0 && getComputedStyle(part).visibility === "visible");
          assert.notMatch(visible.map((part) => part.textContent).join(" "), /digit|784|NaN/);
          assert.notMatch(one(tag, ".figure").textContent, /NaN/);
          for (const name of ["input", "output", "error"]) assert.isTrue(isFlat(picture(tag, name)), `${name} is blank`);
          assert.lengthOf(tag.scores.normal, 0);
          assert.isNaN(tag.auc);
          assert.isNaN(tag.threshold);
          assert.isNull(tag.table());
          await axe(tag);
          const boxes = () =>
            [".field", ".square", ".example", ".what", ".controls", ".costs", ".prompt", ".how"].map((part) =>
              one(tag, part).getBoundingClientRect(),
            );
          const before = boxes();
          go();
          await tag.ready;
          await settle(tag);
          assert.lengthOf(tag.scores.normal, HALF);
          boxes().forEach((box, i) => {
            assert.closeTo(box.top, before[i].top, 1, `part ${i}`);
            assert.closeTo(box.height, before[i].height, 1, `part ${i}`);
          });
        },
      );
    });

  it("a file that is missing is named, and Retry asks again", async () => {
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
        await waitUntil(() => tag.scores.normal.length === HALF, "the flags");
        assert.lengthOf(all(tag, ".failed"), 0);
      },
    );
  });

  it("says what it needs where there are no images, too few, or others", async () => {
    const failure = async (attributes: string) => {
      const tag = await place(attributes);
      tag.ready.catch(() => {});
      const found = await waitUntil(() => all(tag, ".failed")[0], "the failure");
      assert.isUndefined(button(tag, /Retry/), "it would not help");
      return found.textContent.replace(/\s+/g, " ");
    };
    assert.match(await failure(`model-src="${DENSE}"`), /needs images; .*dense\/manifest\.json names none.*data-src/);
    assert.match(await failure(`model-src="${DENSE}" data-src="${await stripes(1)}"`), /needs two images or more.* has one/);
    assert.match(await failure(`data-src="${await stripes()}"`), /takes 28 × 28 grey; those of .* are 8 × 6\. Add model-src/);
  });

  it("another address, none, and one again: the figure follows, and scripts go on", async () => {
    const tag = await make('threshold="33"');
    assert.equal(tag.threshold, 33, "the author's");
    tag.input = new Float32Array(SIZE);
    await settle(tag);
    tag.dataSrc = await stripes();
    tag.modelSrc = DENSE;
    tag.threshold = 3;
    await waitUntil(() => tag.scores.normal.length === 15, "the stripes");
    await settle(tag);
    assert.equal(tag.threshold, 3, "set for the new ones");
    assert.isNull(tag.input);
    tag.removeAttribute("model-src");
    tag.removeAttribute("data-src");
    await waitUntil(() => tag.scores.normal.length === 400, "the digits");
    await settle(tag);
    assert.equal(tag.threshold, 22.7);
    assert.equal(text(tag, "h3"), "Set the alarm: which digits are not normal?");
    assert.match(text(tag, ".what"), /^A \d|^An 8/);
    assert.deepEqual([picture(tag, "input").clientWidth, picture(tag, "input").width], [140, 28]);
    assert.exists(button(tag, /A letter/));
    tag.modelSrc = "/nothing/here.json";
    await oneEvent(tag, "ae-error");
    tag.modelSrc = FLAGS;
    await waitUntil(() => tag.scores.normal.length === HALF, "the flags again");
    assert.lengthOf(all(tag, ".failed"), 0);
  });

  it("garbage never throws at the page", async () => {
    const tag = await make();
    for (const garbage of [null, undefined, 5, {}, "javascript:1", "http://["] as unknown[]) {
      tag.modelSrc = garbage as string;
      tag.dataSrc = garbage as string;
      tag.input = garbage as number[];
      await tag.updateComplete;
    }
    tag.dataSrc = "";
    tag.modelSrc = FLAGS;
    await waitUntil(() => tag.scores.normal.length === HALF, "the flags again");
  });

  it("leaves no tensor behind", async () => {
    const tag = await make();
    assert.isAbove(engineInfo().numTensors, 0);
    tag.remove();
    document.querySelectorAll("ae-anomaly").forEach((other) => other.remove());
    await waitUntil(() => engineInfo().numTensors === 0, "the pool is empty", { timeout: 15_000 });
  });

  it("moved, it is what it was", async () => {
    const tag = await make('state="threshold=30"');
    const { scores, confusion } = tag;
    const shelf = await fixture("<div></div>");
    shelf.append(tag);
    await waitUntil(() => tag.scores.normal.length === HALF, "the model again");
    await settle(tag);
    assert.deepEqual(tag.scores, scores);
    assert.deepEqual(tag.confusion, confusion);
  });
});

describe("ae-anomaly with flags: everybody", () => {
  for (const width of [960, 640, 320])
    it(`passes axe and keeps to its box, ${width} px`, async () => {
      const tag = await make("", width);
      await axe(tag);
      const { right } = tag.getBoundingClientRect();
      for (const part of all(tag, "canvas, .sub, .segments, .prompt button, .what"))
        assert.isAtMost(part.getBoundingClientRect().right, right + 1, part.className);
      await emulateMedia({ colorScheme: "dark" });
      await axe(tag);
    });
});
