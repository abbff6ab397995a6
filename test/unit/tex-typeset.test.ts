import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import katex from "katex";
import { formulaTex } from "../../src/content/tex/formula.ts";
import { MAX_LENGTH, createTypesetter } from "../../src/core/katex-typeset.ts";
import { TexError, parts, type MathNode, type MathTree } from "../../src/core/tex-tree.ts";

const typeset = createTypesetter(katex);

function refusal(tex: string): TexError {
  try {
    typeset(tex);
  } catch (error) {
    assert.ok(error instanceof TexError, `${String(error)} is no TexError`);
    return error;
  }
  throw new assert.AssertionError({ message: `${tex.slice(0, 60)} was typeset` });
}

function* nodesOf(tree: MathTree): Generator<MathNode> {
  if (typeof tree === "string") return;
  yield tree;
  for (const child of parts(tree).children) yield* nodesOf(child);
}

const withClass = (tree: MathTree, name: string) => [...nodesOf(tree)].filter((node) => parts(node).classes.split(" ").includes(name));

describe("the tree says what KaTeX's own markup says", () => {
  const OTHERS = [
    "\\sqrt[3]{x^2_1} + \\overbrace{a+b}^{n} \\ne \\vec{v}",
    "\\begin{pmatrix} 1 & 2 \\\\ 3 & \\text{a word} \\end{pmatrix} \\textcolor{red}{r = s} \\boxed{y}",
    "\\left( \\frac{\\partial f}{\\partial x} \\right)^2 \\cancel{x} \\rule{1em}{2pt} \\underline{u} \\mathbb{R} \\mathcal{N}",
  ];
  for (const tex of [...Object.values(formulaTex), ...OTHERS])
    for (const display of [false, true])
      test(`${display ? "display" : "inline"}: ${tex.slice(0, 50)}`, () => {
        const markup = katex.renderToString(tex, {
          displayMode: display,
          strict: "ignore",
          trust: true,
          macros: { "\\q": "\\htmlData{q=#1}{#2}" },
        });
        const [mathml, html] = markup.split('<span class="katex-html"');
        const tree = typeset(tex, { display });
        // bases and spaces are ours; all else in KaTeX's order, with its classes and styles
        const ours = [...nodesOf(withClass(tree, "katex-html")[0])].map(parts).filter(({ tag }) => tag === "span");
        const others = /^katex-(html|base|strut|line|gap)$|^mspace/;
        const expected = [...html.matchAll(/<span(?: class="([^"]*)")?(?: style="([^"]*)")?/g)]
          .map(([, classes = "", style = ""]) => ({ classes, style: style.replace(/;$/, "") }))
          .filter(({ classes }) => !others.test(classes));
        const actual = ours
          .map(({ classes, attributes }) => ({ classes: classes.replace(/ q-\w+$/, ""), style: attributes.style ?? "" }))
          .filter(({ classes }) => !others.test(classes));
        assert.deepEqual(actual, expected);
        const heard = mathml.replace(/<annotation[\s\S]*?<\/annotation>/, "").replace(/<[^>]*>/g, "");
        assert.equal(textOf(withClass(tree, "katex-mathml")[0]), unescaped(heard));
      });
});

function textOf(tree: MathTree): string {
  return typeof tree === "string" ? tree : parts(tree).children.map(textOf).join("");
}

const unescaped = (html: string) =>
  html.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&#x27;", "'").replaceAll("&quot;", '"').replaceAll("&amp;", "&");

describe("marks", () => {
  const marksIn = (tex: string) =>
    [...nodesOf(typeset(tex))]
      .map(parts)
      .filter(({ attributes }) => attributes["data-symbol"] !== undefined)
      .map(({ classes, attributes }) => ({ ...attributes, colour: /q-\w+/.exec(classes)?.[0] }));

  test("\\q{z}{…} names a quantity and colours it", () => {
    assert.deepEqual(marksIn("\\q{z}{z}=1"), [{ "data-symbol": "z", "data-q": "z", colour: "q-z" }]);
  });
  test("any other name is a symbol of the author's; k has the colour of the code", () => {
    assert.deepEqual(marksIn("\\q{my-n_1}{n} \\q{k}{k}"), [
      { "data-symbol": "my-n_1", colour: undefined },
      { "data-symbol": "k", colour: "q-k" },
    ]);
  });
  test("\\htmlData can name both", () => {
    assert.deepEqual(marksIn("\\htmlData{q=x,symbol=noisy}{\\tilde x}"), [{ "data-symbol": "noisy", "data-q": "x", colour: "q-x" }]);
  });
  test("unmarked letters are not marked", () => assert.deepEqual(marksIn("z = f_\\theta(x), \\hat{x}, L"), []));
  test("the space that a relation asks for is not in the symbol's box", () => {
    for (const node of withClass(typeset("\\q{z}{z} = \\q{x}{x} + 1"), "enclosing"))
      assert.ok(parts(node).children.every((child) => typeof child === "string" || !parts(child).classes.startsWith("mspace")));
  });
});

describe("TeX of an unknown author is harmless", () => {
  const HOSTILE = {
    "\\href{javascript:alert(1)}{x}": /\\href is not allowed/,
    "\\href{https://example.org}{x}": /\\href is not allowed/,
    "\\url{https://example.org}": /\\url is not allowed/,
    "\\includegraphics{https://example.org/a.png}": /\\includegraphics is not allowed/,
    "\\htmlStyle{position:fixed}{x}": /\\htmlStyle is not allowed/,
    "\\htmlId{a}{x}": /\\htmlId is not allowed/,
    "\\htmlClass{prompt}{x}": /\\htmlClass is not allowed/,
    "\\htmlData{onclick=alert(1)}{x}": /may name q or symbol/,
    "\\htmlData{q=z,onerror=alert(1)}{x}": /may name q or symbol/,
    '\\htmlData{q=z" onerror="alert(1)}{x}': /not a name of a symbol/,
    "\\htmlData{q=<img src=x>}{x}": /not a name of a symbol/,
    "\\htmlData{symbol=}{x}": /not a name of a symbol/,
    "\\htmlData{q=nothing,symbol=a}{x}": /is not a quantity/,
    "\\q{a b}{x}": /not a name of a symbol/,
    "\\def\\a{\\a\\a}\\a": /\\def is not allowed/,
    "\\newcommand{\\a}{x}\\a": /\\newcommand is not allowed/,
    "\\let\\a=x": /\\let is not allowed/,
    "\\global\\def\\a{x}": /\\global is not allowed/,
    "\\tag{1}": /\\tag is not allowed/,
  };
  for (const [tex, reason] of Object.entries(HOSTILE)) test(tex, () => assert.match(refusal(tex).message, reason));

  test("nothing is left that is no text, class, style or mark", () => {
    const tree = typeset("\\htmlClass{q-z}{x} \\q{z}{z} \\vec{x} \\sqrt{x} \\text{<script>alert(1)</script>}");
    const names = new Set([...nodesOf(tree)].flatMap((node) => Object.keys(parts(node).attributes)));
    for (const name of names) assert.doesNotMatch(name, /^on|^(href|src|id|class)$/);
    assert.ok([...nodesOf(tree)].every((node) => !["script", "a", "img"].includes(parts(node).tag)));
  });
  test("100 kB are refused before KaTeX sees them", () =>
    assert.match(refusal("x".repeat(100_000)).message, /100000 characters; at most 5000/));
  test("thousands of braces end with a reason", () => assert.ok(refusal("{".repeat(MAX_LENGTH))));
  test("sizes are cut", () => {
    const [rule] = withClass(typeset("\\rule{5000em}{5000em}"), "katex-rule");
    assert.match(parts(rule).attributes.style, /border-right-width:40em/);
  });
  test("built-in macros that double what they hold come to an end", () => {
    assert.match(refusal(`${"\\Braket{".repeat(30)}x${"|a}".repeat(30)}`).message, /Too many expansions/);
  });
  test("whatever comes, there is a tree or a TexError, and no more nodes than the length allows", () => {
    const pieces = [
      "x",
      "\\hat",
      "{",
      "}",
      "^",
      "_",
      "\\frac",
      "\\q{z}",
      "\\left(",
      "\\right)",
      "\\sqrt",
      "\\overbrace",
      "&",
      "\\\\",
      "$",
      "\\text",
      "%",
      "#1",
      "\\begin{matrix}",
      "\\end{matrix}",
      "\\href",
      "\\bar",
      "\\mathop",
      "é",
      "'",
      '"',
    ];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 40 }), (list) => {
        const tex = list.join("");
        try {
          const count = [...nodesOf(typeset(tex))].length;
          assert.ok(count < 100 + 100 * tex.length, `${count} nodes for ${tex}`);
        } catch (error) {
          assert.ok(error instanceof TexError, String(error));
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe("invalid TeX", () => {
  test("names the reason and the place", () => {
    const { message, at } = refusal("a + \\oops{b}");
    assert.equal(message, "Undefined control sequence: \\oops");
    assert.deepEqual(at, { start: 4, length: 5 });
  });
  test("has a place at its end too", () => assert.equal(refusal("\\frac{1}{").at?.start, 9));
});
