/**
 * Builds of src/: dist/esm (modules with bare imports, for npm), dist/cdn (self-contained, minified, split, for a script tag),
 * dist/cdn/classic (the same in classic scripts: for pages that are one file, and for frames that may fetch no module) and dist/cli (the
 * commands that make such pages). `npm run build` runs all and adds what is not code.
 */
import { readFileSync } from "node:fs";
import { basename } from "node:path";
import commonjs from "@rollup/plugin-commonjs";
import resolve from "@rollup/plugin-node-resolve";
import {
  assetAddress,
  assetPaths,
  chunkList,
  compactStyles,
  elementsIn,
  minify,
  othersFromEsm,
  parallelImports,
  tfjsRuntime,
  typescript,
} from "./scripts/lib/rollup-plugins.mjs";
import { giftGrammar } from "./scripts/lib/gift-grammar.mjs";
import { inlinedOnly, oneFileInput, oneFileParts, partName } from "./scripts/lib/one-file.mjs";
import { ROOT, inRoot } from "./scripts/lib/paths.mjs";
import { filesIn, name } from "./scripts/lib/sources.mjs";

const { version } = JSON.parse(readFileSync(inRoot("package.json"), "utf8"));

/** What connects a page with an LMS: `ae-elements/lms/<name>`, dist/cdn/lms/<name>.js. */
const lms = filesIn("src/lms")
  .map(name)
  .filter((file) => /^src\/lms\/(scorm|cmi5|xapi|frame)\.ts$/.test(file));

/** What the commands import of other folders, whole: in dist/esm a module keeps what is asked of it there. */
const forCommands = filesIn("src/cli").flatMap((file) =>
  [...readFileSync(file, "utf8").matchAll(/(?:^import (?!type )[^;]*?from |\bimport\()"\.\.\/([\w/.-]+)\.js"/gm)].map(
    ([, path]) => `src/${path}.ts`,
  ),
);

/** Every module that an author may import. */
const published = [
  "src/index.ts",
  "src/all.ts",
  "src/autoload.ts",
  ...filesIn("src/elements")
    .map(name)
    .filter((file) => /^src\/elements\/[^/]+\/(define|[^/]+\.element)\.ts$/.test(file)),
  ...lms,
  "src/i18n/registry.ts",
  ...filesIn("src/lang").map(name),
];

/** What every tag needs before it paints, and what every tag with a model needs beside it: one request each. */
const BASE =
  /^src\/(core\/(ae-element|base\.styles|define|events|language|lazy|math-fonts|params|quantities|tokens|valid|vars|visibility)|i18n\/(numbers|registry|en\/common)|model\/(api|script))\.ts$/;
const MODEL =
  /^src\/(core\/(image|latest|model-controller|model-element|palette|rest-part)|draw\/(density|digit)|math\/packed-image|model\/lazy-pool)\.ts$/;

/** What a hand needs. */
const HAND = /^src\/core\/(drag|own-keys)\.ts$/;

/** Chunks that several tags share: one request each instead of one for every set of tags. */
function shared(id) {
  const path = name(id);
  if (BASE.test(path)) return "base";
  if (MODEL.test(path)) return "model";
  if (HAND.test(path)) return "hand";
  if (/^node_modules\/(lit|lit-html|lit-element|@lit)\//.test(path))
    return /directives\/|directive-helpers|async-directive|static(-html)?\.js/.test(path) ? null : "base";
  return null;
}

const strict = (warning) => {
  throw new Error(`${warning.code}: ${warning.message}`);
};

/** @param {string} out the folder to write, absolute or from the repository's */
export function configurations(out) {
  const esm = {
    input: [...new Set([...published, ...forCommands])].map((file) => inRoot(file)),
    external: (id) => !id.startsWith(".") && !id.startsWith("\0") && !id.startsWith(ROOT) && id !== "gift-pegjs",
    plugins: [tfjsRuntime(), giftGrammar(), typescript({ version }), assetPaths("../../cdn/")],
    onwarn: strict,
    output: {
      dir: `${out}/esm`,
      format: "es",
      preserveModules: true,
      preserveModulesRoot: inRoot("src"),
      entryFileNames: "[name].js",
    },
  };
  const cdn = {
    input: { autoload: inRoot("src/autoload.ts") },
    plugins: [
      tfjsRuntime(),
      giftGrammar(),
      compactStyles(),
      assetAddress("../"),
      typescript({ version }),
      resolve({ browser: true, exportConditions: ["production", "browser"] }),
      commonjs(),
      minify(),
      parallelImports(),
      chunkList(),
    ],
    onwarn: strict,
    output: {
      dir: `${out}/cdn`,
      format: "es",
      entryFileNames: "[name].js",
      chunkFileNames: (chunk) => `chunks/${elementsIn(chunk)[0] ?? chunk.name}-[hash].js`,
      manualChunks: shared,
    },
  };
  // what a translation takes: the registry lives on the page, so that this copy reaches the tags of any other
  const words = {
    input: { i18n: inRoot("src/i18n/registry.ts") },
    plugins: [typescript({ version }), minify()],
    onwarn: strict,
    output: { dir: `${out}/cdn`, format: "es", entryFileNames: "[name].js" },
  };
  const languages = {
    input: Object.fromEntries(filesIn("src/lang").map((file) => [basename(file, ".ts"), file])),
    plugins: [typescript({ version })],
    onwarn: strict,
    output: { dir: `${out}/cdn/lang`, format: "es", entryFileNames: "[name].js", chunkFileNames: "[name]-[hash].js" },
  };
  const lmsCdn = {
    input: Object.fromEntries(lms.map((file) => [basename(file, ".ts"), inRoot(file)])),
    plugins: [typescript({ version }), resolve({ exportConditions: ["production", "browser"] }), commonjs(), minify()],
    onwarn: strict,
    output: {
      dir: `${out}/cdn/lms`,
      format: "es",
      entryFileNames: "[name].js",
      chunkFileNames: "[name]-[hash].js",
    },
  };
  const oneFile = {
    input: oneFileInput(),
    plugins: [
      tfjsRuntime(),
      giftGrammar(),
      compactStyles(),
      inlinedOnly(),
      typescript({ version }),
      resolve({ browser: true, exportConditions: ["production", "browser"] }),
      commonjs(),
      oneFileParts({ version }),
    ],
    onwarn: strict,
    output: {
      dir: `${out}/cdn/classic`,
      format: "system",
      entryFileNames: "[name].js",
      chunkFileNames: partName,
    },
  };
  const cli = {
    input: { index: inRoot("src/cli/index.ts") },
    external: (id) => !id.startsWith(".") && !id.startsWith("\0") && !id.startsWith(ROOT),
    plugins: [othersFromEsm(), typescript({ version })],
    onwarn: strict,
    output: {
      dir: `${out}/cli`,
      format: "es",
      banner: (chunk) => (chunk.isEntry ? "#!/usr/bin/env node" : ""),
      entryFileNames: "[name].js",
      chunkFileNames: "[name].js",
    },
  };
  return [esm, cdn, words, languages, lmsCdn, oneFile, cli];
}

export default configurations(process.env.AE_OUT ?? inRoot("dist"));
