import { count, numbers, type InputKind } from "./bottleneck.js";

/** Words of ae-bottleneck about images of an author's own, in place of those about digits. Sizes come in as text. */
export const bottleneckOwn = {
  titleNoise: (k: number) => `Squeeze noise through ${count(k)} ${k === 1 ? "number" : "numbers"}`,
  grey: (pixels: string) => `${pixels} pixels`,
  coloured: (size: string) => `${size} numbers`,
  shape: (width: number, height: number, colours: boolean) => `${width} × ${height} pixels${colours ? ", 3 colours" : ""}`,
  darker: "darker",
  lighter: "lighter",

  input: (kind: InputKind, name: string, shape: string) =>
    ({
      sample: `Input: an image of the class ${name}, ${shape}`,
      letter: `Input: the letter ${name}`,
      noise: `Input: noise, ${shape}`,
      image: `Input: an image of your own, ${shape}`,
    })[kind],
  errorMap: (darker: string, lighter: string) =>
    `Error map: ${darker} of the pixels are clearly darker than those of the input and ${lighter} clearly lighter`,
  network: (k: number, size: string) =>
    `${size} go into the encoder, ${numbers(k)} come out of its narrow end and go into the decoder, which gives ${size}`,
  curve: (k: number, ours: string, pca: string) =>
    `Mean squared error by length of the code. At k = ${k}: autoencoder ${ours}, PCA ${pca}.`,
  curveOnly: (k: number, ours: string, pca: string) => `Mean squared error with ${numbers(k)}: autoencoder ${ours}, PCA ${pca}.`,
  curveEnds: (one: string, all: string, most: number) => `The autoencoder goes from ${one} at k = 1 to ${all} at k = ${most}.`,
  aboutPca: (images: string) =>
    `As many numbers, but the picture is a plain sum: each number times a fixed picture, found in ${images} images.`,
  identityNumbers: (size: string) => `${size} numbers`,
  yours: "Your drawing",
  padLabel: "Drawing field. Draw with mouse or finger; with a keyboard, move with the arrow keys, hold Shift to draw.",
  padEmpty: "The field is empty: draw first.",

  askFewer: (k: number) => `With two numbers in place of ${count(k)}, the error of this image becomes …`,
  /** Answers, with what they mean: up to 1.5 times as large, up to 3 times, more. */
  little: "hardly larger",
  double: "twice as large",
  many: "over three times",
  revealFewer: (before: string, after: string, times: string) => `It goes from ${before} to ${after}: ${times} times as large.`,
  revealLess: (before: string, after: string) => `It goes from ${before} to ${after}: no larger.`,
  like: "Something like the other images",
  revealNoise: (error: string, k: number) =>
    `The same noise, number for number: copying takes no learning. Through ${numbers(k)} the error is ${error}.`,
};
