/**
 * Files of an author's page that go into a package beside it: what the page links or plays and one file can't hold (films, sounds,
 * handouts). Only files from the page's own folder and those below it: a package goes to strangers.
 */
import { parse } from "parse5";
import { checkInside } from "./inside-folder.js";
import { attribute, elements } from "./markup.js";
import type { PageContent, ReadFile } from "./page.js";

/** Where elements name files. */
const NAMED_BY: Readonly<Record<string, readonly string[]>> = {
  a: ["href"],
  audio: ["src"],
  embed: ["src"],
  iframe: ["src"],
  img: ["src"],
  link: ["href"],
  object: ["data"],
  script: ["src"],
  source: ["src"],
  track: ["src"],
  video: ["src", "poster"],
};

export interface Beside {
  /** By path in the package. */
  readonly files: ReadonlyMap<string, Uint8Array>;
  readonly warnings: readonly string[];
}

/** The same content, whose files may only come from `folder` and below. Reading any other throws a CliError. */
export function confined(content: PageContent, folder: string): PageContent {
  const { read } = content;
  if (!read) return content;
  const inside: ReadFile = (address) => {
    checkInside(localPath(address.replaceAll("\\", "/")) ?? address, folder, address);
    return read(address);
  };
  return { ...content, read: inside };
}

/** What the finished page still names and the author's folder has. `read` is that of `confined`. */
export function filesBeside(html: string, read: ReadFile | undefined, taken: ReadonlySet<string>): Beside {
  const files = new Map<string, Uint8Array>();
  const warnings: string[] = [];
  for (const element of elements(parse(html)))
    for (const name of NAMED_BY[element.tagName] ?? []) {
      const address = attribute(element, name)?.trim() ?? "";
      const path = localPath(address);
      // "." and "./" are the page itself
      if (path === null || path === "" || path === "." || taken.has(path) || files.has(path)) continue;
      // as it is written: whoever reads decodes it
      const bytes = read?.(address.replace(/[?#].*$/, ""));
      const place = `<${element.tagName} ${name}="${address}">`;
      if (!bytes) warnings.push(`${place}: there is no such file; it is missing in the package.`);
      else if (/\.x?html?$/i.test(path)) warnings.push(`${place} stays outside: a package holds one page.`);
      else files.set(path, bytes);
    }
  return { files, warnings: [...warnings, ...alike([...taken, ...files.keys()])] };
}

/** Names that are one where case and the writing of accents do not count, as on many a server's disk. */
function alike(paths: readonly string[]): string[] {
  const seen = new Map<string, string>();
  return paths.flatMap((path) => {
    const plain = path.normalize("NFC").toLowerCase();
    const other = seen.get(plain) ?? path;
    seen.set(plain, other);
    return other === path ? [] : [`"${other}" and "${path}" are one name on many a server: call one of them otherwise.`];
  });
}

/** A path below the page's folder, as the zip writes it; null for what is elsewhere. */
function localPath(address: string): string | null {
  if (!address || /^([a-z][a-z\d+.-]*:|\/|#|\?)/i.test(address)) return null;
  const path = address.replace(/[?#].*$/, "");
  try {
    return decodeURIComponent(path).replace(/^(\.\/)+/, "");
  } catch {
    return path;
  }
}
