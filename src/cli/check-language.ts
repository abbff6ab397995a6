/** Whether the tags will speak the language of the page. */
import type { Findings } from "./findings.js";
import { attribute, runsScript, textOf, type Element } from "./markup.js";
import type { Translation } from "./page-types.js";

interface Spoken {
  readonly lang?: string;
  readonly translations: readonly Translation[];
  readonly page: string | null;
}

const primary = (lang: string): string =>
  lang
    .trim()
    .toLowerCase()
    .replace(/[-_].*/, "");

/** Says so where a page is in another language than English and nothing inside translates the tags. */
export function noteOfLanguage(all: readonly Element[], { lang: named, translations, page }: Spoken, findings: Findings): void {
  const written = all.find(({ tagName }) => tagName === "html") ?? all.at(0);
  const lang = named ?? (written && attribute(written, "lang")) ?? "";
  if (!lang || primary(lang) === "en") return;
  // a script beside the page may bring one, too
  const scripts = all.filter(runsScript);
  const texts = [...translations.map(({ text }) => text), ...scripts.map(textOf)].filter((text) => text.includes("registerTranslation"));
  const languages = texts.flatMap((text) => [...text.matchAll(/registerTranslation\(\s*["'`]([\w-]+)/g)].map(([, each]) => primary(each)));
  if (languages.includes(primary(lang))) return;
  if (texts.length > languages.length || (texts.length === 0 && scripts.some((script) => attribute(script, "src") !== undefined))) return;
  const has =
    languages.length > 0 ? `what is inside translates them into ${[...new Set(languages)].join(", ")}` : "no translation is inside";
  findings.note(
    `${page ? `${page}: ` : ""}the page is in "${lang}", and the tags speak English: ${has}. Add one with --translation <file> (see docs/guides/languages.md).`,
  );
}
