/** Checks that imports in src/ go down only. `--root` names another folder that holds a src/. */
import { readdirSync } from "node:fs";
import { join, resolve, sep } from "node:path";
import { importsOf } from "./lib/imports.mjs";
import { violations } from "./lib/layers.mjs";
import { ROOT } from "./lib/paths.mjs";

const at = process.argv.indexOf("--root");
const root = at < 0 ? ROOT : resolve(process.argv[at + 1]);
const entries = readdirSync(join(root, "src"), { recursive: true })
  .map((file) => `src/${String(file).split(sep).join("/")}`)
  .filter((file) => file.endsWith(".ts") && !file.endsWith(".d.ts"));

try {
  const found = violations(await importsOf(entries, { root, types: true }), await importsOf(entries, { root }));
  for (const sentence of found) console.error(sentence);
  process.exitCode = found.length > 0 ? 1 : 0;
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
