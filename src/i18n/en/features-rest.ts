/** Words of ae-features that come with its controls. Numbers arrive as text. */
import { features } from "./features.js";

export const featuresRest = {
  nameIt: "Call it",
  nameAs: (label: number) => `Call it ${label}`,
  unname: "Take the name away",
  another: "Another digit",
  notNamed: "Not named yet.",
  namedAs: (label: number) => `You call it ${label}.`,
  called: (codes: number, pixels: number) =>
    codes === pixels ? `Codes and pixels call it ${codes}.` : `Codes call it ${codes}, pixels ${pixels}.`,
  handle: "point in the cloud",
  pickedLabel: "Picked digit",
  keys: "Arrow keys go to the next digit that way; 0 to 9 name it; Delete takes the name away.",
  spoken: (label: number, name: number | null) => `a handwritten ${label}, ${name === null ? "not named" : `you call it ${name}`}`,
  colour: "Colour",
  views: { grey: "none", codes: "codes’ calls", pixels: "pixels’ calls", truth: "truth" },
  pictureNamed: (count: string, classes: string) => `${count} of them are named, ${classes} classes.`,
  pictureView: {
    grey: "",
    codes: "Each point has the colour of what the classifier on codes calls it.",
    pixels: "Each point has the colour of what the classifier on pixels calls it.",
    truth: "Each point has the colour of its true class.",
  },

  codes: "codes",
  pixels: "pixels",
  slider: "Labels per class",
  labelsSpoken: (n: number) => (n === 1 ? "1 label a class" : `${n} labels a class`),
  guessing: "guessing",
  emptyChart: "Each draw becomes two dots",
  run: (draws: string) => `Run ${draws} draws`,
  done: (labels: string) => `Done at ${labels}`,
  curve: "Run the whole curve",
  cancel: "Stop",
  progress: (done: string, draws: string) => `draw ${done} of ${draws}`,
  describeEmpty: "Accuracy against labels per class, nothing run yet.",
  describe: (labels: string, codes: string, pixels: string) => `With ${labels}: codes ${codes}, pixels ${pixels}.`,
  percent: (share: string) => `${share}\u00a0%`,

  table: "Accuracy, per cent",
  rowRun: (draws: string) => `${draws} draws`,
  rowAt: (labels: string) => `, ${labels} a class`,
  rowOwn: (n: number) => (n === 1 ? "your 1 label" : `your ${n} labels`),
  difference: "difference",
  notRun: (labels: number) => `Not run yet with ${labels === 1 ? "1 label" : `${labels} labels`} a class.`,
  running: "The classifiers are learning.",
  win: {
    codes: (labels: number, points: string) => `With ${perClass(labels)}, codes win by ${points} points.`,
    pixels: (labels: number, points: string) => `With ${perClass(labels)}, pixels win by ${points} points.`,
    tie: (labels: number, points: string, error: string) =>
      `With ${perClass(labels)}, a tie: the difference, ${points} points, is less than twice its standard error, ${error}.`,
  },
  ownHint: "Name digits of two classes, and both classifiers learn from you.",
  ownCeiling: (classes: number, share: string) => `You have named ${classes} of the 10 classes: no more than ${share}\u00a0% can be right.`,
  ownAll: "You have named all ten classes.",
  ownWait: "The classifiers learn from your labels.",

  source: "Codes of",
  sources: { denoiser: "denoising autoencoder", ae: "plain autoencoder", vae: "VAE" },
  sourcesShort: { denoiser: "denoising", ae: "plain", vae: "VAE" },
  howCloud: (count: string, width: string, near: string) =>
    `Each point is one of ${count} test digits. Those with the ${near} nearest codes (of ${width} numbers) attract it, all others push it away; no label was used, and axes mean nothing.`,
  howDraws:
    "Each draw gives both classifiers, the same softmax regression, the same random labels, and tests them on all other digits. ± is the standard error over the draws.",

  question: (labels: number) => `With ${perClass(labels)}, from what does the same classifier learn more?`,
  choices: { codes: "Codes", pixels: "Pixels", tie: "About the same" },
  predicted: "You predicted",
  choiceInSentence: { codes: "codes", pixels: "pixels", tie: "about the same" },
  waiting: "The draws are running.",

  quantityZ: (width: string, accuracy: string | null) => (accuracy === null ? `${width} numbers` : `${width} numbers, ${accuracy} right`),
  quantityX: (accuracy: string | null) => (accuracy === null ? "784 pixels" : `784 pixels, ${accuracy} right`),

  quantityTheta: (model: string) => `encoder of a ${model}, which learned without labels and stays as it is`,

  showYours: "Your digit",
  yoursAt: (labels: readonly number[]) => `The nearest digits are ${labels.join(", ")}.`,
};

function perClass(labels: number): string {
  return labels === 1 ? "1 label a class" : `${labels} labels a class`;
}

/** All words of the tag. */
export const featuresWords = { ...features, ...featuresRest };
export type FeaturesWords = typeof featuresWords;
