/** An author's page: its scripts stay, but those of the library's CDN build go, and local files that it shows come inside. */
import { parse, type DefaultTreeAdapterTypes } from "parse5";
import { CliError } from "./errors.js";
import { checkTag } from "./tags.js";
import type { Manifest } from "./manifest.js";
import { bringInside } from "./local-files.js";
import {
  append,
  attribute,
  create,
  elements,
  insertAfter,
  isTooDeep,
  prepend,
  remove,
  runsScript,
  setAttribute,
  textOf,
  type Element,
} from "./markup.js";
import { asClassic, translationElement } from "./translations.js";
import type { ReadFile } from "./page-types.js";

export interface AuthorPage {
  readonly document: DefaultTreeAdapterTypes.Document;
  readonly head: Element;
  readonly body: Element;
  readonly title: string;
  readonly lang: string;
  readonly warnings: string[];
}

interface Options {
  readonly html: string;
  /** For messages. */
  readonly file: string;
  readonly read?: ReadFile;
  readonly manifest: Manifest;
  readonly title?: string;
  readonly lang?: string;
}

/** @throws CliError for a tag that the library does not have, and for a page without any */
export function readAuthorPage({ html, file, read, manifest, title, lang }: Options): AuthorPage {
  const document = parse(html);
  if (isTooDeep(document)) throw new CliError(`${file} has more than 512 elements inside one another, which no browser shows.`);
  const all = [...elements(document)];
  const warnings: string[] = [];
  const warn = (text: string) => warnings.push(`${file}: ${text}`);
  const root = all.find(({ tagName }) => tagName === "html")!;
  const head = all.find(({ tagName }) => tagName === "head")!;
  const body = all.find(({ tagName }) => tagName === "body");
  if (!body) throw new CliError(`${file} has frames in place of a body; no tag can stand there.`);

  checkTags(all, manifest, file);
  for (const element of all) {
    const classic = runsScript(element) ? asClassic(textOf(element)) : null;
    if (classic !== null) insertAfter(element, translationElement(classic));
    if (classic !== null || isLibrary(element, warn)) remove(element);
  }
  bringInside(document, read, warn);
  const rest = [...elements(document)];

  if (lang) setAttribute(root, "lang", lang);
  else if (!attribute(root, "lang")) warn('<html> names no language (lang="…"); the tags speak English then.');
  const titleElement = rest.find((element) => element.tagName === "title" && element.parentNode === head);
  const found = titleElement && textOf(titleElement).replaceAll(/\s+/g, " ").trim();
  const shown = title ?? (found || file.replace(/\.x?html?$/i, ""));
  if (shown !== found) {
    if (titleElement) remove(titleElement);
    append(head, create("title", {}, shown));
  }
  if (!rest.some((element) => element.tagName === "meta" && attribute(element, "name")?.toLowerCase() === "viewport"))
    append(head, create("meta", { name: "viewport", content: "width=device-width, initial-scale=1" }));
  if (!rest.some((element) => element.tagName === "link" && /\bicon\b/i.test(attribute(element, "rel") ?? "")))
    append(head, create("link", { rel: "icon", href: "data:," }));
  // the file is written in UTF-8, whatever it was read from
  for (const meta of rest) {
    const type = attribute(meta, "http-equiv")?.toLowerCase() === "content-type";
    if (meta.tagName === "meta" && (type || attribute(meta, "charset") !== undefined)) remove(meta);
  }
  prepend(head, create("meta", { charset: "utf-8" }));
  return {
    document,
    head,
    body,
    title: shown,
    lang: attribute(root, "lang") || "en",
    warnings,
  };
}

function checkTags(all: readonly Element[], manifest: Manifest, file: string): void {
  const used = all.filter(({ tagName }) => tagName.startsWith("ae-"));
  if (used.length === 0) throw new CliError(`${file} holds no tag of the library (${[...manifest.keys()].join(", ")}).`);
  for (const { tagName } of used) {
    try {
      checkTag(tagName, manifest);
    } catch (error) {
      throw error instanceof CliError ? new CliError(`${file}: ${error.message}`) : error;
    }
  }
}

const AUTOLOADER = /(^|\/)autoload\.js([?#]|$)/;
const CDN = /(^|[/@])ae-elements([/@]|$)|(^|\/)cdn\/(autoload|chunks\/|lms\/|embed)/;
/** A module that only imports. */
const IMPORTS = /^(\s*import\s*(?:[\w\s{},*$]+\sfrom\s*)?(["'])(?:(?!\2).)+\2\s*;?)*\s*$/;

/** Whether an element brings the library, which the inlined parts do now. */
function isLibrary(element: Element, warn: (text: string) => void): boolean {
  const address = attribute(element, element.tagName === "link" ? "href" : "src") ?? "";
  if (element.tagName === "link")
    return /\b(modulepreload|preload|preconnect)\b/i.test(attribute(element, "rel") ?? "") && CDN.test(address);
  if (!runsScript(element)) return false;
  if (AUTOLOADER.test(address) || CDN.test(address)) {
    warn(`<script src="${address}"> was taken out: what it loads is inside now.`);
    return true;
  }
  const text = textOf(element);
  if (address || (!CDN.test(text) && !/["'][^"']*\/autoload\.js["']/.test(text))) return false;
  if (IMPORTS.test(text) && [...text.matchAll(/["']([^"']+)["']/g)].every(([, each]) => CDN.test(each) || AUTOLOADER.test(each))) {
    warn("a <script> that only imports the library was taken out: it is inside now.");
    return true;
  }
  warn(
    "a <script> of the page names ae-elements itself and stays as it is; where it loads the library, that needs a network. (configure is not in a one-file page; a translation comes inside if its script imports registerTranslation and nothing else.)",
  );
  return false;
}
