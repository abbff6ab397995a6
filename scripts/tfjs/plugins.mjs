import { readFileSync } from "node:fs";
import { join } from "node:path";
import { prebundleTfjs, root, runtime } from "./prebundle.mjs";
import { trimWasm } from "./trim-wasm.mjs";

/** The folder beside `weights/` that the sources, served as they are, take their wasm file from. Generated; not in git. */
export const wasmFile = join(root, "wasm/tfjs-simd.wasm");

/** Makes the slim runtime and `wasm/`, where they are not there or not of these sources. */
export function prepareTfjs() {
  return Promise.all([prebundleTfjs(), trimWasm(wasmFile)]);
}

/**
 * For Rollup and Vite: imports of `src/model/tfjs/runtime.ts` find the slim bundle of TensorFlow.js instead.
 * @returns {import("rollup").Plugin}
 */
export function slimTfjsPlugin() {
  return {
    name: "slim-tfjs",
    enforce: "pre", // for Vite: before its own resolution
    buildStart: async () => void (await prepareTfjs()),
    async resolveId(source, importer, options) {
      if (!/\/runtime\.(js|ts)$/.test(source)) return null;
      const resolved = await this.resolve(source.replace(/\.js$/, ".ts"), importer, { ...options, skipSelf: true });
      return resolved?.id === runtime ? prebundleTfjs() : null;
    },
  };
}

/** For @web/test-runner and @web/dev-server: the same. The address is one of its own, so that nothing takes the file for TypeScript. */
export function tfjsDevServerPlugin() {
  const address = "/slim-tfjs.js";
  return {
    name: "slim-tfjs",
    serverStart: async () => void (await prepareTfjs()),
    resolveImport({ source, context }) {
      return context.path.startsWith("/src/model/") && source.endsWith("/runtime.js") ? address : undefined;
    },
    async serve({ path }) {
      return path === address ? { body: readFileSync(await prebundleTfjs(), "utf8"), type: "js" } : undefined;
    },
  };
}
