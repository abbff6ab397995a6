import type { Field } from "./gift-grammar.js";
import { NOTHING, restored } from "./gift-signs.js";

const ENTITIES: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: " " };

/** The text of a field. It stays text: where its format is HTML the tags go, and scripts and styles with what is in them. */
export function textOf({ format, text: written }: Field): string {
  const text = written.replaceAll(NOTHING, "");
  const plain =
    format === "html"
      ? untagged(text).replace(/&(\w{1,8});/g, (entity, name: string) => (Object.hasOwn(ENTITIES, name) ? ENTITIES[name] : entity))
      : text;
  return restored(plain.replace(/\s+/g, " ").trim());
}

/** One pass, however many tags are open and never closed. */
function untagged(html: string): string {
  let text = "";
  let at = 0;
  let within = "";
  for (const tag of html.matchAll(/<(\/?)([a-z][a-z\d]*)[^<>]*>/gi)) {
    const name = tag[2].toLowerCase();
    if (within && !(tag[1] && name === within)) continue;
    if (!within) text += html.slice(at, tag.index);
    text += " ";
    at = tag.index + tag[0].length;
    within = !tag[1] && (name === "script" || name === "style") ? name : "";
  }
  return within ? text : text + html.slice(at);
}
