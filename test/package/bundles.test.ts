/** What a bundler makes of the packed files: one tag brings that tag, and nothing heavy before it is needed. */
import assert from "node:assert/strict";
import { readdirSync, rmSync, writeFileSync } from "node:fs";
import { join, sep } from "node:path";
import { after, before, describe, it } from "node:test";
import resolve from "@rollup/plugin-node-resolve";
import * as esbuild from "esbuild";
import { rollup } from "rollup";
import * as vite from "vite";
import { inRoot } from "../../scripts/lib/paths.mjs";
import { unpackInto } from "./packed.ts";

/** A file that a bundler wrote: the modules whose code is in it, as paths from the package or from node_modules. */
interface Chunk {
  isEntry: boolean;
  imports: readonly string[];
  /** Files that it imports while it runs. */
  later: readonly string[];
  modules: readonly string[];
}
type Chunks = Map<string, Chunk>;
type Bundler = (entry: string) => Promise<Chunks>;

const folder = inRoot(".cache/bundles");
const elements = readdirSync(inRoot("src/elements"), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);
const className = (element: string) => `Ae${element.replace(/(^|-)(.)/g, (_, __, letter: string) => letter.toUpperCase())}`;

const short = (path: string) =>
  path
    .split(sep)
    .join("/")
    .replace(/^.*node_modules\//, "");

/** Modules of the first file and of all that it leads to by `follow`. */
function reached(chunks: Chunks, follow: (chunk: Chunk) => readonly string[]): string[] {
  const seen = new Set<string>();
  const queue = [...chunks].filter(([, { isEntry }]) => isEntry).map(([file]) => file);
  for (const file of queue) {
    if (seen.has(file)) continue;
    seen.add(file);
    queue.push(...follow(chunks.get(file)!).filter((each) => chunks.has(each)));
  }
  return [...seen].flatMap((file) => chunks.get(file)!.modules);
}
const first = (chunks: Chunks) => reached(chunks, ({ imports }) => imports);
const all = (chunks: Chunks) => reached(chunks, ({ imports, later }) => [...imports, ...later]);
const tagsIn = (modules: readonly string[]) => [
  ...new Set(modules.flatMap((path) => /^ae-elements\/dist\/esm\/elements\/([^/]+)\//.exec(path)?.[1] ?? [])),
];
const heavy = (modules: readonly string[]) =>
  modules.filter((path) =>
    /^(katex|@tensorflow|@floating-ui|@noble|@xapi|parse5)\/|\/esm\/content\/quiz\/gift-|\/esm\/model\/(engine|trainer|tfjs)/.test(path),
  );

/** esbuild decides what goes into which file before it knows what is used, so that only its single files show what it kept. */
const esbuildInto =
  (splitting: boolean): Bundler =>
  async (entry) => {
    const { metafile } = await esbuild.build({
      entryPoints: [entry],
      absWorkingDir: folder,
      outdir: join(folder, "out"),
      bundle: true,
      splitting,
      format: "esm",
      minify: true,
      write: false,
      metafile: true,
      conditions: ["production"],
      logLevel: "error",
    });
    const outputs = Object.entries(metafile.outputs).map(([file, { entryPoint, imports, inputs }]): [string, Chunk] => [
      file,
      {
        isEntry: entryPoint === short(entry.slice(folder.length + 1)),
        imports: imports.filter(({ kind }) => kind === "import-statement").map(({ path }) => path),
        later: imports.filter(({ kind }) => kind === "dynamic-import").map(({ path }) => path),
        modules: Object.entries(inputs).flatMap(([path, { bytesInOutput }]) => (bytesInOutput > 0 ? short(path) : [])),
      },
    ]);
    return new Map(outputs);
  };

interface Rolled {
  type: string;
  fileName: string;
  isEntry?: boolean;
  imports?: string[];
  dynamicImports?: string[];
  modules?: Record<string, { renderedLength: number }>;
}
const rolledUp = (output: readonly Rolled[]): Chunks =>
  new Map(output.filter(({ type }) => type === "chunk").map((chunk) => [chunk.fileName, rolledChunk(chunk)]));

function rolledChunk({ isEntry = false, imports = [], dynamicImports: later = [], modules = {} }: Rolled): Chunk {
  const kept = Object.keys(modules).filter((path) => modules[path].renderedLength > 0);
  return { isEntry, imports, later, modules: kept.map(short) };
}

const withRollup: Bundler = async (entry) => {
  const build = await rollup({ input: entry, plugins: [resolve({ browser: true, exportConditions: ["production", "browser"] })] });
  const { output } = await build.generate({ format: "es" });
  await build.close();
  return rolledUp(output);
};

const withVite: Bundler = async (entry) => {
  const built = await vite.build({
    root: folder,
    configFile: false,
    logLevel: "error",
    build: { write: false, rollupOptions: { input: entry } },
  });
  return rolledUp((built as { output: Rolled[] }).output);
};

describe("a bundle", () => {
  before(() => unpackInto(folder));
  after(() => rmSync(folder, { recursive: true, force: true }));

  const of = (bundler: Bundler, title: string, source: string): Promise<Chunks> => {
    const entry = join(folder, `${title.replaceAll(/\W+/g, "-")}.js`);
    writeFileSync(entry, source);
    return bundler(entry);
  };
  const use = (names: string, from: string) => `import { ${names} } from "${from}";\nconsole.log(${names});\n`;

  for (const [title, bundler, from] of [
    ["esbuild", esbuildInto(true), "ae-elements/formula"],
    ["esbuild, one file", esbuildInto(false), "ae-elements"],
    ["Rollup", withRollup, "ae-elements/formula"],
    ["Rollup", withRollup, "ae-elements"],
    ["Vite", withVite, "ae-elements/formula"],
    ["Vite", withVite, "ae-elements"],
  ] as const) {
    it(`of AeFormula from "${from}" holds no other tag, no engine, and KaTeX's script for later (${title})`, async () => {
      const chunks = await of(bundler, `${title} ${from}`, use("AeFormula", from));
      assert.deepEqual(tagsIn(all(chunks)), ["formula"]);
      assert.deepEqual(
        heavy(all(chunks)).filter((path) => !path.startsWith("katex/")),
        [],
      );
      if (chunks.size > 1) assert.deepEqual(heavy(first(chunks)), []);
    });
  }

  for (const [title, bundler] of [
    ["esbuild", esbuildInto(false)],
    ["Rollup", withRollup],
    ["Vite", withVite],
  ] as const) {
    it(`of registerTranslation holds no tag at all (${title})`, async () => {
      const chunks = await of(bundler, `${title} translation`, use("registerTranslation", "ae-elements"));
      const ours = all(chunks).filter((path) => path.startsWith("ae-elements/") && !path.endsWith("/esm/index.js"));
      assert.deepEqual(ours, ["ae-elements/dist/esm/i18n/registry.js"]);
    });
  }

  for (const element of elements) {
    it(`of <ae-${element}> starts with that tag alone`, async () => {
      const split = esbuildInto(true);
      const alone = first(await of(split, `${element} class`, use(className(element), `ae-elements/${element}`)));
      const defined = first(await of(split, `${element} define`, `import "ae-elements/define/${element}";\n`));
      const picked = all(await of(esbuildInto(false), `${element} index`, use(className(element), "ae-elements")));
      for (const modules of [alone, defined, picked]) assert.deepEqual(tagsIn(modules), [element]);
      for (const modules of [alone, defined]) assert.deepEqual(heavy(modules), []);
      const defines = [alone, defined, picked].map((modules) => modules.some((path) => path.endsWith(`/elements/${element}/define.js`)));
      assert.deepEqual(defines, [false, true, false]);
    });
  }
});
