import "../../src/elements/walkthrough/define.js";
import { asked } from "../../src/core/asked.js";
import { CHAPTERS, CUES, DURATION, EDGE } from "../../src/elements/walkthrough/film-time.js";
import type { AeWalkthrough } from "../../src/elements/walkthrough/walkthrough.element.js";
import type { AssetTypes, Lease } from "../../src/model/api.js";
import type { ModelController } from "../../src/core/model-controller.js";
import { QUANTITIES } from "../../src/core/quantities.js";
import { Random } from "../../src/math/random.js";
import { acquireAll } from "../../src/model/pool.js";
import { assert, axe, emulateMedia, fixture, nextFrame, oneEvent, sendKeys, sendMouse, setViewport, waitUntil } from "../helpers/index.js";

const PIXELS = 784;
const inside = <T extends Element = HTMLElement>(element: Element, selector: string) => element.shadowRoot!.querySelector<T>(selector)!;
const all = <T extends Element = HTMLElement>(element: Element, selector: string) => [...element.shadowRoot!.querySelectorAll<T>(selector)];
const caption = (element: Element) => inside(element, ".caption").textContent.trim().replace(/\s+/g, " ");
const startOf = (id: string) => CHAPTERS.find((chapter) => chapter.id === id)!.start;
const mseOf = (x: ArrayLike<number>, y: ArrayLike<number>) => Array.from(x).reduce((sum, v, i) => sum + (y[i] - v) ** 2, 0) / x.length;

async function live(html = '<ae-walkthrough hide="predict"></ae-walkthrough>', options?: { parent?: Element }): Promise<AeWalkthrough> {
  const element = await fixture<AeWalkthrough>(html, options);
  await element.ready;
  return element;
}

/** Every canvas of the stage and what stands below, as text. */
async function picture(element: AeWalkthrough, seconds: number): Promise<string> {
  element.seek(seconds);
  await element.updateComplete;
  const canvases = all<HTMLCanvasElement>(element, "canvas").map((canvas) => canvas.toDataURL());
  const drawn = all(element, ".flow, .bench").map((part) => part.innerHTML.replace(/<!--.*?-->/g, ""));
  const bars = all(element, ".fill, .length i, .ink-line i").map((bar) => bar.getAttribute("style"));
  return [...canvases, ...drawn, ...bars, caption(element)].join("\n");
}

/** Words of the stage that lie upon each other or touch. */
function overprinted(element: Element): string[] {
  const walker = document.createTreeWalker(inside(element, ".stage"), NodeFilter.SHOW_TEXT);
  const words: { text: string; rect: DOMRect }[] = [];
  while (walker.nextNode()) {
    const node = walker.currentNode as Text;
    const parent = node.parentElement!;
    if (!node.data.trim() || getComputedStyle(parent).visibility === "hidden" || parent.closest(".s, .start")) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const rect of range.getClientRects()) if (rect.width > 2) words.push({ text: node.data.trim(), rect });
  }
  return words.flatMap(({ text, rect: a }, i) =>
    words
      .slice(i + 1)
      .filter(({ rect: b }) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1)
      .filter(({ rect: b }) => Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 0.4 * Math.min(a.height, b.height))
      .map((other) => `${text} | ${other.text}`),
  );
}

function warnings(): { texts: string[]; end: () => void } {
  const texts: string[] = [];
  const { warn } = console;
  console.warn = (...parts: unknown[]) => texts.push(parts.join(" "));
  return { texts, end: () => (console.warn = warn) };
}

describe("ae-walkthrough: what a script can ask", () => {
  let lease: Lease<Pick<AssetTypes, "nested" | "digits">>;
  before(async () => {
    lease = await acquireAll(["nested", "digits"]);
  });
  after(() => lease.release());

  it("chapters and transcript: eight titles with times, a text for every moment", async () => {
    const element = await live();
    assert.deepEqual(
      element.chapters.map(({ id, start, end }) => ({ id, start, end })),
      CHAPTERS.map((chapter) => ({ ...chapter })),
    );
    for (const { title } of element.chapters) assert.match(title, /\w/);
    assert.equal(element.transcript.length, CUES.length);
    element.transcript.forEach(({ start, chapter, text }, i) => {
      assert.equal(start, CUES[i].start);
      assert.equal(chapter, CUES[i].chapter);
      assert.isAbove(text.length, 30);
    });
    assert.equal(element.duration, DURATION);
    assert.equal(element.currentTime, 0);
    assert.isFalse(element.playing);
  });

  it("the transcript is whole at any time, and has the small network's figures once it was asked for", async () => {
    const element = await live('<ae-walkthrough k="3" digit="5" hide="predict"></ae-walkthrough>');
    await element.updateComplete;
    const said = () => element.transcript.map(({ text }) => text).join("\n");
    for (const text of element.transcript.map((line) => line.text)) assert.notMatch(text, /…|null|undefined|NaN/);
    await element.updateComplete;
    assert.match(said(), /goes from 0\.\d{4} to 0\.\d{4}/);
    assert.match(said(), /\d after 10 steps, 0\.\d{4} after 50, 0\.\d{4} after 200/);
    element.k = 2;
    for (const at of [126, DURATION]) {
      element.seek(at);
      await element.updateComplete;
      assert.notMatch(said(), /…|null|undefined|NaN/);
    }
    await element.updateComplete;
    assert.match(said(), /goes from 0\.\d{4} to 0\.\d{4}/, "of the new film, too");
    element.transcript[0].text.at(0);
    Object.assign(element.transcript[0], { text: "" });
    assert.isAbove(element.transcript[0].text.length, 30, "a copy");
  });

  it("before its model has come the transcript has no gaps either", async () => {
    const element = await fixture<AeWalkthrough>('<ae-walkthrough k="5" digit="5"></ae-walkthrough>');
    await waitUntil(() => element.transcript.length > 0);
    assert.notMatch(element.transcript.map(({ text }) => text).join(), /…|null|undefined|NaN/);
    inside<HTMLDetailsElement>(element, "details").open = true;
    assert.notInclude(inside(element, ".transcript").textContent, "…");
  });

  it("an input that cannot be read is complained of, and changes nothing", async () => {
    const element = await live();
    const before = element.input;
    const hostile = new Proxy([], {
      get() {
        throw new Error("hostile");
      },
    });
    const { texts, end } = warnings();
    element.input = hostile;
    end();
    assert.match(texts.join(), /input: not 784 numbers/);
    await element.updateComplete;
    assert.deepEqual(element.input, before);
  });

  it("the numbers on screen are what the model gives for this digit", async () => {
    const element = await live();
    element.seek(startOf("loss") + 14.5);
    await element.updateComplete;
    const x = lease.model.digits.images.slice(3 * PIXELS, 4 * PIXELS);
    assert.deepEqual(element.input, x);
    const z = await lease.model.nested.encode(x, { k: 8 });
    const xhat = await lease.model.nested.decode(z, { k: 8 });
    element.code.forEach((v, i) => assert.closeTo(v, z[i], 1e-4));
    element.reconstruction.forEach((v, i) => assert.closeTo(v, xhat[i], 1e-4));
    assert.closeTo(element.mse, mseOf(x, xhat), 1e-6);
    assert.equal(inside(element, ".err .mse").textContent, mseOf(x, xhat).toFixed(4));
    assert.include(caption(element), mseOf(x, xhat).toFixed(4));
    assert.include(inside(element, ".sum").textContent, (mseOf(x, xhat) * PIXELS).toFixed(2));
    assert.include(element.quantities.L, mseOf(x, xhat).toFixed(4));
    element.seek(startOf("decoder") - 1);
    await element.updateComplete;
    assert.deepEqual(
      all(element, ".value").map((value) => value.textContent.replace("−", "-")),
      Array.from(z.subarray(0, 8), (v) => (Math.abs(v) < 0.05 ? "0.0" : v.toFixed(1))),
    );
    assert.isNaN(element.mse, "not compared yet");
  });

  it("the small network's losses are of the pictures that it shows", async () => {
    const element = await live();
    const seen: number[] = [];
    for (const seconds of [startOf("update") + 6, startOf("update") + 23, startOf("again") + 17]) {
      element.seek(seconds);
      await element.updateComplete;
      assert.closeTo(element.mse, mseOf(element.input, element.reconstruction), 1e-6);
      assert.equal(inside(element, ".err .mse").textContent, element.mse.toFixed(4));
      seen.push(element.mse);
    }
    assert.isBelow(seen[1], seen[0], "the update makes the loss smaller");
    assert.isBelow(seen[2], 0.1 * seen[0], "over and over brings strokes");
    assert.include(caption(element), seen[2].toFixed(4));
    assert.lengthOf(all(element, ".shelf .item:not(.later)"), 5);
  });

  it("k and digit make another film; input follows the reader's own", async () => {
    const element = await live('<ae-walkthrough k="2" digit="7" hide="predict"></ae-walkthrough>');
    const x = lease.model.digits.images.slice(7 * PIXELS, 8 * PIXELS);
    element.chapter = "loss";
    element.seek(DURATION);
    await element.updateComplete;
    assert.lengthOf(element.code, 2);
    assert.deepEqual(element.input, x);
    element.k = 16;
    await element.updateComplete;
    const own = lease.model.digits.images.slice(100 * PIXELS, 101 * PIXELS);
    element.input = own;
    await element.updateComplete;
    const xhat = await lease.model.nested.decode(await lease.model.nested.encode(own, { k: 16 }), { k: 16 });
    assert.closeTo(element.mse, mseOf(own, xhat), 1e-6);
    assert.include(element.transcript[0].text, "Your digit");
    const { state } = element;
    const other = await live();
    other.state = state;
    await other.updateComplete;
    assert.equal(other.k, 16);
    assert.equal(other.currentTime, DURATION);
    other.input.forEach((v, i) => assert.closeTo(v, own[i], 0.04));
    const linked = await live(`<ae-walkthrough hide="predict" state="${state.replaceAll("&", "&amp;")}"></ae-walkthrough>`);
    assert.deepEqual(linked.input, other.input, "written as an attribute, before the script that reads it has come");
    const { texts, end } = warnings();
    element.input = [1, 2, 3];
    end();
    assert.match(texts.join(), /input: not 784 numbers/);
    assert.deepEqual(element.input, own);
    element.reset();
    await element.updateComplete;
    assert.equal(element.k, 2);
    assert.deepEqual(element.input, x);
    assert.equal(element.currentTime, 0);
  });

  it("garbage is bent, with one warning each", async () => {
    const { texts, end } = warnings();
    const element = await fixture<AeWalkthrough>(
      '<ae-walkthrough chapter="banana" speed="0" k="1e9" digit="-3" autoplay="nonsense"></ae-walkthrough>',
    );
    element.pause();
    assert.equal(element.chapter, "digit");
    assert.equal(element.speed, 0.5);
    assert.equal(element.k, 64);
    assert.equal(element.digit, 0);
    element.setAttribute("chapter", "99");
    assert.equal(element.chapter, "forced");
    element.setAttribute("chapter", "5");
    assert.equal(element.currentTime, startOf("loss"));
    element.seek(-4);
    assert.equal(element.currentTime, 0);
    element.seek(1e9);
    assert.equal(element.currentTime, DURATION);
    element.seek("soon" as unknown as number);
    assert.equal(element.currentTime, DURATION);
    element.state = "t=banana&k=banana&speed=9&x=%%%";
    await element.updateComplete;
    assert.equal(element.k, 8);
    assert.equal(element.speed, 2);
    end();
    for (const what of [/chapter: "banana"/, /speed: "0"/, /k: "1e9"/, /digit: "-3"/, /chapter: "99"/, /seek: soon/]) {
      assert.lengthOf(
        texts.filter((text) => what.test(text)),
        1,
        String(what),
      );
    }
  });

  it("can be taken off the page and put back, and moved", async () => {
    const element = await live();
    element.seek(30);
    const parent = element.parentElement!;
    element.remove();
    parent.append(element);
    await element.updateComplete;
    await waitUntil(() => !Number.isNaN(element.code[0]));
    assert.equal(element.currentTime, 30);
    element.play();
    element.remove();
    await Promise.resolve();
    assert.isFalse(element.playing);
  });
});

describe("ae-walkthrough: what an author writes", () => {
  it("`state` as an attribute holds the position, also against a chapter; Reset comes back to it", async () => {
    const element = await fixture<AeWalkthrough>('<ae-walkthrough chapter="loss" state="t=28&amp;k=4"></ae-walkthrough>');
    assert.equal(element.currentTime, 28);
    assert.equal(element.state, "t=28&k=4");
    element.seek(50);
    element.k = 16;
    await element.updateComplete;
    assert.equal(element.state, "t=50&k=16");
    element.reset();
    await element.updateComplete;
    assert.equal(element.state, "t=28&k=4");
    element.state = "";
    await element.updateComplete;
    assert.equal(element.currentTime, startOf("loss"), "without a position: where the author's attributes begin");
  });

  it("a state that a script sets before the first update is the reader's, not the author's", async () => {
    const element = document.createElement("ae-walkthrough");
    (await fixture("<div></div>")).append(element);
    element.state = "t=28&k=4";
    await element.updateComplete;
    assert.equal(element.state, "t=28&k=4");
    element.reset();
    assert.equal(element.state, "");
  });

  it("moved into another document it settles, and draws itself there", async () => {
    const element = await live();
    const home = element.parentElement!;
    const frame = document.createElement("iframe");
    frame.style.inlineSize = "640px";
    home.append(frame);
    let updates = 0;
    const { requestUpdate } = element;
    element.requestUpdate = function (...args: Parameters<typeof requestUpdate>) {
      // without a limit this very test would stand still
      if (++updates > 200) return;
      requestUpdate.apply(this, args);
    };
    frame.contentDocument!.body.append(element);
    await waitUntil(() => element.shadowRoot!.adoptedStyleSheets.length > 0);
    await new Promise((resolve) => setTimeout(resolve, 200));
    assert.isBelow(updates, 60);
    const flow = inside(element, ".flow").getBoundingClientRect();
    const drawn = () => Number(inside(element, ".flow svg").getAttribute("viewBox")!.split(" ")[2]);
    assert.isAbove(flow.width, 100);
    await waitUntil(() => Math.abs(drawn() - inside(element, ".flow").getBoundingClientRect().width) < 1);
    home.append(element);
    await waitUntil(() => element.shadowRoot!.adoptedStyleSheets.length > 0);
  });
});

describe("ae-walkthrough: scrubbing", () => {
  it("any moment has one picture, from wherever one comes", async function () {
    this.timeout(60_000);
    const element = await live();
    const moments = [0, 1, 5, 9.3, 17.2, 23, 37, 46.1, 51, 58, 63.7, 73, 79, 90.4, 97.7, 101, 104.6, 113, 121.5, 131, DURATION];
    const forwards: string[] = [];
    for (const moment of moments) forwards.push(await picture(element, moment));
    forwards.forEach((each, i) => assert.equal(forwards.indexOf(each), i, `${moments[i]} s has a picture of its own`));
    for (const moment of [...moments].reverse())
      assert.equal(await picture(element, moment), forwards[moments.indexOf(moment)], `${moment} s`);
    for (const moment of [101, 17.2, 131, 46.1])
      assert.equal(await picture(element, moment), forwards[moments.indexOf(moment)], `${moment} s`);
    const again = await live();
    for (const moment of [101, 46.1, 113])
      assert.equal(await picture(again, moment), forwards[moments.indexOf(moment)], `another tag, ${moment} s`);
  });

  it("what stands in the DOM at a moment does not depend on the way there", async function () {
    this.timeout(60_000);
    const element = await live();
    const random = new Random(3);
    const markup = async (moment: number) => {
      element.seek(moment);
      await element.updateComplete;
      return element.shadowRoot!.innerHTML.replace(/<!--.*?-->/g, "");
    };
    const moments = [0, ...CUES.map(({ start }) => start + 2.3), DURATION];
    const first = new Map<number, string>();
    for (const moment of moments) first.set(moment, await markup(moment));
    const order = () => random.shuffle(moments);
    for (const moment of [...order(), ...order()]) assert.equal(await markup(moment), first.get(moment), `${moment} s`);
    // open, the transcript waits for all of its figures
    const details = inside<HTMLDetailsElement>(element, "details");
    const other = await live();
    inside<HTMLDetailsElement>(other, "details").open = details.open = true;
    await Promise.all([element, other].map((each) => oneEvent(inside(each, "details"), "toggle")));
    other.seek(20);
    element.seek(20);
    await Promise.all([element.updateComplete, other.updateComplete]);
    const read = (each: Element) => inside(each, ".transcript").textContent;
    assert.notInclude(read(other), "…");
    assert.equal(read(other), read(element));
  });

  it("the slider tells the time, and moves it", async () => {
    const element = await live();
    const slider = inside<HTMLInputElement>(element, "[part=slider]");
    const told: unknown[] = [];
    element.addEventListener("ae-input", (event) => told.push(event.detail.time));
    slider.value = "70";
    slider.dispatchEvent(new Event("input"));
    await element.updateComplete;
    assert.equal(element.currentTime, 70);
    assert.equal(element.getAttribute("chapter"), "loss");
    assert.equal(slider.getAttribute("aria-valuetext"), "1:10 of 2:18, The loss compares");
    const changed = oneEvent(element, "ae-change");
    slider.dispatchEvent(new Event("change"));
    assert.equal((await changed).detail.time, 70);
    assert.deepEqual(told, [70]);
  });

  it("chapters and the transcript's times go there; the current ones are marked", async () => {
    const element = await live();
    all<HTMLButtonElement>(element, ".chapters button")[3].click();
    await element.updateComplete;
    assert.equal(element.currentTime, startOf("decoder"));
    assert.equal(inside(element, ".chapters [aria-current]").textContent.replace(/\s+/g, " ").trim(), "4 The decoder unfolds");
    inside<HTMLDetailsElement>(element, "details").open = true;
    const times = all<HTMLButtonElement>(element, ".transcript .time");
    assert.lengthOf(times, CUES.length);
    times[10].click();
    await element.updateComplete;
    assert.equal(element.currentTime, CUES[10].start);
    assert.include(inside(element, ".transcript [aria-current]").textContent, element.transcript[10].text);
    await waitUntil(() => !/…/.test(inside(element, ".transcript").textContent), "the transcript's figures come");
  });
});

describe("ae-walkthrough: playing", () => {
  it("the large button starts it; it runs, stops, and ends with ae-complete", async () => {
    const element = await live();
    inside<HTMLButtonElement>(element, ".start").click();
    assert.isTrue(element.playing);
    await waitUntil(() => element.currentTime > 0.2);
    await element.updateComplete;
    assert.isNull(inside(element, ".start"));
    assert.equal(inside(element, "[part=play]").textContent.trim(), "Pause");
    element.pause();
    const at = element.currentTime;
    await new Promise((resolve) => setTimeout(resolve, 100));
    assert.equal(element.currentTime, at);
    element.seek(DURATION - 0.3);
    const done = oneEvent(element, "ae-complete");
    element.play();
    const { score, passed } = (await done).detail;
    assert.closeTo(score, 1 / CUES.length, 1e-9);
    assert.isFalse(passed, "only its end was watched");
    assert.isFalse(element.playing);
    await element.updateComplete;
    assert.equal(inside(element, "[part=play]").textContent.trim(), "Play again");
    inside<HTMLButtonElement>(element, "[part=play]").click();
    assert.isBelow(element.currentTime, 1);
    assert.isTrue(element.playing);
  });

  it("the focus goes from the large button to Play, by click, by key and by seeking", async () => {
    for (const leave of [
      () => sendKeys({ press: "Enter" }),
      () => sendKeys({ press: "k" }),
      (element: AeWalkthrough) => Promise.resolve(element.seek(20)),
    ]) {
      const element = await live();
      inside(element, ".start").focus();
      await leave(element);
      await waitUntil(() => element.shadowRoot!.activeElement?.getAttribute("part") === "play");
      assert.isNull(inside(element, ".start"));
      element.remove();
    }
  });

  it("runs at its speed", async () => {
    const element = await live();
    const pace = async (speed: number) => {
      element.speed = speed;
      element.seek(30);
      element.play();
      const before = performance.now();
      await new Promise((resolve) => setTimeout(resolve, 600));
      const rate = (element.currentTime - 30) / ((performance.now() - before) / 1000);
      element.pause();
      return rate;
    };
    const slow = await pace(0.5);
    const fast = await pace(2);
    assert.isAbove(fast, 2.2 * slow);
    assert.isBelow(fast, 2.2);
  });

  it("waits for the small network, then goes on", async () => {
    const element = await live();
    element.seek(startOf("update") - 0.1);
    element.play();
    await waitUntil(() => element.currentTime > startOf("update") + 0.3, "the film goes on");
    await waitUntil(() => !Number.isNaN(element.mse));
    element.pause();
  });

  it("autoplay starts by itself and asks nothing", async () => {
    asked.clear();
    const element = await fixture<AeWalkthrough>("<ae-walkthrough autoplay></ae-walkthrough>");
    await waitUntil(() => element.playing && element.currentTime > 0);
    element.seek(EDGE - 0.1);
    await waitUntil(() => element.currentTime > EDGE + 0.2);
    assert.isTrue(element.playing);
    element.pause();
  });

  it("stops once at the decoder's edge for a prediction, and tells what came of it", async () => {
    asked.clear();
    const element = await live("<ae-walkthrough></ae-walkthrough>");
    element.seek(EDGE - 0.1);
    element.play();
    await waitUntil(() => inside(element, "[part=prompt]"));
    assert.equal(element.currentTime, EDGE);
    assert.isFalse(element.playing);
    await axe(element);
    all<HTMLButtonElement>(element, ".answers button")[2].click();
    assert.isTrue(element.playing, "goes on");
    element.seek(EDGE + 9);
    await element.updateComplete;
    assert.match(caption(element), /^You predicted: under 60\s%\. This is the reconstruction/);
    assert.match(caption(element), /\d+\s% is back in its place/);
    element.seek(EDGE - 0.1);
    await waitUntil(() => element.currentTime > EDGE + 0.2, "not asked twice");
    element.pause();
    element.remove();
    const other = await live("<ae-walkthrough></ae-walkthrough>");
    other.seek(EDGE - 0.1);
    other.play();
    await waitUntil(() => other.currentTime > EDGE + 0.2, "once a page");
    other.pause();
  });

  it("the question can be skipped", async () => {
    asked.clear();
    const element = await live("<ae-walkthrough></ae-walkthrough>");
    element.seek(EDGE - 0.05);
    element.play();
    (await waitUntil(() => inside(element, "[part=prompt] .last"))).click();
    await waitUntil(() => element.currentTime > EDGE);
    assert.isNull(inside(element, "[part=prompt]"));
    element.seek(EDGE + 9);
    await element.updateComplete;
    assert.notMatch(caption(element), /predicted/);
    element.pause();
  });

  it("reads aloud only where it is asked to, and waits for the voice", async () => {
    const element = await live();
    const said: SpeechSynthesisUtterance[] = [];
    const { speechSynthesis: real } = window;
    Object.defineProperty(window, "speechSynthesis", {
      configurable: true,
      value: { speak: (utterance: SpeechSynthesisUtterance) => said.push(utterance), cancel: () => {} },
    });
    try {
      element.seek(CUES[3].start - 0.2);
      element.play();
      await waitUntil(() => element.currentTime > CUES[3].start);
      assert.isEmpty(said, "off by default");
      element.pause();
      inside<HTMLInputElement>(element, ".check input").click();
      element.seek(CUES[3].start - 0.2);
      element.play();
      await waitUntil(() => said.length === 1);
      assert.equal(said[0].text, element.transcript[2].text);
      await new Promise((resolve) => setTimeout(resolve, 500));
      assert.isBelow(element.currentTime, CUES[3].start, "the voice is not through");
      said[0].onend!({} as SpeechSynthesisEvent);
      await waitUntil(() => said.length === 2);
      assert.equal(said[1].text, element.transcript[3].text);
      element.pause();
    } finally {
      Object.defineProperty(window, "speechSynthesis", { configurable: true, value: real });
    }
  });
});

describe("ae-walkthrough: keyboard", () => {
  it("space, arrows, J, K, L, page keys, Home and End", async () => {
    const element = await live();
    inside(element, "[part=slider]").focus();
    const times: number[] = [];
    for (const press of ["ArrowRight", "ArrowUp", "ArrowLeft", "l", "j", "PageUp", "PageUp", "PageDown", "End", "Home"]) {
      await sendKeys({ press });
      times.push(element.currentTime);
    }
    assert.deepEqual(times, [5, 10, 5, 15, 5, startOf("encoder"), startOf("code"), startOf("encoder"), DURATION, 0]);
    await sendKeys({ press: " " });
    assert.isTrue(element.playing);
    await sendKeys({ press: "k" });
    assert.isFalse(element.playing);
    inside(element, "[part=play]").focus();
    await sendKeys({ press: " " });
    assert.isTrue(element.playing, "a button keeps its own space");
    element.pause();
  });

  it("arrows follow the direction in which time runs", async () => {
    const parent = await fixture('<div dir="rtl"></div>');
    const element = await live(undefined, { parent });
    inside(element, "[part=slider]").focus();
    await sendKeys({ press: "ArrowLeft" });
    assert.equal(element.currentTime, 5);
  });

  it("English in a right-to-left page is read from left to right: the loss behind its name, a chapter's number before it", async () => {
    const parent = await fixture('<div dir="rtl"></div>');
    const element = await live(undefined, { parent });
    const box = (node: Node) => {
      const range = document.createRange();
      range.selectNodeContents(node);
      return range.getBoundingClientRect();
    };
    const [mse] = all(element, ".mse");
    assert.isAbove(box(mse).left, box(mse.previousSibling!).left, "MSE 0.0169");
    for (const number of all(element, ".chapters .nr")) {
      assert.isBelow(box(number).left, box(number.nextSibling!).left, number.parentElement!.textContent);
      const { right } = number.closest("li")!.getBoundingClientRect();
      assert.closeTo(box(number.parentElement!).right, right, 12, "all on the side where reading begins");
    }
  });

  it("everything can be reached with Tab", async () => {
    const element = await live();
    const before = document.createElement("button");
    element.before(before);
    before.focus();
    const reached = new Set<string>();
    for (let i = 0; i < 20; i++) {
      await sendKeys({ press: "Tab" });
      const active = element.shadowRoot!.activeElement;
      if (active)
        reached.add(active.getAttribute("part") ?? active.closest("ol, fieldset, details, label.check")?.className ?? active.className);
    }
    for (const part of ["start", "play", "slider", "segments", "chapters", "transcript", "check"]) assert.include([...reached], part);
  });
});

describe("ae-walkthrough: reduced motion", () => {
  beforeEach(() => emulateMedia({ reducedMotion: "reduce" }));

  it("is a sequence of stills with Previous and Next, and ends with ae-complete", async function () {
    this.timeout(60_000);
    const element = await live();
    assert.isNull(inside(element, ".start"));
    const next = () => inside<HTMLButtonElement>(element, "[part=next]");
    assert.isTrue(inside<HTMLButtonElement>(element, "[part=previous]").disabled);
    const done = oneEvent(element, "ae-complete", 50_000);
    const captions = [caption(element)];
    while (captions.length < CUES.length) {
      assert.equal(next().textContent.trim(), "Next");
      next().click();
      await element.updateComplete;
      captions.push(caption(element));
    }
    assert.equal(next().textContent.trim(), "From the start");
    assert.deepEqual(
      captions,
      element.transcript.map(({ text }) => text.replace(/\s+/g, " ")),
    );
    assert.deepEqual((await done).detail, { score: 1, passed: true });
    inside<HTMLButtonElement>(element, "[part=previous]").click();
    await element.updateComplete;
    assert.equal(element.currentTime, CUES[CUES.length - 2].start);
    await axe(element);
  });

  it("a still does not depend on where in its cue the film stands", async () => {
    const element = await live();
    const { start, end } = CUES[6];
    assert.equal(await picture(element, start), await picture(element, end - 0.01));
    assert.equal(inside(element, "[part=slider]").getAttribute("aria-valuetext"), `Picture 7 of ${CUES.length}, The decoder unfolds`);
    inside(element, "[part=slider]").focus();
    await sendKeys({ press: "ArrowRight" });
    assert.equal(element.currentTime, CUES[7].start);
    await sendKeys({ press: " " });
    assert.equal(element.currentTime, CUES[8].start);
  });

  it("asks for the prediction on the way, and the answer leads on", async () => {
    asked.clear();
    const element = await live("<ae-walkthrough></ae-walkthrough>");
    element.seek(EDGE - 1);
    await element.updateComplete;
    inside<HTMLButtonElement>(element, "[part=next]").click();
    await element.updateComplete;
    assert.isTrue(
      element.reconstruction.every((v) => v === 0),
      "nothing is given away",
    );
    const choice = all<HTMLButtonElement>(element, ".answers button")[0];
    choice.focus();
    choice.click();
    await element.updateComplete;
    assert.isNull(inside(element, "[part=prompt]"));
    assert.isFalse(element.playing);
    await waitUntil(() => element.shadowRoot!.activeElement?.getAttribute("part") === "next", "the focus goes on");
    inside<HTMLButtonElement>(element, "[part=next]").click();
    await element.updateComplete;
    assert.match(caption(element), /^You predicted: over 90/);
  });

  it("does not start by itself", async () => {
    const element = await live("<ae-walkthrough autoplay></ae-walkthrough>");
    await new Promise((resolve) => setTimeout(resolve, 100));
    assert.isFalse(element.playing);
    assert.equal(element.currentTime, 0);
  });
});

describe("ae-walkthrough: states and looks", () => {
  it("shows its poster with the first caption before the model has come, and moves nothing when it does", async () => {
    const element = await fixture<AeWalkthrough>("<ae-walkthrough></ae-walkthrough>");
    const places = () => all(element, ".stage, .pic, .bench, .say, .transcript-place").map((part) => part.getBoundingClientRect().toJSON());
    const before = places();
    assert.include(caption(element), "28 by 28 pixels");
    await element.ready;
    assert.deepEqual(places(), before);
  });

  it("the title keeps its lines when Reset takes the place of the bytes", async () => {
    const box = await fixture("<div></div>");
    const element = await live(undefined, { parent: box });
    const { loader } = element as unknown as { loader: ModelController<"nested"> };
    for (const width of [320, 440, 600, 680]) {
      box.style.inlineSize = `${width}px`;
      const head = inside(element, ".head");
      const ready = head.getBoundingClientRect().height;
      loader.status = { kind: "loading", progress: { loaded: 230_000, total: 847_000 } };
      element.requestUpdate();
      await element.updateComplete;
      assert.include(head.textContent, "230 of 847 kB");
      assert.equal(head.getBoundingClientRect().height, ready, `${width} px`);
      loader.status = { kind: "ready" };
      element.requestUpdate();
      await element.updateComplete;
    }
  });

  for (const k of [1, 2, 8, 64]) {
    it(`keeps its height from the poster through the whole film and its question, at three widths, k = ${k}`, async function () {
      this.timeout(60_000);
      for (const width of [960, 640, 320]) {
        const box = await fixture("<div></div>");
        await setViewport({ width: width + 16, height: 700 });
        box.style.inlineSize = `${width}px`;
        const element = document.createElement("ae-walkthrough");
        element.k = k;
        box.append(element);
        // the poster: the first update, without the rest
        await waitUntil(() => element.hasUpdated);
        const poster = Math.round(element.getBoundingClientRect().height);
        await element.ready;
        const heights = new Map<number, string>([[poster, "poster"]]);
        const look = (when: string) => heights.set(Math.round(element.getBoundingClientRect().height), when);
        const moments = CUES.flatMap(({ start, end }) => [start, start + 3, end - 0.1]);
        for (const moment of moments) {
          element.seek(moment);
          await element.updateComplete;
          look(`${moment} s`);
          assert.isAtMost(element.scrollWidth, width, `${width} px, ${moment} s`);
        }
        asked.clear();
        element.seek(EDGE - 0.05);
        element.play();
        await waitUntil(() => inside(element, "[part=prompt]"));
        look("question");
        element.remove();
        assert.equal(heights.size, 1, `${width} px: ${[...heights].join("; ")}`);
      }
    });
  }

  for (const dir of ["ltr", "rtl"]) {
    it(`at 200 % text nothing sticks out sideways and no words lie upon others, ${dir}`, async function () {
      this.timeout(60_000);
      document.documentElement.style.fontSize = "200%";
      try {
        for (const width of [320, 960]) {
          const box = await fixture(`<div dir="${dir}"></div>`);
          await setViewport({ width: width + 32, height: 700 });
          box.style.inlineSize = `${width}px`;
          const element = await live(undefined, { parent: box });
          for (const { start, id } of CUES) {
            element.seek(start + 3);
            await element.updateComplete;
            await nextFrame();
            await element.updateComplete;
            assert.isAtMost(element.scrollWidth, width, `${width} px, ${id}`);
            assert.isAtMost(document.documentElement.scrollWidth, document.documentElement.clientWidth, `${width} px, ${id}`);
            assert.deepEqual(overprinted(element), [], `${width} px, ${id}`);
          }
        }
      } finally {
        document.documentElement.style.fontSize = "";
      }
    });
  }

  it("tells lost from invented without a colour", async () => {
    await emulateMedia({ forcedColors: "active" });
    const element = await live();
    for (const { text } of element.transcript) assert.notMatch(text, /blue|rust|red\b|green/i);
    const [lost, invented] = all(element, ".key").map((key) => getComputedStyle(key).backgroundImage);
    assert.match(lost, /gradient/);
    assert.notEqual(lost, invented);
  });

  it("offers the reader's own digit, and follows it", async () => {
    const shelf = await fixture('<div><button id="pad"></button><ae-walkthrough for="pad" hide="predict"></ae-walkthrough></div>');
    const element = shelf.querySelector("ae-walkthrough")!;
    await element.ready;
    assert.isNull(inside(element, ".subject"));
    const image = Float32Array.from({ length: PIXELS }, (_, i) => (i % 28 === 14 && i > 100 && i < 700 ? 1 : 0));
    shelf.querySelector("#pad")!.dispatchEvent(new CustomEvent("ae-digit", { detail: { image }, bubbles: true, composed: true }));
    await element.updateComplete;
    assert.notDeepEqual(element.input, image, "an offer takes nothing away");
    all<HTMLInputElement>(element, ".subject input")[1].click();
    await element.updateComplete;
    assert.deepEqual(element.input, image);
    assert.include(caption(element), "Your digit");
    all<HTMLInputElement>(element, ".subject input")[0].click();
    await element.updateComplete;
    assert.notDeepEqual(element.input, image);
  });

  it("lights a quantity, and tells which one the pointer is on", async () => {
    const element = await live();
    const heard: unknown[] = [];
    element.addEventListener("ae-quantity", (event) => heard.push((event as CustomEvent).detail.quantity));
    const { left, top } = inside(element, '.name-row[data-q="z"]').getBoundingClientRect();
    await sendMouse({ type: "move", position: [Math.round(left + 40), Math.round(top + 18)] });
    assert.include(heard, "z");
    element.highlight("xhat");
    assert.equal(element.dataset.lit, "xhat");
    for (const quantity of QUANTITIES) assert.isString(element.quantities[quantity]);
    assert.include(element.quantities.theta, "the encoder’s weights");
    element.seek(startOf("update") + 6);
    await element.updateComplete;
    assert.equal(element.quantities.theta, "38,072 weights and biases of the small encoder");
    assert.equal(element.quantities.phi, "38,848 weights and biases of the small decoder");
    assert.include(element.transcript.map(({ text }) => text).join(), "76,920 weights and biases");
  });

  for (const [name, media] of [
    ["light", {}],
    ["dark", { colorScheme: "dark" }],
    ["forced colours", { forcedColors: "active" }],
  ] as const) {
    it(`breaks no accessibility rule, ${name}`, async function () {
      this.timeout(60_000);
      await emulateMedia(media);
      const dark = name === "dark";
      const element = await live();
      element.style.colorScheme = dark ? "dark" : "light";
      if (dark) element.setAttribute("theme", "dark");
      element.parentElement!.style.background = dark ? "#14161a" : "#fff";
      inside<HTMLDetailsElement>(element, "details").open = true;
      for (const seconds of [0, 10, 20, 37, 50, 58, 74, 101, 116, 128, 137]) {
        element.seek(seconds);
        await element.updateComplete;
        await axe(element);
      }
    });
  }

  it("hide leaves controls out", async () => {
    const element = await live('<ae-walkthrough hide="reset save speed speech chapters transcript predict"></ae-walkthrough>');
    for (const part of [".segments", ".check", ".chapters", ".transcript", "[part=reset]"]) assert.isNull(inside(element, part));
    assert.isNotNull(inside(element, "[part=slider]"));
  });
});
