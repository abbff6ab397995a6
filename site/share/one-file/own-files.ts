/** An author's models and data, fetched from where the page has them and given as files beside the page to be. */
import { namedIn } from "../../../src/cli/named-files.js";
import type { ReadFile } from "../../../src/cli/page-types.js";

const ATTRIBUTE = /\b(model-src|data-src)="([^"]*)"/g;

export interface OwnFiles {
  /** The tags, with addresses of these files. */
  readonly markup: string;
  readonly read: ReadFile;
}

/**
 * @param markup as the DOM writes it
 * @throws Error that names the file which did not come; a TypeError where its server can't be asked
 */
export async function ownFiles(markup: string): Promise<OwnFiles> {
  const files = new Map<string, Uint8Array>();
  const places = new Map<string, string>();
  for (const [, , value] of markup.matchAll(ATTRIBUTE)) {
    const address = unescaped(value).replace(/[?#].*$/, "");
    if (places.has(value) || !URL.canParse(address)) continue;
    const folder = new URL("./", address).href;
    const within = (url: string) => `own${places.size + 1}/${url.slice(folder.length)}`;
    const path = within(address);
    if (!(await bring(address, folder, within, files))) throw new Error(`${address} did not come.`);
    places.set(value, path);
  }
  return {
    markup: markup.replaceAll(ATTRIBUTE, (whole, name: string, value: string) =>
      places.has(value) ? `${name}="${places.get(value)}"` : whole,
    ),
    read: (path) => files.get(path) ?? null,
  };
}

/** A file, and those beside it or below that it names; false where it is not there. */
async function bring(address: string, folder: string, within: (url: string) => string, files: Map<string, Uint8Array>): Promise<boolean> {
  if (files.has(within(address))) return true;
  const response = await fetch(address);
  if (!response.ok) return false;
  const bytes = new Uint8Array(await response.arrayBuffer());
  files.set(within(address), bytes);
  for (const name of namedIn(bytes)) {
    if (name.includes(":")) continue; // another scheme, or another server
    const named = new URL(name, address).href;
    if (named.startsWith(folder)) await bring(named, folder, within, files);
  }
  return true;
}

const unescaped = (value: string): string => value.replaceAll("&amp;", "&");
