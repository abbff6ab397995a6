/** Which chunks and files a page needs: what parts.json says of its tags, and of what its author brings. */
import { isGiftElement, looksLikeGift } from "../content/quiz/looks-like-gift.js";
import { areInside, bringsModels, filesBeside, scriptsFor } from "./own-needs.js";
import { attribute, create, elements, runsScript, textOf, type Element, type ParentNode } from "./markup.js";
import { bringsTex as namesTex, isTranslation } from "./translations.js";
import type { Group, PartsList, TagParts } from "./library.js";

export interface Needs {
  /** Names under cdn/classic/, sorted, without the entry. */
  readonly chunks: readonly string[];
  /** Paths under cdn/, sorted. */
  readonly files: readonly string[];
  /** The library's tags that the page uses, sorted. */
  readonly tags: readonly string[];
  /** Tags that those of the page bring in themselves, sorted: the built-in lesson, a quiz whose questions name a model. */
  readonly brought: readonly string[];
}

/**
 * What the tags under `root` need, and those that its scripts name: these may also bring TeX or GIFT, which can't be seen here. `own`: the
 * author's models and data that are put into the page, by path.
 */
export function needsOf(root: ParentNode, parts: PartsList, own: ReadonlyMap<string, Uint8Array>): Needs {
  const inPage = [...elements(root)];
  const scripts = inPage.filter((element) => runsScript(element) && !isTranslation(element));
  const isTex = inPage.some((element) => isTranslation(element) && namesTex(textOf(element)));
  const written = scripts.map(textOf).join("\n");
  const all = Object.keys(parts.tags);
  const used = new Set([...inPage.map(({ tagName }) => tagName).filter((name) => name in parts.tags), ...namesIn(written, all)]);
  const chunks = new Set<string>();
  const files = new Set<string>();
  const brought = new Set<string>();
  const add = (group: Partial<Group>) => {
    for (const chunk of group.chunks ?? []) chunks.add(chunk);
    for (const file of group.files ?? []) files.add(file);
  };
  for (const name of used) {
    const tag = parts.tags[name];
    // one that a script makes has no content
    const elementsOfTag = inPage.filter(({ tagName }) => tagName === name);
    const isSeen = scripts.length === 0;
    add({ chunks: tag.chunks, files: isSeen ? filesBeside(tag.files, elementsOfTag) : tag.files });
    if (scripts.length > 0 || isTex || elementsOfTag.some(bringsTex)) add(tag.tex ?? {});
    if (!isSeen) add(tag.own ?? {});
    else if (elementsOfTag.some(bringsModels)) add(areInside(elementsOfTag) ? scriptsFor(tag.own ?? {}, own) : (tag.own ?? {}));
    if (scripts.length > 0 || elementsOfTag.some(bringsGift)) add(tag.gift ?? {});
    for (const element of elementsOfTag.length > 0 ? elementsOfTag : [create(name)]) {
      if (tag.builtIn && !isAuthored(element)) add(tag.builtIn);
      for (const each of broughtBy(element, tag, all)) {
        add(parts.tags[each]);
        if (!used.has(each)) brought.add(each);
      }
    }
  }
  const sorted = (names: Iterable<string>) => [...names].sort();
  return { chunks: sorted(chunks), files: sorted(files), tags: sorted(used), brought: sorted(brought) };
}

const bringsGift = (element: Element): boolean =>
  looksLikeGift(textOf(element)) || [...elements(element)].some((each) => isGiftElement(each.tagName, attribute(each, "type")));

/** An attribute `tex`, or a "$" in what the tag was given: inline TeX stands between two. */
function bringsTex(element: Element): boolean {
  return attribute(element, "tex") !== undefined || element.attrs.some(({ value }) => value.includes("$")) || textOf(element).includes("$");
}

const namesIn = (text: string, tags: readonly string[]): string[] =>
  tags.filter((tag) => new RegExp(`(?<![\\w-])${tag}(?![\\w-])`).test(text));

/** Tags that a tag has the page register when a reader needs them. */
function broughtBy(element: Element, { builtIn }: TagParts, tags: readonly string[]): readonly string[] {
  const isQuiz = element.tagName === "ae-quiz";
  // a quiz without models
  if (isQuiz && /(^|\s)try(\s|$)/.test(attribute(element, "hide") ?? "")) return [];
  if (!isAuthored(element)) return builtIn?.tags ?? [];
  if (!isQuiz) return [];
  // "for" of a live task, in whichever form the quiz is written
  const inside = [...elements(element)].flatMap(({ attrs }) => attrs.map(({ value }) => value));
  return namesIn([...inside, textOf(element)].join("\n"), tags);
}

/**
 * Whether an author's content is in the tag, by the tag's own rule. A lesson: headings, or tags to work with; anything else is a summary of
 * the built-in one. A quiz: `src`, a list, JSON, or GIFT's braces.
 */
function isAuthored(element: Element): boolean {
  const inside = [...elements(element)];
  if (element.tagName === "ae-lesson")
    return inside.some(({ tagName }) => tagName === "h2" || (tagName.startsWith("ae-") && tagName !== "ae-term"));
  return (
    attribute(element, "src") !== undefined ||
    inside.some(({ tagName }) => /^(ol|ul|pre|script)$/.test(tagName)) ||
    looksLikeGift(textOf(element))
  );
}
