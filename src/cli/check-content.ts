/** What the tags would say of an author's content, said before it is packed: by the tags' own readers. Nothing of a page is executed. */
import { parse, parseFragment } from "parse5";
import { notesOfAttributes } from "./check-attributes.js";
import { checkFormulas } from "./check-formulas.js";
import { checkModels } from "./check-models.js";
import { checkQuizzes } from "./check-quizzes.js";
import { noteOfLanguage } from "./check-language.js";
import { Findings } from "./findings.js";
import { openLibrary } from "./library.js";
import type { Manifest } from "./manifest.js";
import { alive } from "./markup.js";
import type { PageContent, Translation } from "./page-types.js";

interface Surroundings {
  readonly lang?: string;
  readonly translations?: readonly Translation[];
  /** Tags and their attributes; default: the library's. */
  readonly manifest?: Manifest;
}

/**
 * Notes for the author. For content that `buildPage` has taken: files that are missing are its matter.
 * @throws CliError (exit code 1) for what no tag could show
 */
export async function checkContent(content: PageContent, { lang, translations = [], manifest }: Surroundings): Promise<string[]> {
  const { html = "", read } = content;
  const isPage = content.kind === "html";
  const root = isPage ? parse(html) : parseFragment(html);
  const all = [...alive(root)];
  const findings = new Findings();
  /** For places in messages. */
  const page = isPage ? (content.file ?? "page.html") : null;
  if (page) notesOfAttributes(all, page, manifest ?? openLibrary().manifest, findings);
  const texts = checkQuizzes(all, { page, read }, findings);
  await checkFormulas(all, texts, page, findings);
  await checkModels(all, { page, read }, findings);
  noteOfLanguage(all, { lang, translations, page }, findings);
  return findings.notes;
}
