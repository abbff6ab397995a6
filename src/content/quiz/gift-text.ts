import type { Field } from "./gift-grammar.js";
import { NOTHING, restored } from "./gift-signs.js";
import { decodeEntities } from "./html-entities.js";

/**
 * The text of a field. It stays text: where its format is HTML the tags go, and scripts and styles with what is in them; of pictures the
 * `alt` stays.
 */
export function textOf({ format, text: written }: Field): string {
  if (format === "html")
    return decodeEntities(untagged(restored(written)))
      .replace(/\s+/g, " ")
      .trim();
  return restored(written.replaceAll(NOTHING, "").replace(/\s+/g, " ").trim());
}

/** Names of the elements in a question of HTML that show or play something, which no text does. */
export function mediaIn(block: string): string[] {
  if (!/\[html\]/i.test(block)) return [];
  return [...block.matchAll(/<(img|svg|video|audio|object|embed|iframe)\b/gi)].map(([, name]) => name.toLowerCase());
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
    text += name === "img" ? ` ${altOf(tag[0])} ` : " ";
    at = tag.index + tag[0].length;
    within = !tag[1] && (name === "script" || name === "style") ? name : "";
  }
  return within ? text : text + html.slice(at);
}

function altOf(tag: string): string {
  const alt = /\salt\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/i.exec(tag);
  return alt?.slice(1).find((each) => each !== undefined) ?? "";
}
