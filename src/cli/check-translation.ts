/** `ae-elements check-translation`: what a translation covers, and what in it the tags would never find. */
import { parseArgs } from "node:util";
import { createContext, runInContext } from "node:vm";
import { readFile } from "./author-files.js";
import { CliError } from "./errors.js";
import type { Output } from "./export.js";
import { asClassic } from "./translations.js";

export const usage = `ae-elements check-translation <file.js>      compares a translation with the English words

  It says how much is translated, what is missing, and which words have names that no tag asks for. Exit code 1: there are some of those.
  -q, --quiet       only what is wrong`;

type Words = Readonly<Record<string, unknown>>;

const isWords = (value: unknown): value is Words => typeof value === "object" && value !== null && !Array.isArray(value);

/** What is said of one language. */
export interface Comparison {
  readonly done: number;
  readonly all: number;
  /** "common: reset, retry", by section; "lesson, whole" where nothing of a section is there. */
  readonly missing: string[];
  /** Sentences. */
  readonly wrong: string[];
}

export function compare(translation: Words, english: Words): Comparison {
  const wrong: string[] = [];
  const missing: string[] = [];
  let done = 0;
  /** Looks at one word; an object of words counts as one, because it takes the place of the whole English one. */
  const check = (word: unknown, model: unknown, place: string): void => {
    if (kindOf(word) !== kindOf(model)) wrong.push(`${place} is ${kindOf(word)}; in English it is ${kindOf(model)}.`);
    else if (!isWords(model) || !isWords(word)) done++;
    else {
      const lacks = Object.keys(model).filter((name) => !Object.hasOwn(word, name));
      if (lacks.length > 0) wrong.push(`${place} has no ${lacks.join(", ")}; an object takes the place of the English one as a whole.`);
      checkAll(word, model, place);
    }
  };
  const checkAll = (words: Words, model: Words, place: string): void => {
    for (const [name, word] of Object.entries(words)) {
      if (Object.hasOwn(model, name)) check(word, model[name], `${place}.${name}`);
      else wrong.push(`${place}.${name} is no word of any tag; it is never asked for.`);
    }
  };
  for (const [section, words] of Object.entries(translation)) {
    const model = english[section];
    if (!Object.hasOwn(english, section)) wrong.push(`${section} is no section. There are: ${Object.keys(english).join(", ")}.`);
    else if (!isWords(words)) wrong.push(`${section} is ${kindOf(words)}; in English it is an object.`);
    else checkAll(words, model as Words, section);
  }
  for (const [section, model] of Object.entries(english)) {
    const words = translation[section];
    const lacks = Object.keys(model as Words).filter((name) => !isWords(words) || !Object.hasOwn(words, name));
    if (words === undefined) missing.push(`${section}, whole`);
    else if (lacks.length > 0) missing.push(`${section}: ${lacks.join(", ")}`);
  }
  return { done, all: count(english), missing, wrong };
}

const count = (words: unknown): number => (isWords(words) ? Object.values(words).reduce<number>((sum, each) => sum + count(each), 0) : 1);

const kindOf = (value: unknown): string =>
  typeof value === "function"
    ? "a function"
    : isWords(value)
      ? "an object"
      : Array.isArray(value)
        ? "a list"
        : (value ?? undefined) === undefined
          ? "nothing"
          : `a ${typeof value === "string" ? "text" : typeof value}`;

/** Runs the author's own module, with nothing of Node in reach: its languages and their words. */
export function read(text: string, file: string): Map<string, Words> {
  const classic = asClassic(text);
  if (classic === null)
    throw new CliError(`${file} has to import registerTranslation from "ae-elements/i18n" or from …/i18n.js, and nothing else.`, 2);
  const context = createContext({ console }, { microtaskMode: "afterEvaluate" }); // what is promised runs within the time too;
  try {
    runInContext(classic, context, { filename: file, timeout: 5000 });
  } catch (cause) {
    const why = said(cause);
    const hint = /undefined or null to object/.test(why)
      ? " Are the words missing? registerTranslation takes a language and an object."
      : "";
    throw new CliError(`${file} does not run: ${why}.${hint}`, 1, { cause });
  }
  // a module can do with it what it likes
  const registry = runInContext('globalThis[Symbol.for("ae-elements/translations@1")]', context) as { languages?: Map<string, Words> };
  const languages = [...(registry.languages ?? [])];
  if (languages.length === 0) throw new CliError(`${file} registers no language: it never calls registerTranslation.`, 1);
  const without = languages.find(([, words]) => !isWords(words));
  if (without) throw new CliError(`${file} has ${kindOf(without[1])} in place of the words of "${without[0]}".`, 1);
  return new Map(languages);
}

/** What an author's module threw: anything. */
function said(thrown: unknown): string {
  try {
    return String(thrown);
  } catch {
    return "it throws something that has no text";
  }
}

/** As `read`, with promises of the module that nobody waits for: their failures come a moment later. */
async function readAll(text: string, file: string): Promise<Map<string, Words>> {
  const failures: unknown[] = [];
  const hear = (reason: unknown) => void failures.push(reason);
  process.on("unhandledRejection", hear);
  try {
    const languages = read(text, file);
    await new Promise((resolve) => setImmediate(resolve));
    if (failures.length > 0) throw new CliError(`${file} does not run: a promise in it fails, ${said(failures[0])}.`, 1);
    return languages;
  } finally {
    process.off("unhandledRejection", hear);
  }
}

export async function runCheckTranslation(args: readonly string[], output: Output): Promise<void> {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { quiet: { type: "boolean", short: "q" } },
    allowPositionals: true,
  });
  const [file] = positionals;
  if (!file || positionals.length > 1) throw new CliError("Name one file: ae-elements check-translation my-language.js");
  const text = new TextDecoder().decode(readFile(file)); // without a byte order mark
  const { en } = await import("../lang/en.js");
  let mistakes = 0;
  for (const [lang, words] of await readAll(text, file)) {
    const { done, all, missing, wrong } = compare(words, en as unknown as Words);
    mistakes += wrong.length;
    for (const sentence of wrong) output.note(`${lang}: ${sentence}`);
    if (values.quiet) continue;
    output.note(`${lang}: ${done} of ${all} words are translated. The rest stays English.`);
    for (const line of missing) output.note(`  missing: ${line}`);
  }
  if (mistakes > 0) throw new CliError(mistakes === 1 ? "There is one mistake." : `There are ${mistakes} mistakes.`, 1);
}
