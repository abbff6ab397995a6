import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { cache, root, write } from "./prebundle.mjs";

/** What the start-up code and the backend call, whatever the kernels. */
const INFRASTRUCTURE = [
  "memory",
  "__wasm_call_ctors",
  "__indirect_function_table",
  "__errno_location",
  "init",
  "init_with_threads_count",
  "get_threads_count",
  "register_tensor",
  "dispose_data",
  "dispose",
  "malloc",
  "free",
  "stackSave",
  "stackRestore",
  "stackAlloc",
];

/** Kernels that `src/model/tfjs/runtime.ts` runs. */
const KERNELS = ["_FusedMatMul"];

/**
 * Cuts tfjs's SIMD wasm file to the kernels that the library runs.
 * @param {string} [outFile] where to put a copy
 * @param {string[]} [kernels] exports to keep beside the infrastructure
 * @returns {Promise<string>} path of the file: `outFile`, or the one in the cache
 */
export async function trimWasm(outFile, kernels = KERNELS) {
  const source = readFileSync(join(root, "node_modules/@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm"));
  const script = readFileSync(fileURLToPath(import.meta.url));
  const key = createHash("sha256").update(source).update(script).update(kernels.join()).digest("hex").slice(0, 12);
  const cached = join(cache, `simd-${key}.wasm`);
  if (!existsSync(cached)) write(cached, await trim(source, new Set([...INFRASTRUCTURE, ...kernels])));
  if (!outFile) return cached;
  write(outFile, readFileSync(cached));
  return outFile;
}

async function trim(source, keep) {
  // Loaded here: it is 10 MB, and needed only when the cache is empty.
  const { default: binaryen } = await import("binaryen");
  const exports = WebAssembly.Module.exports(new WebAssembly.Module(source)).map((e) => e.name);
  const missing = [...keep].filter((name) => !exports.includes(name));
  if (missing.length > 0) throw new Error(`tfjs's wasm file does not export ${missing.join(", ")}`);

  const module = binaryen.readBinary(source);
  const { SIMD128, BulkMemory, SignExt, NontrappingFPToInt, MutableGlobals } = binaryen.Features;
  module.setFeatures(SIMD128 | BulkMemory | SignExt | NontrappingFPToInt | MutableGlobals);
  for (const name of exports) if (!keep.has(name)) module.removeExport(name);
  binaryen.setOptimizeLevel(2);
  binaryen.setShrinkLevel(1);
  // Twice: once the dead code is gone, more functions turn out to be unused.
  for (let i = 0; i < 2; i++) module.runPasses(["remove-unused-module-elements", "directize", "dce", "vacuum"]);
  const trimmed = module.emitBinary();
  module.dispose();
  if (!WebAssembly.validate(trimmed)) throw new Error("the trimmed wasm file is not valid");
  return trimmed;
}
