import { Random } from "../src/math/random.js";
import { PIXELS, type Digits } from "./mnist.js";

export interface PrincipalComponents {
  readonly mean: Float64Array;
  /** Unit vectors, by falling variance; the entry of largest size of each is positive. */
  readonly components: readonly Float64Array[];
  readonly variances: readonly number[];
}

/** The first `count` principal components of the images (pixels in [0, 1]), to about ten digits. */
export function principalComponents(digits: Digits, count: number): PrincipalComponents {
  const { mean, covariance } = moments(digits);
  const { vectors, values } = largestEigenvectors(covariance, PIXELS, count);
  for (const v of vectors) {
    let top = 0;
    for (let p = 1; p < v.length; p++) if (Math.abs(v[p]) > Math.abs(v[top])) top = p;
    if (v[top] < 0) for (let p = 0; p < v.length; p++) v[p] = -v[p];
  }
  return { mean, components: vectors, variances: values };
}

/** Means and covariances of the pixels; most are blank in most images, so products are summed over the inked ones only. */
function moments(digits: Digits): { mean: Float64Array; covariance: Float64Array } {
  const sums = new Float64Array(PIXELS);
  const products = new Float64Array(PIXELS * PIXELS);
  const inked = new Uint16Array(PIXELS);
  for (let at = 0; at < digits.images.length; at += PIXELS) {
    let n = 0;
    for (let p = 0; p < PIXELS; p++) if (digits.images[at + p] > 0) inked[n++] = p;
    for (let i = 0; i < n; i++) {
      const a = digits.images[at + inked[i]];
      sums[inked[i]] += a;
      const row = inked[i] * PIXELS;
      for (let j = i; j < n; j++) products[row + inked[j]] += a * digits.images[at + inked[j]];
    }
  }
  // Sums of bytes up to here, exact; now to [0, 1].
  const mean = sums.map((s) => s / digits.count / 255);
  const covariance = new Float64Array(PIXELS * PIXELS);
  for (let p = 0; p < PIXELS; p++) {
    for (let q = p; q < PIXELS; q++) {
      const c = products[p * PIXELS + q] / digits.count / 255 ** 2 - mean[p] * mean[q];
      covariance[p * PIXELS + q] = c;
      covariance[q * PIXELS + p] = c;
    }
  }
  return { mean, covariance };
}

const TOLERANCE = 1e-12;
const MOST_ROUNDS = 400;

/**
 * Eigenvectors of the largest eigenvalues of a symmetric positive matrix [size][size]: orthogonal iteration on twice as many
 * vectors as are wanted, then Rayleigh and Ritz (Golub and Van Loan, Matrix Computations, 8.2).
 */
export function largestEigenvectors(a: Float64Array, size: number, count: number): { vectors: Float64Array[]; values: number[] } {
  const width = Math.min(size, 2 * count);
  const random = new Random(1);
  let basis: Float64Array[] = Array.from({ length: width }, () => Float64Array.from({ length: size }, () => random.normal()));
  orthonormalise(basis);
  let values: number[] = [];
  for (let round = 0; round < MOST_ROUNDS; round++) {
    basis = basis.map((v) => times(a, v));
    orthonormalise(basis);
    if (round % 5 !== 4) continue;
    const ritz = rotate(a, basis);
    basis = ritz.vectors;
    const settled = values.length > 0 && ritz.values.slice(0, count).every((v, i) => Math.abs(v - values[i]) <= TOLERANCE * ritz.values[0]);
    values = ritz.values;
    if (settled) return { vectors: basis.slice(0, count), values: values.slice(0, count) };
  }
  throw new Error(`the eigenvectors did not settle in ${MOST_ROUNDS} rounds`);
}

function times(a: Float64Array, v: Float64Array): Float64Array {
  const out = new Float64Array(v.length);
  for (let c = 0; c < v.length; c++) {
    const x = v[c];
    const row = c * v.length; // symmetric: a column is a row
    if (x !== 0) for (let r = 0; r < v.length; r++) out[r] += a[row + r] * x;
  }
  return out;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i] * b[i];
  return sum;
}

/** Gram and Schmidt, twice for accuracy. */
function orthonormalise(vectors: Float64Array[]): void {
  for (let i = 0; i < vectors.length; i++) {
    const v = vectors[i];
    for (let pass = 0; pass < 2; pass++) {
      for (let j = 0; j < i; j++) {
        const along = dot(v, vectors[j]);
        for (let p = 0; p < v.length; p++) v[p] -= along * vectors[j][p];
      }
    }
    const length = Math.sqrt(dot(v, v));
    for (let p = 0; p < v.length; p++) v[p] /= length;
  }
}

/** The best approximations to eigenvectors within the span of an orthonormal basis, by falling eigenvalue. */
function rotate(a: Float64Array, basis: readonly Float64Array[]): { vectors: Float64Array[]; values: number[] } {
  const n = basis.length;
  const images = basis.map((v) => times(a, v));
  const small = basis.map((v) => images.map((w) => dot(v, w)));
  const turns = jacobi(small);
  const order = Array.from({ length: n }, (_, i) => i).sort((i, j) => small[j][j] - small[i][i]);
  const vectors = order.map((column) => {
    const v = new Float64Array(basis[0].length);
    for (let r = 0; r < n; r++) for (let p = 0; p < v.length; p++) v[p] += turns[r][column] * basis[r][p];
    return v;
  });
  return { vectors, values: order.map((i) => small[i][i]) };
}

/** Jacobi's rotations: leaves the eigenvalues on the diagonal of `m` (symmetric) and returns the eigenvectors as columns. */
function jacobi(m: number[][]): number[][] {
  const n = m.length;
  const turns: number[][] = m.map((_, i) => m.map((__, j) => (i === j ? 1 : 0)));
  for (let sweep = 0; sweep < 60; sweep++) {
    let off = 0;
    let on = 0;
    for (let p = 0; p < n; p++) {
      on += m[p][p] ** 2;
      for (let q = 0; q < p; q++) off += 2 * m[p][q] ** 2;
    }
    if (off <= 1e-28 * on) break;
    for (let p = 0; p < n - 1; p++) {
      for (let q = p + 1; q < n; q++) {
        if (m[p][q] === 0) continue;
        const theta = (m[q][q] - m[p][p]) / (2 * m[p][q]);
        const t = (theta >= 0 ? 1 : -1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
        const c = 1 / Math.sqrt(t * t + 1);
        const s = t * c;
        for (let i = 0; i < n; i++) [m[i][p], m[i][q]] = [c * m[i][p] - s * m[i][q], s * m[i][p] + c * m[i][q]];
        for (let i = 0; i < n; i++) [m[p][i], m[q][i]] = [c * m[p][i] - s * m[q][i], s * m[p][i] + c * m[q][i]];
        for (let i = 0; i < n; i++) [turns[i][p], turns[i][q]] = [c * turns[i][p] - s * turns[i][q], s * turns[i][p] + c * turns[i][q]];
      }
    }
  }
  return turns;
}
