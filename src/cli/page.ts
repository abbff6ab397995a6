/**
 * One file that holds everything its tags need: markup, scripts, weights, the engine's wasm file, fonts. It runs from `file://`, in
 * `<iframe sandbox="allow-scripts">`, in an LMS's file area and without any network, because nothing is fetched: scripts stand in the page
 * as one classic script, SystemJS's format with a loader of its own, and binaries as base64 in data blocks.
 *
 *     const { html, title, tags, parts, warnings } = buildPage({ content: { kind: "lesson" }, runtime: "scorm12" });
 *
 * Same options, same text, byte by byte.
 */
import { serialize, type DefaultTreeAdapterTypes } from "parse5";
import { readAuthorPage } from "./author-page.js";
import { CliError } from "./errors.js";
import { inlined, type Inlined } from "./inlined.js";
import { openLibrary } from "./library.js";
import { bringInside } from "./local-files.js";
import { append, attribute, create, elements, escaped, insertAfter, setAttribute, textOf } from "./markup.js";
import { needsOf } from "./needs.js";
import { newPage } from "./new-page.js";
import { bringModelsInside } from "./own-models.js";
import { amended, policyOf } from "./policy.js";
import { asClassic, isTranslation, translationElement } from "./translations.js";
import type { BuiltPage, PageContent, PageOptions, RuntimeName } from "./page-types.js";

export type { BuiltPage, PageContent, PageOptions, Part, ReadFile, RuntimeName, Translation } from "./page-types.js";

type Document = DefaultTreeAdapterTypes.Document;
type Runtime = Parameters<typeof inlined>[3];

/** Runtimes that speak HTTP with their LMS; the others find its API in the windows round them. */
const CONNECTS: ReadonlySet<RuntimeName> = new Set(["cmi5"]);

/** @throws CliError with a message for the author: an unknown tag in their page, a language that is none, a runtime that this build lacks */
export function buildPage(options: PageOptions): BuiltPage {
  const { runtime: name, content } = options;
  if (name && !openLibrary().parts.runtimes[name]) throw new CliError(`This build of the library has no script for ${name}.`, 1);
  const runtime = name && { name, options: options.runtimeOptions ?? null };
  const lang = options.lang === undefined ? undefined : languageTag(options.lang);
  return content.kind === "html" ? fromAuthor(content, { ...options, lang }, runtime) : fromTags(content, { ...options, lang }, runtime);
}

function fromTags(
  content: Exclude<PageContent, { kind: "html" }>,
  { title: given, lang = "en", translations }: PageOptions,
  runtime: Runtime,
): BuiltPage {
  const library = openLibrary();
  const { version } = library.parts;
  const lesson = content.kind === "lesson";
  const title = given ?? (lesson ? "Autoencoders, a lesson" : titleOf(content.names));
  const html = lesson ? lessonOf(content.html, given) : content.html;
  const document = newPage({ title, lang, html, lesson, titled: given !== undefined, version });
  const translated = addTranslations(document, translations);
  const warnings: string[] = [];
  const warn = (text: string) => void warnings.push(text);
  bringInside(document, content.read, warn);
  const own = bringModelsInside(document, content.read, warn);
  const needs = needsOf(document, library.parts, own);
  const parts = inlined(library, needs, own, runtime);
  const policy = policyOf([parts.script, ...translated], runtime !== undefined && CONNECTS.has(runtime.name));
  const charset = [...elements(document)].find((element) => attribute(element, "charset") !== undefined)!;
  insertAfter(charset, create("meta", { "http-equiv": "Content-Security-Policy", content: policy }));
  return { html: finished(document, parts), title, lang, tags: needs.tags, brought: needs.brought, parts: parts.parts, warnings };
}

function fromAuthor(
  content: Extract<PageContent, { kind: "html" }>,
  { title, lang, translations }: PageOptions,
  runtime: Runtime,
): BuiltPage {
  const library = openLibrary();
  const { html, file = "page.html", read } = content;
  const page = readAuthorPage({ html, file, read, manifest: library.manifest, title, lang });
  addTranslations(page.document, translations);
  const own = bringModelsInside(page.document, read, (text) => page.warnings.push(`${file}: ${text}`));
  const needs = needsOf(page.document, library.parts, own);
  const parts = inlined(library, needs, own, runtime);
  const scripts = [...[...elements(page.document)].filter(isTranslation).map(textOf), parts.script];
  for (const meta of elements(page.document))
    if (meta.tagName === "meta" && attribute(meta, "http-equiv")?.toLowerCase() === "content-security-policy")
      setAttribute(meta, "content", scripts.reduce(amended, attribute(meta, "content") ?? ""));
  const { title: shown, lang: spoken, warnings } = page;
  const { tags, brought } = needs;
  return { html: finished(page.document, parts), title: shown, lang: spoken, tags, brought, parts: parts.parts, warnings };
}

/** Puts them into the head, before whatever speaks; gives the texts of the scripts. */
function addTranslations(document: Document, translations: PageOptions["translations"] = []): string[] {
  const head = [...elements(document)].find(({ tagName }) => tagName === "head")!;
  return translations.map(({ file, text }) => {
    const classic = asClassic(text);
    if (classic === null)
      throw new CliError(`${file} has to import registerTranslation from "ae-elements/i18n" or from …/i18n.js, and nothing else.`);
    const element = translationElement(classic);
    append(head, element);
    return textOf(element);
  });
}

function finished(document: Document, parts: Inlined): string {
  const body = [...elements(document)].find(({ tagName }) => tagName === "body")!;
  append(body, ...parts.elements);
  return `${serialize(document)}\n`;
}

/** "ae-latent-map" and "ae-quiz": "Latent map, quiz". */
function titleOf(names: readonly string[]): string {
  const text = names.map((name) => name.replace(/^ae-/, "").replaceAll("-", " ")).join(", ");
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Tags inside <ae-lesson> are its content; without any it shows the built-in lesson. */
const lessonOf = (html = "", title?: string): string =>
  `<ae-lesson${title ? ` heading="${escaped(title)}"` : ""}>${html && `\n${html}\n`}</ae-lesson>`;

function languageTag(lang: string): string {
  try {
    return Intl.getCanonicalLocales(lang)[0] ?? "en";
  } catch (cause) {
    throw new CliError(`"${lang}" is no language; write a tag such as en, de or pt-BR.`, 2, { cause });
  }
}
