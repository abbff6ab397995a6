/** Attributes on an author's page that no tag reads. */
import type { Findings } from "./findings.js";
import type { Manifest } from "./manifest.js";
import type { Element } from "./markup.js";
import { strayAttribute } from "./tags.js";

/** What HTML has for every element, beyond what a snippet may have; and what frameworks write: "v-if", "x-on", "@click", ":k", "[k]". */
const OTHERS =
  /^(accesskey|autofocus|contenteditable|draggable|enterkeyhint|exportparts|inert|inputmode|is|item\w+|nonce|on\w+|popover|spellcheck|writingsuggestions|xmlns|\w{1,3}-.*|.*[^a-z\d-].*)$/;

export function notesOfAttributes(all: readonly Element[], page: string, manifest: Manifest, findings: Findings): void {
  for (const { tagName, attrs } of all) {
    if (!manifest.has(tagName)) continue;
    for (const { name } of attrs) {
      const why = OTHERS.test(name) ? undefined : strayAttribute(tagName, name, manifest);
      if (why) findings.note(`${page}: ${why}`);
    }
  }
}
