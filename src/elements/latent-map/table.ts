import type { Saving } from "../../core/save.js";
import type { Cell } from "../../core/table.js";
import type { RestHost } from "./rest.js";

export const savingOf = (host: RestHost): Saving => ({
  controls: ["model", "zoom", "rings", "grid", "draw", "classes", "path", "predict", "coverage", "how", "reset", "save"],
  /** One row a digit on each map; of an author's own images with the name of the class. */
  table: () => {
    const { element: tag, facts } = host;
    const { labels } = tag;
    const rows = facts.flatMap(({ which, kind, author }) => {
      const codes = tag.codesOf(which);
      const name = (label: number): Cell[] => (author ? [author.classes[label]] : []);
      return Array.from({ length: codes.length / 2 }, (_, i): Cell[] => [
        kind,
        i,
        labels[i],
        ...name(labels[i]),
        codes[2 * i],
        codes[2 * i + 1],
      ]);
    });
    return { columns: ["model", "index", "label", ...(host.place ? ["class"] : []), "z1", "z2"], rows };
  },
});
