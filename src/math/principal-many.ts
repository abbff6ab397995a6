/** Many principal directions at once, for rows that are wide or many: subspace iteration (Halko, Martinsson and Tropp 2011). */
import type { Principal } from "./principal.js";
import { Random } from "./random.js";

/** Directions more than are asked for: those at the end come out right sooner. */
const SPARE = 10;
/** Passes over the rows. Each makes what is left of narrower directions smaller by the square of how much narrower they are. */
const PASSES = 8;
const SWEEPS = 12;

/**
 * The first `count` directions of `rows().length / width` rows, in small steps; fewer where the rows have no more. Differs from the exact ones where
 * neighbours are about as wide as each other, which hardly changes what they hold together. `rows` is asked at the first step.
 */
export function* principalMany(rows: () => Float32Array, width: number, count: number): Generator<void, Principal> {
  const { centred, mean, n } = yield* centre(rows(), width);
  let basis = yield* start(Math.min(count + SPARE, width, n), width);
  yield* orthonormalise(basis);
  for (let pass = 0; pass < PASSES; pass++) {
    const next = basis.map(() => new Float64Array(width));
    for (let r = 0; r < n; r++) {
      const row = centred.subarray(r * width, (r + 1) * width);
      for (let b = 0; b < basis.length; b++) addScaled(next[b], row, dot(row, basis[b]));
      yield;
    }
    yield* orthonormalise(next);
    basis = next.filter((direction) => direction.some((v) => v !== 0));
  }
  return yield* sorted(basis, centred, { mean, width, count, n });
}

function* centre(rows: Float32Array, width: number): Generator<void, { centred: Float64Array; mean: Float64Array; n: number }> {
  const n = rows.length / width;
  if (n < 1 || !Number.isInteger(n)) throw new RangeError(`${rows.length} numbers are no rows of ${width}`);
  const mean = new Float64Array(width);
  for (let r = 0; r < n; r++) {
    addScaled(mean, rows.subarray(r * width, (r + 1) * width), 1 / n);
    yield;
  }
  const centred = new Float64Array(rows.length);
  for (let r = 0; r < n; r++) {
    for (let i = 0; i < width; i++) centred[r * width + i] = rows[r * width + i] - mean[i];
    yield;
  }
  return { centred, mean, n };
}

function* start(size: number, width: number): Generator<void, Float64Array[]> {
  const random = new Random(1);
  const basis: Float64Array[] = [];
  for (let b = 0; b < size; b++) {
    basis.push(new Float64Array(width).map(() => random.normal()));
    yield;
  }
  return basis;
}

/** Gram and Schmidt, twice, in place; what depends on those before becomes zero. */
function* orthonormalise(basis: readonly Float64Array[]): Generator<void, void> {
  for (let b = 0; b < basis.length; b++) {
    const before = Math.sqrt(dot(basis[b], basis[b]));
    for (let round = 0; round < 2; round++)
      for (let other = 0; other < b; other++) addScaled(basis[b], basis[other], -dot(basis[b], basis[other]));
    const length = Math.sqrt(dot(basis[b], basis[b]));
    const scale = length > 1e-10 * before ? 1 / length : 0;
    for (let i = 0; i < basis[b].length; i++) basis[b][i] *= scale;
    yield;
  }
}

/** The directions within the subspace, the widest first (Rayleigh and Ritz). */
function* sorted(
  basis: readonly Float64Array[],
  centred: Float64Array,
  { mean, width, count, n }: { mean: Float64Array; width: number; count: number; n: number },
): Generator<void, Principal> {
  const size = basis.length;
  const spread = Array.from({ length: size }, () => new Float64Array(size));
  let total = 0;
  for (let r = 0; r < n; r++) {
    const row = centred.subarray(r * width, (r + 1) * width);
    const along = basis.map((direction) => dot(row, direction));
    for (let a = 0; a < size; a++) for (let b = 0; b < size; b++) spread[a][b] += (along[a] * along[b]) / n;
    total += dot(row, row) / n;
    yield;
  }
  const turn = yield* eigen(spread);
  const order = Array.from({ length: size }, (_, i) => i).sort((a, b) => spread[b][b] - spread[a][a]);
  const directions: Float64Array[] = [];
  for (const at of order.slice(0, count)) {
    const direction = new Float64Array(width);
    for (let b = 0; b < size; b++) addScaled(direction, basis[b], turn[b][at]);
    let largest = 0;
    for (const v of direction) if (Math.abs(v) > Math.abs(largest)) largest = v;
    directions.push(largest < 0 ? direction.map((v) => -v) : direction);
    yield;
  }
  return { width, directions, mean, shares: order.slice(0, count).map((at) => (total > 0 ? spread[at][at] / total : 0)) };
}

/** Jacobi's rotations: makes a symmetric matrix diagonal in place and gives the eigenvectors as columns. */
function* eigen(matrix: readonly Float64Array[]): Generator<void, Float64Array[]> {
  const n = matrix.length;
  const vectors = matrix.map((_, i) => Float64Array.from({ length: n }, (__, j) => Number(i === j)));
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    for (let p = 0; p < n; p++) {
      for (let q = p + 1; q < n; q++) {
        if (Math.abs(matrix[p][q]) <= 1e-14 * Math.sqrt(Math.abs(matrix[p][p] * matrix[q][q]))) continue;
        const theta = (matrix[q][q] - matrix[p][p]) / (2 * matrix[p][q]);
        const t = Math.sign(theta || 1) / (Math.abs(theta) + Math.hypot(theta, 1));
        const c = 1 / Math.hypot(t, 1);
        const s = t * c;
        for (let i = 0; i < n; i++)
          [matrix[i][p], matrix[i][q]] = [c * matrix[i][p] - s * matrix[i][q], s * matrix[i][p] + c * matrix[i][q]];
        for (let i = 0; i < n; i++)
          [matrix[p][i], matrix[q][i]] = [c * matrix[p][i] - s * matrix[q][i], s * matrix[p][i] + c * matrix[q][i]];
        for (let i = 0; i < n; i++)
          [vectors[i][p], vectors[i][q]] = [c * vectors[i][p] - s * vectors[i][q], s * vectors[i][p] + c * vectors[i][q]];
      }
      yield;
    }
  }
  return vectors;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i] * b[i];
  return sum;
}

function addScaled(sum: Float64Array, a: ArrayLike<number>, by: number): void {
  for (let i = 0; i < sum.length; i++) sum[i] += by * a[i];
}
