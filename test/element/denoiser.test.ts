import "../../src/elements/denoiser/define.js";
import type { AeDenoiser } from "../../src/elements/denoiser/denoiser.element.js";
import { isTaskTarget } from "../../src/content/tasks.js";
import { DEFAULTS, noisyOf, PIXELS, SIDE } from "../../src/elements/denoiser/denoiser.logic.js";
import { asked } from "../../src/core/asked.js";
import { psnrOf, spoil } from "../../src/math/noise.js";
import { Random } from "../../src/math/random.js";
import type { AssetTypes, Lease } from "../../src/model/api.js";
import { catalogueEntry } from "../../src/model/catalogue.js";
import { acquireAll, engineInfo } from "../../src/model/pool.js";
import {
  assert,
  axe,
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

const inside = <T extends Element = HTMLElement>(element: Element, selector: string) => element.shadowRoot!.querySelector<T>(selector)!;
const all = <T extends Element = HTMLElement>(element: Element, selector: string) => [...element.shadowRoot!.querySelectorAll<T>(selector)];
const button = (element: Element, name: RegExp) => all<HTMLButtonElement>(element, "button").find((b) => name.test(b.textContent ?? ""))!;
const text = (element: Element, selector: string) => inside(element, selector).textContent.replace(/\s+/g, " ").trim();

async function live(attributes = ""): Promise<AeDenoiser> {
  const tag = await fixture<AeDenoiser>(`<ae-denoiser ${attributes}></ae-denoiser>`);
  await tag.ready;
  await tag.updateComplete;
  return tag;
}

function mse(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] - b[i]) ** 2;
  return sum / a.length;
}

function close(a: ArrayLike<number>, b: ArrayLike<number>, tolerance: number): void {
  assert.equal(a.length, b.length);
  for (let i = 0; i < a.length; i++) assert.closeTo(a[i], b[i], tolerance, `at ${i}`);
}

/** Every figure that the tag gives is the one that its arrays give, and the one on the screen. */
function assertConsistent(tag: AeDenoiser): void {
  const { clean, noisy, output, plainOutput, psnr } = tag;
  for (const [name, image] of [
    ["noisy", noisy],
    ["denoised", output],
    ["plain", plainOutput],
  ] as const) {
    const expected = psnrOf(mse(clean, image));
    if (expected === Infinity) assert.equal(psnr[name], Infinity);
    else assert.closeTo(psnr[name], expected, 1e-3, name);
  }
  const shown = all(tag, ".level .number").map((number) => number.textContent.trim());
  const wanted = [psnr.noisy, psnr.denoised, psnr.plain].map((v) => (v === Infinity ? "exact" : `${v.toFixed(1)} dB`));
  assert.deepEqual(shown, wanted);
}

async function warnings(run: () => void): Promise<string[]> {
  const texts: string[] = [];
  const { warn } = console;
  console.warn = (...parts: unknown[]) => texts.push(parts.join(" "));
  run();
  console.warn = warn;
  return texts;
}

type Models = Lease<Pick<AssetTypes, "denoiser" | "anomaly" | "classifier" | "digits">>;

describe("ae-denoiser: what scripts may ask", () => {
  let lease: Models;
  before(async () => {
    lease = await acquireAll(["denoiser", "anomaly", "classifier", "digits"]);
  });
  after(() => lease.release());

  it("starts as the product says, with the sample that the data set has", async () => {
    const tag = await live();
    assert.equal(tag.noise, "gaussian");
    assert.equal(tag.level, 0.5);
    assert.equal(tag.digit, DEFAULTS.digit);
    assert.equal(tag.state, "");
    const { images } = lease.model.digits;
    close(tag.clean, images.slice(tag.digit * PIXELS, (tag.digit + 1) * PIXELS), 1e-6);
    assertConsistent(tag);
  });

  it("noisy is the clean picture spoilt with the seed; outputs are the models' own", async () => {
    const { denoiser, anomaly } = lease.model;
    for (const attributes of ['digit="7" noise="mask" level="0.3" seed="12"', 'digit="4" level="0.8"']) {
      const tag = await live(attributes);
      const { noise, level, seed, clean, noisy } = tag;
      close(noisy, spoil(clean, noise, level, new Random(seed)), 0);
      close(tag.output, await denoiser.decode(await denoiser.encode(noisy)), 1e-4);
      close(tag.plainOutput, await anomaly.decode(await anomaly.encode(noisy)), 1e-4);
      assertConsistent(tag);
    }
  });

  it("the same seed gives the same noise, another one another; updateComplete waits for the models", async () => {
    const tag = await live('seed="5"');
    const [noisy, output] = [tag.noisy, tag.output];
    tag.seed = 6;
    await tag.updateComplete;
    assert.notDeepEqual(tag.noisy, noisy);
    assert.notDeepEqual(tag.output, output);
    assertConsistent(tag);
    tag.seed = 5;
    await tag.updateComplete;
    assert.deepEqual(tag.noisy, noisy);
    close(tag.output, output, 1e-6);
    tag.noise = "mask";
    tag.level = 0.25;
    tag.digit = 9;
    await tag.updateComplete;
    assertConsistent(tag);
    assert.equal(tag.getAttribute("level"), "0.25");
    assert.equal(tag.getAttribute("noise"), "mask");
  });

  it("garbage is bent to the nearest valid value, with one warning each", async () => {
    const tag = await live();
    const texts = await warnings(() => {
      for (let i = 0; i < 2; i++) {
        tag.setAttribute("level", "banana");
        assert.equal(tag.level, 0.5);
        tag.setAttribute("level", "-3");
        assert.equal(tag.level, 0);
        tag.setAttribute("level", "1e9");
        assert.equal(tag.level, 1);
        tag.setAttribute("noise", "salt");
        assert.equal(tag.noise, "gaussian");
        tag.setAttribute("digit", "11");
        assert.equal(tag.digit, 9);
        tag.setAttribute("seed", "-1");
        assert.equal(tag.seed, 0);
      }
    });
    assert.lengthOf(texts, 6, texts.join("\n"));
    await tag.updateComplete;
    assertConsistent(tag);
  });

  it("clean: a copy, clamped; what is no image is refused; null goes back to the sample", async () => {
    const tag = await live();
    const { images } = lease.model.digits;
    const loud = images.slice(55 * PIXELS, 56 * PIXELS).map((v) => 3 * v);
    let texts = await warnings(() => (tag.clean = loud));
    assert.lengthOf(texts, 1);
    loud.fill(0);
    await tag.updateComplete;
    assert.isAbove(Math.max(...tag.clean), 0.99);
    assert.isAtMost(Math.max(...tag.clean), 1);
    assertConsistent(tag);
    const before = tag.clean;
    texts = await warnings(() => (tag.clean = [1, 2, 3]));
    assert.lengthOf(texts, 1);
    assert.deepEqual(tag.clean, before);
    tag.clean.fill(0);
    assert.deepEqual(tag.clean, before, "a copy");
    tag.clean = null;
    await tag.updateComplete;
    close(tag.clean, images.slice(tag.digit * PIXELS, (tag.digit + 1) * PIXELS), 1e-6);
  });

  it("erased: zeroes the noisy picture and nothing else; null brings it back", async () => {
    const tag = await live('level="0"');
    const left = Array.from({ length: PIXELS }, (_, i) => +(i % SIDE < 14));
    tag.erased = left;
    await tag.updateComplete;
    assert.deepEqual([...tag.erased], left);
    close(
      tag.noisy,
      tag.clean.map((v, i) => (left[i] ? 0 : v)),
      0,
    );
    assertConsistent(tag);
    assert.lengthOf(await warnings(() => (tag.erased = [1])), 1);
    tag.erased = null;
    await tag.updateComplete;
    assert.deepEqual(tag.noisy, tag.clean);
  });

  it("state: survives a link; Reset comes back to the author's", async () => {
    const tag = await live('digit="8" noise="mask" level="0.4"');
    tag.level = 0.15;
    tag.seed = 77;
    tag.erased = Array.from({ length: PIXELS }, (_, i) => +(i > 400 && i < 430));
    button(tag, /letter/i).click();
    await tag.updateComplete;
    const other = await live();
    other.state = tag.state;
    await other.updateComplete;
    assert.equal(other.state, tag.state);
    assert.deepEqual(other.clean, tag.clean);
    assert.deepEqual(other.noisy, tag.noisy);
    assert.isAbove(Math.max(...other.clean), 0.9, "the letter is there");
    button(tag, /Reset/).click();
    await tag.updateComplete;
    assert.deepEqual([tag.digit, tag.noise, tag.level, tag.seed], [8, "mask", 0.4, DEFAULTS.seed]);
    assert.equal(tag.erased.indexOf(1), -1);
    other.state = "";
    await other.updateComplete;
    assert.equal(other.state, "");
    assertConsistent(other);
  });

  it("grades the error against the clean picture, and the digit that a classifier reads", async () => {
    const tag = await live();
    assert.isTrue(isTaskTarget(tag));
    const error = mse(tag.clean, tag.output);
    assert.isTrue((await tag.grade({ kind: "mse", below: error + 1e-5 }))!.met);
    assert.isFalse((await tag.grade({ kind: "mse", below: error - 1e-5 }))!.met);
    assert.isFalse((await tag.grade({ kind: "mse", below: 1, maxK: 4 }))!.met);
    const probabilities = await lease.model.classifier.classify(tag.output);
    const digit = probabilities.indexOf(Math.max(...probabilities));
    const verdict = (await tag.grade({ kind: "digit", digit, confidence: probabilities[digit] - 1e-3 }))!;
    assert.isTrue(verdict.met, verdict.message);
    assert.isFalse((await tag.grade({ kind: "digit", digit: (digit + 1) % 10 }))!.met);
    assert.isNull(await tag.grade({ kind: "loss", below: 1 }));
  });

  it("aha: over a hundred digits it beats the noisy input and the plain autoencoder, by what the catalogue says", async function () {
    this.timeout(120_000);
    const { images } = lease.model.digits;
    const tag = await live('hide="predict"');
    const { denoising } = catalogueEntry("denoiser");
    for (const noise of ["gaussian", "mask"] as const) {
      tag.noise = noise;
      const errors = { noisy: [] as number[], denoised: [] as number[], plain: [] as number[] };
      for (let i = 0; i < 100; i++) {
        tag.clean = images.slice(i * PIXELS, (i + 1) * PIXELS);
        tag.seed = i;
        await tag.updateComplete;
        for (const name of ["noisy", "denoised", "plain"] as const) errors[name].push(10 ** (-tag.psnr[name] / 10));
      }
      const mean = (values: number[]) => values.reduce((a, b) => a + b, 0) / values.length;
      const level = (name: keyof typeof errors) => psnrOf(mean(errors[name]));
      assert.isAbove(level("denoised"), level("plain") + 3, noise);
      assert.isAbove(level("denoised"), level("noisy") + 3, noise);
      for (const name of ["noisy", "denoised", "plain"] as const) {
        const m = mean(errors[name]);
        const standardError = Math.sqrt(mean(errors[name].map((e) => (e - m) ** 2)) / 99);
        const measured = 10 ** (-denoising![noise][name] / 10);
        assert.isBelow(
          Math.abs(m - measured),
          4 * standardError,
          `${noise}, ${name}: ${psnrOf(m)} dB here, ${denoising![noise][name]} there`,
        );
      }
    }
  });

  it("a tag that is removed gives its memory back", async () => {
    const kept = await live();
    const { numTensors } = engineInfo();
    for (let i = 0; i < 5; i++) {
      const passing = document.createElement("ae-denoiser");
      document.body.append(passing);
      await passing.ready;
      passing.remove();
    }
    await kept.updateComplete;
    await waitUntil(() => engineInfo().numTensors <= numTensors, `${numTensors} tensors at first`);
  });
});

/** The middle of a pixel of the noisy picture, in the window. */
function at(tag: AeDenoiser, x: number, y: number): [number, number] {
  const { left, top, width } = inside(tag, ".eraser").getBoundingClientRect();
  return [Math.round(left + ((x + 0.5) / SIDE) * width), Math.round(top + ((y + 0.5) / SIDE) * width)];
}

describe("ae-denoiser: hands", () => {
  it("the mouse rubs out: what it passes over is zero, the model answers, and it can be brought back", async () => {
    const tag = await live('digit="8" noise="mask" level="0"');
    inside(tag, ".noisy").scrollIntoView({ block: "center" });
    const heard: string[] = [];
    for (const name of ["ae-input", "ae-change"] as const)
      tag.addEventListener(name, (e) => heard.push(`${name} ${Object.keys(e.detail).join()}`));
    const before = tag.output;
    await sendMouse({ type: "move", position: at(tag, 8, 5) });
    await sendMouse({ type: "down" });
    for (const y of [10, 15, 20]) await sendMouse({ type: "move", position: at(tag, 8, y) });
    await sendMouse({ type: "up" });
    await tag.updateComplete;
    const { erased, noisy, clean } = tag;
    for (const y of [5, 8, 12, 17, 20]) assert.equal(erased[y * SIDE + 8], 1, `row ${y}`);
    assert.equal(erased[12 * SIDE + 20], 0);
    noisy.forEach((v, i) => assert.equal(v, erased[i] ? 0 : clean[i]));
    assert.notDeepEqual(tag.output, before);
    assertConsistent(tag);
    assert.equal(heard.at(-1), "ae-change erased");
    assert.isAtLeast(heard.filter((h) => h === "ae-input erased").length, 3);
    assert.match(text(tag, ".means"), /\d+ pixels are rubbed out/);
    button(tag, /Bring it back/).click();
    await tag.updateComplete;
    assert.deepEqual(tag.noisy, clean);
  });

  it("keys move the eraser; Shift and Space rub out", async () => {
    const tag = await live('level="0"');
    inside(tag, ".eraser").focus();
    const ring = () => inside(tag, ".ring").getBoundingClientRect().left;
    const start = ring();
    await sendKeys({ press: "ArrowLeft" });
    await tag.updateComplete;
    assert.isBelow(ring(), start);
    assert.equal(tag.erased.indexOf(1), -1, "moving alone rubs nothing out");
    await sendKeys({ press: "Space" });
    await tag.updateComplete;
    const once = tag.erased.reduce((a, b) => a + b);
    assert.isAbove(once, 20);
    await sendKeys({ down: "Shift" });
    for (let i = 0; i < 4; i++) await sendKeys({ press: "ArrowUp" });
    await sendKeys({ up: "Shift" });
    await tag.updateComplete;
    assert.isAbove(
      tag.erased.reduce((a, b) => a + b),
      once,
    );
    assertConsistent(tag);
  });

  it("a finger rubs out on this picture alone; everything else lets the page scroll", async () => {
    await setViewport({ width: 380, height: 760 });
    const tag = await live('level="0"');
    assert.equal(getComputedStyle(inside(tag, ".eraser")).touchAction, "none");
    assert.equal(getComputedStyle(inside(tag, "[part=slider]")).touchAction, "pan-y");
    inside(tag, ".noisy").scrollIntoView({ block: "center" });
    const finger = (x: number, y: number) => ({ x: at(tag, x, y)[0], y: at(tag, x, y)[1] });
    await touchDrag(finger(14, 5), finger(14, 12), finger(14, 20));
    await tag.updateComplete;
    assert.equal(tag.erased[12 * SIDE + 14], 1);
  });

  it("the slider: arrows by a twentieth, ends that say what they mean", async () => {
    const tag = await live('noise="mask"');
    const slider = inside<HTMLInputElement>(tag, "[part=slider]");
    slider.focus();
    const changed = oneEvent(tag, "ae-change");
    await sendKeys({ press: "ArrowRight" });
    assert.deepEqual((await changed).detail, { level: 0.55 });
    assert.equal(tag.level, 0.55);
    await sendKeys({ press: "End" });
    await tag.updateComplete;
    assert.equal(tag.level, 1);
    assert.isTrue(tag.noisy.every((v) => v === 0));
    assert.include(text(tag, ".means"), "Nothing is left");
    await sendKeys({ press: "Home" });
    await tag.updateComplete;
    assert.equal(tag.psnr.noisy, Infinity);
    assert.include(text(tag, ".means"), "Nothing is spoilt");
    assert.equal(text(tag, ".noisy .number"), "exact");
    assertConsistent(tag);
  });

  it("kind and seed of the noise change by their controls", async () => {
    const tag = await live();
    inside<HTMLInputElement>(tag, 'input[value="mask"]').click();
    await tag.updateComplete;
    assert.equal(tag.noise, "mask");
    const { noisy } = tag;
    button(tag, /New noise/).click();
    await tag.updateComplete;
    assert.equal(tag.seed, DEFAULTS.seed + 1);
    assert.notDeepEqual(tag.noisy, noisy);
    assertConsistent(tag);
  });

  it("every control is reached by Tab and shows that it has the focus", async () => {
    const tag = await live();
    const reached = new Set<string>();
    (document.activeElement as HTMLElement | null)?.blur();
    for (let i = 0; i < 20; i++) {
      await sendKeys({ press: "Tab" });
      const active = tag.shadowRoot!.activeElement as HTMLElement | null;
      if (!active) continue;
      reached.add(active.getAttribute("aria-label") ?? ((active as HTMLInputElement).value || active.textContent.trim()));
      assert.notEqual(getComputedStyle(active.closest("label") ?? active).outlineStyle, "none", active.outerHTML.slice(0, 80));
    }
    const names = [...reached].join("; ");
    for (const name of ["Eraser", "gaussian", "New noise", "Strength", "digit 2", "Draw", "A letter"]) assert.include(names, name);
  });
});

describe("ae-denoiser: what it says", () => {
  beforeEach(() => asked.clear());

  it("predict, then reveal: the answer is the classifier's, and goes on to nine in ten", async () => {
    const tag = await live();
    assert.match(text(tag, ".question"), /50 % of the pixels of this 2/);
    button(tag, /^The 2$/).click();
    await tag.updateComplete;
    assert.equal(tag.noise, "mask");
    assert.equal(tag.level, 0.5);
    const lease = await acquireAll(["classifier"]);
    const check = async () => {
      const probabilities = [...(await lease.model.classifier.classify(tag.output))];
      const digit = probabilities.indexOf(Math.max(...probabilities));
      assert.match(text(tag, ".prompt"), new RegExp(`You predicted the 2\\. .* (is )?an? ${digit} \\(\\d+ %\\)`));
      return digit;
    };
    const first = await check();
    if (first === 2) assert.include(text(tag, ".prompt"), `${tag.psnr.noisy.toFixed(1)} dB to ${tag.psnr.denoised.toFixed(1)} dB`);
    button(tag, /Now set 90\s%/).click();
    await tag.updateComplete;
    assert.equal(tag.level, 0.9);
    await check();
    lease.release();
    const other = await live();
    assert.isNull(inside(other, ".question"), "asked once a page");
  });

  it("can be skipped; where half is masked already, it asks about more", async () => {
    const tag = await live('noise="mask"');
    assert.match(text(tag, ".question"), /90 %/);
    button(tag, /Skip/).click();
    await tag.updateComplete;
    assert.isNull(inside(tag, ".question"));
  });

  it("the linear filter: figures of the catalogue, with the lead that they give", async () => {
    const tag = await live();
    for (const noise of ["gaussian", "mask"] as const) {
      tag.noise = noise;
      await tag.updateComplete;
      const { linear, denoised } = catalogueEntry("denoiser").denoising![noise];
      const said = text(tag, ".base");
      assert.include(said, `${linear.toFixed(1)} dB`);
      assert.include(said, `${denoised.toFixed(1)} dB`);
      assert.include(said, denoised > linear ? `leads by ${(denoised - linear).toFixed(1)} dB` : "The filter is the better one");
    }
  });

  it("empty, black and foreign pictures: clear words and no NaN or Infinity anywhere", async () => {
    const tag = await live();
    const clear = async (expected: RegExp) => {
      await tag.updateComplete;
      const words =
        tag.shadowRoot!.textContent +
        all(tag, "[aria-label]")
          .map((e) => e.getAttribute("aria-label"))
          .join(" ");
      assert.notMatch(words, /NaN|Infinity|∞|undefined|null/);
      assert.match(words, expected);
      for (const path of all(tag, "svg [d], svg [cy]")) assert.notMatch(path.outerHTML, /NaN|Infinity/);
      assertConsistent(tag);
    };
    for (const noise of ["gaussian", "mask"] as const) {
      for (const level of [0, 0.5, 1]) {
        tag.noise = noise;
        tag.level = level;
        tag.clean = new Float32Array(PIXELS);
        await clear(/The picture is empty.*|all ink is invented/);
        tag.clean = new Float32Array(PIXELS).fill(1);
        await clear(/nearly all ink/);
      }
    }
    button(tag, /A letter/).click();
    await clear(/never shown the letter A, only digits/);
  });

  it("invented and lost ink are those of the pictures", async () => {
    const tag = await live();
    const { clean, output } = tag;
    let [ink, lost, invented] = [0, 0, 0];
    clean.forEach((v, i) => {
      ink += v;
      lost += Math.max(0, v - output[i]);
      invented += Math.max(0, output[i] - v);
    });
    assert.equal(text(tag, ".diff.one .keys"), `invented ${Math.round((100 * invented) / ink)} % lost ${Math.round((100 * lost) / ink)} %`);
  });

  it("quantities are live, and a linked formula lights their part", async () => {
    const tag = await live();
    assert.match(tag.quantities.x!, /a handwritten 2/);
    assert.notProperty(tag.quantities, "z", "its code is not shown");
    assert.include(tag.quantities.noisy!, `${tag.psnr.noisy.toFixed(1)} dB`);
    assert.include(tag.quantities.xhat!, `${tag.psnr.denoised.toFixed(1)} dB`);
    assert.include(tag.quantities.L!, mse(tag.clean, tag.output).toFixed(4));
    tag.highlight("xhat");
    assert.notEqual(getComputedStyle(inside(tag, '[data-q="xhat"]')).outlineStyle, "none");
    tag.highlight(null);
    assert.equal(getComputedStyle(inside(tag, '[data-q="xhat"]')).outlineStyle, "none");
  });

  it("hide leaves controls out", async () => {
    const tag = await live('hide="reset save samples draw letter noise level seed erase difference baseline predict"');
    for (const selector of [".eraser", "[part=slider]", ".segments", ".samples", ".diff", ".base", ".prompt", "button"])
      assert.lengthOf(all(tag, selector), 0, selector);
    assertConsistent(tag);
  });
});

describe("ae-denoiser: the reader's own digit", () => {
  it("drawn here: centred, spoilt, repaired, and offered to tags that are linked", async () => {
    const holder = await fixture(`<div><ae-denoiser id="one" for="two"></ae-denoiser><ae-denoiser id="two"></ae-denoiser></div>`);
    const [one, two] = [...holder.children] as AeDenoiser[];
    await Promise.all([one.ready, two.ready]);
    button(one, /^Draw$/).click();
    const pad = await waitUntil(() => inside<HTMLCanvasElement>(one, ".pad-field"));
    pad.scrollIntoView({ block: "center" });
    const { left, top } = pad.getBoundingClientRect();
    const shared = oneEvent(one, "ae-digit");
    await sendMouse({ type: "move", position: [Math.round(left + 98), Math.round(top + 20)] });
    await sendMouse({ type: "down" });
    for (const y of [60, 110, 170]) await sendMouse({ type: "move", position: [Math.round(left + 98), Math.round(top + y)] });
    await sendMouse({ type: "up" });
    assert.equal((await shared).detail.image!.length, PIXELS);
    await one.updateComplete;
    assertConsistent(one);
    assert.match(text(one, ".x .reading"), /classifier: 1/);
    await two.updateComplete;
    assert.notDeepEqual(two.clean, one.clean, "nothing is taken away");
    button(two, /Your digit/).click();
    await two.updateComplete;
    assert.deepEqual(two.clean, one.clean);
    assertConsistent(two);
    button(one, /Clear/).click();
    await one.updateComplete;
    assert.match(text(one, ".note"), /The field is empty/);
    assert.isUndefined(button(two, /Your digit/));
  });
});

describe("ae-denoiser: looks", () => {
  beforeEach(() => asked.clear());

  for (const [name, html] of [
    ["as it starts", ""],
    ["masked to the end", 'noise="mask" level="1"'],
    ["a letter", 'state="letter=A"'],
  ] as const) {
    it(`no rule of accessibility is broken: ${name}, a part rubbed out`, async () => {
      const tag = await live(html);
      tag.erased = Array.from({ length: PIXELS }, (_, i) => +(i % SIDE < 10));
      await tag.updateComplete;
      await axe(tag);
    });
  }

  it("dark, forced colours and right-to-left: no rule broken, nothing sticks out", async () => {
    await emulateMedia({ colorScheme: "dark" });
    const holder = await fixture(`<div dir="rtl" style="color-scheme: dark; background: #14161a"><ae-denoiser></ae-denoiser></div>`);
    const tag = holder.firstElementChild as AeDenoiser;
    await tag.ready;
    await tag.updateComplete;
    await axe(tag);
    const [clean, output] = [inside(tag, ".x"), inside(tag, ".xhat")].map((e) => e.getBoundingClientRect().left);
    assert.isAbove(clean, output, "the row runs in the reading direction");
    await emulateMedia({ forcedColors: "active" });
    await tag.updateComplete;
    await nextFrame();
    await axe(tag);
  });

  for (const width of [320, 640, 960]) {
    it(`at ${width} px nothing sticks out and pixels are whole`, async () => {
      await setViewport({ width: width + 40, height: 800 });
      const holder = await fixture(`<div style="inline-size: ${width}px"><ae-denoiser noise="mask"></ae-denoiser></div>`);
      const tag = holder.firstElementChild as AeDenoiser;
      await tag.ready;
      await tag.updateComplete;
      const frame = tag.getBoundingClientRect();
      for (const part of all(tag, ".stage *:not(svg *, .ring, .visually-hidden)")) {
        const box = part.getBoundingClientRect();
        assert.isAtMost(box.right, frame.right + 15, part.outerHTML.slice(0, 100));
        assert.isAtLeast(box.left, frame.left - 15, part.outerHTML.slice(0, 100));
      }
      for (const canvas of all(tag, ".pic canvas")) assert.equal(canvas.getBoundingClientRect().width % SIDE, 0);
    });
  }

  it("at 320 px with letters of twice the size the page does not scroll sideways", async () => {
    await setViewport({ width: 320, height: 800 });
    const { style } = document.documentElement;
    style.fontSize = "200%";
    try {
      const tag = await live('noise="mask" level="1" digit="9"');
      await nextFrame();
      const right = tag.getBoundingClientRect().right;
      for (const part of all(tag, ".ticks *, .curve-head *"))
        assert.isAtMost(part.getBoundingClientRect().right, right + 1, part.outerHTML);
    } finally {
      style.fontSize = "";
    }
  });

  it("the noisy picture on the screen is the one that the arrays give", async () => {
    const tag = await live('noise="mask" level="0.5"');
    const canvas = inside<HTMLCanvasElement>(tag, '[data-picture="noisy"]');
    const { data } = canvas.getContext("2d")!.getImageData(0, 0, SIDE, SIDE);
    const noisy = noisyOf(tag.clean, { ...DEFAULTS, noise: "mask" });
    const ink = (i: number) => (255 - data[4 * i]) / (255 - 26);
    noisy.forEach((v, i) => assert.closeTo(ink(i), v, 0.02, `pixel ${i}`));
  });
});
