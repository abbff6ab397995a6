/** Words of ae-trainer that come with its controls. Numbers arrive as text. */
import { trainer } from "./trainer.js";

export const trainerRest = {
  play: "Train",
  pause: "Pause",
  one: "One step",
  ten: "Ten steps",
  slow: "slow",
  again: "Start again",
  step: (n: number) => (n === 1 ? "step" : "steps"),
  resting: "rests while it is out of sight",
  k: "numbers of the code",
  kValue: (k: number, text: string) => `${text} ${k === 1 ? "number" : "numbers"}`,
  kMost: (size: string) => `at most one for each of ${size} digits`,
  rate: "learning rate",
  size: "training digits",
  seed: "seed of the first weights",
  before: "the run before",
  beforeWith: {
    k: (value: string) => `before, k = ${value}`,
    rate: (value: string) => `before, rate ${value}`,
    size: (value: string) => `before, ${value} digits`,
    seed: (value: string) => `before, seed ${value}`,
  },
  mapLine: "its one number; a row for each class",
  mapCodes: "its two numbers, centred and scaled",
  mapPlane: (share: string) => `the two directions of most spread hold ${share}\u00a0%`,
  /** Its Euclidean length. */
  gradient: "gradient",
  readRight: (right: string, all: string) => `a classifier reads ${right} of ${all} right`,
  readAs: (digit: number) => `read as ${digit}`,
  how: (heldOut: string, measured: string, batch: number, text: string) =>
    `It learns from test digits of MNIST. ${heldOut} others are held out: the ten above and the map are of these, and the curve is of the first ${measured}. A step looks at ${text} ${batch === 1 ? "digit" : "digits"}, works out for each weight which way is downhill, and nudges it (Adam). The same seed gives the same curve. Dotted: the loss of drawing the mean digit every time. Dashed: a stored run with the usual settings, later your run before.`,
  question: "After 20 steps, what will it draw for the ten digits?",
  noise: "Noise",
  same: "One blur for all",
  different: "Ten digits",
  inSentence: (label: string) => label.charAt(0).toLowerCase() + label.slice(1),
  predicted: "You predicted",
  asking: "Training.",
  verdictNoise: (steps: string) => `After ${steps} steps it is still noise, not even the mean digit.`,
  verdictSame: (steps: string, spread: string) =>
    `After ${steps} steps it draws one blur for all: its answers vary ${spread}\u00a0% as much as the ten digits.`,
  verdictDifferent: (steps: string, spread: string) =>
    `After ${steps} steps its answers differ already: they vary ${spread}\u00a0% as much as the ten digits.`,
  goOn: "Go on training",
  diverged: (step: string) => `It diverged at step ${step}.`,
  divergedWhy: (from: string, to: string, rate: string) =>
    `At a learning rate of ${rate} the nudges overshoot: the loss went from ${from} up to ${to}. Choose a smaller rate and start again.`,
  divergedNoNumber: (rate: string) =>
    `At a learning rate of ${rate} the nudges overshoot: the loss is no number any more. Choose a smaller rate and start again.`,
  said: (n: number, steps: string, loss: string) => `${steps} ${n === 1 ? "step" : "steps"}, held-out loss ${loss}.`,
  notLive: "The network is not there yet.",
  gradedLoss: (loss: string, n: number, steps: string) => `The held-out loss is ${loss} after ${steps} ${n === 1 ? "step" : "steps"}.`,
  gradedMse: (mse: string, k: number, text: string) =>
    `The mean squared error of the ten digits is ${mse} with ${text} ${k === 1 ? "number" : "numbers"} in the code.`,
  yours: "your digit",
  yoursAnswer: "what it draws",
  sizes: (n: string) => `${n} digits`,
  /** The training examples, as a formula's n. */
  examples: (size: string, batch: string) => `${size} digits, ${batch} of them in a step`,
};

/** All words of the tag. */
export const trainerWords = { ...trainer, ...trainerRest };
export type TrainerWords = typeof trainerWords;
