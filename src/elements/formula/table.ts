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
      // on paper all meanings stand below each other; here what is on screen, as wide as the formula asks, and not its longest sentence
      paper: false,
      css: `
        .hint { visibility: hidden !important; }
        .figure { inline-size: max-content; min-inline-size: 100%; }
        .figure > :is(.legend, .meanings) { inline-size: 0; min-inline-size: 100%; }
        .figure > .scroller { overflow: visible !important; mask: none !important; }
      `,
    },
  });
}
