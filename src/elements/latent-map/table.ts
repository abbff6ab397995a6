import type { Saving } from "../../core/save.js";
import type { Cell } from "../../core/table.js";
import type { AeLatentMap } from "./latent-map.element.js";
import { shownMaps } from "./latent-map.logic.js";

export const savingOf = (tag: AeLatentMap): Saving => ({
  controls: ["model", "zoom", "rings", "grid", "draw", "classes", "path", "predict", "coverage", "how", "reset", "save"],
  /** One row a digit on each map. */
  table: () => {
    const { labels } = tag;
    const rows = shownMaps(tag.model).flatMap((map) => {
      const codes = tag.codesOf(map);
      return Array.from({ length: codes.length / 2 }, (_, i): Cell[] => [map, i, labels[i], codes[2 * i], codes[2 * i + 1]]);
    });
    return { columns: ["model", "index", "label", "z1", "z2"], rows };
  },
});
