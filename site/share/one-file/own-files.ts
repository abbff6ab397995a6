/** An author's models and data, fetched from where the page has them and given as files beside the page to be. */
import type { ReadFile } from "../../../src/cli/page-types.js";

const ATTRIBUTE = /\b(model-src|data-src)="([^"]*)"/g;
/** A text of a manifest that could be a file's name; as the commands see it. */
const NAME = /^[^\p{Cc}<>"|?*:]{1,200}\.\w{1,8}$/u;

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

/** A file, and those beside it or below that it names if it is JSON; false where it is not there. */
async function bring(address: string, folder: string, within: (url: string) => string, files: Map<string, Uint8Array>): Promise<boolean> {
  if (files.has(within(address))) return true;
  const response = await fetch(address);
  if (!response.ok) return false;
  const bytes = new Uint8Array(await response.arrayBuffer());
  files.set(within(address), bytes);
  for (const name of namesIn(bytes)) {
    const named = new URL(name, address).href;
    if (named.startsWith(folder)) await bring(named, folder, within, files);
  }
  return true;
}

const unescaped = (value: string): string => value.replaceAll("&amp;", "&");

/** Texts that could be names of files, where the bytes are JSON. */
function namesIn(bytes: Uint8Array): string[] {
  try {
    return texts(JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes))).filter((text) => NAME.test(text));
  } catch {
    return []; // weights, or images
  }
}

const texts = (json: unknown): string[] =>
  typeof json === "string" ? [json] : typeof json === "object" && json !== null ? Object.values(json).flatMap(texts) : [];
