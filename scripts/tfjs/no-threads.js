/** Stands in for the threaded wasm module and its worker, which are never used: they need a cross-origin isolated page. */
export default null;
export const wasmWorkerContents = "";
