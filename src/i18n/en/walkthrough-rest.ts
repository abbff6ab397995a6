/** Words of ae-walkthrough that come after its first picture: captions, controls, what stands below the pipeline. */
import { walkthrough } from "./walkthrough.js";

/** Figures of a film as text; null for what has not been computed yet: a sentence then does without it. */
export interface WalkthroughFacts {
  /** Class of the sample; null: the reader's own digit. */
  digit: number | null;
  k: number;
  /** 784 ÷ k. */
  fewer: string;
  /** Sum of the squared errors, and the loss. */
  error: { sum: string; mse: string } | null;
  /** Shares of the input's ink. */
  ink: { kept: string; lost: string; invented: string } | null;
  /** Weights and biases of the small network. */
  parameters: string;
  /** Error of this digit in the small network, by the step. */
  steps: {
    at: { 0: string; 1: string; 10: string; 50: string; 200: string };
    /** Whether 200 steps brought strokes: half of the error after 10 steps, or less. */
    sharpened: boolean;
  } | null;
  /** Errors of the digit at the longest and at the shortest code. */
  lengths: { longest: { k: number; mse: string }; shortest: { k: number; mse: string } } | null;
  /** Error of noise, and how many times the digit's that is; null where it is not larger. */
  noise: { mse: string; times: string | null } | null;
}

const numbers = walkthrough.numbers;

export const walkthroughRest = {
  play: "Play",
  pause: "Pause",
  again: "Play again",
  previous: "Previous",
  next: "Next",
  fromStart: "From the start",
  position: "Position in the film",
  positionText: (time: string, of: string, chapter: string) => `${time} of ${of}, ${chapter}`,
  stillText: (n: number, of: number, chapter: string) => `Picture ${n} of ${of}, ${chapter}`,
  stillCount: (n: number, of: number) => `${n} of ${of}`,
  keys: "Space plays and pauses, arrow keys go 5 seconds, Page up and Page down a chapter.",
  speed: "Speed",
  times: (speed: string) => `${speed}×`,
  speech: "Read aloud",
  subject: "Follow",
  sample: (digit: number) => walkthrough.article(digit),
  own: "your digit",
  chapterList: "Chapters",
  transcript: "Transcript",
  wait: "The network is learning; the film goes on in a moment.",
  waitModel: "The film starts as soon as the model is there.",

  captions: {
    pixels: (f: WalkthroughFacts) => walkthrough.opening(f.digit),
    list: () => "Row by row, they make one long list. The network sees no shape; it sees these 784 numbers.",
    squeeze: (f: WalkthroughFacts) =>
      `The encoder takes all of them and squeezes. Each layer is narrower than the one before; at its end there is room for ${numbers(f.k)}.`,
    bars: (f: WalkthroughFacts) =>
      `Out ${f.k === 1 ? "comes" : "come"} ${numbers(f.k)}, larger or smaller than zero. ${f.k === 1 ? "It" : "Each of them"} depends on all 784 pixels.`,
    few: (f: WalkthroughFacts) => `This is the code, z: all that is left of the picture. ${f.fewer} times fewer numbers than pixels.`,
    meaning: (f: WalkthroughFacts) =>
      f.k === 1
        ? "Nobody said what this number should stand for. It has to tell which digit it is, and how it was written."
        : "Nobody said what each number should stand for. Together they have to tell which digit it is, and how it was written.",
    unfold: () => "The decoder has never seen the picture. From the code alone it has to unfold 784 pixels again.",
    ink: ({ ink }: WalkthroughFacts) =>
      ink
        ? `This is the reconstruction, x̂. Of the digit’s ink ${ink.kept} is back in its place, ${ink.lost} is lost; ${ink.invented} is invented.`
        : "This is the reconstruction, x̂. Some of the digit’s ink is back in its place, some is lost, some is invented.",
    turn: () => "Turn one number of the code and a different picture unfolds. The decoder draws what the code says, whatever it says.",
    compare: () =>
      "How good is it? Subtract pixel by pixel. The error picture keeps what differs: here ink was lost, there it was invented.",
    square: ({ error }: WalkthroughFacts) =>
      error
        ? `Square every difference, so that large ones count most. The squares add up to ${error.sum}; divided by 784 pixels, that is the loss: ${error.mse}.`
        : "Square every difference, so that large ones count most. The sum of the squares, divided by 784 pixels, is the loss.",
    fresh: (f: WalkthroughFacts) =>
      `That network had learnt already. Here is a new, small one, as it starts: ${f.parameters} weights and biases, the weights drawn at random. What it draws is fog.`,
    blame: () =>
      "From the loss a signal runs back through the decoder and the encoder. It tells each weight which way makes the loss smaller: the gradient.",
    nudge: ({ steps }: WalkthroughFacts) =>
      steps
        ? `Each weight takes a small step that way. That was one update: the loss of this digit goes from ${steps.at[0]} to ${steps.at[1]}.`
        : "Each weight takes a small step that way. That was one update; now the loss is another one.",
    next: () =>
      "And again: forward, compare, back, nudge. Each step looks at this digit and fifteen others; from here on a method called Adam sets how far each weight goes.",
    sharpen: ({ steps }: WalkthroughFacts) =>
      steps
        ? `Over and over. The loss is ${steps.at[10]} after 10 steps, ${steps.at[50]} after 50, ${steps.at[200]} after 200. ${
            steps.sharpened ? "Fog has become strokes." : "With a code this short it stays a blur."
          }`
        : "Over and over, 200 times. The loss falls, and out of the fog comes what the code has room for.",
    narrow: ({ lengths }: WalkthroughFacts) =>
      `Back to the trained network. The fewer numbers fit through, the less of this digit comes back${
        lengths
          ? `: loss ${lengths.longest.mse} with ${numbers(lengths.longest.k)}, ${lengths.shortest.mse} with ${numbers(lengths.shortest.k)}`
          : ""
      }.`,
    noise: ({ noise }: WalkthroughFacts) =>
      noise?.times
        ? `Noise does not fit through at all: its loss is ${noise.times} times as large. The bottleneck forced the network to learn what digits have in common.`
        : `Noise comes back ${noise ? `with a loss of ${noise.mse}` : "as something else"}. The bottleneck forced the network to keep what its training digits have in common.`,
  },

  question: (k: number) => `The decoder gets ${numbers(k)} and nothing else. How much of the ink will be back in its place?`,
  most: "Over 90\u00a0%",
  much: "60 to 90\u00a0%",
  little: "Under 60\u00a0%",
  predicted: (choice: string) => `You predicted: ${choice.charAt(0).toLowerCase()}${choice.slice(1)}.`,

  rowOf: (row: number) => `Row ${row} of 28: 28 of the 784 numbers`,
  bars: (k: number) => `The code, ${numbers(k)}`,
  ink: "The digit’s ink, to scale",
  back: "back in its place",
  turned: (index: number) => `Number ${index} of the code, turned`,
  five: "Five pixels of one row",
  squares: (rows: string) => `squares of ${rows} rows:`,
  overPixels: "÷ 784 =",
  small: (shape: string) => `A small network, trained here: ${shape}`,
  weights: (magnified: string) => `Some of its weights, their steps drawn ${magnified}× longer`,
  ofEncoder: "of the encoder",
  ofDecoder: "of the decoder",
  steps: (step: number) => `Step ${step} of 200; the small network, the same digit`,
  step: (step: number) => `step ${step}`,
  curve: "loss",
  byLength: "The same digit through other codes",
  noiseRow: "What does not fit through",
  noiseIn: "noise",
  comesBack: "output",
  pictureAt: (name: string, error: string) => `${name}, mean squared error ${error}`,
};

/** All words of the tag. */
export const walkthroughWords = { ...walkthrough, ...walkthroughRest };
export type WalkthroughWords = typeof walkthroughWords;
