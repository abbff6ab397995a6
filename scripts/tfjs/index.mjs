/**
 * The slim TensorFlow.js: for the configurations of bundlers and the test runner. Run as a command, it makes both files and
 * prints their sizes.
 */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { brotliCompressSync } from "node:zlib";
import { prepareTfjs } from "./plugins.mjs";
import { root } from "./prebundle.mjs";

export { prepareTfjs, slimTfjsPlugin, tfjsDevServerPlugin, wasmFile } from "./plugins.mjs";
export { prebundleTfjs } from "./prebundle.mjs";
export { trimWasm } from "./trim-wasm.mjs";

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const kilobytes = (bytes) => `${(bytes / 1000).toFixed(1).padStart(6)} kB`;
  for (const file of await prepareTfjs()) {
    const bytes = readFileSync(file);
    console.log(
      `${file.slice(root.length + 1).padEnd(36)} ${kilobytes(bytes.length)}  brotli ${kilobytes(brotliCompressSync(bytes).length)}`,
    );
  }
}
