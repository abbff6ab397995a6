/** `ae-elements scorm`: a zip that an LMS takes, from tags, the lesson, or an author's page. */
import { createHash } from "node:crypto";
import { basename, dirname } from "node:path";
import { parseArgs } from "node:util";
import { writeOut } from "./author-files.js";
import { CliError } from "./errors.js";
import { checked, CONTENT_OPTIONS, nameOf, readContent, readTranslations, summary, type Output } from "./export.js";
import { buildPage, type BuiltPage, type PageContent, type RuntimeName, type Translation } from "./page.js";
import { confined, filesBeside } from "./scorm-files.js";
import { manifestOf, type ScormVersion } from "./scorm-manifest.js";
import { zipOf } from "./scorm-zip.js";

export const usage = `ae-elements scorm --version 1.2|2004 <tag...> [options]      a SCORM package
ae-elements scorm --version 1.2|2004 --lesson [options]
ae-elements scorm --version 1.2|2004 --html page.html [options]

  --version <v>     1.2 (default), which every LMS knows, or 2004 (4th edition)
  --pass <score>    the score from which it is passed: 0.6 or 60%; without it every quiz by its own
  --id <text>       names the course for the LMS; default: made from the title and the content
  -o, --out <file>  where to write the zip (default: named after the tags, in this folder)
  <tag...>, --lesson, --html, --title, --lang, --translation, --quiet: as for export`;

/** What `scorm` and `cmi5` have in common. */
export const PACKAGE_OPTIONS = { ...CONTENT_OPTIONS, pass: { type: "string" }, id: { type: "string" } } as const;

export interface PackageOptions {
  readonly content: PageContent;
  /** The folder of the author's files: nothing from outside comes in. */
  readonly folder?: string;
  readonly title?: string;
  readonly lang?: string;
  readonly translations?: readonly Translation[];
  /** 0 to 1. */
  readonly pass?: number;
  readonly id?: string;
}

export interface PackagedPage {
  readonly page: BuiltPage;
  /** By path, the page among them. */
  readonly files: Map<string, Uint8Array>;
  /** Path of the page. */
  readonly launch: string;
  /** 32 hexadecimal digits that are the same for the same title and content. */
  readonly identity: string;
  /** Whether there are questions. */
  readonly isGraded: boolean;
  readonly warnings: readonly string[];
}

export interface Packed {
  readonly zip: Uint8Array;
  readonly packaged: PackagedPage;
}

/** @throws CliError for what `buildPage` refuses, and for files outside `folder` */
export function packagePage(
  { content, folder = ".", title, lang, translations, pass, id }: PackageOptions,
  runtime: RuntimeName,
): PackagedPage {
  const safe = confined(content, folder);
  const page = buildPage({ content: safe, title, lang, translations, runtime, runtimeOptions: pass === undefined ? {} : { pass } });
  // links of a page to itself stay right
  const own = content.kind === "html" ? basename(content.file ?? "") : "";
  const launch = /^[\w-][\w.-]*\.x?html?$/i.test(own) ? own : "index.html";
  const beside = filesBeside(page.html, safe.read, new Set([launch, own]));
  const files = new Map([...beside.files, [launch, new TextEncoder().encode(page.html)]]);
  for (const reserved of ["imsmanifest.xml", "cmi5.xml"])
    if ([...files.keys()].some((path) => path.toLowerCase() === reserved))
      throw new CliError(`A file of the page is named ${reserved}, which is the package's own. Name it otherwise.`);
  const isGraded = [...page.tags, ...page.brought].includes("ae-quiz");
  const taken = (warning: string) =>
    [...beside.files.keys()].some((path) => warning.includes(`${path}">`) && warning.includes("stays outside the file"));
  const ungraded = pass !== undefined && !isGraded ? ["--pass has no effect: no tag here has questions."] : [];
  return {
    page,
    files,
    launch,
    identity: createHash("sha256")
      .update(JSON.stringify(id === undefined ? [page.title, page.lang, sourceOf(content)] : [id]))
      .digest("hex")
      .slice(0, 32),
    isGraded,
    warnings: [...page.warnings.filter((warning) => !taken(warning)), ...beside.warnings, ...ungraded],
  };
}

export function buildScorm(options: PackageOptions, version: ScormVersion): Packed {
  const packaged = packagePage(options, version === "1.2" ? "scorm12" : "scorm2004");
  const { files, launch, page, identity, isGraded } = packaged;
  const manifest = manifestOf({
    version,
    identifier: `ae-${identity}`,
    title: page.title,
    launch,
    files: [...files.keys()],
    pass: isGraded ? options.pass : undefined,
  });
  return { zip: zipOf(new Map([...files, ["imsmanifest.xml", new TextEncoder().encode(manifest)]])), packaged };
}

/** Runs the command; its exit code is 0 unless it throws. */
export async function runScorm(args: readonly string[], output: Output): Promise<void> {
  const known = { ...PACKAGE_OPTIONS, version: { type: "string", default: "1.2" } } as const;
  const { values, positionals } = parseArgs({ args: [...args], options: known, allowPositionals: true });
  const { version } = values;
  if (version !== "1.2" && version !== "2004") throw new CliError(`--version is 1.2 or 2004, not "${version}".`);
  const inputs = new Set(values.translation);
  const content = readContent(values, positionals, inputs);
  const options = { ...readPackage(values), content };
  const { zip, packaged } = buildScorm(options, version);
  const notes = await notesOf(options);
  writeZip({ zip, packaged, notes, content, inputs, values, ending: version === "1.2" ? "scorm12" : "scorm2004", output });
}

/** Notes on what an author brings. @throws CliError for what no tag could show */
export const notesOf = ({ content, folder = ".", lang, translations }: PackageOptions): Promise<string[]> =>
  checked(confined(content, folder), { lang, translations });

interface PackageValues {
  readonly html?: string;
  readonly title?: string;
  readonly lang?: string;
  readonly translation?: readonly string[];
  readonly pass?: string;
  readonly id?: string;
}

export function readPackage({ html, title, lang, translation, pass, id }: PackageValues): Omit<PackageOptions, "content"> {
  return {
    folder: html === undefined ? "." : dirname(html),
    title,
    lang,
    translations: readTranslations({ translation }),
    id,
    pass: pass === undefined ? undefined : readPass(pass),
  };
}

/** "0.6" or "60%". */
function readPass(text: string): number {
  const [, number, sign] = /^\s*(\d*\.?\d+|\d+\.)\s*(%?)\s*$/.exec(text) ?? [];
  const pass = Number(number) / (sign ? 100 : 1);
  if (pass >= 0 && pass <= 1) return pass;
  const meant = Number(number) > 1 && Number(number) <= 100 && !sign ? ` Write ${Number(number)}% or ${Number(number) / 100}.` : "";
  throw new CliError(`--pass is a score from 0 to 1, or from 0% to 100%, not "${text}".${meant}`);
}

interface Writing extends Packed {
  readonly notes: readonly string[];
  readonly content: PageContent;
  /** Files that it is made from. */
  readonly inputs: ReadonlySet<string>;
  readonly values: { readonly out?: string; readonly quiet?: boolean };
  readonly ending: string;
  readonly output: Output;
}

export function writeZip({ zip, packaged, notes, content, inputs, values, ending, output }: Writing): void {
  for (const warning of [...packaged.warnings, ...notes]) output.note(`Note: ${warning}`);
  if (values.out === "-") throw new CliError("A zip is nothing for the standard output; name a file with -o.");
  const name = `${nameOf(content).replace(/\.one-file$/, "")}.${ending}.zip`;
  const out = values.out ?? name;
  const replaced = writeOut(out, zip, { name, inputs });
  if (!values.quiet)
    output.note(
      `${replaced ? "Replaced" : "Wrote"} ${out}: ${megabytes(zip.length)}; the page in it is ${summary(packaged.page)}${largeOnes(packaged)}`,
    );
}

/** Bytes of a file that an author may not have meant to send to every learner. */
const LARGE = 10e6;

/** Files beside the page that make the package what it weighs. */
function largeOnes({ files, launch }: PackagedPage): string {
  const large = [...files].filter(([path, bytes]) => path !== launch && bytes.length >= LARGE).sort(([, a], [, b]) => b.length - a.length);
  return large.length > 0 ? `; beside it ${large.map(([path, bytes]) => `${path} (${megabytes(bytes.length)})`).join(", ")}` : "";
}

const megabytes = (bytes: number): string => (bytes >= 999.5e6 ? `${(bytes / 1e9).toFixed(2)} GB` : `${(bytes / 1e6).toFixed(2)} MB`);

/** What the author wrote. */
const sourceOf = (content: PageContent): unknown => [content.kind, content.html ?? ""];
