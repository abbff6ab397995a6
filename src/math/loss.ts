/**
 * Reconstruction losses of one example x (n pixels in [0, 1]) against its reconstruction x̂ (the same n), with their gradients
 * with respect to x̂.
 *
 * - MSE: (x − x̂)² for each pixel.
 * - BCE: −x ln x̂ − (1 − x) ln(1 − x̂), in nats: the cross-entropy between two coins that show 1 with probability x and x̂
 *   (Goodfellow, Bengio, Courville, "Deep Learning", 2016, section 6.2.2.2).
 *
 * ln has no value at 0, so below `BCE_EPSILON` it goes on along its tangent: ln p ≈ ln ε + (p − ε)/ε. The loss is then finite
 * for every x̂, its gradient continuous, and the one stays the exact derivative of the other. From ε to 1 − ε nothing is bent,
 * and x̂ = x costs exactly nothing at 0 and at 1. (PyTorch holds ln at −100 instead, where its gradient no longer
 * belongs to the value that it reports; Keras cuts x̂ off at the same ε, where the gradient is 0 and no step can leave.)
 */
export type LossName = "mse" | "bce";
export type Reduction = "sum" | "mean";

/** The smallest probability of which the true logarithm is taken. */
export const BCE_EPSILON = 1e-7;
const LOG_EPSILON = Math.log(BCE_EPSILON);

/** One pixel's share of the loss, ≥ 0. BCE at its worst (x = 1, x̂ = 0) is 1 − ln ε ≈ 17.1. */
export function lossTerm(loss: LossName, x: number, xhat: number): number {
  if (loss === "mse") return (x - xhat) ** 2;
  // a share of 0 counts nothing, whatever it multiplies
  const ink = x === 0 ? 0 : -x * softLog(xhat);
  const paper = x === 1 ? 0 : -(1 - x) * softLog(1 - xhat);
  return ink + paper;
}

/** ∂term/∂x̂ of one pixel. For BCE at most 1/ε in size. */
export function lossTermSlope(loss: LossName, x: number, xhat: number): number {
  if (loss === "mse") return 2 * (xhat - x);
  return (1 - x) / Math.max(BCE_EPSILON, 1 - xhat) - x / Math.max(BCE_EPSILON, xhat);
}

/** The least that a term can be, over all x̂: 0 for MSE; for BCE the entropy of x, which is 0 only where x is 0 or 1. */
export function lossTermFloor(loss: LossName, x: number): number {
  return loss === "mse" ? 0 : entropy(x);
}

/** Each pixel's share, in the order of the pixels. Both lists must be equally long. */
export function lossTerms(loss: LossName, x: ArrayLike<number>, xhat: ArrayLike<number>): number[] {
  sameLength(x, xhat);
  return Array.from(x, (v, i) => lossTerm(loss, v, xhat[i]));
}

/** The loss: the sum of its terms, or that sum divided by the number of pixels. 0 of no pixels. */
export function lossValue(loss: LossName, reduction: Reduction, x: ArrayLike<number>, xhat: ArrayLike<number>): number {
  return reduce(reduction, lossTerms(loss, x, xhat));
}

/** ∂L/∂x̂, one number for each pixel. */
export function lossGradient(loss: LossName, reduction: Reduction, x: ArrayLike<number>, xhat: ArrayLike<number>): number[] {
  sameLength(x, xhat);
  const share = reduction === "mean" ? 1 / x.length : 1;
  return Array.from(x, (v, i) => share * lossTermSlope(loss, v, xhat[i]));
}

/** The least that the loss can be for this x, over all x̂ (see `lossTermFloor`; true to 10⁻⁶ a pixel where 0 < x < ε). */
export function lossFloor(loss: LossName, reduction: Reduction, x: ArrayLike<number>): number {
  return reduce(
    reduction,
    Array.from(x, (v) => lossTermFloor(loss, v)),
  );
}

/** Entropy of a coin that shows 1 with probability p, in nats: 0 to ln 2. */
export function entropy(p: number): number {
  return plogp(p) + plogp(1 - p);
}

export function reduce(reduction: Reduction, terms: readonly number[]): number {
  const sum = terms.reduce((total, term) => total + term, 0);
  return reduction === "mean" && terms.length > 0 ? sum / terms.length : sum;
}

function softLog(p: number): number {
  return p >= BCE_EPSILON ? Math.log(p) : LOG_EPSILON + (p - BCE_EPSILON) / BCE_EPSILON;
}

const plogp = (p: number) => (p > 0 ? -p * Math.log(p) : 0);

function sameLength(x: ArrayLike<number>, xhat: ArrayLike<number>): void {
  if (x.length !== xhat.length) throw new RangeError(`x has ${x.length} values, its reconstruction ${xhat.length}`);
}
