/** `cmi5.xml`, the course structure of a cmi5 package (section 13 of the specification). */
import { line, xml } from "./scorm-xml.js";

export interface Structure {
  /** IRIs of the course and of its page. */
  readonly id: string;
  readonly pageId: string;
  readonly title: string;
  readonly lang: string;
  readonly description: string;
  readonly launch: string;
  /** Whether it can be passed. */
  readonly isGraded: boolean;
  /** 0 to 1. */
  readonly pass?: number;
}

/** A language tag, whatever an author's page says: LMSs refuse the whole package for another. */
function languageOf(lang: string): string {
  try {
    return Intl.getCanonicalLocales(lang.trim().replaceAll("_", "-"))[0] ?? "und";
  } catch {
    return "und";
  }
}

export function structureOf({ id, pageId, title, lang, description, launch, isGraded, pass }: Structure): string {
  const text = (name: string, value: string, indent: string) =>
    `${indent}<${name}>\n${indent}  <langstring lang="${languageOf(lang)}">${xml(value)}</langstring>\n${indent}</${name}>`;
  const shown = line(title, "Lesson");
  const mark = isGraded && pass !== undefined ? ` masteryScore="${Number(pass.toFixed(4))}"` : "";
  return `<?xml version="1.0" encoding="UTF-8"?>
<courseStructure xmlns="https://w3id.org/xapi/profiles/cmi5/v1/CourseStructure.xsd">
  <course id="${xml(id)}">
${text("title", shown, "    ")}
${text("description", description, "    ")}
  </course>
  <au id="${xml(pageId)}" launchMethod="AnyWindow" moveOn="${isGraded ? "CompletedAndPassed" : "Completed"}"${mark}>
${text("title", shown, "    ")}
${text("description", description, "    ")}
    <url>${xml(encodeURIComponent(launch))}</url>
  </au>
</courseStructure>
`;
}
