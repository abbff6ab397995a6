/** custom-elements.json: editors, Storybook and the gallery read it. */
import assert from "node:assert/strict";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { describe, it } from "node:test";
import { inRoot } from "../../scripts/lib/paths.mjs";

interface Named {
  name: string;
  description?: string;
}
interface Declaration extends Named {
  tagName?: string;
  summary?: string;
  attributes?: Named[];
  events?: Named[];
  members?: (Named & { static?: boolean })[];
}
interface Module {
  path: string;
  declarations?: Declaration[];
}

const { modules } = JSON.parse(readFileSync(inRoot("dist/custom-elements.json"), "utf8")) as { modules: Module[] };
const tags = new Map(
  modules.flatMap((module) => module.declarations ?? []).flatMap((each) => (each.tagName ? [[each.tagName, each]] : [])),
);

describe("custom-elements.json", () => {
  it("names published modules", () => {
    for (const { path } of modules) assert.ok(existsSync(inRoot(path)), path);
  });

  for (const { name } of readdirSync(inRoot("src/elements"), { withFileTypes: true }).filter((entry) => entry.isDirectory())) {
    describe(`ae-${name}`, () => {
      it("is there, with a summary", () => assert.ok(tags.get(`ae-${name}`)?.summary));

      it("says what every attribute, event and public member is", () => {
        const { attributes = [], events = [], members = [] } = tags.get(`ae-${name}`)!;
        const silent = [...attributes, ...events, ...members.filter((member) => !member.static)].filter((each) => !each.description);
        assert.deepEqual(
          silent.map((each) => each.name),
          [],
        );
      });
    });
  }
});
