/**
 * One file with everything in it, put together in the browser: the code of `ae-elements export`, with what it reads from a disk come from the
 * site. In scripts/lib/gallery-share.mjs library.ts takes the place of src/cli/library.ts, deflate.ts that of fflate; buffer.ts, crypto.ts
 * and path.ts that of Node's.
 */
import { buildPage, type PageContent } from "../../../src/cli/page.js";
import { readTags } from "../../../src/cli/tags.js";
import type { Allowed } from "../../../src/embed/hash.js";
import { openShelf } from "./library.js";
import { ownFiles } from "./own-files.js";

/** The built-in lesson with nothing said of it: what `--lesson` exports. */
const LESSON = "<ae-lesson></ae-lesson>";

export interface OneFile {
  /** The whole page. */
  readonly html: string;
  /** For its file. */
  readonly name: string;
  /** Sentences for the author. */
  readonly warnings: readonly string[];
}

/**
 * @param markup tags, as on the command line
 * @param known attributes by tag
 * @throws Error with a message for the reader
 */
export async function oneFile(markup: string, known: Allowed): Promise<OneFile> {
  const shelf = await openShelf(known);
  const own = await ownFiles(markup);
  const { html, names } = readTags([own.markup]);
  const content: PageContent = html === LESSON ? { kind: "lesson" } : { kind: "tags", html, names, read: own.read };
  // the first page lacks all files, and tells by that which it needs
  buildPage({ content });
  await shelf.fetchMissing();
  const page = buildPage({ content });
  return { html: page.html, name: content.kind === "lesson" ? "lesson.html" : `${names.join("+")}.html`, warnings: page.warnings };
}
