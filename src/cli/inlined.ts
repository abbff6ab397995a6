/** The library as elements of a page: files as data blocks, chunks as one script. */
import { deflateSync } from "fflate";
import { create, type Element } from "./markup.js";
import { licencesOf } from "./licences.js";
import type { Library } from "./library.js";
import type { Needs } from "./needs.js";
import type { Part, RuntimeName } from "./page-types.js";

export interface Inlined {
  /** To be put at the end of <body>, in this order. */
  readonly elements: readonly Element[];
  /** Text of the script, for a policy that names its hash. */
  readonly script: string;
  readonly parts: readonly Part[];
}

interface Runtime {
  readonly name: RuntimeName;
  readonly options: unknown;
}

/** `own`: files of the author by path, "own/…". */
export function inlined(library: Library, needs: Needs, own: ReadonlyMap<string, Uint8Array>, runtime?: Runtime): Inlined {
  const parts: Part[] = [];
  const shipped = needs.files.map((path) => [path, library.bytes(`cdn/${path}`)] as const);
  const blocks = [...shipped, ...own].map(([path, bytes]) => {
    const { element, part } = dataBlock(path, bytes);
    parts.push(part);
    return element;
  });

  const { entry, runtimes } = library.parts;
  const connection = runtime && runtimes[runtime.name];
  const chunks = [...new Set([...needs.chunks, ...(connection?.chunks ?? []), entry])];
  const lines = ["page-loader.js", ...chunks].map((name) => {
    const code = library.text(`cdn/classic/${name}`);
    const bytes = Buffer.byteLength(code);
    parts.push({ name, kind: "script", bytes, inlined: bytes });
    return code;
  });
  const plan = { entry, ...(connection && { runtime: connection.entry, options: runtime.options }) };
  const script = `${lines.join("\n")}\naeStart(${inScript(plan)});`;

  const licences = licencesOf(library.text("cdn/LICENSES.txt"), { ...needs, chunks });
  parts.push({ name: "LICENSES.txt", kind: "licences", bytes: Buffer.byteLength(licences), inlined: Buffer.byteLength(licences) });
  return {
    elements: [
      create("script", { type: "text/plain", "data-ae-licences": "" }, `\n${licences}\n`),
      ...blocks,
      create("script", {}, script),
    ],
    script,
    parts,
  };
}

/** Base64, of the compressed bytes where that saves a tenth; fonts are compressed already, and their text becomes an address. */
function dataBlock(path: string, bytes: Uint8Array): { element: Element; part: Part } {
  const small = path.startsWith("fonts/") ? bytes : deflateSync(bytes, { level: 9 });
  const deflated = small.length < 0.9 * bytes.length;
  const text = Buffer.from(deflated ? small : bytes).toString("base64");
  const attributes = { type: "application/octet-stream", "data-ae-file": path, ...(deflated && { "data-ae-deflated": "" }) };
  const kind = path.slice(0, path.indexOf("/")) as Part["kind"];
  return { element: create("script", attributes, text), part: { name: path, kind, bytes: bytes.length, inlined: text.length } };
}

/** JSON inside a <script>: no "</script" and no "<!--" whatever an author's texts say, and ASCII, so that its hash holds in any encoding. */
const inScript = (value: unknown): string =>
  JSON.stringify(value).replaceAll(/[<\u007f-\uffff]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`);
