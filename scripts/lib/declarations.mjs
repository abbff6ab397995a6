/** The declarations that a user's compiler may ask for. tsc writes one for each module of src/; most describe what nobody can import. */
import { existsSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { dirname, join, normalize, sep } from "node:path";
import { inRoot } from "./paths.mjs";

/** What names a file beside: `from "./x.js"`, `import "./x.js"`, `import("./x.js")`. */
const NAMED = /(?:\bfrom|\bimport)\s*\(?\s*["'](\.[^"']+)\.js["']/g;

/** Removes from `stage`/esm each declaration that the package's entries do not lead to. */
export function dropPrivateDeclarations(stage) {
  const { exports } = JSON.parse(readFileSync(inRoot("package.json"), "utf8"));
  const entries = Object.values(exports).flatMap(({ types }) => (types ? [join(stage, types.replace("./dist/", ""))] : []));
  const needed = reach(entries);
  const esm = join(stage, "esm");
  for (const file of readdirSync(esm, { recursive: true }).map((path) => join(esm, path)))
    if (file.endsWith(".d.ts") && !needed.has(file)) rmSync(file);
}

/** `entries` and all declarations that they lead to. @returns {Set<string>} */
export function reach(entries) {
  const found = new Set(entries.map(normalize));
  for (const file of found) {
    const text = readFileSync(file, "utf8");
    for (const [, path] of text.matchAll(NAMED)) {
      const declaration = join(dirname(file), `${path}.d.ts`);
      if (existsSync(declaration)) found.add(declaration);
      else throw new Error(`${file.split(sep).slice(-2).join("/")} names ${path}.js, which has no declaration`);
    }
  }
  return found;
}
