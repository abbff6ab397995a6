import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import commonjs from "@rollup/plugin-commonjs";
import resolve from "@rollup/plugin-node-resolve";
import { transform } from "esbuild";
import { rollup } from "rollup";

const here = dirname(fileURLToPath(import.meta.url));
export const root = join(here, "../..");
export const cache = join(root, ".cache/tfjs");
/** The module of the library that imports TensorFlow.js for its own networks. */
export const runtime = join(root, "src/model/tfjs/runtime.ts");
/** The modules that import all of it, for networks that were saved by TensorFlow.js; most pages never load them. */
export const foreign = ["foreign-layers", "foreign-graph"].map((name) => join(root, `src/model/tfjs/${name}.ts`));
/** All that a bundle takes the place of. */
export const prebundled = [runtime, ...foreign];

/**
 * Makes one self-contained, minified ES module of a module of `src/model/tfjs/` and the part of TensorFlow.js that it uses.
 * Every build and the test runner load this file in its place. Cached by package versions and sources.
 * @param {string} [module] one of `prebundled`
 * @returns {Promise<string>} path of the file in the cache
 */
export async function prebundleTfjs(module = runtime) {
  const cached = join(cache, `${basename(module, ".ts")}-${fingerprint()}.js`);
  if (!existsSync(cached)) write(cached, await bundle(module));
  return cached;
}

async function bundle(module) {
  const build = await rollup({
    input: module,
    plugins: [
      privateGlobals(),
      ...(module === runtime ? [slim()] : [forInference()]),
      typescript(),
      resolve({ browser: true, extensions: [".mjs", ".js"] }),
      commonjs(),
    ],
    treeshake: { propertyReadSideEffects: false, tryCatchDeoptimization: false },
    onwarn({ code, message, id = "" }) {
      // tfjs's modules import each other in circles, and old ones of its dependencies have a top-level `this`; that is theirs.
      if (code === "CIRCULAR_DEPENDENCY" || (code === "THIS_IS_UNDEFINED" && id.includes("node_modules"))) return;
      throw new Error(`${code}: ${message}`);
    },
  });
  const { output } = await build.generate({ format: "es", inlineDynamicImports: true });
  await build.close();
  const { code } = await transform(output[0].code, { minify: true, format: "esm", target: "es2022", legalComments: "none" });
  return `/* TensorFlow.js ${version("tfjs-core")}, in part. Copyright Google LLC, Apache-2.0. */\n${code}`;
}

const replacement = (name) => ({ id: join(here, name), moduleSideEffects: name === "slim-core.js" });

/** Each bundle has an engine of its own, apart from that of other bundles and of a tfjs of the page's. */
function privateGlobals() {
  return {
    name: "private-globals",
    resolveId(source, importer = "") {
      return source.endsWith("/global_util") && importer.includes("/tfjs-core/dist/") ? replacement("private-globals.js") : null;
    },
  };
}

/** Kernels for text, ragged and sparse tensors, spectra and boxes: no picture goes through them. */
const OTHER_KERNELS =
  /^\s*(ragged|string|staticRegex|sparse(?!ToDense)|fft|ifft|nonMaxSuppression|draw|unsortedSegment|searchSorted)\w*Config,$/gm;

/** Numbers of a tensor, at most. A file can say that it needs more; it must not take the page with it. */
const MOST_NUMBERS = 1 << 24;

/** For networks of others: no gradients, no kernels that no picture needs, and a limit to the size of a tensor. */
function forInference() {
  return {
    name: "for-inference",
    resolveId(source) {
      if (source === "@tensorflow/tfjs-core") return replacement("slim-core.js");
      if (source === LIMITED) return LIMITED;
      return source.endsWith("/register_all_gradients") ? "\0nothing" : null;
    },
    load: (id) => (id === "\0nothing" ? "" : id === LIMITED ? limitedArrays : null),
    transform(code, id) {
      if (!id.includes("/@tensorflow/")) return null;
      if (id.endsWith("/tfjs-layers/dist/engine/container.js")) code = withEnd(code);
      if (id.endsWith("/tfjs-backend-cpu/dist/register_all_kernels.js")) code = code.replaceAll(OTHER_KERNELS, "");
      // what registers itself is not marked: tfjs-layers names nothing at all
      const moduleSideEffects = /\/tfjs-(backend-cpu|converter)\//.test(id) ? /flags|register_all_kernels/.test(id) : undefined;
      return { code: withLimit(code), map: null, moduleSideEffects };
    },
  };
}

const LIMITED = "\0limited-arrays";
const ARRAYS = ["Float32Array", "Int32Array", "Uint8Array"];

/** Constructors that refuse to make more than a tensor may have. */
const limitedArrays = `
const check = (size) => {
  if (typeof size === "number" && !(size <= ${MOST_NUMBERS})) throw new Error("a tensor of " + size + " numbers is too large here (at most ${MOST_NUMBERS})");
};
${ARRAYS.map((array) => `export function Limited${array}(...given) { check(given[0]); return new ${array}(...given); }`).join("\n")}`;

/** The memory of tensors is made in many places, each with \`new\`. */
function withLimit(code) {
  const used = ARRAYS.filter((array) => code.includes(`new ${array}(`));
  if (used.length === 0) return code;
  const limited = code.replaceAll(new RegExp(`\\bnew (${used.join("|")})\\(`, "g"), "new Limited$1(");
  return `import { ${used.map((array) => `Limited${array}`).join(", ")} } from "${LIMITED.replace("\0", "\\0")}";\n${limited}`;
}

/** tfjs-layers puts layers together until none is left: for ever, where one waits for itself or for one that is not there. */
function withEnd(code) {
  const loop = "while (!generic_utils.isObjectEmpty(unprocessedNodes)) {";
  if (!code.includes(loop)) throw new Error("tfjs-layers's container.js has changed");
  const check = `
    const left = Object.values(unprocessedNodes).reduce((sum, nodes) => sum + nodes.length, 0);
    if (left === before) throw new Error("the layers " + Object.keys(unprocessedNodes).slice(0, 5).join(", ") + " wait for one another, or for one that is not there");
    before = left;`;
  return code.replace(loop, `let before = -1;\n${loop}${check}`);
}

/** Replaces the parts of tfjs that are not wanted and tells Rollup which of its modules do something on import. */
function slim() {
  return {
    name: "slim-tfjs",
    resolveId(source) {
      if (source === "@tensorflow/tfjs-core") return replacement("slim-core.js");
      if (/\/tfjs-backend-wasm-threaded-simd(\.worker)?\.js$/.test(source)) return replacement("no-threads.js");
      return null;
    },
    transform(code, id) {
      if (id.endsWith("/wasm-out/tfjs-backend-wasm.js")) return { code: withoutNode(code), map: null };
      if (!id.includes("/@tensorflow/")) return null;
      return { moduleSideEffects: /\/tfjs-core\/dist\/(engine|tensor|flags)\.js$|\/flags_wasm\.js$/.test(id) };
    },
  };
}

/** Emscripten's start-up code with its branches for Node.js, which asks for `require`, switched off. */
function withoutNode(code) {
  const tests = [
    'typeof process=="object"&&typeof process.versions=="object"&&typeof process.versions.node=="string"',
    'typeof process!=="undefined"&&process.listeners',
  ];
  for (const test of tests) {
    if (!code.includes(test)) throw new Error(`tfjs-backend-wasm.js has changed: it does not contain ${test}`);
    code = code.replaceAll(test, "false");
  }
  return code;
}

function typescript() {
  return {
    name: "typescript",
    resolveId(source, importer = "") {
      return source.startsWith("./") && importer.endsWith(".ts") ? join(dirname(importer), source.replace(/\.js$/, ".ts")) : null;
    },
    async transform(code, id) {
      if (!id.endsWith(".ts")) return null;
      const result = await transform(code, { loader: "ts", target: "es2022", sourcefile: id });
      return { code: result.code, map: null };
    },
  };
}

function version(name) {
  return JSON.parse(readFileSync(join(root, "node_modules/@tensorflow", name, "package.json"), "utf8")).version;
}

function fingerprint() {
  const hash = createHash("sha256");
  for (const name of ["tfjs-core", "tfjs-backend-cpu", "tfjs-backend-wasm", "tfjs-layers", "tfjs-converter"])
    hash.update(`${name} ${version(name)}\n`);
  const sources = readdirSync(dirname(runtime)).map((name) => join(dirname(runtime), name));
  const scripts = readdirSync(here)
    .filter((name) => /\.m?js$/.test(name))
    .map((name) => join(here, name));
  for (const file of [...sources, ...scripts]) hash.update(readFileSync(file));
  return hash.digest("hex").slice(0, 12);
}

/** Writes by renaming, so that two processes can do it at once and none reads half a file. */
export function write(file, content) {
  mkdirSync(dirname(file), { recursive: true });
  const temporary = join(dirname(file), `.${basename(file)}.${process.pid}`);
  writeFileSync(temporary, content);
  rmSync(file, { force: true });
  renameSync(temporary, file);
}
