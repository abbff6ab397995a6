/** An author's own models and data (`model-src`, `data-src`): manifests with the files beside them that they name, put into the page. */
import { posix } from "node:path";
import { CliError } from "./errors.js";
import { attribute, elements, setAttribute, type ParentNode } from "./markup.js";
import { namedIn } from "./named-files.js";
import type { ReadFile } from "./page-types.js";

const ATTRIBUTES = ["model-src", "data-src"];
/** Where the files are in the page's table; see src/model/inlined.ts. */
const FOLDER = "own/";
const ADDRESS = "ae-inlined:///";
/** The tags read no longer file; see src/model/own/limits.ts. */
const MOST_BYTES = 64e6;

/**
 * Points the tags under `root` at files in the page and gives these by path.
 * @throws CliError for a file that is missing, or lies outside the page's folder
 */
export function bringModelsInside(root: ParentNode, read: ReadFile | undefined, warn: (text: string) => void): Map<string, Uint8Array> {
  const files = new Map<string, Uint8Array>();
  for (const element of elements(root)) {
    if (!element.tagName.startsWith("ae-")) continue;
    for (const name of ATTRIBUTES) {
      const address = attribute(element, name)?.trim();
      if (!address || address.startsWith(ADDRESS)) continue;
      const place = `<${element.tagName} ${name}="${address}">`;
      if (/^(?!https?:)[a-z][a-z\d+.-]*:/i.test(address))
        throw new CliError(`${place}: this is no address of a file. Name one beside the page, or one on a server (https:).`);
      if (/^(https?:|\/\/)/i.test(address)) {
        warn(`${place} stays outside the file: it needs a network.`);
        continue;
      }
      const path = pathOf(address);
      if (path.startsWith("../") || path.startsWith("/")) throw new CliError(`${place}: the file has to lie beside the page or below.`);
      const bytes = read?.(encodeURI(path));
      if (!bytes) throw new CliError(`${place}: there is no such file.`, 1);
      gather(path, bytes, read!, files);
      setAttribute(element, name, addressInside(address)!);
    }
  }
  return files;
}

/** Where a file that a tag names lies, seen from the page. */
const pathOf = (address: string): string => posix.normalize(decoded(address.replace(/[?#].*$/, "")));

/** The address that a file beside the page gets inside it; null for what stays outside. */
export function addressInside(address: string): string | null {
  return /^([a-z][a-z\d+.-]*:|\/\/)/i.test(address) ? null : ADDRESS + FOLDER + encodeURI(pathOf(address));
}

/** The path in the page's folder of a file that an address inside the page means; null for any other address. */
export function pathInside(address: string): string | null {
  return address.startsWith(ADDRESS + FOLDER) ? address.slice((ADDRESS + FOLDER).length).replace(/[?#].*$/, "") : null;
}

/** As a browser does: a lone "%" is a "%". */
function decoded(address: string): string {
  try {
    return decodeURI(address);
  } catch {
    return address;
  }
}

/** A file, and those that it names if it is JSON. */
function gather(path: string, bytes: Uint8Array, read: ReadFile, files: Map<string, Uint8Array>): void {
  if (files.has(FOLDER + path)) return;
  if (bytes.length > MOST_BYTES) throw new CliError(`${path} has ${Math.round(bytes.length / 1e6)} MB; the tags read 64 MB at most.`, 1);
  files.set(FOLDER + path, bytes);
  for (const text of namedIn(bytes)) {
    const named = posix.join(posix.dirname(path), text);
    if (named.startsWith("../") || posix.isAbsolute(text) || files.has(FOLDER + named)) continue;
    const found = read(encodeURI(named));
    if (found) gather(named, found, read, files);
  }
}
