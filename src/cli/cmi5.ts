/** `ae-elements cmi5`: a zip for an LMS that speaks cmi5, from tags, the lesson, or an author's page. */
import { createHash } from "node:crypto";
import { parseArgs } from "node:util";
import { structureOf } from "./cmi5-structure.js";
import { CliError } from "./errors.js";
import { readContent, type Output } from "./export.js";
import { notesOf, PACKAGE_OPTIONS, packagePage, readPackage, writeZip, type PackageOptions, type Packed } from "./scorm.js";
import { zipOf } from "./scorm-zip.js";

export const usage = `ae-elements cmi5 <tag...> [options]      a cmi5 package
ae-elements cmi5 --lesson [options]
ae-elements cmi5 --html page.html [options]

  --pass <score>    the score from which it is passed: 0.6 or 60%; without it every quiz by its own
  --id <iri>        names the course for the LMS, such as https://school.example/autoencoders; default: made from the title and the content
  -o, --out <file>  where to write the zip (default: named after the tags, in this folder)
  <tag...>, --lesson, --html, --title, --lang, --translation, --quiet: as for export`;

/** @throws CliError for what `buildPage` refuses, for files outside the page's folder, and for an id that is no IRI */
export function buildCmi5(options: PackageOptions): Packed {
  const { id, pass } = options;
  if (id !== undefined && !isIri(id))
    throw new CliError(`--id has to be an IRI, such as https://school.example/autoencoders, not "${id}".`);
  const packaged = packagePage(options, "cmi5");
  const { page, files, launch, identity, isGraded } = packaged;
  const structure = structureOf({
    id: id ?? urnOf(identity),
    pageId: id === undefined ? urnOf(identity, "page") : `${id.replace(/\/+$/, "")}/page`,
    title: page.title,
    lang: page.lang,
    description: `${page.title}. Interactive: ${page.tags.join(", ")}.`,
    launch,
    isGraded,
    pass,
  });
  return { zip: zipOf(new Map([...files, ["cmi5.xml", new TextEncoder().encode(structure)]])), packaged };
}

/** Runs the command; its exit code is 0 unless it throws. */
export async function runCmi5(args: readonly string[], output: Output): Promise<void> {
  const { values, positionals } = parseArgs({ args: [...args], options: PACKAGE_OPTIONS, allowPositionals: true });
  const inputs = new Set(values.translation);
  const content = readContent(values, positionals, inputs);
  const options = { ...readPackage(values), content };
  const { zip, packaged } = buildCmi5(options);
  writeZip({ zip, packaged, notes: await notesOf(options), content, inputs, values, ending: "cmi5", output });
}

/** RFC 3987, as far as course structures hold: absolute, with one "#" at most and whole escapes. */
const isIri = (id: string): boolean =>
  /^[a-z][a-z\d+.-]*:[^\s<>"{}|\\^`[\]#]+(#[^\s<>"{}|\\^`[\]#]*)?$/i.test(id) && !/%(?![\da-f]{2})/i.test(id);

/** RFC 9562, version 8: a UUID made from a text. */
function urnOf(...texts: string[]): string {
  const hex = createHash("sha256").update(texts.join("\n")).digest("hex");
  const variant = ((parseInt(hex[16], 16) & 3) | 8).toString(16);
  return `urn:uuid:${[hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, variant + hex.slice(17, 20), hex.slice(20, 32)].join("-")}`;
}
