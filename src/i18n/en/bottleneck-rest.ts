import { article, bottleneck, numbers } from "./bottleneck.js";

/** Words of ae-bottleneck for what comes of predictions and tasks. */
export const bottleneckRest = {
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
