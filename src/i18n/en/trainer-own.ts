/** Words of ae-trainer about an author's own images, in place of those about digits. Numbers arrive as text. */
export const trainerOwn = {
  input: "ten images that it never learns from",
  lossHow: "cross-entropy, mean over numbers",
  mean: "mean image for all",
  picture: (name: string) => `Input: ${name}`,
  pictureAnswer: (name: string, steps: string) => `Reconstruction of ${name} ${steps}`,
  pictureCurve: (steps: string, loss: string) => `Loss against steps. After ${steps} steps the loss of the held-out images is ${loss}.`,
  pictureMap: (count: string, k: string, classes: string) =>
    `Map of ${count} held-out images, by their codes of ${k}. Classes: ${classes}.`,
  kMost: (size: string) => `at most one for each of ${size} images`,
  size: "training images",
  sizeBefore: (value: string) => `before, ${value} images`,
  how: (heldOut: string, measured: string, batch: number, text: string) =>
    `It learns from images of this page’s author. ${heldOut} others are held out: ${heldOut === measured ? "the ten above, the map and the curve are of these" : `the ten above and the map are of these, and the curve is of the first ${measured}`}. A step looks at ${text} ${batch === 1 ? "image" : "images"}, works out for each weight which way is downhill, and nudges it (Adam). The same seed gives the same curve. Dotted: the loss of drawing the mean image every time. Dashed: your run before.`,
  question: "After 20 steps, what will it draw for the ten images?",
  different: "Ten images",
  verdictNoise: (steps: string) => `After ${steps} steps it is still noise, not even the mean image.`,
  verdictSame: (steps: string, spread: string) =>
    `After ${steps} steps it draws one blur for all: its answers vary ${spread}\u00a0% as much as the ten images.`,
  verdictDifferent: (steps: string, spread: string) =>
    `After ${steps} steps its answers differ already: they vary ${spread}\u00a0% as much as the ten images.`,
  gradedMse: (mse: string, k: number, text: string) =>
    `The mean squared error of the ten images is ${mse} with ${text} ${k === 1 ? "number" : "numbers"} in the code.`,
  sizes: (n: string) => `${n} images`,
  examples: (size: string, batch: string) => `${size} images, ${batch} of them in a step`,
  yours: "your drawing",
};
