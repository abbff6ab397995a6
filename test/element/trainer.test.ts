import "../../src/elements/trainer/define.js";
import type { AeTrainer } from "../../src/elements/trainer/trainer.element.js";
import { DEFAULTS } from "../../src/elements/trainer/trainer.logic.js";
import { isTaskTarget } from "../../src/content/tasks.js";
import { lossValue } from "../../src/math/loss.js";
import type { AssetTypes, Lease, ModelError } from "../../src/model/api.js";
import { acquireAll, engineInfo } from "../../src/model/pool.js";
import { assert, axe, emulateMedia, fixture, nextFrame, oneEvent, sendKeys, setViewport, useFace, waitUntil } from "../helpers/index.js";
import { longestTask } from "../helpers/tasks.js";

const PIXELS = 784;
const inside = <T extends Element = HTMLElement>(tag: Element, selector: string) => tag.shadowRoot!.querySelector<T>(selector)!;
const all = <T extends Element = HTMLElement>(tag: Element, selector: string) => [...tag.shadowRoot!.querySelectorAll<T>(selector)];
const text = (tag: Element, selector: string) => inside(tag, selector).textContent.replace(/\s+/g, " ").trim();
const button = (tag: Element, name: string | RegExp) =>
  all<HTMLButtonElement>(tag, "button").find((b) => (typeof name === "string" ? b.textContent.trim() === name : name.test(b.textContent)))!;
const pixels = (canvas: HTMLCanvasElement) => canvas.toDataURL();
const answers = (tag: Element) => all<HTMLCanvasElement>(tag, "canvas[data-picture=xhat]");

/** Of what is written in it, not of the room that it has. */
function textBox(part: Element): DOMRect {
  const range = document.createRange();
  range.selectNodeContents(part);
  return range.getBoundingClientRect();
}

async function live(attributes = ""): Promise<AeTrainer> {
  const tag = await fixture<AeTrainer>(`<ae-trainer ${attributes}></ae-trainer>`);
  await tag.ready;
  await tag.updateComplete;
  return tag;
}

async function warnings(run: () => void | Promise<void>): Promise<string[]> {
  const texts: string[] = [];
  const { warn } = console;
  console.warn = (...parts: unknown[]) => texts.push(parts.join(" "));
  await run();
  console.warn = warn;
  return texts;
}

const slide = (tag: AeTrainer, name: string, value: number) => {
  const slider = inside<HTMLInputElement>(tag, `#${name}`);
  slider.value = String(value);
  slider.dispatchEvent(new Event("input", { bubbles: true }));
  slider.dispatchEvent(new Event("change", { bubbles: true }));
};

describe("ae-trainer: what scripts may ask", () => {
  let lease: Lease<Pick<AssetTypes, "digits" | "classifier">>;
  before(async () => {
    lease = await acquireAll(["digits", "classifier"]);
  });
  after(() => lease.release());

  it("step(n) does n steps; history has one loss of each kind for each step, and the last is that of what it reconstructs", async () => {
    const tag = await live();
    assert.deepEqual(tag.history, { train: [], heldOut: [] });
    await tag.step(7);
    await tag.step(5);
    const { train, heldOut } = tag.history;
    assert.lengthOf(train, 12);
    assert.lengthOf(heldOut, 12);
    assert.closeTo(train[0], Math.LN2, 0.02, "an untrained network answers a half for every pixel");
    const images = lease.model.digits.images.slice(0, 100 * PIXELS);
    assert.closeTo(heldOut[11], lossValue("bce", "mean", images, await tag.reconstruct(images)), 1e-6);
    assert.include(text(tag, ".name.held-out"), heldOut[11].toFixed(3));
    assert.include(text(tag, ".name.train"), train[11].toFixed(3));
    assert.match(text(tag, ".count-of-steps"), /^12 steps$/);
    tag.history.train.push(1);
    assert.lengthOf(tag.history.train, 12, "a copy");
  });

  it("step resolves while it plays", async () => {
    const tag = await live('size="50"');
    tag.scrollIntoView();
    tag.play();
    await tag.step(5);
    assert.isAtLeast(tag.history.train.length, 5);
    assert.isTrue(tag.playing);
    tag.pause();
    await tag.updateComplete;
  });

  it("two calls of step add up", async () => {
    const tag = await live('size="50"');
    await Promise.all([tag.step(3), tag.step(4)]);
    assert.lengthOf(tag.history.train, 7);
    await tag.step(0);
    assert.lengthOf(tag.history.train, 7);
    assert.lengthOf(await warnings(() => tag.step(NaN)), 1);
    assert.lengthOf(tag.history.train, 7);
  });

  it("after 200 steps digits that it never learnt from are recognisable", async function () {
    this.timeout(60_000);
    const tag = await live();
    const { digits, classifier } = lease.model;
    const right = async () => {
      const p = await classifier.classify(await tag.reconstruct(digits.images.slice(0, 10 * PIXELS)));
      return Array.from({ length: 10 }, (_, i) => {
        const row = p.subarray(10 * i, 10 * i + 10);
        return row.indexOf(Math.max(...row)) === digits.labels[i];
      }).filter(Boolean).length;
    };
    assert.isAtMost(await right(), 2, "not before");
    await tag.step(200);
    // six seeds gave 9 or 10 of 10
    assert.isAtLeast(await right(), 8);
    const { heldOut } = tag.history;
    assert.isBelow(heldOut[199], 0.18);
    assert.isBelow(heldOut[199], heldOut[99]);
  });

  it("the same seed gives the same curve, bit by bit, however it is sliced; another seed another one", async () => {
    const [a, b, c] = [await live('seed="3"'), await live('seed="3"'), await live('seed="4"')];
    await a.step(20);
    for (let i = 0; i < 10; i++) await b.step(2);
    await c.step(20);
    assert.deepEqual(a.history, b.history);
    assert.notDeepEqual(a.history, c.history);
    const x = lease.model.digits.images.slice(0, PIXELS);
    assert.deepEqual(await a.reconstruct(x), await b.reconstruct(x));
  });

  it("k, batch, size and seed begin anew; the rate goes on", async () => {
    const tag = await live();
    await tag.step(3);
    tag.rate = 0.01;
    await tag.updateComplete;
    assert.lengthOf(tag.history.train, 3);
    for (const [name, value] of [
      ["k", 2],
      ["batch", 16],
      ["size", 200],
      ["seed", 9],
    ] as const) {
      await tag.step(2);
      tag[name] = value;
      await tag.updateComplete;
      assert.lengthOf(tag.history.train, 0, name);
      assert.equal(tag.getAttribute(name), String(value));
    }
    assert.include(text(tag, ".neck-name"), "2");
    await tag.step(1);
    assert.lengthOf(tag.history.train, 1);
  });

  it("what is out of range is bent, with one warning each", async () => {
    const tag = await live();
    const cases = [
      ["k", "banana", 8],
      ["k", "-3", 1],
      ["rate", "1e9", 1],
      ["rate", "0", 1e-4],
      ["size", "5", 10],
      ["batch", "0", 1],
      ["seed", "-1", 0],
    ] as const;
    const said = await warnings(() => {
      for (const [name, raw, bent] of cases) {
        tag.setAttribute(name, raw);
        tag.setAttribute(name, raw);
        assert.equal(tag[name], bent, `${name}="${raw}"`);
      }
    });
    assert.lengthOf(said, cases.length, said.join("\n"));
  });

  it("k and batch above the number of digits are bent with a warning; the usual batch is not worth one", async () => {
    const said = await warnings(async () => {
      const tag = await live('size="20" k="32"');
      assert.equal(tag.k, 20);
      assert.include(text(tag, ".note"), "at most one for each of 20 digits");
      await tag.step(2);
      assert.lengthOf(tag.history.train, 2);
      tag.batch = 30;
      await tag.updateComplete;
      assert.equal(tag.batch, 20);
    });
    assert.lengthOf(said, 2, said.join("\n"));
    assert.match(said[0], /k: 32 numbers are more than the 20 digits/);
  });

  it("reconstruct: n images in, n images out; anything else is refused", async () => {
    const tag = await live();
    const three = await tag.reconstruct(new Float32Array(3 * PIXELS));
    assert.lengthOf(three, 3 * PIXELS);
    assert.isTrue(three.every((v) => v > 0 && v < 1));
    for (const bad of [[1, 2], [], new Float32Array(PIXELS).fill(NaN)]) {
      let refused: unknown;
      await tag.reconstruct(bad).catch((cause: unknown) => (refused = cause));
      assert.instanceOf(refused, RangeError);
    }
  });

  it("state: survives a link, starts empty, Reset comes back to the author's and to step 0", async () => {
    const tag = await live('k="4"');
    assert.equal(tag.state, "k=4");
    tag.seed = 2;
    tag.rate = 0.02;
    await tag.updateComplete;
    await tag.step(2);
    const other = await live();
    assert.equal(other.state, "");
    other.state = tag.state;
    await other.updateComplete;
    assert.deepEqual([other.k, other.seed, other.rate], [4, 2, 0.02]);
    button(tag, "Reset").click();
    await tag.updateComplete;
    assert.equal(tag.state, "k=4");
    assert.lengthOf(tag.history.train, 0);
    assert.equal(text(tag, ".count-of-steps"), "0 steps");
  });

  it("grades the held-out loss and the error of the ten digits", async () => {
    const tag = await live();
    assert.isTrue(isTaskTarget(tag));
    await tag.step(30);
    const loss = tag.history.heldOut[29];
    assert.isTrue((await tag.grade({ kind: "loss", below: loss + 1e-9 }))!.met);
    const verdict = (await tag.grade({ kind: "loss", below: loss - 1e-6 }))!;
    assert.isFalse(verdict.met);
    assert.include(verdict.message, `${loss.toFixed(3)} after 30 steps`);
    const x = lease.model.digits.images.slice(0, 10 * PIXELS);
    const mse = lossValue("mse", "mean", x, await tag.reconstruct(x));
    assert.isTrue((await tag.grade({ kind: "mse", below: mse + 1e-6, maxK: 8 }))!.met);
    assert.isFalse((await tag.grade({ kind: "mse", below: mse - 1e-6 }))!.met);
    assert.isFalse((await tag.grade({ kind: "mse", below: 1, maxK: 4 }))!.met);
    assert.isNull(await tag.grade({ kind: "digit", digit: 3 }));
  });

  it("says how long the last gradient was, and of one digit or step in the singular", async () => {
    const tag = await live('batch="1"');
    assert.notInclude(text(tag, ".side.theta"), "gradient");
    assert.include(text(tag, ".how"), "A step looks at 1 digit,");
    await tag.step(1);
    for (const side of ["theta", "phi"]) {
      const gradient = Number(/%, gradient (\d\.\d+)/.exec(text(tag, `.side.${side}`))?.[1]);
      assert.isTrue(gradient > 0 && gradient < 1, `${side}: ${gradient}`);
    }
    assert.match(text(tag, "[role=status]"), /^1 step, held-out loss/);
    assert.match((await tag.grade({ kind: "loss", below: 0 }))!.message, /after 1 step\.$/);
    tag.batch = 2;
    await tag.updateComplete;
    assert.include(text(tag, ".how"), "A step looks at 2 digits,");
  });

  it("gives live values of its quantities", async () => {
    const tag = await live();
    await tag.step(2);
    assert.match(tag.quantities.theta!, /^50,760 weights, last nudge \d/);
    assert.equal(tag.quantities.z, "8 numbers");
    assert.equal(tag.quantities.L, `held out ${tag.history.heldOut[1].toFixed(3)}`);
    tag.highlight("phi");
    assert.notEqual(getComputedStyle(inside(tag, ".side.phi")).outlineStyle, "none");
  });

  it("a tag that is removed gives its memory back, also in the middle of a step", async () => {
    const tag = await live();
    const { numTensors } = engineInfo();
    const others: AeTrainer[] = [];
    for (let i = 0; i < 5; i++) {
      const other = await live('size="100"');
      other.scrollIntoView();
      other.play();
      await waitUntil(() => other.history.train.length > 0);
      others.push(other);
    }
    for (const other of others) other.remove();
    await nextFrame();
    await nextFrame();
    tag.pause();
    await tag.updateComplete;
    await waitUntil(() => engineInfo().numTensors <= numTensors, `${engineInfo().numTensors} of ${numTensors} tensors`);
    await tag.step(1);
    const place = document.createElement("div");
    document.body.append(place);
    place.append(tag);
    await tag.updateComplete;
    assert.lengthOf(tag.history.train, 1, "moving it costs nothing");
    place.remove();
  });
});

describe("ae-trainer: hands", () => {
  it("Train, Pause, one step, ten steps", async () => {
    const tag = await live();
    inside(tag, ".run").scrollIntoView({ block: "center" });
    const changed = oneEvent(tag, "ae-change");
    button(tag, "Train").click();
    assert.deepEqual((await changed).detail, { playing: true });
    await waitUntil(() => tag.history.train.length >= 5);
    assert.isTrue(tag.playing);
    button(tag, "Pause").click();
    await tag.updateComplete;
    const { length } = tag.history.train;
    assert.isFalse(tag.playing);
    await nextFrame();
    await nextFrame();
    assert.lengthOf(tag.history.train, length);
    assert.include(text(tag, ".count-of-steps"), String(length), "what is seen is up to date");
    for (const [name, n] of [
      ["One step", 1],
      ["Ten steps", 10],
    ] as const) {
      const before = tag.history.train.length;
      const done = oneEvent(tag, "ae-change");
      button(tag, name).click();
      assert.deepEqual((await done).detail, { steps: before + n });
    }
  });

  it("slow: a step now and then, each painted", async () => {
    const tag = await live();
    inside(tag, ".run").scrollIntoView({ block: "center" });
    inside<HTMLInputElement>(tag, ".check input").click();
    tag.play();
    await waitUntil(() => tag.history.train.length >= 2);
    const seen = pixels(answers(tag)[0]);
    await new Promise((resolve) => setTimeout(resolve, 900));
    assert.isAtLeast(tag.history.train.length, 3);
    assert.isBelow(tag.history.train.length, 8);
    assert.notEqual(pixels(answers(tag)[0]), seen);
    tag.pause();
    await tag.updateComplete;
  });

  it("out of sight it rests and tells nobody that it stopped; back in sight it goes on; step works all the same", async () => {
    const shelf = await fixture('<div><div style="block-size: 4000px"></div></div>');
    const tag = document.createElement("ae-trainer");
    shelf.prepend(tag);
    await tag.ready;
    scrollTo(0, 0);
    tag.play();
    await waitUntil(() => tag.history.train.length >= 3);
    scrollTo(0, 4000);
    await new Promise((resolve) => setTimeout(resolve, 300));
    const { length } = tag.history.train;
    await new Promise((resolve) => setTimeout(resolve, 300));
    assert.lengthOf(tag.history.train, length);
    assert.isTrue(tag.playing);
    await tag.step(2);
    assert.lengthOf(tag.history.train, length + 2);
    scrollTo(0, 0);
    await waitUntil(() => tag.history.train.length > length + 2);
    tag.pause();
    await tag.updateComplete;
    scrollTo(0, 4000);
    scrollTo(0, 0);
    const paused = tag.history.train.length;
    await new Promise((resolve) => setTimeout(resolve, 200));
    assert.lengthOf(tag.history.train, paused, "what was paused stays so");
  });

  it("autoplay starts in sight", async () => {
    const tag = await live("autoplay");
    tag.scrollIntoView();
    await waitUntil(() => tag.history.train.length > 2);
    tag.pause();
    await tag.updateComplete;
  });

  it("the sliders set the attributes, with the keyboard too", async () => {
    const tag = await live();
    const heard: string[] = [];
    for (const name of ["ae-input", "ae-change"] as const)
      tag.addEventListener(name, (event) => heard.push(`${name} ${JSON.stringify(event.detail)}`));
    inside(tag, "#k").focus();
    await sendKeys({ press: "ArrowRight" });
    await tag.updateComplete;
    assert.equal(tag.k, 12);
    assert.deepEqual(heard, ['ae-input {"k":12}', 'ae-change {"k":12}']);
    assert.equal(inside(tag, "#k").getAttribute("aria-valuetext"), "12 numbers");
    slide(tag, "rate", 12);
    slide(tag, "size", 1);
    slide(tag, "seed", 4);
    await tag.updateComplete;
    assert.deepEqual([tag.rate, tag.size, tag.seed], [1, 20, 5]);
    assert.equal(getComputedStyle(inside(tag, "#k")).touchAction, "pan-y");
  });

  it("Start again can't be pressed twice: the keyboard goes on to Train", async () => {
    const tag = await live();
    await tag.step(2);
    inside(tag, ".again").focus();
    await sendKeys({ press: "Enter" });
    await waitUntil(() => inside<HTMLButtonElement>(tag, ".again").disabled);
    await tag.updateComplete;
    await nextFrame();
    await nextFrame();
    assert.equal(tag.shadowRoot!.activeElement, inside(tag, ".play"));
    tag.rate = 1;
    await tag.step(20);
    assert.isTrue(tag.diverged);
    inside(tag, "[part=diverged] button").focus();
    await sendKeys({ press: "Enter" });
    await waitUntil(() => !tag.diverged);
    await tag.updateComplete;
    await nextFrame();
    assert.equal(tag.shadowRoot!.activeElement, inside(tag, ".play"));
  });

  it("a slider keeps the keyboard while another network is made", async () => {
    const tag = await live();
    inside(tag, "#k").focus();
    await sendKeys({ press: "ArrowRight" });
    await nextFrame();
    await nextFrame();
    assert.equal(tag.shadowRoot!.activeElement, inside(tag, "#k"), "at once");
    await tag.updateComplete;
    await sendKeys({ press: "ArrowRight" });
    await tag.updateComplete;
    assert.equal(tag.k, 16);
  });

  it("every control is reached by Tab and shows that it has the focus", async () => {
    const tag = await live();
    const reached = new Set<string>();
    (document.activeElement as HTMLElement | null)?.blur();
    for (let i = 0; i < 20; i++) {
      await sendKeys({ press: "Tab" });
      const active = tag.shadowRoot!.activeElement as HTMLElement | null;
      if (!active) continue;
      reached.add(active.id || active.textContent.trim() || active.getAttribute("type")!);
      assert.notEqual(getComputedStyle(active).outlineStyle, "none", active.outerHTML.slice(0, 80));
    }
    for (const name of ["Reset", "Train", "One step", "Ten steps", "checkbox", "k", "rate", "size", "seed", "Skip"])
      assert.isTrue(reached.has(name), `${name} of ${[...reached].join()}`);
  });

  it("no task of more than 50 ms while it trains", async function () {
    this.timeout(60_000);
    const tag = await live();
    inside(tag, ".run").scrollIntoView({ block: "center" });
    await tag.step(20);
    const longest = await longestTask(async () => {
      const { length } = tag.history.train;
      tag.play();
      await waitUntil(() => tag.history.train.length >= length + 60, "60 steps", { timeout: 15_000 });
      tag.pause();
      await tag.updateComplete;
      await nextFrame();
    });
    assert.isBelow(longest, 50);
  });
});

describe("ae-trainer: a rate that diverges", () => {
  it("says so, shows no NaN, stops, and starts again", async () => {
    const tag = await live('rate="1"');
    const told = oneEvent(tag, "ae-change");
    await tag.step(50);
    assert.isTrue((await told).detail.diverged);
    assert.isTrue(tag.diverged);
    assert.isFalse(tag.playing);
    assert.isBelow(tag.history.train.length, 50);
    assert.isTrue([...tag.history.train, ...tag.history.heldOut].every(Number.isFinite));
    assert.isAbove(tag.history.train.at(-1)!, 2 * tag.history.train[0]);
    assert.match(
      text(tag, "[part=diverged]"),
      /^It diverged at step \d+\. At a learning rate of 1 the nudges overshoot: the loss went from 0\.69 up to \d\.\d\d\./,
    );
    assert.equal(inside(tag, "[part=diverged]").getAttribute("role"), "alert");
    assert.notMatch(tag.shadowRoot!.textContent, /NaN|Infinity|undefined/);
    assert.isTrue(button(tag, "Train").disabled);
    await axe(tag);
    const { length } = tag.history.train;
    const refused = await tag.step(5).then(
      () => assert.fail("it did no step"),
      (cause: Error) => cause,
    );
    assert.equal(refused.name, "InvalidStateError");
    assert.match(refused.message, /diverged at step \d+, at a learning rate of 1; set another rate, or call reset\(\)/);
    assert.lengthOf(await warnings(() => tag.play()), 1);
    assert.isFalse(tag.playing);
    assert.lengthOf(tag.history.train, length);
    slide(tag, "rate", 5);
    inside<HTMLButtonElement>(tag, "[part=diverged] button").click();
    await tag.updateComplete;
    assert.isFalse(tag.diverged);
    assert.equal(tag.rate, DEFAULTS.rate);
    await tag.step(30);
    assert.isBelow(tag.history.heldOut[29], 0.3);
  });
});

describe("ae-trainer: another rate after it has diverged", () => {
  it("names the rate at which it diverged, and starts anew, also for steps that are asked for at once", async () => {
    const tag = await live('rate="1" k="32" size="500"');
    await tag.step(50);
    const said = text(tag, "[part=diverged]");
    assert.include(said, "At a learning rate of 1 ");
    tag.rate = 0.002;
    await tag.updateComplete;
    assert.isFalse(tag.diverged);
    assert.isNull(inside(tag, "[part=diverged]"));
    assert.lengthOf(tag.history.train, 0);
    assert.isFalse(tag.playing);
    await tag.step(5);
    assert.lengthOf(tag.history.train, 5);
    tag.rate = 1;
    await tag.step(50);
    assert.isTrue(tag.diverged);
    tag.rate = 0.002;
    await tag.step(4);
    assert.lengthOf(tag.history.train, 4);
    tag.k = 4;
    await tag.step(3);
    assert.lengthOf(tag.history.train, 3, "of the network that was asked for");
  });
});

describe("ae-trainer: taken off the page", () => {
  it("plays no more; steps are refused at once, those under way too; back on the page it starts anew", async () => {
    const tag = await live('size="100"');
    tag.scrollIntoView();
    tag.play();
    await waitUntil(() => tag.history.train.length > 0);
    const place = tag.parentElement!;
    const refused = (work: Promise<unknown>) =>
      work.then(
        () => assert.fail("it did no step"),
        (cause: ModelError) => assert.equal(cause.code, "aborted"),
      );
    const under = refused(tag.step(100_000));
    tag.remove();
    await under;
    assert.isFalse(tag.playing);
    await refused(tag.step(3));
    await refused(tag.reconstruct(new Float32Array(PIXELS)));
    tag.play();
    place.append(tag);
    await tag.step(3);
    assert.lengthOf(tag.history.train, 3);
    assert.isFalse(tag.playing);
  });

  it("steps of a tag that was never on a page wait for it", async () => {
    const tag = document.createElement("ae-trainer");
    tag.size = 50;
    const work = tag.step(2);
    (await fixture("<div></div>")).append(tag);
    await work;
    assert.lengthOf(tag.history.train, 2);
  });
});

describe("ae-trainer: predict, then reveal", () => {
  it("the outcome is that of the real reconstructions after 20 steps", async () => {
    const tag = await live();
    tag.reset();
    await tag.updateComplete;
    button(tag, "Ten digits").click();
    await tag.updateComplete;
    assert.lengthOf(tag.history.train, 20);
    const said = text(tag, "[part=prompt] .question");
    assert.match(said, /^You predicted ten digits\. After 20 steps it draws one blur for all: its answers vary/);
    const lease = await acquireAll(["digits"]);
    const x = lease.model.digits.images.slice(0, 10 * PIXELS);
    const spread = (images: Float32Array) => {
      let sum = 0;
      for (let i = 0; i < PIXELS; i++) {
        const values = Array.from({ length: 10 }, (_, d) => images[d * PIXELS + i]);
        const mean = values.reduce((a, b) => a + b) / 10;
        sum += values.reduce((a, v) => a + (v - mean) ** 2, 0);
      }
      return sum;
    };
    assert.include(said, ` ${Math.round((100 * spread(await tag.reconstruct(x))) / spread(x))} %`);
    lease.release();
    button(tag, "Go on training").click();
    await waitUntil(() => tag.playing);
    tag.pause();
    await tag.updateComplete;
  });

  it("Skip is remembered within the page; Reset asks again", async () => {
    const tag = await live();
    tag.reset();
    await tag.updateComplete;
    button(tag, "Skip").click();
    await tag.updateComplete;
    assert.isUndefined(button(tag, "Skip"));
    const other = await live();
    assert.isUndefined(button(other, "Skip"));
    other.reset();
    await other.updateComplete;
    assert.isDefined(button(other, "Skip"));
  });
});

describe("ae-trainer: what is seen", () => {
  it("the digits sharpen, the map moves, nudges and readings are there", async () => {
    const tag = await live();
    const [digit, map] = [pixels(answers(tag)[3]), pixels(inside<HTMLCanvasElement>(tag, "canvas.map"))];
    assert.include(text(tag, ".side.theta"), "not nudged yet");
    button(tag, "Ten steps").click();
    await waitUntil(() => tag.history.train.length === 10);
    await tag.updateComplete;
    await waitUntil(() => /a classifier reads \d+ of 10 right/.test(text(tag, ".of-answers .count")));
    assert.notEqual(pixels(answers(tag)[3]), digit);
    assert.notEqual(pixels(inside<HTMLCanvasElement>(tag, "canvas.map")), map);
    assert.match(text(tag, ".side.theta"), /last nudge \d+(\.\d+)? %/);
    assert.match(text(tag, ".map-side .under"), /the two directions of most spread hold \d+ %/);
    tag.k = 2;
    await tag.updateComplete;
    assert.match(text(tag, ".map-side .under"), /its two numbers/);
    tag.k = 1;
    await tag.updateComplete;
    assert.match(text(tag, ".map-side .under"), /its one number/);
  });

  it("a run of some length stays as the dashed curve of the next", async () => {
    const tag = await live();
    assert.equal(text(tag, ".name.other"), "stored run");
    await tag.step(25);
    tag.k = 2;
    await tag.updateComplete;
    assert.equal(text(tag, ".name.other"), "before, k = 8");
  });

  it("its live picture is the poster's, as far as the poster goes", async () => {
    const tag = await live();
    const { POSTER } = await import("../../src/elements/trainer/trainer.poster.js");
    const { UNIT } = await import("../../src/elements/trainer/poster.js");
    await tag.step(20);
    // the poster was trained on wasm, as this page trains
    tag.history.heldOut.forEach((loss, i) => assert.closeTo(loss, POSTER.curve[i + 1] / UNIT, 2e-3, `step ${i + 1}`));
  });

  it("your own digit, drawn in another tag, is redrawn too", async () => {
    const tag = await live('for="pad"');
    const pad = await fixture('<div id="pad"></div>');
    const image = new Float32Array(PIXELS).fill(0.5);
    pad.dispatchEvent(new CustomEvent("ae-digit", { detail: { image }, bubbles: true, composed: true }));
    await waitUntil(() => inside(tag, "[data-own=xhat]"));
    await tag.step(1);
    await axe(tag);
  });

  for (const scheme of ["light", "dark"] as const)
    it(`axe, ${scheme}, before and after training`, async () => {
      await emulateMedia({ colorScheme: scheme });
      document.documentElement.style.cssText = `color-scheme: ${scheme}; background: ${scheme === "dark" ? "#14161a" : "#fff"}`;
      const tag = await live();
      await axe(tag);
      await tag.step(12);
      await axe(tag);
      document.documentElement.style.cssText = "";
    });

  for (const width of [320, 640, 960])
    it(`nothing sticks out at ${width} px, and training moves nothing`, async () => {
      await setViewport({ width: width + 40, height: 800 });
      const tag = await live();
      const place = () =>
        all(tag, ".figure > *").map((part) => Math.round(part.getBoundingClientRect().top - tag.getBoundingClientRect().top));
      const before = place().slice(0, 7);
      await tag.step(30);
      assert.deepEqual(place().slice(0, 7), before);
      assert.isAtMost(document.documentElement.scrollWidth, width + 40);
    });

  for (const [width, dir] of [
    [352, "ltr"],
    [992, "ltr"],
    [992, "rtl"],
  ] as const)
    it(`long numbers and names at the end of the curve do not stick out at ${width} px, ${dir}`, async () => {
      await setViewport({ width, height: 900 });
      const tag = await live(`dir="${dir}" k="64" seed="3"`);
      await tag.step(200);
      tag.size = 1000;
      await tag.updateComplete;
      const look = async () => {
        await nextFrame();
        const box = tag.getBoundingClientRect();
        for (const part of all(tag, ".figure *:not(.visually-hidden, .probe, svg *)")) {
          const { left, right, width: wide } = part.getBoundingClientRect();
          if (wide > 0)
            assert.isTrue(left >= box.left - 0.5 && right <= box.right + 0.5, `${part.textContent.trim()}: ${left} to ${right}`);
        }
      };
      assert.equal(text(tag, ".name.other"), "before, 1,500 digits");
      await look();
      tag.rate = 1;
      await tag.step(20);
      assert.isTrue(tag.diverged);
      if (width > 900) assert.match(text(tag, ".side.phi"), /gradient \d[\d,]*(\.\d)?$/, "a large one, in few digits");
      await look();
    });

  it("200 % text on a phone: nothing sticks out, no name or text lies on another", async () => {
    document.documentElement.style.fontSize = "200%";
    try {
      for (const dir of ["ltr", "rtl"]) {
        await setViewport({ width: 320, height: 800 });
        const tag = await live(`dir="${dir}" k="64" size="100"`);
        tag.style.inlineSize = "288px";
        await tag.step(25);
        await nextFrame();
        const box = tag.getBoundingClientRect();
        for (const part of all(tag, ".figure *:not(.visually-hidden, .probe, svg *)")) {
          const { left, right, width } = part.getBoundingClientRect();
          if (width > 0) assert.isTrue(left >= box.left - 1 && right <= box.right + 1, `${dir} ${part.className}: ${left} to ${right}`);
        }
        const texts = all(tag, ".side > span, .neck-name, .plot .name, .curve .under, .map-side .label");
        const boxes = texts.map((each) => each.getBoundingClientRect());
        boxes.forEach((a, i) => {
          for (const [j, b] of boxes.entries()) {
            if (j <= i) continue;
            const apart = a.bottom <= b.top + 1 || b.bottom <= a.top + 1 || a.right <= b.left + 1 || b.right <= a.left + 1;
            assert.isTrue(apart, `${dir}: "${texts[i].textContent.trim()}" and "${texts[j].textContent.trim()}"`);
          }
        });
      }
    } finally {
      document.documentElement.style.fontSize = "";
    }
  });

  for (const face of [null, "wide"] as const)
    it(`${face ?? "own"} face, narrow: no text of the network or the curve lies on another, and the curve is wide`, async () => {
      await useFace(face);
      await setViewport({ width: 520, height: 900 });
      const tag = await live('k="16"');
      const look = async (width: number) => {
        tag.style.inlineSize = `${width}px`;
        await nextFrame();
        await nextFrame();
        const { left, right } = tag.getBoundingClientRect();
        const texts = all(tag, ".side > span, .neck-name, .plot .name, .curve .under");
        const boxes = texts.map(textBox);
        boxes.forEach((a, i) => {
          const said = `${width} px: "${texts[i].textContent.trim()}"`;
          assert.isTrue(a.left >= left - 0.5 && a.right <= right + 0.5, said);
          for (const [j, b] of boxes.entries()) {
            const apart = a.bottom <= b.top + 1 || b.bottom <= a.top + 1 || a.right <= b.left + 1 || b.right <= a.left + 1;
            assert.isTrue(j <= i || apart, `${said} and "${texts[j].textContent.trim()}"`);
          }
        });
        assert.isAbove(inside(tag, ".plot").clientWidth, 0.6 * width, `${width} px`);
        assert.closeTo(textBox(inside(tag, ".curve .under")).left, inside(tag, ".plot").getBoundingClientRect().left, 2);
      };
      const widths = [280, 288, 320, 390, 479, 480];
      for (const width of widths) await look(width);
      await tag.step(12);
      tag.k = 8;
      await tag.step(2);
      for (const width of widths) await look(width);
    });

  it("hide leaves out what the author names", async () => {
    const tag = await live('hide="reset save play step slow k rate size seed map curve predict how"');
    assert.lengthOf(all(tag, "button, input, canvas.map, .plot, .how, .prompt"), 0);
    await tag.step(1);
    assert.lengthOf(tag.history.train, 1);
  });
});

describe("ae-trainer: afterwards", () => {
  it("no tensor is left when the last tag is gone", async function () {
    this.timeout(30_000);
    const tag = await live();
    await tag.step(1);
    assert.isAbove(engineInfo().numTensors, 0);
    tag.remove();
    await waitUntil(() => engineInfo().numTensors === 0, "all is given back", { timeout: 15_000 });
  });
});
