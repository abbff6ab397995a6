/**
 * Multinomial logistic (softmax) regression, the plainest classifier there is: one weight for each feature and class. Used to ask how
 * much a few labels can do with raw pixels or with a network's codes, the same code for both.
 *
 * Features are centred and divided by one number so that the mean squared length of a row is 1 (both from the rows given), which makes
 * `l2` mean the same for features of any kind; then the mean cross-entropy + l2/2·‖W‖² is minimised by Nesterov's accelerated gradient
 * (1983; Beck and Teboulle 2009), whose step comes from the largest eigenvalue of the rows' covariance (Böhning 1992: the softmax
 * Hessian is at most half of it). The biases, which see a constant 1, have a step of their own: centred rows do not mix with it.
 */
export interface SoftmaxRegression {
  readonly width: number;
  readonly classes: number;
  /** [width][classes], for features as they come. */
  readonly weights: Float64Array;
  readonly bias: Float64Array;
}

export interface SoftmaxOptions {
  /** Gradient steps. */
  readonly steps?: number;
  readonly l2?: number;
}

/** Learns from `labels.length` rows of features. @throws RangeError where there are none, or the rows do not fit the labels */
export function fitSoftmax(rows: Float32Array, labels: ArrayLike<number>, classes: number, options?: SoftmaxOptions): SoftmaxRegression {
  for (const steps = fittingSoftmax(rows, labels, classes, options); ;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

/** The same, to the last bit, with a place to pause after each pass over the rows: for a page that must go on answering. */
export function* fittingSoftmax(
  rows: Float32Array,
  labels: ArrayLike<number>,
  classes: number,
  { steps = 80, l2 = 1e-4 }: SoftmaxOptions = {},
): Generator<void, SoftmaxRegression> {
  const n = labels.length;
  const width = rows.length / n;
  if (n === 0 || !Number.isInteger(width)) throw new RangeError(`${rows.length} features do not make a row for each of ${n} labels`);
  const centred = new Centred(rows, n);
  const step = 1 / (0.5 * (yield* centred.largestEigenvalue()) + l2);
  const biasStep = 2;
  let weights = new Float64Array(width * classes);
  let bias = new Float64Array(classes);
  let ahead = weights.slice();
  let biasAhead = bias.slice();
  let momentum = 1;
  const error = new Float64Array(n * classes);
  for (let s = 0; s < steps; s++) {
    centred.times(ahead, biasAhead, classes, error);
    for (let r = 0; r < n; r++) {
      toProbabilities(error, r * classes, classes);
      error[r * classes + labels[r]] -= 1;
    }
    const { byWeight, byBias } = centred.transposedTimes(error, classes);
    const next = ahead.map((w, i) => w - step * (byWeight[i] / n + l2 * w));
    const nextBias = biasAhead.map((b, c) => b - (biasStep * byBias[c]) / n);
    const faster = (1 + Math.sqrt(1 + 4 * momentum * momentum)) / 2;
    const push = (momentum - 1) / faster;
    ahead = next.map((w, i) => w + push * (w - weights[i]));
    biasAhead = nextBias.map((b, c) => b + push * (b - bias[c]));
    [weights, bias, momentum] = [next, nextBias, faster];
    yield;
  }
  return centred.undo(weights, bias, classes);
}

/** The most likely class of each row. */
export function predictSoftmax({ width, classes, weights, bias }: SoftmaxRegression, rows: Float32Array): Uint8Array {
  const logits = new Float64Array(classes);
  return Uint8Array.from({ length: rows.length / width }, (_, r) => {
    logits.set(bias);
    addRow(rows, r * width, width, weights, logits, 0, classes);
    let best = 0;
    for (let c = 1; c < classes; c++) if (logits[c] > logits[best]) best = c;
    return best;
  });
}

/** (rows − mean) / scale without ever writing it down: blank pixels stay zeros and cost nothing. */
class Centred {
  readonly #width: number;
  readonly #mean: Float64Array;
  readonly #scale: number;

  constructor(
    private readonly rows: Float32Array,
    private readonly n: number,
  ) {
    const width = (this.#width = rows.length / n);
    const mean = (this.#mean = new Float64Array(width));
    let squares = 0;
    for (let i = 0; i < rows.length; i++) {
      mean[i % width] += rows[i] / n;
      squares += rows[i] ** 2 / n;
    }
    for (const m of mean) squares -= m * m;
    this.#scale = Math.sqrt(Math.max(squares, 1e-12));
  }

  /** out = X·W + b, n rows of `classes`. */
  times(weights: Float64Array, bias: Float64Array, classes: number, out: Float64Array): void {
    const offset = bias.map((b, c) => {
      let at = 0;
      for (let i = 0; i < this.#width; i++) at += this.#mean[i] * weights[i * classes + c];
      return b - at / this.#scale;
    });
    const scaled = weights.map((w) => w / this.#scale);
    for (let r = 0; r < this.n; r++) {
      out.set(offset, r * classes);
      addRow(this.rows, r * this.#width, this.#width, scaled, out, r * classes, classes);
    }
  }

  /** Xᵀ·E and the column sums of E. */
  transposedTimes(error: Float64Array, classes: number): { byWeight: Float64Array; byBias: Float64Array } {
    const byWeight = new Float64Array(this.#width * classes);
    const byBias = new Float64Array(classes);
    for (let r = 0; r < this.n; r++) {
      const at = r * classes;
      for (let c = 0; c < classes; c++) byBias[c] += error[at + c];
      for (let i = 0; i < this.#width; i++) {
        const x = this.rows[r * this.#width + i];
        if (x !== 0) for (let c = 0; c < classes; c++) byWeight[i * classes + c] += x * error[at + c];
      }
    }
    for (let i = 0; i < this.#width; i++)
      for (let c = 0; c < classes; c++) byWeight[i * classes + c] = (byWeight[i * classes + c] - this.#mean[i] * byBias[c]) / this.#scale;
    return { byWeight, byBias };
  }

  /** Of XᵀX/n, by the power method, with a margin for its last digits; at most the mean squared length, which is 1. */
  *largestEigenvalue(): Generator<void, number> {
    let v = Float64Array.from({ length: this.#width }, (_, i) => 1 + (i % 7));
    const none = new Float64Array(1);
    const projected = new Float64Array(this.n);
    let value = 1;
    for (let s = 0; s < 12; s++) {
      const length = Math.hypot(...v) || 1;
      v = v.map((x) => x / length);
      this.times(v, none, 1, projected);
      v = this.transposedTimes(projected, 1).byWeight.map((x) => x / this.n);
      value = Math.hypot(...v);
      yield;
    }
    return Math.min(1, 1.1 * value) || 1;
  }

  /** The same classifier for features as they come. */
  undo(weights: Float64Array, bias: Float64Array, classes: number): SoftmaxRegression {
    const scaled = weights.map((w) => w / this.#scale);
    const moved = bias.slice();
    for (let i = 0; i < this.#width; i++) for (let c = 0; c < classes; c++) moved[c] -= this.#mean[i] * scaled[i * classes + c];
    return { width: this.#width, classes, weights: scaled, bias: moved };
  }
}

/** out[at…] += row · weights. */
function addRow(
  rows: Float32Array,
  from: number,
  width: number,
  weights: Float64Array,
  out: Float64Array,
  at: number,
  classes: number,
): void {
  for (let i = 0; i < width; i++) {
    const x = rows[from + i];
    if (x !== 0) for (let c = 0; c < classes; c++) out[at + c] += x * weights[i * classes + c];
  }
}

/** Logits to probabilities, in place. */
function toProbabilities(logits: Float64Array, at: number, classes: number): void {
  let top = -Infinity;
  for (let c = 0; c < classes; c++) top = Math.max(top, logits[at + c]);
  let sum = 0;
  for (let c = 0; c < classes; c++) sum += logits[at + c] = Math.exp(logits[at + c] - top);
  for (let c = 0; c < classes; c++) logits[at + c] /= sum;
}
