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
/** The module of the library that imports @tensorflow/*. */
export const runtime = join(root, "src/model/tfjs/runtime.ts");

/**
 * Makes one self-contained, minified ES module of `src/model/tfjs/runtime.ts` and the part of TensorFlow.js that it uses.
 * Every build and the test runner load this file in its place. Cached by package versions and sources.
 * @param {string} [outFile] where to put a copy
 * @returns {Promise<string>} path of the file: `outFile`, or the one in the cache
 */
export async function prebundleTfjs(outFile) {
  const cached = join(cache, `runtime-${fingerprint()}.js`);
  if (!existsSync(cached)) write(cached, await bundle());
  if (!outFile) return cached;
  write(outFile, readFileSync(cached));
  return outFile;
}

async function bundle() {
  const build = await rollup({
    input: runtime,
    plugins: [slim(), typescript(), resolve({ browser: true, extensions: [".mjs", ".js"] }), commonjs()],
    treeshake: { propertyReadSideEffects: false, tryCatchDeoptimization: false },
    onwarn(warning) {
      // tfjs-core's modules import each other in circles; that is theirs.
      if (warning.code !== "CIRCULAR_DEPENDENCY") throw new Error(`${warning.code}: ${warning.message}`);
    },
  });
  const { output } = await build.generate({ format: "es", inlineDynamicImports: true });
  await build.close();
  const { code } = await transform(output[0].code, { minify: true, format: "esm", target: "es2022", legalComments: "none" });
  return `/* TensorFlow.js ${version("tfjs-core")}, in part. Copyright Google LLC, Apache-2.0. */\n${code}`;
}

/** Replaces the parts of tfjs that are not wanted and tells Rollup which of its modules do something on import. */
function slim() {
  const replacement = (name) => ({ id: join(here, name), moduleSideEffects: name === "slim-core.js" });
  return {
    name: "slim-tfjs",
    resolveId(source, importer = "") {
      if (source === "@tensorflow/tfjs-core") return replacement("slim-core.js");
      if (source.endsWith("/global_util") && importer.includes("/tfjs-core/dist/")) return replacement("private-globals.js");
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
  for (const name of ["tfjs-core", "tfjs-backend-cpu", "tfjs-backend-wasm"]) hash.update(`${name} ${version(name)}\n`);
  const sources = readdirSync(dirname(runtime)).map((name) => join(dirname(runtime), name));
  const scripts = readdirSync(here).map((name) => join(here, name));
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
