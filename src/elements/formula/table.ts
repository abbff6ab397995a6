import { saveable } from "../../core/save.js";
import type { AeFormula } from "./formula.element.js";

export function attachSaver(tag: AeFormula): void {
  if (tag.saver) return;
  saveable(tag, {
    controls: ["legend", "meaning"],
    /** One row a symbol. */
    table: () => ({
      columns: ["name", "label", "meaning", "quantity", "value"],
      rows: tag.symbols.map(({ name, label, meaning, quantity, value }) => [name, label, meaning, quantity, value]),
    }),
    layout: {
      // on paper all meanings stand below each other; here what is on screen
      paper: false,
      css: `
        .hint { visibility: hidden !important; }
        .figure { inline-size: max-content; min-inline-size: 100%; }
        .figure > .scroller { overflow: visible !important; mask: none !important; }
      `,
    },
  });
}
