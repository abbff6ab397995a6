type LossName = "mse" | "bce";
type Reduction = "mean" | "sum";

const COUNTS = ["No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten", "Eleven", "Twelve"];
const TERM: Record<LossName, string> = { mse: "squared error", bce: "cross-entropy" };

/** Words of `ae-loss-calculator`. Numbers come in as text, written for the reader's language; {x}, {xhat} and {L} become symbols. */
export const lossCalculator = {
  title: (n: number) => `${COUNTS[n] ?? n} ${n === 1 ? "pixel" : "pixels"} and the size of a mistake`,
  chart: "The pixels of x and of the reconstruction",
  pixel: (i: number) => `pixel ${i}`,
  pixelGroup: (i: number, x: string, xhat: string, loss: LossName, term: string) =>
    `pixel ${i}, x ${x}, reconstruction ${xhat}, ${TERM[loss]} ${term}`,
  xLabel: (i: number) => `x, pixel ${i}`,
  xhatLabel: (i: number) => `reconstruction, pixel ${i}`,
  asNumber: (label: string) => `${label}, as a number`,
  term: (loss: LossName) => TERM[loss],
  downhill: "downhill",
  noteMse:
    "Each square’s side is the gap between the two bars, on the same scale: its area is the squared error. The arrow is the next step.",
  noteBce:
    "The bar beside each pair is its cross-entropy. Hollow: the entropy of {x}, which no {xhat} takes away. Filled: what {xhat} adds. The arrow is the next step.",
  noteBceBinary: "The bar beside each pair is its cross-entropy. Every {x} is 0 or 1, so a perfect {xhat} brings all of them to nothing.",
  lossKind: "Loss",
  mse: "MSE",
  bce: "BCE",
  reduction: "Reduction",
  sum: "sum",
  mean: "mean",
  lossName: (loss: LossName, reduction: Reduction) =>
    loss === "mse"
      ? reduction === "mean"
        ? "mean squared error"
        : "sum of squared errors"
      : reduction === "mean"
        ? "mean binary cross-entropy, in nats"
        : "sum of binary cross-entropies, in nats",
  lossIs: "loss",
  stepFell: (before: string) => `was ${before} before the step`,
  stepGrew: (before: string) => `was ${before}: that step was too long`,
  stepStayed: "the step changed nothing",
  sumRow: "sum",
  perPixel: (n: number) => (n === 1 ? "÷ 1 pixel" : `÷ ${n} pixels`),
  perExample: "÷ 1 example, as in the lesson’s formula",
  pixels: (n: number) => (n === 1 ? "1 pixel" : `${n} pixels`),
  oneExample: "1 example",
  floorZero: "can go down to",
  floorZeroWhy: "where {xhat} = {x}",
  floorEntropy: "cannot go below",
  floorEntropyWhy: "the entropy of {x}",
  step: "One step downhill",
  rate: "step size",
  round: "Round {x} to 0 and 1",
  grey: "Back to grey {x}",
  verdictMet: (value: string, below: string) => `The loss is ${value}: at most ${below}, as asked.`,
  verdictNot: (value: string, below: string) => `The loss is ${value}; it has to come down to ${below}.`,
};
