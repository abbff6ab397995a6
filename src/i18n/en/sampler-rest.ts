/** Words of ae-sampler that come with its dice and controls. Numbers arrive as text. */
import { sampler } from "./sampler.js";

const article = (digit: number) => (digit === 8 ? "an 8" : `a ${digit}`);

export interface Finding {
  /** Mean lengths. */
  dice: string;
  codes: string;
  /** Shares in per cent, as measured beforehand. */
  prior: string;
  fitted: string;
  variational: string;
  /** Fitting the dice helps. */
  scale: boolean;
  /** Fitted dice come out digit-like less often than the variational autoencoder's. */
  remains: boolean;
}

export const samplerRest = {
  roll: "Roll the dice",
  kind: "How the dice are made",
  fitted: "fitted to the codes",
  spread: "spread",
  spreadOf: (spread: string, length: string) => `spread ${spread}, mean length ${length}`,
  spreadFitted: "The dice have the spread of the codes.",
  lengthOf: "length of a code",
  lengthDice: (mean: string) => `dice ${mean}`,
  lengthCodes: (mean: string) => `real codes ${mean}`,
  lengthCentres: (mean: string) => `centres of codes ${mean}`,
  chart: (model: string, dice: string, codes: string) =>
    `${model}: lengths of codes. Mean of the dice ${dice}, of the codes of real digits ${codes}.`,
  show: "Decoders",
  rolls: (share: string, error: string, n: string) => `all rolls ${share} ± ${error}\u00a0% of ${n}`,
  measured: (share: string) => `measured ${share}\u00a0%`,
  shareAxis: (share: string, error: string, n: string) => `Digit-like over all rolls: ${share} ± ${error} per cent of ${n}`,
  shareUnknown: "Digit-like over all rolls: not known yet",
  shareAgainst: (measured: string) => `; measured beforehand: ${measured} per cent`,
  key: "What the marks mean",
  keyLike: "digit-like",
  keyUnsure: "no clear class",
  keyOff: "off the data",
  counts: "What counts as digit-like",
  ruleLike: (sure: string, limit: string, percentile: string, count: string) =>
    `A sample is digit-like when two things hold. The classifier is at least ${sure}\u00a0% sure of one class. And the nearest of ${count} real digits is less than ${limit} away, as it is for ${percentile}\u00a0% of other real digits; a sample beyond that is off the data, whatever the classifier says.`,
  ruleDistance: "Distances are squared differences, summed over the 784 pixels.",
  ruleError: "± is one standard error of the share.",
  ruleClouds:
    "The variational encoder gives each digit a cloud of codes: its real codes here are one draw from each cloud; dice are fitted to the centres.",
  finding: ({ dice, codes, prior, fitted, variational, scale, remains }: Finding) =>
    `Dice from N(0, I) are about ${dice} long, the plain autoencoder's codes ${codes}: the dice fall where no code lies.${scale ? " Part of the harm is only scale." : ""} Measured beforehand, ${prior}\u00a0% of its samples are digit-like; with dice fitted to its codes ${fitted}\u00a0%, ${remains ? "still fewer than" : "no fewer than"} the variational autoencoder's ${variational}\u00a0%.`,
  flat: (plain: string, variational: string, behind: boolean) =>
    `With codes of two numbers the ${behind ? "gap is small" : "plain autoencoder is not behind"}: ${plain}\u00a0% of its samples against ${variational}\u00a0%.`,
  question: (count: string) => `Of ${count} dice, how many will the plain autoencoder turn into something digit-like?`,
  questionOne: "Will the plain autoencoder turn one throw into something digit-like?",
  range: (from: string, to: string) => (from === to ? from : `${from}–${to}`),
  predicted: "You predicted",
  outcome: (like: string, count: string) => `The plain autoencoder made ${like} of the ${count} digit-like.`,
  outcomeBoth: (like: string, count: string, other: string) =>
    `The plain autoencoder made ${like} of the ${count} digit-like, the variational one ${other}.`,
  isItScale: "Fit the dice to its codes",
  asking: "The dice are being decoded.",
  said: (parts: string) => `${parts}.`,
  saidOf: (model: string, like: string, count: string) => `${model}: ${like} of ${count} digit-like`,
  gradedNone: (digit: number) => `No sample on the sheet is read as ${article(digit)}. Roll again.`,
  graded: (model: string, n: string, digit: number, percent: string) =>
    `${model}, sample ${n}: the classifier reads ${article(digit)} (${percent}).`,
  quantityZ: (count: string, length: string) => `${count} codes of 32 numbers, mean length ${length}`,
  quantityPhi: (decoders: string[]) => `weights of ${decoders.length === 1 ? "one decoder" : "two decoders"}: ${decoders.join(", ")}`,
  quantityImages: (parts: string) => `decoded dice: ${parts}`,
};

/** All words of the tag. */
export const samplerWords = { ...sampler, ...samplerRest };
export type SamplerWords = typeof samplerWords;
