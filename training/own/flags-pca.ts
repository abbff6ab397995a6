import { largestEigenvectors } from "../principal-components.js";
import { SIZE, type Flags } from "./flags-data.js";

export interface Components {
  readonly mean: Float64Array;
  /** Unit vectors of SIZE numbers, by falling variance. */
  readonly vectors: readonly Float64Array[];
}

/**
 * Principal components of fewer pictures than each has numbers: from the eigenvectors u of the pictures' products with one another, a
 * component is Xᵀu made a unit vector (Turk and Pentland 1991).
 */
export function components({ count, images }: Flags, wanted: number): Components {
  const mean = new Float64Array(SIZE);
  for (let i = 0; i < images.length; i++) mean[i % SIZE] += images[i] / count;
  const centred = Float64Array.from(images, (value, i) => value - mean[i % SIZE]);
  const row = (i: number) => centred.subarray(i * SIZE, (i + 1) * SIZE);
  const products = new Float64Array(count * count);
  for (let i = 0; i < count; i++) for (let j = 0; j <= i; j++) products[i * count + j] = products[j * count + i] = dot(row(i), row(j));
  const { vectors } = largestEigenvectors(products, count, wanted);
  return {
    mean,
    vectors: vectors.map((u) => {
      const v = new Float64Array(SIZE);
      for (let i = 0; i < count; i++) for (let p = 0; p < SIZE; p++) v[p] += u[i] * row(i)[p];
      const length = Math.sqrt(dot(v, v));
      return v.map((value) => value / length);
    }),
  };
}

/** Squared error summed over the numbers of a picture, mean over pictures, with the first k components. */
export function componentsError({ mean, vectors }: Components, { count, images }: Flags, k: number): number {
  let sum = 0;
  for (let i = 0; i < count; i++) {
    const x = Float64Array.from(images.subarray(i * SIZE, (i + 1) * SIZE), (value, p) => value - mean[p]);
    for (const v of vectors.slice(0, k)) {
      const along = dot(x, v);
      for (let p = 0; p < SIZE; p++) x[p] -= along * v[p];
    }
    sum += dot(x, x);
  }
  return sum / count;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i] * b[i];
  return sum;
}
