/**
 * Formulas linked to figures, all pairs: what a formula names is lit in the figure with its live value, or said not to be there;
 * and what is pointed at in the figure is shown in the formula. By pointer, finger and keyboard.
 */
import { formulaTex, type FormulaName } from "../../src/content/tex/formula.js";
import { lessonSections } from "../../src/content/lesson/index.js";
import type { AeElement } from "../../src/core/ae-element.js";
import { COLOURS } from "../../src/core/tokens.js";
import { isKnownSymbol, type KnownSymbol } from "../../src/core/known-symbols.js";
import { QUANTITIES } from "../../src/core/quantities.js";
import "../../src/elements/anomaly/define.js";
import "../../src/elements/bottleneck/define.js";
import "../../src/elements/denoiser/define.js";
import "../../src/elements/features/define.js";
import "../../src/elements/formula/define.js";
import type { AeFormula } from "../../src/elements/formula/formula.element.js";
import "../../src/elements/latent-map/define.js";
import "../../src/elements/loss-calculator/define.js";
import "../../src/elements/sampler/define.js";
import "../../src/elements/trainer/define.js";
import type { AeTrainer } from "../../src/elements/trainer/trainer.element.js";
import "../../src/elements/walkthrough/define.js";
import { pages } from "../../site/gallery/pages.mjs";
import { assert, fixture, sendKeys, setViewport } from "../helpers/index.js";

const FORMULAS = Object.keys(formulaTex) as FormulaName[];
/** What each figure shows, when it is live. */
const SHOWS: Record<string, readonly KnownSymbol[]> = {
  "ae-anomaly": ["x", "xhat", "L"],
  "ae-bottleneck": ["x", "theta", "z", "phi", "xhat", "L", "k", "ratio", "d"],
  "ae-denoiser": ["x", "noisy", "xhat", "L"],
  "ae-features": ["x", "theta", "z"],
  "ae-latent-map": ["z", "phi", "xhat", "prior"],
  "ae-loss-calculator": ["x", "xhat", "L", "sum", "d", "n", "eta"],
  "ae-sampler": ["z", "phi", "xhat", "prior"],
  "ae-trainer": ["x", "theta", "z", "phi", "xhat", "L", "k", "eta", "n"],
  "ae-walkthrough": ["x", "theta", "z", "phi", "xhat", "L"],
};
/** The symbols of the pairs on the project's own pages that the figure does not show. */
const ABSENT: Record<string, readonly string[]> = {
  "autoencoder ae-bottleneck": [],
  "reconstruction-loss ae-loss-calculator": ["i"],
  "five-pixels ae-loss-calculator": [],
  "descent ae-trainer": [],
  "prior ae-sampler": [],
  "denoising-loss ae-denoiser": ["phi", "theta"],
};

function usedPairs(): string[] {
  const blocks = lessonSections.flatMap((section) => section.blocks);
  const figures = new Map(blocks.flatMap((block) => (block.kind === "figure" ? [[block.id, block.tag] as const] : [])));
  const pairs = blocks.flatMap((block) => (block.kind === "formula" ? [`${block.name} ${figures.get(block.for)}`] : []));
  const parts = (pages as { html: string; variants: { html: string }[] }[]).flatMap(({ html, variants }) => [
    html,
    ...variants.map((v) => v.html),
  ]);
  for (const part of parts) {
    const { body } = new DOMParser().parseFromString(part, "text/html");
    for (const each of body.querySelectorAll("ae-formula[for]")) {
      const target = body.querySelector(`#${each.getAttribute("for")}`);
      pairs.push(`${each.getAttribute("name") ?? "autoencoder"} ${target?.localName}`);
    }
  }
  return [...new Set(pairs)];
}

const all = (root: Element, selector: string) => [...root.shadowRoot!.querySelectorAll<HTMLElement>(selector)];
const seen = (element: Element) => element.checkVisibility({ visibilityProperty: true }) && element.getClientRects().length > 0;
const partsOf = (figure: Element, symbol: KnownSymbol) => all(figure, `[data-q~="${symbol}"]`).filter(seen);
/** Pictures have an edge of their own, which stands closer. */
const isLit = (part: Element) => getComputedStyle(part).outlineStyle === "solid" && getComputedStyle(part).outlineOffset !== "0px";
const outlined = (figure: Element) => all(figure, "[data-q]").filter((part) => seen(part) && isLit(part));
const sentence = (formula: AeFormula) => all(formula, ".meanings > .shown")[0].textContent.replace(/\s+/g, " ").trim();
const chosen = (formula: AeFormula) => [...new Set(all(formula, ".symbol.chosen").map((each) => each.dataset.symbol))];
const point = (target: Element, type: string, pointerType = "mouse") =>
  target.dispatchEvent(new PointerEvent(type, { pointerType, bubbles: type !== "pointerleave", composed: true }));
const symbolOf = ({ name, quantity }: AeFormula["symbols"][number]) => (isKnownSymbol(name) ? name : quantity);

interface Pair {
  formula: AeFormula;
  figure: AeElement;
}

async function live(tag: string): Promise<Pair> {
  await setViewport({ width: 1000, height: 800 });
  const holder = await fixture(`<div><ae-formula for="figure"></ae-formula><${tag} id="figure"></${tag}></div>`);
  const formula = holder.querySelector<AeFormula>("ae-formula")!;
  const figure = holder.querySelector<AeElement>("#figure")!;
  await figure.ready;
  if (tag === "ae-trainer") await (figure as AeTrainer).step(1);
  await figure.updateComplete;
  await formula.updateComplete;
  return { formula, figure };
}

async function checkFormula({ formula, figure }: Pair, name: FormulaName): Promise<string[]> {
  formula.name = name;
  await formula.updateComplete;
  const absent: string[] = [];
  for (const symbol of formula.symbols) {
    const where = `${name} ${figure.localName} ${symbol.name}`;
    const known = symbolOf(symbol);
    const item = all(formula, ".legend .item")[formula.symbols.findIndex((each) => each.name === symbol.name)];
    const glyph = all(formula, `.symbol[data-symbol="${symbol.name}"]`)[0];
    glyph.focus();
    glyph.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true, composed: true }));
    await formula.updateComplete;
    assert.deepEqual(chosen(formula), [symbol.name], where);
    if (symbol.value) {
      assert.include(sentence(formula), `now ${symbol.value.replace(/\s+/g, " ")}`, where);
      assert.include(glyph.getAttribute("aria-label")!, symbol.value, where);
      assert.notInclude(item.textContent, "not in the figure", where);
      assert.equal(figure.dataset.lit, known!, where);
      assert.isAbove(outlined(figure).length, 0, `${where}: nothing is lit`);
      assert.deepEqual(outlined(figure), partsOf(figure, known!), where);
    } else {
      absent.push(symbol.name);
      assert.include(item.textContent, "not in the figure", where);
      assert.match(sentence(formula), /Not in the figure\.$/, where);
      assert.include(glyph.getAttribute("aria-label")!, "Not in the figure", where);
      assert.lengthOf(outlined(figure), 0, `${where}: lit all the same`);
    }
    formula.reset();
    glyph.blur();
    await formula.updateComplete;
    assert.lengthOf(outlined(figure), 0, where);
  }
  return absent;
}

/** The other way round: each part of the figure that shows something, by mouse, by finger and by keyboard. */
async function checkFigure({ formula, figure }: Pair, name: FormulaName): Promise<void> {
  formula.name = name;
  await formula.updateComplete;
  const names = new Map(formula.symbols.map((symbol) => [symbolOf(symbol), symbol.name]));
  const expected = (part: HTMLElement) => {
    const [told] = part.dataset.q!.split(" ");
    const mark = names.get(told as KnownSymbol) ?? (told === "k" ? names.get("z") : undefined);
    return mark ? [mark] : [];
  };
  const frame = all(figure, ".figure")[0];
  const check = async (part: HTMLElement, how: string) => {
    await formula.updateComplete;
    assert.deepEqual(chosen(formula), expected(part), `${name} ${figure.localName} ${part.dataset.q} by ${how}`);
  };
  for (const part of all(figure, "[data-q]").filter(seen)) {
    point(part, "pointerover");
    await check(part, "mouse");
    point(frame, "pointerleave");
    await formula.updateComplete;
    assert.deepEqual(chosen(formula), [], "the mouse has left");

    point(part, "pointerover", "touch");
    point(frame, "pointerleave", "touch");
    await check(part, "finger, which is lifted again");
    point(document.body, "pointerdown", "touch");
    await formula.updateComplete;
    assert.deepEqual(chosen(formula), [], "the finger is elsewhere");

    const stops = [...part.querySelectorAll<HTMLElement>("button, input, [tabindex]"), part].filter(
      (each) => each.closest("[data-q]") === part && each.tabIndex >= 0 && !(each as HTMLButtonElement).disabled && seen(each),
    );
    for (const stop of stops.slice(0, 1)) {
      stop.focus({ preventScroll: true });
      if (figure.shadowRoot!.activeElement !== stop) continue;
      await check(part, "keyboard");
      stop.blur();
      await formula.updateComplete;
      assert.deepEqual(chosen(formula), [], "the focus has left");
    }
  }
}

describe("formulas linked to figures", () => {
  it("the pairs of the lesson and the gallery are known", () => {
    assert.sameMembers(usedPairs(), Object.keys(ABSENT));
  });

  for (const [tag, shows] of Object.entries(SHOWS)) {
    it(`${tag}: every symbol of every formula is lit with its value, or said to be absent; and the other way round`, async function () {
      this.timeout(60_000);
      const pair = await live(tag);
      const { figure } = pair;
      const quantities: Partial<Record<KnownSymbol, string>> = figure.quantities;
      assert.sameMembers(
        Object.keys(quantities).filter((each) => quantities[each as KnownSymbol] !== undefined),
        [...shows],
      );
      for (const symbol of shows) {
        assert.isNotEmpty(quantities[symbol], symbol);
        assert.notMatch(quantities[symbol]!, /NaN|undefined|Infinity/, symbol);
        assert.isAbove(partsOf(figure, symbol).length, 0, `${symbol} has no part`);
      }
      // what is marked is also said
      for (const part of all(figure, "[data-q]")) for (const q of part.dataset.q!.split(" ")) assert.include([...shows, "x", "xhat"], q);
      await sendKeys({ press: "Tab" });
      for (const name of FORMULAS) {
        const absent = await checkFormula(pair, name);
        const key = `${name} ${tag}`;
        if (key in ABSENT) assert.deepEqual(absent.sort(), [...ABSENT[key]].sort(), key);
        await checkFigure(pair, name);
      }
    });
  }

  for (const [i, scheme] of (["light", "dark"] as const).entries()) {
    it(`a quantity has its one colour in every figure, label and formula, ${scheme}`, async function () {
      this.timeout(60_000);
      await setViewport({ width: 1000, height: 800 });
      const holder = await fixture(`<div>${Object.keys(SHOWS)
        .map((tag) => `<${tag} theme="${scheme}"></${tag}>`)
        .join("")}
        ${FORMULAS.map((name) => `<ae-formula name="${name}" theme="${scheme}"></ae-formula>`).join("")}</div>`);
      const tags = [...holder.children] as AeElement[];
      await Promise.all(tags.map((tag) => tag.ready));
      for (const q of QUANTITIES) {
        const hex = COLOURS[q === "L" ? "loss" : q][i];
        const [r, g, b] = [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16));
        const colour = `rgb(${r}, ${g}, ${b})`;
        for (const tag of tags) {
          for (const part of all(tag, `.q-${q}`).filter((each) => !each.closest("[disabled], .chosen")))
            assert.equal(getComputedStyle(part).color, colour, `${tag.localName} ${q}: ${part.outerHTML.slice(0, 120)}`);
          if (tag.localName === "ae-formula") continue;
          tag.highlight(q);
          for (const part of partsOf(tag, q)) {
            assert.isTrue(isLit(part), `${tag.localName} ${q}`);
            assert.equal(getComputedStyle(part).outlineColor, colour, `${tag.localName} ${q} is lit`);
          }
          tag.highlight(null);
        }
      }
      // in canvases as well: the cursor of the map is the code, ink that is lost has the colour of the input
      const colours = (canvas: HTMLCanvasElement) => {
        const { data } = canvas.getContext("2d")!.getImageData(0, 0, canvas.width, canvas.height);
        return new Set(
          Array.from({ length: data.length / 4 }, (_, p) => (data[4 * p + 3] === 255 ? data.slice(4 * p, 4 * p + 3).join() : "")),
        );
      };
      const rgb = (q: "x" | "z") => [1, 3, 5].map((at) => parseInt(COLOURS[q][i].slice(at, at + 2), 16)).join();
      const map = holder.querySelector("ae-latent-map")!.shadowRoot!.querySelector<HTMLCanvasElement>("canvas.overlay")!;
      assert.isTrue(colours(map).has(rgb("z")), "the cursor's leader");
      const bottleneck = holder.querySelector("ae-bottleneck")!;
      bottleneck.input = Float32Array.from({ length: 784 }, (_, p) => (p % 28 > 13 ? 1 : 0));
      await bottleneck.updateComplete;
      const error = colours(bottleneck.shadowRoot!.querySelector<HTMLCanvasElement>("canvas[data-picture=error]")!);
      assert.isTrue(error.has(rgb("x")), "ink that was lost");
    });
  }
});
