import type { Saving } from "../../core/save.js";
import type { Cell } from "../../core/table.js";
import { kindsFor } from "./anomaly.logic.js";
import { kindOf } from "./moves.js";
import type { AeAnomaly } from "./anomaly.element.js";

export const savingOf = (tag: AeAnomaly): Saving => ({
  controls: ["source", "anomalies", "roc", "example", "draw", "letter", "costs", "predict", "how", "reset", "save"],
  /** One row an example. */
  table: () => {
    const { scores, threshold } = tag;
    if (scores.normal.length === 0) return null;
    const source = tag.source === "digits" && (tag.modelSrc || tag.dataSrc) ? "images" : tag.source;
    const kinds = kindsFor(tag.source, tag.anomalies);
    const rows = (["normal", "anomalous"] as const).flatMap((group) =>
      Array.from(scores[group], (score, i): Cell[] => {
        const kind = group === "normal" ? null : kindOf(i, kinds);
        return [source, group, i, kind, score, threshold, score >= threshold];
      }),
    );
    return { columns: ["source", "group", "index", "kind", "score", "threshold", "alarm"], rows };
  },
});
