/** The Rollup plugins of the two builds, a few lines each. */
import { existsSync, readFileSync } from "node:fs";
import { dirname, extname, join } from "node:path";
import { transform } from "esbuild";
import { prebundled, prebundleTfjs } from "../tfjs/prebundle.mjs";
import { inRoot } from "./paths.mjs";
import { name } from "./sources.mjs";

/** TypeScript by esbuild; "./a.js" in a TypeScript file finds "./a.ts". `version` becomes `__AE_VERSION__`. */
export function typescript({ version }) {
  const tsconfigRaw = readFileSync(inRoot("tsconfig.json"), "utf8");
  const define = { __AE_VERSION__: JSON.stringify(version) };
  return {
    name: "typescript",
    resolveId(source, importer) {
      if (!importer || !source.startsWith(".") || !source.endsWith(".js") || extname(importer) !== ".ts") return null;
      const file = join(dirname(importer), `${source.slice(0, -3)}.ts`);
      return existsSync(file) ? file : null;
    },
    async transform(code, id) {
      if (!id.endsWith(".ts") || prebundled.includes(id)) return null;
      const result = await transform(code, { loader: "ts", target: "es2022", sourcefile: id, tsconfigRaw, define });
      return { code: result.code, map: null };
    },
  };
}

/** The bundles of TensorFlow.js in place of the modules that import it. */
export function tfjsRuntime() {
  return {
    name: "tfjs-runtime",
    async load(id) {
      return prebundled.includes(id) ? { code: readFileSync(await prebundleTfjs(id), "utf8"), map: null } : null;
    },
  };
}

/** Where src/model/assets.ts finds a file that comes with the library. */
const LOOK_UP = "SHIPPED[path]?.().href";

/** Vite's development server runs packages from node_modules/.vite/deps/, where nothing lies beside them. */
const FROM_VITE = '.replace("/node_modules/cdn/", "/node_modules/ae-elements/dist/cdn/")';

/** Points src/model/assets.ts at the folder that holds weights/, wasm/ and fonts/, seen from where its code ends up. */
export function assetPaths(folder) {
  const assets = inRoot("src/model/assets.ts");
  return {
    name: "asset-paths",
    transform(code, id) {
      if (id !== assets) return null;
      const moved = code.replaceAll(/"\.\.\/\.\.\/((?:weights|wasm|fonts)\/)/g, `"${folder}$1`);
      if (moved === code) throw new Error("src/model/assets.ts names no file under ../../weights/, ../../wasm/ or ../../fonts/");
      if (!moved.includes(LOOK_UP)) throw new Error("src/model/assets.ts does not look files up in SHIPPED");
      return { code: moved.replace(LOOK_UP, `${LOOK_UP}${FROM_VITE}`), map: null };
    },
  };
}

/** Style sheets minified; esbuild leaves template literals alone. One with `${…}` in it only loses comments and line breaks. */
export function compactStyles() {
  const literal = /\bcss`([^`]*)`/g;
  const compact = (css) => css.replaceAll(/\/\*[^]*?\*\//g, "").replaceAll(/\s*\n\s*/g, " ");
  return {
    name: "compact-styles",
    async transform(code, id) {
      if (!id.endsWith(".ts") || !code.includes("css`")) return null;
      const sheets = [...code.matchAll(literal)].map(([, css]) => (css.includes("${") ? compact(css) : minifyStyles(css, id)));
      const minified = (await Promise.all(sheets))[Symbol.iterator]();
      return { code: code.replaceAll(literal, () => `css\`${minified.next().value}\``), map: null };
    },
  };
}

/** `css` as it stands in the source: backslashes are doubled. */
async function minifyStyles(css, id) {
  const { code, warnings } = await transform(css.replaceAll("\\\\", "\\"), { loader: "css", minify: true, sourcefile: id });
  if (warnings.length > 0) throw new Error(`${id}: ${warnings[0].text}`);
  return code.trimEnd().replaceAll("\\", "\\\\");
}

/** In the CDN build every file lies where `assetPaths` says: its list of addresses, there for bundlers, becomes one address. */
export function assetAddress(folder) {
  return withoutAssetList("asset-address", `new URL("${folder}" + path, import.meta.url).href`);
}

/** Takes the list of addresses out of src/model/assets.ts and has `expression` in its place. */
export function withoutAssetList(title, expression) {
  const assets = inRoot("src/model/assets.ts");
  const list = /\/\*\* Written out one by one[^]*?\n};\n/;
  return {
    name: title,
    transform(code, id) {
      if (id !== assets) return null;
      if (!list.test(code) || !code.includes(LOOK_UP)) throw new Error("src/model/assets.ts does not look files up in SHIPPED");
      return { code: code.replace(list, "").replace(LOOK_UP, expression), map: null };
    },
  };
}

/** What the commands import of other folders of src/ is in dist/esm/ beside them: TensorFlow.js, GIFT's grammar, the words. */
export function othersFromEsm() {
  return {
    name: "others-from-esm",
    resolveId(source, importer) {
      const path = importer && /^\.\.\/\w+\//.test(source) ? source.slice(3) : null;
      return path && name(importer).startsWith("src/cli/") ? { id: `../esm/${path}`, external: "relative" } : null;
    },
  };
}

export function minify() {
  return {
    name: "minify",
    async renderChunk(code) {
      const result = await transform(code, { minify: true, target: "es2022", format: "esm", legalComments: "none" });
      return { code: result.code, map: null };
    },
  };
}

/**
 * In the autoloader, `import(tag)` also starts the chunks that the tag imports: one round trip less. The files are named as
 * Rollup wrote them, so this runs when all names are known.
 */
export function parallelImports() {
  return {
    name: "parallel-imports",
    generateBundle(_, bundle) {
      for (const chunk of Object.values(bundle)) {
        if (chunk.type !== "chunk" || !chunk.isEntry) continue;
        chunk.code = chunk.code.replaceAll(/\bimport\("\.\/([^"]+)"\)/g, (whole, file) => {
          const others = (bundle[file]?.imports ?? []).filter((each) => each !== chunk.fileName);
          // the tag's own failure is the one that counts
          return `(${others.map((each) => `import("./${each}").catch(()=>{}),`).join("")}${whole})`;
        });
      }
    },
  };
}

/** Writes chunks.json: for each tag its chunk and what that imports, and the files of the engine. For sizes and preloading. */
export function chunkList() {
  return {
    name: "chunk-list",
    generateBundle(_, bundle) {
      const chunks = Object.values(bundle).filter(({ type }) => type === "chunk");
      const tags = {};
      for (const chunk of chunks)
        for (const element of elementsIn(chunk)) tags[`ae-${element}`] = [chunk.fileName, ...staticImports(chunk, bundle)];
      const entry = chunks.find(({ isEntry }) => isEntry);
      const engine = chunks.find(({ moduleIds }) => moduleIds.includes(inRoot("src/model/engine.ts")));
      const list = {
        entry: [entry.fileName, ...staticImports(entry, bundle)],
        engine: engine ? [engine.fileName, ...staticImports(engine, bundle)] : [],
        tags,
      };
      this.emitFile({ type: "asset", fileName: "chunks.json", source: `${JSON.stringify(list, null, 2)}\n` });
    },
  };
}

/** Names of the elements that a chunk registers. */
export function elementsIn({ moduleIds }) {
  return moduleIds.flatMap((id) => /^src\/elements\/([^/]+)\/define\.ts$/.exec(name(id))?.[1] ?? []);
}

function staticImports(chunk, bundle, found = new Set()) {
  for (const file of chunk.imports) {
    if (!bundle[file] || found.has(file)) continue;
    found.add(file);
    staticImports(bundle[file], bundle, found);
  }
  return [...found];
}
