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

  // to be taken out when it is
  const COMMAND = /npm install ae-elements\b|npx ae-elements\b/;
  for (const guide of readdirSync(GUIDES).filter((file) => file.endsWith(".md"))) {
    const text = readFileSync(join(GUIDES, guide), "utf8");
    const first = COMMAND.exec(text);
    if (first)
      it(`${guide} says at its first command that the package is not in npm's registry, and where the way that works stands`, () => {
        const near = text.slice(Math.max(0, first.index - 300), first.index + 900).replaceAll(/\s+/g, " ");
        assert.match(near, /The package is not in npm's registry yet/);
        assert.match(near, guide === "npm.md" ? /<a id="from-a-clone"><\/a>/ : /\]\(npm\.md#from-a-clone\)/);
      });
  }

  it("give the way from a clone with the name of the file that npm pack writes", () => {
    const { name, version } = JSON.parse(readFileSync(inRoot("package.json"), "utf8")) as { name: string; version: string };
    for (const guide of ["npm.md", "README.md"]) {
      const [, block] = /```sh\n(npm pack [^]*?)```/.exec(readFileSync(join(GUIDES, guide), "utf8"))!;
      assert.deepEqual(
        block
          .trim()
          .split("\n")
          .map((line) => line.replace(/\s+#.*/, "")),
        ["npm pack", `npm install ../ae-elements/${name}-${version}.tgz`, "npx ae-elements --version"],
        guide,
      );
    }
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
