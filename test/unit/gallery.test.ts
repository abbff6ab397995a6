/** What the gallery's pages tell a reader to press or to look for has that name on the figure. */
import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { test } from "node:test";
import { inRoot } from "../../scripts/lib/paths.mjs";
import { ownImages, pages } from "../../site/gallery/pages.mjs";

/** All texts in English that are no functions. */
async function named(): Promise<Set<string>> {
  const found = new Set<string>();
  const collect = (value: unknown): void => {
    if (typeof value === "string") found.add(value);
    else if (value && typeof value === "object") Object.values(value).forEach(collect);
  };
  const folder = inRoot("src/i18n/en");
  for (const file of readdirSync(folder)) collect(await import(`${folder}/${file}`));
  return found;
}

test("controls are called by their names, in quotation marks", async () => {
  const names = await named();
  const tries = [...pages.flatMap((page) => page.tries), ...ownImages.figures.flatMap((figure) => figure.tries)];
  assert.ok(tries.length > 30, "there are some");
  const quoted = tries.flatMap((text) => Array.from(text.matchAll(/“([^”]+)”/g), ([, name]) => name));
  assert.deepEqual(
    quoted.filter((name) => !names.has(name)),
    [],
  );
  assert.deepEqual(
    tries.filter((text) => /\bPress (?!“)/.test(text)),
    [],
  );
});
