import type { Saving } from "../../core/save.js";
import type { Cell } from "../../core/table.js";
import type { AeFeatures } from "./features.element.js";
import type { Draw } from "./features.logic.js";

/** `curve`: draws of the runs that the chart shows, by labels per class. */
export const savingOf = (tag: AeFeatures, curve: () => ReadonlyMap<number, readonly Draw[]>): Saving => ({
  controls: ["name", "colour", "slider", "run", "curve", "codes", "predict", "how", "reset", "save"],
  /** One row a draw of each run. */
  table: () => ({
    columns: ["source", "seed", "labels", "draw", "codes", "pixels"],
    rows: [...curve()].flatMap(([labels, draws]) =>
      draws.map(({ codes, pixels }, i): Cell[] => [tag.codes, tag.seed, labels, i, codes, pixels]),
    ),
  }),
});
