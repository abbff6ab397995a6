import type { Random } from "./random.js";

/** A Gaussian with any covariance: mean, and lower triangle L (row by row) with L·Lᵀ the covariance. */
export interface Gaussian {
  readonly mean: Float64Array;
  readonly factor: Float64Array;
}

/** Maximum likelihood fit to n rows of `width` numbers; numbers that do not vary stay at their mean. */
export function fitGaussian(rows: Float32Array, width: number): Gaussian {
  const n = rows.length / width;
  const mean = new Float64Array(width);
  for (let i = 0; i < rows.length; i++) mean[i % width] += rows[i] / n;
  const factor = new Float64Array(width * width);
  for (let r = 0; r < n; r++) {
    for (let a = 0; a < width; a++) {
      const da = rows[r * width + a] - mean[a];
      for (let b = 0; b <= a; b++) factor[a * width + b] += (da * (rows[r * width + b] - mean[b])) / n;
    }
  }
  // Cholesky, in place.
  for (let c = 0; c < width; c++) {
    for (let k = 0; k < c; k++) for (let r = c; r < width; r++) factor[r * width + c] -= factor[r * width + k] * factor[c * width + k];
    const pivot = Math.sqrt(Math.max(0, factor[c * width + c]));
    for (let r = c; r < width; r++) factor[r * width + c] = pivot > 1e-9 ? factor[r * width + c] / pivot : 0;
  }
  return { mean, factor };
}

/** n draws, row by row. */
export function drawGaussian({ mean, factor }: Gaussian, n: number, random: Random): Float32Array {
  const width = mean.length;
  const out = new Float32Array(n * width);
  const e = new Float64Array(width);
  for (let r = 0; r < n; r++) {
    for (let j = 0; j < width; j++) e[j] = random.normal();
    for (let a = 0; a < width; a++) {
      let sum = mean[a];
      for (let b = 0; b <= a; b++) sum += factor[a * width + b] * e[b];
      out[r * width + a] = sum;
    }
  }
  return out;
}
