import type { Saving } from "../../core/save.js";
import { listsOf } from "../../core/table.js";
import type { AeBottleneck } from "./bottleneck.element.js";

export const savingOf = (tag: AeBottleneck): Saving => ({
  controls: ["reset", "save", "samples", "draw", "letter", "noise", "k", "code", "compare", "predict"],
  table: () =>
    listsOf({ input: tag.input, code: tag.code, reconstruction: tag.reconstruction, mse: tag.mse, compression: tag.compression }),
  // without a comparison there is only what could be compared
  layout: { css: ".cmp:not(:has(canvas)) { display: none; }" },
});
