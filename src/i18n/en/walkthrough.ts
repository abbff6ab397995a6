/** Words of ae-walkthrough that its first picture needs; the others are in walkthrough-rest.ts. Numbers that have decimals come in as text, written for the reader's language. */
const numbers = (n: number) => (n === 1 ? "1 number" : `${n} numbers`);
const article = (digit: number) => (digit === 8 ? "an 8" : `a ${digit}`);

export const walkthrough = {
  title: "One digit through an autoencoder, in about two minutes",
  start: "Play the film",
  minutes: "about 2 minutes, no sound needed",
  chapters: {
    digit: "The digit",
    encoder: "The encoder squeezes",
    code: "The code",
    decoder: "The decoder unfolds",
    loss: "The loss compares",
    update: "The update nudges",
    again: "Over and over",
    forced: "What the bottleneck forces",
  },
  opening: (digit: number | null) =>
    `${digit === null ? "Your digit" : `A handwritten ${digit}`}: 28 by 28 pixels. To the network it is 784 numbers, from 0 for paper to 1 for ink.`,
  pixels: "784 pixels",
  numbers,
  smallStep: (step: number) => `small network, step ${step}`,
  mse: "MSE",
  stage: "The film’s picture",
  input: (digit: number | null) => (digit === null ? "Input: your own digit" : `Input: a handwritten ${digit}`),
  reconstruction: (error: string) => `Reconstruction; mean squared error ${error}`,
  errorMap: (lost: string, invented: string) => `Error map: of the input’s ink ${lost} is lost and ${invented} is invented`,
  empty: "Nothing yet",
  output: "output",
  network: (k: number) => `An encoder whose narrow end lets ${numbers(k)} through, and a decoder that starts from them`,
  code: (list: string) => `Code: ${list}`,
  lost: "lost",
  invented: "invented",
  lengths: "Numbers, drawn to scale",
  goIn: "784 numbers go in",
  passThrough: (k: number) => (k === 1 ? "1 number passes the bottleneck" : `${k} numbers pass the bottleneck`),
  fewer: (times: string) => `${times}× fewer`,
  comeOut: "784 numbers come out",
  article,
  /** `side`: encoder or decoder. */
  weightsOf: (count: string, side: string) => `${count} weights and biases of the small ${side}`,
  learntWeights: (side: string) => `the ${side}’s weights, learnt before and left as they are`,
};
