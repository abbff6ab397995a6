/**
 * Weights, wasm and fonts of a page that is one file stand in it as text:
 *
 *     <script type="application/octet-stream" data-ae-file="weights/vae2.bin" data-ae-deflated>…base64…</script>
 *
 * The table that the library looks in (src/model/inlined.ts) reads them when they are wanted.
 */
const KEY = Symbol.for("ae-elements/inlined-assets@1");

/** Puts the files into the table that stand in the page so far. */
export function inlineFiles(): void {
  const files = ((globalThis as Record<symbol, object>)[KEY] ??= {});
  for (const block of document.querySelectorAll<HTMLScriptElement>("script[data-ae-file]")) {
    const { aeFile = "", aeDeflated } = block.dataset;
    const get = () => (aeDeflated === undefined ? block.text : () => inflate(block.text));
    Object.defineProperty(files, aeFile, { enumerable: true, configurable: true, get });
  }
}

async function inflate(base64: string): Promise<Uint8Array> {
  const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  const inflated = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
  return new Uint8Array(await new Response(inflated).arrayBuffer());
}
