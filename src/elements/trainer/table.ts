import type { Saving } from "../../core/save.js";
import type { AeTrainer } from "./trainer.element.js";

export const savingOf = (tag: AeTrainer): Saving => ({
  controls: ["reset", "save", "play", "step", "slow", "k", "rate", "size", "seed", "map", "curve", "predict", "how"],
  /** One row a step. */
  table: () => {
    const { train, heldOut } = tag.history;
    return { columns: ["step", "train", "heldOut"], rows: train.map((loss, i) => [i + 1, loss, heldOut[i] ?? null]) };
  },
});
