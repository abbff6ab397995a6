/** The guides quote the files that were tried, word for word, and the index leads to every guide. */
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { describe, it } from "node:test";
import { inRoot } from "../../scripts/lib/paths.mjs";

const FOLDER = inRoot("docs/guides");
const read = (path: string) => readFileSync(`${FOLDER}/${path}`, "utf8");
const guides = readdirSync(FOLDER).filter((name) => name.endsWith(".md") && name !== "README.md");
const quoted = guides.flatMap((guide) =>
  [...read(guide).matchAll(/<!-- example: (\S+) -->\n+(`{3,})[^\n]*\n([^]*?)\2/g)].map(([, example, , code]) => ({ guide, example, code })),
);

describe("the guides", () => {
  it("quote examples", () => assert.ok(quoted.length >= 2));

  for (const { guide, example, code } of quoted)
    it(`${guide} shows ${example} as it is`, () => assert.equal(code.trimEnd(), read(`examples/${example}`).trimEnd()));

  it("are all in the index", () => {
    const index = read("README.md");
    assert.deepEqual(
      guides.filter((guide) => !index.includes(`](${guide})`)),
      [],
    );
  });
});
