import "../../src/elements/features/define.js";
import { asked } from "../../src/core/asked.js";
import type { AeFeatures } from "../../src/elements/features/features.element.js";
import { accuracyOf, summarise } from "../../src/elements/features/features.logic.js";
import { fitSoftmax, predictSoftmax } from "../../src/math/softmax-regression.js";
import type { AssetTypes, Lease } from "../../src/model/api.js";
import { acquireAll } from "../../src/model/pool.js";
import {
  assert,
  allowConsoleErrors,
  axe,
  block,
  emulateMedia,
  fixture,
  nextFrame,
  oneEvent,
  sendKeys,
  sendMouse,
  setViewport,
  waitUntil,
} from "../helpers/index.js";
import { longestTask } from "../helpers/tasks.js";

const PIXELS = 784;
const inside = <T extends Element = HTMLElement>(element: Element, selector: string) => element.shadowRoot!.querySelector<T>(selector)!;
const all = <T extends Element = HTMLElement>(element: Element, selector: string) => [...element.shadowRoot!.querySelectorAll<T>(selector)];
const handle = (element: Element) => inside(element, ".handle");
const words = (element: Element, selector: string) => inside(element, selector).textContent.replace(/\s+/g, " ").trim();
const button = (element: Element, text: RegExp) => all<HTMLButtonElement>(element, "button").find((b) => text.test(b.textContent))!;

async function live(html = "<ae-features></ae-features>", options?: { parent?: Element }): Promise<AeFeatures> {
  const element = await fixture<AeFeatures>(html, options);
  await element.ready;
  await element.updateComplete;
  return element;
}

function complaints(run: () => void): string[] {
  const texts: string[] = [];
  const { warn } = console;
  console.warn = (...parts: unknown[]) => texts.push(parts.join(" "));
  run();
  console.warn = warn;
  return texts;
}

/** The control that has the focus; null when that has fallen back to the page. */
const focused = (element: Element) => element.shadowRoot!.activeElement as HTMLElement | null;

beforeEach(() => {
  asked.clear();
});

type Models = Lease<Pick<AssetTypes, "denoiser" | "ae32" | "digits">>;

describe("ae-features: what scripts may ask", () => {
  let lease: Models;
  before(async () => {
    lease = await acquireAll(["denoiser", "ae32", "digits"]);
  });
  after(() => lease.release());

  it("defaults, and nothing is run or named", async () => {
    const element = await live();
    assert.deepEqual([element.labels, element.draws, element.codes, element.state], [5, 10, "denoiser", ""]);
    assert.isNull(element.outcome);
    assert.isNull(element.own);
    assert.deepEqual(element.named, []);
    assert.deepEqual(element.results, []);
    assert.isNull(inside(element, ".draw"));
  });

  it("run: the numbers are those of a recomputation from the digits that it says it drew", async () => {
    const element = await live();
    const result = await element.run();
    const { denoiser, digits } = lease.model;
    const codes = await denoiser.encode(digits.images);
    assert.lengthOf(element.results, 10);
    for (const { labelled, ...said } of element.results) {
      assert.equal(labelled.length, 50);
      for (let c = 0; c < 10; c++) assert.equal([...labelled].filter((i) => digits.labels[i] === c).length, 5);
      const given = Uint8Array.from(labelled, (i) => digits.labels[i]);
      const check = (rows: Float32Array, width: number) => {
        const some = Float32Array.from(
          { length: labelled.length * width },
          (_, j) => rows[labelled[Math.floor(j / width)] * width + (j % width)],
        );
        return accuracyOf(predictSoftmax(fitSoftmax(some, given, 10), rows), digits.labels, labelled);
      };
      assert.closeTo(said.codes, check(codes, denoiser.latentSize), 2e-3);
      assert.closeTo(said.pixels, check(digits.images, PIXELS), 1e-9);
    }
    for (const kind of ["codes", "pixels"] as const) {
      const { mean, standardError } = summarise(element.results.map((draw) => draw[kind]));
      assert.closeTo(result[kind].mean, mean, 1e-12);
      assert.closeTo(result[kind].standardError, standardError, 1e-12);
    }
    assert.deepEqual(element.outcome, result);
  });

  it("what is on screen is what the script gets", async () => {
    const element = await live();
    const { codes, pixels } = await element.run();
    await element.updateComplete;
    const text = ({ mean, standardError }: typeof codes) => `${(100 * mean).toFixed(1)} ± ${(100 * standardError).toFixed(1)}`;
    const cells = all(element, ".of-run td").map((cell) => cell.textContent.replace(/\s+/g, " ").trim());
    assert.deepEqual(cells.slice(0, 2), [text(codes), text(pixels)]);
    const gap = summarise(element.results.map((d) => d.codes - d.pixels));
    assert.equal(cells[2].replace("−", "-").replace("+", ""), text(gap));
    assert.lengthOf(all(element, ".draw"), 20);
    const plot = inside(element, ".marks").getBoundingClientRect();
    const heights = all(element, ".draw").map((dot) => {
      const box = dot.getBoundingClientRect();
      return (plot.bottom - (box.top + box.bottom) / 2) / plot.height;
    });
    const shares = element.results.map((d) => d.codes).concat(element.results.map((d) => d.pixels));
    shares.forEach((share, i) => assert.closeTo(heights[i], share, 0.005));
    const described = inside(element, ".plot [role=img]").getAttribute("aria-label")!;
    assert.include(described, `codes ${text(codes)}`);
    assert.match(element.quantities.z!, /128 numbers, [\d.]+\s% right/);
  });

  it("the same seed draws the same, another seed others; a second run gives the same numbers", async () => {
    const [one, two] = [await live('<ae-features seed="7"></ae-features>'), await live('<ae-features seed="7"></ae-features>')];
    assert.deepEqual(await one.run(), await two.run());
    assert.deepEqual(one.results, two.results);
    const before = one.outcome;
    one.seed = 8;
    await one.updateComplete;
    assert.isNull(one.outcome, "another seed is another run");
    assert.notDeepEqual(await one.run(), before);
  });

  it("garbage is bent with one warning", async () => {
    const element = await live();
    const texts = complaints(() => {
      for (const [raw, bent] of [
        ["0", 1],
        ["banana", 5],
        ["1e9", 100],
        ["-3", 1],
        ["2.6", 3],
      ] as const) {
        element.setAttribute("labels", raw);
        element.setAttribute("labels", raw);
        assert.equal(element.labels, bent, raw);
      }
      element.draws = 1;
      assert.equal(element.draws, 10, "an error bar needs draws");
      element.setAttribute("codes", "gpt");
      assert.equal(element.codes, "denoiser");
      element.seed = NaN;
      assert.equal(element.seed, 1);
      element.picked = 1e9;
      assert.equal(element.picked, lease.model.digits.count - 1);
      element.named = [
        [1, 3],
        [-1, 3],
      ] as [number, number][];
      assert.deepEqual(element.named, [[1, 3]]);
    });
    assert.lengthOf(texts, 10, texts.join("\n"));
  });

  it("objects that cannot be read are complained of, and change nothing", async () => {
    const element = await live();
    const throwing = () => {
      throw new Error("no");
    };
    const closed = new Proxy([], { get: throwing, has: throwing, ownKeys: throwing, getPrototypeOf: throwing });
    const gone = Proxy.revocable([], {});
    gone.revoke();
    const texts = complaints(() => {
      for (const raw of [Symbol("seven"), { toString: throwing, valueOf: throwing }, closed]) {
        element.picked = 4;
        element.picked = raw as unknown as number;
        assert.equal(element.picked, 4);
      }
      for (const raw of [closed, gone.proxy, { [Symbol.iterator]: throwing }, Symbol("pairs"), 5]) {
        element.named = raw as unknown as [number, number][];
        assert.deepEqual(element.named, []);
      }
      element.named = [[1, 3], closed, gone.proxy] as [number, number][];
      assert.deepEqual(element.named, [[1, 3]]);
      element.labels = closed as unknown as number;
      assert.equal(element.labels, 5);
    });
    assert.include(texts.join("\n"), "picked: Symbol(seven) is not a whole number; using 4");
    assert.include(texts.join("\n"), "named: not all pairs");
    assert.include(texts.join("\n"), "labels: ");
    complaints(() => {
      element.named = new Map([[2, 7]]).entries();
    });
    assert.deepEqual(element.named, [[2, 7]], "what can be read only once is read once");
  });

  it("quantities: codes, pixels, and the encoder that made the codes; nothing of a decoder, which it does not show", async () => {
    const element = await live();
    assert.hasAllKeys(element.quantities, ["x", "z", "theta"]);
    assert.include(element.quantities.theta, "denoising autoencoder");
    element.codes = "vae";
    assert.include(element.quantities.theta, "VAE");
    assert.isNotNull(inside(element, "[data-q=theta] input[name=codes]"));
  });

  it("aha: with five labels a class codes of the denoising autoencoder beat pixels; a plain autoencoder's gain less", async () => {
    const element = await live();
    await element.run();
    const gain = () => summarise(element.results.map((d) => d.codes - d.pixels));
    const denoising = gain();
    assert.isAbove(denoising.mean, 2 * denoising.standardError);
    await element.updateComplete;
    assert.match(words(element, ".verdict"), /^With 5 labels a class, codes win by \d+\.\d points\.$/);
    inside<HTMLInputElement>(element, "input[value=ae]").click();
    await element.updateComplete;
    assert.equal(element.codes, "ae");
    assert.match(words(element, ".verdict"), /^Not run yet/);
    const plain = await element.run();
    await element.updateComplete;
    const { mean, standardError } = gain();
    assert.closeTo(plain.codes.mean - plain.pixels.mean, mean, 1e-12);
    assert.isBelow(mean, denoising.mean);
    const said = Math.abs(mean) <= 2 * standardError ? /a tie/ : mean > 0 ? /codes win/ : /pixels win/;
    assert.match(words(element, ".verdict"), said);
  });

  it("a run can be stopped, is given up when settings change, and ends when the tag leaves the page", async () => {
    const element = await live('<ae-features labels="50"></ae-features>');
    const ended = async (end: () => unknown) => {
      const promise = element.run();
      await oneEvent(element, "ae-input");
      await end();
      return promise.then(
        () => "done",
        (error: Error) => error.name,
      );
    };
    assert.equal(await ended(() => element.cancel()), "AbortError");
    assert.equal(
      await ended(async () => {
        element.labels = 20;
        await element.updateComplete;
      }),
      "AbortError",
    );
    element.labels = 50;
    assert.equal(
      await ended(async () => {
        await element.updateComplete;
        button(element, /^\s*Stop/).click();
      }),
      "AbortError",
    );
    assert.isNull(element.outcome);
    const holder = element.parentElement!;
    assert.equal(await ended(() => element.remove()), "ModelError");
    let drawn = 0;
    element.addEventListener("ae-input", () => drawn++);
    await new Promise((r) => setTimeout(r, 300));
    assert.equal(drawn, 0, "nothing goes on behind the page");
    holder.append(element);
    await element.updateComplete;
    element.labels = 1;
    assert.isAbove((await element.run()).codes.mean, 0.2);
  });

  it("the reader's labels teach both classifiers, and it says what can be right at most", async () => {
    const element = await live();
    element.named = [[0, 0]];
    await element.updateComplete;
    assert.isNull(element.own, "one class is no choice");
    const named = [0, 1, 4, 7].map((i) => [i, lease.model.digits.labels[i]] as [number, number]);
    element.named = named;
    await element.updateComplete;
    const { calls, accuracy, ceiling } = element.own!;
    const { digits } = lease.model;
    const labelled = named.map(([i]) => i);
    const some = Float32Array.from(
      { length: 4 * PIXELS },
      (_, j) => digits.images[labelled[Math.floor(j / PIXELS)] * PIXELS + (j % PIXELS)],
    );
    const expected = predictSoftmax(
      fitSoftmax(
        some,
        named.map(([, label]) => label),
        10,
      ),
      digits.images,
    );
    assert.deepEqual(calls.pixels, expected);
    assert.closeTo(accuracy.pixels, accuracyOf(expected, digits.labels, labelled), 1e-12);
    assert.closeTo(ceiling, (4 * 200 - 4) / 1996, 1e-12);
    assert.isAtMost(accuracy.codes, ceiling);
    const cells = all(element, ".of-own td").map((cell) => cell.textContent.trim());
    assert.equal(cells[0], (100 * accuracy.codes).toFixed(1));
    assert.equal(cells[1], (100 * accuracy.pixels).toFixed(1));
    assert.include(words(element, ".own-words"), `4 of the 10 classes: no more than ${(100 * ceiling).toFixed(1)} %`);
    element.picked = 8;
    await element.updateComplete;
    assert.include(words(element, ".name"), String(calls.codes[8]));
  });

  it("state: survives a link, and Reset comes back to the author's", async () => {
    const element = await live('<ae-features labels="50" state="labels=10&named=3.3-8.8&picked=3"></ae-features>');
    assert.deepEqual(element.named, [
      [3, 3],
      [8, 8],
    ]);
    inside<HTMLInputElement>(element, "input[value=truth]").click();
    inside<HTMLInputElement>(element, "input[value=vae]").click();
    await element.updateComplete;
    const slider = inside<HTMLInputElement>(element, "input[type=range]");
    slider.focus();
    await sendKeys({ press: "ArrowRight" });
    await element.updateComplete;
    const { state } = element;
    assert.equal(state, "labels=20&codes=vae&named=3.3-8.8&picked=3&view=truth");
    const other = await live();
    other.state = state;
    await other.updateComplete;
    assert.equal(other.state, state);
    assert.deepEqual([other.labels, other.codes, other.picked], [20, "vae", 3]);
    other.state = "";
    await other.updateComplete;
    assert.deepEqual([other.labels, other.codes, other.state], [5, "denoiser", ""]);
    button(element, /^\s*Reset/).click();
    await element.updateComplete;
    assert.deepEqual([element.labels, element.codes, element.picked], [10, "denoiser", 3]);
    assert.equal(element.state, "labels=10&named=3.3-8.8&picked=3");
  });

  it("state: what a script sets, and what an author wrote, reaches a tag without attributes", async () => {
    const element = await fixture<AeFeatures>('<ae-features labels="10" draws="12"></ae-features>');
    await element.updateComplete;
    assert.equal(element.state, "labels=10&draws=12");
    Object.assign(element, { labels: 20, draws: 30, seed: 7, codes: "ae" });
    assert.equal(element.state, "labels=20&codes=ae&draws=30&seed=7", "at once");
    await element.updateComplete;
    const other = await fixture<AeFeatures>("<ae-features></ae-features>");
    other.state = element.state;
    await other.updateComplete;
    assert.deepEqual([other.labels, other.draws, other.seed, other.codes], [20, 30, 7, "ae"]);
    element.reset();
    await element.updateComplete;
    assert.deepEqual([element.labels, element.draws, element.seed, element.codes], [10, 12, 1, "denoiser"]);
    other.state = "labels=banana&draws=1e9&codes=x&seed=-4";
    assert.deepEqual([other.labels, other.draws, other.seed, other.codes], [5, 100, 0, "denoiser"]);
  });

  it("the learner's own digit, offered by a linked tag, takes a place among its like", async () => {
    const shelf = await fixture('<div><span id="drawer"></span><ae-features for="drawer"></ae-features></div>');
    const element = shelf.querySelector<AeFeatures>("ae-features")!;
    await element.ready;
    assert.isUndefined(button(element, /^\s*Your digit/));
    const index = 700;
    const image = lease.model.digits.images.slice(index * PIXELS, (index + 1) * PIXELS);
    const offer = new CustomEvent("ae-digit", { detail: { image }, bubbles: true, composed: true });
    shelf.querySelector("#drawer")!.dispatchEvent(offer);
    await element.updateComplete;
    button(element, /^\s*Your digit/).click();
    await element.updateComplete;
    assert.equal(inside(element, ".this canvas").getAttribute("aria-label"), "The digit that you drew");
    // it is one of the data set: that one is the nearest
    assert.match(inside(element, ".row").getAttribute("aria-label")!, new RegExp(`handwritten ${lease.model.digits.labels[index]},`));
    assert.isTrue(all<HTMLButtonElement>(element, ".chips fieldset button")[0].disabled);
    await axe(element);
    element.picked = 3;
    button(element, /Another digit/).click();
    await element.updateComplete;
    assert.notEqual(inside(element, ".this canvas").getAttribute("aria-label"), "The digit that you drew");
    shelf.querySelector("#drawer")!.dispatchEvent(new CustomEvent("ae-digit", { detail: { image: null }, bubbles: true, composed: true }));
    await element.updateComplete;
    assert.isUndefined(button(element, /^\s*Your digit/));
  });

  it("moving the tag costs nothing", async () => {
    const element = await live();
    let loads = 0;
    element.addEventListener("ae-progress", () => loads++);
    const place = document.createElement("div");
    document.body.append(place);
    place.append(element);
    await element.updateComplete;
    await nextFrame();
    assert.equal(loads, 0);
    assert.isTrue(inside(element, ".field").classList.contains("live"));
    place.remove();
  });
});

describe("ae-features: hands", () => {
  it("a press picks the nearest point, a number names it, Delete takes the name away", async () => {
    await setViewport({ width: 1000, height: 900 });
    const element = await live();
    const field = inside(element, ".field").getBoundingClientRect();
    const picked = oneEvent(element, "ae-change");
    await sendMouse({ type: "click", position: [Math.round(field.left + field.width / 2), Math.round(field.top + field.height / 3)] });
    const { detail } = await picked;
    await element.updateComplete;
    assert.equal(element.picked, detail.picked);
    await waitUntil(() => element.shadowRoot!.activeElement === handle(element), "arrow keys go on from there");
    const ring = handle(element).getBoundingClientRect();
    assert.isBelow(
      Math.hypot(ring.left + ring.width / 2 - field.left - field.width / 2, ring.top + ring.height / 2 - field.top - field.height / 3),
      80,
    );
    await sendKeys({ press: "4" });
    await element.updateComplete;
    assert.deepEqual(element.named, [[element.picked, 4]]);
    assert.equal(words(element, ".name"), "You call it 4.");
    assert.match(handle(element).getAttribute("aria-valuetext")!, /^a handwritten \d, you call it 4$/);
    await sendKeys({ press: "4" });
    assert.lengthOf(element.named, 1, "the key that names does not take away");
    await sendKeys({ press: "Delete" });
    assert.deepEqual(element.named, []);
    const before = element.picked;
    await sendKeys({ press: "ArrowDown" });
    await element.updateComplete;
    assert.notEqual(element.picked, before);
  });

  it("chips name; naming two classes colours the cloud, and the truth can be shown", async () => {
    const element = await live();
    const canvas = inside<HTMLCanvasElement>(element, ".base");
    const grey = canvas.toDataURL();
    assert.isTrue(inside<HTMLInputElement>(element, "input[value=codes]").disabled);
    for (const digit of [0, 1]) {
      element.picked = digit;
      await element.updateComplete;
      all<HTMLButtonElement>(element, ".chips fieldset button")[digit].click();
      await element.updateComplete;
    }
    assert.deepEqual(element.named, [
      [0, 0],
      [1, 1],
    ]);
    assert.isNotNull(element.own);
    assert.isTrue(inside<HTMLInputElement>(element, "input[value=codes]").checked);
    const called = canvas.toDataURL();
    assert.notEqual(called, grey);
    inside<HTMLInputElement>(element, "input[value=truth]").click();
    await element.updateComplete;
    assert.notEqual(canvas.toDataURL(), called);
    assert.include(canvas.getAttribute("aria-label"), "true class");
    inside<HTMLInputElement>(element, "input[value=grey]").click();
    await element.updateComplete;
    assert.notInclude(canvas.getAttribute("aria-label"), "colour of");
  });

  it("groups existed before labels did: of most digits the nearest in the code are of the same class", async () => {
    const element = await live();
    let same = 0;
    for (let i = 0; i < 60; i++) {
      element.picked = i * 31;
      await element.updateComplete;
      const label = /\d/.exec(inside(element, ".this canvas").getAttribute("aria-label")!)![0];
      const near = /\d.*/.exec(inside(element, ".row").getAttribute("aria-label")!)![0].split(", ");
      assert.lengthOf(near, 5);
      if (near[0] === label) same++;
    }
    assert.isAbove(same, 45);
  });

  it("the slider: keys go from stop to stop and tell; Run runs there and the curve collects", async () => {
    const element = await live();
    const heard: string[] = [];
    for (const name of ["ae-input", "ae-change"] as const)
      element.addEventListener(name, (e) => heard.push(`${name} ${JSON.stringify(e.detail)}`));
    const slider = inside<HTMLInputElement>(element, "input[type=range]");
    slider.focus();
    await sendKeys({ press: "ArrowLeft" });
    await element.updateComplete;
    assert.equal(element.labels, 2);
    assert.deepEqual(heard, ['ae-input {"labels":2}', 'ae-change {"labels":2}']);
    assert.equal(slider.getAttribute("aria-valuetext"), "2 labels a class");
    button(element, /Run 10 draws/).click();
    await waitUntil(() => element.outcome, "the run ends");
    await element.updateComplete;
    assert.equal(button(element, /Done at 2/).getAttribute("aria-disabled"), "true");
    await sendKeys({ press: "Home" });
    await element.updateComplete;
    button(element, /Run 10 draws/).click();
    await waitUntil(() => element.outcome, "the run ends");
    await element.updateComplete;
    assert.lengthOf(all(element, ".draw"), 40);
    assert.lengthOf(all(element, ".mean"), 4);
    assert.match(inside(element, "path.curve.codes").getAttribute("d")!, /^M0\.0000 [\d.]+L0\.1505 [\d.]+$/);
  });

  it("predict, then reveal: the choice starts the run, and the answer is the run's", async () => {
    const element = await live();
    button(element, /^\s*Pixels/).click();
    await waitUntil(() => element.outcome, "the run ends");
    await element.updateComplete;
    assert.equal(words(element, ".revealed"), `You predicted pixels. ${words(element, ".verdict")}`);
    asked.clear();
    const other = await live();
    button(other, /Skip/).click();
    await other.updateComplete;
    assert.isNull(inside(other, ".prompt"));
  });

  it("asks once a page: after an answer or Skip no other figure asks; Reset may ask again", async () => {
    const shown = await live();
    const element = await live();
    const place = () => element.getBoundingClientRect().height;
    const height = place();
    button(element, /Skip/).click();
    await element.updateComplete;
    assert.closeTo(place(), height, 1, "the question's place stays");
    const second = await live();
    assert.isNull(inside(second, ".prompt"));
    shown.requestUpdate();
    await shown.updateComplete;
    assert.isNull(inside(shown, ".prompt"));
    element.reset();
    await element.updateComplete;
    assert.isNotNull(inside(element, ".prompt"));
    button(element, /^\s*Codes/).click();
    await element.updateComplete;
    assert.closeTo(place(), height, 1);
    assert.isNull(inside(await live(), ".prompt"));
  });

  it("the focus goes to what takes the place of a control: run, stop, done", async () => {
    const element = await live('<ae-features labels="1"></ae-features>');
    button(element, /Run 10 draws/).focus();
    await sendKeys({ press: "Enter" });
    await waitUntil(() => button(element, /^\s*Stop/), "it runs");
    assert.equal(focused(element), button(element, /^\s*Stop/));
    await sendKeys({ press: "Enter" });
    await element.updateComplete;
    assert.isNull(element.outcome);
    assert.equal(focused(element), button(element, /Run 10 draws/));
    await sendKeys({ press: "Enter" });
    await waitUntil(() => element.outcome, "the run ends");
    await element.updateComplete;
    assert.equal(focused(element), button(element, /Done at 1/));
    await sendKeys({ press: "Enter" });
    await element.updateComplete;
    assert.isUndefined(button(element, /^\s*Stop/), "what is done is not done again");
    button(element, /whole curve/).focus();
    await sendKeys({ press: "Enter" });
    await waitUntil(() => button(element, /^\s*Stop/), "the next stop runs");
    await element.updateComplete;
    assert.equal(focused(element), button(element, /^\s*Stop/));
    await sendKeys({ press: "Enter" });
    await element.updateComplete;
    assert.equal(focused(element), button(element, /Run 10 draws/));
  });

  it("the focus goes to the answer of a prediction, and on where there is none", async () => {
    const element = await live();
    button(element, /^\s*Codes/).focus();
    await sendKeys({ press: "Enter" });
    await waitUntil(() => focused(element)?.matches(".revealed"), "the answer has the focus");
    element.cancel();
    element.reset();
    await element.updateComplete;
    button(element, /Skip/).focus();
    await sendKeys({ press: "Enter" });
    await element.updateComplete;
    assert.isNull(inside(element, ".prompt"));
    await waitUntil(() => focused(element), "a control of the tag has the focus");
  });

  it("every control is reached by Tab and shows that it has the focus", async () => {
    const element = await live();
    const reached = new Set<string>();
    (document.activeElement as HTMLElement | null)?.blur();
    for (let i = 0; i < 40; i++) {
      await sendKeys({ press: "Tab" });
      const active = element.shadowRoot!.activeElement as HTMLElement | null;
      if (!active) continue;
      const name = active.getAttribute("aria-label") ?? ((active as HTMLInputElement).value || active.textContent.trim());
      reached.add(name);
      const ring = active.matches(".handle")
        ? getComputedStyle(active, "::before")
        : getComputedStyle(active.closest(".segments label") ?? active);
      assert.notEqual(ring.outlineStyle, "none", active.outerHTML.slice(0, 80));
      if (name === "Skip") break;
    }
    for (const name of [
      "Picked digit",
      "Call it 0",
      "Call it 9",
      "Another digit",
      "Labels per class",
      "Run 10 draws",
      "denoising autoencoder",
      "Skip",
    ])
      assert.isTrue(reached.has(name), `${name} of ${[...reached].join()}`);
  });

  it("a piece of training is short: a page can answer between", async () => {
    const element = await live('<ae-features labels="50"></ae-features>');
    const run = element.run().catch(() => {});
    let ticks = 0;
    const end = performance.now() + 1500;
    while (performance.now() < end) {
      await new Promise((r) => setTimeout(r));
      ticks++;
    }
    element.cancel();
    await run;
    assert.isAbove(ticks, 20, "timers run while the classifiers learn");
  });

  it("no task of more than 50 ms while the tag loads, shows itself and makes a draw", async function () {
    this.timeout(60_000);
    const longest = await longestTask(async () => {
      const element = await live('<ae-features labels="20"></ae-features>');
      inside(element, ".run").scrollIntoView({ block: "center" });
      const run = element.run().catch(() => {});
      await oneEvent(element, "ae-input");
      element.cancel();
      await run;
      await element.updateComplete;
      await nextFrame();
    });
    assert.isBelow(longest, 50);
  });
});

describe("ae-features: looks", () => {
  for (const width of [960, 640, 320]) {
    it(`at ${width} px nothing moves from the first picture to the live one, and nothing sticks out`, async () => {
      await setViewport({ width: width + 16, height: 900 });
      const shelf = await fixture(`<div style="inline-size: ${width}px"></div>`);
      const element = document.createElement("ae-features");
      shelf.append(element);
      await element.updateComplete;
      const first = ["field", "loupe", "plot", "readout", "rest"].map((name) => inside(element, `.${name}`).getBoundingClientRect().top);
      const { height } = element.getBoundingClientRect();
      await element.ready;
      await element.updateComplete;
      const then = ["field", "loupe", "plot", "readout", "rest"].map((name) => inside(element, `.${name}`).getBoundingClientRect().top);
      first.forEach((top, i) => assert.closeTo(then[i], top, 0.6));
      assert.closeTo(element.getBoundingClientRect().height, height, 1);
      const edge = element.getBoundingClientRect().right + 1.5; // a hairline
      for (const part of all(element, ".figure :not(.visually-hidden, .visually-hidden *, .handle, svg, svg *)"))
        assert.isAtMost(part.getBoundingClientRect().right, edge, part.outerHTML.slice(0, 90));
    });
  }

  it("text at twice its size in 320 px: nothing sticks out, with or without numbers", async () => {
    await setViewport({ width: 352, height: 900 });
    document.documentElement.style.fontSize = "32px";
    try {
      const shelf = await fixture('<div style="inline-size: 320px"></div>');
      const element = await live("<ae-features></ae-features>", { parent: shelf });
      assert.isAbove(Number.parseFloat(getComputedStyle(element).fontSize), 28);
      const check = () => {
        const edge = element.getBoundingClientRect().right + 1.5; // a hairline
        for (const part of all(element, ".figure :not(.visually-hidden, .visually-hidden *, .handle, svg, svg *)"))
          assert.isAtMost(part.getBoundingClientRect().right, edge, part.outerHTML.slice(0, 90));
      };
      check();
      element.named = [
        [0, 0],
        [1, 1],
      ];
      await element.run();
      await element.updateComplete;
      check();
      await axe(element);
    } finally {
      document.documentElement.style.fontSize = "";
    }
  });

  it("axe: first, live, running, named and run, dark, right to left, failed", async () => {
    const first = await fixture<AeFeatures>("<ae-features></ae-features>");
    await axe(first);
    await first.ready;
    await first.updateComplete;
    await axe(first);
    first.named = [
      [0, 0],
      [1, 1],
    ];
    void first.run().catch(() => {});
    await oneEvent(first, "ae-input");
    await axe(first);
    await waitUntil(() => first.outcome);
    await first.updateComplete;
    await axe(first);
    await emulateMedia({ colorScheme: "dark" });
    const shelf = await fixture('<div dir="rtl" lang="ar"></div>');
    await axe(await live("<ae-features></ae-features>", { parent: shelf }));
  });

  it("forced colours: calls are painted as numerals", async () => {
    await emulateMedia({ forcedColors: "active" });
    const element = await live();
    const canvas = inside<HTMLCanvasElement>(element, ".base");
    const plain = canvas.toDataURL();
    inside<HTMLInputElement>(element, "input[value=truth]").click();
    await element.updateComplete;
    assert.notEqual(canvas.toDataURL(), plain);
    await axe(element);
  });

  it("hide leaves controls out", async () => {
    const element = await live('<ae-features hide="name colour slider run curve codes predict how reset"></ae-features>');
    for (const selector of [".chips", ".colours", "input", ".run", ".how", ".prompt", "[part=reset]"])
      assert.isNull(inside(element, selector), selector);
    assert.isAbove((await element.run()).codes.mean, 0.3);
  });

  it("failure: the picture stays, Retry brings the model, and a waiting run is told", async () => {
    allowConsoleErrors(/./);
    await block("*/weights/vae32.bin*");
    const element = await fixture<AeFeatures>('<ae-features codes="vae"></ae-features>');
    const refused = await element.run().then(
      () => null,
      (error: Error) => error,
    );
    assert.equal(refused?.name, "ModelError");
    await element.updateComplete;
    assert.isNotNull(inside(element, "[part=failure]"));
    assert.isAbove(inside<HTMLCanvasElement>(element, ".base").width, 100);
    await axe(element);
    await block();
    button(element, /Retry/).click();
    await element.ready;
    assert.isNull(inside(element, "[part=failure]"));
  });
});
