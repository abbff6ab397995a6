/** Code of the guides that says where it is from is what stands there: those files were tried. */
import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { inRoot } from "../../scripts/lib/paths.mjs";

const GUIDES = inRoot("docs/guides");
const QUOTED = /<!-- from (examples\/\S+) -->\s+(`{3,})[^\n]*\n([^]*?)\2/g;

/** Its lines without the indentation, and without empty ones. */
const lines = (text: string) =>
  text
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean)
    .join("\n");

/** The text of a file; of a notebook that of its cells. */
function textOf(file: string): string {
  const text = readFileSync(join(GUIDES, file), "utf8");
  if (!file.endsWith(".ipynb")) return text;
  const { cells } = JSON.parse(text) as { cells: { source: string[] }[] };
  return cells.map(({ source }) => source.join("")).join("\n");
}

describe("guides", () => {
  for (const guide of readdirSync(GUIDES).filter((file) => file.endsWith(".md"))) {
    const text = readFileSync(join(GUIDES, guide), "utf8");
    it(`${guide} quotes its examples as they are`, () => {
      const quoted = [...text.matchAll(QUOTED)];
      assert.equal(quoted.length, text.split("<!-- from ").length - 1, "a comment that no code follows");
      for (const [, file, , code] of quoted) assert.ok(lines(textOf(file)).includes(lines(code)), `${file} has no\n${code}`);
    });
  }

  for (const guide of readdirSync(GUIDES).filter((file) => file.endsWith(".md") && file !== "README.md"))
    it(`${guide} says at its end what was tried, and names tests that there are`, () => {
      const text = readFileSync(join(GUIDES, guide), "utf8");
      assert.match([...text.matchAll(/^## (.*)$/gm)].at(-1)?.[1] ?? "", /^(Tried|What was tried)$/);
      for (const [, file] of text.matchAll(/`(test\/[\w/.-]+\.ts)`/g)) assert.ok(existsSync(inRoot(file)), file);
    });

  it("are all in the index", () => {
    const index = readFileSync(join(GUIDES, "README.md"), "utf8");
    const guides = readdirSync(GUIDES).filter((file) => file.endsWith(".md") && file !== "README.md");
    assert.deepEqual(
      guides.filter((guide) => !index.includes(`](${guide})`)),
      [],
    );
  });
});
