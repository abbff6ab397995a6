/** ae-trainer with images of an author's own. */
import "../../src/elements/trainer/define.js";
import { asked } from "../../src/core/asked.js";
import type { AeTrainer } from "../../src/elements/trainer/trainer.element.js";
import { acquireOwn } from "../../src/model/lazy-own.js";
import { engineInfo } from "../../src/model/pool.js";
import { assert, axe, fixture, nextFrame, oneEvent, waitUntil } from "../helpers/index.js";
import { spriteAddress } from "../helpers/sprite.js";

const FLAGS = "/site/examples/flags/flags.sprite.bin";
const SIZE = 24 * 18 * 3;
const ALL = 245;
const HELD_OUT = 61;

function place(attributes: string, width = 960): Promise<AeTrainer> {
  return fixture(`<div style="inline-size: ${width}px"><ae-trainer ${attributes}></ae-trainer></div>`).then(
    (holder) => holder.firstElementChild as AeTrainer,
  );
}
async function make(attributes = "", width = 960): Promise<AeTrainer> {
  const tag = await place(`data-src="${FLAGS}" ${attributes}`, width);
  await tag.ready;
  return settle(tag);
}
async function settle(tag: AeTrainer): Promise<AeTrainer> {
  await tag.updateComplete;
  await nextFrame();
  await nextFrame();
  await tag.updateComplete;
  return tag;
}
const grey = (count: number, classes = ["a"]) =>
  spriteAddress({
    width: 3,
    height: 5,
    channels: 1,
    classes,
    labels: Array.from({ length: count }, (_, i) => i % classes.length),
    pixels: Array.from({ length: 15 * count }, (_, i) => (i * 37) % 256),
  });
const all = <E extends Element = HTMLElement>(tag: Element, selector: string) => [...tag.shadowRoot!.querySelectorAll<E>(selector)];
const text = (tag: Element, selector: string) => all(tag, selector)[0].textContent.replace(/\s+/g, " ").trim();
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

beforeEach(() => asked.clear());

describe("ae-trainer without images of an author's own", () => {
  it("fetches nothing of what these need", async () => {
    const tag = await place("");
    await tag.ready;
    for (const part of ["trainer/own.ts", "trainer/own-matter", "model/own/"]) assert.isFalse(loaded(part), part);
  });
});

describe("ae-trainer with flags", () => {
  it("learns from them: the loss of those that it never sees goes down", async () => {
    let tag!: AeTrainer;
    const heard = await warnings(async () => (tag = await make()));
    assert.deepEqual(heard, [], "fewer images than the usual number are nobody's mistake");
    await tag.step(25);
    const { train, heldOut } = tag.history;
    assert.lengthOf(train, 25);
    assert.isBelow(heldOut[24], heldOut[0]);
    assert.isTrue(heldOut.every((v) => v > 0 && v < 2));
    assert.isFalse(loaded("classifier.bin"), "no reader of digits is asked");
    const verdict = await tag.grade({ kind: "loss", below: 2 });
    assert.isTrue(verdict!.met);
  });

  it("shows ten in colour that it never learns from, named, of every class", async () => {
    const tag = await make();
    const { model, release } = await acquireOwn({ dataSrc: FLAGS });
    const { images, labels, classes } = model.data!;
    release();
    const canvases = all<HTMLCanvasElement>(tag, 'canvas[data-picture="x"]');
    assert.lengthOf(canvases, 10);
    const names = canvases.map((canvas) => canvas.getAttribute("aria-label")!.replace("Input: ", ""));
    assert.sameMembers([...new Set(names)], [...classes]);
    const shown = new Set<number>();
    canvases.forEach((canvas, i) => {
      assert.deepEqual([canvas.width, canvas.height], [24, 18]);
      const { data } = canvas.getContext("2d")!.getImageData(0, 0, 24, 18);
      const numbers = data.filter((_, at) => at % 4 !== 3);
      const at = Array.from(labels).findIndex((_, flag) => numbers.every((v, n) => Math.abs(v - 255 * images[flag * SIZE + n]) <= 1));
      assert.isAtLeast(at, 0, `picture ${i} is a flag`);
      assert.equal(classes[labels[at]], names[i]);
      shown.add(at);
    });
    assert.lengthOf([...shown], 10, "ten different ones");
    assert.deepEqual([canvases[0].clientWidth, canvases[0].clientHeight], [72, 54]);
    assert.include(text(tag, ".digits .label"), "ten images that it never learns from");
    assert.include(text(tag, ".how"), `${HELD_OUT} others are held out`);
    assert.notMatch(all(tag, ".figure")[0].textContent, /digit|MNIST|stored run/);
    assert.match(all(tag, "canvas.map")[0].getAttribute("aria-label")!, /Map of 61 held-out images, .* Classes: Africa, Asia, Europe/);
    const theta = SIZE * 64 + 64 + 64 * 8 + 8;
    assert.include(text(tag, ".side.theta"), theta.toLocaleString("en"));
  });

  it("sizes follow the file: slider, attribute, reconstruct", async () => {
    const tag = await make('size="100"');
    const slider = all<HTMLInputElement>(tag, "#size")[0];
    assert.equal(slider.getAttribute("aria-valuetext"), "100 images");
    slider.valueAsNumber = Number(slider.max);
    slider.dispatchEvent(new Event("input"));
    await settle(tag);
    assert.equal(tag.size, ALL - HELD_OUT);
    const heard = await warnings(async () => {
      tag.size = 900;
      await settle(tag);
    });
    assert.match(heard[0], /size: 900 is more than there are to learn from; using 184/);
    assert.equal(tag.size, 184);
    assert.lengthOf(await tag.reconstruct(new Float32Array(2 * SIZE)), 2 * SIZE);
    const reason = await tag.reconstruct(new Float32Array(784)).then(
      () => null,
      (error: unknown) => error,
    );
    assert.instanceOf(reason, RangeError);
  });

  it("the same seed gives the same curve, also after the tag was moved", async () => {
    const tag = await make('size="50" seed="3"');
    await tag.step(4);
    const { heldOut } = tag.history;
    const shelf = await fixture("<div></div>");
    shelf.append(tag);
    await settle(tag);
    tag.reset();
    await tag.step(4);
    assert.deepEqual(tag.history.heldOut, heldOut);
  });

  it("asks about ten images, and tells", async () => {
    const tag = await make();
    assert.include(text(tag, ".prompt"), "what will it draw for the ten images?");
    all<HTMLButtonElement>(tag, ".answers button")[1].click();
    await waitUntil(() => /After 20 steps/.test(text(tag, ".prompt")), "the answer", { timeout: 20_000 });
    assert.notMatch(text(tag, ".prompt"), /digit/);
  });

  for (const width of [288, 320, 592, 640, 960])
    it(`names what the marks on the map stand for, ${width} px`, async () => {
      const tag = await make("", width);
      const entries = all(tag, ".marks > .label");
      const names = ["Af Africa", "As Asia", "Eu Europe", "NA North America", "Oc Oceania", "SA South America"];
      assert.sameMembers(
        entries.map((entry) => entry.textContent.trim()),
        names,
      );
      const [legend, map, next] = [".marks", "canvas.map", ".settings"].map((part) => all(tag, part)[0].getBoundingClientRect());
      for (const entry of entries) {
        const { left, right, top, bottom } = entry.getBoundingClientRect();
        assert.isTrue(left >= legend.left && right <= legend.right + 0.5 && bottom <= next.top, entry.textContent);
        assert.isTrue(top >= map.bottom || left >= map.right, "not on the map");
      }
      const colours = entries.map((entry) => getComputedStyle(entry, "::before").backgroundColor);
      assert.lengthOf(new Set(colours), 6);
      const probe = await fixture("<i></i>");
      probe.style.color = getComputedStyle(tag).getPropertyValue("--_class-3");
      assert.equal(colours[names.indexOf("NA North America")], getComputedStyle(probe).color);
    });

  it("says nothing of marks that are the names, and has no room for marks of digits", async () => {
    const tag = await place(`data-src="${await grey(40, ["7", "cat", "ab"])}"`);
    await tag.ready;
    await settle(tag);
    assert.equal(text(tag, ".marks"), "ca cat");
    assert.lengthOf(all(await place(""), ".marks"), 0);
  });

  for (const width of [960, 320])
    it(`passes axe, ${width} px`, async () => {
      const tag = await make('k="1"', width);
      await tag.step(2);
      await axe(tag);
    });
});

describe("ae-trainer: an author's images arrive, change, fail", () => {
  for (const width of [288, 320, 592, 640, 960])
    it(`before they are there nothing of the digits is shown, and nothing moves when they come, ${width} px`, async () => {
      const real = window.fetch;
      let go!: () => void;
      const gate = new Promise<void>((resolve) => (go = resolve));
      window.fetch = (input, init) => {
        const url = input instanceof Request ? input.url : input.toString();
        return url.includes("/late/") ? gate.then(() => real(FLAGS)) : real(input, init);
      };
      try {
        const tag = await place(`data-src="/late/${width}.bin"`, width);
        tag.ready.catch(() => {});
        await waitUntil(() => tag.shadowRoot!.querySelector('[role="progressbar"]'), "the bar");
        await settle(tag);
        for (const canvas of all<HTMLCanvasElement>(tag, "canvas[data-picture]")) {
          const { data } = canvas.getContext("2d")!.getImageData(0, 0, canvas.width, canvas.height);
          assert.isTrue(data.every((v, i) => v === data[i % 4]));
        }
        assert.equal(all(tag, ".line.other")[0].getAttribute("d"), "");
        for (const label of all(tag, ".digits .label")) assert.equal(getComputedStyle(label).visibility, "hidden");
        const boxes = () =>
          [".digits", ".run", ".charts", ".settings", ".prompt"].map((part) => all(tag, part)[0].getBoundingClientRect().top);
        const before = boxes();
        go();
        await tag.ready;
        await settle(tag);
        boxes().forEach((top, i) => assert.closeTo(top, before[i], 1, `part ${i}`));
        assert.equal(getComputedStyle(all(tag, ".digits .label")[0]).visibility, "visible");
      } finally {
        window.fetch = real;
      }
    });

  it("says what is wrong with a file, and goes on with another", async () => {
    const tag = await place("");
    const lost = oneEvent(tag, "ae-error");
    tag.dataSrc = "/nowhere/flags.bin";
    tag.ready.catch(() => {});
    const { detail } = await lost;
    assert.match(detail.message, /nowhere\/flags\.bin/);
    const few = oneEvent(tag, "ae-error");
    tag.dataSrc = await grey(19);
    assert.match((await few).detail.message, /needs 20 images or more.* has 19/);
    tag.dataSrc = await grey(20);
    await tag.ready;
    await settle(tag);
    const sizes = all<HTMLInputElement>(tag, "#size")[0];
    assert.equal(sizes.max, "0", "ten to learn from are the only stop");
    assert.equal(getComputedStyle(sizes).getPropertyValue("--p").replace(/\s/g, ""), "calc(11px+0*(100%-22px))");
    await tag.step(2);
    assert.lengthOf(tag.history.train, 2);
    assert.lengthOf(all(tag, ".failed"), 0);
    assert.lengthOf(await tag.reconstruct(new Float32Array(15)), 15);
  });

  it("with another file, and with the digits again, it starts anew", async () => {
    const tag = await make();
    await tag.step(30);
    tag.dataSrc = await grey(40, ["left", "right"]);
    await waitUntil(() => all(tag, 'canvas[data-picture="x"]')[0].getAttribute("aria-label") === "Input: left", "the others");
    await settle(tag);
    assert.lengthOf(tag.history.train, 0);
    assert.equal(all(tag, ".line.other")[0].getAttribute("d"), "", "what was learnt of flags is nothing to compare with");
    await tag.step(1);
    tag.removeAttribute("data-src");
    await waitUntil(() => all(tag, 'canvas[data-picture="x"]')[0].getAttribute("aria-label") === "Input: a 0", "the digits");
    await settle(tag);
    assert.include(text(tag, ".how"), "MNIST");
    assert.deepEqual([all(tag, 'canvas[data-picture="x"]')[0].clientWidth, all<HTMLCanvasElement>(tag, "canvas")[0].width], [84, 28]);
    assert.lengthOf(await tag.reconstruct(new Float32Array(784)), 784);
  });

  it("a script's steps are of the images that it has named, whether it waits for them or not", async () => {
    const tag = await place("");
    await tag.ready;
    await tag.step(3);
    const shown = () => [tag.history.train.length, all(tag, 'canvas[data-picture="x"]')[0].getAttribute("aria-label")!.split(" ")[1]];
    const other = await grey(40, ["left", "right"]);
    tag.setAttribute("data-src", other);
    await tag.updateComplete;
    assert.deepEqual(shown(), [0, "left"]);
    await tag.step(2);
    assert.deepEqual(shown(), [2, "left"]);
    tag.removeAttribute("data-src");
    await tag.updateComplete;
    await tag.step(1);
    assert.deepEqual(shown(), [1, "a"], "the digits");
    tag.setAttribute("data-src", await grey(30, ["up", "down"]));
    await tag.step(4);
    assert.deepEqual(shown(), [4, "up"]);
    tag.setAttribute("data-src", other);
    assert.lengthOf(await tag.reconstruct(new Float32Array(15)), 15);
    await tag.step(2);
    assert.deepEqual(shown(), [2, "left"]);
    tag.removeAttribute("data-src");
    await tag.step(5);
    assert.deepEqual(shown(), [5, "a"]);
  });

  it("a script's steps do not fail by a file that is named no more", async () => {
    const tag = await place("");
    const caught = (promise: Promise<unknown>) => promise.then(() => "", String);
    const name = async (address: string) => {
      const lost = oneEvent(tag, "ae-error");
      tag.setAttribute("data-src", address);
      await tag.updateComplete;
      await lost;
    };
    await name("/nowhere/flags.bin");
    assert.match(await caught(tag.step(1)), /nowhere\/flags\.bin/);
    tag.removeAttribute("data-src");
    await tag.step(2);
    assert.lengthOf(tag.history.train, 2);
    await name("/nowhere/else.bin");
    assert.match(await caught(tag.step(1)), /nowhere\/else\.bin/);
    assert.lengthOf(tag.history.train, 2, "the run of the digits stays");
    tag.setAttribute("data-src", await grey(40));
    await tag.updateComplete;
    await tag.step(3);
    assert.lengthOf(tag.history.train, 3);
    assert.lengthOf(await tag.reconstruct(new Float32Array(15)), 15);
  });

  it("leaves no tensor behind", async () => {
    const tag = await make();
    await tag.step(2);
    tag.remove();
    document.querySelectorAll("ae-trainer").forEach((other) => other.remove());
    await waitUntil(() => engineInfo().numTensors === 0, "nothing is held", { timeout: 15_000 });
  });
});
