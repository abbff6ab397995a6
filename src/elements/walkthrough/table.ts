import type { Saving } from "../../core/save.js";
import { listsOf } from "../../core/table.js";
import type { AeWalkthrough } from "./walkthrough.element.js";

export const savingOf = (tag: AeWalkthrough): Saving => ({
  controls: ["reset", "save", "speed", "speech", "chapters", "transcript", "subject", "predict"],
  table: () => listsOf({ time: tag.currentTime, input: tag.input, code: tag.code, reconstruction: tag.reconstruction, mse: tag.mse }),
});
