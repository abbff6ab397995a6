const COUNTS = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
export const count = (n: number) => COUNTS[n] ?? String(n);
export const numbers = (n: number) => (n === 1 ? "1 number" : `${n} numbers`);
export const article = (digit: number) => (digit === 8 ? "an 8" : `a ${digit}`);

const through = (k: number) => `through ${count(k)} ${k === 1 ? "number" : "numbers"}`;

/** What goes in. */
export type InputKind = "sample" | "letter" | "noise" | "image";
export const THING: Record<InputKind, string> = { sample: "digit", letter: "letter", noise: "noise", image: "drawing" };

/** Words of ae-bottleneck that its first picture needs; the others are in bottleneck-rest.ts. Numbers that have decimals come in as text, written for the reader's language. */
export const bottleneck = {
  title: (kind: InputKind, k: number) => `Squeeze ${kind === "noise" ? "noise" : `a ${THING[kind]}`} ${through(k)}`,
  /** Of an author's own images. */
  titleOwn: (k: number) => `Squeeze an image ${through(k)}`,

  pixels: "784 pixels",
  /** Under the reconstruction. */
  pixelsOut: "784 pixels",
  numbers: (k: number, fewer: string) => `${numbers(k)}, ${fewer}× fewer`,
  numbersShort: numbers,
  output: "output",
  mse: "MSE",
  lost: "lost",
  invented: "invented",
  encoderHint: "The encoder’s numbers",
  sample: (digit: number) => `digit ${digit}`,
  /** `side`: encoder or decoder. */
  learntWeights: (side: string) => `the ${side}’s weights, learnt before and left as they are`,

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

  notLive: "The model of this figure is not there yet.",
};

/** While nothing is known of an author's own images. */
export const untold = <T extends typeof bottleneck>(t: T): T => ({
  ...t,
  title: (_, k) => t.titleOwn(k),
  pixels: "",
  pixelsOut: "",
  numbers: t.numbersShort,
  network: () => t.waiting,
});
