/**
 * classic/loader.js: the library in classic scripts, for frames that may fetch no module. Parts are those of one-file pages
 * (`aePart(name, needs, declare)`), each fetched when it is wanted; files are scripts that say `aeFile(path, text)`.
 */
import { Linker, named, type Declare, type Values } from "../one-file/linker.js";
import { isAddress } from "./addresses.js";
import type { Wanted } from "./hash.js";
import type { ClassicLoader } from "./library.js";

/** What there is, as the build wrote it here. */
declare const __AE_CLASSIC__: {
  /** The part that registers tags. */
  readonly entry: string;
  /** Paths of all files. */
  readonly files: readonly string[];
  /** Paths of the fonts that each tag shows. */
  readonly fonts: Readonly<Record<string, readonly string[]>>;
  /** Those that an author's TeX may ask for. */
  readonly allFonts: readonly string[];
};
const { entry, files, fonts, allFonts } = __AE_CLASSIC__;

/** Where src/model/inlined.ts looks. */
const KEY = Symbol.for("ae-elements/inlined-assets@1");

let run: (path: string) => Promise<void>;
const linker = new Linker(load);
const scripts = new Map<string, Promise<void>>();
const texts = new Map<string, string>();

/** Fetches a script once, again after a failure. */
function fetched(path: string): Promise<void> {
  let script = scripts.get(path);
  if (!script) {
    script = run(`classic/${path}`);
    scripts.set(path, script);
    script.catch(() => scripts.delete(path));
  }
  return script;
}

/** Fetches a part and all that it needs. */
async function gather(name: string, known = new Set<string>()): Promise<void> {
  if (known.has(name)) return;
  known.add(name);
  await fetched(name);
  await Promise.all(linker.needsOf(name)!.map((each) => gather(each, known)));
}

async function load(id: string): Promise<Values> {
  await gather(named(id));
  return linker.run(named(id));
}

async function bytesOf(path: string): Promise<Uint8Array<ArrayBuffer>> {
  await fetched(`${path}.js`);
  const bytes = Uint8Array.from(atob(texts.get(path)!), (character) => character.charCodeAt(0));
  const inflated = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
  return new Uint8Array(await new Response(inflated).arrayBuffer());
}

async function start({ tag, attributes }: Wanted, runScript: (path: string) => Promise<void>): Promise<void> {
  run = runScript;
  const table: Record<string, unknown> = {};
  for (const path of files) table[path] = () => bytesOf(path);
  Object.assign(globalThis, { [KEY]: table });
  // a style sheet waits for no function: fonts come before it is written. Without them symbols stand in a face of the system
  const wanted = [...attributes.keys()].some((name) => name === "tex" || isAddress(name)) ? allFonts : fonts[tag];
  const font = (path: string) => fetched(`${path}.js`).then(() => (table[path] = texts.get(path)));
  await Promise.allSettled(wanted.map(font));
  await load(entry);
}

const loader: ClassicLoader = { aeClassic: start };
Object.assign(globalThis, loader, {
  aePart: (name: string, needs: readonly string[], declare: Declare) => linker.register(name, needs, declare),
  aeFile: (path: string, text: string) => void texts.set(path, text),
});
