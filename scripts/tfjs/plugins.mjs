import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { foreign, prebundled, prebundleTfjs, root } from "./prebundle.mjs";
import { trimWasm } from "./trim-wasm.mjs";

/** The folder beside `weights/` that the sources, served as they are, take their wasm file from. Generated; not in git. */
export const wasmFile = join(root, "wasm/tfjs-simd.wasm");

/** Makes the slim runtime and `wasm/`, where they are not there or not of these sources. */
export function prepareTfjs() {
  return Promise.all([prebundleTfjs(), trimWasm(wasmFile)]);
}

/**
 * For Rollup and Vite: imports of `src/model/tfjs/runtime.ts` and its like find a bundle of TensorFlow.js instead.
 * @returns {import("rollup").Plugin}
 */
export function slimTfjsPlugin() {
  return {
    name: "slim-tfjs",
    enforce: "pre", // for Vite: before its own resolution
    buildStart: async () => void (await prepareTfjs()),
    async resolveId(source, importer, options) {
      if (!/\/(runtime|foreign-\w+)\.(js|ts)$/.test(source)) return null;
      const resolved = await this.resolve(source.replace(/\.js$/, ".ts"), importer, { ...options, skipSelf: true });
      return prebundled.includes(resolved?.id) ? prebundleTfjs(resolved.id) : null;
    },
  };
}

/** For @web/test-runner and @web/dev-server: the same. The address is one of its own, so that nothing takes the file for TypeScript. */
export function tfjsDevServerPlugin() {
  const address = "/slim-tfjs.js";
  const others = foreign.map((module) => ({ module, address: `/whole-tfjs/${basename(module, ".ts")}.js` }));
  return {
    name: "slim-tfjs",
    serverStart: async () => void (await prepareTfjs()),
    resolveImport({ source, context }) {
      if (!context.path.startsWith("/src/model/")) return undefined;
      if (source.endsWith("/runtime.js")) return address;
      return others.find((each) => source.endsWith(`/${basename(each.address)}`))?.address;
    },
    async serve({ path }) {
      const module = others.find((each) => each.address === path)?.module;
      return module || path === address ? { body: readFileSync(await prebundleTfjs(module), "utf8"), type: "js" } : undefined;
    },
  };
}
