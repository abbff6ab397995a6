import { saveable } from "../../core/save.js";
import type { AeLossCalculator } from "./loss-calculator.element.js";

export function attachSaver(tag: AeLossCalculator): void {
  if (tag.saver) return;
  saveable(tag, {
    controls: ["loss", "reduction", "formula", "rows", "step", "rate", "binary", "note", "reset", "save"],
    /** One row a pixel. */
    table: () => {
      const { x, reconstruction, terms, gradient, loss, reduction, value } = tag;
      return {
        columns: ["pixel", "x", "reconstruction", "term", "gradient", "loss", "reduction", "value"],
        rows: terms.map((term, i) => [i, x[i], reconstruction[i], term, gradient[i], loss, reduction, value]),
      };
    },
  });
}
