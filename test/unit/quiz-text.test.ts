import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { parseNumber } from "../../src/content/quiz/number.ts";
import { speak, splitText, texOf } from "../../src/content/quiz/text.ts";

describe("numbers as readers type them", () => {
  const same: [string, number][] = [
    ["24.5", 24.5],
    ["24,5", 24.5],
    [" 24,5 ", 24.5],
    ["0,008", 0.008],
    [".5", 0.5],
    ["\u22120,008", -0.008],
    ["1e-3", 0.001],
    ["1 234,5", 1234.5],
    ["1\u202f234.5", 1234.5],
    ["1'234.5", 1234.5],
    ["1.234,5", 1234.5],
    ["1,234.5", 1234.5],
    ["1,000,000", 1_000_000],
    ["٢٤٫٥", 24.5],
    ["۲۴٫۵", 24.5],
    ["٢٤", 24],
  ];
  for (const [text, value] of same) {
    test(`${text} is ${value} in every language`, () => {
      assert.equal(parseNumber(text), value);
      assert.equal(parseNumber(text, { decimal: "," }), value);
    });
  }

  test("one sign before three digits is what the language makes of it", () => {
    assert.equal(parseNumber("1,000"), 1000);
    assert.equal(parseNumber("1,000", { decimal: "," }), 1);
    assert.equal(parseNumber("1.000"), 1);
    assert.equal(parseNumber("1.000", { decimal: "," }), 1000);
  });

  test("its unit may stand behind it, another may not", () => {
    assert.equal(parseNumber("24.5 Times", { unit: "times" }), 24.5);
    assert.equal(parseNumber("24.5×", { unit: "×" }), 24.5);
    assert.equal(parseNumber("24.5 kg", { unit: "times" }), null);
  });

  for (const text of ["", "  ", "abc", "1,2,3", "1.2.3", "--1", "1e", "1e999", "NaN", "Infinity", "0x10", "1/2", ",", "."]) {
    test(`"${text}" is no number`, () => assert.equal(parseNumber(text), null));
  }

  test("whatever JavaScript writes is read back, with either sign", () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        assert.equal(parseNumber(String(value)), value === 0 ? 0 : value);
        if (!/[.]\d{3}$/.test(String(value))) assert.equal(parseNumber(String(value).replace(".", ",")), value === 0 ? 0 : value);
      }),
    );
    fc.assert(fc.property(fc.string(), (text) => void parseNumber(text)));
  });
});

describe("text with TeX", () => {
  const tex = (source: string) => splitText(source).map((part) => ("tex" in part ? [part.tex] : part.text));
  test("is split at dollars", () => {
    assert.deepEqual(tex("a code $z$ of $k$."), ["a code ", ["z"], " of ", ["k"], "."]);
    assert.deepEqual(tex("$z$"), [["z"]]);
    assert.deepEqual(tex(""), [""]);
  });
  test("money is not TeX", () => {
    assert.deepEqual(tex("$5 to $10"), ["$5 to $10"]);
    assert.deepEqual(tex("\\$5 for $x$, \\$6"), ["$5 for ", ["x"], ", $6"]);
    assert.deepEqual(tex("a $ b $ c"), ["a $ b $ c"]);
    assert.deepEqual(tex("only $one"), ["only $one"]);
    assert.deepEqual(tex("$$"), ["$$"]);
  });
  test("a dollar inside TeX is escaped", () => assert.deepEqual(tex("$a\\$b$"), [["a\\$b"]]));
  test("nothing gets lost", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom("$", "\\", "a", " ", "1") }), (source) => {
        const joined = splitText(source)
          .map((part) => ("tex" in part ? `$${part.tex}$` : part.text))
          .join("");
        assert.equal(
          joined,
          source.replaceAll("\\$", (_, at: number) => (inTex(source, at) ? "\\$" : "$")),
        );
      }),
    );
  });
  test("is spoken without commands", () => {
    assert.equal(speak("so $\\q{xhat}{\\hat{x}} = g_\\phi(z)$ is close"), "so x̂ = gφ(z) is close");
  });
  test("its formulas are listed once each", () => assert.deepEqual(texOf(["$a$ $b$", "$a$"]), ["a", "b"]));
});

/** Whether that place of the source is inside a formula. */
function inTex(source: string, at: number): boolean {
  let from = 0;
  for (const part of splitText(source)) {
    if ("tex" in part) {
      const start = source.indexOf(`$${part.tex}$`, from);
      if (start < at && at < start + part.tex.length + 2) return true;
      from = start + part.tex.length + 2;
    }
  }
  return false;
}
