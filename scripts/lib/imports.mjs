/** Which module imports which, by esbuild's bundler: resolved paths, static and dynamic, with or without type imports. */
import { readFileSync } from "node:fs";
import { build } from "esbuild";

/**
 * @typedef {object} Import
 * @property {string} from path of the importing module, from `root`, with slashes
 * @property {string} to path of the imported module, or the specifier of a package
 * @property {"static" | "dynamic"} kind
 * @property {boolean} external a package
 */

/**
 * Reads `entries` (paths from `root`) and everything that they reach. `types`: type-only imports count too.
 * A relative import that leads nowhere is an error.
 * @returns {Promise<Import[]>}
 */
export async function importsOf(entries, { root, types = false }) {
  if (entries.length === 0) return [];
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: entries,
    bundle: true,
    write: false,
    metafile: true,
    outdir: "out",
    format: "esm",
    platform: "neutral",
    packages: "external",
    logLevel: "silent",
    tsconfigRaw: { compilerOptions: { verbatimModuleSyntax: true, experimentalDecorators: true, useDefineForClassFields: false } },
    plugins: types ? [typesAsValues()] : [],
  });
  const found = new Map();
  for (const [from, { imports }] of Object.entries(metafile.inputs)) {
    for (const { path: to, kind: how, external = false } of imports) {
      if (to.startsWith("<")) continue; // esbuild's own helpers
      const kind = how === "dynamic-import" ? "dynamic" : "static";
      found.set(`${from} ${kind} ${to}`, { from, to, kind, external });
    }
  }
  return [...found.values()];
}

/** `import type … from "x"` and `export type … from "x"` read as `import "x"`; esbuild forgets them otherwise. */
function typesAsValues() {
  const clause = /^\s*(?:import|export)\s+type\s+[\w$*{][^;=]*?\bfrom\s*(["'][^"']+["'])/gm;
  return {
    name: "types-as-values",
    setup({ onLoad }) {
      onLoad({ filter: /\.ts$/ }, ({ path }) => ({ contents: readFileSync(path, "utf8").replace(clause, "import $1"), loader: "ts" }));
    },
  };
}

/** Modules and packages that `entry` reaches by static imports, each with the chain that leads there. */
export function staticReach(entry, imports) {
  const chains = new Map([[entry, [entry]]]);
  const queue = [entry];
  while (queue.length > 0) {
    const from = queue.shift();
    for (const each of imports) {
      if (each.from !== from || each.kind !== "static" || chains.has(each.to)) continue;
      chains.set(each.to, [...chains.get(from), each.to]);
      if (!each.external) queue.push(each.to);
    }
  }
  return chains;
}
