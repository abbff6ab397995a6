import "../../src/elements/anomaly/define.js";
import type { AeAnomaly } from "../../src/elements/anomaly/anomaly.element.js";
import { asked } from "../../src/core/asked.js";
import { isTaskTarget } from "../../src/content/tasks.js";
import { registerTranslation } from "../../src/i18n/registry.js";
import { auc, rocCurve } from "../../src/math/roc.js";
import { acquireAll, engineInfo } from "../../src/model/pool.js";
import {
  allowConsoleErrors,
  assert,
  axe,
  block,
  cdp,
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

const PIXELS = 784;
const COUNT = 400;
const inside = <T extends Element = HTMLElement>(element: Element, selector: string) => element.shadowRoot!.querySelector<T>(selector)!;
const all = <T extends Element = HTMLElement>(element: Element, selector: string) => [...element.shadowRoot!.querySelectorAll<T>(selector)];
const slider = (element: Element) => inside<HTMLInputElement>(element, ".field input[type=range]");
const spoken = (element: Element) => slider(element).getAttribute("aria-valuetext")!;
const pixels = (element: Element, name: string) => inside<HTMLCanvasElement>(element, `canvas[data-picture=${name}]`).toDataURL();
const text = (element: Element, selector: string) => inside(element, selector).textContent.replace(/\s+/g, " ").trim();
const shownCount = (element: Element, cell: string) => Number(inside(element, `[data-cell=${cell}] b`).textContent);

async function live(html = "<ae-anomaly></ae-anomaly>", options?: { parent?: Element }): Promise<AeAnomaly> {
  const element = await fixture<AeAnomaly>(html, options);
  await element.ready;
  return element;
}

/** A place of the axis in the window, `down` of the field's height. */
function at(element: Element, score: number, down = 0.15): [number, number] {
  const { left, top, width, height } = inside(element, ".field").getBoundingClientRect();
  return [Math.round(left + (score / Number(slider(element).max)) * width), Math.round(top + down * height)];
}

function warnings(run: () => void): string[] {
  const texts: string[] = [];
  const { warn } = console;
  console.warn = (...parts: unknown[]) => texts.push(parts.join(" "));
  run();
  console.warn = warn;
  return texts;
}

interface Figures {
  assets: { id: string; figures: Record<string, number> }[];
}
let catalogue: Figures;
const figure = (id: string, name: string) => catalogue.assets.find((asset) => asset.id === id)!.figures[name];

before(async () => {
  catalogue = (await (await fetch("/weights/catalogue.json")).json()) as Figures;
});
beforeEach(() => asked.clear());

describe("ae-anomaly: what scripts may ask", () => {
  for (const source of ["digits", "sensor"] as const) {
    it(`${source}: counts, area and picture all follow from the scores`, async () => {
      const element = await live(`<ae-anomaly source="${source}"></ae-anomaly>`);
      const { normal, anomalous } = element.scores;
      assert.instanceOf(normal, Float32Array);
      assert.lengthOf(normal, COUNT);
      assert.lengthOf(anomalous, COUNT);
      assert.closeTo(element.auc, auc(normal, anomalous), 1e-12);
      const wins = Array.from(
        anomalous,
        (a) => Array.from(normal).filter((n) => n < a).length + Array.from(normal).filter((n) => n === a).length / 2,
      );
      assert.closeTo(element.auc, wins.reduce((x, y) => x + y) / COUNT ** 2, 1e-9, "pairs counted one by one");
      for (const threshold of [element.threshold, 5.5, 0, 1e5]) {
        element.threshold = threshold;
        await element.updateComplete;
        const falseAlarms = normal.filter((v) => v >= threshold).length;
        const caught = anomalous.filter((v) => v >= threshold).length;
        assert.deepEqual(element.confusion, { passed: COUNT - falseAlarms, falseAlarms, missed: COUNT - caught, caught });
        for (const [cell, n] of Object.entries(element.confusion)) assert.equal(shownCount(element, cell), n, cell);
      }
      // the curve: through every point of the scores' own, and never back
      const path = inside(element, "path.ours").getAttribute("d")!;
      const drawn = [...path.matchAll(/[ML]([\d.]+) ([\d.]+)/g)].map(([, x, y]) => [Number(x) / 100, 1 - Number(y) / 100]);
      const points = rocCurve(normal, anomalous);
      assert.lengthOf(drawn, points.length);
      drawn.forEach(([x, y], i) => {
        assert.closeTo(x, points[i].falseAlarms, 1e-4);
        assert.closeTo(y, points[i].caught, 1e-4);
        assert.isTrue(i === 0 || (x >= drawn[i - 1][0] && y >= drawn[i - 1][1]), `monotone at ${i}`);
      });
    });
  }

  it("score is the model's squared error, summed; of other lengths refused", async () => {
    const element = await live();
    const lease = await acquireAll(["anomaly", "digits"]);
    const { anomaly, digits } = lease.model;
    for (const i of [0, 7, 399]) {
      const x = digits.images.slice(i * PIXELS, (i + 1) * PIXELS);
      const back = await anomaly.decode(await anomaly.encode(x));
      const error = back.reduce((sum, v, p) => sum + (v - x[p]) ** 2, 0);
      assert.closeTo(await element.score(x), error, 1e-3);
      assert.closeTo(element.scores.normal[i], error, 1e-3);
    }
    lease.release();
    let refused: unknown;
    await element.score([1, 2, 3]).catch((error: unknown) => (refused = error));
    assert.instanceOf(refused, RangeError);
  });

  it("garbage in attributes is bent with one warning", async () => {
    const element = await live();
    const usual = element.threshold;
    const said = warnings(() => {
      for (const [raw, bent] of [
        ["banana", usual],
        ["-3", 0],
        ["1e9", 1e6],
      ] as const) {
        element.setAttribute("threshold", raw);
        element.setAttribute("threshold", raw);
        assert.equal(element.threshold, bent);
      }
      element.setAttribute("source", "camera");
      element.setAttribute("anomalies", "rust");
    });
    assert.lengthOf(said, 5, said.join("\n"));
    assert.equal(element.source, "digits");
    assert.deepEqual(element.anomalies, []);
    element.removeAttribute("threshold");
    await element.updateComplete;
    assert.equal(element.threshold, usual);
  });

  it("anomalies: which kinds are scored; the area changes with them", async () => {
    const element = await live('<ae-anomaly anomalies="flip"></ae-anomaly>');
    const flip = element.auc;
    element.anomalies = ["shift", "rotate"];
    await element.updateComplete;
    assert.isAbove(element.auc, flip);
    assert.equal(element.getAttribute("anomalies"), "rotate shift");
    assert.deepEqual(
      all<HTMLInputElement>(element, ".kinds input").map((input) => input.checked),
      [false, true, false, true],
    );
  });

  it("state: survives a link, starts empty, and Reset comes back to the author's", async () => {
    const element = await live('<ae-anomaly threshold="12" state="show=n3"></ae-anomaly>');
    assert.equal(element.threshold, 12);
    assert.match(text(element, ".what"), /as it is\. Error/);
    element.state = "threshold=15";
    await element.updateComplete;
    assert.deepEqual([element.threshold, element.getAttribute("threshold")], [15, "15"]);
    element.threshold = 30.5;
    inside<HTMLInputElement>(element, ".kinds input[value=flip]").click();
    await element.updateComplete;
    const { state } = element;
    const other = await live();
    assert.equal(other.state, "");
    other.state = state;
    await other.updateComplete;
    assert.equal(other.threshold, 30.5);
    assert.deepEqual(other.anomalies, ["scratch", "rotate", "shift"]);
    assert.equal(text(other, ".what"), text(element, ".what"));
    inside<HTMLButtonElement>(element, "[part=reset]").click();
    await element.updateComplete;
    assert.equal(element.threshold, 12);
    assert.deepEqual(element.anomalies, []);
    assert.equal(element.state, "threshold=12&show=n3");
  });

  it("grades a threshold", async () => {
    const element = await live();
    assert.isTrue(isTaskTarget(element));
    element.threshold = Math.max(...element.scores.normal) + 0.1;
    const verdict = (await element.grade({ kind: "threshold", falseAlarms: 0, caught: 0.2 }))!;
    assert.isTrue(verdict.met, verdict.message);
    assert.include(verdict.message, `${element.confusion.caught} of 400 anomalies`);
    assert.isFalse((await element.grade({ kind: "threshold", falseAlarms: 0, caught: 1 }))!.met);
    element.threshold = 0;
    assert.isFalse((await element.grade({ kind: "threshold", falseAlarms: 0, caught: 0.2 }))!.met);
    assert.isTrue((await element.grade({ kind: "threshold", falseAlarms: 1, caught: 1 }))!.met);
    assert.isNull(await element.grade({ kind: "mse", below: 0.1 }));
  });

  it("a tag that is removed gives its memory back", async () => {
    await live();
    const { numTensors } = engineInfo();
    for (let i = 0; i < 5; i++) {
      const passing = document.createElement("ae-anomaly");
      document.body.append(passing);
      await passing.ready;
      passing.remove();
    }
    await waitUntil(() => engineInfo().numTensors <= numTensors, `${numTensors} tensors at first`);
  });
});

describe("ae-anomaly: hands", () => {
  it("the mouse drags the line; ae-input on the way, ae-change at the end; counts and ROC point go along", async () => {
    const element = await live();
    const heard: string[] = [];
    for (const name of ["ae-input", "ae-change"] as const)
      element.addEventListener(name, (e) => heard.push(`${name} ${Object.keys(e.detail).join()}`));
    element.scrollIntoView();
    const point = () => inside(element, ".point").getBoundingClientRect();
    const [before, was] = [point(), element.confusion];
    assert.include(text(element, ".limit"), "drag this line");
    await sendMouse({ type: "move", position: at(element, element.threshold) });
    await sendMouse({ type: "down" });
    for (const to of [30, 40, 50]) await sendMouse({ type: "move", position: at(element, to) });
    await sendMouse({ type: "up" });
    await element.updateComplete;
    assert.closeTo(element.threshold, 50, 0.6);
    assert.equal(heard.at(-1), "ae-change threshold");
    assert.isAtLeast(heard.filter((h) => h === "ae-input threshold").length, 2);
    assert.equal(heard.filter((h) => h === "ae-change threshold").length, 1);
    assert.isBelow(element.confusion.falseAlarms, was.falseAlarms);
    assert.isBelow(point().left, before.left);
    assert.isAbove(point().top, before.top);
    assert.equal(element.shadowRoot!.activeElement, slider(element), "arrow keys go on from there");
    assert.notInclude(text(element, ".limit"), "drag this line");
    assert.equal(text(element, "[data-measure=precision] .number"), share(element.confusion.caught, element.confusion.falseAlarms));
    assert.equal(text(element, "[data-measure=recall] .number"), share(element.confusion.caught, element.confusion.missed));
  });

  it("keys move the threshold, and a screen reader hears what that does", async () => {
    const element = await live();
    slider(element).focus();
    const start = element.threshold;
    assert.equal(slider(element).getAttribute("aria-label"), "Threshold of the alarm");
    await sendKeys({ press: "ArrowRight" });
    await element.updateComplete;
    const step = element.threshold - start;
    assert.isAbove(step, 0);
    await sendKeys({ press: "PageUp" });
    await element.updateComplete;
    assert.closeTo(element.threshold, start + 11 * step, 0.2);
    const { caught, missed, falseAlarms, passed } = element.confusion;
    assert.equal(
      spoken(element),
      `alarm from error ${element.threshold.toFixed(1)}: ${caught} caught, ${missed} missed, ${falseAlarms} false alarms, ${passed} passed`,
    );
    await sendKeys({ press: "Home" });
    await element.updateComplete;
    assert.equal(element.threshold, 0);
    assert.include(spoken(element), "everything alarms");
    await sendKeys({ press: "End" });
    await element.updateComplete;
    assert.equal(element.threshold, Number(slider(element).max));
  });

  it("a finger drags the line, a swipe elsewhere moves nothing, a tap on a bar shows such an example", async () => {
    await setViewport({ width: 400, height: 800 });
    const element = await live();
    element.scrollIntoView();
    assert.equal(getComputedStyle(inside(element, ".field")).touchAction, "pan-y");
    const finger = (score: number, down?: number) => {
      const [x, y] = at(element, score, down);
      return { x, y };
    };
    const start = element.threshold;
    await touchDrag(finger(70), finger(60), finger(50));
    assert.equal(element.threshold, start);
    const picture = pixels(element, "input");
    await touchDrag(finger(60, 0.9));
    await element.updateComplete;
    assert.notEqual(pixels(element, "input"), picture);
    assert.match(text(element, ".what"), /Error (5[5-9]|6[0-5])\.\d, above the threshold: caught\.$/);
    await touchDrag(finger(start), finger(start + 3), finger(start + 12));
    assert.closeTo(element.threshold, start + 12, 1.5);
  });

  it("the four counts show their examples, the extreme ones first; lower and higher go on from there", async () => {
    const element = await live();
    const { normal, anomalous } = element.scores;
    const error = () => Number(/Error ([\d.]+)/.exec(text(element, ".what"))![1]);
    for (const [cell, wanted, verdict] of [
      ["missed", Math.min(...anomalous), "below the threshold: missed"],
      ["caught", Math.max(...anomalous), "above the threshold: caught"],
      ["falseAlarms", Math.max(...normal), "above the threshold: a false alarm"],
      ["passed", Math.min(...normal), "below the threshold: it passes, rightly"],
    ] as const) {
      const changed = oneEvent(element, "ae-change");
      inside<HTMLButtonElement>(element, `[data-cell=${cell}]`).click();
      assert.property((await changed).detail.example, "index");
      await element.updateComplete;
      assert.closeTo(error(), wanted, 0.06, cell);
      assert.include(text(element, ".what"), verdict);
    }
    inside<HTMLButtonElement>(element, ".buttons button:nth-child(2)").click();
    await element.updateComplete;
    assert.closeTo(error(), [...normal].sort((a, b) => a - b)[1], 0.06);
    const mark = inside(element, ".mark").getBoundingClientRect();
    assert.closeTo(mark.left + mark.width / 2, at(element, error())[0], 1.5, "marked on the axis");
  });

  it("draw: the pad comes when it is asked for; the drawing is scored, marked and offered to linked tags", async () => {
    const element = await live('<ae-anomaly id="one" for="two"></ae-anomaly>');
    const other = await live('<ae-anomaly id="two"></ae-anomaly>');
    assert.isNull(inside(element, ".pad-field"));
    inside<HTMLButtonElement>(element, ".buttons button:nth-child(3)").click();
    const pad = await waitUntil(() => inside<HTMLCanvasElement>(element, ".pad-field"));
    pad.scrollIntoView({ block: "center" });
    const { left, top, width } = pad.getBoundingClientRect();
    const changed = oneEvent(element, "ae-change");
    await sendMouse({ type: "move", position: [Math.round(left + width / 2), Math.round(top + 20)] });
    await sendMouse({ type: "down" });
    for (const y of [40, 70, 100, 120]) await sendMouse({ type: "move", position: [Math.round(left + width / 2), Math.round(top + y)] });
    await sendMouse({ type: "up" });
    assert.lengthOf((await changed).detail.input as Float32Array, PIXELS);
    await element.updateComplete;
    assert.match(text(element, ".what"), /^Your drawing\. Error [\d.]+, (above the threshold: alarm|below the threshold: no alarm)\.$/);
    assert.closeTo(Number(/Error ([\d.]+)/.exec(text(element, ".what"))![1]), await element.score(element.input!), 0.06);
    assert.isNotNull(inside(element, ".mark.own"));
    await axe(element);
    const tile = all<HTMLButtonElement>(other, ".buttons button").find((button) => button.textContent.includes("Your digit"))!;
    tile.click();
    await other.updateComplete;
    assert.deepEqual(other.input, element.input);
    inside<HTMLButtonElement>(element, ".drawing button").click();
    await element.updateComplete;
    assert.isNull(element.input);
    assert.match(text(element, ".what"), /^(A|An) \d, /);
  });

  it("a letter alarms, a full black pad does, an empty one says nothing wrong", async () => {
    const element = await live();
    inside<HTMLButtonElement>(element, ".buttons button:nth-child(4)").click();
    await waitUntil(() => text(element, ".what").startsWith("A letter"));
    await element.updateComplete;
    assert.match(text(element, ".what"), /^A letter, not a digit\. Error [\d.]+, above the threshold: alarm\.$/);
    element.input = new Float32Array(PIXELS).fill(7);
    await element.updateComplete;
    assert.equal(Math.max(...element.input), 1);
    assert.include(text(element, ".what"), "above the threshold: alarm");
    assert.isNotNull(inside(element, ".mark.beyond"));
    element.input = new Float32Array(PIXELS);
    await element.updateComplete;
    assert.isTrue(Number.isFinite(await element.score(element.input)));
    assert.notInclude(element.shadowRoot!.textContent, "NaN");
    assert.lengthOf(
      warnings(() => (element.input = [1, 2])),
      1,
    );
  });

  it("costs: the cheapest threshold costs no more than any other, and can be set", async () => {
    const element = await live();
    const miss = inside<HTMLInputElement>(element, "input[name=miss]");
    miss.value = "10";
    miss.dispatchEvent(new Event("change"));
    await element.updateComplete;
    const cost = () => element.confusion.falseAlarms + 10 * element.confusion.missed;
    assert.include(text(element, ".costs .sum"), `now ${cost().toLocaleString("en")}`);
    inside<HTMLButtonElement>(element, ".costs button").click();
    await element.updateComplete;
    const best = cost();
    const { normal, anomalous } = element.scores;
    for (const { falseAlarms, caught } of rocCurve(normal, anomalous))
      assert.isAtLeast(Math.round(COUNT * falseAlarms + 10 * COUNT * (1 - caught)), best);
    assert.include(text(element, ".costs .sum"), "no threshold is cheaper");
    assert.include(element.state, "costs=1_10");
  });

  it("the keyboard's focus stays: on the button that set the threshold, and on the one that opened the drawing field", async () => {
    const element = await live();
    const focused = () => element.shadowRoot!.activeElement;
    const set = inside<HTMLButtonElement>(element, ".costs button");
    set.focus();
    await sendKeys({ press: "Enter" });
    await element.updateComplete;
    assert.include(text(element, ".costs .sum"), "no threshold is cheaper");
    assert.isTrue(focused() === set, "the focus stays on the button");
    assert.equal(set.getAttribute("aria-disabled"), "true");
    const { threshold } = element;
    await sendKeys({ press: "Enter" });
    assert.equal(element.threshold, threshold);
    inside(element, "button.draw").focus();
    await sendKeys({ press: "Enter" });
    await waitUntil(() => focused()?.matches(".pad-field"));
    all<HTMLButtonElement>(element, ".drawing button")[1].focus();
    await sendKeys({ press: "Enter" });
    await waitUntil(() => focused()?.matches("button.draw"), "back to the button that opened it");
  });

  it("an answered or skipped prediction leaves the focus in the tag", async () => {
    for (const button of [".answers button", ".prompt .last"]) {
      asked.clear();
      const element = await live();
      inside(element, button).focus();
      await sendKeys({ press: "Enter" });
      await waitUntil(() => !inside(element, ".answers") && element.shadowRoot!.activeElement, button);
    }
  });

  it("counts and pictures say what they show", async () => {
    const element = await live();
    const { nodes } = await cdp<{ nodes: { role?: { value: string }; name?: { value: string } }[] }>("Accessibility.getFullAXTree");
    const names = nodes.filter(({ role }) => role?.value === "button").map(({ name }) => name?.value ?? "");
    for (const [count, word] of [
      [element.confusion.passed, "passed"],
      [element.confusion.falseAlarms, "false alarms"],
      [element.confusion.missed, "missed"],
      [element.confusion.caught, "caught"],
    ])
      assert.isTrue(
        names.some((name) => name.startsWith(`${count} ${word} `)),
        `${count} ${word}: ${names.join("; ")}`,
      );
    const alt = (selector: string) => inside(element, selector).getAttribute("aria-label")!;
    const what = text(element, ".what b");
    const error = /Error [\d.]+\d/.exec(text(element, ".what"))![0];
    assert.match(what, /^An? \d, scratched\.$/);
    assert.include(alt("[data-picture=input]"), what);
    for (const name of ["output", "error"]) assert.include(alt(`[data-picture=${name}]`), `${what} ${error}.`);
    element.source = "sensor";
    await element.updateComplete;
    assert.include(alt("canvas.window"), text(element, ".what b"));
  });

  it("every control is reached by Tab and shows that it has the focus", async () => {
    const element = await live();
    const reached: string[] = [];
    (document.activeElement as HTMLElement | null)?.blur();
    for (let i = 0; i < 40 && reached.at(-1) !== "Skip"; i++) {
      await sendKeys({ press: "Tab" });
      const active = element.shadowRoot!.activeElement as HTMLInputElement | null;
      if (!active) continue;
      reached.push(active.dataset.cell ?? (active.name || active.value || active.textContent.trim()));
      assert.notEqual(getComputedStyle(active.closest(".segments label") ?? active).outlineStyle, "none", active.outerHTML.slice(0, 80));
    }
    for (const name of ["passed", "falseAlarms", "missed", "caught", "Lower error", "A letter", "source", "scratch", "falseAlarm", "Skip"])
      assert.include(reached, name);
  });
});

/** As the tag writes shares. */
function share(part: number, rest: number): string {
  if (part + rest === 0) return "—";
  const value = part / (part + rest);
  const whole = Math.round(100 * value);
  return `${value > 0 && value < 1 ? Math.min(99, Math.max(1, whole)) : whole} %`;
}

describe("ae-anomaly: what a learner can see", () => {
  /** Hanley and McNeil 1982. */
  const standardError = (area: number, n: number) => {
    const [q1, q2] = [area / (2 - area), (2 * area * area) / (1 + area)];
    return Math.sqrt((area * (1 - area) + (n - 1) * (q1 + q2 - 2 * area * area)) / (n * n));
  };

  for (const [source, id, kinds] of [
    ["digits", "anomaly", ["scratch", "rotate", "flip", "shift"]],
    ["sensor", "sensor", ["frequency", "harmonic", "spikes", "bearing"]],
  ] as const) {
    it(`${source}: what is wrong has the larger error; the areas are the catalogue's, within sampling error`, async () => {
      const element = await live(`<ae-anomaly source="${source}"></ae-anomaly>`);
      for (const kind of kinds) {
        element.anomalies = [kind];
        await element.updateComplete;
        const known = figure(id, `auc${kind[0].toUpperCase()}${kind.slice(1)}`);
        assert.isAbove(element.auc, 0.7, kind);
        // three and a half standard errors, and a little for the sprite's grey levels
        assert.closeTo(element.auc, known, 3.5 * standardError(known, COUNT) + 0.005, kind);
        const median = (values: Float32Array) => values.sort()[COUNT / 2];
        assert.isAbove(median(element.scores.anomalous), median(element.scores.normal), kind);
      }
    });
  }

  it("principal components are compared on the very examples that are drawn, and the sentence follows the figures", async () => {
    const element = await live('<ae-anomaly anomalies="scratch"></ae-anomaly>');
    const lease = await acquireAll(["anomaly", "pca", "digits"]);
    const k = lease.model.anomaly.latentSize;
    lease.release();
    const said = /Principal components, (\d+) numbers as well, do (about as well|less well|better) here: AUC ([\d.]+)\./.exec(
      text(element, ".honest"),
    )!;
    assert.equal(Number(said[1]), k);
    const theirs = Number(said[3]);
    const known = figure("anomaly", "pcaAucScratch");
    assert.closeTo(theirs, known, 3.5 * standardError(known, COUNT) + 0.005);
    const gap = element.auc - theirs;
    const limit = 2 * Math.hypot(standardError(element.auc, COUNT), standardError(theirs, COUNT));
    assert.equal(said[2], Math.abs(gap) <= limit ? "about as well" : gap > 0 ? "less well" : "better");
  });

  it("some damage is none: among the mirrored, what reads the same in a mirror is missed more often", async () => {
    const element = await live('<ae-anomaly anomalies="flip"></ae-anomaly>');
    const lease = await acquireAll(["digits"]);
    const labels = lease.model.digits.labels.slice(COUNT, 2 * COUNT);
    lease.release();
    const { anomalous } = element.scores;
    const missed = (wanted: (label: number) => boolean) => {
      const of = [...anomalous.keys()].filter((i) => wanted(labels[i]));
      return of.filter((i) => anomalous[i] < element.threshold).length / of.length;
    };
    const same = (label: number) => label === 0 || label === 1 || label === 8;
    assert.isAbove(missed(same), 2 * missed((label) => !same(label)));
    assert.include(text(element, ".how"), "a mirrored 0 is a 0");
  });

  it("a threshold outside the scores: all pass or all alarm, said in words, and no NaN", async () => {
    const element = await live('<ae-anomaly threshold="5000"></ae-anomaly>');
    assert.deepEqual(element.confusion, { passed: COUNT, falseAlarms: 0, missed: COUNT, caught: 0 });
    assert.include(text(element, ".limit"), "nothing alarms");
    assert.include(spoken(element), "nothing alarms");
    assert.equal(text(element, "[data-measure=precision]"), "— precision no alarm at all");
    element.threshold = 0;
    await element.updateComplete;
    assert.include(text(element, ".limit"), "everything alarms");
    assert.equal(text(element, "[data-measure=recall] .number"), "100 %");
    assert.notInclude(element.shadowRoot!.textContent, "NaN");
    await axe(element);
  });
});

describe("ae-anomaly: predict, then reveal", () => {
  it("areas of single kinds are kept back until the reader has chosen, then say which is hardest", async () => {
    const element = await live();
    assert.notInclude(text(element, ".kinds"), "AUC");
    all<HTMLButtonElement>(element, ".answers button")[0].click();
    await element.updateComplete;
    const areas = all(element, ".kinds .sub").map((sub) => Number(/AUC ([\d.]+)/.exec(sub.textContent)![1]));
    assert.lengthOf(areas, 4);
    const names = ["scratched", "turned 90°", "mirrored", "shifted"];
    const hardest = names[areas.indexOf(Math.min(...areas))];
    const said = text(element, ".prompt .question");
    assert.match(said, /^You predicted scratched\. The hardest (is|are) /);
    assert.match(said, new RegExp(`hardest (is|are) ${hardest}`));
    assert.include(said, Math.min(...areas).toFixed(3));
    const second = await live();
    assert.isNull(inside(second, ".prompt"), "asked once a page");
  });

  it("Skip takes the question away and shows the areas", async () => {
    const element = await live();
    inside<HTMLButtonElement>(element, ".prompt .last").click();
    await element.updateComplete;
    assert.isNull(inside(element, ".prompt"));
    assert.include(text(element, ".kinds"), "AUC");
    element.reset();
    await element.updateComplete;
    assert.isNotNull(inside(element, ".prompt"));
  });

  it("hide leaves out what the author names", async () => {
    const names = ["source", "anomalies", "roc", "example", "costs", "predict", "how", "reset"];
    const element = await live(`<ae-anomaly hide="${names.join(" ")}"></ae-anomaly>`);
    for (const selector of [".segments", ".kinds", ".roc", ".example", ".costs", ".prompt", ".how", "[part=reset]"])
      assert.isNull(inside(element, selector), selector);
    assert.isNotNull(slider(element));
    await axe(element);
  });
});

describe("ae-anomaly: the sensor", () => {
  it("the reader turns to the sensor and back; thresholds do not go along", async () => {
    const element = await live();
    element.threshold = 44;
    inside<HTMLInputElement>(element, "input[value=sensor]").click();
    await element.updateComplete;
    assert.equal(element.source, "sensor");
    assert.isBelow(element.threshold, 10);
    assert.isFalse(element.hasAttribute("threshold"));
    assert.isAbove(element.auc, 0.9);
    await waitUntil(() => inside(element, "canvas.trace"));
    assert.include(text(element, ".how"), "made up");
    inside<HTMLInputElement>(element, "input[value=digits]").click();
    await element.updateComplete;
    assert.isNull(inside(element, "canvas.trace"));
    assert.lengthOf(element.scores.normal, COUNT);
    assert.equal(await element.score(new Float32Array(PIXELS)).then(Number.isFinite), true);
  });

  it("turned to and away quickly, it says nothing of errors", async () => {
    const element = await live('<ae-anomaly source="sensor"></ae-anomaly>');
    const errors: string[] = [];
    element.addEventListener("ae-error", ({ detail }) => errors.push(detail.message));
    (await waitUntil(() => inside(element, "canvas.trace"))).scrollIntoView({ block: "center" });
    await waitUntil(() => text(element, ".state") !== "");
    for (let i = 0; i < 24; i++) {
      const source = i % 2 ? "sensor" : "digits";
      if (i < 12) element.source = source;
      else inside<HTMLInputElement>(element, `input[value=${source}]`).click();
      await new Promise((resolve) => setTimeout(resolve, [0, 20, 50, 100, 200, 300][i % 6]));
    }
    await element.updateComplete;
    assert.deepEqual(errors, []);
    const picture = () => inside<HTMLCanvasElement>(element, "canvas.trace").toDataURL();
    const before = picture();
    await waitUntil(() => picture() !== before, "it moves on");
  });

  it("moves while it is in view; Pause stops it; a fault raises the alarm and a healthy machine ends it", async () => {
    const element = await live('<ae-anomaly source="sensor"></ae-anomaly>');
    const trace = await waitUntil(() => inside<HTMLCanvasElement>(element, "canvas.trace"));
    const picture = () => inside<HTMLCanvasElement>(element, "canvas.trace").toDataURL();
    trace.scrollIntoView({ block: "center" });
    const before = picture();
    await waitUntil(() => picture() !== before, "it moves");
    const button = (name: string) => all<HTMLButtonElement>(element, ".run button").find((b) => b.textContent.trim() === name)!;
    button("Pause").click();
    await element.updateComplete;
    await new Promise((resolve) => setTimeout(resolve, 100));
    const still = picture();
    await new Promise((resolve) => setTimeout(resolve, 200));
    assert.equal(picture(), still);
    const changed = oneEvent(element, "ae-change");
    inside<HTMLInputElement>(element, "input[value=frequency]").click();
    assert.deepEqual((await changed).detail, { fault: "frequency" });
    for (let i = 0; i < 2; i++) {
      button("Next window").click();
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    await waitUntil(() => text(element, ".state") === "Alarm");
    assert.include(inside(element, "canvas.trace").getAttribute("aria-label"), "wrong speed");
    inside<HTMLInputElement>(element, "input[value=healthy]").click();
    await waitUntil(() => {
      button("Next window").click();
      return text(element, ".state") === "No alarm";
    });
    await axe(element);
  });

  it("out of view it stands still", async () => {
    const shelf = await fixture('<div style="padding-block-start: 4000px"></div>');
    const element = document.createElement("ae-anomaly");
    element.source = "sensor";
    shelf.append(element);
    await element.ready;
    const trace = await waitUntil(() => inside<HTMLCanvasElement>(element, "canvas.trace"));
    await element.updateComplete;
    await new Promise((resolve) => setTimeout(resolve, 200));
    const before = trace.toDataURL();
    await new Promise((resolve) => setTimeout(resolve, 300));
    assert.equal(trace.toDataURL(), before);
  });

  it("reduced motion: stills with a Next button", async () => {
    await emulateMedia({ reducedMotion: "reduce" });
    const element = await live('<ae-anomaly source="sensor"></ae-anomaly>');
    const trace = await waitUntil(() => inside<HTMLCanvasElement>(element, "canvas.trace"));
    trace.scrollIntoView({ block: "center" });
    await waitUntil(() => text(element, ".state") !== "");
    const before = trace.toDataURL();
    await new Promise((resolve) => setTimeout(resolve, 250));
    assert.equal(trace.toDataURL(), before);
    inside<HTMLButtonElement>(element, ".run button").click();
    await waitUntil(() => trace.toDataURL() !== before);
    assert.equal(text(element, ".run"), "Next window");
  });
});

describe("ae-anomaly: states", () => {
  it("the poster stands before the model; nothing moves when it comes", async () => {
    for (const [width, source] of [
      [1000, "digits"],
      [1000, "sensor"],
      [680, "digits"],
      [680, "sensor"],
      [320, "digits"],
      [320, "sensor"],
    ] as const) {
      await setViewport({ width, height: 700 });
      // far below the window: no model loads
      const shelf = document.createElement("div");
      shelf.style.marginBlockStart = "5000px";
      document.body.append(shelf);
      const element = Object.assign(document.createElement("ae-anomaly"), { source });
      const hooks = element as unknown as { firstUpdated: () => void };
      const measure = (selector: string) =>
        all(element, selector).map((part) => {
          const { x, y, width: w, height: h } = part.getBoundingClientRect();
          return `${part.classList[0]}: ${[x, y + scrollY, w, h].map((v) => v.toFixed(1)).join(" ")}`;
        });
      const lasting = ".head, .cells, .cell, .field, .ticks, .measures, .square, .area-number, .example, .pic, .what, .rest";
      let first: string[] | undefined;
      hooks.firstUpdated = () => {
        assert.isNull(inside(element, ".controls"), "the first picture stands alone");
        first = measure(lasting);
      };
      shelf.append(element);
      await waitUntil(() => inside(element, ".controls") && (source === "digits" || inside(element, "canvas.trace")));
      assert.isNull(inside(element, ".field input"), "no handle yet");
      assert.isAbove(shownCount(element, "caught"), 100);
      const beneath = ".controls, .costs, .prompt, .how, .machine canvas";
      const poster = measure(beneath);
      await axe(element);
      const counts = all(element, ".cell b").map((b) => b.textContent);
      await element.ready;
      await element.updateComplete;
      assert.deepEqual(measure(lasting), first!, `${width}: ${source}`);
      assert.deepEqual(measure(beneath), poster, `${width}: ${source}`);
      assert.deepEqual(
        all(element, ".cell b").map((b) => b.textContent),
        counts,
        "the stored counts are the model's",
      );
      assert.isNotNull(slider(element));
      const wide = all(element, "*").filter((part) => part.getBoundingClientRect().right > width);
      assert.isAtMost(document.documentElement.scrollWidth, width, wide.map((part) => part.outerHTML.slice(0, 60)).join("\n"));
      shelf.remove();
    }
  });

  for (const width of [288, 430, 590]) {
    it(`the title row is as high while the model loads as after that, at ${width} px`, async () => {
      await setViewport({ width, height: 700 });
      for (const source of ["digits", "sensor"] as const) {
        const element = await live(`<ae-anomaly source="${source}"></ae-anomaly>`);
        const { loader } = element as unknown as { loader: { status: unknown } };
        const height = () => inside(element, ".head").getBoundingClientRect().height;
        const ready = height();
        const { status } = loader;
        for (const progress of [null, { loaded: 1e5, total: 2e5 }, { loaded: 1.1e6, total: 1.2e6 }]) {
          loader.status = { kind: "loading", progress };
          element.requestUpdate();
          await waitUntil(() => inside(element, ".progress"));
          assert.equal(height(), ready, `${source}: ${text(element, ".aside")}`);
          assert.isAtMost(document.documentElement.scrollWidth, width);
          loader.status = status;
          element.requestUpdate();
          await waitUntil(() => !inside(element, ".progress"));
        }
      }
    });
  }

  for (const width of [288, 320])
    it(`in wide faces the names of the three pictures stand apart, and those of the groups have a halo: ${width} px`, async () => {
      await useFace("wide");
      await setViewport({ width: 400, height: 800 });
      const element = await live();
      element.style.inlineSize = `${width}px`;
      await nextFrame();
      const [input, output, error] = all(element, ".pic .label").map((label) => {
        const range = document.createRange();
        range.selectNodeContents(label);
        return range.getBoundingClientRect();
      });
      assert.isAtLeast(output.left - input.right, 4);
      assert.isAtLeast(error.left - output.right, 4);
      for (const name of all(element, ".group")) assert.notEqual(getComputedStyle(name).textShadow, "none", name.textContent);
    });

  it("text of twice the size at 320 px: nothing sticks out, nothing overprints", async () => {
    document.documentElement.style.fontSize = "200%";
    await setViewport({ width: 320, height: 800 });
    for (const source of ["digits", "sensor"] as const) {
      const element = await live(`<ae-anomaly source="${source}"></ae-anomaly>`);
      for (const part of [0.25, 0.5, 0.9]) {
        element.threshold = part * (source === "digits" ? 90 : 15);
        await element.updateComplete;
        const wide = all(element, "*").filter((one) => one.getBoundingClientRect().right > 320.5 && !one.closest("svg, .visually-hidden"));
        assert.deepEqual(
          wide.map((one) => one.outerHTML.slice(0, 80)),
          [],
        );
        assert.isAtMost(document.documentElement.scrollWidth, 320);
      }
      const box = (selector: string) => inside(element, selector).getBoundingClientRect();
      assert.isAtLeast(box(".group.anomalous").top, box(".field").bottom - 1, "beside the bars");
      assert.isAtMost(box(".group.normal").bottom, box(".field").top + 1);
      const ends = all(element, ".pic .label").map((label) => label.getBoundingClientRect());
      ends.forEach((one, i) => ends.slice(i + 1).forEach((next) => assert.isTrue(one.bottom <= next.top || one.right <= next.left)));
      element.remove();
    }
    document.documentElement.style.fontSize = "";
  });

  it("an update asks for no other, and a hostile value is complained of", async () => {
    const said: string[] = [];
    const { warn } = console;
    console.warn = (...parts: unknown[]) => said.push(parts.join(" "));
    try {
      const element = await live();
      await element.updateComplete;
      assert.deepEqual(
        said.filter((message) => message.includes("change-in-update")),
        [],
      );
      said.length = 0;
      const hostile = (target: object) =>
        new Proxy(target, {
          get() {
            throw new Error("not to be read");
          },
        });
      element.input = hostile([]) as number[];
      element.anomalies = hostile([]) as [];
      const { proxy, revoke } = Proxy.revocable([], {});
      revoke();
      element.anomalies = proxy;
      assert.isNull(element.input);
      assert.include(said.join("\n"), "input: not 784 numbers");
      assert.include(said.join("\n"), "anomalies: ");
      let refused: unknown;
      await element.score(hostile([]) as number[]).catch((error: unknown) => (refused = error));
      assert.instanceOf(refused, RangeError);
    } finally {
      console.warn = warn;
    }
  });

  for (const width of [960, 640, 320]) {
    for (const colorScheme of ["light", "dark"] as const) {
      it(`breaks no accessibility rule at ${width} px, ${colorScheme}`, async () => {
        await setViewport({ width, height: 800 });
        await emulateMedia({ colorScheme });
        const element = await live();
        await axe(element);
        inside<HTMLButtonElement>(element, ".answers button").click();
        await element.updateComplete;
        await axe(element);
        inside<HTMLInputElement>(element, "input[value=sensor]").click();
        await element.updateComplete;
        await waitUntil(() => inside(element, "canvas.trace"));
        await element.updateComplete;
        await axe(element);
      });
    }
  }

  it("forced colours and right to left: the axis stays as it is", async () => {
    await emulateMedia({ forcedColors: "active" });
    const page = document.createElement("div");
    page.dir = "rtl";
    document.body.append(page);
    const element = await live("<ae-anomaly></ae-anomaly>", { parent: page });
    element.threshold = 10;
    await element.updateComplete;
    const field = inside(element, ".field").getBoundingClientRect();
    assert.isBelow(inside(element, ".line").getBoundingClientRect().left, field.left + field.width / 2);
    const cell = (name: string) => inside(element, `[data-cell=${name}]`).getBoundingClientRect();
    assert.isBelow(cell("passed").left, cell("falseAlarms").left, "the counts stand on their sides of the line");
    await axe(element);
    page.remove();
  });

  it("speaks the language of its ancestor where there are words for it", async () => {
    registerTranslation("qx", { anomaly: { title: { digits: "Wo endet normal?", sensor: "Wo?" } } });
    const page = document.createElement("div");
    page.lang = "qx";
    document.body.append(page);
    const element = await live("<ae-anomaly></ae-anomaly>", { parent: page });
    assert.equal(text(element, ".title"), "Wo endet normal?");
    page.remove();
  });

  it("a linked formula lights a quantity and hears when the reader points at it", async () => {
    const element = await live();
    assert.match(element.quantities.L!, /^error [\d.]+, alarm from [\d.]+$/);
    // the pointer may still rest where an earlier test left it
    await sendMouse({ type: "move", position: [0, 0] });
    await new Promise((resolve) => setTimeout(resolve, 50));
    const heard = oneEvent(element, "ae-quantity");
    slider(element).focus();
    assert.deepEqual((await heard).detail, { quantity: "L" });
    element.highlight("xhat");
    assert.notEqual(getComputedStyle(inside(element, ".pic[data-q=xhat]")).outlineStyle, "none");
  });

  it("says that the model did not arrive, keeps the picture, and Retry works", async () => {
    allowConsoleErrors(/./);
    // the pool keeps what other tests loaded for a moment
    await waitUntil(() => engineInfo().numTensors === 0, "the pool is empty", { timeout: 15_000 });
    await block("*weights/anomaly.bin*");
    const element = await fixture<AeAnomaly>("<ae-anomaly></ae-anomaly>");
    const failed = oneEvent(element, "ae-error");
    void element.ready;
    const { detail } = await failed;
    assert.equal(detail.code, "network");
    assert.isTrue(detail.recoverable);
    await element.updateComplete;
    assert.equal(inside(element, "[part=failure]").getAttribute("role"), "alert");
    assert.isAbove(shownCount(element, "caught"), 100);
    assert.isFalse((await element.grade({ kind: "threshold", falseAlarms: 1, caught: 0 }))!.met);
    let refused: unknown;
    await element.score(new Float32Array(PIXELS)).catch((error: unknown) => (refused = error));
    assert.instanceOf(refused, Error);
    await axe(element);
    await block();
    inside<HTMLButtonElement>(element, "[part=failure] button").click();
    await element.ready;
    await element.updateComplete;
    assert.isNull(inside(element, "[part=failure]"));
    assert.isNotNull(slider(element));
  });
});
