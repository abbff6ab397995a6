/** What VS Code and JetBrains' editors are told of the tags. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { inRoot } from "../../scripts/lib/paths.mjs";

interface Typed {
  name: string;
  type?: { text: string };
  default?: string;
  readonly?: boolean;
  static?: boolean;
  kind?: string;
}
interface Declaration {
  name: string;
  tagName?: string;
  attributes: Typed[];
  events: Typed[];
  members: Typed[];
}
interface VsCode {
  tags: { name: string; description: string; attributes: { name: string; description: string; values: { name: string }[] }[] }[];
}
interface WebTypes {
  name: string;
  version: string;
  contributions: {
    html: {
      elements: {
        name: string;
        attributes: { name: string; value: { type: string; default?: string } }[];
        js: { properties: { name: string }[]; events: { name: string; type: string }[] };
        source: { module: string; symbol: string };
      }[];
    };
  };
}

const read = <T>(path: string) => JSON.parse(readFileSync(inRoot(path), "utf8")) as T;
const settings = read<{ name: string; version: string; "web-types": string }>("package.json");
const { modules } = read<{ modules: { declarations?: Declaration[] }[] }>("dist/custom-elements.json");
const tags = modules.flatMap(({ declarations = [] }) => declarations.filter(({ tagName }) => tagName));
const names = (list: readonly { name: string }[]) => list.map(({ name }) => name).sort();

describe("custom-elements.json", () => {
  it("has a type for each attribute, property and event, and no name that a reader would have to look up", () => {
    for (const { tagName, attributes, members, events } of tags) {
      for (const { name, type } of attributes)
        assert.match(type?.text ?? "", /^(string|number|boolean|readonly .*\[\]|"[\w-]+"( \| "[\w-]+")*)$/, `${tagName} ${name}`);
      for (const { name, type } of members.filter(({ kind, static: isStatic }) => kind === "field" && !isStatic))
        assert.ok(type?.text, `${tagName} ${name}`);
      for (const { name, type } of events) assert.match(type?.text ?? "", /^CustomEvent<.+>$/, `${tagName} ${name}`);
    }
  });

  it("has the defaults that the tags have", () => {
    const given = (tag: string, attribute: string) =>
      tags.find(({ tagName }) => tagName === tag)!.attributes.find(({ name }) => name === attribute)!.default;
    assert.deepEqual(
      [given("ae-bottleneck", "k"), given("ae-bottleneck", "compare"), given("ae-latent-map", "points"), given("ae-quiz", "pass")],
      ["8", '"none"', "2000", "0.6"],
    );
    assert.equal(given("ae-loss-calculator", "x"), "[0.9,0.1,0.7,0.3,0.5]");
  });
});

describe("VS Code's data", () => {
  const { tags: known } = read<VsCode>("dist/editor/vscode.html-custom-data.json");
  const css = read<Record<"properties" | "pseudoElements", { name: string }[]>>("dist/editor/vscode.css-custom-data.json");

  it("has every tag and attribute, with the words that an attribute may be", () => {
    assert.deepEqual(
      names(known),
      tags.map(({ tagName }) => tagName).sort((a, b) => (a! < b! ? -1 : 1)),
    );
    for (const { tagName, attributes } of tags)
      assert.deepEqual(names(known.find(({ name }) => name === tagName)!.attributes), names(attributes), tagName);
    const compare = known.find(({ name }) => name === "ae-bottleneck")!.attributes.find(({ name }) => name === "compare")!;
    assert.deepEqual(names(compare.values), ["identity", "none", "pca"]);
  });

  it("has each custom property and part once", () => {
    for (const list of [css.properties, css.pseudoElements]) assert.equal(new Set(names(list)).size, list.length);
    assert.ok(names(css.properties).includes("--ae-z"));
    assert.ok(names(css.pseudoElements).includes("::part(title)"));
  });
});

describe("JetBrains' web-types", () => {
  const webTypes = read<WebTypes>(settings["web-types"]);

  it("are those of this version, with every tag, attribute, property and event", () => {
    assert.deepEqual([webTypes.name, webTypes.version], [settings.name, settings.version]);
    const { elements } = webTypes.contributions.html;
    assert.equal(elements.length, tags.length);
    for (const { name, attributes, js, source } of elements) {
      const declared = tags.find(({ tagName }) => tagName === name)!;
      assert.deepEqual(names(attributes), names(declared.attributes), name);
      assert.deepEqual(names(js.events), names(declared.events), name);
      assert.equal(source.symbol, declared.name);
      assert.doesNotThrow(() => readFileSync(inRoot(source.module)), source.module);
    }
    const k = elements.find(({ name }) => name === "ae-bottleneck")!.attributes.find(({ name }) => name === "k")!;
    assert.deepEqual(k.value, { type: "number", default: "8" });
  });
});
