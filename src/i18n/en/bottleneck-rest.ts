import { article, bottleneck, count, numbers, THING, type InputKind } from "./bottleneck.js";

/** Words of ae-bottleneck for all but its first picture. */
export const bottleneckRest = {
  dragHint: "Drag a number, watch the output",
  chooseHint: "Choose a bar, drag its number below",
  unusedHint: (used: number) => `${used} are in use; more did not help, so the others stay 0`,
  number: (index: number) => `Number ${index} of the code`,
  choose: "Which number to change",
  chosen: (index: number, k: number, value: string) => `number ${index} of ${k}, ${value}`,

  errorAtEach: (kind: InputKind) => `Error of this ${THING[kind]} at each`,
  /** Of an author's own images. */
  errorAtEachOwn: "Error of this image at each",
  /** Of a model whose code has one length. */
  onlyLength: (k: number) => `This model’s code always has ${numbers(k)}`,
  autoencoder: "autoencoder",
  pca: "PCA",
  average: "average digit",
  slider: "k, the length of the code",

  chooseInput: "Choose an input",
  draw: "Draw",
  yours: "Your digit",
  letter: "A letter",
  noise: "Noise",

  compareWith: "Compare with",
  compare: { none: "nothing", pca: "PCA", identity: "no bottleneck" },
  aboutPca: "As many numbers, but the picture is a plain sum: each number times a fixed picture.",
  aboutIdentity: "As many numbers as pixels: nothing has to be left out.",
  identityNumbers: "784 numbers",
  identity: "A copy of whatever comes in: it has learnt nothing.",

  bars: (k: number, largest: number, value: string) => `Bars of the ${numbers(k)} of the code; the largest is number ${largest}, ${value}`,
  pcaPicture: (k: number, error: string) => `PCA’s reconstruction from ${numbers(k)}; mean squared error ${error}`,
  identityPicture: "Without a bottleneck: the input, unchanged; mean squared error 0",
  curve: (k: number, ours: string, pca: string, average: string) =>
    `Mean squared error by length of the code. At k = ${k}: autoencoder ${ours}, PCA ${pca}, the autoencoder’s average over 10,000 test digits ${average}.`,
  curveEnds: (one: string, all: string) => `The autoencoder goes from ${one} at k = 1 to ${all} at k = 64.`,
  said: (k: number, error: string) => `${numbers(k)}, error ${error}`,

  /** Predictions: question and answers by kind; see prediction.ts. */
  askTwo: "With only two numbers, what comes out?",
  stillA: (digit: number) => `Still ${article(digit)}`,
  another: "Another digit",
  blur: "A grey blur",
  askLetter: (letter: string, k: number) =>
    `No digit goes in, but ${letter}. After ${count(k)} ${k === 1 ? "number" : "numbers"}, what comes out?`,
  theLetter: (letter: string) => `The letter ${letter}`,
  aDigit: "Something like a digit",
  askNoise: "Without a bottleneck, what becomes of this noise?",
  sameNoise: "The same noise",
  nothing: "An empty picture",

  predicted: "You predicted",
  asking: "The classifier is on its way.",
  noClassifier: "The classifier did not arrive.",
  back: (k: number) => `Back to ${k}`,
  revealSame: (digit: number, percent: string) =>
    `At k = 2 a classifier still reads ${article(digit)} (${percent}): two numbers were enough for this one.`,
  revealOther: (digit: number, percent: string) =>
    `At k = 2 a classifier reads ${article(digit)} (${percent}): two numbers hold a common shape, not this one.`,
  revealBlur: (digit: number, percent: string) =>
    `At k = 2 a classifier is unsure, its best guess is ${article(digit)} (${percent}): two numbers leave a mixture of digits.`,
  revealDigit: (digit: number, percent: string, times: string) =>
    `A classifier reads ${article(digit)} (${percent}), with ${times} times the error of an average digit: digits are all that the decoder knows.`,
  revealLetter: (times: string) => `The letter survives, with ${times} times the error of an average digit.`,
  revealSmear: (digit: number, percent: string, times: string) =>
    `A classifier is unsure, its best guess is ${article(digit)} (${percent}); the error is ${times} times that of an average digit.`,
  revealNoise: (error: string, k: number) =>
    `The same noise, pixel for pixel: copying takes no learning. Through ${numbers(k)} the error is ${error}, because noise is no digit.`,

  graded: (digit: number, percent: string) => `The classifier reads the reconstruction as ${article(digit)} (${percent}).`,
  gradedMse: (error: string, k: number) => `The error is ${error} with ${numbers(k)}.`,
  gradedMseK: (error: string, k: number, most: number) => `The error is ${error}, but ${numbers(k)} are more than ${most}.`,
};

/** All words of the tag. */
export const bottleneckWords = { ...bottleneck, ...bottleneckRest };
export type BottleneckWords = typeof bottleneckWords;
