/** One threshold: an example counts as anomalous where its score is at least `threshold`. Rates are shares in [0, 1]. */
export interface RocPoint {
  readonly threshold: number;
  /** Share of the normal examples that raise a (false) alarm. */
  readonly falseAlarms: number;
  /** Share of the anomalous examples that are caught. */
  readonly caught: number;
}

/**
 * Receiver operating characteristic, from no alarm at all (threshold Infinity) to an alarm for everything, one point for each
 * different score. Empty classes have rate 0.
 */
export function rocCurve(normal: ArrayLike<number>, anomalous: ArrayLike<number>): RocPoint[] {
  const all = [...Array.from(normal, (score) => ({ score, bad: 0 })), ...Array.from(anomalous, (score) => ({ score, bad: 1 }))];
  all.sort((a, b) => b.score - a.score);
  const points: RocPoint[] = [{ threshold: Infinity, falseAlarms: 0, caught: 0 }];
  let caught = 0;
  let alarms = 0;
  all.forEach(({ score, bad }, i) => {
    caught += bad;
    alarms += 1 - bad;
    if (i + 1 < all.length && all[i + 1].score === score) return;
    points.push({ threshold: score, falseAlarms: alarms / (normal.length || 1), caught: caught / (anomalous.length || 1) });
  });
  return points;
}

/**
 * Area under the ROC curve: how often an anomalous example scores above a normal one, ties counting half (Mann and Whitney;
 * Hanley and McNeil 1982). 0.5 is chance. NaN where either class is empty.
 */
export function auc(normal: ArrayLike<number>, anomalous: ArrayLike<number>): number {
  const low = Float64Array.from(normal).sort();
  let below = 0;
  let ties = 0;
  for (let i = 0; i < anomalous.length; i++) {
    const first = countBelow(low, anomalous[i], false);
    below += first;
    ties += countBelow(low, anomalous[i], true) - first;
  }
  return (below + ties / 2) / (low.length * anomalous.length);
}

/** How many of the sorted values are below `value` (or at most `value`, with `orEqual`). */
function countBelow(sorted: Float64Array, value: number, orEqual: boolean): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle] < value || (orEqual && sorted[middle] === value)) low = middle + 1;
    else high = middle;
  }
  return low;
}
