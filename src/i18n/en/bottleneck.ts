const COUNTS = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
const count = (n: number) => COUNTS[n] ?? String(n);
export const numbers = (n: number) => (n === 1 ? "1 number" : `${n} numbers`);
export const article = (digit: number) => (digit === 8 ? "an 8" : `a ${digit}`);

/** What goes in. */
export type InputKind = "sample" | "letter" | "noise" | "image";
const THING: Record<InputKind, string> = { sample: "digit", letter: "letter", noise: "noise", image: "drawing" };

/** Words of ae-bottleneck that its first picture needs; the others are in bottleneck-rest.ts. Numbers that have decimals come in as text, written for the reader's language. */
export const bottleneck = {
  title: (kind: InputKind, k: number) =>
    `Squeeze ${kind === "noise" ? "noise" : `a ${THING[kind]}`} through ${count(k)} ${k === 1 ? "number" : "numbers"}`,

  pixels: "784 pixels",
  numbers: (k: number, fewer: string) => `${numbers(k)}, ${fewer}× fewer`,
  numbersShort: numbers,
  output: "output",
  mse: "MSE",
  lost: "lost",
  invented: "invented",
  inkLost: (percent: string) => `${percent} of the ink lost`,
  inkInvented: (percent: string) => `${percent} invented`,

  dragHint: "Drag a number, watch the output",
  chooseHint: "Choose a bar, drag its number below",
  encoderHint: "The encoder’s numbers",
  number: (index: number) => `Number ${index} of the code`,
  choose: "Which number to change",
  chosen: (index: number, k: number, value: string) => `number ${index} of ${k}, ${value}`,

  errorAtEach: (kind: InputKind) => `Error of this ${THING[kind]} at each`,
  autoencoder: "autoencoder",
  pca: "PCA",
  average: "average digit",
  slider: "k, the length of the code",

  chooseInput: "Choose an input",
  sample: (digit: number) => `digit ${digit}`,
  draw: "Draw",
  letter: "A letter",
  noise: "Noise",

  compareWith: "Compare with",
  compare: { none: "nothing", pca: "PCA", identity: "no bottleneck" },
  aboutPca: "As many numbers, but the picture is a plain sum: each number times a fixed picture.",
  aboutIdentity: "As many numbers as pixels: nothing has to be left out.",
  identityNumbers: "784 numbers",
  identity: "A copy of whatever comes in: it has learnt nothing.",

  input: (kind: InputKind, name: string) =>
    ({ sample: `Input: a handwritten ${name}`, letter: `Input: the letter ${name}`, noise: "Input: noise", image: "Input: a drawing" })[
      kind
    ],
  inputName: (kind: InputKind, name: string) =>
    kind === "letter" ? `letter ${name}` : kind === "noise" ? "noise" : kind === "image" ? "your own" : "",
  reconstruction: (k: number, error: string) => `Reconstruction from ${numbers(k)}; mean squared error ${error}`,
  waiting: "Not computed yet",
  errorMap: (lost: string, invented: string) => `Error map: of the input’s ink ${lost} is lost and ${invented} is invented`,
  network: (k: number) =>
    `784 pixels go into the encoder, ${numbers(k)} come out of its narrow end and go into the decoder, which gives 784 pixels`,
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

  notLive: "The model of this figure is not there yet.",
};
