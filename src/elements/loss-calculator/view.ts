/** What the parts of the figure are drawn from, and what they report back. */
import type { lossCalculator } from "../../i18n/en/loss-calculator.js";
import type { LossName, Reduction } from "../../math/loss.js";
import type { LossReport, LossSetup } from "./loss-calculator.logic.js";

/** The two rows of values that a reader moves, by property name. */
export type Side = "x" | "reconstruction";

export interface View {
  readonly words: typeof lossCalculator;
  readonly lang: string;
  readonly report: LossReport;
  readonly loss: LossName;
  readonly reduction: Reduction;
  readonly rate: number;
  /** Index of the pixel that the sliders below the picture move, where the bars themselves are too small for a finger. */
  readonly chosen: number;
  /** What the reader is typing, so that it is not rewritten under their hands. */
  readonly typing: { readonly side: Side; readonly index: number; readonly text: string } | null;
  /** x̂ and the loss before the last step, and everything after it, while that step is the last thing that happened. */
  readonly lastStep: { readonly from: readonly number[]; readonly value: number; readonly to: LossSetup } | null;
  /** A step is being shown. */
  readonly moving: boolean;
  readonly shows: (control: string) => boolean;
  readonly actions: Actions;
}

/** Elements carry `data-side` and `data-index`. */
export interface Actions {
  readonly grab: (event: PointerEvent) => void;
  readonly choose: (event: Event) => void;
  readonly key: (event: KeyboardEvent) => void;
  readonly slide: (event: Event) => void;
  readonly type: (event: Event) => void;
  readonly commit: (event: Event) => void;
}
