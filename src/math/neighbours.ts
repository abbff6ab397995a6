/** Nearest neighbours among rows of features, by a search through all of them, in slices. */

/** Rows between two places where the search may be interrupted. */
const STRIDE = 4;

/**
 * The `k` rows nearest to each row (Euclidean), the nearest first, itself left out: n·k indices. Ties go to the lower index.
 * @throws RangeError where there are not more than `k` rows, or they do not fit the width
 */
export function* nearestNeighbours(rows: Float32Array, width: number, k: number): Generator<void, Uint32Array> {
  const n = rows.length / width;
  if (!Number.isInteger(n) || n <= k) throw new RangeError(`${rows.length} features are not more than ${k} rows of ${width}`);
  const found = new Uint32Array(n * k);
  const distances = new Float64Array(n * k).fill(Infinity);
  const offer = (row: number, other: number, distance: number) => {
    const from = row * k;
    if (distance >= distances[from + k - 1]) return;
    let at = from + k - 1;
    for (; at > from && distances[at - 1] > distance; at--) {
      distances[at] = distances[at - 1];
      found[at] = found[at - 1];
    }
    distances[at] = distance;
    found[at] = other;
  };
  for (let a = 0; a < n; a++) {
    for (let b = 0; b < a; b++) {
      const most = Math.max(distances[a * k + k - 1], distances[b * k + k - 1]);
      let distance = 0;
      // most pairs are far apart: a part of the sum is enough to tell
      for (let i = 0; i < width && distance < most;) {
        const end = Math.min(width, i + 16);
        for (; i < end; i++) distance += (rows[a * width + i] - rows[b * width + i]) ** 2;
      }
      if (distance >= most) continue;
      offer(a, b, distance);
      offer(b, a, distance);
    }
    if (a % STRIDE === 0) yield;
  }
  return found;
}
