/** `ae-elements export`: one file from tags, the lesson, or an author's page. */
import { readFileSync, statSync } from "node:fs";
import { basename, dirname, isAbsolute, resolve } from "node:path";
import { parseArgs } from "node:util";
import { readFile, writeOut } from "./author-files.js";
import { CliError } from "./errors.js";
import { checkInside } from "./inside-folder.js";
import { buildPage, type BuiltPage, type PageContent, type ReadFile, type Translation } from "./page.js";
import { readTags } from "./tags.js";

export const usage = `ae-elements export <tag...> [options]      one HTML file that needs no network
ae-elements export --lesson [options]
ae-elements export --html page.html [options]

  <tag...>          ae-latent-map, or a snippet: '<ae-latent-map model="vae"></ae-latent-map>'
  --lesson          the built-in lesson; with tags, a lesson made of them
  --html <file>     an author's page that uses the tags
  -o, --out <file>  where to write it (default: named after the tags, in this folder; "-": the standard output)
  --title <text>    title of the page; without it none is shown
  --lang <tag>      language of the page, such as en (default) or de
  --translation <file>  a module that registers words of another language (see docs/guides/languages.md); may be given more than once
  -q, --quiet       says nothing when all went well`;

/** What `export`, `scorm` and `cmi5` have in common. */
export const CONTENT_OPTIONS = {
  lesson: { type: "boolean" },
  html: { type: "string" },
  title: { type: "string" },
  lang: { type: "string" },
  translation: { type: "string", multiple: true },
  out: { type: "string", short: "o" },
  quiet: { type: "boolean", short: "q" },
} as const;

interface ContentValues {
  readonly lesson?: boolean;
  readonly html?: string;
}

/** Print to a terminal, or gather in a test. */
export interface Output {
  /** The result itself. */
  result(text: string): void;
  /** What the author should know. */
  note(text: string): void;
}

/** Runs the command; its exit code is 0 unless it throws. */
export async function runExport(args: readonly string[], output: Output): Promise<void> {
  const { values, positionals } = parseArgs({ args: [...args], options: CONTENT_OPTIONS, allowPositionals: true });
  const inputs = new Set(values.translation);
  const content = readContent(values, positionals, inputs);
  const translations = readTranslations(values);
  const page = buildPage({ content, title: values.title, lang: values.lang, translations });
  const notes = await checked(content, { lang: values.lang, translations });
  for (const warning of [...page.warnings, ...notes]) output.note(`Note: ${warning}`);
  if (values.out === "-") return output.result(page.html);
  const out = values.out ?? `${nameOf(content)}.html`;
  const replaced = writeOut(out, page.html, { name: `${nameOf(content)}.html`, inputs });
  if (!values.quiet) output.note(`${replaced ? "Replaced" : "Wrote"} ${out}: ${summary(page)}`);
}

/** Notes on what an author brings; nothing else of the command line loads the readers. @throws CliError for what no tag could show */
export async function checked(...[content, spoken]: Parameters<Check>): ReturnType<Check> {
  const { checkContent } = await import("./check-content.js");
  return checkContent(content, spoken);
}

type Check = typeof import("./check-content.js").checkContent;

/**
 * What the page shows, from the command line.
 * @param inputs gets the files that are read, then and later
 * @throws CliError when it is not said, or said twice
 */
export function readContent({ lesson, html }: ContentValues, tags: readonly string[], inputs: Set<string>): PageContent {
  if (html !== undefined) {
    if (lesson || tags.length > 0) throw new CliError("--html names the whole page: leave out --lesson and the tags.");
    inputs.add(html);
    return { kind: "html", html: readPage(html), file: basename(html), read: besidePage(dirname(html), inputs) };
  }
  const read = filesBeside(".", inputs);
  if (lesson) return { kind: "lesson", html: tags.length > 0 ? readTags(tags).html : undefined, read };
  return { kind: "tags", ...readTags(tags), read };
}

/** @throws CliError where one can't be read or is no script */
export function readTranslations({ translation: files = [] }: { readonly translation?: readonly string[] }): Translation[] {
  return files.map((file) => ({ file, text: readPage(file) }));
}

/** A file name for what is shown, without its ending. */
export function nameOf(content: PageContent): string {
  if (content.kind === "html") return `${(content.file ?? "page").replace(/\.x?html?$/i, "")}.one-file`;
  return content.kind === "lesson" ? "lesson" : content.names.join("+");
}

const readPage = (file: string): string => decode(readFile(file), file);

/** By byte order mark or `<meta charset>`; else UTF-8. */
function decode(bytes: Uint8Array, file: string): string {
  const head = new TextDecoder("latin1").decode(bytes.subarray(0, 1024));
  const marked = bytes[0] === 0xff && bytes[1] === 0xfe ? "utf-16le" : bytes[0] === 0xfe && bytes[1] === 0xff ? "utf-16be" : undefined;
  const label = marked ?? /<meta[^>]+charset\s*=\s*["']?\s*([\w-]+)/i.exec(head)?.[1] ?? "utf-8";
  try {
    return new TextDecoder(label).decode(bytes);
  } catch (cause) {
    throw new CliError(`${file} says that it is written in "${label}", which is no known encoding. Save it as UTF-8.`, 2, { cause });
  }
}

/** A path from the root is one of a server's, and not of this disk: there is nothing. */
function besidePage(folder: string, inputs: Set<string>): ReadFile {
  const read = filesBeside(folder, inputs);
  return (address) => (/^([\\/]|%2f|%5c)/i.test(address) || isAbsolute(address) ? null : read(address));
}

const filesBeside =
  (folder: string, inputs: Set<string>): ReadFile =>
  (address) => {
    const path = decodedAddress(address);
    if (path === null) return null;
    checkInside(path, folder, address);
    try {
      const file = resolve(folder, path);
      if (!statSync(file).isFile()) return null;
      inputs.add(file);
      return readFileSync(file);
    } catch {
      return null;
    }
  };

function decodedAddress(address: string): string | null {
  try {
    return decodeURIComponent(address);
  } catch {
    return null;
  }
}

/** "1.5 MB (script 400 kB, weights 900 kB, wasm 100 kB, fonts 100 kB) for ae-quiz, with ae-bottleneck". */
export function summary({ html, parts, tags, brought }: BuiltPage): string {
  const kinds = ["script", "weights", "own", "wasm", "fonts"] as const;
  const sums = kinds.map(
    (kind) => [kind, parts.filter((part) => part.kind === kind).reduce((sum, part) => sum + part.inlined, 0)] as const,
  );
  const inside = sums.filter(([, bytes]) => bytes > 0).map(([kind, bytes]) => `${kind} ${size(bytes)}`);
  return `${size(Buffer.byteLength(html))} (${inside.join(", ")}) for ${tags.join(", ")}${brought.length > 0 ? `, with ${brought.join(", ")}` : ""}`;
}

const size = (bytes: number): string => (bytes >= 999_500 ? `${(bytes / 1e6).toFixed(2)} MB` : `${Math.ceil(bytes / 1000)} kB`);
