/**
 * What the hash of embed.html says: `#tag=ae-latent-map&model=vae&theme=dark`. Names and values are percent-encoded, "+" is a space, as in
 * a form. Only tags of the library and their own attributes get in; every other name is a problem that is told.
 */
import { allowedValue } from "./addresses.js";

/** Attributes by tag. */
export type Allowed = ReadonlyMap<string, readonly string[]>;

/** What the frame itself is asked for. */
export interface PageFields {
  readonly lang?: string;
  readonly dir?: string;
  /** Of the colours; "auto": the reader's system decides. */
  readonly theme?: string;
  readonly background?: string;
  /** Origin of the host page: the only one that the frame speaks to. */
  readonly host?: string;
}

export interface Wanted {
  readonly tag: string;
  readonly attributes: ReadonlyMap<string, string>;
}

export interface Reading {
  /** Null where there is a problem. */
  readonly wanted: Wanted | null;
  readonly page: PageFields;
  /** One sentence each. */
  readonly problems: readonly string[];
}

const LONGEST = 20_000;

const PAGE: { [F in keyof Required<PageFields>]: { fits(value: string): boolean; advice: string } } = {
  lang: { fits: isLanguage, advice: 'a language, such as "en" or "pt-BR"' },
  dir: { fits: (value) => /^(ltr|rtl)$/.test(value), advice: "ltr or rtl" },
  theme: { fits: (value) => /^(light|dark|auto)$/.test(value), advice: "light, dark or auto" },
  background: { fits: (value) => /^(page|transparent)$/.test(value), advice: "page or transparent" },
  host: { fits: isOrigin, advice: 'the origin of the host page, such as "https://school.example"' },
};

/** @param page the address of embed.html, for addresses in attributes */
export function readHash(hash: string, allowed: Allowed, page: URL): Reading {
  const text = hash.replace(/^#/, "");
  if (text.length > LONGEST) return failed(`The address has ${text.length} characters after "#"; at most ${LONGEST} are read.`);
  const fields = new Map<string, string>();
  for (const part of text.split("&").filter(Boolean)) {
    const [name, value] = [part.split("=", 1)[0], part.slice(part.indexOf("=") + 1 || part.length)].map(decoded);
    if (name === null || value === null) return failed(`${quoted(part)} is not percent-encoded as it should be ("%" itself is %25).`);
    if (fields.has(name)) return failed(`${quoted(name)} stands in the address twice.`);
    fields.set(name, value);
  }
  const { tag, ...rest } = Object.fromEntries(fields);
  if (!tag)
    return failed(`The address names no tag. Write embed.html#tag=${[...allowed.keys()][0]}; there are ${[...allowed.keys()].join(", ")}.`);
  const known = allowed.get(tag);
  if (!known) return failed(`There is no tag ${quoted(tag)}. There are ${[...allowed.keys()].join(", ")}.`);
  return readFields(tag, known, Object.entries(rest), page);
}

function readFields(tag: string, known: readonly string[], fields: [string, string][], address: URL): Reading {
  const problems: string[] = [];
  const attributes = new Map<string, string>();
  const page: Record<string, string> = {};
  for (const [name, value] of fields) {
    if (Object.hasOwn(PAGE, name)) {
      const { fits, advice } = PAGE[name as keyof PageFields];
      if (fits(value)) page[name] = value;
      else problems.push(`${name}=${quoted(value)} has to be ${advice}.`);
    } else if (known.includes(name)) {
      const safe = allowedValue(name, value, address);
      if (safe !== null) attributes.set(name, safe);
      else problems.push(`${name}=${quoted(value)} has to be an https address, or one on the server of embed.html.`);
    } else {
      problems.push(
        `<${tag}> has no attribute ${quoted(name)}. It has ${known.join(", ")}; the frame has ${Object.keys(PAGE).join(", ")}.`,
      );
    }
  }
  // the word that a term explains is the one text that a tag can't be without
  if (tag === "ae-term" && !attributes.get("term")?.trim())
    problems.push("ae-term explains a word: write the word, as in embed.html#tag=ae-term&term=bottleneck.");
  return { wanted: problems.length > 0 ? null : { tag, attributes }, page, problems };
}

const failed = (problem: string): Reading => ({ wanted: null, page: {}, problems: [problem] });

function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text.replaceAll("+", " "));
  } catch {
    return null;
  }
}

const quoted = (text: string): string => JSON.stringify(text.length > 60 ? `${text.slice(0, 59)}…` : text);

function isLanguage(value: string): boolean {
  try {
    return Intl.getCanonicalLocales(value).length === 1;
  } catch {
    return false;
  }
}

function isOrigin(value: string): boolean {
  return /^https?:/.test(value) && URL.canParse(value) && new URL(value).origin === value;
}
