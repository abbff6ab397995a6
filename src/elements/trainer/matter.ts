/** What runs learn from: images of which the first are held out. The digits', or in own-matter.ts an author's own. */
import type { Dataset } from "../../model/api.js";
import type { nothing, TemplateResult } from "lit";
import type { TrainerWords } from "../../i18n/en/trainer-rest.js";
import { HELD_OUT, LIMITS, MEASURED } from "./trainer.logic.js";

/** Beside the map: marks with the names that they stand for. */
export type Legend = TemplateResult | typeof nothing;

export interface Matter {
  /** The shown ones first, then the others that are held out, then those to learn from. */
  readonly data: Dataset;
  /** Images that no run learns from; all of them are on the map. */
  readonly heldOut: number;
  /** The first of them: their mean loss is the held-out curve. */
  readonly measured: number;
  /** Images to learn from, at most. */
  readonly most: number;
  /** An author's own. `classes` have short marks for the map. */
  readonly own: {
    readonly marks: readonly string[];
    readonly legend: Legend;
    words(words: TrainerWords, language: string): TrainerWords;
  } | null;
}

export const digitsMatter = (data: Dataset): Matter => ({ data, heldOut: HELD_OUT, measured: MEASURED, most: LIMITS.size.max, own: null });
