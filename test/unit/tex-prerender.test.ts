import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import katex from "katex";
import { katexCss } from "../../scripts/lib/katex-css.ts";
import { prerender } from "../../scripts/lib/prerender.ts";
import { quoted } from "../../scripts/lib/quoted.ts";
import { fonts, generate } from "../../scripts/prerender-tex.ts";
import { createTypesetter } from "../../src/core/katex-typeset.ts";
import { faceRules } from "../../src/core/math-font-faces.ts";
import { displayKey, typeset } from "../../src/core/tex.ts";

/** The value of an expression of JavaScript. */
async function evaluated(expression: string): Promise<unknown> {
  const module = (await import(`data:text/javascript,${encodeURIComponent(`export default ${expression}`)}`)) as { default: unknown };
  return module.default;
}

test("what is committed is what `npm run prerender` makes now, byte by byte", async () => {
  const files = await generate();
  assert.ok([...files.keys()].some((path) => path.endsWith("formula.html.ts")));
  for (const [path, text] of files) assert.equal(readFileSync(path, "utf8"), text, `${path}: run npm run prerender`);
});

test("the fonts are those of the installed KaTeX, and each has a face", () => {
  const rules = faceRules("https://example.org/");
  assert.equal(fonts().length, 20);
  for (const { from, to } of fonts()) {
    assert.deepEqual(readFileSync(to), readFileSync(from), `${to}: run npm run prerender`);
    const file = from.split(/[\\/]/).at(-1)!;
    assert.equal(rules.split(`url("https://example.org/fonts/${file}")`).length, 2, file);
  }
  assert.equal(rules.split("@font-face").length - 1, 20);
  // addresses of the library's own, where no folder was configured
  assert.match(faceRules(), /fonts\/KaTeX_Main-Regular\.woff2/);
});

test("a table gives the same tree as KaTeX in the page, in both styles, and asks for nothing", async () => {
  const direct = createTypesetter(katex);
  const source = prerender("some-tag", { someTagTex: { sum: "\\sum_{i=1}^n i", plain: "\\q{z}{z} = 1" } });
  assert.match(source, /export const someTagHtml/);
  const table = (await evaluated(source.slice(source.indexOf("= {") + 2).replace(/;\s*$/, ""))) as Record<string, string>;
  for (const tex of ["\\sum_{i=1}^n i", "\\q{z}{z} = 1"])
    for (const display of [false, true]) assert.deepEqual(typeset(tex, { display, prerendered: table }), direct(tex, { display }));
  assert.ok(displayKey("\\sum_{i=1}^n i") in table);
  assert.ok(!(displayKey("\\q{z}{z} = 1") in table), "a tree that is the same in both styles is there once");
});

test("string literals come back as they were", async () => {
  for (const text of ["plain", 'a "b"', "it's", `'"\\\n\u200b`, "\\frac{1}{2}"]) assert.equal(await evaluated(quoted(text)), text);
});

test("KaTeX's style sheet changes shape: the generator says so", () => {
  assert.throws(() => katexCss(".katex .x{color:red}"), /0 rules of sizes/);
  assert.throws(() => katexCss(".katex .katex-sizing.reset-size1.size2{font-size:3em}"), /is 3em/);
});
