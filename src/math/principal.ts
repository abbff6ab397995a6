/** Principal component analysis: the directions in which rows of features spread most (Pearson 1901). */
export interface Principal {
  readonly width: number;
  /** [directions][width], each of length 1, the widest first; the entry of the largest size is positive, so that signs are the same everywhere. */
  readonly directions: readonly Float64Array[];
  readonly mean: Float64Array;
  /** What each direction holds of the rows' variance, in [0, 1]. */
  readonly shares: readonly number[];
}

/** Rows between two places where the sum may be interrupted. */
const STRIDE = 20;
const ROUNDS = 80;

/** The first `count` directions of `rows.length / width` rows, in slices. @throws RangeError where the rows do not fit the width */
export function* principalDirections(rows: Float32Array, width: number, count: number): Generator<void, Principal> {
  const n = rows.length / width;
  if (n < 1 || !Number.isInteger(n)) throw new RangeError(`${rows.length} features are no rows of ${width}`);
  const mean = new Float64Array(width);
  for (let i = 0; i < rows.length; i++) mean[i % width] += rows[i] / n;
  const covariance = new Float64Array(width * width);
  const centred = new Float64Array(width);
  for (let r = 0; r < n; r++) {
    for (let i = 0; i < width; i++) centred[i] = rows[r * width + i] - mean[i];
    for (let i = 0; i < width; i++) for (let j = i; j < width; j++) covariance[i * width + j] += (centred[i] * centred[j]) / n;
    if (r % STRIDE === 0) yield;
  }
  for (let i = 0; i < width; i++) for (let j = 0; j < i; j++) covariance[i * width + j] = covariance[j * width + i];
  let total = 0;
  for (let i = 0; i < width; i++) total += covariance[i * width + i];
  // what rounding leaves of rows that are all alike
  const noise = 1e-20 * (1 + mean.reduce((sum, v) => sum + v * v, 0));
  const directions: Float64Array[] = [];
  const shares: number[] = [];
  for (let d = 0; d < Math.min(count, width); d++) {
    const { direction, value } = yield* widest(covariance, width, directions);
    directions.push(direction);
    shares.push(total > noise ? value / total : 0);
  }
  return { width, directions, mean, shares };
}

/** Where a row lies along each direction, measured from the mean. `out` gets `directions.length` numbers a row. */
export function project({ width, directions, mean }: Principal, rows: Float32Array): Float32Array {
  const n = rows.length / width;
  const out = new Float32Array(n * directions.length);
  for (let r = 0; r < n; r++)
    directions.forEach((direction, d) => {
      let at = 0;
      for (let i = 0; i < width; i++) at += (rows[r * width + i] - mean[i]) * direction[i];
      out[r * directions.length + d] = at;
    });
  return out;
}

/** The power method, kept at a right angle to the directions that were found before. */
function* widest(
  covariance: Float64Array,
  width: number,
  before: readonly Float64Array[],
): Generator<void, { direction: Float64Array; value: number }> {
  let direction = Float64Array.from({ length: width }, (_, i) => 1 + ((i * 7919) % 13));
  let value = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const next = new Float64Array(width);
    for (let i = 0; i < width; i++) for (let j = 0; j < width; j++) next[i] += covariance[i * width + j] * direction[j];
    for (const other of before) {
      let along = 0;
      for (let i = 0; i < width; i++) along += next[i] * other[i];
      for (let i = 0; i < width; i++) next[i] -= along * other[i];
    }
    const length = Math.hypot(...next);
    value = length / (Math.hypot(...direction) || 1);
    if (!(length > 0)) break;
    direction = next.map((v) => v / length);
    if (round % 10 === 0) yield;
  }
  let largest = 0;
  for (const v of direction) if (Math.abs(v) > Math.abs(largest)) largest = v;
  return { direction: largest < 0 ? direction.map((v) => -v) : direction, value };
}
