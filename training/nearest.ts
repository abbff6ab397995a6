import { matrix, multiply, transpose } from "./gemm.js";

/** Images whose nearest neighbour is asked for: n·width numbers and the squared length of each row. */
export interface Gallery {
  readonly images: Float32Array;
  readonly count: number;
  readonly squares: Float64Array;
}

const ROWS = 500;
const COLUMNS = 2000;

export function gallery(images: Float32Array, count: number): Gallery {
  return { images, count, squares: squaredLengths(images, count) };
}

/**
 * Squared Euclidean distance (summed over pixels) from each of n images to the nearest image of the gallery, by
 * ‖x − y‖² = ‖x‖² − 2 x·y + ‖y‖²; the products are float32, good to about 1e-3 for images in [0, 1].
 */
export function nearestSquaredDistances(images: Float32Array, n: number, { images: others, count, squares }: Gallery): Float64Array {
  const width = images.length / n;
  const nearest = new Float64Array(n).fill(Infinity);
  const own = squaredLengths(images, n);
  for (let start = 0; start < count; start += COLUMNS) {
    const columns = Math.min(COLUMNS, count - start);
    const right = transpose(matrix(others.subarray(start * width, (start + columns) * width), columns, width));
    for (let top = 0; top < n; top += ROWS) {
      const rows = Math.min(ROWS, n - top);
      const products = multiply(matrix(images.subarray(top * width, (top + rows) * width), rows, width), right);
      for (let r = 0, i = 0; r < rows; r++) {
        let least = Infinity;
        for (let c = 0; c < columns; c++, i++) least = Math.min(least, squares[start + c] - 2 * products[i]);
        nearest[top + r] = Math.min(nearest[top + r], least + own[top + r]);
      }
    }
  }
  return nearest.map((d) => Math.max(0, d));
}

function squaredLengths(images: Float32Array, count: number): Float64Array {
  const width = images.length / count;
  const out = new Float64Array(count);
  for (let i = 0; i < images.length; i++) out[Math.floor(i / width)] += images[i] ** 2;
  return out;
}
