import "../../src/elements/latent-map/define.js";
import { LIMIT } from "../../src/elements/latent-map/latent-map.logic.js";
import { asked } from "../../src/core/asked.js";
import type { AeLatentMap } from "../../src/elements/latent-map/latent-map.element.js";
import { isTaskTarget } from "../../src/content/tasks.js";
import { registerTranslation } from "../../src/i18n/registry.js";
import type { AssetTypes, Lease } from "../../src/model/api.js";
import { acquireAll, engineInfo } from "../../src/model/pool.js";
import {
  allowConsoleErrors,
  assert,
  axe,
  block,
  emulateMedia,
  fixture,
  nextFrame,
  oneEvent,
  sendKeys,
  sendMouse,
  setViewport,
  touchDrag,
  waitUntil,
} from "../helpers/index.js";

const PIXELS = 784;

beforeEach(() => asked.clear());

const inside = <T extends Element = HTMLElement>(element: Element, selector: string) => element.shadowRoot!.querySelector<T>(selector)!;
const all = <T extends Element = HTMLElement>(element: Element, selector: string) => [...element.shadowRoot!.querySelectorAll<T>(selector)];
const spoken = (element: Element) => inside(element, "[data-handle=cursor]").getAttribute("aria-valuetext")!;

async function live(html = "<ae-latent-map></ae-latent-map>", options?: { parent?: Element }): Promise<AeLatentMap> {
  const element = await fixture<AeLatentMap>(html, options);
  await element.ready;
  return element;
}

/** A place on a map, in the window. */
function at(element: Element, [z1, z2]: readonly [number, number], which = "ae"): [number, number] {
  const { left, top, width } = inside(element, `.map.${which} .field`).getBoundingClientRect();
  return [Math.round(left + ((z1 + LIMIT) / (2 * LIMIT)) * width), Math.round(top + ((LIMIT - z2) / (2 * LIMIT)) * width)];
}

async function press(element: Element, from: readonly [number, number], ...to: (readonly [number, number])[]): Promise<void> {
  await sendMouse({ type: "move", position: at(element, from) });
  await sendMouse({ type: "down" });
  for (const place of to) await sendMouse({ type: "move", position: at(element, place) });
  await sendMouse({ type: "up" });
}

async function withShift(key: string): Promise<void> {
  await sendKeys({ down: "Shift" });
  await sendKeys({ press: key });
  await sendKeys({ up: "Shift" });
}

/** The picture of a canvas, as its data. */
const pixels = (canvas: HTMLCanvasElement) => canvas.toDataURL();

const close = (a: ArrayLike<number>, b: ArrayLike<number>, tolerance: number) => {
  assert.equal(a.length, b.length);
  for (let i = 0; i < a.length; i++) assert.closeTo(a[i], b[i], tolerance, `at ${i}`);
};

type Models = Lease<Pick<AssetTypes, "ae2" | "vae2" | "digits">>;

describe("ae-latent-map: a page that resets everything", () => {
  it("its widths still hold where the page makes tags inline", async () => {
    await setViewport({ width: 320, height: 800 });
    const sheet = document.createElement("style");
    sheet.textContent = "* { all: unset !important }";
    document.head.append(sheet);
    try {
      const element = await live();
      await element.updateComplete;
      await nextFrame();
      const box = element.getBoundingClientRect();
      const out = all(element, ".figure *:not(.visually-hidden, .probe, svg *)").filter((part) => {
        const { left, right, width } = part.getBoundingClientRect();
        return width > 0 && (left < box.left - 1 || right > box.right + 1);
      });
      assert.deepEqual(
        out.map((part) => part.className),
        [],
      );
    } finally {
      sheet.remove();
    }
  });
});

describe("ae-latent-map: what scripts may ask", () => {
  let lease: Models;
  before(async () => {
    lease = await acquireAll(["ae2", "vae2", "digits"]);
  });
  after(() => lease.release());

  it("codes are what encode gives for the digits, labels are the digits' own", async () => {
    const element = await live();
    const { ae2, digits } = lease.model;
    assert.instanceOf(element.codes, Float32Array);
    assert.equal(element.codes.length, 2 * 2000);
    close(element.codes, await ae2.encode(digits.images), 1e-4);
    assert.deepEqual([...element.labels], [...digits.labels]);
    for (const i of [0, 7, 1234])
      close(await element.encode(digits.images.slice(i * PIXELS, (i + 1) * PIXELS)), element.codes.slice(2 * i, 2 * i + 2), 1e-4);
  });

  it("decodeAt is the model's decoder, anywhere in the plane", async () => {
    const element = await live();
    for (const z of [
      [0, 0],
      [1.5, -2],
      [40, 3],
    ]) {
      const image = await element.decodeAt(z[0], z[1]);
      assert.equal(image.length, PIXELS);
      close(image, await lease.model.ae2.decode(Float32Array.from(z)), 1e-6);
    }
    let refused: unknown;
    await element.decodeAt(NaN, 0).catch((error: unknown) => (refused = error));
    assert.instanceOf(refused, RangeError);
  });

  it("nearest agrees with a search through all codes", async () => {
    const element = await live();
    const { codes, labels } = element;
    for (let i = 0; i < 200; i++) {
      const [z1, z2] = [Math.sin(i) * 5, Math.cos(1.7 * i) * 5];
      const distances = Array.from(labels, (_, j) => Math.hypot(codes[2 * j] - z1, codes[2 * j + 1] - z2));
      const index = distances.indexOf(Math.min(...distances));
      const found = element.nearest(z1, z2)!;
      assert.closeTo(found.distance, distances[index], 1e-9);
      assert.equal(found.label, labels[found.index]);
      assert.closeTo(distances[found.index], distances[index], 1e-9);
    }
  });

  it("model: vae and both; of both, the autoencoder answers unless the other is named", async () => {
    const element = await live();
    const ae = element.codes;
    element.model = "vae";
    await element.updateComplete;
    const vae = element.codes;
    close(vae, await lease.model.vae2.encode(lease.model.digits.images), 1e-4);
    element.model = "both";
    await element.updateComplete;
    assert.deepEqual(element.codes, ae);
    assert.deepEqual(element.codesOf("vae"), vae);
    close(await element.decodeAt(1, 1, "vae"), await lease.model.vae2.decode(Float32Array.of(1, 1)), 1e-6);
    assert.notEqual(element.nearest(1, 1)!.distance, element.nearest(1, 1, "vae")!.distance);
    assert.equal(element.getAttribute("model"), "both");
  });

  it("points: the first so many digits; garbage is bent with one warning", async () => {
    const element = await live('<ae-latent-map points="100"></ae-latent-map>');
    assert.equal(element.codes.length, 200);
    assert.equal(element.labels.length, 100);
    const texts: string[] = [];
    const { warn } = console;
    console.warn = (...parts: unknown[]) => texts.push(parts.join(" "));
    for (const [raw, bent] of [
      ["banana", 2000],
      ["-3", 10],
      ["1e9", 2000],
    ] as const) {
      element.setAttribute("points", raw);
      element.setAttribute("points", raw);
      assert.equal(element.points, bent);
    }
    element.setAttribute("model", "gan");
    console.warn = warn;
    assert.equal(element.model, "ae");
    assert.lengthOf(texts, 4, texts.join("\n"));
    await element.updateComplete;
    assert.equal(element.codes.length, 4000);
  });

  it("cursor: settable, kept in the frame, and updateComplete waits for the decoder", async () => {
    const element = await live();
    element.cursor = [1.25, -0.5];
    await element.updateComplete;
    assert.deepEqual(element.cursor, [1.25, -0.5]);
    close(element.decoded!, await lease.model.ae2.decode(Float32Array.of(1.25, -0.5)), 1e-6);
    assert.match(spoken(element), /^z = \(1\.25, −0\.50\)\. /);
    const texts: string[] = [];
    const { warn } = console;
    console.warn = (...parts: unknown[]) => texts.push(parts.join(" "));
    element.cursor = [99, 0];
    assert.deepEqual(element.cursor, [LIMIT, 0]);
    element.cursor = "here" as unknown as number[];
    console.warn = warn;
    assert.deepEqual(element.cursor, [LIMIT, 0]);
    assert.lengthOf(texts, 2, texts.join("\n"));
  });

  it("input: a copy, clamped, encoded into each map; what is no image is refused with a warning", async () => {
    const element = await live('<ae-latent-map model="both"></ae-latent-map>');
    const seven = lease.model.digits.images.slice(7 * PIXELS, 8 * PIXELS);
    const loud = seven.map((v) => v * 3);
    element.input = loud;
    loud.fill(0);
    await element.updateComplete;
    close(
      element.input,
      Float32Array.from(seven, (v) => Math.min(1, 3 * v)),
      1e-6,
    );
    const texts: string[] = [];
    const { warn } = console;
    console.warn = (...parts: unknown[]) => texts.push(parts.join(" "));
    element.input = [1, 2, 3];
    console.warn = warn;
    assert.lengthOf(texts, 1);
    assert.equal(element.input!.length, PIXELS);
    const before = all<HTMLCanvasElement>(element, ".overlay").map(pixels);
    element.input = null;
    await element.updateComplete;
    assert.isNull(element.input);
    all<HTMLCanvasElement>(element, ".overlay").forEach((canvas, i) => assert.notEqual(pixels(canvas), before[i], "the marker goes"));
    let refused: unknown;
    await element.encode([1, 2, 3]).catch((error: unknown) => (refused = error));
    assert.instanceOf(refused, RangeError);
  });

  it("what does not let itself be read is refused with a warning; the tag stays as it is", async () => {
    const element = await live('<ae-latent-map state="z=1_1"></ae-latent-map>');
    const emptied = new Float32Array(784);
    structuredClone(emptied.buffer, { transfer: [emptied.buffer] });
    const hostile = new Proxy([], {
      get: () => {
        throw new Error("hostile");
      },
    });
    const said: string[] = [];
    const { warn } = console;
    console.warn = (...parts: unknown[]) => said.push(parts.join(" "));
    try {
      for (const raw of [hostile, emptied, Object.assign([1, 1], { 1: Symbol("q") }), { length: 784, 0: Symbol("q") }]) {
        element.cursor = raw as ArrayLike<number>;
        element.input = raw as ArrayLike<number>;
      }
      element.cursor = [9, 1];
    } finally {
      console.warn = warn;
    }
    assert.lengthOf(said, 3, said.join("\n"));
    assert.match(said[2], /cursor: \(9, 1\) lies outside/);
    assert.deepEqual(element.cursor, [4, 1]);
    assert.isNull(element.input);
    await element.updateComplete;
  });

  it("state: survives a link, starts empty, and Reset comes back to the author's", async () => {
    const element = await live('<ae-latent-map state="z=1_1&class=4"></ae-latent-map>');
    assert.deepEqual(element.cursor, [1, 1]);
    element.cursor = [-1.5, 2];
    inside<HTMLInputElement>(element, ".check input").click();
    inside<HTMLInputElement>(element, "input[value=vae]").click();
    await element.updateComplete;
    const { state } = element;
    assert.equal(element.model, "vae");
    const other = await live("<ae-latent-map></ae-latent-map>");
    assert.equal(other.state, "");
    other.state = state;
    await other.updateComplete;
    assert.equal(other.state, state);
    assert.deepEqual(other.cursor, [-1.5, 2]);
    assert.equal(other.model, "vae");
    other.state = "";
    await other.updateComplete;
    assert.equal(other.model, "ae");
    inside<HTMLButtonElement>(element, "[part=reset]").click();
    await element.updateComplete;
    assert.deepEqual(element.cursor, [1, 1]);
    assert.equal(element.model, "ae");
    assert.equal(element.state, "z=1_1&class=4");
  });

  it("grades what the cursor decodes to, in any map that is shown", async () => {
    const element = await live('<ae-latent-map model="both"></ae-latent-map>');
    assert.isTrue(isTaskTarget(element));
    const { codes, labels } = element;
    const pure = (i: number) => labels[i] === 1 && element.nearest(codes[2 * i], codes[2 * i + 1])!.classes.join() === "1";
    const one = [...labels.keys()].find(pure)!;
    element.cursor = codes.slice(2 * one, 2 * one + 2);
    await element.updateComplete;
    const verdict = (await element.grade({ kind: "digit", digit: 1 }))!;
    assert.isTrue(verdict.met, verdict.message);
    assert.match(verdict.message, /^Autoencoder: the classifier reads the decoded image as a 1 \(\d+\s%\)\.$/);
    assert.isFalse((await element.grade({ kind: "digit", digit: 1, confidence: 1.01 }))!.met);
    assert.isNull(await element.grade({ kind: "mse", below: 0.1 }));
  });

  it("a tag that is removed gives its memory back; moving one costs nothing", async () => {
    const kept = await live();
    const { numTensors } = engineInfo();
    let loads = 0;
    kept.addEventListener("ae-progress", () => loads++);
    const place = document.createElement("div");
    document.body.append(place);
    const { cursor, codes } = kept;
    place.append(kept);
    await kept.updateComplete;
    await nextFrame();
    assert.equal(loads, 0);
    assert.deepEqual(kept.codes, codes);
    assert.deepEqual(kept.cursor, cursor);
    assert.equal((await kept.decodeAt(0, 0)).length, PIXELS);
    for (let i = 0; i < 20; i++) {
      const passing = document.createElement("ae-latent-map");
      passing.points = 50;
      document.body.append(passing);
      await passing.ready;
      passing.remove();
    }
    kept.remove();
    place.remove();
    await waitUntil(() => engineInfo().numTensors <= numTensors, `${numTensors} tensors at first`);
  });
});

describe("ae-latent-map: hands", () => {
  it("the mouse takes the cursor anywhere, sends ae-input on the way and ae-change at the end", async () => {
    const element = await live();
    const heard: string[] = [];
    for (const name of ["ae-input", "ae-change"] as const)
      element.addEventListener(name, (e) => heard.push(`${name} ${Object.keys(e.detail).join()}`));
    element.scrollIntoView();
    await press(element, [-3, 3], [-2, 2.5], [2.4, -3]);
    await element.updateComplete;
    close(element.cursor, [2.4, -3], 0.03);
    assert.equal(heard.at(-1), "ae-change cursor");
    assert.isAtLeast(heard.filter((h) => h === "ae-input cursor").length, 3);
    assert.equal(heard.filter((h) => h.startsWith("ae-change")).length, 1);
    assert.equal(element.shadowRoot!.activeElement, inside(element, "[data-handle=cursor]"), "arrow keys go on from there");
  });

  it("arrow keys move cursor and pins: 0.05, with Shift 0.5", async () => {
    const element = await live('<ae-latent-map state="z=1_1"></ae-latent-map>');
    inside(element, "[data-handle=cursor]").focus();
    await sendKeys({ press: "ArrowRight" });
    await withShift("ArrowDown");
    await element.updateComplete;
    close(element.cursor, [1.05, 0.5], 1e-9);
    await sendKeys({ press: "Tab" });
    assert.notEqual((element.shadowRoot!.activeElement as HTMLElement).dataset.handle, "cursor");
    const pin = inside(element, "[data-handle=b]");
    pin.focus();
    const changed = oneEvent(element, "ae-change");
    await withShift("ArrowUp");
    const { detail } = await changed;
    assert.equal(detail.pin, "b");
    assert.equal(detail.map, "ae");
    await element.updateComplete;
    const [z1, z2] = detail.at as [number, number];
    assert.include(pin.getAttribute("aria-valuetext"), `z = (${z1.toFixed(2).replace("-", "−")}, ${z2.toFixed(2).replace("-", "−")})`);
  });

  it("every control is reached by Tab and shows that it has the focus", async () => {
    const element = await live('<ae-latent-map model="both"></ae-latent-map>');
    const reached = new Set<string>();
    (document.activeElement as HTMLElement | null)?.blur();
    for (let i = 0; i < 40 && !reached.has("Skip"); i++) {
      await sendKeys({ press: "Tab" });
      const active = element.shadowRoot!.activeElement as HTMLElement | null;
      if (active)
        reached.add(
          active.dataset.handle ?? active.getAttribute("aria-label") ?? (active as HTMLInputElement).value ?? active.textContent.trim(),
        );
      if (active?.textContent?.trim() === "Skip") break;
      if (active) {
        const ring = active.dataset.handle
          ? getComputedStyle(active, "::before")
          : getComputedStyle(active.closest(".segments label") ?? active);
        assert.notEqual(ring.outlineStyle, "none", active.outerHTML.slice(0, 80));
      }
    }
    for (const name of ["cursor", "a", "b", "Light up class 0", "Light up class 9", "both"])
      assert.isTrue(reached.has(name), `${name} of ${[...reached].join()}`);
  });

  it("a finger: a tap and the ring itself move the cursor, a swipe over the map does not", async () => {
    await setViewport({ width: 400, height: 800 });
    const element = await live('<ae-latent-map state="z=1_1"></ae-latent-map>');
    element.scrollIntoView();
    assert.equal(getComputedStyle(inside(element, ".field")).touchAction, "pan-y");
    assert.equal(getComputedStyle(inside(element, ".handle")).touchAction, "none");
    const finger = (place: readonly [number, number]) => {
      const [x, y] = at(element, place);
      return { x, y };
    };
    await touchDrag(finger([-3, -3]), finger([-1, -3]), finger([2, -3]));
    assert.deepEqual(element.cursor, [1, 1]);
    await touchDrag(finger([-2, 3]));
    close(element.cursor, [-2, 3], 0.05);
    await touchDrag(finger([-2, 3]), finger([-1.5, 2]), finger([0, -2]));
    close(element.cursor, [0, -2], 0.08);
  });

  it("a class that is pointed at dims the others; a press keeps it lit", async () => {
    const element = await live();
    const base = inside<HTMLCanvasElement>(element, ".base");
    const plain = pixels(base);
    const four = all<HTMLButtonElement>(element, ".numerals button")[4];
    four.focus();
    await element.updateComplete;
    const lit = pixels(base);
    assert.notEqual(lit, plain);
    four.blur();
    await element.updateComplete;
    assert.equal(pixels(base), plain);
    four.click();
    await element.updateComplete;
    assert.equal(four.getAttribute("aria-pressed"), "true");
    assert.equal(pixels(base), lit);
    assert.equal(element.state, "class=4");
  });

  it("rings and decoded grid change the picture; the grid is decoded live", async () => {
    const element = await live();
    const base = inside<HTMLCanvasElement>(element, ".base");
    const [rings, grid] = all<HTMLInputElement>(element, ".check input");
    const pictures = [pixels(base)];
    for (const input of [rings, grid]) {
      input.click();
      await element.updateComplete;
      pictures.push(pixels(base));
    }
    assert.equal(new Set(pictures).size, 3);
    assert.equal(element.state, "rings=0&grid=1");
  });

  it("magnifies round the cursor; points and rings spread, the grid is decoded again, keys take the window along", async () => {
    const element = await live('<ae-latent-map state="z=0.5_0.5&grid=1"></ae-latent-map>');
    const base = inside<HTMLCanvasElement>(element, ".base");
    const ring = () => inside(element, "[data-handle=cursor]").getBoundingClientRect();
    const [picture, before] = [pixels(base), ring()];
    const changed = oneEvent(element, "ae-change");
    inside<HTMLInputElement>(element, ".zoom input[value='4']").click();
    assert.deepEqual((await changed).detail, { zoom: 4 });
    await element.updateComplete;
    assert.notEqual(pixels(base), picture);
    assert.closeTo(ring().left, before.left, 0.5);
    assert.closeTo(ring().top, before.top, 0.5);
    inside(element, "[data-handle=cursor]").focus();
    for (let i = 0; i < 5; i++) await withShift("ArrowRight");
    await element.updateComplete;
    close(element.cursor, [3, 0.5], 1e-9);
    const field = inside(element, ".field").getBoundingClientRect();
    assert.isBelow(ring().right, field.right + 22);
    inside<HTMLInputElement>(element, ".zoom input[value='1']").click();
    await element.updateComplete;
    assert.equal(element.state, "z=3_0.5&grid=1");
  });

  it("draw: the pad comes when it is asked for; the drawing lands on each map", async () => {
    const element = await live('<ae-latent-map model="both"></ae-latent-map>');
    assert.isNull(inside(element, ".pad-field"));
    inside<HTMLButtonElement>(element, ".draw").click();
    const pad = await waitUntil(() => inside<HTMLCanvasElement>(element, ".pad-field"));
    pad.scrollIntoView({ block: "center" });
    const { left, top } = pad.getBoundingClientRect();
    const changed = oneEvent(element, "ae-change");
    await sendMouse({ type: "move", position: [Math.round(left + 98), Math.round(top + 30)] });
    await sendMouse({ type: "down" });
    for (const y of [60, 100, 140, 165]) await sendMouse({ type: "move", position: [Math.round(left + 98), Math.round(top + y)] });
    await sendMouse({ type: "up" });
    const { detail } = await changed;
    assert.equal((detail.input as Float32Array).length, PIXELS);
    await element.updateComplete;
    assert.lengthOf(all(element, ".landing"), 3);
    for (const which of ["ae", "vae"] as const) {
      const z = await element.encode(element.input!, which);
      assert.equal(element.nearest(z[0], z[1], which)!.classes[0], 1, `an upright stroke lies among the ones (${which})`);
    }
    await axe(element);
  });

  it("the shared cursor is one: the second map's ring moves with the first", async () => {
    const element = await live('<ae-latent-map model="both"></ae-latent-map>');
    const rings = all(element, "[data-handle=cursor]");
    assert.lengthOf(rings, 2);
    element.cursor = [2, 1];
    await element.updateComplete;
    for (const ring of rings) assert.equal(ring.style.getPropertyValue("--x"), ((2 + LIMIT) / (2 * LIMIT)).toFixed(5));
    assert.deepEqual(
      rings.map((ring) => ring.tabIndex),
      [0, -1],
    );
  });
});

describe("ae-latent-map: predict, then reveal", () => {
  it("covers the path until the reader has chosen, then says what a classifier reads", async () => {
    const element = await live();
    assert.lengthOf(all(element, ".cover"), 6);
    assert.include(inside(element, ".strip").getAttribute("aria-label"), "covered");
    inside<HTMLButtonElement>(element, ".answers button:nth-child(2)").click();
    await element.updateComplete;
    assert.lengthOf(all(element, ".cover"), 0);
    const said = inside(element, ".prompt .question").textContent.replace(/\s+/g, " ");
    assert.match(said, /You predicted a third digit\. Autoencoder: halfway a classifier (reads|is unsure)/);
    // the same by hand
    const [a, b] = [element.codes.slice(14, 16), element.codes.slice(0, 2)];
    const middle = await element.decodeAt((a[0] + b[0]) / 2, (a[1] + b[1]) / 2);
    const lease = await acquireAll(["classifier"]);
    const p = await lease.model.classifier.classify(middle);
    lease.release();
    const best = p.indexOf(Math.max(...p));
    assert.include(said, `${best === 8 ? "an" : "a"} ${best} (${Math.round(100 * p[best])}`);
    assert.include(element.shadowRoot!.querySelector("[role=status]")!.textContent, "You predicted");
  });

  it("Skip uncovers the path and asks for nothing; moving a pin does the same", async () => {
    const requests = () => performance.getEntriesByType("resource").length;
    const element = await live();
    const before = requests();
    inside<HTMLButtonElement>(element, ".prompt .last").click();
    await element.updateComplete;
    assert.lengthOf(all(element, ".cover"), 0);
    assert.isNull(inside(element, ".prompt"));
    assert.equal(requests(), before);
    element.reset();
    await element.updateComplete;
    assert.lengthOf(all(element, ".cover"), 6);
    inside(element, "[data-handle=a]").focus();
    await sendKeys({ press: "ArrowUp" });
    await element.updateComplete;
    assert.lengthOf(all(element, ".cover"), 0);
  });

  it("is asked once a page; Reset asks again where it was answered", async () => {
    const first = await live();
    inside<HTMLButtonElement>(first, ".answers button").click();
    await first.updateComplete;
    const second = await live();
    assert.isNull(inside(second, ".prompt"));
    assert.lengthOf(all(second, ".cover"), 0);
    second.reset();
    await second.updateComplete;
    assert.isNull(inside(second, ".prompt"), "it was not answered here");
    first.reset();
    await first.updateComplete;
    assert.isNotNull(inside(first, ".answers"));
  });

  it("hide leaves out what the author names", async () => {
    const names = ["model", "zoom", "rings", "grid", "draw", "classes", "path", "predict", "coverage", "how", "reset"];
    const element = await live(`<ae-latent-map hide="${names.join(" ")}"></ae-latent-map>`);
    for (const selector of [
      ".segments",
      ".check:not(.as-numerals)",
      ".draw",
      ".classes",
      ".path",
      ".pin",
      ".prompt",
      ".coverage",
      ".how",
      "[part=reset]",
    ]) {
      assert.isNull(inside(element, selector), selector);
    }
    assert.isNotNull(inside(element, "[data-handle=cursor]"));
    await axe(element);
  });
});

describe("ae-latent-map: what a learner can see", () => {
  it("neighbours look alike: far more of them share the class than chance would give", async () => {
    const element = await live('<ae-latent-map model="both"></ae-latent-map>');
    for (const which of ["ae", "vae"] as const) {
      const codes = element.codesOf(which);
      const { labels } = element;
      let same = 0;
      for (let i = 0; i < labels.length; i++) {
        let best = -1;
        let least = Infinity;
        for (let j = 0; j < labels.length; j++) {
          const d = (codes[2 * j] - codes[2 * i]) ** 2 + (codes[2 * j + 1] - codes[2 * i + 1]) ** 2;
          if (j !== i && d < least) [best, least] = [j, d];
        }
        if (labels[best] === labels[i]) same++;
      }
      // chance: 10 %
      assert.isAbove(same / labels.length, 0.5, which);
      assert.isBelow(same / labels.length, 0.95, `classes overlap: ${which}`);
    }
  });

  it("a hole says so, a place among digits names them", async () => {
    const element = await live();
    const { codes, labels } = element;
    const sentence = () => inside(element, ".place").textContent.trim();
    element.cursor = [-3.9, 3.9];
    await element.updateComplete;
    const near = element.nearest(-3.9, 3.9)!;
    assert.isTrue(near.hole);
    assert.equal(
      sentence(),
      `A hole. The nearest of 2,000 digits, ${near.label === 8 ? "an" : "a"} ${near.label}, is ${near.distance.toFixed(2)} away.`,
    );
    assert.include(spoken(element), `a hole, nearest ${near.label}`);
    const one = labels.findIndex((label, i) => label === 1 && element.nearest(codes[2 * i], codes[2 * i + 1])!.classes.join() === "1");
    element.cursor = codes.slice(2 * one, 2 * one + 2);
    await element.updateComplete;
    assert.match(sentence(), /^Among 1s\. The nearest digit, a 1, is 0\.0\d away\.$/);
    assert.match(spoken(element), /among 1s, nearest 1/);
  });

  it("parts of N(0, I) are empty, more of them in the autoencoder's map, and the tag says how many", async () => {
    const element = await live('<ae-latent-map model="both"></ae-latent-map>');
    const share = all(element, ".coverage").map((line) => Number(/([\d.]+)\s%/.exec(line.textContent)![1]));
    assert.lengthOf(share, 2);
    assert.isAbove(share[0], 1.5 * share[1]);
    // a rough count of our own, on a lattice weighted by the density
    for (const [i, which] of (["ae", "vae"] as const).entries()) {
      let [mass, holes] = [0, 0];
      for (let z1 = -4; z1 <= 4; z1 += 0.1) {
        for (let z2 = -4; z2 <= 4; z2 += 0.1) {
          const weight = Math.exp(-(z1 * z1 + z2 * z2) / 2);
          mass += weight;
          if (element.nearest(z1, z2, which)!.distance > 0.3) holes += weight;
        }
      }
      assert.closeTo((100 * holes) / mass, share[i], 3, which);
    }
  });
});

describe("ae-latent-map: states", () => {
  it("the poster stands before the model and before what lies beneath the maps; neither moves anything when it comes", async () => {
    for (const [width, model, hide] of [
      [1000, "ae", ""],
      [1000, "both", ""],
      [680, "vae", ""],
      [680, "both", "draw"],
      [320, "ae", ""],
      [320, "both", ""],
      [320, "vae", "how predict zoom grid draw"],
    ] as const) {
      await setViewport({ width, height: 700 });
      // far below the window: no model loads
      const shelf = document.createElement("div");
      shelf.style.marginBlockStart = "5000px";
      document.body.append(shelf);
      const element = Object.assign(document.createElement("ae-latent-map"), { model, hide });
      const hooks = element as unknown as { firstUpdated: () => void };
      const measure = (selector: string) =>
        all(element, selector).map((part) => {
          const { x, y, width: w, height: h } = part.getBoundingClientRect();
          return `${part.classList[0]}: ${[x, y + scrollY, w, h].map((v) => v.toFixed(1)).join(" ")}`;
        });
      const lasting = ".figure, .title, .map-head, .field, .reading, .words, .pic canvas, .path, .classes, .coverage, .rest";
      let first: string[] | undefined;
      hooks.firstUpdated = () => {
        assert.isNull(inside(element, ".controls"), "the first picture stands alone");
        first = measure(lasting);
      };
      shelf.append(element);
      const digit = await waitUntil(() => inside<HTMLCanvasElement>(element, ".decoded canvas"));
      assert.isAbove(new Set(digit.getContext("2d")!.getImageData(0, 0, 28, 28).data).size, 4, "a digit, not a blank");
      await waitUntil(() => inside(element, ".controls"));
      assert.lengthOf(all(element, ".handle"), 0);
      assert.deepEqual(measure(lasting), first!, `${width}: ${model}`);
      const beneath = ".controls, .strip, .how, .prompt";
      const poster = measure(beneath);
      await axe(element);
      await element.ready;
      assert.deepEqual([...measure(lasting), ...measure(beneath)], [...first!, ...poster], `${width}: ${model}, ready`);
      assert.isAtLeast(all(element, ".handle").length, 3);
      assert.isAtMost(document.documentElement.scrollWidth, width, "nothing scrolls sideways");
      shelf.remove();
    }
  });

  for (const width of [960, 640, 320]) {
    for (const colorScheme of ["light", "dark"] as const) {
      it(`breaks no accessibility rule at ${width} px, ${colorScheme}`, async () => {
        await setViewport({ width, height: 800 });
        await emulateMedia({ colorScheme });
        const element = await live('<ae-latent-map model="both"></ae-latent-map>');
        await axe(element);
        inside<HTMLButtonElement>(element, ".answers button").click();
        await element.updateComplete;
        await axe(element);
      });
    }
  }

  it("at 320 px one map is large, both decoded digits stand beneath, and the other map can take its place", async () => {
    await setViewport({ width: 320, height: 800 });
    const element = await live('<ae-latent-map model="both"></ae-latent-map>');
    const size = (which: string) => inside(element, `.map.${which} .field`).offsetWidth;
    assert.isAbove(size("ae"), 250);
    assert.equal(size("vae"), 84);
    for (const which of ["ae", "vae"]) assert.equal(inside(element, `.map.${which} .decoded canvas`).offsetWidth, 84);
    assert.equal(getComputedStyle(inside(element, ".map.vae .handle")).display, "none");
    inside(element, "label.enlarge").click();
    await element.updateComplete;
    assert.isAbove(size("vae"), 250);
    assert.equal(size("ae"), 84);
    assert.equal(inside(element, ".map.vae [data-handle=cursor]").tabIndex, 0);
    await nextFrame();
    const canvas = inside<HTMLCanvasElement>(element, ".map.vae .base");
    assert.equal(canvas.width, Math.round(canvas.clientWidth * devicePixelRatio), "painted at its new size");
  });

  it("forced colours: points are numerals, and the choice is offered", async () => {
    await emulateMedia({ forcedColors: "active" });
    const element = await live();
    const check = inside<HTMLInputElement>(element, ".as-numerals input");
    assert.notEqual(getComputedStyle(check.parentElement!).display, "none");
    assert.isTrue(check.checked);
    const before = pixels(inside<HTMLCanvasElement>(element, ".base"));
    check.click();
    await element.updateComplete;
    assert.notEqual(pixels(inside<HTMLCanvasElement>(element, ".base")), before);
    assert.equal(element.state, "numerals=0");
  });

  it("right to left: the axes stay as they are", async () => {
    const page = document.createElement("div");
    page.dir = "rtl";
    document.body.append(page);
    const element = await live("<ae-latent-map></ae-latent-map>", { parent: page });
    element.cursor = [3, 0];
    await element.updateComplete;
    const field = inside(element, ".field").getBoundingClientRect();
    const ring = inside(element, "[data-handle=cursor]").getBoundingClientRect();
    assert.isAbove(ring.left + ring.width / 2, field.left + field.width / 2);
    assert.isAbove(field.left, inside(element, ".reading").getBoundingClientRect().left, "the map comes first, at the right");
    page.remove();
  });

  it("speaks the language of its ancestor where there are words for it", async () => {
    registerTranslation("qx", { latentMap: { titleOne: "Bewege den Punkt", short: { ae: "A", vae: "V", both: "A+V" } } });
    const page = document.createElement("div");
    page.lang = "qx";
    document.body.append(page);
    const element = await live("<ae-latent-map></ae-latent-map>", { parent: page });
    assert.equal(inside(element, ".title").textContent, "Bewege den Punkt");
    assert.include(inside(element, ".how").textContent, "Each dot");
    page.remove();
  });

  it("a linked formula lights the code and hears when the reader points at it", async () => {
    const element = await live();
    assert.match(element.quantities.z!, /^z = \(/);
    const { label } = element.nearest(...element.cursor)!;
    assert.equal(element.quantities.xhat, `784 pixels, decoded; the nearest real digit is ${label === 8 ? "an" : "a"} ${label}`);
    assert.notProperty(element.quantities, "x");
    element.input = new Float32Array(PIXELS).fill(0.5);
    assert.equal(element.quantities.x, "784 pixels, your digit");
    const heard = oneEvent(element, "ae-quantity");
    inside(element, "[data-handle=cursor]").focus();
    assert.deepEqual((await heard).detail, { quantity: "z" });
    element.highlight("z");
    assert.notEqual(getComputedStyle(inside(element, ".at")).outlineStyle, "none");
  });
});

describe("ae-latent-map: failure", () => {
  it("says that the model did not arrive, keeps the picture, and Retry works", async () => {
    allowConsoleErrors(/./);
    // the pool keeps what other tests loaded for a moment
    await waitUntil(() => engineInfo().numTensors === 0, "the pool is empty", { timeout: 15_000 });
    await block("*vae2.bin*");
    const element = await fixture<AeLatentMap>('<ae-latent-map model="vae"></ae-latent-map>');
    const failed = oneEvent(element, "ae-error");
    void element.ready;
    const { detail } = await failed;
    assert.equal(detail.code, "network");
    assert.isTrue(detail.recoverable);
    await element.updateComplete;
    assert.equal(inside(element, "[part=failure]").getAttribute("role"), "alert");
    assert.lengthOf(all(element, ".handle"), 0);
    await axe(element);
    let refused: unknown;
    await element.decodeAt(0, 0).catch((error: unknown) => (refused = error));
    assert.instanceOf(refused, Error);
    await block();
    inside<HTMLButtonElement>(element, "[part=failure] button").click();
    await element.ready;
    assert.isNull(inside(element, "[part=failure]"));
    assert.equal(element.codes.length, 4000);
  });
});
