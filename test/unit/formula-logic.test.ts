import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { FORMULA_MEANINGS } from "../../src/content/formulas.ts";
import { formulaHtml } from "../../src/content/tex/formula.html.ts";
import { formulaTex, type FormulaName } from "../../src/content/tex/formula.ts";
import type { MathNode } from "../../src/core/tex-tree.ts";
import {
  FORMULA_NAMES,
  NOTHING,
  chosen,
  marksOf,
  meaningOf,
  nearest,
  placesOf,
  press,
  step,
  type Mark,
} from "../../src/elements/formula/formula.logic.ts";
import { formula } from "../../src/i18n/en/formula.ts";

const places = (name: FormulaName) => placesOf(JSON.parse(formulaHtml[formulaTex[name]]) as MathNode);
const marks = (name: FormulaName) => marksOf(places(name));

describe("symbols of the built-in formulas", () => {
  test("the pair has its five, in reading order, as plain text", () => {
    assert.deepEqual(
      marks("autoencoder").map(({ name, label, quantity }) => [name, label, quantity]),
      [
        ["z", "z", "z"],
        ["theta", "fθ", "theta"],
        ["x", "x", "x"],
        ["xhat", "x\u0302", "xhat"],
        ["phi", "gϕ", "phi"],
      ],
    );
  });
  for (const name of FORMULA_NAMES)
    test(`${name}: each symbol has a name and a sentence in the dictionary, and no meaning is left over`, () => {
      const known = marks(name);
      assert.ok(known.length > 0);
      for (const mark of known) {
        const meaning = meaningOf(mark, name, new Map(), formula);
        assert.ok(meaning?.name, `${mark.name} has no name`);
        assert.match(meaning.meaning, /^[A-Z].*\.$/u, `${mark.name} has no sentence`);
      }
      for (const symbol of Object.keys(FORMULA_MEANINGS[name]))
        assert.ok(
          known.some((mark) => mark.name === symbol),
          `no ${symbol} in ${name}`,
        );
    });
  test("a symbol that stands for several values is not constant", () => {
    const [x, , sum] = marks("five-pixels");
    assert.equal(x.constant, false);
    assert.equal(sum.constant, true);
    assert.deepEqual(
      places("five-pixels")
        .slice(0, 3)
        .map(({ mark, label }) => [mark.name, label]),
      [
        ["x", "0.9"],
        ["xhat", "0.8"],
        ["x", "0.1"],
      ],
    );
  });
  test("a mark round other marks is no symbol", () => {
    const tree: MathNode = ["", { "data-symbol": "outer" }, ["", { "data-symbol": "inner" }, "a"], ["", { "data-symbol": "inner" }, "a"]];
    assert.deepEqual(
      marksOf(placesOf(tree)).map(({ name }) => name),
      ["inner"],
    );
  });
});

describe("meanings", () => {
  const x = { name: "x", quantity: "x" } as const;
  test("the author's goes before the formula's, the formula's before the common one", () => {
    assert.deepEqual(meaningOf(x, "mse", new Map([["x", "grey value"]]), formula), { name: "", meaning: "grey value" });
    assert.equal(meaningOf(x, "mse", new Map(), formula)?.name, formula.pixelInput);
    assert.equal(meaningOf(x, null, new Map(), formula)?.name, formula.input);
  });
  test("a name of the author's for a quantity means what the quantity means; an unknown one nothing", () => {
    assert.equal(meaningOf({ name: "latent", quantity: "z" }, null, new Map(), formula)?.name, formula.code);
    assert.equal(meaningOf({ name: "n", quantity: null }, null, new Map(), formula), null);
  });
});

describe("pointing", () => {
  const list = ["z", "x", "n"].map((name) => ({ name, quantity: name === "n" ? null : name }) as Mark);
  const name = (pointing: typeof NOTHING) => chosen(pointing, list)?.name ?? null;
  test("the pointer goes before the focus, the focus before what is pinned, that before the figure", () => {
    const all = { hover: "x", focus: "n", pinned: "z", outside: "x" } as const;
    assert.equal(name(all), "x");
    assert.equal(name({ ...all, hover: null }), "n");
    assert.equal(name({ ...all, hover: null, focus: null }), "z");
    assert.equal(name({ ...NOTHING, outside: "x" }), "x");
    assert.equal(name({ ...NOTHING, outside: "L" }), null);
    assert.equal(name({ ...NOTHING, pinned: "gone" }), null);
  });
  test("two presses on the same symbol leave nothing; a press on another moves the pin", () => {
    fc.assert(
      fc.property(fc.constantFrom("z", "x", "n"), fc.constantFrom("z", "x", "n"), (a, b) => {
        const twice = press(press({ ...NOTHING, focus: a }, a), b);
        assert.equal(twice.pinned, a === b ? null : b);
        if (a === b) assert.equal(name(twice), null);
      }),
    );
  });
});

test("keys move inside the row and leave other keys alone", () => {
  assert.equal(step("ArrowRight", 1, 3), 2);
  assert.equal(step("ArrowRight", 2, 3), 2);
  assert.equal(step("ArrowLeft", 0, 3), 0);
  assert.equal(step("ArrowUp", 2, 3), 1);
  assert.equal(step("Home", 2, 3), 0);
  assert.equal(step("End", 0, 3), 2);
  assert.equal(step("Tab", 0, 3), null);
});

describe("nearest box", () => {
  const box = (left: number, top: number) => ({ left, right: left + 10, top, bottom: top + 20 });
  const boxes = [box(0, 0), box(30, 0), box(0, 100)];
  test("inside, beside within reach, too far", () => {
    assert.equal(nearest(boxes, 35, 5, 6), 1);
    assert.equal(nearest(boxes, 26, 5, 6), 1);
    assert.equal(nearest(boxes, 20, 5, 6), -1);
    assert.equal(nearest(boxes, 5, 90, 22), 2);
    assert.equal(nearest([], 0, 0, 22), -1);
  });
});
