import type { Saving } from "../../core/save.js";
import { columnsOf } from "../../core/table.js";
import type { AeDenoiser } from "./denoiser.element.js";

export const savingOf = (tag: AeDenoiser): Saving => ({
  controls: ["reset", "save", "samples", "draw", "letter", "noise", "level", "seed", "erase", "difference", "baseline", "predict"],
  /** One row a pixel. */
  table: () => {
    const { clean, noisy, erased, output, plainOutput } = tag;
    return columnsOf("pixel", { clean, noisy, erased, output, plainOutput });
  },
});
