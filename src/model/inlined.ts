/**
 * Files that stand in the page itself. A page made by `ae-elements export` may fetch nothing, so its files are in a table on
 * `globalThis` by their path ("weights/nested.bin"), and whoever wants one looks there first.
 */

/** Bytes, their base64 text, or a function that gives the bytes when they are wanted. Fonts are text: their address is made of it. */
export type InlinedFile = Uint8Array<ArrayBuffer> | string | (() => Promise<Uint8Array<ArrayBuffer>>);

/** Versioned like the pool: two copies of the library on a page read one table. */
const KEY = Symbol.for("ae-elements/inlined-assets@1");
/** Of addresses that only `fetchInlined` understands. With slashes, so that `new URL("weights.bin", address)` works as for any file. */
const SCHEME = "ae-inlined:///";

function find(path: string): InlinedFile | undefined {
  const files = (globalThis as { [KEY]?: Readonly<Record<string, InlinedFile>> })[KEY];
  return files && Object.hasOwn(files, path) ? files[path] : undefined;
}

/** An address for a file that stands in the page, for `fetchInlined` and, of a font, for a style sheet; undefined for all others. */
export function inlinedAddress(path: string): string | undefined {
  const file = find(path);
  if (file === undefined) return undefined;
  return typeof file === "string" && path.startsWith("fonts/") ? `data:font/woff2;base64,${file}` : SCHEME + path;
}

/** The answer to such an address, made without any request: no connection, no `connect-src`. Null for every other address. */
export async function fetchInlined(address: string): Promise<Response | null> {
  const file = address.startsWith(SCHEME) ? find(decoded(address.slice(SCHEME.length).replace(/[?#].*$/, ""))) : undefined;
  if (file === undefined) return null;
  const bytes = typeof file === "string" ? decodeBase64(file) : typeof file === "function" ? await file() : file;
  return new Response(bytes, { headers: { "Content-Length": String(bytes.length) } });
}

/** A lone "%" is a "%". */
function decoded(path: string): string {
  try {
    return decodeURI(path);
  } catch {
    return path;
  }
}

function decodeBase64(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}
