/** The axis that holds an author's scores, and the threshold that the figure starts with: by the rules that made those of the digits. */
import { quantile } from "../../math/digit-like.js";
import { KINDS } from "./anomaly.logic.js";
import type { Axis } from "./facts.js";
import { mix } from "./moves.js";
import type { ScoreTable } from "./scoring.js";

const BINS = 30;
/** Of a bin, times a power of ten: each fifth edge is a number that is easily read. */
const WIDTHS = [1, 2, 3, 4, 5, 6, 8, 10];
/** Shares: of the anomalous examples on the axis, and of the normal ones below the threshold. */
const HELD = 0.9;
const QUIET = 0.95;
/** Steps of the threshold on the axis, at least. */
const STEPS = 900;
const MOST_DECIMALS = 6;

export function axisFor({ normal, byKind }: ScoreTable): Axis {
  const most = Math.max(quantile(mix(byKind, KINDS.digits), HELD), quantile(normal, QUIET) * 1.05, 30e-6);
  const power = 10 ** Math.floor(Math.log10(most / BINS));
  // 30 times a millionth is a little less than 30 millionths
  const width = WIDTHS.find((each) => BINS * each * power >= most * (1 - 1e-9)) ?? WIDTHS[WIDTHS.length - 1];
  const top = Number((BINS * width * power).toPrecision(6));
  const decimals = Math.min(MOST_DECIMALS, Math.max(0, Math.ceil(Math.log10(STEPS / top))));
  const steps = 10 ** decimals;
  // above it, for an alarm sounds at the threshold itself
  const threshold = Number(((Math.floor(quantile(normal, QUIET) * steps) + 1) / steps).toFixed(decimals));
  return { top, bins: BINS, decimals, threshold };
}
