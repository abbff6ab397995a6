/** What `hide` may name: the docs of each tag and its code say the same, and the browser test takes each word. */
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { inRoot } from "../../scripts/lib/paths.mjs";

const read = (path: string) => readFileSync(inRoot(path), "utf8");
const folders = readdirSync(inRoot("src/elements"), { withFileTypes: true }).filter((each) => each.isDirectory());

/** Of the JSDoc: "Controls to leave out: reset, save." and "any of: title meta"; what stands in brackets or in another sentence explains. */
function documented(source: string): string[] {
  const [, text] = /@attr (?:\{string\} )?hide - ((?:.|\n(?! \*(?: @|\/|\s*\n)))*)/.exec(source) ?? [];
  assert.ok(text, "a line on hide");
  const plain = text.replaceAll(/\n \* */g, " ").replaceAll(/\([^()]*\)/g, "");
  const [, list] = /^(?:[^:`]*\b(?:out|of):? )?`?([a-z ,]+)/i.exec(plain) ?? [];
  return list.match(/[a-z]+/g)!.sort();
}

const allowed = (source: string) =>
  /controls: \[([^\]]*)\]/
    .exec(source)![1]
    .match(/[a-z]+/g)!
    .sort();

describe("hide", () => {
  const tested = read("test/element/hide.test.ts");

  for (const { name } of folders)
    it(`ae-${name}`, () => {
      const words = documented(read(`src/elements/${name}/${name}.element.ts`));
      assert.ok(words.length > 0);
      assert.deepEqual(allowed(read(`src/elements/${name}/table.ts`)), words);
      const [, cases] = new RegExp(`\\n  "ae-${name}": \\[((?:.|\\n)*?)\\n  \\],|\\n  "ae-${name}": \\[(.*)\\],\\n`).exec(tested) ?? [];
      const text = cases ?? new RegExp(`\\n  "ae-${name}": \\[(.*)\\],\\n`).exec(tested)![1];
      const untested = words.filter(
        (word) => !new RegExp(`\\b${word}: `).test(text) && !(text.includes("...TOOLS") && /^(reset|save)$/.test(word)),
      );
      // these have a test of their own there
      const own: Record<string, string[]> = { walkthrough: ["predict"], lesson: ["lead", "resume"] };
      assert.deepEqual(untested, own[name] ?? []);
    });
});
