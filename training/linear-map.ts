import { matrix, multiply, transpose } from "./gemm.js";

/** y = x·W + b; W is [inputs][outputs], double precision. */
export interface LinearMap {
  readonly weights: Float64Array;
  readonly bias: Float64Array;
  readonly width: number;
}

/** Yields (input, wanted) pairs of n rows each. */
export type Pairs = Iterable<{ readonly input: Float32Array; readonly wanted: Float32Array; readonly n: number }>;

/**
 * The affine map with the least mean squared error over the pairs (the normal equations, with `ridge` times the mean diagonal added so that
 * pixels that never change do no harm): what linear filtering can do at best, knowing the statistics of both images and noise
 * (Wiener's filter, with a mean).
 */
export function bestLinearMap(pairs: Pairs, width: number, ridge = 1e-6): LinearMap {
  const inputs = new Float64Array(width);
  const outputs = new Float64Array(width);
  const own = new Float64Array(width * width);
  const cross = new Float64Array(width * width);
  let count = 0;
  for (const { input, wanted, n } of pairs) {
    const x = transpose(matrix(input, n, width));
    add(own, multiply(x, matrix(input, n, width)));
    add(cross, multiply(x, matrix(wanted, n, width)));
    for (let i = 0; i < input.length; i++) {
      inputs[i % width] += input[i];
      outputs[i % width] += wanted[i];
    }
    count += n;
  }
  let trace = 0;
  for (let r = 0; r < width; r++) {
    for (let c = 0; c < width; c++) {
      own[r * width + c] = own[r * width + c] / count - (inputs[r] / count) * (inputs[c] / count);
      cross[r * width + c] = cross[r * width + c] / count - (inputs[r] / count) * (outputs[c] / count);
    }
    trace += own[r * width + r];
  }
  for (let r = 0; r < width; r++) own[r * width + r] += (ridge * trace) / width;
  const weights = solve(own, cross, width);
  const bias = outputs.map((o) => o / count);
  for (let r = 0; r < width; r++) for (let c = 0; c < width; c++) bias[c] -= (inputs[r] / count) * weights[r * width + c];
  return { weights, bias, width };
}

export function applyLinearMap({ weights, bias, width }: LinearMap, input: Float32Array, n: number): Float32Array {
  const out = multiply(matrix(input, n, width), matrix(Float32Array.from(weights), width, width));
  for (let i = 0; i < out.length; i++) out[i] += bias[i % width];
  return out;
}

function add(into: Float64Array, from: Float32Array): void {
  for (let i = 0; i < from.length; i++) into[i] += from[i];
}

/** X with A·X = B for a symmetric positive definite A (Cholesky; Golub and Van Loan, "Matrix Computations", section 4.2). A is overwritten. */
function solve(a: Float64Array, b: Float64Array, size: number): Float64Array {
  for (let j = 0; j < size; j++) {
    for (let c = 0; c < j; c++) {
      const factor = a[j * size + c];
      if (factor !== 0) for (let r = j; r < size; r++) a[r * size + j] -= a[r * size + c] * factor;
    }
    const pivot = a[j * size + j];
    if (!(pivot > 0)) throw new Error("the inputs of the linear map do not vary enough to solve for it");
    const root = Math.sqrt(pivot);
    for (let r = j; r < size; r++) a[r * size + j] /= root;
  }
  const x = b.slice();
  for (let r = 0; r < size; r++) {
    for (let c = 0; c < r; c++) subtractRow(x, r, c, a[r * size + c], size);
    scaleRow(x, r, 1 / a[r * size + r], size);
  }
  for (let r = size - 1; r >= 0; r--) {
    for (let c = r + 1; c < size; c++) subtractRow(x, r, c, a[c * size + r], size);
    scaleRow(x, r, 1 / a[r * size + r], size);
  }
  return x;
}

function subtractRow(x: Float64Array, row: number, from: number, factor: number, size: number): void {
  if (factor !== 0) for (let i = 0; i < size; i++) x[row * size + i] -= factor * x[from * size + i];
}

function scaleRow(x: Float64Array, row: number, factor: number, size: number): void {
  for (let i = 0; i < size; i++) x[row * size + i] *= factor;
}
