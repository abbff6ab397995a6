/** The WordPress plugin of the guide, docs/guides/examples/wordpress/: what its shortcodes may write is what the tags have. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { it } from "node:test";
import { inRoot } from "../../scripts/lib/paths.mjs";

interface Module {
  declarations?: { tagName?: string; attributes?: { name: string }[] }[];
}

/** Of every tag. `id` and `class`: WordPress leaves them to every author, and `for` needs an id. */
const OF_ALL = ["class", "dir", "hide", "id", "lang", "state", "theme"];
const plugin = readFileSync(inRoot("docs/guides/examples/wordpress/ae-elements.php"), "utf8");
const words = (text: string) => text.split(" ").sort();

it("the plugin's list names each tag with its attributes", () => {
  const [, list] = /const AE_ELEMENTS_TAGS = array\(([^]*?)\n\);/.exec(plugin)!;
  const allowed = Object.fromEntries([...list.matchAll(/'(ae-[a-z-]+)'\s+=> '([^']*)'/g)].map(([, tag, names]) => [tag, words(names)]));
  const { modules } = JSON.parse(readFileSync(inRoot("dist/custom-elements.json"), "utf8")) as { modules: Module[] };
  const tags = modules.flatMap(({ declarations = [] }) => declarations).filter(({ tagName }) => tagName);
  const has = tags.map(({ tagName, attributes = [] }) => {
    const names = attributes.map(({ name }) => name).filter((name) => !OF_ALL.includes(name));
    return [tagName, [...new Set(names)].sort()];
  });
  assert.deepEqual(allowed, Object.fromEntries(has));
  assert.deepEqual(words(/const AE_ELEMENTS_OF_ALL = '([^']*)'/.exec(plugin)![1]), OF_ALL);
});
