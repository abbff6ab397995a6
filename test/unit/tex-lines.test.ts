import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { equationsOf, extent, type Atom } from "../../src/core/katex-lines.ts";

interface Named extends Atom {
  text: string;
}

const CLASSES: Record<string, string> = { "=": "mrel", "<": "mrel", "+": "mbin", "(": "mopen", ")": "mclose" };

/** One atom a character; "_" is a small space, "~" a \quad. */
const atoms = (text: string): Named[] =>
  Array.from(text, (c) => ({
    text: c,
    classes: [c === "_" || c === "~" ? "mspace" : (CLASSES[c] ?? "mord")],
    style: c === "_" ? { marginRight: "0.2778em" } : c === "~" ? { marginRight: "1em" } : {},
  }));

/** Parts between "/", pieces between "|", equations between " ". */
const broken = (text: string) =>
  equationsOf(atoms(text))
    .map(({ parts }) => parts.map((pieces) => pieces.map((piece) => piece.map((a) => a.text).join("")).join("|")).join("/"))
    .join(" ");

test("breaks before relations and operators, not before the first relation", () => {
  assert.equal(broken("a=b+c=d"), "a=b/+c/=d");
  assert.equal(broken("=a+b"), "=a/+b");
});
test("inside brackets a part breaks into pieces, deeper it does not", () => {
  assert.equal(broken("L=(a+b)+(c)"), "L=(a|+b)/+(c)");
  assert.equal(broken("((a+b)+c)"), "((a+b)|+c)");
});
test("relations on top of each other stay together", () => assert.equal(broken("a<=b<=c"), "a<=b/<=c"));
test("wide spaces part equations and are not in them; small ones stay", () => {
  assert.equal(broken("a,~_b_=_c"), "a, b_=_c");
  assert.deepEqual(
    equationsOf(atoms("a~_b")).map(({ gap }) => Number(gap.toFixed(4))),
    [1.2778, 0],
  );
  assert.equal(broken("(a~b)"), "(a~b)");
});
test("no atom is lost or moved, whatever the brackets", () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom("a", "b", "=", "+", "(", ")", "<", "_", "~"), maxLength: 30 }), (text) => {
      const left = equationsOf(atoms(text))
        .flatMap(({ parts }) => parts.flat().flat())
        .map((a) => a.text)
        .join("");
      assert.equal(left.replace(/[_~]/g, ""), text.replace(/[_~]/g, ""));
    }),
  );
});
test("extent is the tallest and the deepest", () => {
  assert.deepEqual(extent([{ height: 1, depth: 0.2 }, { height: 0.4, depth: 0.7 }, {}]), { height: 1, depth: 0.7 });
});
