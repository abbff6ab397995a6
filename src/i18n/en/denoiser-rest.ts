import { article, denoiser, type NoiseName } from "./denoiser.js";

/** Words of ae-denoiser for all but its first pictures. Numbers that have decimals arrive as text. */
export const denoiserRest = {
  /** Noise. */
  noiseKind: "Kind of noise",
  noises: { gaussian: "Gaussian noise", mask: "Masked pixels" } satisfies Record<NoiseName, string>,
  newNoise: "New noise",
  strength: "Strength of the noise",
  strengthIs: { gaussian: (level: string) => `σ = ${level}`, mask: (level: string) => `${level} of the pixels masked` } satisfies Record<
    NoiseName,
    (level: string) => string
  >,
  /** What the strength means where the slider stands. */
  levelNone: "Nothing is spoilt. The output is still not exact: the picture had to go through the code.",
  levelAll: {
    gaussian: "The noise is as strong as the ink itself.",
    mask: "Nothing is left. Whatever comes back is made up.",
  } satisfies Record<NoiseName, string>,
  levelSome: {
    gaussian: (level: string) => `Each pixel gets a random number of spread σ = ${level}, cut off at 0 and 1.`,
    mask: (percent: string) => `Each pixel is set to 0 with a chance of ${percent}.`,
  } satisfies Record<NoiseName, (level: string) => string>,
  levelErased: (n: number) => `${n} pixels are rubbed out.`,
  ends: { gaussian: ["no noise", "as strong as ink"], mask: ["all there", "all gone"] } satisfies Record<NoiseName, [string, string]>,

  /** The curve. */
  curveTitle: "PSNR in dB at each strength",
  curveOurs: "denoised",
  curvePlain: "plain",
  curveNoisy: "noisy input",
  curveLinear: "linear filter",
  curveText: (level: string, noisy: string, denoised: string, plain: string) =>
    `PSNR in dB by strength of the noise. At ${level}: noisy input ${noisy}, denoised ${denoised}, plain autoencoder ${plain}.`,
  /** From this strength on, the output is nearer to the target than the input is. */
  worthFrom: (level: string) => `From ${level} on, the output is nearer to the clean picture than the input is.`,
  worthNever: "At every strength the output is nearer to the clean picture than the input is.",

  /** The eraser. */
  eraser: "Eraser. Drag over the noisy picture; with the keyboard, move with the arrow keys, hold Shift to rub out, or press Space.",
  eraserHint: "Drag the ring on the noisy picture to rub out a part.",
  unerase: "Bring it back",

  /** Differences. */
  difference: "% of the ink",
  invented: (percent: string) => `invented ${percent}`,
  lost: (percent: string) => `lost ${percent}`,
  noInk: "The target is empty: all ink is invented.",
  differenceText: (which: string, lost: string, invented: string) =>
    `What differs, ${which}: of the target’s ink ${lost} is lost, and ${invented} as much is invented`,
  differenceEmpty: (which: string) => `What differs, ${which}: the target has no ink, all that there is was invented`,

  /** Against a linear filter. */
  baselineTitle: "Is it more than a filter?",
  baseline: (noise: NoiseName, level: string, linear: string, denoised: string) =>
    `On 10,000 test digits ${noise === "gaussian" ? `at σ = ${level}` : `with ${level} of the pixels masked`}, the best linear filter reaches ${linear} dB (the bar in the plot), this network ${denoised} dB.`,
  leads: (lead: string, share: string) =>
    `Of the gain over the noisy input, ${share} takes no more than weighted sums of pixels; the network leads by ${lead} dB.`,
  trails: (lead: string) => `The filter is the better one, by ${lead} dB.`,
  decibelScale: "10 dB more is a tenth of the squared error.",

  /** Inputs. */
  chooseInput: "Choose what is spoilt",
  sample: (digit: number) => `digit ${digit}`,
  draw: "Draw",
  letter: "A letter",
  own: "Your digit",
  fullPad: "The field is nearly all ink: no digit looks like that.",
  emptyTarget: "The picture is empty.",
  letterNote: (name: string) => `The network was never shown the letter ${name}, only digits.`,
  letterInvented: (percent: string) => `Invented here: ${percent} of the ink.`,

  /** Prediction. */
  ask: (digit: number, percent: string) => `${percent} of the pixels of this ${digit} are set to 0. What will come back?`,
  theSame: (digit: number) => `The ${digit}`,
  another: "Another digit",
  blur: "A grey blur",
  predicted: "You predicted",
  revealSame: (digit: number, percent: string, from: string, to: string) =>
    `A classifier reads ${article(digit)} (${percent}): the strokes between the gaps were filled in, from ${from} dB to ${to} dB.`,
  revealOther: (digit: number, percent: string, invented: string) =>
    `A classifier reads ${article(digit)} (${percent}): too little was left, so the network invented another digit. What it invented is ${invented} of the digit’s ink.`,
  revealOtherNoInk: (digit: number, percent: string) =>
    `A classifier reads ${article(digit)} (${percent}): the network invented another digit.`,
  revealBlur: (digit: number, percent: string) =>
    `A classifier is unsure, its best guess is ${article(digit)} (${percent}): a mixture of what might have been there.`,
  nowMore: (percent: string) => `Now set ${percent} to 0`,
  asking: "The models are at work.",

  said: (denoised: string, noisy: string, plain: string) => `Denoised ${denoised}, noisy ${noisy}, plain autoencoder ${plain}`,

  graded: (digit: number, percent: string) => `The classifier reads the output as ${article(digit)} (${percent}).`,
  gradedMse: (error: string) => `The squared error against the clean picture is ${error}.`,
  gradedMseK: (error: string, k: number, most: number) => `The error is ${error}, but a code of ${k} numbers is more than ${most}.`,
};

/** All words of the tag. */
export const denoiserWords = { ...denoiser, ...denoiserRest };
export type DenoiserWords = typeof denoiserWords;
