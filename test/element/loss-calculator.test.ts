import "../../src/elements/loss-calculator/define.js";
import { isTaskTarget } from "../../src/content/tasks.js";
import { isQuantitySource } from "../../src/core/quantities.js";
import type { AeLossCalculator } from "../../src/elements/loss-calculator/loss-calculator.element.js";
import { registerTranslation } from "../../src/i18n/registry.js";
import {
  a11ySnapshot,
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
  useFace,
  waitUntil,
} from "../helpers/index.js";

const TAG = "ae-loss-calculator";
const make = (attributes = "", width = 960) =>
  fixture(`<div style="inline-size: ${width}px"><${TAG} ${attributes}></${TAG}></div>`).then(async (holder) => {
    const tag = holder.firstElementChild as AeLossCalculator;
    await tag.updateComplete;
    await document.fonts.ready;
    return tag;
  });

const all = <E extends HTMLElement = HTMLElement>(tag: Element, selector: string) => [...tag.shadowRoot!.querySelectorAll<E>(selector)];
const one = <E extends HTMLElement = HTMLElement>(tag: Element, selector: string) => {
  const found = tag.shadowRoot!.querySelector<E>(selector);
  assert.exists(found, selector);
  return found;
};
const column = (tag: Element, side: "x" | "reconstruction", index: number) =>
  one(tag, `.column[data-side="${side}"][data-index="${index}"]`);
const slider = (tag: Element, side: "x" | "reconstruction", index: number) =>
  column(tag, side, index).querySelector<HTMLInputElement>('input[type="range"]')!;
const field = (tag: Element, side: "x" | "reconstruction", index: number) =>
  one<HTMLInputElement>(tag, `.pixel[data-index="${index}"] > input[type="number"][data-side="${side}"]`);
const ring = (tag: Element, side: "x" | "reconstruction", index: number) => centre(column(tag, side, index).querySelector(".ring")!);
const button = (tag: Element, text: RegExp) => all<HTMLButtonElement>(tag, "button").find((b) => text.test(b.textContent ?? ""))!;
const radio = (tag: Element, value: string) => one<HTMLInputElement>(tag, `input[type="radio"][value="${value}"]`);
/** What the eye reads: no text for screen readers alone. */
function readable(tag: Element): string {
  const copy = one(tag, ".figure").cloneNode(true) as HTMLElement;
  copy.querySelectorAll(".visually-hidden, .katex-mathml").forEach((each) => each.remove());
  return copy.textContent.replace(/\s+/g, " ");
}
const result = (tag: Element) => one(tag, ".big b").textContent;
const rows = (tag: Element) => all(tag, ".rows > div").map((row) => row.textContent.replace(/\s+/g, " ").trim());

function centre(element: Element): { x: number; y: number } {
  const { left, top, width, height } = element.getBoundingClientRect();
  return { x: Math.round(left + width / 2), y: Math.round(top + height / 2) };
}
async function drag(from: { x: number; y: number }, to: { x: number; y: number }): Promise<void> {
  await sendMouse({ type: "move", position: [from.x, from.y] });
  await sendMouse({ type: "down" });
  await sendMouse({ type: "move", position: [to.x, to.y] });
  await sendMouse({ type: "up" });
}
function record(tag: Element): { type: string; detail: Record<string, unknown> }[] {
  const events: { type: string; detail: Record<string, unknown> }[] = [];
  for (const type of ["ae-input", "ae-change"]) tag.addEventListener(type, (e) => events.push({ type, detail: (e as CustomEvent).detail }));
  return events;
}
async function warnings(body: () => Promise<unknown>): Promise<string[]> {
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

describe("ae-loss-calculator: the lesson's example", () => {
  it("is exact: four errors of 0.01, sum 0.04, loss 0.008", async () => {
    const tag = await make();
    await tag.ready;
    assert.deepEqual([...tag.x], [0.9, 0.1, 0.7, 0.3, 0.5]);
    assert.deepEqual([...tag.reconstruction], [0.8, 0.2, 0.6, 0.4, 0.5]);
    assert.equal(tag.value, 0.008);
    assert.deepEqual(tag.terms, [0.01, 0.01, 0.01, 0.01, 0]);
    assert.deepEqual(tag.gradient, [-0.04, 0.04, -0.04, 0.04, 0]);
    assert.equal(result(tag), "0.008");
    assert.deepEqual(rows(tag).slice(0, 3), ["sum 0.04", "÷ 5 pixels 0.008", "÷ 1 example, as in the lesson’s formula 0.04"]);
    assert.deepEqual(
      all(tag, ".term").map((t) => t.textContent),
      ["0.01", "0.01", "0.01", "0.01", "0"],
    );
    assert.deepEqual(
      all(tag, ".slope").map((t) => t.firstChild?.nextSibling?.textContent ?? t.textContent),
      ["+0.04", "−0.04", "+0.04", "−0.04", "0"],
    );
    assert.notMatch(readable(tag), /\d\.\d{5,}/);
  });

  it("shows sum and mean, and both readings of n at once", async () => {
    const tag = await make();
    tag.reduction = "sum";
    await tag.updateComplete;
    assert.equal(tag.value, 0.04);
    assert.equal(result(tag), "0.04");
    assert.deepEqual(tag.gradient, [-0.2, 0.2, -0.2, 0.2, 0]);
    assert.deepEqual(
      all(tag, ".rows .counts").map((row) => row.textContent.replace(/\s+/g, " ").trim()),
      ["sum 0.04", "÷ 1 example, as in the lesson’s formula 0.04"],
    );
  });

  it("asks for no tfjs, no weights, no wasm and no KaTeX", async () => {
    const tag = await make();
    for (const loss of ["mse", "bce"] as const)
      for (const reduction of ["mean", "sum"] as const) {
        Object.assign(tag, { loss, reduction });
        await tag.updateComplete;
      }
    const asked = performance.getEntriesByType("resource").map(({ name }) => new URL(name).pathname);
    assert.deepEqual(
      asked.filter((path) =>
        /tensorflow|\/tfjs\/|\/weights\/|\.wasm$|\.bin$|\/model\/(engine|pool)|node_modules\/katex|katex-typeset/.test(path),
      ),
      [],
    );
    assert.isTrue(asked.some((path) => path.includes("loss-calculator")));
  });
});

describe("ae-loss-calculator: contract", () => {
  it("value, terms and gradient follow x, reconstruction, loss and reduction", async () => {
    const tag = await make('x="1, 0" reconstruction="0.5, 0.25" loss="bce" reduction="sum"');
    assert.closeTo(tag.value, Math.log(2) - Math.log(0.75), 1e-12);
    assert.closeTo(tag.terms[0], Math.log(2), 1e-12);
    assert.closeTo(tag.gradient[0], -2, 1e-12);
    assert.closeTo(tag.gradient[1], 4 / 3, 1e-12);
    tag.reduction = "mean";
    assert.closeTo(tag.value, (Math.log(2) - Math.log(0.75)) / 2, 1e-12);
    tag.loss = "mse";
    assert.closeTo(tag.value, (0.25 + 0.0625) / 2, 1e-12);
    tag.x = [0.5, 0.25];
    assert.equal(tag.value, 0);
    await tag.updateComplete;
    assert.equal(result(tag), "0");
  });

  it("hands out copies", async () => {
    const tag = await make();
    tag.terms.fill(9);
    tag.gradient.fill(9);
    assert.deepEqual(tag.terms, [0.01, 0.01, 0.01, 0.01, 0]);
    assert.equal(tag.gradient[0], -0.04);
  });

  it("its gradient is the slope of its value", async () => {
    const tag = await make('x="0.9,0,1,0.35" reconstruction="0.8,0.15,0.6,0.4"');
    for (const loss of ["mse", "bce"] as const)
      for (const reduction of ["mean", "sum"] as const) {
        Object.assign(tag, { loss, reduction });
        const at = [...tag.reconstruction];
        const { gradient } = tag;
        at.forEach((v, i) => {
          const h = 1e-5;
          tag.reconstruction = at.with(i, v + h);
          const up = tag.value;
          tag.reconstruction = at.with(i, v - h);
          const down = tag.value;
          assert.closeTo(gradient[i], (up - down) / (2 * h), 1e-5, `${loss} ${reduction} ${i}`);
        });
        tag.reconstruction = at;
      }
  });

  it("BCE survives 0 and 1 and shows it", async () => {
    const tag = await make('x="1,0,1,0,0.5" reconstruction="0,1,1,0,0" loss="bce"');
    assert.isTrue(Number.isFinite(tag.value) && tag.value > 5);
    assert.isTrue(tag.gradient.every(Number.isFinite));
    assert.equal(tag.terms[2], 0);
    assert.equal(tag.terms[3], 0);
    assert.notMatch(readable(tag), /NaN|Infinity|∞/);
    assert.lengthOf(all(tag, ".nats.torn"), 3);
    assert.match(all(tag, ".slope")[0].textContent, /\+2M/);
    assert.isTrue(Number.isFinite(tag.step(1)));
  });

  it("attributes reflect, and typed arrays and text may be set", async () => {
    const tag = await make();
    tag.x = Float32Array.from([0, 0.5, 1]) as unknown as number[];
    tag.reconstruction = "0.25 0.5 1" as unknown as number[];
    tag.loss = "bce";
    await tag.updateComplete;
    assert.equal(tag.getAttribute("x"), "0, 0.5, 1");
    assert.equal(tag.getAttribute("reconstruction"), "0.25, 0.5, 1");
    assert.equal(tag.getAttribute("loss"), "bce");
    assert.lengthOf(tag.gradient, 3);
  });

  it("garbage falls to the nearest valid value, with one warning each", async () => {
    const heard = await warnings(async () => {
      const tag = await make('x="a,b" reconstruction="-3, 9, 0.5, 0.5, 0.5" loss="banana" reduction="1e9"');
      assert.deepEqual([...tag.x], [0.9, 0.1, 0.7, 0.3, 0.5]);
      assert.deepEqual([...tag.reconstruction], [0, 1, 0.5, 0.5, 0.5]);
      assert.equal(tag.loss, "mse");
      assert.equal(tag.reduction, "mean");
      tag.setAttribute("loss", "banana");
      await tag.updateComplete;
    });
    assert.lengthOf(heard, 4);
    for (const name of ["x", "reconstruction", "loss", "reduction"])
      assert.isTrue(
        heard.some((w) => w.startsWith(`<${TAG}> ${name}:`)),
        name,
      );
  });

  it("of lists of different lengths the shorter counts, with one warning", async () => {
    const heard = await warnings(async () => {
      const tag = await make('x="1,0,1,0,1,0,1" reconstruction="0.5,0.5"');
      assert.lengthOf(tag.terms, 2);
      assert.lengthOf(tag.gradient, 2);
      assert.equal(tag.value, 0.25);
      assert.lengthOf(all(tag, ".pixel"), 2);
      assert.equal(one(tag, ".title").textContent, "Two pixels and the size of a mistake");
      tag.step(0.1);
      await tag.updateComplete;
    });
    assert.lengthOf(heard, 1);
    assert.match(heard[0], /7 .* 2.*first 2/);
  });

  it("both lists may change length together without a warning", async () => {
    const heard = await warnings(async () => {
      const tag = await make();
      tag.x = [1, 0];
      tag.reconstruction = [0.5, 0.5];
      await tag.updateComplete;
    });
    assert.deepEqual(heard, []);
  });

  it("state is a short string that brings everything back", async () => {
    const tag = await make();
    assert.equal(tag.state, "");
    Object.assign(tag, { x: [1, 0, 1], reconstruction: [0.5, 0.25, 0.125], loss: "bce", reduction: "sum" });
    const rate = one<HTMLInputElement>(tag, ".rate input");
    rate.value = "0.25";
    rate.dispatchEvent(new Event("input"));
    await tag.updateComplete;
    const { state } = tag;
    assert.equal(state, "x=1+0+1&reconstruction=0.5+0.25+0.125&loss=bce&reduction=sum&rate=0.25");
    const other = await make(`state="${state.replaceAll("&", "&amp;")}"`);
    assert.equal(other.state, state);
    assert.equal(other.value, tag.value);
    assert.equal(one<HTMLInputElement>(other, ".rate input").value, "0.25");
    other.state = "";
    assert.equal(other.value, 0.008);
    assert.equal(other.state, "");
  });

  it("a state wins over the other attributes, wherever it stands among them, and reset comes back to it", async () => {
    for (const attributes of ['state="loss=bce" loss="mse" reduction="sum"', 'reduction="sum" loss="mse" state="loss=bce"']) {
      const tag = await make(attributes);
      assert.equal(tag.loss, "bce");
      assert.equal(tag.reduction, "sum");
      tag.loss = "mse";
      tag.reset();
      assert.equal(tag.loss, "bce");
    }
  });

  it("nonsense in a state is bent like an attribute", async () => {
    const tag = await make();
    const heard = await warnings(async () => {
      tag.state = "x=banana&loss=huber&rate=-7&what=ever";
      await tag.updateComplete;
    });
    assert.equal(tag.value, 0.008);
    assert.isAtLeast(heard.length, 3);
    assert.equal(one<HTMLInputElement>(tag, ".rate input").value, "0.05");
  });

  it("reset brings back what the author wrote, also what they wrote later", async () => {
    await setViewport({ width: 1000, height: 800 });
    const tag = await make('x="1,0" reconstruction="0.5,0.5"');
    tag.step(1);
    tag.loss = "bce";
    await tag.updateComplete;
    tag.reset();
    assert.equal(tag.value, 0.25);
    assert.equal(tag.loss, "mse");
    tag.setAttribute("reconstruction", "0.25,0.25");
    await tag.updateComplete;
    tag.step(1);
    await tag.updateComplete;
    await sendMouse({ type: "click", position: Object.values(centre(button(tag, /Reset/))) as [number, number] });
    assert.deepEqual([...tag.reconstruction], [0.25, 0.25]);
  });

  it("hides the controls that the author names", async () => {
    const tag = await make('hide="save loss reduction step rate binary formula rows note reset"');
    assert.isEmpty(all(tag, "button, input[type=radio], .rate, .formula, .rows, .note"));
    assert.lengthOf(all(tag, ".pixel"), 5);
  });

  it("grades a live task of the kind loss, and no other", async () => {
    const tag = await make();
    assert.isTrue(isTaskTarget(tag));
    assert.deepEqual(await tag.grade({ kind: "loss", below: 0.001 }), {
      met: false,
      message: "The loss is 0.008; it has to come down to 0.001.",
    });
    tag.reconstruction = tag.x;
    assert.isTrue((await tag.grade({ kind: "loss", below: 0.001 }))!.met);
    assert.isTrue((await tag.grade({ kind: "loss", below: 0 }))!.met);
    assert.isNull(await tag.grade({ kind: "digit", digit: 3 }));
  });

  it("says its quantities and lights them", async () => {
    const tag = await make();
    assert.isTrue(isQuantitySource(tag));
    assert.deepEqual(tag.quantities, {
      x: "0.9, 0.1, 0.7, 0.3, 0.5",
      xhat: "0.8, 0.2, 0.6, 0.4, 0.5",
      L: "0.008",
      sum: "0.04",
      d: "5 pixels",
      n: "1 example",
      eta: "0.8",
    });
    tag.highlight("x");
    const outline = (selector: string) => getComputedStyle(one(tag, selector)).outlineStyle;
    assert.equal(outline('.bar[data-q="x"]'), "solid");
    assert.equal(outline('.bar[data-q="xhat"]'), "none");
    tag.highlight(null);
    assert.equal(outline('.bar[data-q="x"]'), "none");
  });

  it("tells when the reader points at a quantity", async () => {
    const tag = await make();
    const heard: unknown[] = [];
    tag.addEventListener("ae-quantity", (event) => heard.push((event as CustomEvent).detail.quantity));
    const { x, y } = ring(tag, "reconstruction", 0);
    await sendMouse({ type: "move", position: [x, y] });
    await sendMouse({ type: "move", position: [1, 1] });
    assert.deepEqual(heard, ["xhat", null]);
  });

  it("speaks another language as soon as it has one, with its numbers", async () => {
    const tag = await make();
    tag.parentElement!.lang = "de";
    await nextFrame();
    await tag.updateComplete;
    assert.equal(result(tag), "0.008");
    registerTranslation("de", { lossCalculator: { step: "Ein Schritt bergab" } });
    await tag.updateComplete;
    assert.equal(result(tag), "0,008");
    assert.exists(button(tag, /Ein Schritt bergab/));
  });

  it("can be moved and removed", async () => {
    const tag = await make();
    tag.step(1);
    const elsewhere = document.createElement("div");
    tag.parentElement!.append(elsewhere);
    elsewhere.append(tag);
    await tag.updateComplete;
    assert.equal(result(tag), "0.00288");
    tag.remove();
    tag.step(1);
    await tag.updateComplete;
    assert.equal(tag.value, 0.0010368);
  });
});

describe("ae-loss-calculator: one step downhill", () => {
  it("moves x̂ against the gradient and gives the new loss", async () => {
    const tag = await make();
    assert.equal(tag.step(1), 0.00288);
    assert.deepEqual([...tag.reconstruction], [0.84, 0.16, 0.64, 0.36, 0.5]);
    assert.equal(tag.step(0), 0.00288);
    assert.closeTo(tag.step(), 0.00288 * 0.68 ** 2, 1e-12); // the slider's 0.8
    await tag.updateComplete;
    assert.equal(result(tag), "0.00133");
  });

  it("stays on the scale", async () => {
    const tag = await make('x="1,0" reconstruction="0.9,0.1" loss="bce" reduction="sum"');
    tag.step(1000);
    assert.deepEqual([...tag.reconstruction], [1, 0]);
    assert.equal(tag.value, 0);
  });

  it("bends a rate that is none, with a warning", async () => {
    const tag = await make();
    const heard = await warnings(async () => {
      assert.equal(tag.step(-1), 0.008);
      assert.closeTo(tag.step("banana" as unknown as number), 0.008 * 0.68 ** 2, 1e-12);
    });
    assert.lengthOf(heard, 2);
  });

  it("the loss is a thing you can push down: to the floor, MSE and BCE, by the button alone", async () => {
    const tag = await make();
    for (const loss of ["mse", "bce"] as const) {
      tag.reset();
      tag.loss = loss;
      await tag.updateComplete;
      const lowest = tag.x.reduce((sum, v) => sum + (loss === "bce" ? -v * Math.log(v) - (1 - v) * Math.log(1 - v) : 0), 0) / 5;
      let last = tag.value;
      for (let i = 0; i < 60; i++) {
        button(tag, /One step downhill/).click();
        assert.isAtMost(tag.value, last + 1e-12);
        last = tag.value;
      }
      assert.closeTo(tag.value, lowest, 1e-6, loss);
    }
  });

  it("says what became of the loss, and when the step was too long", async () => {
    const tag = await make();
    const note = () => one(tag, ".result .sub").textContent.trim();
    assert.equal(note(), "mean squared error");
    tag.step(1);
    await tag.updateComplete;
    assert.equal(note(), "was 0.008 before the step");
    tag.step(20);
    await tag.updateComplete;
    assert.equal(note(), "was 0.00288: that step was too long");
    tag.x = [0, 0, 0, 0, 0];
    await tag.updateComplete;
    assert.equal(note(), "mean squared error");
  });

  it("the arrow is the step: bars arrive where the tips were", async () => {
    const tag = await make();
    const tips = all(tag, ".arrow").map((a) => {
      const { top, bottom } = a.getBoundingClientRect();
      return a.classList.contains("up") ? top : bottom;
    });
    tag.step();
    await tag.updateComplete;
    await new Promise((done) => setTimeout(done, 500));
    all(tag, '.column[data-side="reconstruction"] .bar').forEach((bar, i) => {
      // the middle of the stroke that is 3 px thick
      assert.closeTo(bar.getBoundingClientRect().top + 1.5, tips[i], 1, `pixel ${i + 1}`);
    });
  });

  it("slides in 240 ms, and with reduced motion jumps and leaves a tick where each bar was", async () => {
    const tag = await make();
    const bar = one(tag, '.column[data-side="reconstruction"] .bar');
    const height = () => bar.getBoundingClientRect().height;
    const before = height();
    tag.step(2.5);
    await tag.updateComplete;
    assert.isBelow(height() - before, 13); // on its way: the whole way is 25 px
    assert.equal(getComputedStyle(bar).transitionDuration.split(",")[0], "0.24s");
    assert.equal(getComputedStyle(one(tag, ".tick")).display, "none");
    await waitUntil(() => Math.abs(height() - before - 25.5) < 1, "the bar arrives");
    await emulateMedia({ reducedMotion: "reduce" });
    tag.reset();
    await tag.updateComplete;
    tag.step(2.5);
    await tag.updateComplete;
    assert.closeTo(height() - before, 25.5, 1);
    const tick = one(tag, ".tick");
    assert.notEqual(getComputedStyle(tick).display, "none");
    assert.closeTo(tick.getBoundingClientRect().bottom, column(tag, "x", 0).getBoundingClientRect().bottom - 0.8 * 255, 2);
  });
});

describe("ae-loss-calculator: hands", () => {
  it("a ring is dragged by the mouse, without easing, and reports", async () => {
    await setViewport({ width: 1000, height: 900 });
    const tag = await make();
    const events = record(tag);
    const from = ring(tag, "reconstruction", 1);
    const scale = column(tag, "reconstruction", 1).offsetHeight;
    await drag(from, { x: from.x + 30, y: from.y - Math.round(0.3 * scale) });
    assert.equal(tag.reconstruction[1], 0.5);
    assert.closeTo(tag.value, tag.terms.reduce((a, b) => a + b) / 5, 1e-12);
    assert.equal(tag.terms[1], 0.16);
    assert.equal(events.at(-1)!.type, "ae-change");
    assert.deepEqual(events.at(-1)!.detail, { reconstruction: [0.8, 0.5, 0.6, 0.4, 0.5], value: tag.value });
    assert.isTrue(events.slice(0, -1).every(({ type }) => type === "ae-input"));
    assert.isFalse(one(tag, ".plot").classList.contains("moving"));
  });

  it("a press in a column brings the bar there, and beyond the ends it stops", async () => {
    await setViewport({ width: 1000, height: 900 });
    const tag = await make();
    const box = column(tag, "x", 3).getBoundingClientRect();
    const x = Math.round(box.left + box.width / 2);
    await sendMouse({ type: "click", position: [x, Math.round(box.top + 0.25 * box.height)] });
    assert.closeTo(tag.x[3], 0.75, 0.01);
    await drag(ring(tag, "x", 3), { x, y: Math.round(box.top - 200) });
    assert.equal(tag.x[3], 1);
    await drag(ring(tag, "x", 3), { x, y: Math.round(box.bottom + 200) });
    assert.equal(tag.x[3], 0);
  });

  it("keys move by 0.01 and 0.1 and to the ends", async () => {
    const tag = await make();
    const events = record(tag);
    slider(tag, "reconstruction", 0).focus();
    const expect = async (press: string, value: number) => {
      const shift = press.startsWith("Shift+");
      if (shift) await sendKeys({ down: "Shift" });
      await sendKeys({ press: press.replace("Shift+", "") });
      if (shift) await sendKeys({ up: "Shift" });
      assert.equal(tag.reconstruction[0], value, press);
      assert.equal(slider(tag, "reconstruction", 0).getAttribute("aria-valuetext"), String(value));
    };
    await expect("ArrowUp", 0.81);
    await expect("ArrowDown", 0.8);
    await expect("ArrowRight", 0.81);
    await expect("ArrowLeft", 0.8);
    await expect("Shift+ArrowUp", 0.9);
    await expect("PageDown", 0.8);
    await expect("Home", 0);
    await expect("End", 1);
    assert.equal(events.filter(({ type }) => type === "ae-change").length, 8);
    assert.equal(events.filter(({ type }) => type === "ae-input").length, 8);
  });

  it("every pixel can be reached and the focus is seen", async () => {
    const tag = await make();
    slider(tag, "x", 0).focus();
    await sendKeys({ press: "Tab" });
    const focused = () => tag.shadowRoot!.activeElement as HTMLElement;
    const order = [focused().ariaLabel];
    for (let i = 0; i < 6; i++) {
      await sendKeys({ press: "Tab" });
      order.push(focused().ariaLabel);
    }
    assert.deepEqual(order, [
      "reconstruction, pixel 1",
      "x, pixel 1, as a number",
      "reconstruction, pixel 1, as a number",
      "x, pixel 2",
      "reconstruction, pixel 2",
      "x, pixel 2, as a number",
      "reconstruction, pixel 2, as a number",
    ]);
    await sendKeys({ press: "Tab" });
    assert.equal(getComputedStyle(column(tag, "x", 2).querySelector(".ring")!).outlineStyle, "solid");
  });

  it("numbers can be typed; what is out of range is brought in, what is no number is let go", async () => {
    const tag = await make();
    const events = record(tag);
    const input = field(tag, "reconstruction", 2);
    input.focus();
    input.select();
    await sendKeys({ type: "0.123" });
    assert.equal(tag.reconstruction[2], 0.123);
    assert.isTrue(events.every(({ type }) => type === "ae-input"));
    await sendKeys({ press: "Enter" });
    assert.equal(events.filter(({ type }) => type === "ae-change").length, 1);
    input.select();
    await sendKeys({ type: "7.5" });
    assert.equal(input.value, "7.5", "not rewritten under the hands");
    await sendKeys({ press: "Tab" });
    assert.equal(tag.reconstruction[2], 1);
    assert.equal(input.value, "1");
    input.focus();
    input.select();
    await sendKeys({ press: "Backspace" });
    await sendKeys({ press: "Tab" });
    assert.equal(tag.reconstruction[2], 1);
    assert.equal(input.value, "1");
    input.focus();
    await sendKeys({ press: "ArrowDown" });
    assert.equal(tag.reconstruction[2], 0.99);
  });

  it("loss and reduction by keys", async () => {
    const tag = await make();
    const events = record(tag);
    radio(tag, "mse").focus();
    await sendKeys({ press: "ArrowRight" });
    assert.equal(tag.loss, "bce");
    assert.equal(events.at(-1)!.detail.loss, "bce");
    radio(tag, "mean").focus();
    await sendKeys({ press: "ArrowLeft" });
    assert.equal(tag.reduction, "sum");
    assert.deepEqual(events.at(-1), { type: "ae-change", detail: { reduction: "sum", value: tag.value } });
  });

  it("in a narrow figure two sliders move the chosen pixel", async () => {
    const tag = await make("", 296);
    assert.equal(getComputedStyle(one(tag, ".editor")).display, "grid");
    all(tag, ".pixel")[3].click();
    await tag.updateComplete;
    const [forX, forXhat] = all<HTMLInputElement>(tag, ".editor input[type=range]");
    assert.equal(forX.ariaLabel, "x, pixel 4");
    forXhat.focus();
    await sendKeys({ press: "ArrowRight" });
    assert.equal(tag.reconstruction[3], 0.41);
    forXhat.value = "0.7012";
    forXhat.dispatchEvent(new Event("input", { bubbles: true }));
    assert.equal(tag.reconstruction[3], 0.7);
    assert.equal(getComputedStyle(forXhat).touchAction, "pan-y");
  });

  it("a finger drags a ring, and scrolls the page from anywhere else", async () => {
    await setViewport({ width: 700, height: 500 });
    const tag = await make("", 660);
    const below = document.createElement("div");
    below.style.blockSize = "3000px";
    tag.after(below);
    window.scrollTo(0, 0);
    const from = ring(tag, "reconstruction", 1);
    await touchDrag(from, { x: from.x, y: from.y - 40 }, { x: from.x, y: from.y - 85 });
    await tag.updateComplete;
    assert.isAbove(tag.reconstruction[1], 0.4);
    assert.equal(window.scrollY, 0);
    const before = [...tag.reconstruction];
    const bar = column(tag, "reconstruction", 0).getBoundingClientRect();
    const point = { x: Math.round(bar.left + bar.width / 2), y: Math.round(bar.bottom - 30) };
    await touchDrag(point, { ...point, y: point.y - 60 }, { ...point, y: point.y - 140 });
    await waitUntil(() => window.scrollY > 0, "the page scrolls");
    assert.deepEqual([...tag.reconstruction], before);
    window.scrollTo(0, 0);
  });

  it("on a phone only the chosen pixel's rings keep the page from scrolling", async () => {
    const tag = await make("", 320);
    const rules = [...tag.shadowRoot!.adoptedStyleSheets].flatMap((sheet) => [...sheet.cssRules]).map((rule) => rule.cssText);
    const coarse = rules.filter((text) => text.startsWith("@media (pointer: coarse)")).join("\n");
    assert.match(coarse, /\.pixel:not\(\.chosen\) \.grip \{ touch-action: inherit; \}/);
    assert.equal(getComputedStyle(one(tag, ".column")).touchAction, "manipulation");
    assert.equal(getComputedStyle(one(tag, ".pixel.chosen .grip")).touchAction, "none");
  });
});

describe("ae-loss-calculator: binary x", () => {
  it("makes BCE the natural choice: its floor falls from the entropy of x to 0", async () => {
    const tag = await make('loss="bce"');
    const floor = () => rows(tag)[3];
    assert.match(floor(), /^cannot go below 0\.513 the entropy of/);
    tag.reconstruction = tag.x;
    assert.closeTo(tag.value, 0.513, 0.0005);
    await tag.updateComplete;
    assert.lengthOf(all(tag, ".nats > i"), 5);
    button(tag, /Round/).click();
    await tag.updateComplete;
    assert.deepEqual([...tag.x], [1, 0, 1, 0, 1]);
    assert.match(floor(), /^can go down to 0 where/);
    assert.lengthOf(all(tag, ".nats > i"), 0);
    tag.reconstruction = tag.x;
    assert.equal(tag.value, 0);
  });

  it("gives the grey x back, unless something else has come in its place", async () => {
    const tag = await make();
    const events = record(tag);
    button(tag, /Round/).click();
    assert.deepEqual(events.at(-1)!.detail.x, [1, 0, 1, 0, 1]);
    await tag.updateComplete;
    button(tag, /Back to grey/).click();
    assert.deepEqual([...tag.x], [0.9, 0.1, 0.7, 0.3, 0.5]);
    await tag.updateComplete;
    button(tag, /Round/).click();
    tag.x = [0, 0, 1, 1, 1];
    await tag.updateComplete;
    assert.isTrue(button(tag, /Round/).disabled);
  });
});

describe("ae-loss-calculator: the picture is honest", () => {
  const geometry = (tag: Element) => {
    const plot = one(tag, ".field").getBoundingClientRect();
    return { plot, scale: plot.height, foot: plot.bottom };
  };

  for (const width of [296, 640, 960])
    it(`bars and squares are on one scale at ${width} px`, async () => {
      const tag = await make('x="0.95,0.2,0.5,0,0.9" reconstruction="0.25,0.8,0.5,1,0.3"', width);
      const { plot, scale, foot } = geometry(tag);
      tag.x.forEach((v, i) => {
        const { top } = column(tag, "x", i).querySelector(".bar")!.getBoundingClientRect();
        if (v > 0) assert.closeTo(foot - (top + 1.5), v * scale, 0.75, `x ${i}`);
      });
      const squares = all(tag, ".square").map((s) => s.getBoundingClientRect());
      const gaps = tag.x
        .map((v, i) => [Math.min(v, tag.reconstruction[i]), Math.abs(v - tag.reconstruction[i])])
        .filter(([, gap]) => gap > 0);
      assert.lengthOf(squares, gaps.length);
      squares.forEach((square, i) => {
        const [low, gap] = gaps[i];
        assert.closeTo(square.width, gap * scale, 0.75);
        assert.closeTo(square.height, square.width, 0.1);
        assert.closeTo(foot - square.bottom, low * scale, 0.75);
        assert.isAtMost(square.right, plot.right + 0.5);
        assert.isAtLeast(square.left, plot.left);
      });
    });

  it("a cross-entropy is as high as its nats, hollow up to the entropy of x", async () => {
    const tag = await make('loss="bce"');
    const { scale, foot } = geometry(tag);
    all(tag, ".nats").forEach((bar, i) => {
      const box = bar.getBoundingClientRect();
      assert.closeTo(box.bottom, foot, 0.5);
      assert.closeTo(box.height, tag.terms[i] * scale, 0.75);
      const x = tag.x[i];
      const entropy = -x * Math.log(x) - (1 - x) * Math.log(1 - x);
      assert.closeTo(bar.firstElementChild!.getBoundingClientRect().height, entropy * scale, 0.75);
    });
    assert.isEmpty(all(tag, ".square"));
  });

  it("swatches are as dark as their pixels", async () => {
    await emulateMedia({ colorScheme: "light" });
    const tag = await make('theme="light" x="1,0" reconstruction="0.5,0"');
    const shades = all(tag, ".swatch").map((s) => Number(/[\d.]+/.exec(getComputedStyle(s).backgroundColor.replace("color(srgb", ""))![0]));
    const [x1, xhat1, x2, xhat2] = shades;
    assert.isBelow(x1, xhat1);
    assert.isBelow(xhat1, x2);
    assert.equal(x2, xhat2);
  });

  for (const face of [null, "wide", "narrow"] as const) {
    const inFace = face ? `, in a ${face} face` : "";
    it(`its height does not depend on values, loss or reduction${inFace}`, async () => {
      await useFace(face);
      for (const width of [296, 320, 400, 600, 640, 960]) {
        const tag = await make("", width);
        const height = tag.offsetHeight;
        for (const setup of [
          { loss: "bce" },
          { reduction: "sum" },
          { reconstruction: [0, 1, 0, 1, 0] },
          { x: [1, 0, 1, 0, 1] },
          { loss: "mse" },
          { reconstruction: [0.123, 0.999, 0.456, 0.01, 1] },
        ]) {
          Object.assign(tag, setup);
          await tag.updateComplete;
          assert.closeTo(tag.offsetHeight, height, 1, `${width} ${JSON.stringify(setup)}`);
        }
        tag.step(2);
        await tag.updateComplete;
        assert.closeTo(tag.offsetHeight, height, 1, `${width} after a step`);
      }
    });

    for (let n = 1; n <= 12; n++)
      it(`${n} pixels fit from 288 to 1200 px, and no texts meet under the bars${inFace}`, async () => {
        await useFace(face);
        const values = Array.from({ length: n }, (_, i) => ((i * 37 + 11) % 100) / 100);
        const tag = await make(
          `x="${values.join()}" reconstruction="${values
            .map((v) => 1 - v)
            .reverse()
            .join()}"`,
          960,
        );
        for (const width of [288, 600, 700, 940, 1200]) {
          tag.parentElement!.style.inlineSize = `${width}px`;
          await nextFrame();
          await tag.updateComplete;
          assert.isAtMost(one(tag, ".figure").scrollWidth, width, `${width}`);
          for (const selector of [".term", ".name .s", ".numbers > span:first-child", ".numeral"]) {
            const boxes = all(tag, selector)
              .map((e) => {
                const range = document.createRange();
                range.selectNodeContents(e);
                return range.getBoundingClientRect();
              })
              .filter((box) => box.width > 0);
            for (let i = 1; i < boxes.length; i++) assert.isAtMost(boxes[i - 1].right, boxes[i].left + 0.5, `${selector} ${i} at ${width}`);
          }
        }
      });
  }

  it("the formula holds the real n in all four variants", async () => {
    const tag = await make('x="1,0,1,0,1,0,1,0,1,0,1" reconstruction="1,0,1,0,1,0,1,0,1,0,0.5"');
    for (const loss of ["mse", "bce"] as const)
      for (const reduction of ["mean", "sum"] as const) {
        Object.assign(tag, { loss, reduction });
        await tag.updateComplete;
        const spoken = one(tag, ".formula .katex-mathml").textContent;
        const seen = one(tag, ".formula .katex-html").textContent;
        assert.equal(spoken.split("11").length - 1, reduction === "mean" ? 2 : 1, spoken);
        assert.notInclude(spoken + seen, "9");
        assert.equal(/ln/.test(spoken), loss === "bce");
        assert.equal(one(tag, ".formula").querySelectorAll('[data-q="xhat"]').length, loss === "bce" ? 2 : 1);
      }
  });

  it("right to left: the column of results changes sides, the axis does not", async () => {
    const tag = await make();
    tag.parentElement!.dir = "rtl";
    await nextFrame();
    const left = (selector: string) => one(tag, selector).getBoundingClientRect().left;
    assert.isBelow(left(".side"), left(".stage"));
    const pixels = all(tag, ".pixel").map((p) => p.getBoundingClientRect().left);
    assert.deepEqual(
      pixels,
      [...pixels].sort((a, b) => a - b),
    );
    const rate = one<HTMLInputElement>(tag, ".rate input");
    assert.equal(getComputedStyle(rate).direction, "rtl");
  });
});

describe("ae-loss-calculator: for every reader", () => {
  const setups: [string, string, number, Parameters<typeof emulateMedia>[0]][] = [
    ["default", "", 960, {}],
    ["cross-entropy", 'loss="bce"', 960, {}],
    ["dark", 'theme="dark"', 960, { colorScheme: "dark" }],
    ["dark, cross-entropy", 'loss="bce" theme="dark"', 640, { colorScheme: "dark" }],
    ["narrow", "", 296, {}],
    ["twelve pixels", 'x="0,1,0,1,0,1,0,1,0,1,0,1" reconstruction="0,1,0,1,0,1,0,1,0,1,0,0.5"', 640, {}],
    ["more contrast", "", 960, { contrast: "more" }],
    ["forced colours", 'loss="bce"', 960, { forcedColors: "active" }],
  ];
  for (const [name, attributes, width, media] of setups)
    it(`axe finds nothing: ${name}`, async () => {
      await emulateMedia(media);
      const tag = await make(attributes, width);
      if (name.startsWith("dark")) tag.parentElement!.style.background = "#14161a";
      await axe(tag);
    });

  it("axe finds nothing after a step and with a field in use", async () => {
    const tag = await make('loss="bce"');
    tag.step(0.5);
    field(tag, "x", 1).focus();
    await sendKeys({ type: "1" });
    await tag.updateComplete;
    await new Promise((done) => setTimeout(done, 320));
    await axe(tag);
  });

  it("a screen reader hears each pixel and each change of the loss", async () => {
    const tag = await make();
    const groups = () => all(tag, ".pixel").map((p) => p.ariaLabel);
    assert.equal(groups()[0], "pixel 1, x 0.9, reconstruction 0.8, squared error 0.01");
    assert.equal(groups()[4], "pixel 5, x 0.5, reconstruction 0.5, squared error 0");
    const output = one<HTMLOutputElement>(tag, "output");
    assert.equal(output.ariaLive, "polite");
    assert.match(output.textContent.replace(/\s+/g, " "), /loss .*0\.008/);
    tag.loss = "bce";
    tag.step(0.5);
    await tag.updateComplete;
    assert.match(groups()[0]!, /^pixel 1, x 0\.9, reconstruction 0\.86\d?, cross-entropy 0\.\d+$/);
    assert.match(output.textContent, /was 0\.5363 before the step/);
    const tree = (await a11ySnapshot({})) as unknown as { children?: { role: string; name: string }[] };
    const flat: { role: string; name: string }[] = [];
    const walk = (node: typeof tree & { role?: string; name?: string }) => {
      if (node.role) flat.push({ role: node.role, name: node.name ?? "" });
      for (const child of node.children ?? []) walk(child);
    };
    walk(tree);
    assert.exists(flat.find(({ role, name }) => role === "slider" && name === "x, pixel 1"));
    assert.exists(flat.find(({ role, name }) => role === "spinbutton" && name === "reconstruction, pixel 5, as a number"));
    assert.exists(flat.find(({ role, name }) => role === "button" && name === "One step downhill"));
  });

  it("is big enough for a thumb", async () => {
    const tag = await make("", 296);
    for (const control of all(tag, ".editor input, .segments, .step button, .step input, .head button")) {
      const { width, height } = control.getBoundingClientRect();
      assert.isAtLeast(height, 43.5, control.outerHTML);
      assert.isAtLeast(width, 43.5, control.outerHTML);
    }
  });

  it("sends ae-ready once, after its first painting", async () => {
    const tag = document.createElement(TAG);
    let times = 0;
    tag.addEventListener("ae-ready", () => times++);
    const heard = oneEvent(tag, "ae-ready");
    document.body.append(tag);
    await heard;
    await tag.ready;
    assert.equal(result(tag), "0.008");
    tag.remove();
    document.body.append(tag);
    await tag.updateComplete;
    tag.remove();
    assert.equal(times, 1);
  });
});
