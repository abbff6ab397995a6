/** What is named on the command line, checked against the manifest (custom-elements.json). */
import { parseFragment, serialize } from "parse5";
import { CliError } from "./errors.js";
import { openLibrary } from "./library.js";
import { nearest, type Manifest } from "./manifest.js";
import { attribute, elements, isTooDeep, textOf, type Element } from "./markup.js";

/** Markup that was checked, and the names of the library's tags in it, sorted. */
export interface ReadTags {
  readonly html: string;
  readonly names: readonly string[];
}

/** Attributes of every element in HTML that say nothing to a script. */
const GLOBAL = /^(id|class|style|title|lang|dir|role|hidden|tabindex|slot|part|translate|data-[\w.-]+|aria-[\w-]+)$/;
/** Of every tag of the library. */
const OF_ALL_TAGS = ["theme", "hide", "state"];
/** Elements that run, load or frame something. */
const FORBIDDEN = new Set([
  "script",
  "iframe",
  "frame",
  "frameset",
  "object",
  "embed",
  "applet",
  "link",
  "meta",
  "base",
  "style",
  "svg",
  "math",
  "form",
]);
/** Attributes that hold an address. */
const ADDRESS = new Set(["href", "src", "action", "formaction", "poster", "data", "background", "cite", "ping", "srcset"]);

/**
 * `args`: each a name ("ae-latent-map") or a snippet ('<ae-latent-map model="vae"></ae-latent-map>').
 * @throws CliError for an unknown tag or attribute (with the nearest name), scripts and `on…` attributes, addresses that run script
 */
export function readTags(args: readonly string[], manifest: Manifest = openLibrary().manifest): ReadTags {
  if (args.length === 0) throw new CliError(`Name at least one tag: ${[...manifest.keys()].join(", ")}; or --lesson.`);
  const read = args.map((arg) => (arg.trim().startsWith("<") ? readSnippet(arg, manifest) : readName(arg.trim(), manifest)));
  return { html: read.map(({ html }) => html).join("\n"), names: [...new Set(read.flatMap(({ names }) => names))].sort() };
}

/** @throws CliError for a name that no tag has, "latent-map" for "ae-latent-map" included */
export function checkTag(name: string, manifest: Manifest): void {
  if (manifest.has(name)) return;
  const near = manifest.has(`ae-${name}`) ? `ae-${name}` : nearest(name, manifest.keys());
  throw new CliError(`There is no tag <${name}>${near ? `; did you mean ${near}?` : `. There are ${[...manifest.keys()].join(", ")}.`}`);
}

/** Files that are no tags, and how a command takes them. */
const FILES: readonly (readonly [RegExp, (file: string) => string])[] = [
  [/\.(gift|txt|json)$/i, (file) => `a quiz that is in a file is asked by '<ae-quiz src="${file}"></ae-quiz>'`],
  [/\.x?html?$/i, (file) => `a page is named by --html ${file}`],
];

function readName(name: string, manifest: Manifest): ReadTags {
  const [, how] = FILES.find(([ending]) => ending.test(name)) ?? [];
  if (how) throw new CliError(`"${name}" is no tag: ${how(name)}.`);
  checkTag(name, manifest);
  if (name === "ae-term") throw new CliError("ae-term explains a word: write the word, as in '<ae-term>bottleneck</ae-term>'.");
  return { html: `<${name}></${name}>`, names: [name] };
}

function readSnippet(snippet: string, manifest: Manifest): ReadTags {
  const fragment = parseFragment(snippet, {
    onParseError({ code, startLine, startCol }) {
      if (SELF_CLOSED.has(code)) throw new CliError(`${quoted(snippet)}: HTML closes no tag by "/>"; write <ae-…></ae-…>.`);
      if (LOST_MARKUP.has(code))
        throw new CliError(`${quoted(snippet)} is no whole HTML (${code}, line ${startLine}, column ${startCol}).`);
    },
  });
  if (isTooDeep(fragment)) throw new CliError("The snippet has more than 512 elements inside one another, which no browser shows.");
  const names: string[] = [];
  for (const element of elements(fragment)) {
    check(element, manifest, snippet);
    if (element.tagName.startsWith("ae-")) names.push(element.tagName);
  }
  if (names.length === 0) throw new CliError(`${quoted(snippet)} holds no tag of the library.`);
  const written = tagsWritten(snippet);
  if (written > names.length)
    throw new CliError(`${quoted(snippet)} is no whole HTML: of ${written} tags ${names.length} were understood.`);
  return { html: serialize(fragment), names };
}

/** Mistakes after which what was read is not what was written. */
const LOST_MARKUP = new Set<string>(["eof-in-tag", "eof-before-tag-name", "eof-in-comment", "duplicate-attribute"]);
const SELF_CLOSED = new Set<string>(["non-void-html-element-start-tag-with-trailing-solidus"]);

const tagsWritten = (snippet: string): number => snippet.replaceAll(/<!--[^]*?-->/g, "").match(/<ae-[a-z]/gi)?.length ?? 0;

function check(element: Element, manifest: Manifest, snippet: string): void {
  const { tagName } = element;
  const ours = tagName.startsWith("ae-");
  if (ours) checkTag(tagName, manifest);
  if (FORBIDDEN.has(tagName) && !isQuizData(element))
    throw new CliError(
      `${quoted(snippet)}: <${tagName}> may not stand in a tag's snippet. Put it into a page of your own and name that with --html.`,
    );
  for (const { name, value } of element.attrs) {
    if (/^on/i.test(name))
      throw new CliError(
        `${quoted(snippet)}: the attribute ${name} runs script, which a snippet may not. Put it into a page of your own and name that with --html.`,
      );
    if (ADDRESS.has(name) && /^(javascript|vbscript|data:(?!image\/))/i.test(value.replaceAll(/[\s\p{Cc}]/gu, "")))
      throw new CliError(`${quoted(snippet)}: ${name}="${value.slice(0, 40)}" runs script, which a snippet may not.`);
    if (ours) checkAttribute(tagName, name, manifest);
  }
}

function checkAttribute(tag: string, name: string, manifest: Manifest): void {
  const why = strayAttribute(tag, name, manifest);
  if (why) throw new CliError(why);
}

/** A sentence on an attribute that a tag of the library does not read; undefined for those that it does, and for HTML's own. */
export function strayAttribute(tag: string, name: string, manifest: Manifest): string | undefined {
  const known = [...manifest.get(tag)!, ...OF_ALL_TAGS];
  if (known.includes(name) || GLOBAL.test(name)) return undefined;
  const near = nearest(name, known);
  return `<${tag}> has no attribute "${name}"${near ? `; did you mean ${near}?` : "."} It has ${[...new Set(known)].sort().join(", ")}.`;
}

/** An author's quiz as JSON, right inside <ae-quiz>: data, whose type no browser runs. */
const isQuizData = (element: Element): boolean =>
  element.tagName === "script" &&
  attribute(element, "type") === "application/json" &&
  element.attrs.length === 1 &&
  element.parentNode !== null &&
  "tagName" in element.parentNode &&
  element.parentNode.tagName === "ae-quiz" &&
  textOf(element).trim() !== "";

const quoted = (snippet: string): string => (snippet.length > 60 ? `${snippet.slice(0, 57)}…` : snippet);
