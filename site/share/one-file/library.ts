/** The built library as the site has it; for src/cli, in place of its library.ts. */
import type { Library, PartsList } from "../../../src/cli/library.js";
import type { Manifest } from "../../../src/cli/manifest.js";
import type { Allowed } from "../../../src/embed/hash.js";
import { deflateAhead } from "./deflate.js";

const NOTHING = new Uint8Array();
/** What stands in a page compressed. */
const COMPRESSED = /^cdn\/(weights|wasm)\//;
const site = new URL("../", import.meta.url).href;

class Shelf implements Library {
  readonly manifest: Manifest;
  readonly #files = new Map<string, Uint8Array>();
  readonly #missing = new Set<string>();

  constructor(
    readonly parts: PartsList,
    known: Allowed,
  ) {
    this.manifest = new Map([...known].map(([tag, names]) => [tag, new Set(names)]));
  }

  /** Empty for a file that is not here yet; `fetchMissing` brings it. */
  bytes(path: string): Uint8Array {
    const found = this.#files.get(path);
    if (!found) this.#missing.add(path);
    return found ?? NOTHING;
  }

  text(path: string): string {
    return new TextDecoder().decode(this.bytes(path));
  }

  async fetchMissing(): Promise<void> {
    const bring = async (path: string) => {
      this.#files.set(path, new Uint8Array(await (await fetched(path)).arrayBuffer()));
      this.#missing.delete(path);
    };
    await Promise.all([...this.#missing].map(bring));
    await deflateAhead([...this.#files].flatMap(([path, bytes]) => (COMPRESSED.test(path) ? [bytes] : [])));
  }
}

async function fetched(path: string): Promise<Response> {
  const response = await fetch(site + path).catch((cause: unknown) => cause);
  if (response instanceof Response && response.ok) return response;
  const why = response instanceof Response ? `the server says ${response.status}` : "there is no connection";
  throw new Error(`${path} did not come, ${why}. Try again.`);
}

let shelf: Shelf | undefined;

/** @param known attributes by tag */
export async function openShelf(known: Allowed): Promise<Shelf> {
  return (shelf ??= new Shelf((await (await fetched("cdn/classic/parts.json")).json()) as PartsList, known));
}

/** What src/cli asks for. */
export function openLibrary(): Library {
  if (!shelf) throw new Error("the library is not open yet");
  return shelf;
}
