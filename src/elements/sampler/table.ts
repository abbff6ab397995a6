import type { Saving } from "../../core/save.js";
import type { Cell } from "../../core/table.js";
import type { AeSampler } from "./sampler.element.js";
import { CODE, MODELS } from "./sampler.logic.js";

const COLUMNS = ["model", "sample", "kind", "digit", "confidence", "nearest", "distance"];

export const savingOf = (tag: AeSampler): Saving => ({
  controls: ["roll", "dice", "spread", "model", "predict", "how", "reset", "save"],
  /** One row a sample of each model, with its code. */
  table: () => {
    const { readings, codes } = tag;
    const rows = MODELS.flatMap((model) =>
      readings[model].map(({ kind, digit, confidence, nearest, distance }, i): Cell[] => [
        model,
        i,
        kind,
        digit,
        confidence,
        nearest,
        distance,
        ...codes[model][i],
      ]),
    );
    return { columns: [...COLUMNS, ...Array.from({ length: CODE }, (_, i) => `z${i + 1}`)], rows };
  },
});
