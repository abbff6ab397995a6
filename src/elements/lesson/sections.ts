/** Where the sections of a lesson are in the page: the built-in ones, and those that an author wrote. */
import { slug, type Place } from "./lesson.logic.js";

/** A quiz as the lesson knows it; the properties are there once its tag is alive. */
export interface Quiz extends Element {
  readonly complete?: boolean;
  /** 0: none of its questions can be answered here, or they could not be read. */
  readonly answerable?: number | null;
  readonly score?: number;
  readonly pass?: number;
}

export interface Section extends Place {
  heading: HTMLElement;
  /** What belongs to it, in order: the `<section>`, or the heading and what follows it. */
  parts: readonly Element[];
  /** When this has come into view, the section was read. */
  end: Element;
  /** Those that are in it now. */
  readonly quizzes: readonly Quiz[];
}

/** The section in which an event came about. */
export function sectionOf(event: Event, sections: readonly Section[]): Section | undefined {
  const path = event.composedPath();
  return sections.find(({ parts }) => parts.some((part) => path.includes(part)));
}

const quizzesIn = (parts: readonly Element[]): Quiz[] =>
  parts.flatMap((part) => (part.localName === "ae-quiz" ? [part] : [...part.querySelectorAll("ae-quiz")]));

/** The sections of the built-in lesson, as it was rendered. */
export function builtInSections(root: ParentNode): Section[] {
  return [...root.querySelectorAll<HTMLElement>("section[id]")].map((section) => ({
    id: section.id,
    title: section.dataset.short ?? "",
    heading: section.querySelector<HTMLElement>("h2")!,
    parts: [section],
    end: section.querySelector(".end") ?? section,
    get quizzes() {
      return quizzesIn([section]);
    },
  }));
}

/** An author's sections: each `<h2>` begins one; its `<section>` ends it, or the next `<h2>`. */
export function authoredSections(lesson: Element): Section[] {
  const headings = [...lesson.querySelectorAll("h2")].filter(
    (heading) => heading.closest("ae-lesson") === lesson && !opens(heading, lesson),
  );
  if (headings.length === 0) return wholeOf(lesson);
  const taken = new Set<string>();
  return headings.map((heading) => {
    const title = heading.textContent.replace(/\s+/g, " ").trim();
    const section = heading.closest("section, article");
    const own = section !== null && section !== lesson && lesson.contains(section) && section.querySelector("h2") === heading;
    const id = slug((own && section.id) || heading.id || title, taken);
    taken.add(id);
    const parts = own ? [section] : [heading, ...followers(heading)];
    const end = own ? (section.lastElementChild ?? section) : parts.at(-1)!;
    return {
      id,
      title,
      heading,
      parts,
      end,
      get quizzes() {
        return quizzesIn(parts);
      },
    };
  });
}

/** Content without headings is one section; nothing at all is none. */
function wholeOf(lesson: Element): Section[] {
  const parts = [...lesson.children].filter((child): child is HTMLElement => child instanceof HTMLElement && !opens(child, lesson));
  if (parts.length === 0) return [];
  const title = lesson.getAttribute("heading") ?? "";
  return [
    {
      id: "lesson",
      title,
      heading: parts[0],
      parts,
      end: parts.at(-1)!,
      get quizzes() {
        return quizzesIn(parts);
      },
    },
  ];
}

/** Whether what stands inside is an author's lesson and not a summary of the built-in one: it has headings, or tags to work with. */
export const isAuthored = (lesson: Element): boolean =>
  [...lesson.querySelectorAll("*")].some((inside) => (inside.localName === "h2" || isFigure(inside)) && !opens(inside, lesson));

/** Whether there is something to read before the built-in lesson has come. */
export const hasSummary = (lesson: Element): boolean => [...lesson.children].some((child) => !opens(child, lesson));

/** One of our tags to work with. */
const isFigure = ({ localName }: Element) => localName.startsWith("ae-") && localName !== "ae-term";

/** Whether it is in what opens the lesson, before the first section. */
function opens(inside: Element, lesson: Element): boolean {
  const opener = inside.closest('[slot="opener"]');
  return opener !== null && opener.parentElement === lesson;
}

function followers(heading: Element): Element[] {
  const found: Element[] = [];
  for (let next = heading.nextElementSibling; next && next.localName !== "h2" && !next.querySelector("h2"); next = next.nextElementSibling)
    found.push(next);
  return found;
}

/** Text of an author's lesson, and the number of our tags in it. */
export function authoredLength(lesson: Element): { text: string; figures: number } {
  const figures = [...lesson.querySelectorAll("*")].filter(({ localName }) => localName.startsWith("ae-") && localName !== "ae-term");
  return { text: lesson.textContent, figures: figures.length };
}
